/** Loads the reference and demonstration data. Also moves the clock of a demonstration. */
@NullMarked
package org.muwahhad.demo;

import org.jspecify.annotations.NullMarked;
