/** What a bidder offers, as typed, and the rules it is held against. */
@NullMarked
package org.muwahhad.bid.offer;

import org.jspecify.annotations.NullMarked;
