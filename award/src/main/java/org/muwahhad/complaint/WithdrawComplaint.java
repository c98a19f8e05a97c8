package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ComplaintWithdrawn;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * A bidder takes its complaint back; the awards of its lots are no longer suspended by it.
 *
 * <p>Refused with {@code complaint.over} once it is decided or withdrawn.
 */
@Singleton
public class WithdrawComplaint {
  private final Complaints complaints;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  WithdrawComplaint(
      Complaints complaints,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long id) {
    long supplier = actor.require(Role.BIDDER).supplier();
    Complaints.LockedComplaint complaint =
        complaints
            .lock(id)
            .filter(c -> c.supplierId() == supplier)
            .orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (!ComplaintStatus.Event.WITHDRAW.isAllowedFrom(complaint.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }

    complaints.move(id, complaint.status(), ComplaintStatus.Event.WITHDRAW.to(), null, clock.now());
    audit.record(actor, new ComplaintWithdrawn(complaint.tenderId(), id));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.WITHDRAWN));
  }
}
