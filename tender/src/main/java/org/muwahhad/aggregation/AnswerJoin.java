package org.muwahhad.aggregation;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AggregationEntry.JoinAccepted;
import org.muwahhad.aggregation.AggregationEntry.JoinDeclined;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A national coordinator accepts or declines, for the state, that demand is bought as an
 * equivalent. The last acceptance brings the request in force; the first refusal ends it.
 *
 * <p>Refused as not found for a state that was not asked, with {@code aggregation.answer-final}
 * when the state answered or the request ended, with {@code aggregation.answer-late} after the time
 * to answer, and as invalid input when a refusal has no reason.
 */
@Singleton
public class AnswerJoin {
  private final JoinRequests rows;
  private final AuditLog audit;
  private final ApplicationEventPublisher<JoinAnswered> events;
  private final DatabaseClock clock;

  AnswerJoin(
      JoinRequests rows,
      AuditLog audit,
      DatabaseClock clock,
      ApplicationEventPublisher<JoinAnswered> events) {
    this.events = events;
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public void run(Actor actor, long requestId, boolean accepted, String reason) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    JoinRequests.StoredJoinRequest request =
        rows.find(requestId).orElseThrow(() -> missing(requestId));
    if (rows.countAsked(requestId, state) == 0) {
      throw missing(requestId);
    }
    rows.lockRound(request.roundId());
    if (!clock.now().isBefore(request.answerUntil())) {
      throw new Refusal.RuleBroken("aggregation.answer-late");
    }
    if (!accepted) {
      new Faults().text("reason", reason, 1000).throwIfAny();
    }

    String answer = accepted ? "ACCEPTED" : "DECLINED";
    if (!request.status().equals("ASKED")
        || rows.answer(requestId, state, answer, accepted ? null : reason.strip(), actor.personId())
            != 1) {
      throw new Refusal.RuleBroken("aggregation.answer-final");
    }
    if (!accepted || rows.countNotAccepted(requestId) == 0) {
      move(requestId, answer);
    }
    audit.record(
        actor,
        accepted
            ? new JoinAccepted(request.roundId(), requestId, state, reason.strip())
            : new JoinDeclined(request.roundId(), requestId, state, reason.strip()));
    events.publishEvent(new JoinAnswered(requestId, state));
  }

  private void move(long requestId, String to) {
    JoinRequests.StoredJoinRequest now = rows.find(requestId).orElseThrow(() -> missing(requestId));
    if (rows.move(requestId, "ASKED", to, now.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static Refusal missing(long requestId) {
    return new Refusal.NotFound("join request " + requestId);
  }
}
