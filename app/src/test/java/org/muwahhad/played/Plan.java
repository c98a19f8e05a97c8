package org.muwahhad.played;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a tender is made of.
 *
 * @param lots one list of items for each
 * @param awardCriteria {@code priceOnly} or {@code ratedCriteria}
 * @param currency in which bids are compared
 * @param rules values that differ from the defaults, by code
 */
public record Plan(
    List<List<Item>> lots, String awardCriteria, String currency, Map<String, BigDecimal> rules) {

  /** What entities of states ask for of an item, by state. */
  public record Item(Map<String, String> quantities) {
    /** Whether it is asked for in whole units only. */
    boolean isWhole() {
      return quantities.values().stream().noneMatch(q -> q.contains("."));
    }
  }

  /** Two lots of two items each, of which Kuwait and Oman ask for the same. */
  public static Plan ofTwoLots() {
    Item item = new Item(Map.of("KW", "60", "OM", "40"));
    return new Plan(
        List.of(List.of(item, item), List.of(item, item)),
        "priceOnly",
        "SAR",
        Map.of("quantities.band-percent", new BigDecimal("20")));
  }
}
