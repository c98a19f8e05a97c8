package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /**
   * Price as evaluated and score of the best award.
   *
   * @param order figures by which the rule chooses among equally good awards, larger ones first
   * @param award who supplies how many smallest parts of what, in words
   */
  record Best(BigDecimal price, BigDecimal score, List<Integer> order, Set<String> award) {}

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
        BigDecimal cost = cost(p, b, false);
        evaluated = evaluated.add(cost(p, b, true));
        values[b] = values[b].add(cost);
        states.merge(parts.get(p).state(), cost, BigDecimal::add);
      }
    }
    BigDecimal goods = Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (keepsLots() && keepsBidders(values) && keepsWhole(goods, states) && keepsRules()) {
      better(new Best(evaluated.add(administration()), score(), order(), inWords()));
    }
  }

  private void better(Best found) {
    boolean byScore = problem.objective() == AwardProblem.Objective.HIGHEST_SCORE;
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
    for (String lot : lots.stream().sorted().toList()) {
      bidders.stream().sorted().forEach(b -> order.add(suppliers(lot).contains(b) ? 1 : 0));
    }
    List<Integer> sorted = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      sorted.add(p);
    }
    sorted.sort(
        Comparator.comparing((Integer p) -> parts.get(p).item().lot())
            .thenComparing(p -> parts.get(p).item().id())
            .thenComparing(p -> parts.get(p).state()));
    List<String> ordered = bidders.stream().sorted().toList();
    if (problem.limits().stateBudgets().isEmpty()) {
      List<String> items = sorted.stream().map(p -> parts.get(p).item().id()).distinct().toList();
      for (String item : items) {
        for (String bidder : ordered) {
          int sum = 0;
          for (int p : sorted) {
            sum += parts.get(p).item().id().equals(item) ? given[p][bidders.indexOf(bidder)] : 0;
          }
          order.add(sum);
        }
      }
    }
    sorted.forEach(p -> ordered.forEach(b -> order.add(given[p][bidders.indexOf(b)])));
    return order;
  }

  private Set<String> inWords() {
    Set<String> words = new HashSet<>();
    for (int p = 0; p < parts.size(); p++) {
      for (int b = 0; b < bidders.size(); b++) {
        if (given[p][b] > 0) {
          words.add(
              inWords(
                  bidders.get(b), parts.get(p).item().id(), parts.get(p).state(), quantity(p, b)));
        }
      }
    }
    return words;
  }

  /** One delivery in words, to be compared. */
  static String inWords(String bidder, String item, String state, BigDecimal quantity) {
    return bidder + " " + item + " " + state + " " + quantity.stripTrailingZeros().toPlainString();
  }

  private boolean keepsRules() {
    return problem.rules().stream().allMatch(this::keeps);
  }

  private boolean keeps(AwardRule rule) {
    List<String> group = rule.bidders().isEmpty() ? bidders : rule.bidders();
    List<String> about = rule.lots().isEmpty() ? lots : rule.lots();
    Set<String> any = new HashSet<>();
    BigDecimal won = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    for (String lot : about) {
      Set<String> own = new HashSet<>(suppliers(lot));
      own.retainAll(group);
      any.addAll(own);
      won = own.isEmpty() ? won : won.add(BigDecimal.ONE);
    }
    for (int p = 0; p < parts.size(); p++) {
      for (String bidder : about.contains(parts.get(p).item().lot()) ? group : List.<String>of()) {
        value = value.add(cost(p, bidders.indexOf(bidder), false));
      }
    }
    return switch (rule.kind()) {
      case LOTS -> within(rule, won);
      case SUPPLIERS -> within(rule, new BigDecimal(any.size()));
      case VALUE -> within(rule, value);
      case FORBID -> any.isEmpty();
      case FORCE -> about.stream().allMatch(l -> suppliers(l).containsAll(group));
      case ONE_BIDDER -> any.size() == 1;
      case SHARE -> about.stream().allMatch(l -> sharesOf(rule, l, group));
      case SHARES -> about.stream().allMatch(l -> dividedInto(rule, l));
    };
  }

  private static boolean within(AwardRule rule, BigDecimal figure) {
    return (rule.atLeast() == null || figure.compareTo(rule.atLeast()) >= 0)
        && (rule.atMost() == null || figure.compareTo(rule.atMost()) <= 0);
  }

  private boolean sharesOf(AwardRule rule, String lot, List<String> group) {
    for (AwardProblem.ProblemItem item : problem.items()) {
      if (item.lot().equals(lot)) {
        BigDecimal all = item.quantity().divide(item.smallestPart());
        BigDecimal own = BigDecimal.ZERO;
        for (String bidder : group) {
          own = own.add(supplied(bidder, item.id()).divide(item.smallestPart()));
        }
        boolean exact =
            rule.atMost() != null
                && rule.atLeast() != null
                && rule.atMost().compareTo(rule.atLeast()) == 0;
        if (exact) {
          BigDecimal half = new BigDecimal("0.5");
          BigDecimal wished = all.multiply(rule.atLeast()).divide(HUNDRED).add(half);
          if (own.compareTo(new BigDecimal(wished.toBigInteger())) != 0) {
            return false;
          }
        } else if (!within(rule, own.multiply(HUNDRED).divide(all, MathContext.DECIMAL128))) {
          return false;
        }
      }
    }
    return true;
  }

  /** In every order of its suppliers: the first takes what rounding down leaves over. */
  private boolean dividedInto(AwardRule rule, String lot) {
    List<String> own = List.copyOf(suppliers(lot));
    return own.size() == 2
        && (isDivided(rule, lot, own.get(0), own.get(1))
            || isDivided(rule, lot, own.get(1), own.get(0)));
  }

  private boolean isDivided(AwardRule rule, String lot, String first, String second) {
    for (AwardProblem.ProblemItem item : problem.items()) {
      if (item.lot().equals(lot)) {
        BigDecimal all = item.quantity().divide(item.smallestPart());
        BigDecimal less =
            new BigDecimal(all.multiply(rule.percents().get(1)).divide(HUNDRED).toBigInteger())
                .multiply(item.smallestPart());
        if (supplied(second, item.id()).compareTo(less) != 0
            || supplied(first, item.id()).compareTo(item.quantity().subtract(less)) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private BigDecimal quantity(int part, int bidder) {
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

  private BigDecimal cost(int part, int bidder, boolean evaluated) {
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
      boolean enough =
          limits.leastQuantity().getOrDefault(bidder, Map.of()).entrySet().stream()
              .allMatch(
                  e -> {
                    BigDecimal own = supplied(bidder, e.getKey());
                    return own.signum() == 0
                        || own.compareTo(e.getValue()) >= 0
                        || problem.items().stream()
                            .anyMatch(
                                i -> i.id().equals(e.getKey()) && own.compareTo(i.quantity()) == 0);
                  });
      if (lotsOf(bidder) > limits.maxLots().getOrDefault(bidder, Integer.MAX_VALUE)
          || value.compareTo(limits.maxValue().getOrDefault(bidder, value)) > 0
          || supplied(bidder, "")
                  .compareTo(limits.capacity().getOrDefault(bidder, supplied(bidder, "")))
              > 0
          || !enough
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
        && (limits.maxSuppliers() == 0 || suppliersInAll() <= limits.maxSuppliers())
        && (limits.budget() == null || goods.compareTo(limits.budget()) <= 0)
        && limits.stateBudgets().entrySet().stream()
            .allMatch(
                e -> states.getOrDefault(e.getKey(), BigDecimal.ZERO).compareTo(e.getValue()) <= 0);
  }

  private BigDecimal administration() {
    AwardProblem.AwardLimits limits = problem.limits();
    BigDecimal suppliers = new BigDecimal(suppliersInAll());
    BigDecimal named = BigDecimal.ZERO;
    for (String bidder : bidders) {
      if (lotsOf(bidder) > 0) {
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
