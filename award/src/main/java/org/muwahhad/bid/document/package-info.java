/** Documents of bids: encrypted in pieces, scanned, and read once the bids are opened. */
@NullMarked
package org.muwahhad.bid.document;

import org.jspecify.annotations.NullMarked;
