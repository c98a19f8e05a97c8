package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.person.MakeProposal;
import org.muwahhad.shared.Faults;

/**
 * An administrator proposes a seat in a standing committee for a person, for the state whose
 * committee member the person is. {@link AppointMember} gives it when another administrator
 * confirms.
 *
 * <p>Refused as invalid input with {@code committee.no-such-member} when the person does not hold
 * the role for that state, and as {@link MakeProposal} says.
 */
@Singleton
public class ProposeMember {
  private final Decisions decisions;
  private final MakeProposal makeProposal;

  ProposeMember(Decisions decisions, MakeProposal makeProposal) {
    this.decisions = decisions;
    this.makeProposal = makeProposal;
  }

  /** A seat: who votes for which state, and whether they chair. */
  public record Seat(CommitteeCode committee, long personId, String stateCode, boolean chair) {}

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, Seat seat) {
    actor.require(Role.ADMINISTRATOR);
    new Faults()
        .check(
            decisions.countGrants(seat.personId(), seat.stateCode()) == 1,
            "personId",
            "committee.no-such-member")
        .throwIfAny();
    return makeProposal.seat(
        actor, seat.personId(), seat.committee().name(), seat.stateCode(), seat.chair());
  }
}
