/**
 * What the demand of closed rounds sums to, whether a tender asks for exactly that, and the
 * requests to buy equivalents together, with the units in which items convert.
 *
 * <p>No tender is written here. The act that makes the joint tender of a round is {@code
 * AggregateRound} in {@code tender.lot}, because every table is written by one package only and
 * {@code tender} comes after this package.
 */
@NullMarked
package org.muwahhad.aggregation;

import org.jspecify.annotations.NullMarked;
