package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.RoleRevoked;
import org.muwahhad.shared.Refusal;

/**
 * The administrator takes a role from a person, from their next request on. The last role stays:
 * who shall no longer act has the account locked.
 *
 * <p>Refused with {@code organisation.not-oneself}, {@code organisation.last-role}, and {@code
 * organisation.role-not-held}.
 */
@Singleton
public class RevokeRole {
  private final Accounts accounts;
  private final Actors actors;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;

  RevokeRole(
      Accounts accounts,
      Actors actors,
      AuditLog audit,
      ApplicationEventPublisher<AccountEvent> events) {
    this.accounts = accounts;
    this.actors = actors;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long personId, Role role) {
    actor.require(Role.ADMINISTRATOR);
    OwnAccount.refuse(actor, personId);
    Actor person = actors.get(personId);
    if (!person.is(role)) {
      throw new Refusal.RuleBroken("organisation.role-not-held");
    }
    if (person.grants().size() == 1) {
      throw new Refusal.RuleBroken("organisation.last-role");
    }
    if (!accounts.revoke(personId, role)) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoleRevoked(personId, role.name()));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.ROLE_REVOKED, personId, actor.name())
            .about(role.name()));
  }
}
