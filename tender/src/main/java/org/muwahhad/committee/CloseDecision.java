package org.muwahhad.committee;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.OutcomeRecorded;
import org.muwahhad.committee.CommitteeEntry.QuestionPut;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;

/**
 * The chair of the committee records the outcome, as the votes of the states present make it by the
 * committee's voting rule. Adopted, the question goes to the next level its value needs, and after
 * the last one the award is decided. Not adopted, it is returned with reasons: to the level before,
 * or to the examination panel. What follows happens in the same transaction.
 *
 * <p>Where the chair declared a conflict of interest, the member does it whom {@link
 * DeclareMemberConflict} names.
 *
 * <p>Refused with {@code tender.conflict-declared} to the person who declared a conflict of
 * interest, {@code committee.not-chair} to others, {@code committee.decision-closed} when the
 * outcome is recorded already, {@code committee.nothing-recommended} when the tender was cancelled
 * since, {@code committee.no-quorum} while fewer states voted than the tender's rule {@code
 * quorum.states} asks for; and, when the question is not adopted, with {@code
 * committee.return-to-needed}, {@code committee.no-level-before} and {@code
 * committee.return-reason-needed} at the fields.
 */
@Singleton
public class CloseDecision {
  private static final int LONGEST_REASON = 2000;
  private final Decisions decisions;
  private final LearnedConflicts conflicts;
  private final ReachLevels reachLevels;
  private final CanonicalJson documents;
  private final AuditLog audit;
  private final ApplicationEventPublisher<DecisionClosed> closed;

  CloseDecision(
      Decisions decisions,
      LearnedConflicts conflicts,
      ReachLevels reachLevels,
      CanonicalJson documents,
      AuditLog audit,
      ApplicationEventPublisher<DecisionClosed> closed) {
    this.decisions = decisions;
    this.conflicts = conflicts;
    this.reachLevels = reachLevels;
    this.documents = documents;
    this.audit = audit;
    this.closed = closed;
  }

  /** Where a question that is not adopted goes back to, and why. Empty where it is adopted. */
  public record Return(@Nullable ReturnTo to, @Nullable String reason) {
    /** No return: the question is expected to be adopted. */
    public static Return none() {
      return new Return(null, null);
    }

    String writtenReason() {
      return reason == null ? "" : reason.strip();
    }
  }

  /** Records the outcome of a question that its votes adopt. */
  @Transactional
  public DecisionStatus run(Actor actor, long decisionId) {
    return run(actor, decisionId, Return.none());
  }

  /** Returns the outcome; the return counts only where the votes do not adopt the question. */
  @Transactional
  public DecisionStatus run(Actor actor, long decisionId, Return back) {
    String state = actor.require(Role.COMMITTEE_MEMBER).state();
    Decisions.LockedDecision decision = decisions.getLocked(decisionId);
    requireChair(actor, state, decision);
    if (decision.status() != DecisionStatus.OPEN) {
      throw new Refusal.RuleBroken("committee.decision-closed");
    }
    if (decisions.countRecommended(decision.tenderId()) == 0) {
      throw new Refusal.RuleBroken("committee.nothing-recommended");
    }
    Decisions.Committee committee =
        decisions.getCommittee(decision.committeeId(), decision.tenderId());
    Tally tally = tally(decisionId);
    if (!tally.hasQuorum(committee.quorum())) {
      throw new Refusal.RuleBroken("committee.no-quorum", tally.present(), committee.quorum());
    }

    DecisionStatus outcome = tally.outcome(committee.votingRule());
    Return taken = outcome == DecisionStatus.ADOPTED ? Return.none() : checked(back, decision);
    close(actor, decision, outcome, taken);
    record(actor, decision, tally, outcome, taken);
    goOn(actor, decision, outcome, taken);
    return outcome;
  }

  private static Return checked(Return back, Decisions.LockedDecision decision) {
    Integer position = decision.levelPosition();
    boolean before = back.to() == ReturnTo.LEVEL_BEFORE;
    new Faults()
        .check(back.to() != null, "returnTo", "committee.return-to-needed")
        .check(
            !before || (position != null && position > 1), "returnTo", "committee.no-level-before")
        .check(!back.writtenReason().isEmpty(), "returnReason", "committee.return-reason-needed")
        .atMost("returnReason", back.writtenReason(), LONGEST_REASON)
        .throwIfAny();
    return new Return(back.to(), back.writtenReason());
  }

  private void close(
      Actor actor, Decisions.LockedDecision decision, DecisionStatus outcome, Return taken) {
    int changed =
        decisions.close(
            decision.id(),
            outcome,
            taken.to(),
            taken.reason(),
            actor.personId(),
            decision.version());
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  /** To the next level, to the one before, or to what follows outside the committees. */
  private void goOn(
      Actor actor, Decisions.LockedDecision decision, DecisionStatus outcome, Return taken) {
    boolean adopted = outcome == DecisionStatus.ADOPTED;
    Integer position = decision.levelPosition();
    boolean toNext = adopted && position != null && !isLast(decision, position);
    if (position != null && (toNext || taken.to() == ReturnTo.LEVEL_BEFORE)) {
      put(actor, decision, position + (toNext ? 1 : -1));
      return;
    }
    if (!adopted) {
      reachLevels.end(decision.tenderId());
    }
    closed.publishEvent(new DecisionClosed(decision.id(), decision.tenderId(), adopted));
  }

  private boolean isLast(Decisions.LockedDecision decision, int position) {
    return reachLevels.isLast(reachLevels.current(decision.tenderId()), position);
  }

  private void put(Actor actor, Decisions.LockedDecision decision, int position) {
    ReachLevels.PendingQuestion put =
        reachLevels.put(
            reachLevels.current(decision.tenderId()),
            position,
            documents.read(decisions.getDocument(decision.id()), AwardQuestion.class),
            documents,
            actor.personId());
    audit.record(
        actor,
        Role.COMMITTEE_MEMBER,
        new QuestionPut(
            decision.tenderId(), put.decisionId(), put.committee().name(), put.sha256(), null));
  }

  private void requireChair(Actor actor, String state, Decisions.LockedDecision decision) {
    conflicts.requireNone(actor, decision.tenderId());
    boolean seated =
        decisions
            .findSeat(decision.committeeId(), actor.personId())
            .filter(s -> s.stateCode().equals(state))
            .isPresent();
    if (!seated || decisions.countChairs(decision.id(), actor.personId()) == 0) {
      throw new Refusal.NotPermitted("committee.not-chair");
    }
  }

  private void record(
      Actor actor,
      Decisions.LockedDecision decision,
      Tally tally,
      DecisionStatus outcome,
      Return taken) {
    audit.record(
        actor,
        new OutcomeRecorded(
            decision.tenderId(),
            decision.id(),
            outcome,
            tally.inFavour(),
            tally.against(),
            tally.abstained(),
            decision.documentSha256(),
            taken.to(),
            taken.to() == null ? null : taken.writtenReason()));
  }

  private Tally tally(long decisionId) {
    return new Tally(
        decisions.countVotes(decisionId, VoteChoice.FOR),
        decisions.countVotes(decisionId, VoteChoice.AGAINST),
        decisions.countVotes(decisionId, VoteChoice.ABSTAIN));
  }
}
