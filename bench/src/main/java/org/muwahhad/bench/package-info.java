/** Benchmarks, run by hand; each prints its figure and the floor measured in the same run. */
@NullMarked
package org.muwahhad.bench;

import org.jspecify.annotations.NullMarked;
