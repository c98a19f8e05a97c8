package org.muwahhad.committee;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;

/** Asks whether a person sits in a committee for the state whose committee member they are. */
@Singleton
class Seats {
  private final Decisions decisions;
  private final LearnedConflicts conflicts;

  Seats(Decisions decisions, LearnedConflicts conflicts) {
    this.decisions = decisions;
    this.conflicts = conflicts;
  }

  /** The seat of a member; refused with {@code committee.not-a-member} to others. */
  Decisions.Seat require(Actor actor, long committeeId) {
    String state = actor.require(Role.COMMITTEE_MEMBER).state();
    return decisions
        .findSeat(committeeId, actor.personId())
        .filter(s -> s.stateCode().equals(state))
        .orElseThrow(() -> new Refusal.NotPermitted("committee.not-a-member"));
  }

  /**
   * The seat of a member who takes part in a decision; refused besides with {@code
   * tender.conflict-declared} to the person who declared a conflict of interest.
   */
  Decisions.Seat requireFree(Actor actor, Decisions.LockedDecision decision) {
    Decisions.Seat seat = require(actor, decision.committeeId());
    conflicts.requireNone(actor, decision.tenderId());
    return seat;
  }

  /** Refused with {@code committee.not-chair-of-meeting} to all but the chair. */
  void requireChair(Actor actor, long committeeId) {
    if (!require(actor, committeeId).chair()) {
      throw new Refusal.NotPermitted("committee.not-chair-of-meeting");
    }
  }
}
