/**
 * The offer as typed and the rules it is checked against: prices, compliance responses, discounts,
 * alternatives, securities.
 */
@NullMarked
package org.muwahhad.bid.offer;

import org.jspecify.annotations.NullMarked;
