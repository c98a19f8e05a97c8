package org.muwahhad.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.muwahhad.award.optimum.AwardLimits;
import org.muwahhad.award.optimum.AwardProblem;

/**
 * A made-up tender: every bidder bids for every lot, each with prices some percent around those of
 * the market, some bidders cheap and some dear; discounts of 2 to 8 % on winning two to four lots
 * together. The same problem for the same seed.
 */
final class AwardPopulation {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private final int lots;
  private final int items;
  private final int discounts;
  private final int maxLots;
  private final List<String> bidders;
  private final Random random;

  AwardPopulation(int lots, int items, int bidders, int discounts, int maxLots, long seed) {
    this.lots = lots;
    this.items = items;
    this.discounts = discounts;
    this.maxLots = maxLots;
    this.bidders = IntStream.rangeClosed(1, bidders).mapToObj(b -> "B" + b).toList();
    this.random = new Random(seed);
  }

  AwardProblem problem() {
    List<AwardProblem.ProblemItem> all = new ArrayList<>();
    for (int lot = 1; lot <= lots; lot++) {
      for (int item = 1; item <= items; item++) {
        all.add(item("L" + lot, "L" + lot + "/" + item));
      }
    }
    Map<String, Integer> most = new LinkedHashMap<>();
    bidders.forEach(b -> most.put(b, maxLots));
    return new AwardProblem(
        "made up",
        "SAR",
        AwardProblem.Objective.LOWEST_PRICE,
        all,
        bidders,
        prices(all),
        Map.of(),
        new AwardLimits(
            most,
            Map.of(),
            Map.of(),
            Map.of(),
            1,
            BigDecimal.ZERO,
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            null,
            Map.of()),
        IntStream.range(0, discounts).mapToObj(d -> discount()).toList(),
        Map.of(),
        Map.of());
  }

  private AwardProblem.ProblemItem item(String lot, String id) {
    Map<String, BigDecimal> states = new LinkedHashMap<>();
    STATES.forEach(s -> states.put(s, BigDecimal.valueOf(1 + random.nextInt(400))));
    BigDecimal sum = states.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new AwardProblem.ProblemItem(id, lot, sum, states, BigDecimal.ONE);
  }

  private Map<String, Map<String, BigDecimal>> prices(List<AwardProblem.ProblemItem> all) {
    Map<String, BigDecimal> market = new LinkedHashMap<>();
    all.forEach(i -> market.put(i.id(), BigDecimal.valueOf(500 + random.nextInt(50_000), 2)));
    Map<String, Map<String, BigDecimal>> prices = new LinkedHashMap<>();
    for (String bidder : bidders) {
      int level = 92 + random.nextInt(17);
      Map<String, Integer> inLot = new LinkedHashMap<>();
      Map<String, BigDecimal> own = new LinkedHashMap<>();
      for (AwardProblem.ProblemItem item : all) {
        int percent = inLot.computeIfAbsent(item.lot(), l -> level + random.nextInt(17) - 8);
        BigDecimal factor = BigDecimal.valueOf(percent * 10L + random.nextInt(101) - 50, 3);
        own.put(
            item.id(),
            market
                .getOrDefault(item.id(), BigDecimal.ONE)
                .multiply(factor)
                .setScale(2, RoundingMode.HALF_UP));
      }
      prices.put(bidder, own);
    }
    return prices;
  }

  private AwardProblem.Discount discount() {
    Set<String> together = new LinkedHashSet<>();
    int count = Math.min(lots, 2 + random.nextInt(3));
    while (together.size() < count) {
      together.add("L" + (1 + random.nextInt(lots)));
    }
    List<String> named = List.copyOf(together);
    return new AwardProblem.Discount(
        bidders.get(random.nextInt(bidders.size())),
        named,
        named,
        BigDecimal.valueOf(20 + random.nextInt(61), 1));
  }
}
