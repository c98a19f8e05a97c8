package org.muwahhad.demand.round;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.shared.Refusal;

/**
 * Who may read what entities demand. That a draft is there and how far it is may be seen by all who
 * will read it; its lines are the entity's own until it is submitted or its round has closed.
 */
public final class DemandReaders {
  /**
   * In SQL, whether others than the entity read the lines of a submission {@code s}: they were
   * handed in, so that it is no draft, and not a draft that was withdrawn; or the round has closed,
   * and every line that is not in is reported with the reason.
   */
  public static final String LINES_OPEN =
      """
      (s.status <> 'DRAFT' AND (s.status <> 'WITHDRAWN' OR EXISTS (
         SELECT 1 FROM submission_receipt h WHERE h.submission_id = s.id))
       OR EXISTS (SELECT 1 FROM demand_round o
                   WHERE o.id = s.round_id AND o.status IN ('CLOSED', 'AGGREGATED')))""";

  private static final Role[] ALL = {Role.CENTRAL_BUYER, Role.AUDITOR};

  private DemandReaders() {}

  /** Whether the person reads the demand of all states. */
  public static boolean seesAll(Actor actor) {
    return actor.isAnyOf(ALL);
  }

  /**
   * How far the person reads demand.
   *
   * @throws Refusal.NotPermitted to those who read none
   */
  public static Scope scope(Actor actor) {
    return Scope.of(actor, ALL);
  }

  /** Whether the person reads the demand of this entity. */
  public static boolean mayRead(Actor actor, String stateCode, long entityId) {
    return seesAll(actor) || Scope.isOwn(actor, stateCode, entityId);
  }

  /**
   * Whether a person who may read of a submission reads its lines, too.
   *
   * @param linesOpen see {@link #LINES_OPEN}
   */
  public static boolean mayReadLines(Actor actor, long entityId, boolean linesOpen) {
    return linesOpen || Scope.isOfficerOf(actor, entityId);
  }
}
