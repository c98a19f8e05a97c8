package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * A central buyer gives the answer of the procuring body to a complaint, once.
 *
 * <p>Refused with {@code complaint.over} when it was answered, decided or withdrawn, and as invalid
 * input at {@code answer}.
 */
@Singleton
public class AnswerComplaint {
  private static final int LONGEST = 4000;
  private final Complaints complaints;
  private final ComplaintRecord record;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  AnswerComplaint(
      Complaints complaints,
      ComplaintRecord record,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.record = record;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long id, String answer) {
    actor.require(Role.CENTRAL_BUYER);
    Complaints.Locked complaint =
        complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (!ComplaintStatus.Event.ANSWER.isAllowedFrom(complaint.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    new Faults().text("answer", answer, LONGEST).throwIfAny();

    complaints.answer(id, answer.strip(), actor.personId());
    complaints.move(id, complaint.status(), ComplaintStatus.Event.ANSWER.to(), null, null);
    record.add(
        actor,
        Role.CENTRAL_BUYER,
        complaint.tenderId(),
        "answered",
        id,
        Map.of("sha256", Sha256.of(answer.strip())));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.ANSWERED));
  }
}
