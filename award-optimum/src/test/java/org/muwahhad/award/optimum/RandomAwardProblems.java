package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small problems with every kind of limit, narrow enough that some have no solution. */
final class RandomAwardProblems {
  private static final List<String> BIDDERS = List.of("A", "B", "C");
  private final Random random;
  private final boolean split;
  private final boolean byState;
  private final boolean byScore;
  private final boolean alike;
  private final List<AwardProblem.ProblemItem> items = new ArrayList<>();
  private final List<String> lots = new ArrayList<>();

  private RandomAwardProblems(long seed) {
    random = new Random(seed);
    split = random.nextInt(3) == 0;
    byState = random.nextInt(3) == 0;
    byScore = !split && random.nextInt(4) == 0;
    alike = random.nextInt(3) == 0;
  }

  /** The same problem with lots, items, bidders and states named in another order. */
  static AwardProblem shuffled(AwardProblem problem, Random random) {
    List<AwardProblem.ProblemItem> items = new ArrayList<>();
    for (AwardProblem.ProblemItem item : mixed(problem.items(), random)) {
      Map<String, BigDecimal> states = new LinkedHashMap<>();
      mixed(item.byState().keySet(), random)
          .forEach(s -> states.put(s, item.byState().getOrDefault(s, BigDecimal.ZERO)));
      items.add(
          new AwardProblem.ProblemItem(
              item.id(), item.lot(), item.quantity(), states, item.smallestPart()));
    }
    return new AwardProblem(
        problem.name(),
        problem.currency(),
        problem.objective(),
        items,
        mixed(problem.bidders(), random),
        problem.prices(),
        problem.evaluatedPrices(),
        problem.limits(),
        mixed(problem.discounts(), random),
        problem.scores(),
        problem.lotWeights(),
        problem.bundles(),
        mixed(problem.rules(), random),
        problem.tiers());
  }

