/**
 * Between the decision and the standstill each state confirms its quantities within a band or opts
 * out of lots. The award is then computed again and stands only where its winner stays the same.
 * The package {@code award} knows only that something may come before the standstill.
 */
@NullMarked
package org.muwahhad.award.quantity;

import org.jspecify.annotations.NullMarked;
