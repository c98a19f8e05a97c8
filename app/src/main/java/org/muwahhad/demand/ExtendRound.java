package org.muwahhad.demand;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer gives the entities more time: a later closing time, with a reason, before the
 * round closes. The closing time never moves forward.
 *
 * <p>Refused with {@code demand.round-not-extensible} when the round is neither planned nor open or
 * its closing time has passed, and as invalid input when the new times are not later or the reason
 * is missing.
 */
@Singleton
public class ExtendRound {
  private final Rounds rounds;
  private final AuditLog audit;
  private final DatabaseClock clock;

  ExtendRound(Rounds rounds, AuditLog audit, DatabaseClock clock) {
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The new times, UTC.
   *
   * @param closesAt later than before
   * @param endorsementUntil not before the new closing time
   */
  @Serdeable
  public record Extension(Instant closesAt, Instant endorsementUntil, String reason) {}

  @Transactional
  public void run(Actor actor, long roundId, Extension extension) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    boolean running = round.status() == RoundStatus.PLANNED || round.status() == RoundStatus.OPEN;
    if (!running || !clock.now().isBefore(round.closesAt())) {
      throw new Refusal.RuleBroken("demand.round-not-extensible");
    }
    new Faults()
        .check(
            extension.closesAt().isAfter(round.closesAt()),
            "closesAt",
            "demand.extension-not-later")
        .check(
            !extension.endorsementUntil().isBefore(extension.closesAt()),
            "endorsementUntil",
            "demand.endorsement-too-early")
        .text("reason", extension.reason(), 1000)
        .throwIfAny();

    if (rounds.extend(
            roundId,
            round.status(),
            extension.closesAt(),
            extension.endorsementUntil(),
            extension.reason().strip(),
            round.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        Role.CENTRAL_BUYER,
        "round:" + roundId,
        "demand.round-extended",
        "round",
        roundId,
        Map.of(
            "code", round.code(),
            "closedAtFirst", round.closesAt().toString(),
            "closesAt", extension.closesAt().toString(),
            "endorsementUntil", extension.endorsementUntil().toString(),
            "reason", extension.reason().strip()));
  }
}
