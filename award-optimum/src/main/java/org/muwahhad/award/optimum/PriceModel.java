package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.award.optimum.Supplies.Supply;

/**
 * The prices of a model as sums of its variables: goods as bid, what discounts take off, and what
 * suppliers cost to administer.
 *
 * <p>That a discount applies is a choice that is possible only when its condition holds. Nothing
 * forces it: a lower price never breaks a limit and is never worse, and the figures of the award
 * are computed with every discount whose condition holds.
 */
final class PriceModel {
  private final AwardProblem problem;
  private final LinearModel model;
  private final WinChoices wins;
  private final Supplies supplies;
  private final List<PriceTerm> terms = new ArrayList<>();

  /** Whether a bidder supplies the whole of a lot, where lots are divided. */
  private final Map<List<String>, Integer> wholes = new HashMap<>();

  /** Whether a bidder supplies anything at all; only where that matters. */
  private final Map<String, Integer> suppliers = new LinkedHashMap<>();

  PriceModel(AwardProblem problem, LinearModel model, WinChoices wins, Supplies supplies) {
    this.problem = problem;
    this.model = model;
    this.wins = wins;
    this.supplies = supplies;
    supplies.all().forEach(s -> terms.add(term(s, s.variable(), s.each())));
    problem.discounts().forEach(this::add);
    if (problem.limits().minSuppliers() > 0 || problem.limits().supplierCost(2).signum() > 0) {
      problem.bidders().forEach(this::addSupplier);
    }
  }

  /**
   * What each 1 of a variable adds to the price of what a supply stands for, in the currency.
   *
   * @param amount as it is paid
   * @param evaluated as it counts when awards are compared
   */
  private record PriceTerm(Supply supply, int variable, BigDecimal amount, BigDecimal evaluated) {}

  /** Each 1 of the variable stands for so much of the supply; less than nothing takes off. */
  private PriceTerm term(Supply supply, int variable, BigDecimal quantity) {
    String bidder = supply.bidder();
    String item = supply.item().id();
    return new PriceTerm(
        supply,
        variable,
        quantity.multiply(problem.price(bidder, item)),
        quantity.multiply(problem.evaluatedPrice(bidder, item)));
  }

  /** Goods as evaluated and suppliers together, in the problem's currency and without VAT. */
  LinearSum total() {
    LinearSum total = new LinearSum();
    terms.forEach(m -> total.add(m.variable(), m.evaluated()));
    if (!suppliers.isEmpty()) {
      BigDecimal further = problem.limits().costPerFurtherSupplier();
      BigDecimal each = problem.limits().costPerSupplier().add(further);
      suppliers.values().forEach(s -> total.add(s, each));
      total.addConstant(further.negate());
    }
    return total;
  }

  /** What is paid for some of the goods after discounts, in the same currency, without VAT. */
  LinearSum goods(Predicate<Supply> which) {
    LinearSum sum = new LinearSum();
    terms.stream()
        .filter(m -> which.test(m.supply()))
        .forEach(m -> sum.add(m.variable(), m.amount()));
    return sum;
  }

  /** How many bidders supply anything. */
  LinearSum suppliers() {
    LinearSum sum = new LinearSum();
    suppliers.values().forEach(s -> sum.add(s, 1));
    return sum;
  }

  private void addSupplier(String bidder) {
    int supplier = model.choice();
    suppliers.put(bidder, supplier);
    LinearSum any = new LinearSum().add(supplier, -1);
    for (int choice : wins.ofBidder(bidder)) {
      any.add(choice, 1);
      model.atMost(new LinearSum().add(choice, 1).add(supplier, -1), new ConstraintBound(0));
    }
    model.atLeast(any, new ConstraintBound(0));
  }

  private void add(AwardProblem.Discount discount) {
    boolean possible =
        discount.whenWinning().stream().allMatch(lot -> wins.has(lot, discount.bidder()));
    if (!possible) {
      return;
    }
    int applies = model.choice();
    for (String lot : discount.whenWinning()) {
      model.atMost(
          new LinearSum().add(applies, 1).add(whole(lot, discount.bidder()), -1),
          new ConstraintBound(0));
    }
    Map<Integer, Integer> discounted = new HashMap<>();
    discount.appliesTo().stream()
        .flatMap(lot -> supplies.of(lot, discount.bidder()).stream())
        .forEach(s -> takeOff(discount, applies, s, discounted));
  }

  /**
   * A lot of the condition is supplied whole when the discount applies, so that what it takes off
   * is known; of another lot it takes something off the parts that are supplied.
   */
  private void takeOff(
      AwardProblem.Discount discount,
      int applies,
      Supply supply,
      Map<Integer, Integer> discounted) {
    BigDecimal share = discount.percent().movePointLeft(2).negate();
    if (discount.whenWinning().contains(supply.lot())) {
      terms.add(term(supply, applies, share.multiply(supply.whole())));
      return;
    }
    int parts =
        discounted.computeIfAbsent(
            supply.variable(), counted -> both(counted, applies, supply.largest()));
    terms.add(term(supply, parts, share.multiply(supply.each())));
  }

  /** A count that is at most another, and nothing unless a choice is made. */
  private int both(int counted, int choice, long largest) {
    int both = model.variable(largest);
    model.atMost(new LinearSum().add(both, 1).add(counted, -1), new ConstraintBound(0));
    model.atMost(new LinearSum().add(both, 1).add(choice, -largest), new ConstraintBound(0));
    return both;
  }

  private int whole(String lot, String bidder) {
    if (!problem.limits().splitsLots()) {
      return wins.of(lot, bidder);
    }
    return wholes.computeIfAbsent(List.of(lot, bidder), key -> addWhole(lot, bidder));
  }

  private int addWhole(String lot, String bidder) {
    int whole = model.choice();
    supplies
        .of(lot, bidder)
        .forEach(
            s ->
                model.atMost(
                    new LinearSum().add(whole, s.largest()).add(s.variable(), -1),
                    new ConstraintBound(0)));
    return whole;
  }
}
