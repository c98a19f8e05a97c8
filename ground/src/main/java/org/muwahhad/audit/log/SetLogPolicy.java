package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.audit.log.WitnessEntry.PolicySet;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * An administrator sets of how many states witnesses co-sign a checkpoint, from a later day on.
 * With none, nobody outside vouches for the log, and the public page says so.
 *
 * <p>Refused with {@code log.policy-there} when a rule begins on that day, and as invalid input at
 * {@code states} ({@code log.states-form}) or {@code validFrom} ({@code shared.missing}, {@code
 * log.policy-from}, {@code shared.too-far-ahead}).
 */
@Singleton
public class SetLogPolicy {
  private static final int ALL_STATES = 6;
  private static final int YEARS = 5;
  private final LogTables tables;
  private final DatabaseClock clock;
  private final AuditLog audit;

  SetLogPolicy(LogTables tables, DatabaseClock clock, AuditLog audit) {
    this.tables = tables;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A rule.
   *
   * @param states of how many states
   * @param validFrom first day it holds, in Riyadh; later than today
   */
  public record NewPolicy(@Nullable Integer states, @Nullable LocalDate validFrom) {}

  @Transactional
  public void run(Actor actor, NewPolicy policy) {
    actor.require(Role.ADMINISTRATOR);
    LocalDate today = RiyadhDay.of(clock.now());
    Integer states = policy.states();
    LocalDate from = policy.validFrom();
    new Faults()
        .check(states != null && states >= 0 && states <= ALL_STATES, "states", "log.states-form")
        .check(from != null, "validFrom", "shared.missing")
        .check(from == null || from.isAfter(today), "validFrom", "log.policy-from")
        .check(
            from == null || from.isBefore(today.plusYears(YEARS)),
            "validFrom",
            "shared.too-far-ahead")
        .throwIfAny();
    LocalDate day = Objects.requireNonNull(from);
    int needed = Objects.requireNonNull(states);
    if (tables.countPolicies(day) > 0) {
      throw new Refusal.RuleBroken("log.policy-there");
    }
    tables.setPolicy(day, needed, actor.personId());
    audit.record(actor, new PolicySet(needed, day));
  }
}
