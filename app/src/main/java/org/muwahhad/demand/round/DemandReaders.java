package org.muwahhad.demand.round;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Who may read what entities demand. */
public final class DemandReaders {
  private DemandReaders() {}

  /** Whether the person reads the demand of all states. */
  public static boolean seesAll(Actor actor) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
  }

  /** Whether the person reads the demand of this entity. */
  public static boolean mayRead(Actor actor, String stateCode, long entityId) {
    return seesAll(actor)
        || actor
            .find(Role.NATIONAL_COORDINATOR)
            .filter(g -> g.state().equals(stateCode))
            .isPresent()
        || actor.find(Role.PROCUREMENT_OFFICER).filter(g -> g.entity() == entityId).isPresent();
  }
}
