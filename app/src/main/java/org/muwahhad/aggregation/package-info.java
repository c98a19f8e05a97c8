/**
 * What the demand of closed rounds sums to, whether a tender asks for exactly that, and the
 * requests to buy equivalents together, with the units in which items convert.
 *
 * <p>No tender is written here. The joint tender that aggregation makes of a round belongs to the
 * package {@code tender}, which comes after this one, so the act that creates it, {@code
 * AggregateRound}, stands there: every table is written by one package only.
 */
@NullMarked
package org.muwahhad.aggregation;

import org.jspecify.annotations.NullMarked;
