package org.muwahhad.catalog;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Who may see benchmark prices. */
final class Prices {
  private Prices() {}

  /**
   * Whoever bids must not know what the buyers reckon with: the estimate of a tender, which is made
   * of these prices, stays sealed until the bids are open.
   */
  static boolean areHiddenFrom(Actor actor) {
    return actor.is(Role.BIDDER);
  }
}
