package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardPlan;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;

/**
 * What all scenarios of a tender are made of, and the problem that it makes with the terms of one.
 * Knows no database: the same material and terms always give the same problem.
 *
 * <p>A bidder is named by its register number, a lot by its number, an item by its lot, its own
 * number and its code. A lot that nobody may win is no part of a problem, nor is one that is
 * settled: an award of it is in force, or the reserve is called for it. Settled lots count where a
 * discount, a bundle or a declared limit of their winner asks for them. Limits that a bidder
 * declared hold always. Unit prices are converted at the tender's rates and rounded half up, to the
 * most decimals from those of the currency to six that leave the sums in 64 bits; prices as
 * evaluated, with the preference on goods not of GCC origin, are rounded alike. What smaller
 * quantities cost, and the least that bids give, is part of a problem that may divide lots.
 *
 * @param tiers what bids ask for smaller quantities, from the smallest on
 * @param preferencePercent added for comparison to goods not of GCC origin
 * @param settled the lots that are settled, with each bid that has one
 */
record ScenarioMaterial(
    TenderQueries.Tender tender,
    List<ScenarioMaterialQueries.ScenarioNeed> needs,
    List<ScenarioMaterialQueries.Price> prices,
    List<ScenarioMaterialQueries.BidTier> tiers,
    List<ScenarioMaterialQueries.Bidder> bidders,
    List<ScenarioMaterialQueries.DiscountLot> discountLots,
    Conversion conversion,
    BigDecimal preferencePercent,
    List<ScenarioMaterialQueries.SettledLot> settled) {
  private static final int MOST_DECIMALS = 6;

  /** Whole numbers of so few digits are below the largest sum of a solver. */
  private static final int MOST_DIGITS = 18;

  /** The lots that a problem is about, by number: those that somebody may win. */
  Set<Integer> lots() {
    Set<Integer> priced = new HashSet<>();
    prices.forEach(p -> priced.add(p.lotNumber()));
    return priced;
  }

  /** The problem of terms that were checked. */
  AwardProblem problem(ScenarioTerms terms) {
    List<AwardProblem.ProblemItem> items = items();
    int decimals = decimals(items);
    Map<String, Map<String, BigDecimal>> paid = named(p -> converted(p, decimals, false));
    boolean prefers = terms.prefers() && preferencePercent.signum() > 0;
    return new AwardProblem(
        terms.called().en(),
        tender.currency(),
        terms.aimed() == ScenarioTerms.Aim.LOWEST_PRICE
            ? AwardProblem.Objective.LOWEST_PRICE
            : AwardProblem.Objective.HIGHEST_SCORE,
        items,
        List.copyOf(paid.keySet()),
        paid,
        prefers ? named(p -> p.gccOrigin() ? null : converted(p, decimals, true)) : Map.of(),
        new ScenarioLimits(this, terms).of(paid.keySet()),
        terms.discounts() ? new ScenarioDiscounts(this, decimals).discounts() : List.of(),
        terms.aimed() == ScenarioTerms.Aim.HIGHEST_SCORE ? scores() : Map.of(),
        Map.of(),
        terms.discounts() ? new ScenarioDiscounts(this, decimals).bundles(prefers) : List.of(),
        terms.stated().stream().map(ScenarioRule::inProblem).toList(),
        terms.suppliersPerLot() > 1 ? tiers(items, decimals, prefers) : Map.of());
  }

  /** The tiers that begin below the quantity in force, by register number and item. */
  private Map<String, Map<String, List<AwardProblem.Tier>>> tiers(
      List<AwardProblem.ProblemItem> items, int decimals, boolean prefers) {
    Map<String, BigDecimal> whole = new HashMap<>();
    items.forEach(i -> whole.put(i.id(), i.quantity()));
    Map<List<Long>, List<ScenarioMaterialQueries.BidTier>> byItem = tiersByItem();
    Map<String, Map<String, List<AwardProblem.Tier>>> named = new LinkedHashMap<>();
    for (ScenarioMaterialQueries.Price price : prices) {
      List<AwardProblem.Tier> own = new ArrayList<>();
      for (ScenarioMaterialQueries.BidTier tier :
          byItem.getOrDefault(List.of(price.bidId(), price.lotItemId()), List.of())) {
        ScenarioMaterialQueries.Price at = price.at(tier.unitPrice());
        if (tier.fromQuantity().compareTo(whole.getOrDefault(id(price), BigDecimal.ZERO)) < 0) {
          own.add(
              new AwardProblem.Tier(
                  tier.fromQuantity(),
                  converted(at, decimals, false),
                  prefers && !price.gccOrigin() ? converted(at, decimals, true) : null));
        }
      }
      if (!own.isEmpty()) {
        named
            .computeIfAbsent(price.registrationNumber(), b -> new LinkedHashMap<>())
            .put(id(price), own);
      }
    }
    return named;
  }

  private Map<List<Long>, List<ScenarioMaterialQueries.BidTier>> tiersByItem() {
    return tiers.stream().collect(Collectors.groupingBy(t -> List.of(t.bidId(), t.lotItemId())));
  }

  /** The least quantities of the bids, by register number and item. */
  Map<String, Map<String, BigDecimal>> leastQuantities() {
    return named(ScenarioMaterialQueries.Price::leastQuantity);
  }

  /** The bidders that may win something, by register number. */
  Set<String> awardable() {
    Set<String> named = new HashSet<>();
    prices.forEach(p -> named.add(p.registrationNumber()));
    return named;
  }

  /** The final score of a bidder for a lot; null when it may not win the lot. */
  @Nullable BigDecimal score(String lot, String bidder) {
    return prices.stream()
        .filter(p -> lot(p.lotNumber()).equals(lot) && p.registrationNumber().equals(bidder))
        .findFirst()
        .map(ScenarioMaterialQueries.Price::finalScore)
        .orElse(null);
  }

  /** The award of every lot to the first in rank of those who may win it. */
  AwardPlan byRank() {
    Map<Integer, ScenarioMaterialQueries.Price> first = new LinkedHashMap<>();
    prices.forEach(
        p -> first.merge(p.lotNumber(), p, (a, b) -> a.rankPosition() <= b.rankPosition() ? a : b));
    List<AwardPlan.Delivery> deliveries = new ArrayList<>();
    for (ScenarioMaterialQueries.ScenarioNeed need : needs) {
      ScenarioMaterialQueries.Price winner = first.get(need.lotNumber());
      if (winner != null) {
        deliveries.add(
            new AwardPlan.Delivery(
                lot(need.lotNumber()),
                winner.registrationNumber(),
                item(need.lotNumber(), need.lotItemId(), need.itemCode()),
                need.stateCode(),
                need.quantity()));
      }
    }
    return new AwardPlan(deliveries);
  }

  /** How many decimals unit prices are rounded to. */
  int decimals() {
    return decimals(items());
  }

  /** How a lot is named in a problem. */
  static String lot(int number) {
    return Integer.toString(number);
  }

  /** How an item is named in a problem. */
  static String item(int lotNumber, long lotItemId, String code) {
    return lotNumber + "/" + lotItemId + " " + code;
  }

  /** The key of the item that {@link #item} named. */
  static long lotItem(String item) {
    return Long.parseLong(item.substring(item.indexOf('/') + 1, item.indexOf(' ')));
  }

  private List<AwardProblem.ProblemItem> items() {
    Set<Integer> lots = lots();
    Map<Long, List<ScenarioMaterialQueries.ScenarioNeed>> byItem = new LinkedHashMap<>();
    needs.stream()
        .filter(n -> lots.contains(n.lotNumber()))
        .forEach(n -> byItem.computeIfAbsent(n.lotItemId(), i -> new ArrayList<>()).add(n));
    return byItem.values().stream().map(ScenarioMaterial::item).toList();
  }

  private static AwardProblem.ProblemItem item(List<ScenarioMaterialQueries.ScenarioNeed> needs) {
    ScenarioMaterialQueries.ScenarioNeed first = needs.get(0);
    Map<String, BigDecimal> byState = new LinkedHashMap<>();
    needs.forEach(n -> byState.put(n.stateCode(), n.quantity()));
    int scale =
        needs.stream()
            .mapToInt(n -> Math.max(0, n.quantity().stripTrailingZeros().scale()))
            .max()
            .orElse(0);
    return new AwardProblem.ProblemItem(
        item(first.lotNumber(), first.lotItemId(), first.itemCode()),
        lot(first.lotNumber()),
        byState.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
        byState,
        BigDecimal.ONE.movePointLeft(scale));
  }

  /**
   * The sum that a solver makes small has a figure for every price of every bid, and beside each
   * what tiers add and what discounts and a bundle take off.
   */
  private int decimals(List<AwardProblem.ProblemItem> items) {
    Map<String, BigDecimal> whole = new HashMap<>();
    items.forEach(i -> whole.put(i.id(), i.quantity()));
    Map<List<Long>, List<ScenarioMaterialQueries.BidTier>> byItem = tiersByItem();
    BigDecimal largest = BigDecimal.ONE;
    for (ScenarioMaterialQueries.Price p : prices) {
      List<ScenarioMaterialQueries.BidTier> own =
          byItem.getOrDefault(List.of(p.bidId(), p.lotItemId()), List.of());
      BigDecimal most =
          own.stream()
              .map(ScenarioMaterialQueries.BidTier::unitPrice)
              .reduce(p.unitPrice(), BigDecimal::max);
      largest =
          largest.add(
              exact(p.at(most), true)
                  .multiply(whole.getOrDefault(id(p), BigDecimal.ZERO))
                  .multiply(BigDecimal.valueOf(3 + 2L * own.size())));
    }
    int ofDiscounts =
        discountLots.stream()
            .mapToInt(d -> 2 + Math.max(0, d.percent().stripTrailingZeros().scale()))
            .max()
            .orElse(0);
    int ofQuantities = items.stream().mapToInt(i -> i.smallestPart().scale()).max().orElse(0);
    int left = MOST_DIGITS - (largest.precision() - largest.scale()) - ofQuantities - ofDiscounts;
    return Math.max(Money.decimals(tender.currency()), Math.min(MOST_DECIMALS, left));
  }

  /** How the item of a price is named in a problem. */
  static String id(ScenarioMaterialQueries.Price price) {
    return item(price.lotNumber(), price.lotItemId(), price.itemCode());
  }

  private interface MaterialReckoning {
    @Nullable BigDecimal of(ScenarioMaterialQueries.Price price);
  }

  private Map<String, Map<String, BigDecimal>> named(MaterialReckoning reckoning) {
    Map<String, Map<String, BigDecimal>> named = new LinkedHashMap<>();
    for (ScenarioMaterialQueries.Price price : prices) {
      BigDecimal value = reckoning.of(price);
      if (value != null) {
        named
            .computeIfAbsent(price.registrationNumber(), b -> new LinkedHashMap<>())
            .put(id(price), value);
      }
    }
    return named;
  }

  /** A price in the currency of the tender, rounded; with the preference where it is evaluated. */
  BigDecimal converted(ScenarioMaterialQueries.Price price, int decimals, boolean evaluated) {
    return Rounding.price(exact(price, evaluated), decimals);
  }

  private BigDecimal exact(ScenarioMaterialQueries.Price price, boolean evaluated) {
    BigDecimal converted =
        price.currency().equals(tender.currency())
            ? price.unitPrice()
            : price
                .unitPrice()
                .multiply(
                    conversion.unitsPer(price.currency(), tender.currency()),
                    MathContext.DECIMAL128);
    return evaluated && !price.gccOrigin()
        ? converted.multiply(BigDecimal.ONE.add(preferencePercent.movePointLeft(2)))
        : converted;
  }

  private Map<String, Map<String, BigDecimal>> scores() {
    Map<String, Map<String, BigDecimal>> scores = new LinkedHashMap<>();
    prices.forEach(
        p ->
            scores
                .computeIfAbsent(p.registrationNumber(), b -> new LinkedHashMap<>())
                .put(lot(p.lotNumber()), p.finalScore()));
    return scores;
  }
}
