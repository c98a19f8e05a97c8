package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ComplaintReplied;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Moments;

/**
 * A bidder replies to the answer of the procuring body to its complaint, once, until the time that
 * was fixed with the answer. Documents of the reply are added as evidence ({@link AddPaper}).
 *
 * <p>Refused with {@code complaint.over} before the answer and once the complaint is decided or
 * withdrawn, {@code complaint.replied} the second time, {@code complaint.reply-late} after its time
 * with both times in Riyadh time, and as invalid input at {@code reply}.
 */
@Singleton
public class ReplyToAnswer {
  private static final int LONGEST = 4000;
  private final Complaints complaints;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  ReplyToAnswer(
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
  public void run(Actor actor, long id, String reply) {
    long supplier = actor.require(Role.BIDDER).supplier();
    Complaints.LockedComplaint complaint =
        complaints
            .lock(id)
            .filter(c -> c.supplierId() == supplier)
            .orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (complaint.status() != ComplaintStatus.ANSWERED) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    if (complaints.countReplies(id) > 0) {
      throw new Refusal.RuleBroken("complaint.replied");
    }
    Instant now = clock.now();
    Instant until = complaints.findReplyUntil(id).orElseThrow();
    if (!now.isBefore(until)) {
      throw new Refusal.RuleBroken(
          "complaint.reply-late", Moments.inRiyadh(until), Moments.inRiyadh(now));
    }
    new Faults().text("reply", reply, LONGEST).throwIfAny();

    complaints.reply(id, reply.strip(), actor.personId(), now);
    audit.record(actor, new ComplaintReplied(complaint.tenderId(), id, Sha256.of(reply.strip())));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.REPLIED));
  }
}
