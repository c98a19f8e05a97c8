package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundExtended;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer gives the entities more time: a later closing time, with a reason, before the
 * round closes. The closing time is never brought forward. Publishes {@link RoundExtended}.
 *
 * <p>Refused with {@code demand.round-not-extensible} when the round is neither planned nor open or
 * its closing time has passed, and as invalid input when the new times are not later or the reason
 * is missing.
 *
 * <p>Faults in the input have the codes {@code demand.endorsement-not-earlier}, {@code
 * demand.endorsement-too-early} and {@code demand.extension-not-later}.
 */
@Singleton
public class ExtendRound {
  private final Rounds rounds;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final EndorsementPeriods periods;

  ExtendRound(Rounds rounds, AuditLog audit, DatabaseClock clock, EndorsementPeriods periods) {
    this.periods = periods;
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The new times, UTC.
   *
   * @param closesAt later than before
   * @param endorsementUntil after the new closing time, so that what is submitted last can still be
   *     endorsed, and not before the present end; none gives each state its working days after the
   *     new closing time
   */
  public record Extension(
      @Nullable Instant closesAt, @Nullable Instant endorsementUntil, @Nullable String reason) {}

  @Transactional
  public void run(Actor actor, long roundId, Extension extension) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    Instant now = clock.now();
    boolean running = round.status() == RoundStatus.PLANNED || round.status() == RoundStatus.OPEN;
    if (!running || !now.isBefore(round.closesAt())) {
      throw new Refusal.RuleBroken("demand.round-not-extensible");
    }
    Instant closes = extension.closesAt();
    Instant endorses = extension.endorsementUntil();
    String reason = extension.reason() == null ? "" : extension.reason().strip();
    new Faults()
        .check(closes != null, "closesAt", "shared.missing")
        .check(
            closes == null || closes.isAfter(round.closesAt()),
            "closesAt",
            "demand.extension-not-later")
        .check(
            closes == null || endorses == null || endorses.isAfter(closes),
            "endorsementUntil",
            "demand.endorsement-too-early")
        .check(
            endorses == null || !endorses.isBefore(round.endorsementUntil()),
            "endorsementUntil",
            "demand.endorsement-not-earlier")
        .check(PlanningHorizon.reaches(closes, now), "closesAt", "shared.too-far-ahead")
        .check(PlanningHorizon.reaches(endorses, now), "endorsementUntil", "shared.too-far-ahead")
        .text("reason", reason, 1000)
        .throwIfAny();
    Instant end = Objects.requireNonNull(closes);
    extend(actor, round, end, periods.ends(rounds.listInvited(roundId), end, endorses), reason);
  }

  private void extend(
      Actor actor, Rounds.Round round, Instant closes, Map<String, Instant> ends, String reason) {
    Instant last = EndorsementPeriods.last(ends, closes);
    Instant endorses = last.isAfter(round.endorsementUntil()) ? last : round.endorsementUntil();
    if (rounds.extend(round.id(), round.status(), closes, endorses, reason, round.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    ends.forEach((state, until) -> rounds.endorseUntil(round.id(), state, until));
    audit.record(
        actor,
        new RoundExtended(round.id(), round.code(), round.closesAt(), closes, endorses, reason));
  }
}
