package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.AccountLocked;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The administrator locks an account, with a reason: all its sessions end and none can begin. One
 * that a program of a state locked is locked again, so that the program does not unlock it.
 *
 * <p>Refused with {@code organisation.not-oneself}, {@code organisation.account-locked} when an
 * administrator locked it already, and as invalid input at {@code reason}.
 */
@Singleton
public class LockAccount {
  private final Accounts accounts;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;

  LockAccount(Accounts accounts, AuditLog audit, ApplicationEventPublisher<AccountEvent> events) {
    this.accounts = accounts;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long personId, String reason) {
    actor.require(Role.ADMINISTRATOR);
    OwnAccount.refuse(actor, personId);
    new Faults().text("reason", reason, 500).throwIfAny();
    if (!accounts.block(personId, reason.strip())) {
      throw new Refusal.RuleBroken("organisation.account-locked");
    }
    audit.record(actor, new AccountLocked(personId, reason.strip()));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.LOCKED, personId, actor.name())
            .saying(reason.strip()));
  }
}
