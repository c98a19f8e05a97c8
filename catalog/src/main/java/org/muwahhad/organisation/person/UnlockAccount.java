package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.AccountUnlocked;
import org.muwahhad.shared.Refusal;

/**
 * The administrator unlocks an account, or ends the delay that failed attempts of strangers caused.
 * Refused with {@code organisation.account-not-locked}.
 */
@Singleton
public class UnlockAccount {
  private final Accounts accounts;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;

  UnlockAccount(Accounts accounts, AuditLog audit, ApplicationEventPublisher<AccountEvent> events) {
    this.accounts = accounts;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long personId) {
    actor.require(Role.ADMINISTRATOR);
    if (!accounts.unblock(personId)) {
      throw new Refusal.RuleBroken("organisation.account-not-locked");
    }
    audit.record(actor, new AccountUnlocked(personId));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.UNLOCKED, personId, actor.name()));
  }
}
