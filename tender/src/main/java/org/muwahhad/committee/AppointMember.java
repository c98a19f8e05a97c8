package org.muwahhad.committee;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.MemberAppointed;
import org.muwahhad.organisation.person.SeatAgreed;
import org.muwahhad.shared.Faults;

/**
 * A person takes the seat in a standing committee that two administrators agreed on.
 *
 * <p>Refused as invalid input with {@code committee.no-such-member} when the person does not hold
 * the role for that state any more; a second seat in the same committee is a conflict.
 */
@Singleton
public class AppointMember {
  private final Decisions decisions;
  private final AuditLog audit;

  AppointMember(Decisions decisions, AuditLog audit) {
    this.decisions = decisions;
    this.audit = audit;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  public void on(SeatAgreed seat) {
    new Faults()
        .check(
            decisions.countGrants(seat.personId(), seat.state()) == 1,
            "personId",
            "committee.no-such-member")
        .throwIfAny();
    decisions.seat(
        decisions.getCommitteeId(CommitteeCode.valueOf(seat.committee())),
        seat.personId(),
        seat.state(),
        seat.chair(),
        seat.proposalId());
    audit.record(
        seat.decidedBy(),
        new MemberAppointed(
            seat.committee(),
            seat.personId(),
            seat.state(),
            seat.chair(),
            seat.proposalId(),
            seat.proposedBy()));
  }
}
