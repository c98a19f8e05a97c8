package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.PersonUnlinked;
import org.muwahhad.organisation.IdentityEntry.ProviderCertificateEnded;
import org.muwahhad.organisation.IdentityEntry.ProviderDisabled;
import org.muwahhad.organisation.IdentityEntry.ScimClientEnded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator takes away what two had agreed on: a provider, a certificate, a link or a
 * program. One is enough, and it holds at once: sessions that rest on it end.
 *
 * <p>Refused with {@code identity.ended-already} when it has ended, {@code
 * organisation.not-oneself} on the own link, and as invalid input at {@code reason}.
 */
@Singleton
public class EndTrust {
  private static final int LONGEST = 500;
  private final IdentityRegister register;
  private final IdentityLinks links;
  private final AuditLog audit;

  EndTrust(IdentityRegister register, IdentityLinks links, AuditLog audit) {
    this.register = register;
    this.links = links;
    this.audit = audit;
  }

  /** Nobody signs in with the provider any more. */
  @Transactional
  public void provider(Actor actor, long providerId, @Nullable String reason) {
    actor.require(Role.ADMINISTRATOR);
    if (register.lock(providerId).isEmpty()) {
      throw new Refusal.NotFound("identity provider " + providerId);
    }
    String given = required(reason);
    requireEnded(register.disable(providerId, actor.personId(), given));
    int sessions = links.endSessionsOfProvider(providerId);
    audit.record(actor, new ProviderDisabled(providerId, given, sessions));
  }

  /** What the certificate signs is not believed any more. */
  @Transactional
  public void certificate(Actor actor, long certificateId) {
    actor.require(Role.ADMINISTRATOR);
    long providerId =
        register
            .findProviderOfCertificate(certificateId)
            .orElseThrow(() -> new Refusal.NotFound("certificate " + certificateId));
    requireEnded(register.endCertificate(certificateId, actor.personId()));
    audit.record(
        actor,
        new ProviderCertificateEnded(providerId, register.findSha256(certificateId).orElseThrow()));
  }

  /** The provider no longer vouches for the person. */
  @Transactional
  public void link(Actor actor, long linkId, @Nullable String reason) {
    actor.require(Role.ADMINISTRATOR);
    IdentityRegister.HeldProvider provider =
        links
            .findProviderOfLink(linkId)
            .flatMap(register::lock)
            .orElseThrow(() -> new Refusal.NotFound("identity link " + linkId));
    long personId =
        links
            .findLinkedPerson(linkId)
            .orElseThrow(() -> new Refusal.RuleBroken("identity.ended-already"));
    if (personId == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.not-oneself");
    }
    String given = required(reason);
    requireEnded(links.endLink(linkId, actor.personId(), given));
    links.endSessionsOfLink(linkId);
    audit.record(actor, new PersonUnlinked(personId, provider.code(), given));
  }

  /** The program's token opens nothing any more. */
  @Transactional
  public void program(Actor actor, long programId) {
    actor.require(Role.ADMINISTRATOR);
    long providerId =
        register
            .findProviderOfScimClient(programId)
            .orElseThrow(() -> new Refusal.NotFound("program " + programId));
    requireEnded(register.endScimClient(programId, actor.personId()));
    audit.record(actor, new ScimClientEnded(providerId, programId));
  }

  private static String required(@Nullable String reason) {
    String given = RequiredInput.text(reason);
    new Faults().text("reason", given, LONGEST).throwIfAny();
    return given;
  }

  private static void requireEnded(int rows) {
    if (rows != 1) {
      throw new Refusal.RuleBroken("identity.ended-already");
    }
  }
}
