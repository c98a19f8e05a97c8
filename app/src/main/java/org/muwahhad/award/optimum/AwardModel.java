package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.award.optimum.LinearModel.Side;
import org.muwahhad.shared.Refusal;

/**
 * An award problem as a linear model, and the award that the model's values stand for.
 *
 * <p>For each lot and each of its bidders one choice says whether the bidder supplies any of it.
 * When lots are not divided this choice decides all quantities; else a whole number counts the
 * smallest parts of each item that the bidder supplies. Where the states have budgets, the parts
 * are counted state by state.
 */
public final class AwardModel {
  private static final BigDecimal MOST_PARTS = BigDecimal.valueOf(1L << 53);
  private final AwardProblem problem;
  private final LinearModel model = new LinearModel();

  /** Whether a bidder supplies any of a lot, by lot and bidder. */
  private final Map<String, Map<String, Integer>> wins = new LinkedHashMap<>();

  private final Supplies supplies = new Supplies();
  private LinearSum price = new LinearSum();

  private AwardModel(AwardProblem problem) {
    this.problem = problem;
  }

  /** The model of a problem. */
  public static AwardModel of(AwardProblem problem) {
    AwardModel award = new AwardModel(problem);
    problem.lots().forEach(award::addLot);
    ModelledPrices prices = new ModelledPrices(problem, award.model, award.wins, award.supplies);
    new ModelledLimits(problem, award.model, award.wins, award.supplies, prices).add();
    award.price = prices.total();
    award.model.minimise(
        problem.objective() == AwardProblem.Objective.LOWEST_PRICE
            ? award.price
            : award.lostScore());
    return award;
  }

  LinearModel linear() {
    return model;
  }

  /** The price as evaluated. */
  LinearSum price() {
    return price;
  }

  private void addLot(String lot, List<AwardProblem.Item> items) {
    Map<String, Integer> choices = new LinkedHashMap<>();
    wins.put(lot, choices);
    for (String bidder : problem.bidders()) {
      if (problem.isBidForBy(bidder, items)) {
        choices.put(bidder, model.choice());
      }
    }
    if (problem.limits().splitsLots()) {
      items.forEach(i -> divide(i, choices));
      choices.forEach((bidder, choice) -> someOf(lot, bidder, choice));
      model.atMost(
          sum(choices),
          new Side(
              BigDecimal.valueOf(problem.limits().maxSuppliersPerLot()),
              new Limit(
                  Limit.Kind.MAX_SUPPLIERS,
                  lot,
                  BigDecimal.valueOf(problem.limits().maxSuppliersPerLot()))));
    } else {
      items.forEach(i -> choices.forEach((bidder, choice) -> giveWhole(i, bidder, choice)));
      model.between(sum(choices), new Side(BigDecimal.ONE, lotLimit(lot)), new Side(1));
    }
  }

  private void giveWhole(AwardProblem.Item item, String bidder, int choice) {
    item.demand()
        .forEach(
            (state, quantity) ->
                supplies.add(
                    new Supplies.Supply(item.lot(), bidder, item, state, choice, quantity, 1)));
  }

  private void divide(AwardProblem.Item item, Map<String, Integer> choices) {
    Map<String, BigDecimal> demand =
        problem.limits().stateBudgets().isEmpty() ? Map.of("", item.quantity()) : item.demand();
    demand.forEach(
        (state, quantity) -> {
          long parts = parts(quantity, item.smallestPart());
          LinearSum all = new LinearSum();
          choices.forEach(
              (bidder, choice) -> {
                int count = model.variable(parts);
                supplies.add(
                    new Supplies.Supply(
                        item.lot(), bidder, item, state, count, item.smallestPart(), parts));
                all.add(count, 1);
                model.atMost(new LinearSum().add(count, 1).add(choice, -parts), new Side(0));
              });
          model.between(
              all, new Side(BigDecimal.valueOf(parts), lotLimit(item.lot())), new Side(parts));
        });
    choices.forEach((bidder, choice) -> atLeastShare(item, bidder, choice));
  }

  /** A supplier of a lot supplies at least its share of each item. */
  private void atLeastShare(AwardProblem.Item item, String bidder, int choice) {
    BigDecimal percent = problem.limits().minSharePercent();
    long least =
        item.quantity()
            .multiply(percent)
            .divide(item.smallestPart().multiply(AwardProblem.HUNDRED), 0, RoundingMode.CEILING)
            .longValueExact();
    if (least > 0) {
      LinearSum share = new LinearSum().add(choice, -least);
      supplies.of(item.lot(), bidder).stream()
          .filter(s -> s.item().equals(item))
          .forEach(s -> share.add(s.variable(), 1));
      Limit limit = new Limit(Limit.Kind.MIN_SHARE, item.lot(), percent);
      model.atLeast(share, new Side(BigDecimal.ZERO, limit));
    }
  }

  /** Who is counted as a supplier of a lot supplies something of it. */
  private void someOf(String lot, String bidder, int choice) {
    LinearSum some = new LinearSum().add(choice, -1);
    supplies.of(lot, bidder).forEach(s -> some.add(s.variable(), 1));
    model.atLeast(some, new Side(0));
  }

  private static long parts(BigDecimal quantity, BigDecimal smallest) {
    BigDecimal parts = quantity.divide(smallest, 0, RoundingMode.UNNECESSARY);
    if (parts.compareTo(MOST_PARTS) > 0) {
      throw new Refusal.RuleBroken("award.optimum-too-fine");
    }
    return parts.longValueExact();
  }

  private static Limit lotLimit(String lot) {
    return new Limit(Limit.Kind.LOT, lot, BigDecimal.ONE);
  }

  private static LinearSum sum(Map<String, Integer> choices) {
    LinearSum sum = new LinearSum();
    choices.values().forEach(c -> sum.add(c, 1));
    return sum;
  }

  /** The score with its sign turned, so that less is better. */
  private LinearSum lostScore() {
    LinearSum lost = new LinearSum();
    wins.forEach(
        (lot, choices) ->
            choices.forEach(
                (bidder, choice) -> lost.add(choice, problem.weightedScore(bidder, lot).negate())));
    return lost;
  }

  /** The award that the values of the variables stand for. */
  Award award(long[] values) {
    List<Award.Delivery> deliveries = new ArrayList<>();
    for (Supplies.Supply supply : supplies.all()) {
      BigDecimal quantity = supply.each().multiply(BigDecimal.valueOf(values[supply.variable()]));
      if (quantity.signum() > 0) {
        deliveries.add(
            new Award.Delivery(
                supply.lot(), supply.bidder(), supply.item().id(), supply.state(), quantity));
      }
    }
    return new Award(DeliveriesByState.of(problem, deliveries));
  }
}
