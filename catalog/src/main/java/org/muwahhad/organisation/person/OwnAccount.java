package org.muwahhad.organisation.person;

import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * Nobody changes their own roles or locks themselves out: so there is always another who saw it,
 * and always an administrator left.
 */
final class OwnAccount {
  private OwnAccount() {}

  static void refuse(Actor actor, long personId) {
    if (actor.personId() == personId) {
      throw new Refusal.RuleBroken("organisation.not-oneself");
    }
  }
}
