package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ComplaintAnswered;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderRule;

/**
 * A central buyer gives the answer of the procuring body to a complaint, once. The bidder may reply
 * within the working days of Riyadh that the rule {@code complaint.reply-days} says ({@link
 * ReplyToAnswer}).
 *
 * <p>Refused with {@code complaint.over} when it was answered, decided or withdrawn, and as invalid
 * input at {@code answer}.
 */
@Singleton
public class AnswerComplaint {
  private static final int LONGEST = 4000;
  private final Complaints complaints;
  private final ComplaintDeadlines deadlines;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  AnswerComplaint(
      Complaints complaints,
      ComplaintDeadlines deadlines,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.deadlines = deadlines;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long id, String answer) {
    actor.require(Role.CENTRAL_BUYER);
    Complaints.LockedComplaint complaint =
        complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (!ComplaintStatus.Event.ANSWER.isAllowedFrom(complaint.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    new Faults().text("answer", answer, LONGEST).throwIfAny();

    Instant now = clock.now();
    Instant replyUntil =
        deadlines.after(complaint.tenderId(), now, TenderRule.COMPLAINT_REPLY_DAYS);
    complaints.answer(id, answer.strip(), actor.personId(), now, replyUntil);
    complaints.move(id, complaint.status(), ComplaintStatus.Event.ANSWER.to(), null, null);
    audit.record(
        actor,
        new ComplaintAnswered(complaint.tenderId(), id, replyUntil, Sha256.of(answer.strip())));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.ANSWERED));
  }
}
