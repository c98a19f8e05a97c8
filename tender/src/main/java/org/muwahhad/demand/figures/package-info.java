/** Endorsed demand by round, year, category and item. */
@NullMarked
package org.muwahhad.demand.figures;

import org.jspecify.annotations.NullMarked;
