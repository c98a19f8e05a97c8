package org.muwahhad.organisation.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.IdentityProposalMade;

/** Keeps what an administrator proposes of a provider until another decides. */
@Singleton
class KeepIdentityProposal {
  private final IdentityRegister register;
  private final AuditLog audit;
  private final int hours;

  KeepIdentityProposal(
      IdentityRegister register,
      AuditLog audit,
      @Value("${muwahhad.accounts.proposals-wait:7d}") Duration wait) {
    this.register = register;
    this.audit = audit;
    this.hours = (int) wait.toHours();
  }

  /** Returns the number of the proposal. */
  @Transactional(Transactional.TxType.MANDATORY)
  long run(
      Actor actor,
      IdentityProposalKind kind,
      long providerId,
      String provider,
      long object,
      @Nullable Long personId) {
    register.insertProposal(
        kind,
        providerId,
        of(kind, IdentityProposalKind.SETTINGS, object),
        of(kind, IdentityProposalKind.CERTIFICATE, object),
        of(kind, IdentityProposalKind.LINK, object),
        of(kind, IdentityProposalKind.SCIM_CLIENT, object),
        personId,
        actor.personId(),
        hours);
    long id = register.getLastProposal(actor.personId());
    audit.record(actor, new IdentityProposalMade(providerId, id, kind.name(), provider, personId));
    return id;
  }

  private static @Nullable Long of(
      IdentityProposalKind kind, IdentityProposalKind wanted, long object) {
    return kind == wanted ? object : null;
  }
}
