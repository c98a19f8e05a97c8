package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/**
 * A person ends one of their sessions, wherever it is open. One that is another's, or not open, is
 * not found.
 */
@Singleton
public class EndOwnSession {
  private final Accounts accounts;
  private final AuditLog audit;

  EndOwnSession(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Ends the session of a number. */
  @Transactional
  public void run(Actor actor, long number) {
    if (!accounts.endSession(actor.personId(), number)) {
      throw new Refusal.NotFound("session " + number);
    }
    OwnSessionsEnded.record(audit, actor, 1);
  }
}
