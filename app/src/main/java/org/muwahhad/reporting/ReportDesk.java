package org.muwahhad.reporting;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Who has a desk of award reports: those who decide, and those who follow what was decided. */
public final class ReportDesk {
  private static final Role[] ROLES = {
    Role.COMMITTEE_MEMBER,
    Role.CENTRAL_BUYER,
    Role.AUDITOR,
    Role.NATIONAL_COORDINATOR,
    Role.EVALUATOR
  };

  private ReportDesk() {}

  public static boolean isOpenTo(Actor actor) {
    return actor.isAnyOf(ROLES);
  }

  /**
   * In which role the person reads it.
   *
   * @throws org.muwahhad.shared.Refusal.NotPermitted to others
   */
  public static Role require(Actor actor) {
    return actor.require(ROLES).role();
  }
}
