package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AggregationEntry.JoinWithdrawn;
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
  private final JoinRequests rows;
  private final AuditLog audit;

  WithdrawJoin(JoinRequests rows, AuditLog audit) {
    this.rows = rows;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long requestId) {
    actor.require(Role.CENTRAL_BUYER);
    JoinRequests.StoredJoinRequest request =
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
        new JoinWithdrawn(
            request.roundId(), requestId, request.revisionId(), request.intoRevisionId()));
  }
}
