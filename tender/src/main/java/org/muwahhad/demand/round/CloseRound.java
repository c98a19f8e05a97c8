package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundClosed;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer closes an open round: without more once its closing time has passed by the
 * database's clock, earlier only with a reason, which is recorded. {@link CloseRoundsOnTime} does
 * it when nobody did. Publishes {@link RoundClosed}.
 *
 * <p>Refused with {@code demand.round-wrong-status} when it is not open, and at {@code reason} with
 * {@code demand.early-close-needs-reason}.
 */
@Singleton
public class CloseRound {
  private final Rounds rounds;
  private final AuditLog audit;
  private final DatabaseClock clock;

  CloseRound(Rounds rounds, AuditLog audit, DatabaseClock clock) {
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  /** Closes a round; the reason may be empty once the closing time has passed. */
  @Transactional
  public void run(Actor actor, long roundId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    if (!RoundStatus.RoundEvent.CLOSE.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }
    boolean early = clock.now().isBefore(round.closesAt());
    new Faults()
        .check(!early || !reason.isBlank(), "reason", "demand.early-close-needs-reason")
        .atMost("reason", reason, 1000)
        .throwIfAny();

    String kept = reason.strip();
    if (rounds.close(
            roundId,
            round.status(),
            RoundStatus.RoundEvent.CLOSE.to(),
            kept.isEmpty() ? null : kept,
            round.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundClosed(roundId, round.code(), early, kept));
  }
}
