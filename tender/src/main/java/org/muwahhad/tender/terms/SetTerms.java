package org.muwahhad.tender.terms;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.BidPeriod;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderEntry.TermsSet;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.Tenders;

/**
 * A central buyer sets the terms of a draft: titles, method, award criteria, currency, one envelope
 * or two, deadline, day of the exchange rates, urgency and the values of the rules.
 *
 * <p>The deadline must lie at least {@code bid.minimum-days} ahead, or {@code
 * bid.urgent-minimum-days} when urgency is justified, in a mini-competition {@code
 * mini-competition.minimum-days}. The day of the exchange rates is at most a year ago and not after
 * the deadline. Rules lie within {@link RuleBounds}, and the weights of quality and price sum to
 * 100.
 *
 * <p>Refused with {@code tender.not-editable} once approved, as a conflict when the draft changed
 * since the person saw it, and as invalid input when a value is not one of the above.
 *
 * <p>Faults in the input have the codes {@code tender.alternatives-in-mini-competition}, {@code
 * tender.deadline-too-early}, {@code tender.level-raised}, {@code
 * tender.quality-and-price-not-100}, {@code tender.rate-date-wrong}, {@code tender.rule-between},
 * {@code tender.rule-value-wrong}, {@code tender.rule-whole-between}, {@code
 * tender.security-asked-twice} and {@code tender.security-without-form}.
 */
@Singleton
public class SetTerms {
  /** What the thresholds from which committees are needed begin with. */
  private static final String LEVEL = "level.";

  /**
   * In which the prices of a tender may be compared: those of the member states, and the dollar.
   */
  static final List<String> CURRENCIES = List.of("SAR", "AED", "BHD", "KWD", "OMR", "QAR", "USD");

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** How far back the day of the exchange rates may lie. */
  private static final int OLDEST_RATES_YEARS = 1;

  private final DraftEdits drafts;
  private final Tenders tenders;
  private final TenderQueries queries;
  private final DatabaseClock clock;

  SetTerms(DraftEdits drafts, Tenders tenders, TenderQueries queries, DatabaseClock clock) {
    this.drafts = drafts;
    this.tenders = tenders;
    this.queries = queries;
    this.clock = clock;
  }

  @Transactional
  public void run(Actor actor, long tenderId, Terms terms) {
    drafts.edit(actor, tenderId, terms.version());
    List<TenderQueries.Rule> rules = queries.listRules(tenderId);
    Map<String, BigDecimal> values = new TreeMap<>();
    rules.forEach(r -> values.put(r.code(), r.value()));
    Map<String, BigDecimal> changed = changed(values, terms.rules());
    Faults faults = new Faults();
    checkTexts(faults, terms);
    checkAlternatives(faults, terms);
    checkRules(faults, rules, values, terms.rules());
    values.putAll(changed);
    int minimumDays = BidPeriod.least(values, terms.procurementMethod(), terms.isUrgent());
    checkDeadline(faults, terms.deadlineAt(), minimumDays);
    checkRateDate(faults, terms.rateDate(), terms.deadlineAt());
    faults.throwIfAny();

    tenders.setTerms(
        tenderId,
        terms.title().ar().strip(),
        terms.title().en().strip(),
        terms.procurementMethod(),
        terms.awardCriteria(),
        terms.currency(),
        terms.twoEnvelopes(),
        minimumDays,
        terms.isUrgent() ? terms.urgencyReason() : null,
        terms.deadlineAt(),
        terms.rateDate());
    changed.forEach((code, value) -> tenders.setRule(tenderId, code, value));
    drafts.record(actor, entry(tenderId, terms, changed));
  }

  private void checkTexts(Faults faults, Terms terms) {
    faults
        .name("title.ar", terms.title().ar(), 300)
        .name("title.en", terms.title().en(), 300)
        .check(
            ProcurementMethod.find(terms.procurementMethod()).isPresent(),
            "procurementMethod",
            "shared.not-a-choice")
        .check(
            AwardCriteria.find(terms.awardCriteria()).isPresent(),
            "awardCriteria",
            "shared.not-a-choice")
        .check(CURRENCIES.contains(terms.currency()), "currency", "shared.not-a-choice");
    if (terms.urgencyReason() != null) {
      faults.atMost("urgencyReason", terms.urgencyReason(), 1000);
    }
  }

