package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.award.optimum.Supplies.Supply;

/** All limits of a problem as rows of its model, and that every lot is awarded in full. */
final class LimitModel {
  private final AwardProblem problem;
  private final AwardLimits limits;
  private final LinearModel model;
  private final WinChoices wins;
  private final Supplies supplies;
  private final PriceModel prices;

  LimitModel(
      AwardProblem problem,
      LinearModel model,
      WinChoices wins,
      Supplies supplies,
      PriceModel prices) {
    this.problem = problem;
    this.limits = problem.limits();
    this.model = model;
    this.wins = wins;
    this.supplies = supplies;
    this.prices = prices;
  }

  void add() {
    if (limits.splitsLots()) {
      problem.lots().forEach(this::addDividedLot);
    } else {
      problem.lots().keySet().forEach(this::addWholeLot);
    }
    addLimitsOfBidders();
    addLimitsOfAll();
    new RuleModel(problem, model, wins, supplies, prices).add();
  }

  private void addWholeLot(String lot) {
    model.between(
        winners(lot), new ConstraintBound(BigDecimal.ONE, limit(lot)), new ConstraintBound(1));
  }

  private void addDividedLot(String lot, List<AwardProblem.ProblemItem> items) {
    for (AwardProblem.ProblemItem item : items) {
      problem.dividedDemand(item).forEach((state, quantity) -> addAllOf(item, state, quantity));
      wins.inLot(lot).forEach((bidder, choice) -> addLeastShare(item, bidder, choice));
    }
    BigDecimal suppliers = BigDecimal.valueOf(limits.maxSuppliersPerLot());
    keep(winners(lot), new Limit(Limit.LimitKind.MAX_SUPPLIERS, lot, suppliers));
  }

  private static Limit limit(String lot) {
    return new Limit(Limit.LimitKind.LOT, lot, BigDecimal.ONE);
  }

  private LinearSum winners(String lot) {
    LinearSum sum = new LinearSum();
    wins.inLot(lot).values().forEach(c -> sum.add(c, 1));
    return sum;
  }

  /** The suppliers of an item together supply what is needed of it. */
  private void addAllOf(AwardProblem.ProblemItem item, String state, BigDecimal quantity) {
    long parts = item.partsOf(quantity);
    LinearSum all = new LinearSum();
    for (String bidder : wins.inLot(item.lot()).keySet()) {
      supplies.of(item, bidder).stream()
          .filter(s -> s.state().equals(state))
          .forEach(s -> all.add(s.variable(), 1));
    }
    model.between(
        all,
        new ConstraintBound(BigDecimal.valueOf(parts), limit(item.lot())),
        new ConstraintBound(parts));
  }

  /** A supplier of a lot supplies at least its share of each item. */
  private void addLeastShare(AwardProblem.ProblemItem item, String bidder, int choice) {
    BigDecimal percent = limits.minSharePercent();
    BigDecimal leastParts =
        item.quantity()
            .multiply(percent)
            .divide(item.smallestPart().multiply(AwardProblem.HUNDRED), 0, RoundingMode.CEILING);
    long least = item.partsOf(leastParts.multiply(item.smallestPart()));
    if (least > 0) {
      LinearSum share = new LinearSum().add(choice, -least);
      supplies.of(item, bidder).forEach(s -> share.add(s.variable(), 1));
      Limit limit = new Limit(Limit.LimitKind.MIN_SHARE, item.lot(), percent);
      model.atLeast(share, new ConstraintBound(BigDecimal.ZERO, limit));
    }
  }

  private void addLimitsOfBidders() {
    limits.maxLots().forEach(this::addMaxLots);
    limits.maxValue().forEach(this::addMaxValue);
    limits.capacity().forEach(this::addCapacity);
    limits
        .itemCapacity()
        .forEach(
            (bidder, items) -> items.forEach((item, bound) -> addCapacity(bidder, item, bound)));
    if (limits.splitsLots()) {
      limits
          .leastQuantity()
          .forEach(
              (bidder, items) ->
                  items.forEach((item, bound) -> addLeastQuantity(bidder, item, bound)));
    }
  }

  /** Nothing of an item, or at least so much, or the whole where that is less. */
  private void addLeastQuantity(String bidder, String item, BigDecimal bound) {
    List<Supply> own =
        supplies.all().stream()
            .filter(s -> s.bidder().equals(bidder) && s.item().id().equals(item))
            .toList();
    if (own.isEmpty()) {
      return;
    }
    AwardProblem.ProblemItem of = own.get(0).item();
    long all = of.partsOf(of.quantity());
    BigDecimal parts = bound.divide(of.smallestPart(), 0, RoundingMode.CEILING);
    long least = parts.min(BigDecimal.valueOf(all)).longValueExact();
    int any = model.choice();
    LinearSum some = new LinearSum().add(any, -all);
    LinearSum enough = new LinearSum().add(any, -least);
    own.forEach(s -> some.add(s.variable(), 1));
    own.forEach(s -> enough.add(s.variable(), 1));
    model.atMost(some, new ConstraintBound(0));
    Limit limit = new Limit(Limit.LimitKind.LEAST_QUANTITY, bidder, item, bound);
    model.atLeast(enough, new ConstraintBound(BigDecimal.ZERO, limit));
  }

  private void addMaxLots(String bidder, int bound) {
    LinearSum lots = new LinearSum();
    wins.ofBidder(bidder).forEach(c -> lots.add(c, 1));
    keep(lots, new Limit(Limit.LimitKind.MAX_LOTS, bidder, BigDecimal.valueOf(bound)));
  }

  private void addMaxValue(String bidder, BigDecimal bound) {
    keep(
        prices.goods(s -> s.bidder().equals(bidder)),
        new Limit(Limit.LimitKind.MAX_VALUE, bidder, bound));
  }

  private void addCapacity(String bidder, BigDecimal bound) {
    keep(
        quantity(s -> s.bidder().equals(bidder)),
        new Limit(Limit.LimitKind.CAPACITY, bidder, bound));
  }

  private void addCapacity(String bidder, String item, BigDecimal bound) {
    keep(
        quantity(s -> s.bidder().equals(bidder) && s.item().id().equals(item)),
        new Limit(Limit.LimitKind.CAPACITY, bidder, item, bound));
  }

  private void addLimitsOfAll() {
    if (limits.minSuppliers() > 0) {
      BigDecimal least = BigDecimal.valueOf(limits.minSuppliers());
      Limit limit = new Limit(Limit.LimitKind.MIN_SUPPLIERS, "", least);
      model.atLeast(prices.suppliers(), new ConstraintBound(least, limit));
    }
    if (limits.maxSuppliers() > 0) {
      BigDecimal most = BigDecimal.valueOf(limits.maxSuppliers());
      keep(prices.suppliers(), new Limit(Limit.LimitKind.MOST_SUPPLIERS, "", most));
    }
    if (limits.budget() != null) {
      keep(prices.goods(s -> true), new Limit(Limit.LimitKind.BUDGET, "", limits.budget()));
    }
    limits.stateBudgets().forEach(this::addStateBudget);
  }

  private void addStateBudget(String state, BigDecimal bound) {
    keep(
        prices.goods(s -> s.state().equals(state)),
        new Limit(Limit.LimitKind.STATE_BUDGET, state, bound));
  }

  private LinearSum quantity(Predicate<Supply> which) {
    LinearSum sum = new LinearSum();
    supplies.all().stream().filter(which).forEach(s -> sum.add(s.variable(), s.each()));
    return sum;
  }

  private void keep(LinearSum sum, Limit limit) {
    model.atMost(sum, new ConstraintBound(limit.bound(), limit));
  }
}
