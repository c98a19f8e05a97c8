/** Performance guarantees of awards: what is due, what is held, and what became of it. */
@NullMarked
package org.muwahhad.guarantee;

import org.jspecify.annotations.NullMarked;
