package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundAggregated;
import org.muwahhad.plan.PlanRuleQueries;
import org.muwahhad.shared.Refusal;

/**
 * Marks a closed round as taken into a tender. Aggregation calls it first in its own transaction:
 * from then on, until that transaction ends, no submission of the round can be endorsed or
 * returned, so that the lines it reads are all there will ever be.
 *
 * <p>Refused with {@code demand.round-wrong-status} when the round is not closed, with {@code
 * demand.endorsement-pending} while submissions wait that a coordinator may still endorse, and with
 * {@code demand.too-few-states} when some states have endorsed demand, but fewer than the rule of
 * the day says.
 */
@Singleton
public class MarkRoundAggregated {
  private final Rounds rounds;
  private final AuditLog audit;
  private final PlanRuleQueries rules;

  MarkRoundAggregated(Rounds rounds, AuditLog audit, PlanRuleQueries rules) {
    this.rounds = rounds;
    this.audit = audit;
    this.rules = rules;
  }

  @Transactional
  public void run(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER);
    rounds.lock(roundId);
    Rounds.Round round = rounds.get(roundId);
    if (!RoundStatus.RoundEvent.AGGREGATE.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }
    int pending = rounds.countStillEndorsable(roundId);
    if (pending > 0) {
      throw new Refusal.RuleBroken("demand.endorsement-pending", pending);
    }
    int states = rounds.countEndorsedStates(roundId);
    int least = rules.get(PlanRuleQueries.LEAST_STATES).value();
    if (states > 0 && states < least) {
      throw new Refusal.RuleBroken("demand.too-few-states", states, least);
    }
    int leftOut = rounds.countNotEndorsedYet(roundId);

    if (rounds.move(roundId, round.status(), RoundStatus.RoundEvent.AGGREGATE.to(), round.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundAggregated(roundId, round.code(), leftOut));
  }
}
