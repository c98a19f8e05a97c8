package org.muwahhad.aggregation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.muwahhad.catalog.standard.PriceBreaks;
import org.muwahhad.shared.Money;

/**
 * What planning looks things up in; no part of it changes while a plan is made.
 *
 * @param items by number of the revision
 * @param regions by code of the state
 * @param bands lowest first
 * @param competitors suppliers known by CPV class
 * @param breaks by number of the item
 */
record PlanReference(
    Map<Long, PlanRows.Item> items,
    Map<String, PlanRows.StateRegion> regions,
    List<PlanRows.Band> bands,
    List<PlanRows.Competitor> competitors,
    Map<Long, List<PriceBreaks.Break>> breaks,
    PriceEffect.Dollars dollars) {

  PlanRows.Item item(long revision) {
    PlanRows.Item item = items.get(revision);
    if (item == null) {
      throw new IllegalStateException("Revision without item: " + revision);
    }
    return item;
  }

  PlanRows.StateRegion region(String state) {
    PlanRows.StateRegion region = regions.get(state);
    if (region == null) {
      throw new IllegalStateException("Unknown state: " + state);
    }
    return region;
  }

  /** The order in which the region of a state is shown. */
  int regionOrder(String state) {
    String code = region(state).regionCode();
    return regions.values().stream().map(PlanRows.StateRegion::regionCode).toList().indexOf(code);
  }

  /** The band an item of a value stands in. */
  int band(BigDecimal usd) {
    int found = 0;
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).fromUsd().compareTo(usd) <= 0) {
        found = i;
      }
    }
    return found;
  }

  /** Amount of a cell in US dollars. */
  Money value(PlanRows.Cell cell) {
    return Money.rounded(dollars.of(cell.amount(), cell.currency()), "USD");
  }

  List<PriceBreaks.Break> breaksOf(PlanRows.Item item) {
    return breaks.getOrDefault(item.itemId(), List.of());
  }
}
