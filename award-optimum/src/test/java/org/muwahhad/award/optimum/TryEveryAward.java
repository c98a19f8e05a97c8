package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
  private final TriedAward tried;
  private final TriedLimits limits;
  private Optional<Best> best = Optional.empty();

  /**
   * Price as evaluated and score of the best award.
   *
   * @param order figures by which the rule chooses among equally good awards, larger ones first
   * @param award who supplies how many smallest parts of what, in words
   */
  record Best(BigDecimal price, BigDecimal score, List<Integer> order, Set<String> award) {}

  private TryEveryAward(AwardProblem problem) {
    tried = new TriedAward(problem);
    limits = new TriedLimits(tried);
  }

  /** The best award; none when no award keeps to all limits. */
  static Optional<Best> of(AwardProblem problem) {
    TryEveryAward every = new TryEveryAward(problem);
    every.fill(0, 0, every.tried.parts.get(0).count());
    return every.best;
  }

  /** Gives what is left of a part to the bidders from this one on, in every way. */
  private void fill(int part, int bidder, int left) {
    if (bidder == tried.bidders.size()) {
      if (left > 0) {
        return;
      }
      if (part + 1 == tried.parts.size()) {
        judge();
      } else {
        fill(part + 1, 0, tried.parts.get(part + 1).count());
      }
      return;
    }
    int most = bids(tried.bidders.get(bidder), tried.parts.get(part).item().lot()) ? left : 0;
    for (int count = 0; count <= most; count++) {
      tried.given[part][bidder] = count;
      fill(part, bidder + 1, left - count);
    }
    tried.given[part][bidder] = 0;
  }

  private boolean bids(String bidder, String lot) {
    return tried.problem.items().stream()
        .filter(i -> i.lot().equals(lot))
        .allMatch(i -> tried.problem.prices().getOrDefault(bidder, Map.of()).containsKey(i.id()));
  }

  private void judge() {
    BigDecimal[] values = new BigDecimal[tried.bidders.size()];
    Arrays.fill(values, BigDecimal.ZERO);
    Map<String, BigDecimal> states = new HashMap<>();
    BigDecimal evaluated = BigDecimal.ZERO;
    for (int p = 0; p < tried.parts.size(); p++) {
      for (int b = 0; b < tried.bidders.size(); b++) {
        BigDecimal cost = tried.cost(p, b, false);
        evaluated = evaluated.add(tried.cost(p, b, true));
        values[b] = values[b].add(cost);
        states.merge(tried.parts.get(p).state(), cost, BigDecimal::add);
      }
    }
    BigDecimal goods = Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (limits.keeps(values, goods, states)) {
      better(new Best(evaluated.add(administration()), score(), order(), inWords()));
    }
  }

  private void better(Best found) {
    boolean byScore = tried.problem.objective() == AwardProblem.Objective.HIGHEST_SCORE;
    boolean first = best.isEmpty();
    int score = first || !byScore ? 0 : found.score().compareTo(best.get().score());
    int price = first ? 0 : found.price().compareTo(best.get().price());
    if (first
        || score > 0
        || (score == 0 && price < 0)
        || (score == 0 && price == 0 && isBefore(found.order(), best.get().order()))) {
      best = Optional.of(found);
    }
  }

  private static boolean isBefore(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return one.get(i) > other.get(i);
      }
    }
    return false;
  }

  /** Names of this class end in one digit or none, so that their order is that of texts. */
  private List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    for (String lot : tried.lots.stream().sorted().toList()) {
      tried.bidders.stream()
          .sorted()
          .forEach(b -> order.add(tried.suppliers(lot).contains(b) ? 1 : 0));
    }
    List<Integer> sorted = new ArrayList<>();
    for (int p = 0; p < tried.parts.size(); p++) {
      sorted.add(p);
    }
    sorted.sort(
        Comparator.comparing((Integer p) -> tried.parts.get(p).item().lot())
            .thenComparing(p -> tried.parts.get(p).item().id())
            .thenComparing(p -> tried.parts.get(p).state()));
    List<String> ordered = tried.bidders.stream().sorted().toList();
    if (tried.problem.limits().stateBudgets().isEmpty()) {
      List<String> items =
          sorted.stream().map(p -> tried.parts.get(p).item().id()).distinct().toList();
      for (String item : items) {
        for (String bidder : ordered) {
          int sum = 0;
          for (int p : sorted) {
            sum +=
                tried.parts.get(p).item().id().equals(item)
                    ? tried.given[p][tried.bidders.indexOf(bidder)]
                    : 0;
          }
          order.add(sum);
        }
      }
    }
    sorted.forEach(p -> ordered.forEach(b -> order.add(tried.given[p][tried.bidders.indexOf(b)])));
    return order;
  }

  private Set<String> inWords() {
    Set<String> words = new HashSet<>();
    for (int p = 0; p < tried.parts.size(); p++) {
      for (int b = 0; b < tried.bidders.size(); b++) {
        if (tried.given[p][b] > 0) {
          words.add(
              inWords(
                  tried.bidders.get(b),
                  tried.parts.get(p).item().id(),
                  tried.parts.get(p).state(),
                  tried.quantity(p, b)));
        }
      }
    }
    return words;
  }

  /** One delivery in words, to be compared. */
  static String inWords(String bidder, String item, String state, BigDecimal quantity) {
    return bidder + " " + item + " " + state + " " + quantity.stripTrailingZeros().toPlainString();
  }

  private BigDecimal administration() {
    AwardLimits limits = tried.problem.limits();
    BigDecimal suppliers = new BigDecimal(tried.suppliersInAll());
    BigDecimal named = BigDecimal.ZERO;
    for (String bidder : tried.bidders) {
      if (tried.lotsOf(bidder) > 0) {
        named = named.add(limits.costOfSupplier().getOrDefault(bidder, BigDecimal.ZERO));
      }
    }
    return limits
        .costPerSupplier()
        .multiply(suppliers)
        .add(limits.costPerFurtherSupplier().multiply(suppliers.subtract(BigDecimal.ONE)))
        .add(named);
  }

  private BigDecimal score() {
    BigDecimal score = BigDecimal.ZERO;
    for (String lot : tried.lots) {
      for (String bidder : tried.suppliers(lot)) {
        BigDecimal own =
            tried
                .problem
                .scores()
                .getOrDefault(bidder, Map.of())
                .getOrDefault(lot, BigDecimal.ZERO);
        score =
            score.add(own.multiply(tried.problem.lotWeights().getOrDefault(lot, BigDecimal.ONE)));
      }
    }
    return score;
  }
}
