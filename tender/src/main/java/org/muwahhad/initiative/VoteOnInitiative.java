package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.SeatQueries;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.initiative.InitiativeEntry.InitiativeVoteCast;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A member of the ministerial committee votes for their state on the initiative as it was sent: one
 * state, one vote.
 *
 * <p>Refused with {@code initiative.not-minister} to those without a seat for their state, {@code
 * initiative.not-submitted} when it is not before the committee, {@code initiative.other-version}
 * when the member saw another version, {@code initiative.state-voted} when the state has voted; and
 * at the fields with {@code initiative.choice-needed} and {@code initiative.reason-needed} for a
 * vote against without a reason.
 */
@Singleton
public class VoteOnInitiative {
  private static final int LONGEST_REASON = 1000;
  private final Initiatives initiatives;
  private final SeatQueries seats;
  private final AuditLog audit;

  VoteOnInitiative(Initiatives initiatives, SeatQueries seats, AuditLog audit) {
    this.initiatives = initiatives;
    this.seats = seats;
    this.audit = audit;
  }

  /**
   * What a minister says.
   *
   * @param version that the minister saw
   */
  public record InitiativeBallot(
      @Nullable VoteChoice choice, @Nullable String reason, @Nullable Integer version) {
    String writtenReason() {
      return InitiativeDraft.text(reason);
    }
  }

  @Transactional
  public void run(Actor actor, long initiativeId, InitiativeBallot ballot) {
    actor.require(Role.COMMITTEE_MEMBER);
    SeatQueries.CommitteeSeat seat =
        seats
            .find(actor, CommitteeCode.MINISTERIAL)
            .orElseThrow(() -> new Refusal.NotPermitted("initiative.not-minister"));
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    initiative.requireSubmitted();
    VoteChoice choice = check(ballot);
    Integer version = ballot.version();
    if (version == null || version != initiative.version()) {
      throw new Refusal.Conflict("initiative.other-version");
    }
    if (initiatives.countVotesOf(initiativeId, version, seat.stateCode()) > 0) {
      throw new Refusal.Conflict("initiative.state-voted");
    }

    initiatives.addVote(
        initiativeId,
        version,
        seat.committeeId(),
        actor.personId(),
        seat.stateCode(),
        choice,
        ballot.writtenReason());
    audit.record(
        actor,
        new InitiativeVoteCast(
            initiativeId, version, seat.stateCode(), choice, ballot.writtenReason()));
  }

  private static VoteChoice check(InitiativeBallot ballot) {
    VoteChoice choice = ballot.choice();
    if (choice == null) {
      throw new Refusal.InvalidInput("choice", "initiative.choice-needed");
    }
    new Faults()
        .check(
            choice != VoteChoice.AGAINST || !ballot.writtenReason().isEmpty(),
            "reason",
            "initiative.reason-needed")
        .atMost("reason", ballot.writtenReason(), LONGEST_REASON)
        .throwIfAny();
    return choice;
  }
}
