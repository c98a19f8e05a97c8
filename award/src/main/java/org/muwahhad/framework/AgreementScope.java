package org.muwahhad.framework;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/**
 * How far a reader of agreements sees; an empty state and 0 mean all of them.
 *
 * @param state ISO 3166-1 code
 */
public record AgreementScope(String state, long entityId) {

  /** Whether a person has to do with agreements at all. */
  public static boolean isFor(Actor actor) {
    return actor.isAnyOf(
        Role.CENTRAL_BUYER,
        Role.AUDITOR,
        Role.COMMITTEE_MEMBER,
        Role.NATIONAL_COORDINATOR,
        Role.PROCUREMENT_OFFICER);
  }

  /**
   * Officers see their entity, coordinators their state, central buyers, auditors and committee
   * members all.
   */
  public static AgreementScope of(Actor actor) {
    if (actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)) {
      return new AgreementScope("", 0);
    }
    if (actor.is(Role.NATIONAL_COORDINATOR)) {
      return new AgreementScope(actor.require(Role.NATIONAL_COORDINATOR).state(), 0);
    }
    return new AgreementScope("", actor.require(Role.PROCUREMENT_OFFICER).entity());
  }
}
