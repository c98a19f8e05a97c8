/** The command line: starting the service, and the commands an operator runs beside it. */
@NullMarked
package org.muwahhad.command;

import org.jspecify.annotations.NullMarked;
