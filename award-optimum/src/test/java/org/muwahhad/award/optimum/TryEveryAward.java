package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the best award by trying every one, with no model and nothing of the code under test but
 * the problem itself. For small problems only.
 */
final class TryEveryAward {
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private final AwardProblem problem;
  private final List<String> bidders;
  private final List<String> lots;
  private final List<Part> parts = new ArrayList<>();

  /** How many smallest parts of each part each bidder supplies. */
  private final int[][] given;

  private Optional<Best> best = Optional.empty();

  /** Price as evaluated and score of the best award. */
  record Best(BigDecimal price, BigDecimal score) {}

  /** What one state needs of one item. */
  private record Part(AwardProblem.ProblemItem item, String state, BigDecimal each, int count) {}

  private TryEveryAward(AwardProblem problem) {
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

  /** The best award; none when no award keeps to all limits. */
  static Optional<Best> of(AwardProblem problem) {
    TryEveryAward every = new TryEveryAward(problem);
    every.fill(0, 0, every.parts.get(0).count());
    return every.best;
  }

  /** Gives what is left of a part to the bidders from this one on, in every way. */
  private void fill(int part, int bidder, int left) {
    if (bidder == bidders.size()) {
      if (left > 0) {
        return;
      }
      if (part + 1 == parts.size()) {
        judge();
      } else {
        fill(part + 1, 0, parts.get(part + 1).count());
      }
      return;
    }
    int most = bids(bidders.get(bidder), parts.get(part).item().lot()) ? left : 0;
    for (int count = 0; count <= most; count++) {
      given[part][bidder] = count;
      fill(part, bidder + 1, left - count);
    }
    given[part][bidder] = 0;
  }

  private boolean bids(String bidder, String lot) {
    return problem.items().stream()
        .filter(i -> i.lot().equals(lot))
        .allMatch(i -> problem.prices().getOrDefault(bidder, Map.of()).containsKey(i.id()));
  }

  private void judge() {
    BigDecimal[] values = new BigDecimal[bidders.size()];
    Arrays.fill(values, BigDecimal.ZERO);
    Map<String, BigDecimal> states = new HashMap<>();
    BigDecimal evaluated = BigDecimal.ZERO;
    for (int p = 0; p < parts.size(); p++) {
      for (int b = 0; b < bidders.size(); b++) {
        BigDecimal cost = cost(p, b, problem.prices());
        evaluated = evaluated.add(cost(p, b, evaluatedPrices()));
        values[b] = values[b].add(cost);
        states.merge(parts.get(p).state(), cost, BigDecimal::add);
      }
    }
    BigDecimal goods = Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (keepsLots() && keepsBidders(values) && keepsWhole(goods, states)) {
      better(new Best(evaluated.add(administration()), score()));
    }
  }

  private void better(Best found) {
    boolean byScore = problem.objective() == AwardProblem.Objective.HIGHEST_SCORE;
    boolean first = best.isEmpty();
    int score = first || !byScore ? 0 : found.score().compareTo(best.get().score());
    if (first || score > 0 || (score == 0 && found.price().compareTo(best.get().price()) < 0)) {
      best = Optional.of(found);
    }
  }

  private BigDecimal quantity(int part, int bidder) {
    return parts.get(part).each().multiply(new BigDecimal(given[part][bidder]));
  }

  /** Prices as they count: those as bid, and in their place those evaluated otherwise. */
  private Map<String, Map<String, BigDecimal>> evaluatedPrices() {
    Map<String, Map<String, BigDecimal>> evaluated = new HashMap<>(problem.prices());
    problem
        .evaluatedPrices()
        .forEach(
            (bidder, named) -> {
              Map<String, BigDecimal> own =
                  new HashMap<>(problem.prices().getOrDefault(bidder, Map.of()));
              own.putAll(named);
              evaluated.put(bidder, own);
            });
    return evaluated;
  }

  private BigDecimal cost(int part, int bidder, Map<String, Map<String, BigDecimal>> prices) {
    if (given[part][bidder] == 0) {
      return BigDecimal.ZERO;
    }
    String name = bidders.get(bidder);
    String lot = parts.get(part).item().lot();
    BigDecimal percent = BigDecimal.ZERO;
    for (AwardProblem.Discount discount : problem.discounts()) {
      boolean won =
          discount.whenWinning().stream().allMatch(l -> suppliers(l).equals(Set.of(name)));
      if (discount.bidder().equals(name) && won && discount.appliesTo().contains(lot)) {
        percent = percent.add(discount.percent());
      }
    }
    return quantity(part, bidder)
        .multiply(prices.getOrDefault(name, Map.of()).get(parts.get(part).item().id()))
        .multiply(HUNDRED.subtract(percent))
        .divide(HUNDRED);
  }

  private Set<String> suppliers(String lot) {
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

  private BigDecimal supplied(String bidder, String item) {
    int b = bidders.indexOf(bidder);
    BigDecimal sum = BigDecimal.ZERO;
    for (int p = 0; p < parts.size(); p++) {
      if (item.isEmpty() || parts.get(p).item().id().equals(item)) {
        sum = sum.add(quantity(p, b));
      }
    }
    return sum;
  }

  private boolean keepsLots() {
    for (String lot : lots) {
      Set<String> suppliers = suppliers(lot);
      if (suppliers.size() > problem.limits().maxSuppliersPerLot()) {
        return false;
      }
      for (AwardProblem.ProblemItem item : problem.items()) {
        for (String bidder : item.lot().equals(lot) ? suppliers : Set.<String>of()) {
          BigDecimal share = supplied(bidder, item.id()).multiply(HUNDRED);
          if (share.compareTo(item.quantity().multiply(problem.limits().minSharePercent())) < 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private long lotsOf(String bidder) {
    return lots.stream().filter(l -> suppliers(l).contains(bidder)).count();
  }

  private boolean keepsBidders(BigDecimal[] values) {
    AwardProblem.AwardLimits limits = problem.limits();
    for (String bidder : bidders) {
      BigDecimal value = values[bidders.indexOf(bidder)];
      boolean items =
          limits.itemCapacity().getOrDefault(bidder, Map.of()).entrySet().stream()
              .allMatch(e -> supplied(bidder, e.getKey()).compareTo(e.getValue()) <= 0);
      if (lotsOf(bidder) > limits.maxLots().getOrDefault(bidder, Integer.MAX_VALUE)
          || value.compareTo(limits.maxValue().getOrDefault(bidder, value)) > 0
          || supplied(bidder, "")
                  .compareTo(limits.capacity().getOrDefault(bidder, supplied(bidder, "")))
              > 0
          || !items) {
        return false;
      }
    }
    return true;
  }

  private long suppliersInAll() {
    return bidders.stream().filter(b -> lotsOf(b) > 0).count();
  }

  private boolean keepsWhole(BigDecimal goods, Map<String, BigDecimal> states) {
    AwardProblem.AwardLimits limits = problem.limits();
    return suppliersInAll() >= limits.minSuppliers()
        && (limits.budget() == null || goods.compareTo(limits.budget()) <= 0)
        && limits.stateBudgets().entrySet().stream()
            .allMatch(
                e -> states.getOrDefault(e.getKey(), BigDecimal.ZERO).compareTo(e.getValue()) <= 0);
  }

  private BigDecimal administration() {
    AwardProblem.AwardLimits limits = problem.limits();
    BigDecimal suppliers = new BigDecimal(suppliersInAll());
    return limits
        .costPerSupplier()
        .multiply(suppliers)
        .add(limits.costPerFurtherSupplier().multiply(suppliers.subtract(BigDecimal.ONE)));
  }

  private BigDecimal score() {
    BigDecimal score = BigDecimal.ZERO;
    for (String lot : lots) {
      for (String bidder : suppliers(lot)) {
        BigDecimal own =
            problem.scores().getOrDefault(bidder, Map.of()).getOrDefault(lot, BigDecimal.ZERO);
        score = score.add(own.multiply(problem.lotWeights().getOrDefault(lot, BigDecimal.ONE)));
      }
    }
    return score;
  }
}
