package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.award.LotShare;

/**
 * What a scenario awards, by the keys of lots, bids and items. Knows no database.
 *
 * @param winners the bids that win each lot, the better rank first
 * @param shares what each winner of a divided lot gives of each item to each state
 */
record ScenarioAwards(Map<Long, List<Long>> winners, List<LotShare> shares) {

  static ScenarioAwards of(Solution solution, ScenarioMaterial material) {
    Map<Integer, Long> lots = new HashMap<>();
    Map<String, Long> items = new HashMap<>();
    for (ScenarioMaterialQueries.ScenarioNeed need : material.needs()) {
      lots.put(need.lotNumber(), need.lotId());
      items.put(
          ScenarioMaterial.item(need.lotNumber(), need.lotItemId(), need.itemCode()),
          need.lotItemId());
    }
    Map<String, Long> bids =
        material.bidders().stream()
            .collect(
                Collectors.toMap(
                    ScenarioMaterialQueries.Bidder::registrationNumber,
                    ScenarioMaterialQueries.Bidder::bidId));
    Map<List<Long>, Integer> ranks = new HashMap<>();
    material.prices().forEach(p -> ranks.put(List.of(p.lotId(), p.bidId()), p.rankPosition()));

    Map<Long, List<Long>> winners = new LinkedHashMap<>();
    List<LotShare> shares = new ArrayList<>();
    solution
        .awarded()
        .forEach(
            (number, suppliers) -> {
              long lot = key(lots, Integer.valueOf(number));
              winners.put(
                  lot,
                  suppliers.keySet().stream()
                      .map(s -> key(bids, s))
                      .sorted(Comparator.comparing(b -> key(ranks, List.of(lot, b))))
                      .toList());
              if (suppliers.size() > 1) {
                suppliers.forEach(
                    (supplier, given) -> addShares(shares, lot, key(bids, supplier), given, items));
              }
            });
    return new ScenarioAwards(winners, shares);
  }

  private static void addShares(
      List<LotShare> shares,
      long lot,
      long bid,
      Map<String, Map<String, BigDecimal>> given,
      Map<String, Long> items) {
    given.forEach(
        (item, byState) ->
            byState.forEach(
                (state, quantity) -> {
                  if (quantity.signum() > 0) {
                    shares.add(new LotShare(lot, bid, key(items, item), state, quantity));
                  }
                }));
  }

  private static <K, V> V key(Map<K, V> keys, K name) {
    return Objects.requireNonNull(keys.get(name), () -> "Not of this tender: " + name);
  }
}
