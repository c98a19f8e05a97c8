/** Sealed bids: what all their parts stand on, a bid and its states, the offer, its content. */
@NullMarked
package org.muwahhad.bid;

import org.jspecify.annotations.NullMarked;
