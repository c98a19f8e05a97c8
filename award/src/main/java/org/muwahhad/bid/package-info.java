/**
 * Sealed bids, from the first draft to the record of their opening. This package holds a bid and
 * its states, who may bid, the offer, and the content that is sealed.
 *
 * <p>Each subpackage uses only this package and the subpackages before it: {@code seal}, {@code
 * key}, {@code offer}, {@code document}, {@code room}, {@code workbook}, {@code opening}, {@code
 * readout}.
 */
@NullMarked
package org.muwahhad.bid;

import org.jspecify.annotations.NullMarked;
