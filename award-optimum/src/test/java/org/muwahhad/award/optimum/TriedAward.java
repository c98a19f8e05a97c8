package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One award that is tried: who supplies how many smallest parts of what, and what that costs. */
final class TriedAward {
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  final AwardProblem problem;
  final List<String> bidders;
  final List<String> lots;
  final List<Part> parts = new ArrayList<>();

  /** How many smallest parts of each part each bidder supplies. */
  final int[][] given;

  /** What one state needs of one item. */
  record Part(AwardProblem.ProblemItem item, String state, BigDecimal each, int count) {}

  TriedAward(AwardProblem problem) {
    this.problem = problem;
    this.bidders = problem.bidders();
    this.lots = problem.items().stream().map(AwardProblem.ProblemItem::lot).distinct().toList();
    for (AwardProblem.ProblemItem item : problem.items()) {
      Map<String, BigDecimal> needs =
          item.byState().isEmpty() ? Map.of("", item.quantity()) : item.byState();
      needs.forEach((state, quantity) -> parts.add(part(item, state, quantity)));
    }
    this.given = new int[parts.size()][bidders.size()];
  }

  private Part part(AwardProblem.ProblemItem item, String state, BigDecimal quantity) {
    return problem.limits().maxSuppliersPerLot() == 1
        ? new Part(item, state, quantity, 1)
        : new Part(
            item,
            state,
            item.smallestPart(),
            quantity.divideToIntegralValue(item.smallestPart()).intValueExact());
  }

  BigDecimal quantity(int part, int bidder) {
    return parts.get(part).each().multiply(new BigDecimal(given[part][bidder]));
  }

  /**
   * The price of a unit: of the whole of the item as bid, and where it counts otherwise, so; of
   * less the price of the last tier that the quantity reaches, or of the first.
   */
  private BigDecimal price(String bidder, String item, boolean evaluated) {
    BigDecimal price =
        Objects.requireNonNull(problem.prices().getOrDefault(bidder, Map.of()).get(item));
    if (evaluated) {
      price = problem.evaluatedPrices().getOrDefault(bidder, Map.of()).getOrDefault(item, price);
    }
    BigDecimal own = supplied(bidder, item);
    BigDecimal all =
        problem.items().stream()
            .filter(i -> i.id().equals(item))
            .map(AwardProblem.ProblemItem::quantity)
            .findFirst()
            .orElseThrow();
    if (own.compareTo(all) >= 0) {
      return price;
    }
    boolean first = true;
    for (AwardProblem.Tier tier :
        problem.tiers().getOrDefault(bidder, Map.of()).getOrDefault(item, List.of())) {
      if (first || tier.from().compareTo(own) <= 0) {
        BigDecimal otherwise = tier.evaluatedPrice();
        price = evaluated && otherwise != null ? otherwise : tier.price();
      }
      first = false;
    }
    return price;
  }

  BigDecimal cost(int part, int bidder, boolean evaluated) {
    if (given[part][bidder] == 0) {
      return BigDecimal.ZERO;
    }
    String name = bidders.get(bidder);
    String lot = parts.get(part).item().lot();
    BigDecimal percent = BigDecimal.ZERO;
    for (AwardProblem.Discount discount : problem.discounts()) {
      boolean won = applies(discount);
      if (discount.bidder().equals(name) && won && discount.appliesTo().contains(lot)) {
        percent = percent.add(discount.percent());
      }
    }
    String item = parts.get(part).item().id();
    BigDecimal bid = price(name, item, evaluated);
    BigDecimal full = bid;
    for (AwardProblem.Bundle bundle : problem.bundles()) {
      boolean all = bundle.lots().stream().allMatch(l -> suppliers(l).equals(Set.of(name)));
      if (bundle.bidder().equals(name) && all && bundle.prices().containsKey(item)) {
        full = bundle.prices().get(item);
        full = evaluated ? bundle.evaluatedPrices().getOrDefault(item, full) : full;
      }
    }
    // A discount stays a percentage of the price as bid.
    return quantity(part, bidder)
        .multiply(full.multiply(HUNDRED).subtract(bid.multiply(percent)))
        .divide(HUNDRED);
  }

  private boolean applies(AwardProblem.Discount discount) {
    String name = discount.bidder();
    if (discount.fromAmount() != null) {
      BigDecimal amount = BigDecimal.ZERO;
      for (int p = 0; p < parts.size(); p++) {
        AwardProblem.ProblemItem item = parts.get(p).item();
        BigDecimal own = quantity(p, bidders.indexOf(name));
        if (discount.whenWinning().contains(item.lot()) && own.signum() > 0) {
          amount = amount.add(own.multiply(price(name, item.id(), false)));
        }
      }
      return amount.compareTo(discount.fromAmount()) >= 0;
    }
    long won =
        discount.whenWinning().stream().filter(l -> suppliers(l).equals(Set.of(name))).count();
    int least = discount.winning() == null ? discount.whenWinning().size() : discount.winning();
    return won >= least;
  }

  Set<String> suppliers(String lot) {
    Set<String> suppliers = new HashSet<>();
    for (int p = 0; p < parts.size(); p++) {
      for (int b = 0; b < bidders.size(); b++) {
        if (parts.get(p).item().lot().equals(lot) && given[p][b] > 0) {
          suppliers.add(bidders.get(b));
        }
      }
    }
    return suppliers;
  }

  BigDecimal supplied(String bidder, String item) {
    int b = bidders.indexOf(bidder);
    BigDecimal sum = BigDecimal.ZERO;
    for (int p = 0; p < parts.size(); p++) {
      if (item.isEmpty() || parts.get(p).item().id().equals(item)) {
        sum = sum.add(quantity(p, b));
      }
    }
    return sum;
  }

  long lotsOf(String bidder) {
    return lots.stream().filter(l -> suppliers(l).contains(bidder)).count();
  }

  long suppliersInAll() {
    return bidders.stream().filter(b -> lotsOf(b) > 0).count();
  }
}
