package org.muwahhad.catalog.proposal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;

/**
 * A catalog manager declines a proposal, with a reason that the proposer is informed. Publishes
 * {@link ProposalDecided}.
 *
 * <p>Refused with {@code catalog.proposal-decided} when it was decided or withdrawn, with {@code
 * catalog.proposal-own} to the person who proposed it, and as invalid input at {@code reason}
 * without a reason or with more than 1,000 characters.
 */
@Singleton
public class DeclineProposal {
  private final ProposalRecord record;

  DeclineProposal(ProposalRecord record) {
    this.record = record;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    Proposals.Proposal proposal = record.open(actor, id, ProposalStatus.ProposalEvent.DECLINE);
    Faults faults = new Faults();
    ProposeItem.checkReason(faults, reason.strip());
    faults.throwIfAny();

    record.decide(
        actor,
        proposal,
        new Proposals.ProposalOutcome(
            ProposalStatus.ProposalEvent.DECLINE.to(),
            actor.personId(),
            reason.strip(),
            null,
            null,
            false),
        null);
  }
}
