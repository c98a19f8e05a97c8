package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.CostWinners;
import org.muwahhad.award.LotShare;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;

/**
 * Says what a solution costs by the rules of awards. The solver adds up converted unit prices; an
 * award is rounded in the currency of the bid and converted once. Where both would be shown, that
 * of the award is, so that a scenario and the decision on it have the same figures. The answer as
 * it is kept stays as it is.
 */
@Singleton
class CostSolution {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private final ScenarioMaterialQueries queries;
  private final TenderQueries tenders;
  private final CostWinners costWinners;

  CostSolution(ScenarioMaterialQueries queries, TenderQueries tenders, CostWinners costWinners) {
    this.queries = queries;
    this.tenders = tenders;
    this.costWinners = costWinners;
  }

  /**
   * The solution with what is paid by lot, bidder and state as awards would have it; as it is when
   * prices are no longer those it was found with.
   */
  Solution run(TenderQueries.Tender tender, Solution solution) {
    BigDecimal goods = solution.goods();
    BigDecimal total = solution.total();
    if (!solution.isFound() || goods == null || total == null) {
      return solution;
    }
    List<LotShare> shares = shares(tender.id(), solution);
    Optional<List<CostWinners.WinnerCost>> found =
        shares.isEmpty()
            ? Optional.empty()
            : costWinners.run(tender.id(), tender.currency(), shares, solution.hasDiscounts());
    return found
        .filter(c -> isRounding(goods, sum(c), shares, tender.currency()))
        .map(c -> costed(tender, solution, total.subtract(goods), c))
        .orElse(solution);
  }

  /** Whether two totals differ by no more than rounding unit prices and amounts can make. */
  private static boolean isRounding(
      BigDecimal found, BigDecimal costed, List<LotShare> shares, String currency) {
    BigDecimal most =
        shares.stream()
            .map(s -> s.quantity().multiply(HALF).add(BigDecimal.ONE))
            .reduce(BigDecimal.ONE, BigDecimal::add)
            .movePointLeft(Money.decimals(currency));
    return found.subtract(costed).abs().compareTo(most) <= 0;
  }

  private static BigDecimal sum(List<CostWinners.WinnerCost> costs) {
    return costs.stream().map(c -> c.converted().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<LotShare> shares(long tenderId, Solution solution) {
    Map<String, Long> lots = lots(tenderId);
    Map<String, Long> bids =
        queries.listBidders(tenderId).stream()
            .collect(
                Collectors.toMap(
                    ScenarioMaterialQueries.Bidder::registrationNumber,
                    ScenarioMaterialQueries.Bidder::bidId));
    List<LotShare> shares = new ArrayList<>();
    for (var lot : solution.awarded().entrySet()) {
      for (var bidder : lot.getValue().entrySet()) {
        Long lotId = lots.get(lot.getKey());
        Long bidId = bids.get(bidder.getKey());
        if (lotId == null || bidId == null) {
          return List.of();
        }
        bidder
            .getValue()
            .forEach(
                (item, byState) ->
                    byState.forEach(
                        (state, quantity) -> {
                          if (quantity.signum() > 0) {
                            shares.add(
                                new LotShare(
                                    lotId, bidId, ScenarioMaterial.lotItem(item), state, quantity));
                          }
                        }));
      }
    }
    return shares;
  }

  private Map<String, Long> lots(long tenderId) {
    return tenders.listLots(tenderId).stream()
        .collect(Collectors.toMap(l -> Integer.toString(l.number()), TenderQueries.TenderLot::id));
  }

  private Solution costed(
      TenderQueries.Tender tender,
      Solution solution,
      BigDecimal beyondGoods,
      List<CostWinners.WinnerCost> costs) {
    Map<Long, String> lots = new LinkedHashMap<>();
    lots(tender.id()).forEach((number, id) -> lots.put(id, number));
    Map<Long, String> bids =
        queries.listBidders(tender.id()).stream()
            .collect(
                Collectors.toMap(
                    ScenarioMaterialQueries.Bidder::bidId,
                    ScenarioMaterialQueries.Bidder::registrationNumber));
    Map<String, BigDecimal> byLot = new LinkedHashMap<>();
    Map<String, BigDecimal> byBidder = new LinkedHashMap<>();
    Map<String, BigDecimal> byState = new LinkedHashMap<>();
    for (CostWinners.WinnerCost cost : costs) {
      BigDecimal amount = cost.converted().amount();
      byLot.merge(lots.getOrDefault(cost.lotId(), ""), amount, BigDecimal::add);
      byBidder.merge(bids.getOrDefault(cost.bidId(), ""), amount, BigDecimal::add);
      cost.byState().forEach((state, paid) -> byState.merge(state, paid.amount(), BigDecimal::add));
    }
    BigDecimal goods = sum(costs);
    Map<String, Solution.SolutionAward> bidders = new LinkedHashMap<>();
    if (solution.bidders() != null) {
      solution
          .bidders()
          .forEach(
              (b, a) ->
                  bidders.put(
                      b,
                      new Solution.SolutionAward(byBidder.getOrDefault(b, a.value()), a.lots())));
    }
    return solution.costing(
        goods.add(Rounding.amount(beyondGoods, tender.currency())),
        goods,
        replaced(solution.lots(), byLot),
        bidders,
        replaced(solution.states(), byState));
  }

  /** The figures in the order that they had. */
  private static Map<String, BigDecimal> replaced(
      @Nullable Map<String, BigDecimal> found, Map<String, BigDecimal> costed) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    if (found != null) {
      found.forEach((name, amount) -> figures.put(name, costed.getOrDefault(name, amount)));
    }
    return figures;
  }
}
