package org.muwahhad.catalog.proposal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.ItemProposalWithdrawn;
import org.muwahhad.shared.Refusal;

/**
 * Anyone who proposed something takes it back, before it is decided.
 *
 * <p>Not found for anybody else; refused with {@code catalog.proposal-decided} when it was decided
 * or withdrawn already.
 */
@Singleton
public class WithdrawProposal {
  private final Proposals proposals;
  private final AuditLog audit;

  WithdrawProposal(Proposals proposals, AuditLog audit) {
    this.proposals = proposals;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    Role role = actor.require(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR).role();
    Proposals.Proposal proposal = proposals.get(id);
    if (proposal.proposedBy() != actor.personId()) {
      throw new Refusal.NotFound("proposal " + id);
    }
    ProposalRecord.requireWaiting(proposal, ProposalStatus.ProposalEvent.WITHDRAW);

    Proposals.ProposalOutcome outcome =
        new Proposals.ProposalOutcome(
            ProposalStatus.ProposalEvent.WITHDRAW.to(), actor.personId(), null, null, null, false);
    if (proposals.decide(proposal, outcome) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, role, new ItemProposalWithdrawn(id));
  }
}
