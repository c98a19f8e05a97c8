package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;

/**
 * An award problem as a linear model, and the award that the model's values stand for.
 *
 * <p>For each lot and each of its bidders one choice says whether the bidder supplies any of it.
 * When lots are not divided this choice decides all quantities; else a whole number counts the
 * smallest parts of each item that the bidder supplies. Where the states have budgets, the parts
 * are counted state by state. What the award must keep to is added by {@link LimitModel}.
 */
final class AwardModel {
  private final AwardProblem problem;
  private final LinearModel model = new LinearModel();
  private final WinChoices wins = new WinChoices();
  private final Supplies supplies = new Supplies();
  private LinearSum price = new LinearSum();

  private AwardModel(AwardProblem problem) {
    this.problem = problem;
  }

  /**
   * The model of a problem.
   *
   * @throws org.muwahhad.shared.Refusal.RuleBroken when a quantity has too many smallest parts
   */
  static AwardModel of(AwardProblem problem) {
    AwardModel award = new AwardModel(problem);
    problem.lots().forEach(award::addLot);
    PriceModel prices = new PriceModel(problem, award.model, award.wins, award.supplies);
    new LimitModel(problem, award.model, award.wins, award.supplies, prices).add();
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

  /** The price as evaluated: goods and suppliers, in the problem's currency. */
  LinearSum price() {
    return price;
  }

  /**
   * The variables in the order in which the rule for equally good awards decides them: who supplies
   * anything of each lot, by lots and register numbers; then how much of each item.
   */
  List<List<Integer>> inOrder() {
    List<Integer> choices = new ArrayList<>();
    for (String lot : sorted(problem.lots().keySet())) {
      Map<String, Integer> ofLot = wins.inLot(lot);
      sorted(ofLot.keySet()).forEach(bidder -> choices.add(wins.of(lot, bidder)));
    }
    if (!problem.limits().splitsLots()) {
      return List.of(choices);
    }
    List<Integer> counts =
        supplies.all().stream()
            .sorted(
                Comparator.comparing(Supplies.Supply::lot, NameOrder.INSTANCE)
                    .thenComparing(s -> s.item().id(), NameOrder.INSTANCE)
                    .thenComparing(Supplies.Supply::state, NameOrder.INSTANCE)
                    .thenComparing(Supplies.Supply::bidder, NameOrder.INSTANCE))
            .map(Supplies.Supply::variable)
            .toList();
    return List.of(choices, counts);
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted(NameOrder.INSTANCE).toList();
  }

  private void addLot(String lot, List<AwardProblem.ProblemItem> items) {
    for (String bidder : problem.bidders()) {
      if (problem.isBidForBy(bidder, items)) {
        int choice = model.choice();
        wins.add(lot, bidder, choice);
        if (problem.limits().splitsLots()) {
          items.forEach(item -> divide(item, bidder, choice));
          someOf(lot, bidder, choice);
        } else {
          items.forEach(item -> giveWhole(item, bidder, choice));
        }
      }
    }
  }

  private void giveWhole(AwardProblem.ProblemItem item, String bidder, int choice) {
    item.demand()
        .forEach(
            (state, quantity) ->
                supplies.add(
                    new Supplies.Supply(item.lot(), bidder, item, state, choice, quantity, 1)));
  }

  private void divide(AwardProblem.ProblemItem item, String bidder, int choice) {
    for (Map.Entry<String, BigDecimal> demand : problem.dividedDemand(item).entrySet()) {
      long parts = item.partsOf(demand.getValue());
      int count = model.variable(parts);
      supplies.add(
          new Supplies.Supply(
              item.lot(), bidder, item, demand.getKey(), count, item.smallestPart(), parts));
      model.atMost(new LinearSum().add(count, 1).add(choice, -parts), new ConstraintBound(0));
    }
  }

  /** Who is counted as a supplier of a lot supplies something of it. */
  private void someOf(String lot, String bidder, int choice) {
    LinearSum some = new LinearSum().add(choice, -1);
    supplies.of(lot, bidder).forEach(s -> some.add(s.variable(), 1));
    model.atLeast(some, new ConstraintBound(0));
  }

  /** The model with only one award left: who supplies what as in a plan. */
  LinearModel fixedTo(AwardPlan plan) {
    Map<List<String>, BigDecimal> given = new HashMap<>();
    for (AwardPlan.Delivery d : plan.deliveries()) {
      given.merge(List.of(d.bidder(), d.item(), d.state()), d.quantity(), BigDecimal::add);
      if (!d.state().isEmpty()) {
        given.merge(List.of(d.bidder(), d.item(), ""), d.quantity(), BigDecimal::add);
      }
    }
    LinearModel fixed = model.minimising(model.objective());
    Map<String, Set<String>> suppliers = plan.suppliersByLot();
    for (String lot : problem.lots().keySet()) {
      Set<String> own = suppliers.getOrDefault(lot, Set.of());
      wins.inLot(lot).forEach((b, choice) -> fix(fixed, choice, own.contains(b) ? 1 : 0));
    }
    for (Supplies.Supply supply : supplies.all()) {
      BigDecimal quantity =
          given.getOrDefault(
              List.of(supply.bidder(), supply.item().id(), supply.state()), BigDecimal.ZERO);
      fix(fixed, supply.variable(), supply.item().partsOf(quantity));
    }
    return fixed;
  }

  private static void fix(LinearModel fixed, int variable, long value) {
    fixed.between(
        new LinearSum().add(variable, 1), new ConstraintBound(value), new ConstraintBound(value));
  }

  /** The score with its sign turned, so that less is better. */
  private LinearSum lostScore() {
    LinearSum lost = new LinearSum();
    for (String lot : problem.lots().keySet()) {
      wins.inLot(lot)
          .forEach(
              (bidder, choice) -> lost.add(choice, problem.weightedScore(bidder, lot).negate()));
    }
    return lost;
  }

  /** The award that the values of the variables stand for. */
  AwardPlan award(long[] values) {
    List<AwardPlan.Delivery> deliveries = new ArrayList<>();
    for (Supplies.Supply supply : supplies.all()) {
      BigDecimal quantity = supply.each().multiply(BigDecimal.valueOf(values[supply.variable()]));
      if (quantity.signum() > 0) {
        deliveries.add(
            new AwardPlan.Delivery(
                supply.lot(), supply.bidder(), supply.item().id(), supply.state(), quantity));
      }
    }
    return new AwardPlan(DeliveriesByState.of(problem, deliveries));
  }
}
