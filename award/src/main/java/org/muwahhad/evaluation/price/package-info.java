/**
 * The prices of a tender as evaluated, step by step from what was bid to what is compared, and the
 * lines of all bids side by side. Corrections of the totals that bidders state and alternatives are
 * decided here.
 */
@NullMarked
package org.muwahhad.evaluation.price;

import org.jspecify.annotations.NullMarked;
