package org.muwahhad.committee;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.MemberConflictDeclared;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ConflictLearned;
import org.muwahhad.tender.ConflictPart;
import org.muwahhad.tender.LearnConflict;
import org.muwahhad.tender.TenderQueries;

/**
 * A member of the committee that has a question before it declares a conflict of interest learned
 * of, before or after voting, while the question is open. It takes effect at once, for the whole
 * tender: the member reads, votes and records nothing more. A vote the member cast stays in the
 * record, set aside, and no longer counts, neither for the quorum nor for the outcome; another
 * member of the state may vote. Where it was the chair, the first other member records the outcome,
 * in the order of their states, who has no conflict and no seat on a panel of the tender.
 *
 * <p>Refused with {@code committee.not-a-member} to those without a seat for their state, {@code
 * committee.decision-closed} once the outcome is recorded, and as {@link LearnConflict} says.
 */
@Singleton
public class DeclareMemberConflict {
  private final Decisions decisions;
  private final Seats seats;
  private final TenderQueries tenders;
  private final LearnConflict learnConflict;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ConflictLearned> events;

  DeclareMemberConflict(
      Decisions decisions,
      Seats seats,
      TenderQueries tenders,
      LearnConflict learnConflict,
      AuditLog audit,
      ApplicationEventPublisher<ConflictLearned> events) {
    this.decisions = decisions;
    this.seats = seats;
    this.tenders = tenders;
    this.learnConflict = learnConflict;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What the member reads before declaring.
   *
   * @param tender number of the tender
   * @param voted whether the member's vote is among those that count
   * @param chair whether the member would record the outcome
   * @param enough whether the states that are left can make the quorum
   */
  record Effects(String tender, boolean voted, boolean chair, boolean enough) {}

  /** What would follow; refused to all who cannot declare. */
  @Transactional
  Effects see(Actor actor, long decisionId) {
    Decisions.LockedDecision decision = decisions.getLocked(decisionId);
    Decisions.Seat seat = require(actor, decision);
    return new Effects(
        tenders.getTender(decision.tenderId()).number(),
        voted(actor, decision),
        decisions.countChairs(decisionId, actor.personId()) > 0,
        isEnough(decision, seat));
  }

  /**
   * Records the declaration.
   *
   * @param statement what the conflict is
   */
  @Transactional
  public void run(Actor actor, long decisionId, String statement) {
    Decisions.LockedDecision decision = decisions.getLocked(decisionId);
    Decisions.Seat seat = require(actor, decision);
    boolean voted = voted(actor, decision);
    boolean enough = isEnough(decision, seat);
    learnConflict.run(actor, decision.tenderId(), ConflictPart.COMMITTEE, statement);
    audit.record(
        actor,
        new MemberConflictDeclared(
            decision.tenderId(),
            decisionId,
            seat.stateCode(),
            statement.strip(),
            Boolean.toString(voted)));
    events.publishEvent(
        new ConflictLearned(
            decision.tenderId(),
            actor.personId(),
            ConflictPart.COMMITTEE,
            "/decisions/" + decisionId,
            enough));
  }

  private Decisions.Seat require(Actor actor, Decisions.LockedDecision decision) {
    Decisions.Seat seat = seats.requireFree(actor, decision);
    if (decision.status() != DecisionStatus.OPEN) {
      throw new Refusal.RuleBroken("committee.decision-closed");
    }
    return seat;
  }

  private boolean voted(Actor actor, Decisions.LockedDecision decision) {
    return decisions.countOwnVotes(decision.id(), actor.personId()) > 0;
  }

  /** Whether enough states have a member left who may vote. */
  private boolean isEnough(Decisions.LockedDecision decision, Decisions.Seat leaving) {
    return decisions.countStatesWithout(decision.id(), leaving.id())
        >= decisions.getCommittee(decision.committeeId(), decision.tenderId()).quorum();
  }
}
