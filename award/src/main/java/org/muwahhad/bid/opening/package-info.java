/**
 * The opening room, the act that opens all bids, the second meeting for prices, the record, and
 * what later packages read of opened bids.
 */
@NullMarked
package org.muwahhad.bid.opening;

import org.jspecify.annotations.NullMarked;
