/** What a bidder offers, as typed, by its rules, and as its room shows it. */
@NullMarked
package org.muwahhad.bid.offer;

import org.jspecify.annotations.NullMarked;
