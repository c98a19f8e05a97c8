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
import java.util.TreeSet;
import java.util.function.Predicate;
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
 * number and its code. A lot that nobody may win is no part of a problem, nor is a discount whose
 * condition asks for more lots than its bidder may win. Limits that a bidder declared hold always.
 * Unit prices are converted at the tender's rates and rounded half up, to the most decimals from
 * those of the currency to six that leave the sums in 64 bits; prices as evaluated, with the
 * preference on goods not of GCC origin, are rounded alike. What smaller quantities cost, and the
 * least that bids give, is part of a problem that may divide lots.
 *
 * @param tiers what bids ask for smaller quantities, from the smallest on
 * @param preferencePercent added for comparison to goods not of GCC origin
 */
record ScenarioMaterial(
    TenderQueries.Tender tender,
    List<ScenarioMaterialQueries.ScenarioNeed> needs,
    List<ScenarioMaterialQueries.Price> prices,
    List<ScenarioMaterialQueries.BidTier> tiers,
    List<ScenarioMaterialQueries.Bidder> bidders,
    List<ScenarioMaterialQueries.DiscountLot> discountLots,
    Conversion conversion,
    BigDecimal preferencePercent) {
  private static final int MOST_DECIMALS = 6;

  /** Digits of a 64-bit whole number, but for the last. */
  private static final int MOST_DIGITS = 17;

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
        terms.discounts() ? discounts(paid) : List.of(),
        terms.aimed() == ScenarioTerms.Aim.HIGHEST_SCORE ? scores() : Map.of(),
        Map.of(),
        terms.discounts() ? bundles(decimals, prefers) : List.of(),
        terms.stated().stream().map(ScenarioRule::inProblem).toList(),
        terms.suppliersPerLot() > 1 ? tiers(items, decimals, prefers) : Map.of());
  }

  /** The tiers that begin below the quantity in force, by register number and item. */
  private Map<String, Map<String, List<AwardProblem.Tier>>> tiers(
      List<AwardProblem.ProblemItem> items, int decimals, boolean prefers) {
    Map<String, BigDecimal> whole = new HashMap<>();
    items.forEach(i -> whole.put(i.id(), i.quantity()));
    Map<List<Long>, List<ScenarioMaterialQueries.BidTier>> byItem =
        tiers.stream().collect(Collectors.groupingBy(t -> List.of(t.bidId(), t.lotItemId())));
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

  private static String lot(int number) {
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

  private int decimals(List<AwardProblem.ProblemItem> items) {
    Map<String, BigDecimal> dearest = new HashMap<>();
    Map<List<Long>, BigDecimal> highest = new HashMap<>();
    tiers.forEach(
        t -> highest.merge(List.of(t.bidId(), t.lotItemId()), t.unitPrice(), BigDecimal::max));
    for (ScenarioMaterialQueries.Price p : prices) {
      BigDecimal most = highest.getOrDefault(List.of(p.bidId(), p.lotItemId()), p.unitPrice());
      dearest.merge(id(p), exact(p.at(most), true), BigDecimal::max);
    }
    BigDecimal largest =
        items.stream()
            .map(i -> i.quantity().multiply(dearest.getOrDefault(i.id(), BigDecimal.ZERO)))
            .reduce(BigDecimal.ONE, BigDecimal::add);
    int ofDiscounts =
        discountLots.stream()
            .mapToInt(d -> 2 + Math.max(0, d.percent().stripTrailingZeros().scale()))
            .max()
            .orElse(0);
    int ofQuantities = items.stream().mapToInt(i -> i.smallestPart().scale()).max().orElse(0);
    int left = MOST_DIGITS - (largest.precision() - largest.scale()) - ofQuantities - ofDiscounts;
    return Math.max(Money.decimals(tender.currency()), Math.min(MOST_DECIMALS, left));
  }

  private static String id(ScenarioMaterialQueries.Price price) {
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

  private BigDecimal converted(
      ScenarioMaterialQueries.Price price, int decimals, boolean evaluated) {
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

  /** The discounts whose condition can hold, each on the lots that its bidder may win. */
  private List<AwardProblem.Discount> discounts(Map<String, Map<String, BigDecimal>> paid) {
    Map<List<Object>, List<ScenarioMaterialQueries.DiscountLot>> byNumber = new LinkedHashMap<>();
    discountLots.stream()
        .filter(d -> !d.bundle())
        .forEach(
            d ->
                byNumber
                    .computeIfAbsent(
                        List.of(d.registrationNumber(), d.number()), k -> new ArrayList<>())
                    .add(d));
    Set<List<Object>> mayWin = new HashSet<>();
    prices.forEach(p -> mayWin.add(List.of(p.registrationNumber(), p.lotNumber())));
    List<AwardProblem.Discount> discounts = new ArrayList<>();
    for (List<ScenarioMaterialQueries.DiscountLot> lots : byNumber.values()) {
      ScenarioMaterialQueries.DiscountLot first = lots.get(0);
      List<String> conditions = lots(lots, true, l -> mayWin.contains(key(l)));
      Integer winning = first.winning();
      List<String> applies = lots(lots, false, l -> mayWin.contains(key(l)));
      boolean possible =
          conditions.size()
              >= (winning == null
                  ? lots.stream().filter(l -> l.isCondition()).count()
                  : winning.longValue());
      if (possible && !applies.isEmpty() && paid.containsKey(first.registrationNumber())) {
        discounts.add(
            new AwardProblem.Discount(
                first.registrationNumber(), conditions, winning, null, applies, first.percent()));
      }
    }
    return discounts;
  }

  /** The bundles all of whose lots their bidder may win. */
  private List<AwardProblem.Bundle> bundles(int decimals, boolean prefers) {
    Map<List<Object>, Set<Integer>> lots = new LinkedHashMap<>();
    discountLots.stream()
        .filter(ScenarioMaterialQueries.DiscountLot::bundle)
        .forEach(
            d ->
                lots.computeIfAbsent(
                        List.of(d.registrationNumber(), d.number()), k -> new TreeSet<>())
                    .add(d.lotNumber()));
    List<AwardProblem.Bundle> bundles = new ArrayList<>();
    lots.forEach(
        (key, of) -> {
          String bidder = (String) key.get(0);
          List<ScenarioMaterialQueries.Price> own =
              prices.stream()
                  .filter(p -> p.registrationNumber().equals(bidder))
                  .filter(p -> of.contains(p.lotNumber()))
                  .toList();
          Map<String, BigDecimal> paid = new LinkedHashMap<>();
          Map<String, BigDecimal> evaluated = new LinkedHashMap<>();
          for (ScenarioMaterialQueries.Price price : own) {
            BigDecimal bundled = price.bundlePrice();
            if (bundled != null) {
              paid.put(id(price), converted(price.at(bundled), decimals, false));
              if (prefers && !price.gccOrigin()) {
                evaluated.put(id(price), converted(price.at(bundled), decimals, true));
              }
            }
          }
          boolean possible =
              own.stream().map(ScenarioMaterialQueries.Price::lotNumber).distinct().count()
                  == of.size();
          if (possible && !paid.isEmpty()) {
            bundles.add(
                new AwardProblem.Bundle(
                    bidder, of.stream().map(ScenarioMaterial::lot).toList(), paid, evaluated));
          }
        });
    return bundles;
  }

  private static List<Object> key(ScenarioMaterialQueries.DiscountLot lot) {
    return List.of(lot.registrationNumber(), lot.lotNumber());
  }

  private static List<String> lots(
      List<ScenarioMaterialQueries.DiscountLot> lots,
      boolean condition,
      Predicate<ScenarioMaterialQueries.DiscountLot> which) {
    return lots.stream()
        .filter(l -> l.isCondition() == condition)
        .filter(which)
        .map(l -> lot(l.lotNumber()))
        .toList();
  }
}
