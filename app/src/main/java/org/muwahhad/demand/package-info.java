/** Demand rounds, and the submissions in which procuring entities state what they need. */
@NullMarked
package org.muwahhad.demand;

import org.jspecify.annotations.NullMarked;
