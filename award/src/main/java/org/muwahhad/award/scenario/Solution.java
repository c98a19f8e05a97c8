package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the command {@code award-solve} prints it; {@code docs/award-problem.md} says what
 * each field means. Amounts, quantities and scores are decimals as text.
 *
 * @param awards lot → bidder → item → state → quantity
 */
public record Solution(
    @Nullable String name,
    String status,
    @Nullable String objective,
    @Nullable String currency,
    @Nullable BigDecimal total,
    @Nullable BigDecimal score,
    @Nullable Boolean cheapestOfThatScore,
    @Nullable String tie,
    @Nullable BigDecimal bound,
    @Nullable String gap,
    @Nullable BigDecimal gapPercent,
    @Nullable BigDecimal goods,
    @Nullable BigDecimal goodsAsEvaluated,
    @Nullable BigDecimal supplierCost,
    @Nullable Map<String, Map<String, Map<String, Map<String, BigDecimal>>>> awards,
    @Nullable Map<String, BigDecimal> lots,
    @Nullable Map<String, SolutionAward> bidders,
    @Nullable Map<String, BigDecimal> states,
    @Nullable List<Discount> discounts,
    @Nullable List<BundleSaving> bundles,
    @Nullable List<Conflict> conflict,
    @Nullable Boolean conflictIsSmallest,
    String solver,
    BigDecimal seconds,
    @Nullable SolverCheck check,
    @Nullable List<LimitCostFigure> costs) {

  /** What one bidder is awarded. */
  public record SolutionAward(BigDecimal value, List<String> lots) {}

  /** A discount that applies, by its place in the problem. */
  public record Discount(int discount, String bidder, BigDecimal percent, BigDecimal saving) {}

  /** A bundle whose prices hold, by its place in the problem. */
  public record BundleSaving(int bundle, String bidder, BigDecimal saving) {}

  /** A limit that cannot be kept together with the others, and in words of both languages. */
  public record Conflict(
      String limit,
      @Nullable String bidder,
      @Nullable String lot,
      @Nullable String state,
      @Nullable String rule,
      @Nullable String item,
      @Nullable BigDecimal bound,
      Map<String, String> message) {
    String subject() {
      return firstOf(bidder, lot, state, rule);
    }
  }

  /** What the second solver came to. */
  public record SolverCheck(
      String verdict,
      String solver,
      @Nullable BigDecimal objective,
      @Nullable Boolean sameAward,
      BigDecimal seconds) {}

  /** What keeping to a limit costs. */
  public record LimitCostFigure(
      String limit,
      @Nullable String bidder,
      @Nullable String lot,
      @Nullable String state,
      @Nullable String rule,
      String status,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal scoreLost,
      @Nullable BigDecimal totalWithout,
      @Nullable Map<String, BigDecimal> statesWithout,
      @Nullable Map<String, String> message) {
    String subject() {
      return firstOf(bidder, lot, state, rule);
    }
  }

  private static String firstOf(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  /** The same award with other figures of what it costs. */
  Solution costing(
      BigDecimal paid,
      BigDecimal paidForGoods,
      Map<String, BigDecimal> byLot,
      Map<String, SolutionAward> byBidder,
      Map<String, BigDecimal> byState) {
    return new Solution(
        name,
        status,
        objective,
        currency,
        paid,
        score,
        cheapestOfThatScore,
        tie,
        bound,
        gap,
        gapPercent,
        paidForGoods,
        goodsAsEvaluated,
        supplierCost,
        awards,
        byLot,
        byBidder,
        states == null ? null : byState,
        discounts,
        bundles,
        conflict,
        conflictIsSmallest,
        solver,
        seconds,
        check,
        costs);
  }

  /** Whether an award was found. */
  public boolean isFound() {
    return awards != null;
  }

  /** Whether others are equally good, and the published rule chose this one. */
  public boolean isChosenByRule() {
    return "BY_RULE".equals(tie);
  }

  /** Whether no other award is better, which is proven. */
  public boolean isProven() {
    return status.equals("OPTIMAL");
  }

  public boolean isInfeasible() {
    return status.equals("INFEASIBLE");
  }

  /** The lots, each with its suppliers; empty when no award was found. */
  Map<String, Map<String, Map<String, Map<String, BigDecimal>>>> awarded() {
    return awards == null ? Map.of() : awards;
  }

  /** Whether a lot has several suppliers. */
  public boolean splitsLots() {
    return awarded().values().stream().anyMatch(suppliers -> suppliers.size() > 1);
  }

  /** Whether a lot has several suppliers. */
  boolean isDivided(int lotNumber) {
    Map<String, ?> suppliers = awarded().get(Integer.toString(lotNumber));
    return suppliers != null && suppliers.size() > 1;
  }

  /** The bundles whose prices hold. */
  List<BundleSaving> allBundles() {
    return bundles == null ? List.of() : bundles;
  }

  /** Whether a conditional discount applies, or the prices of a bundle. */
  public boolean hasDiscounts() {
    return (discounts != null && !discounts.isEmpty()) || !allBundles().isEmpty();
  }
}
