package org.muwahhad.aggregation;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer withdraws a request to join equivalents, answered or not, before the round is
 * aggregated: each item is then bought as it was asked for.
 *
 * <p>Refused with {@code aggregation.request-fixed} when it was declined or withdrawn, and with
 * {@code aggregation.round-not-closed} once the round is aggregated.
 */
@Singleton
public class WithdrawJoin {
  private final JoinRows rows;
  private final AuditLog audit;
  private final ApplicationEventPublisher<JoinWithdrawn> events;

  WithdrawJoin(JoinRows rows, AuditLog audit, ApplicationEventPublisher<JoinWithdrawn> events) {
    this.events = events;
    this.rows = rows;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long requestId) {
    actor.require(Role.CENTRAL_BUYER);
    JoinRows.Request request =
        rows.find(requestId).orElseThrow(() -> new Refusal.NotFound("join request " + requestId));
    if (!rows.lockRound(request.roundId()).orElse("").equals("CLOSED")) {
      throw new Refusal.RuleBroken("aggregation.round-not-closed");
    }
    if (!request.status().equals("ASKED") && !request.status().equals("ACCEPTED")) {
      throw new Refusal.RuleBroken("aggregation.request-fixed");
    }

    if (rows.move(requestId, request.status(), "WITHDRAWN", request.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        Role.CENTRAL_BUYER,
        "round:" + request.roundId(),
        "aggregation.join-withdrawn",
        "join-request",
        requestId,
        Map.of("revision", request.revisionId(), "into", request.intoRevisionId()));
    events.publishEvent(new JoinWithdrawn(requestId));
  }
}
