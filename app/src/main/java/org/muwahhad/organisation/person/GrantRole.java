package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;

/**
 * The administrator gives a person a role, or the role they hold another limit. It holds from the
 * person's next request.
 *
 * <p>Refused with {@code organisation.not-oneself} on the own account, {@code
 * organisation.bidder-alone} when a bidder would hold another role, {@code
 * organisation.entity-closed}, and as invalid input at {@code role}, {@code state}, {@code entity}
 * or {@code supplier}.
 */
@Singleton
public class GrantRole {
  private final Accounts accounts;
  private final AuditLog audit;

  GrantRole(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long personId, GrantInput grant) {
    actor.require(Role.ADMINISTRATOR);
    Oneself.refuse(actor, personId);
    accounts.grant(personId, grant.limits());
    audit.record(
        actor,
        Role.ADMINISTRATOR,
        "person:" + personId,
        "access.role-granted",
        "person",
        personId,
        Map.of("role", grant.givenRole().name(), "limit", grant.told()));
  }
}
