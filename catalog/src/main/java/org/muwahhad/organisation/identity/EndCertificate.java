package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.ProviderCertificateEnded;
import org.muwahhad.shared.Refusal;

/**
 * An administrator ends a certificate of a provider. One administrator is enough: what it signs is
 * not believed any more.
 *
 * <p>Refused with {@code identity.ended-already} when it has ended.
 */
@Singleton
public class EndCertificate {
  private final IdentityRegister register;
  private final AuditLog audit;

  EndCertificate(IdentityRegister register, AuditLog audit) {
    this.register = register;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long certificateId) {
    actor.require(Role.ADMINISTRATOR);
    long providerId =
        register
            .findProviderOfCertificate(certificateId)
            .orElseThrow(() -> new Refusal.NotFound("certificate " + certificateId));
    if (register.endCertificate(certificateId, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("identity.ended-already");
    }
    audit.record(
        actor,
        new ProviderCertificateEnded(providerId, register.findSha256(certificateId).orElseThrow()));
  }
}