  /** A mini-competition orders what its agreements hold, and nothing in place of it. */
  private static void checkAlternatives(Faults faults, Terms terms) {
    BigDecimal alternatives = TenderRule.BID_ALTERNATIVES.in(terms.rules());
    faults.check(
        alternatives.signum() == 0
            || !terms.procurementMethod().equals(ProcurementMethod.FRAMEWORK.code()),
        "rules." + TenderRule.BID_ALTERNATIVES.code(),
        "tender.alternatives-in-mini-competition");
  }

  private static void checkRules(
      Faults faults,
      List<TenderQueries.Rule> rules,
      Map<String, BigDecimal> before,
      Map<String, BigDecimal> given) {
    Map<String, TenderQueries.Rule> known =
        rules.stream().collect(Collectors.toMap(TenderQueries.Rule::code, r -> r));
    given.forEach(
        (code, value) ->
            Optional.ofNullable(known.get(code))
                .ifPresentOrElse(
                    rule -> RuleBounds.check(faults, code, rule.unit(), value),
                    () -> faults.check(false, "rules." + code, "tender.rule-value-wrong")));
    // A buyer may bring a committee in earlier, but not leave it out.
    given.forEach(
        (code, value) -> {
          BigDecimal old = before.get(code);
          boolean raised = code.startsWith(LEVEL) && old != null && value.compareTo(old) > 0;
          faults.check(!raised, "rules." + code, "tender.level-raised");
        });
    Map<String, BigDecimal> after = new TreeMap<>(before);
    after.putAll(given);
    BigDecimal quality = after.get(TenderRule.WEIGHT_QUALITY.code());
    BigDecimal price = after.get(TenderRule.WEIGHT_PRICE.code());
    if (quality != null && price != null) {
      faults.check(
          quality.add(price).compareTo(WHOLE) == 0,
          "rules." + TenderRule.WEIGHT_PRICE.code(),
          "tender.quality-and-price-not-100");
    }
    faults
        .check(
            SecurityAsked.isOneMeasure(after),
            "rules." + SecurityAsked.AMOUNT,
            "tender.security-asked-twice")
        .check(
            SecurityAsked.hasForm(after),
            "rules." + SecurityAsked.PERCENT,
            "tender.security-without-form");
  }

  private void checkDeadline(Faults faults, @Nullable Instant deadline, int minimumDays) {
    if (deadline != null) {
      faults.check(
          Duration.between(clock.now(), deadline).toDays() >= minimumDays,
          "deadlineAt",
          "tender.deadline-too-early",
          minimumDays);
      faults.check(
          PlanningHorizon.reaches(deadline, clock.now()), "deadlineAt", "shared.too-far-ahead");
    }
  }

  /** The rates are those of a day near the tender, at the latest that of the deadline. */
  private void checkRateDate(Faults faults, @Nullable LocalDate day, @Nullable Instant deadline) {
    if (day == null) {
      return;
    }
    LocalDate today = RiyadhDay.of(clock.now());
    LocalDate first = today.minusYears(OLDEST_RATES_YEARS);
    LocalDate last =
        deadline == null ? today.plusYears(OLDEST_RATES_YEARS) : RiyadhDay.of(deadline);
    faults.check(
        !day.isBefore(first) && !day.isAfter(last),
        "rateDate",
        "tender.rate-date-wrong",
        first.toString(),
        last.toString());
  }

  private static Map<String, BigDecimal> changed(
      Map<String, BigDecimal> before, Map<String, BigDecimal> given) {
    Map<String, BigDecimal> changed = new TreeMap<>();
    given.forEach(
        (code, value) -> {
          BigDecimal old = before.get(code);
          if (old != null && old.compareTo(value) != 0) {
            changed.put(code, value);
          }
        });
    return changed;
  }

  private static TermsSet entry(long tenderId, Terms terms, Map<String, BigDecimal> changed) {
    return new TermsSet(
        tenderId,
        terms.title().ar(),
        terms.title().en(),
        terms.procurementMethod(),
        terms.awardCriteria(),
        terms.currency(),
        terms.twoEnvelopes(),
        String.valueOf(terms.deadlineAt()),
        String.valueOf(terms.rateDate()),
        String.valueOf(terms.urgencyReason()),
        changed);
  }
}
