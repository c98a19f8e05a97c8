package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundReturnedToClosed;
import org.muwahhad.shared.Refusal;

/**
 * Gives an aggregated round back, closed as it was before, when its aggregation is undone or its
 * tender was cancelled. Who does that calls it in its own transaction, after the round was taken
 * out of the tender.
 *
 * <p>Refused with {@code demand.round-wrong-status} when the round is not aggregated, and by the
 * database with {@code demand.round-in-tender} while a tender still holds it.
 */
@Singleton
public class ReturnRoundToClosed {
  private final Rounds rounds;
  private final AuditLog audit;

  ReturnRoundToClosed(Rounds rounds, AuditLog audit) {
    this.rounds = rounds;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long roundId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    rounds.lock(roundId);
    Rounds.Round round = rounds.get(roundId);
    RoundStatus.RoundEvent event = RoundStatus.RoundEvent.UNDO_AGGREGATION;
    if (!event.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }

    if (rounds.move(roundId, round.status(), event.to(), round.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundReturnedToClosed(roundId, round.code(), reason));
  }
}
