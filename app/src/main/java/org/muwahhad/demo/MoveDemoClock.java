package org.muwahhad.demo;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demo.DemoEntry.DemoClockMoved;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Anybody signed in moves the time of the demonstration on, so that deadlines pass without waiting
 * for them. It never goes back: what was done stays in the past. Sessions live by the machine's
 * time and are not touched.
 *
 * <p>Refused with {@code demo.no-demonstration} where no demonstration was loaded, and at {@code
 * to} with {@code demo.not-forward} when the moment is not after the present one, or {@code
 * demo.too-far} when it is more than {@link #FARTHEST} ahead.
 */
@Singleton
public class MoveDemoClock {
  /** The farthest move at once. */
  static final Duration FARTHEST = Duration.ofDays(400);

  private final DemoClock demoClock;
  private final DatabaseClock clock;
  private final AuditLog audit;

  MoveDemoClock(DemoClock demoClock, DatabaseClock clock, AuditLog audit) {
    this.demoClock = demoClock;
    this.clock = clock;
    this.audit = audit;
  }

  /** Moves the time of the demonstration to a moment, UTC. */
  @Transactional
  public void run(Actor actor, Instant to) {
    if (demoClock.find().isEmpty()) {
      throw new Refusal.RuleBroken("demo.no-demonstration");
    }
    Instant now = clock.now();
    new Faults()
        .check(to.isAfter(now), "to", "demo.not-forward")
        .check(!to.isAfter(now.plus(FARTHEST)), "to", "demo.too-far", FARTHEST.toDays())
        .throwIfAny();

    if (demoClock.moveTo(to) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        actor.grants().stream().findFirst().orElseThrow(Refusal.NotPermitted::new).role(),
        new DemoClockMoved(now, to));
  }
}
