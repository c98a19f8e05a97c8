package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundOpened;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer opens a planned round, so that officers can submit until it closes. Publishes
 * {@link RoundOpened}.
 *
 * <p>Refused with {@code demand.round-wrong-status} when it is not planned, with {@code
 * demand.round-over} when its closing time has passed by the database's clock, and with {@code
 * demand.origin-missing} where neither an intention to buy nor a reason of urgency is on record.
 */
@Singleton
public class OpenRound {
  private final Rounds rounds;
  private final AuditLog audit;
  private final DatabaseClock clock;

  OpenRound(Rounds rounds, AuditLog audit, DatabaseClock clock) {
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public void run(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    if (!RoundStatus.RoundEvent.OPEN.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }
    Instant now = clock.now();
    if (!now.isBefore(round.closesAt())) {
      throw new Refusal.RuleBroken("demand.round-over", round.code());
    }
    if (rounds.countOrigins(roundId) == 0) {
      throw new Refusal.RuleBroken("demand.origin-missing");
    }

    if (rounds.move(roundId, round.status(), RoundStatus.OPEN, round.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundOpened(roundId, round.code()));
  }
}
