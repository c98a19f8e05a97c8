package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundCancelled;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer gives a round up before it is aggregated, with a reason. Its submissions stay as
 * they are and can't be changed any more. Publishes {@link RoundCancelled}.
 *
 * <p>Refused with {@code demand.round-wrong-status} when it is aggregated or cancelled already, and
 * at {@code reason} when none is given.
 */
@Singleton
public class CancelRound {
  private final Rounds rounds;
  private final AuditLog audit;

  CancelRound(Rounds rounds, AuditLog audit) {
    this.rounds = rounds;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long roundId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    if (!RoundStatus.RoundEvent.CANCEL.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }
    new Faults().text("reason", reason, 1000).throwIfAny();

    if (rounds.cancel(
            roundId,
            round.status(),
            RoundStatus.RoundEvent.CANCEL.to(),
            reason.strip(),
            round.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundCancelled(roundId, round.code(), reason.strip()));
  }
}
