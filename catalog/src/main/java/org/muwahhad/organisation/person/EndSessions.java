package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.SessionsEnded;

/** The administrator ends all sessions of a person, on every node at once. */
@Singleton
public class EndSessions {
  private final Accounts accounts;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;

  EndSessions(Accounts accounts, AuditLog audit, ApplicationEventPublisher<AccountEvent> events) {
    this.accounts = accounts;
    this.audit = audit;
    this.events = events;
  }

  /** Returns how many sessions were ended. */
  @Transactional
  public int run(Actor actor, long personId) {
    actor.require(Role.ADMINISTRATOR);
    int ended = accounts.endSessions(personId);
    audit.record(actor, Role.ADMINISTRATOR, new SessionsEnded(personId, ended));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.SESSIONS_ENDED, personId, actor.name()));
    return ended;
  }
}
