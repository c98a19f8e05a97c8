package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tests an award against the limits of its problem, from the problem alone and not from the model
 * that a solver was given.
 */
final class BrokenLimits {
  private final AwardLimits limits;
  private final AwardPlan award;
  private final AwardCosts figures;
  private final Map<String, AwardPlan> byItem = new HashMap<>();
  private final Map<String, BigDecimal> whole = new HashMap<>();
  private final List<Limit> broken = new ArrayList<>();

  private BrokenLimits(AwardProblem problem, AwardPlan award, AwardCosts figures) {
    this.limits = problem.limits();
    this.award = award;
    this.figures = figures;
    award.deliveries().stream()
        .collect(Collectors.groupingBy(AwardPlan.Delivery::item))
        .forEach((item, deliveries) -> byItem.put(item, new AwardPlan(deliveries)));
    problem.items().forEach(i -> whole.put(i.id(), i.quantity()));
  }

  /** The limits that an award breaks. */
  static List<Limit> of(AwardProblem problem, AwardPlan award, AwardCosts figures) {
    BrokenLimits test = new BrokenLimits(problem, award, figures);
    problem.items().forEach(test::item);
    problem.lots().forEach(test::lot);
    test.bidders();
    test.whole();
    test.broken.addAll(BrokenRules.of(problem, award, figures));
    return test.broken;
  }

  /** Who supplies how much of one item. */
  private AwardPlan of(String item) {
    return byItem.getOrDefault(item, new AwardPlan(List.of()));
  }

  private void item(AwardProblem.ProblemItem item) {
    item.demand()
        .forEach(
            (state, needed) -> {
              BigDecimal supplied = of(item.id()).quantity(d -> d.state().equals(state));
              if (supplied.compareTo(needed) != 0) {
                broken.add(new Limit(Limit.LimitKind.LOT, item.lot(), BigDecimal.ONE));
              }
            });
  }

  private void lot(String lot, List<AwardProblem.ProblemItem> items) {
    int suppliers = award.suppliersOf(lot).size();
    atMost(
        BigDecimal.valueOf(suppliers),
        new Limit(
            Limit.LimitKind.MAX_SUPPLIERS, lot, BigDecimal.valueOf(limits.maxSuppliersPerLot())));
    for (String bidder : award.suppliersOf(lot)) {
      for (AwardProblem.ProblemItem item : items) {
        BigDecimal supplied = of(item.id()).quantity(d -> d.bidder().equals(bidder));
        atLeast(
            supplied
                .multiply(AwardProblem.HUNDRED)
                .subtract(item.quantity().multiply(limits.minSharePercent())),
            BigDecimal.ZERO,
            new Limit(Limit.LimitKind.MIN_SHARE, lot, limits.minSharePercent()));
      }
    }
  }

  private void bidders() {
    limits
        .maxLots()
        .forEach(
            (bidder, bound) ->
                atMost(
                    BigDecimal.valueOf(award.lotsOf(bidder).size()),
                    new Limit(Limit.LimitKind.MAX_LOTS, bidder, BigDecimal.valueOf(bound))));
    limits
        .maxValue()
        .forEach(
            (bidder, bound) ->
                atMost(
                    figures.bidders().getOrDefault(bidder, BigDecimal.ZERO),
                    new Limit(Limit.LimitKind.MAX_VALUE, bidder, bound)));
    limits
        .capacity()
        .forEach(
            (bidder, bound) ->
                atMost(
                    award.quantity(d -> d.bidder().equals(bidder)),
                    new Limit(Limit.LimitKind.CAPACITY, bidder, bound)));
    limits.itemCapacity().forEach((bidder, items) -> items.forEach((i, m) -> item(bidder, i, m)));
    limits
        .leastQuantity()
        .forEach((bidder, items) -> items.forEach((i, least) -> least(bidder, i, least)));
  }

  private void least(String bidder, String item, BigDecimal bound) {
    BigDecimal supplied = of(item).quantity(d -> d.bidder().equals(bidder));
    if (supplied.signum() > 0) {
      atLeast(
          supplied,
          bound.min(whole.getOrDefault(item, bound)),
          new Limit(Limit.LimitKind.LEAST_QUANTITY, bidder, item, bound));
    }
  }

  private void item(String bidder, String item, BigDecimal bound) {
    atMost(
        of(item).quantity(d -> d.bidder().equals(bidder)),
        new Limit(Limit.LimitKind.CAPACITY, bidder, item, bound));
  }

  private void whole() {
    BigDecimal least = BigDecimal.valueOf(limits.minSuppliers());
    atLeast(
        BigDecimal.valueOf(award.suppliers().size()),
        least,
        new Limit(Limit.LimitKind.MIN_SUPPLIERS, "", least));
    if (limits.maxSuppliers() > 0) {
      BigDecimal most = BigDecimal.valueOf(limits.maxSuppliers());
      atMost(
          BigDecimal.valueOf(award.suppliers().size()),
          new Limit(Limit.LimitKind.MOST_SUPPLIERS, "", most));
    }
    if (limits.budget() != null) {
      atMost(figures.goods(), new Limit(Limit.LimitKind.BUDGET, "", limits.budget()));
    }
    limits
        .stateBudgets()
        .forEach(
            (state, bound) ->
                atMost(
                    figures.states().getOrDefault(state, BigDecimal.ZERO),
                    new Limit(Limit.LimitKind.STATE_BUDGET, state, bound)));
  }

  private void atMost(BigDecimal value, Limit limit) {
    if (value.compareTo(limit.bound()) > 0) {
      broken.add(limit);
    }
  }

  private void atLeast(BigDecimal value, BigDecimal least, Limit limit) {
    if (value.compareTo(least) < 0) {
      broken.add(limit);
    }
  }
}
