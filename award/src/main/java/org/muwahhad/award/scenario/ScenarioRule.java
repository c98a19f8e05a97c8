package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardRule;
import org.muwahhad.award.optimum.AwardRule.RuleKind;
import org.muwahhad.shared.Faults;

/**
 * A rule of the panel on groups of bidders and lots.
 *
 * @param kind what it is about, needed
 * @param bidders register numbers of the group; all bidders when null or empty
 * @param lots numbers of the lots; all lots when null or empty
 * @param atLeast the least count, amount or percentage
 * @param atMost the largest; the same as the least for "exactly"
 * @param shares with {@link RuleKind#SHARES} the share of each supplier in percent, first to last
 */
public record ScenarioRule(
    @Nullable RuleKind kind,
    @Nullable List<String> bidders,
    @Nullable List<Integer> lots,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal atMost,
    @Nullable List<BigDecimal> shares) {
  private static final int MOST = 1000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Whether nothing of it was filled in, so that it is no rule. */
  boolean isBlank() {
    return kind == null
        && group().isEmpty()
        && about().isEmpty()
        && atLeast == null
        && atMost == null
        && percents().isEmpty();
  }

  List<String> group() {
    return bidders == null ? List.of() : bidders;
  }

  List<Integer> about() {
    return lots == null ? List.of() : lots;
  }

  List<BigDecimal> percents() {
    return shares == null ? List.of() : shares;
  }

  /** The rule as a problem has it, once it was checked. */
  AwardRule inProblem() {
    return new AwardRule(
        kind == null ? RuleKind.FORBID : kind,
        group(),
        about().stream().map(String::valueOf).toList(),
        atLeast,
        atMost,
        percents());
  }

  /** What a rule may name. */
  record RuleScope(Set<String> bidders, Set<Integer> lots, String currency, boolean splitsLots) {}

  /** Notes what is wrong with it, each at its field. */
  void check(Faults faults, String path, RuleScope scope) {
    if (kind == null) {
      faults.check(false, path + ".kind", "shared.missing");
      return;
    }
    boolean divides = kind == RuleKind.SHARE || kind == RuleKind.SHARES;
    faults.check(!divides || scope.splitsLots(), path + ".kind", "award.optimum-share-of-whole");
    checkBidders(faults, path + ".bidders", kind, scope.bidders());
    checkLots(faults, path + ".lots", kind, scope.lots());
    checkFigures(faults, path, kind, scope.currency());
    checkShares(faults, path + ".shares", kind);
  }

  private void checkBidders(Faults faults, String path, RuleKind of, Set<String> known) {
    boolean none = of == RuleKind.ONE_BIDDER || of == RuleKind.SHARES;
    boolean needed = of == RuleKind.FORCE || of == RuleKind.FORBID;
    faults
        .check(!none || group().isEmpty(), path, "award.rule-without-bidders")
        .check(!needed || !group().isEmpty(), path, "shared.missing");
    for (String bidder : group()) {
      faults.check(known.contains(bidder), path, "award.rule-not-bidder", bidder);
    }
    faults.check(Set.copyOf(group()).size() == group().size(), path, "award.rule-named-twice");
  }

  private void checkLots(Faults faults, String path, RuleKind of, Set<Integer> known) {
    boolean needed = of == RuleKind.FORCE || of == RuleKind.ONE_BIDDER;
    faults.check(!needed || !about().isEmpty(), path, "shared.missing");
    for (int lot : about()) {
      faults.check(known.contains(lot), path, "award.rule-not-lot", lot);
    }
    faults.check(Set.copyOf(about()).size() == about().size(), path, "award.rule-named-twice");
  }

  private void checkFigures(Faults faults, String path, RuleKind of, String currency) {
    boolean any = atLeast != null || atMost != null;
    faults
        .check(any || !of.isBounded(), path + ".atLeast", "shared.missing")
        .check(!any || of.isBounded(), path + ".atLeast", "award.rule-without-figures");
    if (of.isBounded()) {
      figure(faults, path + ".atLeast", of, atLeast, currency);
      figure(faults, path + ".atMost", of, atMost, currency);
      faults.check(
          atLeast == null || atMost == null || atLeast.compareTo(atMost) <= 0,
          path + ".atMost",
          "award.optimum-least-above-most");
    }
  }

  private static void figure(
      Faults faults, String field, RuleKind of, @Nullable BigDecimal figure, String currency) {
    if (figure == null) {
      return;
    }
    switch (of) {
      case VALUE -> ScenarioTerms.amount(faults, field, figure, currency);
      case SHARE -> {
        faults.check(
            figure.signum() > 0 && figure.compareTo(HUNDRED) <= 0,
            field,
            "award.scenario-not-percent");
        faults.check(
            figure.stripTrailingZeros().scale() <= 2, field, "award.scenario-too-many-decimals");
      }
      default ->
          faults.check(
              figure.signum() > 0
                  && figure.stripTrailingZeros().scale() <= 0
                  && figure.compareTo(BigDecimal.valueOf(MOST)) <= 0,
              field,
              "award.scenario-not-count",
              MOST);
    }
  }

  private void checkShares(Faults faults, String path, RuleKind of) {
    boolean own = of == RuleKind.SHARES;
    faults.check(own || percents().isEmpty(), path, "award.rule-without-figures");
    if (own) {
      boolean whole =
          percents().stream().allMatch(p -> p.signum() > 0)
              && percents().stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(HUNDRED)
                  == 0;
      faults.check(whole, path, "award.optimum-not-hundred");
      faults.check(
          percents().stream().allMatch(p -> p.stripTrailingZeros().scale() <= 2),
          path,
          "award.scenario-too-many-decimals");
    }
  }
}
