package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderQueries;

/**
 * What the panel asks for in a scenario. Amounts are in the tender's currency and without VAT; what
 * is left out is no limit.
 *
 * @param name in both languages, needed
 * @param aim the lowest price when null
 * @param withPreference whether prices count with the preference of the tender; true when null
 * @param withDiscounts whether conditional discounts count; true when null
 * @param maxSuppliersPerLot 1 when null: no lot is divided
 * @param minSharePercent the least share of every item for each supplier of a divided lot
 * @param maxSuppliers the largest number of suppliers over all lots
 * @param costOfSupplier what a supplier costs to manage, by its register number
 * @param rules on groups of bidders and lots
 * @param timeLimitSeconds the longest that each search may take; 60 when null
 */
public record ScenarioTerms(
    @Nullable Bilingual name,
    @Nullable Aim aim,
    @Nullable Boolean withPreference,
    @Nullable Boolean withDiscounts,
    @Nullable Integer maxLotsPerBidder,
    @Nullable BigDecimal maxValuePerBidder,
    @Nullable Integer maxSuppliersPerLot,
    @Nullable BigDecimal minSharePercent,
    @Nullable Integer minSuppliers,
    @Nullable BigDecimal costPerFurtherSupplier,
    @Nullable BigDecimal budget,
    @Nullable Map<String, BigDecimal> stateBudgets,
    @Nullable Integer timeLimitSeconds,
    @Nullable Integer maxSuppliers,
    @Nullable Map<String, BigDecimal> costOfSupplier,
    @Nullable List<ScenarioRule> rules) {
  static final int LONGEST_NAME = 80;
  static final int USUAL_SECONDS = 60;
  private static final int MOST_SECONDS = 600;
  static final int MOST_RULES = 20;
  private static final int MOST = 1000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What makes one award better than another. */
  public enum Aim {
    LOWEST_PRICE,
    HIGHEST_SCORE
  }

  /** Terms that limit nothing, for programs and tests to begin with. */
  public static ScenarioTerms named(String name) {
    return new ScenarioTerms(
        new Bilingual(name, name),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** What it is called, without blanks around it; empty where nothing was given. */
  Bilingual called() {
    Bilingual given = Bilingual.orEmpty(name);
    return new Bilingual(given.ar().strip(), given.en().strip());
  }

  Aim aimed() {
    return aim == null ? Aim.LOWEST_PRICE : aim;
  }

  boolean prefers() {
    return withPreference == null || withPreference;
  }

  boolean discounts() {
    return withDiscounts == null || withDiscounts;
  }

  int suppliersPerLot() {
    return maxSuppliersPerLot == null ? 1 : maxSuppliersPerLot;
  }

  int seconds() {
    return timeLimitSeconds == null ? USUAL_SECONDS : timeLimitSeconds;
  }

  /** The budgets by state, in the order of the states' codes. */
  Map<String, BigDecimal> budgets() {
    return stateBudgets == null ? Map.of() : new TreeMap<>(stateBudgets);
  }

  /** The cost of each supplier by name, in the order of the register numbers. */
  Map<String, BigDecimal> costs() {
    return costOfSupplier == null ? Map.of() : new TreeMap<>(costOfSupplier);
  }

  /** The same terms without rules that were left empty, as they are kept. */
  ScenarioTerms withoutBlanks() {
    return new ScenarioTerms(
        name,
        aim,
        withPreference,
        withDiscounts,
        maxLotsPerBidder,
        maxValuePerBidder,
        maxSuppliersPerLot,
        minSharePercent,
        minSuppliers,
        costPerFurtherSupplier,
        budget,
        stateBudgets,
        timeLimitSeconds,
        maxSuppliers,
        costOfSupplier,
        stated().isEmpty() ? null : stated());
  }

  /** The rules, without places that were left empty. */
  List<ScenarioRule> stated() {
    return rules == null ? List.of() : rules.stream().filter(r -> !r.isBlank()).toList();
  }

  /**
   * Whether these can be the terms of a scenario of a tender.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput with every fault and its field
   */
  void check(
      TenderQueries.Tender tender, Set<String> states, Set<String> bidders, Set<Integer> lots) {
    Faults faults = new Faults();
    checkRules(
        faults,
        new ScenarioRule.RuleScope(bidders, lots, tender.currency(), suppliersPerLot() > 1));
    count(faults, "maxSuppliers", maxSuppliers, MOST);
    costs()
        .forEach(
            (bidder, amount) -> {
              String field = "costOfSupplier." + bidder;
              faults.check(bidders.contains(bidder), field, "award.rule-not-bidder", bidder);
              amount(faults, field, amount, tender.currency());
            });
    faults.name("name.ar", called().ar(), LONGEST_NAME);
    faults.name("name.en", called().en(), LONGEST_NAME);
    faults.check(
        aimed() == Aim.LOWEST_PRICE || tender.weighsQuality(), "aim", "award.scenario-not-rated");
    faults.check(
        aimed() == Aim.LOWEST_PRICE || suppliersPerLot() == 1,
        "maxSuppliersPerLot",
        "award.optimum-score-of-one");
    count(faults, "maxLotsPerBidder", maxLotsPerBidder, MOST);
    count(faults, "maxSuppliersPerLot", maxSuppliersPerLot, MOST);
    count(faults, "minSuppliers", minSuppliers, MOST);
    count(faults, "timeLimitSeconds", timeLimitSeconds, MOST_SECONDS);
    amount(faults, "maxValuePerBidder", maxValuePerBidder, tender.currency());
    amount(faults, "costPerFurtherSupplier", costPerFurtherSupplier, tender.currency());
    amount(faults, "budget", budget, tender.currency());
    checkShare(faults);
    budgets()
        .forEach(
            (state, amount) -> {
              String field = "stateBudgets." + state;
              faults.check(states.contains(state), field, "award.scenario-not-state", state);
              amount(faults, field, amount, tender.currency());
            });
    faults.throwIfAny();
  }

  private void checkRules(Faults faults, ScenarioRule.RuleScope scope) {
    faults.check(stated().size() <= MOST_RULES, "rules", "award.rule-too-many", MOST_RULES);
    for (int i = 0; rules != null && i < rules.size(); i++) {
      if (!rules.get(i).isBlank()) {
        rules.get(i).check(faults, "rules[" + i + "]", scope);
      }
    }
  }

  private void checkShare(Faults faults) {
    if (minSharePercent != null) {
      boolean percent = minSharePercent.signum() > 0 && minSharePercent.compareTo(HUNDRED) <= 0;
      faults
          .check(percent, "minSharePercent", "award.scenario-not-percent")
          .check(
              minSharePercent.stripTrailingZeros().scale() <= 2,
              "minSharePercent",
              "award.scenario-too-many-decimals")
          .check(suppliersPerLot() > 1, "minSharePercent", "award.scenario-share-of-one");
    }
  }

  private static void count(Faults faults, String field, @Nullable Integer count, int most) {
    faults.check(
        count == null || (count >= 1 && count <= most), field, "award.scenario-not-count", most);
  }

  static void amount(Faults faults, String field, @Nullable BigDecimal amount, String currency) {
    if (amount != null) {
      faults.price(field, amount, currency);
      faults.check(
          amount.precision() - amount.scale() <= 15, field, "award.scenario-amount-too-large");
    }
  }
}
