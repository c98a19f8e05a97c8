/** The opening of bids, of prices apart, its record, and what others read of opened bids. */
@NullMarked
package org.muwahhad.bid.opening;

import org.jspecify.annotations.NullMarked;
