/** The demonstration data set: an invented but plausible history of joint procurement. */
@NullMarked
package org.muwahhad.seeds.demo;

import org.jspecify.annotations.NullMarked;