  private static <T> List<T> mixed(Collection<T> of, Random random) {
    List<T> mixed = new ArrayList<>(of);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  /** The same problem for the same seed. */
  static AwardProblem from(long seed) {
    return new RandomAwardProblems(seed).problem();
  }

  private AwardProblem problem() {
    int count = split ? 1 + random.nextInt(2) : 1 + random.nextInt(4);
    for (int lot = 1; lot <= count; lot++) {
      lots.add("L" + lot);
      items.add(item("L" + lot, 1));
      if (random.nextInt(3) == 0 && !(split && byState)) {
        items.add(item("L" + lot, 2));
      }
    }
    Map<String, Map<String, BigDecimal>> prices = prices();
    Map<String, Map<String, BigDecimal>> evaluated =
        random.nextInt(3) == 0 ? evaluated(prices) : Map.of();
    List<AwardProblem.Discount> discounts = discounts();
    return new AwardProblem(
        "random",
        "KWD",
        byScore ? AwardProblem.Objective.HIGHEST_SCORE : AwardProblem.Objective.LOWEST_PRICE,
        items,
        BIDDERS,
        prices,
        evaluated,
        limits(),
        discounts,
        byScore ? scores() : Map.of(),
        random.nextBoolean() ? Map.of("L1", new BigDecimal("1.5")) : Map.of(),
        bundles(prices, evaluated, discounts),
        rules(),
        random.nextInt(3) == 0 ? tiers(prices, evaluated) : Map.of());
  }

  /** Of some prices one or two tiers, which cost more than the whole of the item. */
  private Map<String, Map<String, List<AwardProblem.Tier>>> tiers(
      Map<String, Map<String, BigDecimal>> prices, Map<String, Map<String, BigDecimal>> evaluated) {
    Map<String, Map<String, List<AwardProblem.Tier>>> tiers = new LinkedHashMap<>();
    for (String bidder : BIDDERS) {
      Map<String, List<AwardProblem.Tier>> own = new LinkedHashMap<>();
      for (AwardProblem.ProblemItem item : items) {
        BigDecimal price = prices.getOrDefault(bidder, Map.of()).get(item.id());
        if (price != null && random.nextBoolean()) {
          boolean dearer = evaluated.containsKey(bidder);
          own.put(item.id(), tiers(item, price, dearer));
        }
      }
      tiers.put(bidder, own);
    }
    return tiers;
  }

  private List<AwardProblem.Tier> tiers(
      AwardProblem.ProblemItem item, BigDecimal price, boolean dearer) {
    List<AwardProblem.Tier> tiers = new ArrayList<>();
    BigDecimal first = item.smallestPart().multiply(new BigDecimal("0.6"));
    BigDecimal second = item.smallestPart().multiply(new BigDecimal("1.6"));
    if (first.compareTo(item.quantity()) < 0) {
      tiers.add(tier(first, price.add(amount(2, 4)), dearer));
    }
    if (second.compareTo(item.quantity()) < 0 && random.nextBoolean()) {
      tiers.add(tier(second, price.add(amount(0, 2)), dearer));
    }
    return tiers;
  }

  private static AwardProblem.Tier tier(BigDecimal from, BigDecimal price, boolean dearer) {
    return new AwardProblem.Tier(
        from, price, dearer ? price.multiply(new BigDecimal("1.1")) : null);
  }

  /** Some bidders have a bundle each, on what they have bid, beside their discounts. */
  private List<AwardProblem.Bundle> bundles(
      Map<String, Map<String, BigDecimal>> prices,
      Map<String, Map<String, BigDecimal>> evaluated,
      List<AwardProblem.Discount> discounts) {
    List<AwardProblem.Bundle> bundles = new ArrayList<>();
    for (String bidder : BIDDERS) {
      List<String> of = someLots();
      Map<String, BigDecimal> bundled = new LinkedHashMap<>();
      for (AwardProblem.ProblemItem item : items) {
        BigDecimal own = prices.getOrDefault(bidder, Map.of()).get(item.id());
        if (of.contains(item.lot()) && own != null) {
          bundled.put(item.id(), own.multiply(new BigDecimal("0.8")));
        }
      }
      if (random.nextInt(4) == 0 && !bundled.isEmpty() && leavesSomething(bidder, discounts)) {
        Map<String, BigDecimal> counted = new LinkedHashMap<>();
        if (evaluated.containsKey(bidder)) {
          bundled.forEach(
              (item, price) -> counted.put(item, price.multiply(new BigDecimal("1.1"))));
        }
        bundles.add(new AwardProblem.Bundle(bidder, of, bundled, counted));
      }
    }
    return bundles;
  }

  /** Whether all discounts of a bidder together take no more off than a bundle leaves. */
  private static boolean leavesSomething(String bidder, List<AwardProblem.Discount> discounts) {
    return discounts.stream()
            .filter(d -> d.bidder().equals(bidder))
            .map(AwardProblem.Discount::percent)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .compareTo(new BigDecimal("80"))
        <= 0;
  }

  private List<AwardRule> rules() {
    List<AwardRule> rules = new ArrayList<>();
    while (random.nextInt(3) > 0 && rules.size() < 3) {
      rules.add(rule(one(List.of(AwardRule.RuleKind.values()))));
    }
    rules.removeIf(
        r ->
            !split
                && (r.kind() == AwardRule.RuleKind.SHARE || r.kind() == AwardRule.RuleKind.SHARES));
    return rules;
  }

  private AwardRule rule(AwardRule.RuleKind kind) {
    BigDecimal least = null;
    BigDecimal most = null;
    switch (kind) {
      case LOTS, SUPPLIERS -> {
        least = sometimes() ? null : upTo(2);
        most = least == null || sometimes() ? upTo(2) : null;
      }
      case VALUE -> {
        least = random.nextBoolean() ? amount(5, 60) : null;
        most = least == null ? amount(20, 120) : null;
      }
      case SHARE -> {
        least = new BigDecimal(10 + random.nextInt(50));
        most = random.nextBoolean() ? least : null;
      }
      default -> {}
    }
    if (least != null && most != null && least.compareTo(most) > 0) {
      most = least;
    }
    boolean ofAll = kind == AwardRule.RuleKind.ONE_BIDDER || kind == AwardRule.RuleKind.SHARES;
    boolean named = kind == AwardRule.RuleKind.FORCE || kind == AwardRule.RuleKind.FORBID;
    return new AwardRule(
        kind,
        ofAll || (!named && sometimes()) ? List.of() : someBidders(),
        named || kind == AwardRule.RuleKind.ONE_BIDDER || !sometimes() ? someLots() : List.of(),
        least,
        most,
        kind == AwardRule.RuleKind.SHARES
            ? List.of(new BigDecimal("60"), new BigDecimal("40"))
            : List.of());
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<String> someBidders() {
    List<String> some = new ArrayList<>(BIDDERS);
    some.remove(random.nextInt(some.size()));
    if (random.nextBoolean()) {
      some.remove(0);
    }
    return some;
  }

  private AwardProblem.ProblemItem item(String lot, int number) {
    String id = lot + "/" + number;
    BigDecimal part = new BigDecimal(random.nextBoolean() ? "1" : "0.5");
    if (byState) {
      Map<String, BigDecimal> states = new LinkedHashMap<>();
      states.put("KW", part.multiply(upTo(2)));
      states.put("SA", part.multiply(upTo(2)));
      BigDecimal sum = states.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      return new AwardProblem.ProblemItem(id, lot, sum, states, part);
    }
    return new AwardProblem.ProblemItem(
        id, lot, part.multiply(upTo(split ? 3 : 9)), Map.of(), part);
  }

  private BigDecimal upTo(int most) {
    return new BigDecimal(1 + random.nextInt(most));
  }

  private BigDecimal amount(int from, int to) {
    return BigDecimal.valueOf(100L * from + random.nextInt(100 * (to - from)), 2);
  }

  private Map<String, Map<String, BigDecimal>> prices() {
    Map<String, Map<String, BigDecimal>> prices = new LinkedHashMap<>();
    for (String bidder : BIDDERS) {
      Map<String, BigDecimal> named = new LinkedHashMap<>();
      for (AwardProblem.ProblemItem item : items) {
        if (random.nextInt(8) > 0) {
          named.put(item.id(), alike ? new BigDecimal(10 + random.nextInt(2)) : amount(8, 14));
        }
      }
      prices.put(bidder, named);
    }
    return prices;
  }

  /** One bidder has the preference that the others have not. */
  private Map<String, Map<String, BigDecimal>> evaluated(
      Map<String, Map<String, BigDecimal>> prices) {
    Map<String, Map<String, BigDecimal>> evaluated = new LinkedHashMap<>(prices);
    evaluated.remove(BIDDERS.get(random.nextInt(BIDDERS.size())));
    evaluated.replaceAll(
        (bidder, named) -> {
          Map<String, BigDecimal> dearer = new LinkedHashMap<>(named);
          dearer.replaceAll((item, price) -> price.multiply(new BigDecimal("1.1")));
          return dearer;
        });
    return evaluated;
  }

  private Map<String, Map<String, BigDecimal>> scores() {
    Map<String, Map<String, BigDecimal>> scores = new LinkedHashMap<>();
    for (String bidder : BIDDERS) {
      Map<String, BigDecimal> named = new LinkedHashMap<>();
      lots.forEach(l -> named.put(l, new BigDecimal(70 + random.nextInt(4))));
      scores.put(bidder, named);
    }
    return scores;
  }

  private boolean sometimes() {
    return random.nextInt(4) == 0;
  }

  private AwardLimits limits() {
    Map<String, Integer> maxLots = new LinkedHashMap<>();
    Map<String, BigDecimal> maxValue = new LinkedHashMap<>();
    Map<String, BigDecimal> capacity = new LinkedHashMap<>();
    Map<String, Map<String, BigDecimal>> itemCapacity = new LinkedHashMap<>();
    Map<String, Map<String, BigDecimal>> leastQuantity = new LinkedHashMap<>();
    for (String bidder : BIDDERS) {
      if (sometimes()) {
        maxLots.put(bidder, 1 + random.nextInt(2));
      }
      if (sometimes()) {
        maxValue.put(bidder, amount(20, 120));
      }
      if (sometimes()) {
        capacity.put(bidder, upTo(14));
      }
      if (sometimes()) {
        itemCapacity.put(bidder, Map.of(items.get(0).id(), upTo(3)));
      }
      if (sometimes()) {
        leastQuantity.put(bidder, Map.of(items.get(0).id(), upTo(3)));
      }
    }
    boolean budgets = byState && random.nextBoolean();
    return new AwardLimits(
        maxLots,
        maxValue,
        capacity,
        itemCapacity,
        split ? 2 + random.nextInt(2) : 1,
        new BigDecimal(random.nextBoolean() ? "0" : "34"),
        sometimes() ? 2 : 0,
        sometimes() ? amount(1, 20) : BigDecimal.ZERO,
        sometimes() ? amount(1, 20) : BigDecimal.ZERO,
        sometimes() ? amount(50, 200) : null,
        budgets ? Map.of("KW", amount(20, 90)) : Map.of(),
        sometimes() ? 1 + random.nextInt(2) : 0,
        sometimes() ? Map.of(one(BIDDERS), amount(1, 20)) : Map.of(),
        leastQuantity);
  }

  private List<AwardProblem.Discount> discounts() {
    List<AwardProblem.Discount> discounts = new ArrayList<>();
    while (random.nextBoolean() && discounts.size() < 4) {
      List<String> when = someLots();
      boolean byAmount = sometimes();
      discounts.add(
          new AwardProblem.Discount(
              BIDDERS.get(random.nextInt(BIDDERS.size())),
              when,
              !byAmount && sometimes() ? 1 + random.nextInt(when.size()) : null,
              byAmount ? amount(10, 60) : null,
              someLots(),
              BigDecimal.valueOf(random.nextInt(1, 250), 1)));
    }
    return discounts;
  }

  private List<String> someLots() {
    List<String> some = new ArrayList<>(lots);
    some.removeIf(l -> random.nextInt(3) == 0);
    return some.isEmpty() ? List.of(lots.get(0)) : some;
  }
}
