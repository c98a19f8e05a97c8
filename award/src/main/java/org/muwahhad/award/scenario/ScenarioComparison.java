package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CodeName;
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
   * @param score the sum of the winners' final scores; null where quality is not weighed
   * @param changed the lots that other bids win than in the base, or with other shares
   * @param reasons why it costs more or less than the base, as its figures show
   */
  public record ScenarioColumn(
      int number,
      Bilingual name,
      @Nullable Boolean proven,
      Money price,
      Money evaluated,
      Money supplierCost,
      @Nullable BigDecimal score,
      Money difference,
      int suppliers,
      Map<String, List<SupplierShare>> winners,
      Map<String, Money> states,
      @Nullable Money saved,
      List<Integer> changed,
      List<ScenarioReason> reasons) {
    ScenarioColumn beside(List<Integer> others, List<ScenarioReason> why) {
      return new ScenarioColumn(
          number,
          name,
          proven,
          price,
          evaluated,
          supplierCost,
          score,
          difference,
          suppliers,
          winners,
          states,
          saved,
          others,
          why);
    }
  }

  /**
   * What a column is made of.
   *
   * @param score the sum of the winners' final scores; null where it is not known
   * @param limits what keeping to each of its limits costs; empty while that is not known
   */
  record Source(
      int number,
      Bilingual name,
      @Nullable Boolean proven,
      Solution solution,
      ScenarioTerms terms,
      @Nullable BigDecimal score,
      List<Solution.LimitCostFigure> limits) {}

  /** The column of a scenario; null when it is not among them. */
  public @Nullable ScenarioColumn column(int number) {
    return columns.stream().filter(c -> c.number() == number).findFirst().orElse(null);
  }

  static ScenarioComparison of(
      TenderQueries.Tender tender,
      BigDecimal preferencePercent,
      int base,
      List<AwardableLot> lots,
      List<CodeName> states,
      Map<String, Bilingual> bidders,
      List<Source> sources) {
    Source against =
        sources.stream().filter(s -> s.number() == base).findFirst().orElse(sources.get(0));
    ScenarioColumn first = column(tender.currency(), against, bidders, against);
    Map<String, Bilingual> names = new LinkedHashMap<>(bidders);
    states.forEach(s -> names.put(s.code(), s.name()));
    ScenarioReasons reasons = new ScenarioReasons(preferencePercent, names);
    return new ScenarioComparison(
        tender.currency(),
        base,
        lots,
        states.stream().map(s -> new BuyingState(s.code(), s.name())).toList(),
        sources.stream()
            .map(
                s ->
                    beside(
                        reasons,
                        lots,
                        column(tender.currency(), against, bidders, s),
                        s,
                        first,
                        against))
            .toList());
  }

  private static ScenarioColumn beside(
      ScenarioReasons reasons,
      List<AwardableLot> lots,
      ScenarioColumn column,
      Source source,
      ScenarioColumn base,
      Source against) {
    List<Integer> changed =
        lots.stream()
            .map(AwardableLot::number)
            .filter(l -> !Objects.equals(shares(column, l), shares(base, l)))
            .toList();
    return column.beside(
        changed,
        reasons.of(
            new ScenarioReasons.ComparedScenario(column, source.terms(), source.limits()),
            new ScenarioReasons.ComparedScenario(base, against.terms(), against.limits())));
  }

  private static Map<String, BigDecimal> shares(ScenarioColumn column, int lot) {
    return column.winners().getOrDefault(Integer.toString(lot), List.of()).stream()
        .collect(Collectors.toMap(SupplierShare::bidder, SupplierShare::percent));
  }

  private static ScenarioColumn column(
      String currency, Source against, Map<String, Bilingual> bidders, Source source) {
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
    for (Solution.BundleSaving bundle : solution.allBundles()) {
      saved = saved.add(bundle.saving());
    }
    return new ScenarioColumn(
        source.number(),
        source.name(),
        source.proven(),
        Money.rounded(price, currency),
        Money.rounded(orZero(solution.total()), currency),
        Money.rounded(orZero(solution.supplierCost()), currency),
        source.score(),
        Money.rounded(price, currency)
            .minus(Money.rounded(orZero(against.solution().goods()), currency)),
        solution.bidders() == null ? 0 : solution.bidders().size(),
        winners(solution, bidders),
        states,
        saved.signum() == 0 ? null : Money.rounded(saved, currency),
        List.of(),
        List.of());
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

  /** A mean of scores, rounded half up to the two decimals that scores have. */
  static BigDecimal mean(BigDecimal weighed, BigDecimal units) {
    return weighed.divide(units, MathContext.DECIMAL128).setScale(2, RoundingMode.HALF_UP);
  }

  static BigDecimal units(Map<String, Map<String, BigDecimal>> items) {
    return items.values().stream()
        .flatMap(states -> states.values().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
