/**
 * The prices of a tender as evaluated, each step from what was bid to what is compared, and the
 * lines of all bids side by side.
 */
@NullMarked
package org.muwahhad.evaluation.price;

import org.jspecify.annotations.NullMarked;
