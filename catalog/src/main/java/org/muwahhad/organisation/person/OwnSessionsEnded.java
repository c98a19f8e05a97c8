package org.muwahhad.organisation.person;

import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.SessionsEnded;

/** What is written of a person who ended sessions of their own. */
final class OwnSessionsEnded {
  private OwnSessionsEnded() {}

  static void record(AuditLog audit, Actor actor, int sessions) {
    audit.record(
        actor, actor.require(Role.values()).role(), new SessionsEnded(actor.personId(), sessions));
  }
}
