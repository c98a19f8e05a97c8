/** Sealed bids, from the first draft to the opening. */
@NullMarked
package org.muwahhad.bid;

import org.jspecify.annotations.NullMarked;
