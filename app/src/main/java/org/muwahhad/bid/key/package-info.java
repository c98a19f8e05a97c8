/** The opening keys of custodians, the key ceremony, and a tender's key in shares. */
@NullMarked
package org.muwahhad.bid.key;

import org.jspecify.annotations.NullMarked;
