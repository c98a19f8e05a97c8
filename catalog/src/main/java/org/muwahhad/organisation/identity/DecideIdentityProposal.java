package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.IdentityProposalRejected;
import org.muwahhad.organisation.IdentityEntry.PersonLinked;
import org.muwahhad.organisation.IdentityEntry.ProviderCertificateAgreed;
import org.muwahhad.organisation.IdentityEntry.ProviderSettingsAgreed;
import org.muwahhad.organisation.IdentityEntry.ScimClientAgreed;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A second administrator confirms what another proposed of a provider, and it is in force at once;
 * or rejects it, with a reason.
 *
 * <p>Refused with {@code organisation.own-proposal} to the person who proposed it, {@code
 * organisation.not-oneself} to the person it links, {@code identity.proposal-expired} after its
 * time, {@code identity.other-state} for a link when the person got a role of another state
 * meanwhile, a conflict when it no longer waits, and as invalid input at {@code reason}.
 */
@Singleton
public class DecideIdentityProposal {
  private final IdentityRegister register;
  private final IdentityLinks links;
  private final AuditLog audit;

  DecideIdentityProposal(IdentityRegister register, IdentityLinks links, AuditLog audit) {
    this.register = register;
    this.links = links;
    this.audit = audit;
  }

  /** Brings into force what was proposed. */
  @Transactional
  public void confirm(Actor actor, long proposalId) {
    IdentityRegister.HeldProposal proposal = waiting(actor, proposalId);
    IdentityRegister.HeldProvider provider = register.lock(proposal.providerId()).orElseThrow();
    requireDone(register.confirm(proposalId, actor.personId()));
    switch (proposal.kind()) {
      case SETTINGS -> {
        register.settle(provider.id(), Objects.requireNonNull(proposal.settingId()));
        audit.record(
            actor,
            new ProviderSettingsAgreed(
                provider.id(),
                provider.code(),
                RequiredInput.text(provider.stateCode()),
                proposalId,
                proposal.proposedBy()));
      }
      case CERTIFICATE -> {
        long id = Objects.requireNonNull(proposal.certificateId());
        requireDone(register.settleCertificate(id));
        audit.record(
            actor,
            new ProviderCertificateAgreed(
                provider.id(),
                register.findSha256(id).orElseThrow(),
                proposalId,
                proposal.proposedBy()));
      }
      case LINK -> link(actor, provider, proposal);
      case SCIM_CLIENT -> {
        long id = Objects.requireNonNull(proposal.scimClientId());
        requireDone(register.settleScimClient(id));
        audit.record(
            actor,
            new ScimClientAgreed(
                provider.id(),
                id,
                register.findScimClientName(id).orElseThrow(),
                register.findScimClientEnd(id).orElseThrow(),
                proposalId,
                proposal.proposedBy()));
      }
    }
  }

  private void link(
      Actor actor, IdentityRegister.HeldProvider provider, IdentityRegister.HeldProposal proposal) {
    long id = Objects.requireNonNull(proposal.linkId());
    long personId = Objects.requireNonNull(proposal.personId());
    if (links.countRoles(personId) == 0 || links.countForeignRoles(provider.id(), personId) > 0) {
      throw new Refusal.RuleBroken("identity.other-state");
    }
    requireDone(links.settleLink(id));
    audit.record(
        actor,
        new PersonLinked(
            personId,
            provider.code(),
            links.findSubject(id).orElseThrow(),
            proposal.id(),
            proposal.proposedBy()));
  }

  /** Leaves everything as it is; what was proposed ends. */
  @Transactional
  public void reject(Actor actor, long proposalId, @Nullable String reason) {
    IdentityRegister.HeldProposal proposal = waiting(actor, proposalId);
    String given = RequiredInput.text(reason);
    new Faults().text("reason", given, 500).throwIfAny();
    requireDone(register.reject(proposalId, actor.personId(), given));
    end(actor, proposal, given);
    audit.record(
        actor,
        new IdentityProposalRejected(
            proposal.providerId(), proposalId, proposal.proposedBy(), given));
  }

  /** So that the same can be proposed again. */
  private void end(Actor actor, IdentityRegister.HeldProposal proposal, String reason) {
    switch (proposal.kind()) {
      case SETTINGS -> {}
      case CERTIFICATE ->
          register.endCertificate(
              Objects.requireNonNull(proposal.certificateId()), actor.personId());
      case LINK ->
          links.endLink(Objects.requireNonNull(proposal.linkId()), actor.personId(), reason);
      case SCIM_CLIENT ->
          register.endScimClient(Objects.requireNonNull(proposal.scimClientId()), actor.personId());
    }
  }

  private IdentityRegister.HeldProposal waiting(Actor actor, long proposalId) {
    actor.require(Role.ADMINISTRATOR);
    IdentityRegister.HeldProposal proposal =
        register
            .lockProposal(proposalId)
            .orElseThrow(() -> new Refusal.NotFound("identity proposal " + proposalId));
    if (proposal.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.own-proposal");
    }
    Long personId = proposal.personId();
    if (personId != null && personId == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.not-oneself");
    }
    if (proposal.status() != IdentityProposalStatus.PROPOSED) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    if (proposal.expired()) {
      throw new Refusal.RuleBroken("identity.proposal-expired");
    }
    return proposal;
  }

  private static void requireDone(int rows) {
    if (rows != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
