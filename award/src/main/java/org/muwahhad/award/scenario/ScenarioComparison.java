package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * Scenarios beside each other, and beside what lot by lot the first in rank would be. Amounts are
 * in the tender's currency, without VAT, rounded to it.
 *
 * @param base the number of the scenario that the others are compared with; 0 for that by rank
 */
public record ScenarioComparison(
    String currency,
    int base,
    List<AwardableLot> lots,
    List<BuyingState> states,
    List<ScenarioColumn> columns) {

  /** A lot that can be awarded. */
  public record AwardableLot(int number, Bilingual title) {}

  /** A state whose entities the lots are for. */
  public record BuyingState(String code, Bilingual name) {}

  /** A supplier of a lot, and its share of the lot's units. */
  public record SupplierShare(String bidder, Bilingual name, BigDecimal percent) {}

  /**
   * One scenario.
   *
   * @param number 0: the first in rank of every lot
   * @param proven whether it is proven that none is better; null for that by rank
   * @param price what is paid, after discounts
   * @param evaluated what the scenario minimises: price as evaluated and suppliers
   * @param difference what is paid more than in the base; below zero when less
   * @param winners the suppliers by number of the lot
   * @param states what is paid by state
   */
  public record ScenarioColumn(
      int number,
      String name,
      @Nullable Boolean proven,
      Money price,
      Money evaluated,
      Money supplierCost,
      @Nullable BigDecimal score,
      Money difference,
      int suppliers,
      Map<String, List<SupplierShare>> winners,
      Map<String, Money> states,
      @Nullable Money saved) {}

  /** What a column is made of. */
  record Source(int number, String name, @Nullable Boolean proven, Solution solution) {}

  static ScenarioComparison of(
      TenderQueries.Tender tender,
      int base,
      List<AwardableLot> lots,
      List<ScenarioMaterialQueries.ScenarioState> states,
      Map<String, Bilingual> bidders,
      List<Source> sources) {
    BigDecimal against =
        sources.stream()
            .filter(s -> s.number() == base)
            .findFirst()
            .or(() -> sources.stream().findFirst())
            .map(s -> orZero(s.solution().goods()))
            .orElse(BigDecimal.ZERO);
    return new ScenarioComparison(
        tender.currency(),
        base,
        lots,
        states.stream().map(s -> new BuyingState(s.code(), s.name())).toList(),
        sources.stream().map(s -> column(tender.currency(), against, bidders, s)).toList());
  }

  private static ScenarioColumn column(
      String currency, BigDecimal against, Map<String, Bilingual> bidders, Source source) {
    Solution solution = source.solution();
    BigDecimal price = orZero(solution.goods());
    Map<String, Money> states = new LinkedHashMap<>();
    if (solution.states() != null) {
      solution.states().forEach((code, cost) -> states.put(code, Money.rounded(cost, currency)));
    }
    BigDecimal saved =
        solution.discounts() == null
            ? BigDecimal.ZERO
            : solution.discounts().stream()
                .map(Solution.Discount::saving)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ScenarioColumn(
        source.number(),
        source.name(),
        source.proven(),
        Money.rounded(price, currency),
        Money.rounded(orZero(solution.total()), currency),
        Money.rounded(orZero(solution.supplierCost()), currency),
        solution.score(),
        Money.rounded(price.subtract(against), currency),
        solution.bidders() == null ? 0 : solution.bidders().size(),
        winners(solution, bidders),
        states,
        saved.signum() == 0 ? null : Money.rounded(saved, currency));
  }

  /** The suppliers of each lot, with the share of its units that each supplies. */
  static Map<String, List<SupplierShare>> winners(
      Solution solution, Map<String, Bilingual> bidders) {
    Map<String, List<SupplierShare>> winners = new LinkedHashMap<>();
    solution
        .awarded()
        .forEach(
            (lot, suppliers) -> {
              BigDecimal all =
                  suppliers.values().stream()
                      .map(ScenarioComparison::units)
                      .reduce(BigDecimal.ZERO, BigDecimal::add);
              List<SupplierShare> shares = new ArrayList<>();
              suppliers.forEach(
                  (bidder, items) ->
                      shares.add(
                          new SupplierShare(
                              bidder,
                              bidders.getOrDefault(bidder, new Bilingual(bidder, bidder)),
                              units(items)
                                  .movePointRight(2)
                                  .divide(all, MathContext.DECIMAL32)
                                  .setScale(2, RoundingMode.HALF_UP))));
              winners.put(lot, shares);
            });
    return winners;
  }

  private static BigDecimal units(Map<String, Map<String, BigDecimal>> items) {
    return items.values().stream()
        .flatMap(states -> states.values().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
