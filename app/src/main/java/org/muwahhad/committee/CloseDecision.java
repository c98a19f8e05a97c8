package org.muwahhad.committee;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/**
 * The chair of the committee records the outcome: adopted or rejected, as the votes of the states
 * present make it by the committee's voting rule. What follows from it happens in the same
 * transaction.
 *
 * <p>Refused with {@code committee.not-chair} to others, {@code committee.decision-closed} when the
 * outcome is recorded already, and {@code committee.no-quorum} while fewer states voted than the
 * tender's rule {@code quorum.states} asks for.
 */
@Singleton
public class CloseDecision {
  private final Decisions decisions;
  private final AuditLog audit;
  private final ApplicationEventPublisher<DecisionClosed> closed;

  CloseDecision(
      Decisions decisions, AuditLog audit, ApplicationEventPublisher<DecisionClosed> closed) {
    this.decisions = decisions;
    this.audit = audit;
    this.closed = closed;
  }

  /** Returns the outcome. */
  @Transactional
  public DecisionStatus run(Actor actor, long decisionId) {
    String state = actor.require(Role.COMMITTEE_MEMBER).state();
    Decisions.Locked decision = decisions.getLocked(decisionId);
    requireChair(actor, state, decision);
    if (decision.status() != DecisionStatus.OPEN) {
      throw new Refusal.RuleBroken("committee.decision-closed");
    }
    Decisions.Committee committee =
        decisions.getCommittee(decision.committeeId(), decision.tenderId());
    Tally tally = tally(decisionId);
    if (!tally.hasQuorum(committee.quorum())) {
      throw new Refusal.RuleBroken("committee.no-quorum", tally.present(), committee.quorum());
    }

    DecisionStatus outcome = tally.outcome(committee.votingRule());
    if (decisions.close(decisionId, outcome, actor.personId(), decision.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    record(actor, decision, tally, outcome);
    closed.publishEvent(
        new DecisionClosed(decisionId, decision.tenderId(), outcome == DecisionStatus.ADOPTED));
    return outcome;
  }

  private void requireChair(Actor actor, String state, Decisions.Locked decision) {
    boolean chair =
        decisions
            .findSeat(decision.committeeId(), actor.personId())
            .filter(s -> s.stateCode().equals(state))
            .map(Decisions.Seat::chair)
            .orElse(false);
    if (!chair) {
      throw new Refusal.NotPermitted("committee.not-chair");
    }
  }

  private void record(Actor actor, Decisions.Locked decision, Tally tally, DecisionStatus outcome) {
    audit.record(
        actor,
        Role.COMMITTEE_MEMBER,
        "tender:" + decision.tenderId(),
        "committee.decision-closed",
        "decision",
        decision.id(),
        Map.of(
            "outcome", outcome.name(),
            "for", tally.inFavour(),
            "against", tally.against(),
            "abstained", tally.abstained(),
            "sha256", decision.documentSha256()));
  }

  private Tally tally(long decisionId) {
    return new Tally(
        decisions.countVotes(decisionId, VoteChoice.FOR),
        decisions.countVotes(decisionId, VoteChoice.AGAINST),
        decisions.countVotes(decisionId, VoteChoice.ABSTAIN));
  }
}
