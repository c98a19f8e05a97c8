package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.VoteCast;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;

/**
 * A member of the committee casts the vote of their state: one state, one vote, on the document the
 * member saw.
 *
 * <p>Refused with {@code committee.not-a-member} to those without a seat for their state, {@code
 * tender.conflict-declared} to those who declared a conflict of interest, {@code
 * committee.part-in-tender} to those who prepared, approved, opened or examined the tender, {@code
 * committee.decision-closed} once the outcome is recorded, {@code committee.nothing-recommended}
 * once the tender is cancelled, {@code committee.other-document} when the hash is not that of the
 * decision, {@code committee.other-pack} when the question is before a meeting and the pack is not
 * that of the meeting, {@code committee.state-recused} when the state stood aside, {@code
 * committee.state-voted} when the state has voted, and {@code committee.reason-needed} for a vote
 * against without a reason.
 *
 * <p>A fault in the input has the code {@code committee.choice-needed}.
 */
@Singleton
public class CastVote {
  private static final int LONGEST_REASON = 1000;
  private final Decisions decisions;
  private final LearnedConflicts conflicts;
  private final AuditLog audit;

  CastVote(Decisions decisions, LearnedConflicts conflicts, AuditLog audit) {
    this.decisions = decisions;
    this.conflicts = conflicts;
    this.audit = audit;
  }

  /**
   * What a member says.
   *
   * @param choice null when nothing was chosen, which is refused
   * @param reason needed against; otherwise as the member likes
   * @param documentSha256 hash of the document the member saw
   * @param packSha256 hash of the pack of papers the member saw, where the question is before a
   *     meeting; otherwise null
   */
  public record Ballot(
      @Nullable VoteChoice choice,
      @Nullable String reason,
      @Nullable String documentSha256,
      @Nullable String packSha256) {
    /** A vote outside a meeting. */
    public static Ballot on(VoteChoice choice, String reason, String documentSha256) {
      return new Ballot(choice, reason, documentSha256, null);
    }
  }

  @Transactional
  public void run(Actor actor, long decisionId, Ballot ballot) {
    String state = actor.require(Role.COMMITTEE_MEMBER).state();
    Decisions.LockedDecision decision = decisions.getLocked(decisionId);
    Decisions.Seat seat =
        decisions
            .findSeat(decision.committeeId(), actor.personId())
            .filter(s -> s.stateCode().equals(state))
            .orElseThrow(() -> new Refusal.NotPermitted("committee.not-a-member"));
    conflicts.requireNone(actor, decision.tenderId());
    if (decisions.countPart(decision.tenderId(), actor.personId()) > 0) {
      throw new Refusal.NotPermitted("committee.part-in-tender");
    }
    if (decision.status() != DecisionStatus.OPEN) {
      throw new Refusal.RuleBroken("committee.decision-closed");
    }
    if (decisions.countRecommended(decision.tenderId()) == 0) {
      throw new Refusal.RuleBroken("committee.nothing-recommended");
    }
    VoteChoice choice = check(ballot);
    if (!decision.documentSha256().equals(ballot.documentSha256())) {
      throw new Refusal.Conflict("committee.other-document");
    }
    if (decisions.countRecusals(decisionId, seat.stateCode()) > 0) {
      throw new Refusal.RuleBroken("committee.state-recused");
    }
    Optional<Decisions.Pack> pack = decisions.findPack(decisionId);
    if (pack.isPresent() && !pack.get().packSha256().equals(ballot.packSha256())) {
      throw new Refusal.Conflict("committee.other-pack");
    }
    if (decisions.countVotesOf(decisionId, seat.stateCode()) > 0) {
      throw new Refusal.Conflict("committee.state-voted");
    }

    decisions.addVote(
        decisionId,
        decision.committeeId(),
        actor.personId(),
        seat.stateCode(),
        choice,
        reason(ballot),
        decision.documentSha256(),
        pack.map(Decisions.Pack::id).orElse(null),
        pack.map(Decisions.Pack::packSha256).orElse(null));
    pack.ifPresent(p -> decisions.attend(p.id(), seat.stateCode(), actor.personId()));
    audit.record(
        actor,
        new VoteCast(
            decision.tenderId(),
            decision.id(),
            seat.stateCode(),
            choice,
            reason(ballot),
            decision.documentSha256(),
            pack.map(Decisions.Pack::packSha256).orElse("")));
  }

  private static VoteChoice check(Ballot ballot) {
    VoteChoice choice = ballot.choice();
    if (choice == null) {
      throw new Refusal.InvalidInput("choice", "committee.choice-needed");
    }
    String reason = reason(ballot);
    new Faults()
        .check(
            choice != VoteChoice.AGAINST || !reason.isEmpty(), "reason", "committee.reason-needed")
        .atMost("reason", reason, LONGEST_REASON)
        .throwIfAny();
    return choice;
  }

  private static String reason(Ballot ballot) {
    return ballot.reason() == null ? "" : ballot.reason().strip();
  }
}
