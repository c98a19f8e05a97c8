package org.muwahhad.award.optimum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A problem with which a branch and bound does not come to an end: divided lots, capacities. */
public final class LargeAwardProblem {
  private static final int LOTS = 50;
  private static final int BIDDERS = 16;

  private LargeAwardProblem() {}

  /** Fifty lots of two items, divided among up to three of sixteen bidders, as JSON. */
  public static String json() {
    Random random = new Random(4);
    List<Map<String, Object>> items = new ArrayList<>();
    Map<String, Map<String, Object>> prices = new LinkedHashMap<>();
    Map<String, Object> capacity = new LinkedHashMap<>();
    int units = 0;
    for (int lot = 1; lot <= LOTS; lot++) {
      for (int number = 1; number <= 2; number++) {
        String item = "L" + lot + "/" + number;
        int quantity = 20 + random.nextInt(4000);
        units += quantity;
        items.add(Map.of("id", item, "lot", "L" + lot, "quantity", Integer.toString(quantity)));
        int price = 50 + random.nextInt(9000);
        for (int bidder = 1; bidder <= BIDDERS; bidder++) {
          prices
              .computeIfAbsent("B" + bidder, b -> new LinkedHashMap<>())
              .put(item, price * (85 + random.nextInt(40)) / 100 + "." + random.nextInt(10));
        }
      }
    }
    for (String bidder : prices.keySet()) {
      capacity.put(bidder, Integer.toString(units * (6 + random.nextInt(12)) / 100));
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("currency", "SAR");
    problem.put("items", items);
    problem.put("bidders", List.copyOf(prices.keySet()));
    problem.put("prices", prices);
    problem.put(
        "limits",
        Map.of(
            "maxSuppliersPerLot",
            3,
            "minSharePercent",
            "20",
            "capacity",
            capacity,
            "costPerSupplier",
            "250000"));
    return JsonText.of(problem);
  }
}
