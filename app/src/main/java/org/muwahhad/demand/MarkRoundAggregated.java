package org.muwahhad.demand;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/**
 * Marks a closed round as taken into a tender. Aggregation calls it in its own transaction.
 *
 * <p>Refused with {@code demand.round-wrong-status} when the round is not closed.
 */
@Singleton
public class MarkRoundAggregated {
  private final Rounds rounds;
  private final AuditLog audit;

  MarkRoundAggregated(Rounds rounds, AuditLog audit) {
    this.rounds = rounds;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    if (!RoundStatus.Event.AGGREGATE.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }
    if (rounds.move(roundId, round.status(), RoundStatus.AGGREGATED, round.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        Role.CENTRAL_BUYER,
        "round:" + roundId,
        "demand.round-aggregated",
        "round",
        roundId,
        Map.of("code", round.code()));
  }
}
