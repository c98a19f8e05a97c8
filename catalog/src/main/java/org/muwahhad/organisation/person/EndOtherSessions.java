package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;

/** A person ends all of their sessions but the one they sit at. */
@Singleton
public class EndOtherSessions {
  private final Accounts accounts;
  private final AuditLog audit;

  EndOtherSessions(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * Returns how many sessions were ended.
   *
   * @param token of the session that stays
   */
  @Transactional
  public int run(Actor actor, String token) {
    int ended = accounts.endOtherSessions(actor.personId(), token);
    if (ended > 0) {
      OwnSessionsEnded.record(audit, actor, ended);
    }
    return ended;
  }
}
