/** Loading the reference and demonstration data, and the clock a demonstration can move on. */
@NullMarked
package org.muwahhad.demo;

import org.jspecify.annotations.NullMarked;
