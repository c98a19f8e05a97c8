package org.muwahhad.framework;

import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.shared.Refusal;

/**
 * How far a reader of agreements sees: officers their entity, coordinators their state, central
 * buyers, auditors and committee members all of them.
 */
public final class AgreementReaders {
  private static final Role[] ALL = {Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER};

  private AgreementReaders() {}

  /**
   * What a person may read.
   *
   * @throws Refusal.NotPermitted to those who have nothing to do with agreements
   */
  public static Scope scope(Actor actor) {
    return Scope.of(actor, ALL);
  }

  /** The same; empty for those who have nothing to do with agreements. */
  public static Optional<Scope> findScope(Actor actor) {
    return Scope.find(actor, ALL);
  }

  /** Whether a person reads what is of an entity of a state. */
  public static boolean mayRead(Actor actor, String state, long entityId) {
    return actor.isAnyOf(ALL) || Scope.isOwn(actor, state, entityId);
  }
}
