/** Documents of bids: encrypted, scanned, read once they are opened. */
@NullMarked
package org.muwahhad.bid.document;

import org.jspecify.annotations.NullMarked;
