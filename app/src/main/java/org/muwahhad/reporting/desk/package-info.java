/** Where reports are read and taken: what waits for who decides, and what changed since. */
@NullMarked
package org.muwahhad.reporting.desk;

import org.jspecify.annotations.NullMarked;
