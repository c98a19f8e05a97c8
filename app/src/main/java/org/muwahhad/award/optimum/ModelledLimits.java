package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Predicate;
import org.muwahhad.award.optimum.LinearModel.Side;
import org.muwahhad.award.optimum.Supplies.Supply;

/** The limits of a problem as rows of its model. */
final class ModelledLimits {
  private final AwardProblem.Limits limits;
  private final LinearModel model;
  private final Map<String, Map<String, Integer>> wins;
  private final Supplies supplies;
  private final ModelledPrices prices;

  ModelledLimits(
      AwardProblem problem,
      LinearModel model,
      Map<String, Map<String, Integer>> wins,
      Supplies supplies,
      ModelledPrices prices) {
    this.limits = problem.limits();
    this.model = model;
    this.wins = wins;
    this.supplies = supplies;
    this.prices = prices;
  }

  void add() {
    limits.maxLots().forEach(this::addMaxLots);
    limits
        .maxValue()
        .forEach(
            (bidder, most) ->
                keep(
                    prices.goods(s -> s.bidder().equals(bidder)),
                    new Limit(Limit.Kind.MAX_VALUE, bidder, most)));
    limits
        .capacity()
        .forEach(
            (bidder, most) ->
                keep(
                    quantity(s -> s.bidder().equals(bidder)),
                    new Limit(Limit.Kind.CAPACITY, bidder, most)));
    limits
        .itemCapacity()
        .forEach((bidder, items) -> items.forEach((item, most) -> addCapacity(bidder, item, most)));
    if (limits.minSuppliers() > 0) {
      BigDecimal least = BigDecimal.valueOf(limits.minSuppliers());
      model.atLeast(
          prices.suppliers(), new Side(least, new Limit(Limit.Kind.MIN_SUPPLIERS, "", least)));
    }
    if (limits.budget() != null) {
      keep(prices.goods(s -> true), new Limit(Limit.Kind.BUDGET, "", limits.budget()));
    }
    limits
        .stateBudgets()
        .forEach(
            (state, most) ->
                keep(
                    prices.goods(s -> s.state().equals(state)),
                    new Limit(Limit.Kind.STATE_BUDGET, state, most)));
  }

  private void addMaxLots(String bidder, int most) {
    LinearSum lots = new LinearSum();
    wins.values().stream()
        .filter(choices -> choices.containsKey(bidder))
        .forEach(choices -> lots.add(choices.getOrDefault(bidder, -1), 1));
    keep(lots, new Limit(Limit.Kind.MAX_LOTS, bidder, BigDecimal.valueOf(most)));
  }

  private void addCapacity(String bidder, String item, BigDecimal most) {
    keep(
        quantity(s -> s.bidder().equals(bidder) && s.item().id().equals(item)),
        new Limit(Limit.Kind.CAPACITY, bidder, item, most));
  }

  private LinearSum quantity(Predicate<Supply> which) {
    LinearSum sum = new LinearSum();
    supplies.all().stream().filter(which).forEach(s -> sum.add(s.variable(), s.each()));
    return sum;
  }

  private void keep(LinearSum sum, Limit limit) {
    model.atMost(sum, new Side(limit.bound(), limit));
  }
}
