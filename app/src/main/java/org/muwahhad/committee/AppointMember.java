package org.muwahhad.committee;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;

/**
 * The administrator gives a person a seat in a standing committee, for the state whose committee
 * member the person is.
 *
 * <p>Refused as invalid input with {@code committee.no-such-member} when the person does not hold
 * the role for that state; a second seat in the same committee is a conflict.
 */
@Singleton
public class AppointMember {
  private final Decisions decisions;
  private final AuditLog audit;

  AppointMember(Decisions decisions, AuditLog audit) {
    this.decisions = decisions;
    this.audit = audit;
  }

  /** A seat: who votes for which state, and whether they chair. */
  @Serdeable
  public record Seat(CommitteeCode committee, long personId, String stateCode, boolean chair) {}

  @Transactional
  public void run(Actor actor, Seat seat) {
    actor.require(Role.ADMINISTRATOR);
    new Faults()
        .check(
            decisions.countGrants(seat.personId(), seat.stateCode()) == 1,
            "personId",
            "committee.no-such-member")
        .throwIfAny();

    decisions.seat(
        decisions.getCommitteeId(seat.committee()),
        seat.personId(),
        seat.stateCode(),
        seat.chair());
    audit.record(
        actor,
        Role.ADMINISTRATOR,
        "committee:" + seat.committee().name(),
        "committee.member-appointed",
        "person",
        seat.personId(),
        Map.of("state", seat.stateCode(), "chair", seat.chair()));
  }
}
