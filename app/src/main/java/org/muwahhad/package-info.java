/** Muwahhad: joint procurement of the member states, one package per feature. */
@NullMarked
package org.muwahhad;

import org.jspecify.annotations.NullMarked;
