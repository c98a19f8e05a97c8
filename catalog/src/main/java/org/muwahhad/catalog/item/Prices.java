package org.muwahhad.catalog.item;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Who may see benchmark prices. */
public final class Prices {
  private Prices() {}

  /**
   * Anyone who bids must not know what the buyers reckon with: the estimate of a tender, which is
   * made of these prices, stays sealed until the bids are open.
   */
  public static boolean areHiddenFrom(Actor actor) {
    return actor.is(Role.BIDDER);
  }
}
