package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
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
  private final ComplaintRecord record;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  WithdrawComplaint(
      Complaints complaints,
      DatabaseClock clock,
      ComplaintRecord record,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.clock = clock;
    this.record = record;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long id) {
    long supplier = actor.require(Role.BIDDER).supplier();
    Complaints.Locked complaint =
        complaints
            .lock(id)
            .filter(c -> c.supplierId() == supplier)
            .orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (!ComplaintStatus.Event.WITHDRAW.isAllowedFrom(complaint.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }

    complaints.move(id, complaint.status(), ComplaintStatus.Event.WITHDRAW.to(), null, clock.now());
    record.add(actor, Role.BIDDER, complaint.tenderId(), "withdrawn", id, Map.of());
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.WITHDRAWN));
  }
}
