/** Opening keys of custodians, the key ceremony, and the key of a tender in shares. */
@NullMarked
package org.muwahhad.bid.key;

import org.jspecify.annotations.NullMarked;
