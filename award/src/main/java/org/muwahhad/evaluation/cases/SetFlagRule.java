package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.cases.CaseEntry.FlagRuleSet;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An auditor says from which later day a sign of risk is computed with other values, or no longer
 * computed. A tender is looked at with the rules of the day of its deadline, so no verdict on an
 * earlier one changes.
 *
 * <p>Refused with {@code cases.rule-there} when values of the sign begin on that day, and as
 * invalid input at {@code kind}, {@code threshold} ({@code cases.threshold-bounds}), {@code least}
 * ({@code cases.least-bounds}) and {@code weight} ({@code cases.weight-bounds}), {@code validFrom}
 * ({@code cases.rule-past}, {@code shared.too-far-ahead}), {@code source.ar} and {@code source.en},
 * each also with {@code shared.missing}, texts with {@code shared.forbidden-character} and {@code
 * shared.too-long}.
 */
@Singleton
public class SetFlagRule {
  private static final int LONGEST_SOURCE = 300;
  private static final int MOST_DAYS = 731;
  private static final int MOST_LEAST = 1000;
  private static final int MOST_WEIGHT = 10;
  private static final int DECIMALS = 3;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
  private final RedFlagRules rules;
  private final AuditLog audit;

  SetFlagRule(RedFlagRules rules, AuditLog audit) {
    this.rules = rules;
    this.audit = audit;
  }

  /**
   * The values of a sign as they were typed; each is required.
   *
   * @param computed whether the sign is computed at all
   * @param source guide or decision that they come from
   */
  public record WantedFlagRule(
      @Nullable RedFlagKind kind,
      @Nullable LocalDate validFrom,
      boolean computed,
      @Nullable BigDecimal threshold,
      @Nullable Integer least,
      @Nullable Integer weight,
      @Nullable Bilingual source) {}

  @Transactional
  public void run(Actor actor, WantedFlagRule wanted) {
    actor.require(Role.AUDITOR);
    Bilingual typed = Bilingual.orEmpty(wanted.source());
    Bilingual source =
        new Bilingual(RequiredInput.text(typed.ar()), RequiredInput.text(typed.en()));
    check(wanted, source);
    RedFlagKind kind = Objects.requireNonNull(wanted.kind());
    LocalDate day = Objects.requireNonNull(wanted.validFrom());
    BigDecimal threshold = Objects.requireNonNull(wanted.threshold());
    int least = Objects.requireNonNull(wanted.least());
    int weight = Objects.requireNonNull(wanted.weight());
    if (rules.countOn(kind, day) > 0) {
      throw new Refusal.RuleBroken("cases.rule-there");
    }
    rules.add(
        kind,
        day,
        wanted.computed(),
        threshold,
        least,
        weight,
        source.ar(),
        source.en(),
        actor.personId());
    audit.record(
        actor,
        new FlagRuleSet(
            kind.name(), wanted.computed(), least, threshold, weight, source.en(), day));
  }

  private void check(WantedFlagRule wanted, Bilingual source) {
    LocalDate today = rules.today();
    LocalDate from = wanted.validFrom();
    BigDecimal threshold = wanted.threshold();
    Integer least = wanted.least();
    Integer weight = wanted.weight();
    new Faults()
        .check(wanted.kind() != null, "kind", "shared.missing")
        .check(from != null, "validFrom", "shared.missing")
        .check(from == null || from.isAfter(today), "validFrom", "cases.rule-past")
        .check(
            from == null || from.isBefore(today.plusDays(MOST_DAYS)),
            "validFrom",
            "shared.too-far-ahead")
        .check(threshold != null, "threshold", "shared.missing")
        .check(threshold == null || isWithin(threshold), "threshold", "cases.threshold-bounds")
        .check(least != null, "least", "shared.missing")
        .check(
            least == null || (least >= 0 && least <= MOST_LEAST),
            "least",
            "cases.least-bounds",
            MOST_LEAST)
        .check(weight != null, "weight", "shared.missing")
        .check(
            weight == null || (weight >= 0 && weight <= MOST_WEIGHT),
            "weight",
            "cases.weight-bounds",
            MOST_WEIGHT)
        .text("source.ar", source.ar(), LONGEST_SOURCE)
        .text("source.en", source.en(), LONGEST_SOURCE)
        .throwIfAny();
  }

  private static boolean isWithin(BigDecimal threshold) {
    return threshold.signum() >= 0
        && threshold.compareTo(LARGEST) <= 0
        && threshold.stripTrailingZeros().scale() <= DECIMALS;
  }
}
