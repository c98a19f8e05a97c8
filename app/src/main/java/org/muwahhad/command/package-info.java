/**
 * The command line: the start of the service, and the commands that an operator runs next to it.
 * The demonstration is loaded by a process of its own while the service starts.
 */
@NullMarked
package org.muwahhad.command;

import org.jspecify.annotations.NullMarked;
