/** How a bid is sealed: keys, contexts, the vault, and the proof that a deadline has passed. */
@NullMarked
package org.muwahhad.bid.seal;

import org.jspecify.annotations.NullMarked;
