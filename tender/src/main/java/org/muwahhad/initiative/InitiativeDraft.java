package org.muwahhad.initiative;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;

/**
 * What an initiative is to be. Rows of milestones and indicators that are left empty do not count.
 *
 * @param purpose what it is for
 * @param phase turn of the phase of the strategy
 * @param committee that owns it
 * @param budget without VAT, in {@code currency} (ISO 4217)
 * @param states codes of the states that take part
 */
public record InitiativeDraft(
    @Nullable String code,
    @Nullable Bilingual name,
    @Nullable Bilingual purpose,
    @Nullable Integer phase,
    @Nullable CommitteeCode committee,
    @Nullable BigDecimal budget,
    @Nullable String currency,
    List<String> states,
    List<MilestoneDraft> milestones,
    List<IndicatorDraft> indicators) {

  static final int MOST_MILESTONES = 20;
  static final int MOST_INDICATORS = 10;
  private static final int LONGEST_CODE = 30;
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_PURPOSE = 2000;
  private static final int LONGEST_UNIT = 50;

  /** Something to be reached by a day. */
  public record MilestoneDraft(@Nullable Bilingual name, @Nullable LocalDate dueOn) {
    boolean isEmpty() {
      return isBlank(name) && dueOn == null;
    }
  }

  /** Something to be measured, from a value at the beginning to one to be reached. */
  public record IndicatorDraft(
      @Nullable Bilingual name,
      @Nullable Bilingual unit,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal target) {
    boolean isEmpty() {
      return isBlank(name) && isBlank(unit) && baseline == null && target == null;
    }
  }

  /** The field of the day by which a milestone is to be reached. */
  static String dueOn(int milestone) {
    return "milestones[" + milestone + "].dueOn";
  }

  /** The same with milestones due on other days, where there are any. */
  InitiativeDraft due(IntFunction<Optional<LocalDate>> days) {
    return new InitiativeDraft(
        code,
        name,
        purpose,
        phase,
        committee,
        budget,
        currency,
        states,
        IntStream.range(0, milestones.size())
            .mapToObj(
                i -> {
                  MilestoneDraft milestone = milestones.get(i);
                  return new MilestoneDraft(
                      milestone.name(), days.apply(i).orElse(milestone.dueOn()));
                })
            .toList(),
        indicators);
  }

  /** The same with texts trimmed and without empty rows, once it was checked. */
  InitiativeDraft clean() {
    return new InitiativeDraft(
        text(code),
        clean(name),
        clean(purpose),
        phase,
        committee,
        budget,
        currency,
        states.stream().sorted().toList(),
        milestones.stream()
            .filter(m -> !m.isEmpty())
            .map(m -> new MilestoneDraft(clean(m.name()), m.dueOn()))
            .toList(),
        indicators.stream()
            .filter(i -> !i.isEmpty())
            .map(
                i -> new IndicatorDraft(clean(i.name()), clean(i.unit()), i.baseline(), i.target()))
            .toList());
  }

  /** Finds what is wrong with it, but for what the database knows. */
  Faults check(Instant now) {
    Faults faults =
        new Faults()
            .name("code", text(code), LONGEST_CODE)
            .name("name.ar", text(name).ar(), LONGEST_NAME)
            .name("name.en", text(name).en(), LONGEST_NAME)
            .text("purpose.ar", text(purpose).ar(), LONGEST_PURPOSE)
            .text("purpose.en", text(purpose).en(), LONGEST_PURPOSE)
            .check(committee != null, "committee", "shared.missing")
            .present("states", states)
            .present("milestones", milestones)
            .present("indicators", indicators);
    if (faults.isEmpty()) {
      checkBudget(faults);
      Set<String> once = new HashSet<>(states);
      faults.check(once.size() == states.size(), "states", "initiative.named-twice");
      checkMilestones(faults, now);
      checkIndicators(faults);
    }
    return faults;
  }

  private void checkBudget(Faults faults) {
    BigDecimal amount = budget;
    String unit = text(currency);
    faults.check(amount != null, "budget", "shared.missing");
    if (amount != null && !unit.isEmpty()) {
      faults
          .price("budget", amount, unit)
          .check(
              amount.compareTo(IndicatorNumber.LIMIT) < 0, "budget", "initiative.amount-too-large");
    }
  }

  private void checkMilestones(Faults faults, Instant now) {
    faults.check(milestones.size() <= MOST_MILESTONES, "milestones", "initiative.too-many-rows");
    for (int i = 0; i < Math.min(milestones.size(), MOST_MILESTONES); i++) {
      MilestoneDraft milestone = milestones.get(i);
      LocalDate due = milestone.dueOn();
      if (!milestone.isEmpty()) {
        String row = "milestones[" + i + "].";
        Instant at = due == null ? null : due.atStartOfDay(ZoneOffset.UTC).toInstant();
        faults
            .name(row + "name.ar", text(milestone.name()).ar(), LONGEST_NAME)
            .name(row + "name.en", text(milestone.name()).en(), LONGEST_NAME)
            .check(due != null, row + "dueOn", "shared.missing")
            .check(PlanningHorizon.isRecent(at, now), row + "dueOn", "shared.too-long-ago")
            .check(PlanningHorizon.reaches(at, now), row + "dueOn", "shared.too-far-ahead");
      }
    }
  }

  private void checkIndicators(Faults faults) {
    faults.check(indicators.size() <= MOST_INDICATORS, "indicators", "initiative.too-many-rows");
    for (int i = 0; i < Math.min(indicators.size(), MOST_INDICATORS); i++) {
      IndicatorDraft indicator = indicators.get(i);
      if (!indicator.isEmpty()) {
        String row = "indicators[" + i + "].";
        faults
            .name(row + "name.ar", text(indicator.name()).ar(), LONGEST_NAME)
            .name(row + "name.en", text(indicator.name()).en(), LONGEST_NAME)
            .name(row + "unit.ar", text(indicator.unit()).ar(), LONGEST_UNIT)
            .name(row + "unit.en", text(indicator.unit()).en(), LONGEST_UNIT);
        IndicatorNumber.check(faults, row + "baseline", indicator.baseline());
        IndicatorNumber.check(faults, row + "target", indicator.target());
        faults.check(
            indicator.baseline() == null
                || indicator.target() == null
                || indicator.baseline().compareTo(indicator.target()) != 0,
            row + "target",
            "initiative.target-is-baseline");
      }
    }
  }

  private static boolean isBlank(@Nullable Bilingual text) {
    return text(text).ar().isBlank() && text(text).en().isBlank();
  }

  private static Bilingual clean(@Nullable Bilingual text) {
    return new Bilingual(text(text).ar().strip(), text(text).en().strip());
  }

  static Bilingual text(@Nullable Bilingual text) {
    return Bilingual.orEmpty(text);
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
