package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.SeatQueries;
import org.muwahhad.committee.Tally;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.initiative.InitiativeEntry.InitiativeDecided;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The chair of the ministerial committee records the outcome, as the votes of the states make it by
 * the committee's rule. Approved, the initiative is under way. Otherwise it goes back to the
 * central purchasing body with a reason, and is a draft again.
 *
 * <p>Refused with {@code initiative.not-chair} to others, {@code initiative.not-submitted} when it
 * is not before the committee, {@code initiative.no-quorum} while too few states have voted, and
 * {@code initiative.return-reason-needed} at the field where the votes return it without a reason.
 */
@Singleton
public class DecideInitiative {
  private static final int LONGEST_REASON = 2000;
  private final Initiatives initiatives;
  private final SeatQueries seats;
  private final AuditLog audit;

  DecideInitiative(Initiatives initiatives, SeatQueries seats, AuditLog audit) {
    this.initiatives = initiatives;
    this.seats = seats;
    this.audit = audit;
  }

  /** Returns the outcome; the reason counts only where the votes return the initiative. */
  @Transactional
  public DecisionStatus run(Actor actor, long initiativeId, @Nullable String returnReason) {
    actor.require(Role.COMMITTEE_MEMBER);
    SeatQueries.CommitteeSeat seat =
        seats
            .find(actor, CommitteeCode.MINISTERIAL)
            .filter(SeatQueries.CommitteeSeat::chair)
            .orElseThrow(() -> new Refusal.NotPermitted("initiative.not-chair"));
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    initiative.requireSubmitted();
    Tally tally = tally(initiative);
    if (!tally.hasQuorum(seat.quorum())) {
      throw new Refusal.RuleBroken("initiative.no-quorum", tally.present(), seat.quorum());
    }

    DecisionStatus outcome = tally.outcome(seat.votingRule());
    boolean approved = outcome == DecisionStatus.ADOPTED;
    String reason = approved ? null : checked(InitiativeDraft.text(returnReason));
    int decided =
        initiatives.decide(
            initiativeId,
            approved ? InitiativeStatus.APPROVED : InitiativeStatus.DRAFT,
            reason,
            actor.personId(),
            initiative.version());
    if (decided != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new InitiativeDecided(
            initiativeId, outcome, tally.inFavour(), tally.against(), tally.abstained(), reason));
    return outcome;
  }

  private static String checked(String reason) {
    new Faults()
        .check(!reason.isEmpty(), "returnReason", "initiative.return-reason-needed")
        .atMost("returnReason", reason, LONGEST_REASON)
        .throwIfAny();
    return reason;
  }

  private Tally tally(Initiatives.LockedInitiative initiative) {
    long id = initiative.id();
    int version = initiative.version();
    return new Tally(
        initiatives.countVotes(id, version, VoteChoice.FOR),
        initiatives.countVotes(id, version, VoteChoice.AGAINST),
        initiatives.countVotes(id, version, VoteChoice.ABSTAIN));
  }
}
