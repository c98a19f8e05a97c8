/** The opening of bids, of prices apart, and its record. */
@NullMarked
package org.muwahhad.bid.opening;

import org.jspecify.annotations.NullMarked;
