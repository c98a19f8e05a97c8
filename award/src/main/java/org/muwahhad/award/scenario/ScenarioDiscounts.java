package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.scenario.ScenarioMaterialQueries.DiscountLot;

/**
 * The discounts and bundles of the bids whose condition can hold, each on the lots that its bidder
 * may win. A lot that the bidder alone has already counts as won, as it does when awards are
 * recommended.
 *
 * @param decimals of the prices in the problem
 */
record ScenarioDiscounts(ScenarioMaterial material, int decimals) {

  /** Those that take a percentage off. */
  List<AwardProblem.Discount> discounts() {
    Map<List<Object>, List<DiscountLot>> byNumber = new LinkedHashMap<>();
    material.discountLots().stream()
        .filter(d -> !d.bundle())
        .forEach(d -> byNumber.computeIfAbsent(key(d), k -> new ArrayList<>()).add(d));
    Set<List<Object>> mayWin = new HashSet<>();
    material.prices().forEach(p -> mayWin.add(List.of(p.registrationNumber(), p.lotNumber())));
    return byNumber.values().stream()
        .map(lots -> discount(lots, mayWin))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Null where its condition cannot hold, or its bidder may win none of its lots. */
  private AwardProblem.@Nullable Discount discount(
      List<DiscountLot> lots, Set<List<Object>> mayWin) {
    DiscountLot first = lots.get(0);
    List<String> open = new ArrayList<>();
    List<String> applies = new ArrayList<>();
    int all = 0;
    int won = 0;
    for (DiscountLot lot : lots) {
      boolean may = mayWin.contains(List.of(lot.registrationNumber(), lot.lotNumber()));
      if (may) {
        (lot.isCondition() ? open : applies).add(ScenarioMaterial.lot(lot.lotNumber()));
      }
      all += lot.isCondition() ? 1 : 0;
      won += lot.isCondition() && isWon(lot) ? 1 : 0;
    }
    Integer winning = first.winning();
    int needed = (winning == null ? all : winning) - won;
    if (applies.isEmpty() || open.size() < needed) {
      return null;
    }
    if (needed <= 0) {
      // It applies to whatever the bidder supplies: from the least amount that there is.
      BigDecimal least = BigDecimal.ONE.movePointLeft(decimals);
      return new AwardProblem.Discount(
          first.registrationNumber(), applies, null, least, applies, first.percent());
    }
    return new AwardProblem.Discount(
        first.registrationNumber(),
        open,
        winning == null ? null : needed,
        null,
        applies,
        first.percent());
  }

  /**
   * Those with prices of their own, all of whose lots their bidder may win or has.
   *
   * @param prefers whether prices count with the preference
   */
  List<AwardProblem.Bundle> bundles(boolean prefers) {
    Map<List<Object>, Set<Integer>> lots = new LinkedHashMap<>();
    material.discountLots().stream()
        .filter(DiscountLot::bundle)
        .filter(d -> !isWon(d))
        .forEach(d -> lots.computeIfAbsent(key(d), k -> new TreeSet<>()).add(d.lotNumber()));
    List<AwardProblem.Bundle> bundles = new ArrayList<>();
    lots.forEach(
        (key, of) -> {
          String bidder = (String) key.get(0);
          List<ScenarioMaterialQueries.Price> own =
              material.prices().stream()
                  .filter(p -> p.registrationNumber().equals(bidder))
                  .filter(p -> of.contains(p.lotNumber()))
                  .toList();
          Map<String, BigDecimal> paid = new LinkedHashMap<>();
          Map<String, BigDecimal> evaluated = new LinkedHashMap<>();
          for (ScenarioMaterialQueries.Price price : own) {
            BigDecimal bundled = price.bundlePrice();
            if (bundled != null) {
              String item = ScenarioMaterial.id(price);
              paid.put(item, material.converted(price.at(bundled), decimals, false));
              if (prefers && !price.gccOrigin()) {
                evaluated.put(item, material.converted(price.at(bundled), decimals, true));
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

  private boolean isWon(DiscountLot lot) {
    return material.settled().stream()
        .anyMatch(s -> s.alone() && s.bidId() == lot.bidId() && s.lotNumber() == lot.lotNumber());
  }

  private static List<Object> key(DiscountLot lot) {
    return List.of(lot.registrationNumber(), lot.number());
  }
}
