package org.muwahhad.catalog.proposal;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry;
import org.muwahhad.catalog.CatalogEntry.ItemProposalAccepted;
import org.muwahhad.catalog.CatalogEntry.ItemProposalDeclined;
import org.muwahhad.catalog.CatalogEntry.ItemProposalMerged;
import org.muwahhad.shared.Refusal;

/** What all decisions on a proposal have in common: who may, when, and what is written. */
@Singleton
class ProposalRecord {
  private final Proposals proposals;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ProposalDecided> events;

  ProposalRecord(
      Proposals proposals, AuditLog audit, ApplicationEventPublisher<ProposalDecided> events) {
    this.proposals = proposals;
    this.audit = audit;
    this.events = events;
  }

  /**
   * The proposal that a catalog manager is about to decide.
   *
   * @throws Refusal.RuleBroken {@code catalog.proposal-decided} when it is decided already, {@code
   *     catalog.proposal-own} when the manager proposed it
   */
  Proposals.Proposal open(Actor actor, long id, ProposalStatus.ProposalEvent event) {
    actor.require(Role.CATALOG_MANAGER);
    Proposals.Proposal proposal = proposals.get(id);
    requireWaiting(proposal, event);
    if (proposal.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("catalog.proposal-own");
    }
    return proposal;
  }

  static void requireWaiting(Proposals.Proposal proposal, ProposalStatus.ProposalEvent event) {
    if (!event.isAllowedFrom(proposal.status())) {
      throw new Refusal.RuleBroken("catalog.proposal-decided");
    }
  }

  /** Writes the decision and tells of it. */
  void decide(
      Actor actor,
      Proposals.Proposal proposal,
      Proposals.ProposalOutcome outcome,
      @Nullable String code) {
    if (proposals.decide(proposal, outcome) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, entry(proposal.id(), outcome, code));
    events.publishEvent(new ProposalDecided(proposal.id()));
  }

  private static CatalogEntry entry(
      long proposal, Proposals.ProposalOutcome outcome, @Nullable String code) {
    Integer revision = outcome.revision();
    return switch (outcome.status()) {
      case ACCEPTED ->
          new ItemProposalAccepted(
              proposal, code, outcome.note(), revision, revision == null ? null : outcome.edited());
      case MERGED -> new ItemProposalMerged(proposal, code, outcome.note());
      case DECLINED -> new ItemProposalDeclined(proposal, code, outcome.note());
      case PROPOSED, WITHDRAWN ->
          throw new IllegalArgumentException("No decision: " + outcome.status());
    };
  }

  static @Nullable String note(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
