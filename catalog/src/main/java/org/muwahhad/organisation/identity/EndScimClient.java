package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.ScimClientEnded;
import org.muwahhad.shared.Refusal;

/**
 * An administrator ends a SCIM client of a provider. One administrator is enough: its token opens
 * nothing any more.
 *
 * <p>Refused with {@code identity.ended-already} when it has ended.
 */
@Singleton
public class EndScimClient {
  private final IdentityRegister register;
  private final AuditLog audit;

  EndScimClient(IdentityRegister register, AuditLog audit) {
    this.register = register;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long scimClientId) {
    actor.require(Role.ADMINISTRATOR);
    long providerId =
        register
            .findProviderOfScimClient(scimClientId)
            .orElseThrow(() -> new Refusal.NotFound("SCIM client " + scimClientId));
    if (register.endScimClient(scimClientId, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("identity.ended-already");
    }
    audit.record(actor, new ScimClientEnded(providerId, scimClientId));
  }
}
