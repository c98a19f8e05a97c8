package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.shared.Refusal;

/**
 * How far a person sees what suppliers did: as far as agreements, and officers what is of their
 * whole state.
 */
@Singleton
class PerformanceReach {
  private final AgreementAccess access;

  PerformanceReach(AgreementAccess access) {
    this.access = access;
  }

  /**
   * What a person may read.
   *
   * @throws Refusal.NotPermitted to those who have nothing to do with agreements
   */
  AgreementReach of(Actor actor) {
    AgreementReach reach = access.reach(actor);
    return reach.isOfSupplier() ? reach : new AgreementReach(reach.state(), 0, 0);
  }

  /**
   * The entity whose agreements and orders alone a person opens; 0 for a person who opens all that
   * are shown.
   */
  long entityOf(Actor actor) {
    AgreementReach reach = access.reach(actor);
    return actor.is(Role.PROCUREMENT_OFFICER) ? reach.entityId() : 0;
  }
}
