package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.factor.SecondFactor.FactorDemand;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.FactorRuleSet;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator says from which later day people of a role need a second factor, or no longer
 * do. From that day on who has none can set one up after signing in, and nothing else.
 *
 * <p>Refused with {@code factor.rule-there} when one begins on that day, and as invalid input at
 * {@code role} and {@code demand} ({@code shared.missing}), {@code validFrom} ({@code
 * shared.missing}, {@code factor.rule-past}, {@code shared.too-far-ahead}) or {@code reason}
 * ({@code shared.missing}, {@code shared.forbidden-character}, {@code shared.too-long}).
 */
@Singleton
public class SetFactorRule {
  private static final int LONGEST_REASON = 500;
  private static final int MOST_DAYS = 731;
  private final FactorRules rules;
  private final AuditLog audit;

  SetFactorRule(FactorRules rules, AuditLog audit) {
    this.rules = rules;
    this.audit = audit;
  }

  /** A rule as it was typed; each part is required. */
  public record WantedFactorRule(
      @Nullable Role role,
      @Nullable LocalDate validFrom,
      @Nullable FactorDemand demand,
      @Nullable String reason) {}

  @Transactional
  public void run(Actor actor, WantedFactorRule wanted) {
    actor.require(Role.ADMINISTRATOR);
    LocalDate today = rules.today();
    LocalDate from = wanted.validFrom();
    String reason = RequiredInput.text(wanted.reason());
    new Faults()
        .check(wanted.role() != null, "role", "shared.missing")
        .check(wanted.demand() != null, "demand", "shared.missing")
        .check(from != null, "validFrom", "shared.missing")
        .check(from == null || from.isAfter(today), "validFrom", "factor.rule-past")
        .check(
            from == null || from.isBefore(today.plusDays(MOST_DAYS)),
            "validFrom",
            "shared.too-far-ahead")
        .text("reason", reason, LONGEST_REASON)
        .throwIfAny();
    Role role = Objects.requireNonNull(wanted.role());
    LocalDate day = Objects.requireNonNull(from);
    FactorDemand demand = Objects.requireNonNull(wanted.demand());
    if (rules.countOn(role, day) > 0) {
      throw new Refusal.RuleBroken("factor.rule-there");
    }
    rules.add(role, day, demand, reason, actor.personId());
    audit.record(actor, new FactorRuleSet(role.name(), demand.name(), reason, day));
  }
}
