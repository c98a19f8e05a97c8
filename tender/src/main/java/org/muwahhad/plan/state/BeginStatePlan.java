package org.muwahhad.plan.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.StatePlanBegun;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The coordinator of a state begins its plan for a year, or a new edition that begins with the
 * needs of the one before. The edition in force stays in force until the new one is submitted.
 *
 * <p>Refused with {@code plan.draft-exists} while an edition is drafted.
 *
 * <p>A fault in the input has the code {@code plan.year-out-of-reach}.
 */
@Singleton
public class BeginStatePlan {
  private static final int YEARS_AHEAD = 3;
  private final StatePlans plans;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final RiyadhDay day;

  BeginStatePlan(StatePlans plans, AuditLog audit, DatabaseClock clock, RiyadhDay day) {
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
    this.day = day;
  }

  /** Returns the number of the new edition. */
  @Transactional
  public long run(Actor actor, @Nullable Integer year) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    int wanted = check(year);
    String currency = plans.lockCurrency(state);
    Optional<StatePlans.StatePlan> newest = plans.findNewest(state, wanted);
    if (newest.filter(p -> p.status() == StatePlanStatus.DRAFT).isPresent()) {
      throw new Refusal.RuleBroken("plan.draft-exists");
    }

    int edition = newest.map(p -> p.edition() + 1).orElse(1);
    long id =
        plans
            .save(
                new StatePlans.StatePlan(
                    0,
                    state,
                    wanted,
                    edition,
                    currency,
                    StatePlanStatus.DRAFT,
                    "",
                    actor.personId(),
                    clock.now(),
                    null,
                    null,
                    0))
            .id();
    newest.ifPresent(p -> plans.copyNeeds(p.id(), id));
    audit.record(actor, new StatePlanBegun(id, state, wanted, edition));
    return id;
  }

  private int check(@Nullable Integer year) {
    LocalDate today = day.today();
    new Faults()
        .check(year != null, "year", "shared.missing")
        .check(
            year == null || year >= today.getYear() && year <= today.getYear() + YEARS_AHEAD,
            "year",
            "plan.year-out-of-reach",
            String.valueOf(today.getYear()),
            String.valueOf(today.getYear() + YEARS_AHEAD))
        .throwIfAny();
    return year == null ? today.getYear() : year;
  }
}
