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
 * @param categories names of categories
 * @param regions by code of the state
 * @param bands lowest first
 * @param competitors suppliers known by CPV class
 * @param breaks by number of the item
 */
record PlanReference(
    Map<Long, PlanQueries.PlannedRevision> items,
    CategoryNames categories,
    Map<String, PlanQueries.StateRegion> regions,
    List<PlanQueries.Band> bands,
    List<PlanQueries.Competitor> competitors,
    Map<Long, List<PriceBreaks.Break>> breaks,
    PriceEffect.Dollars dollars) {

  PlanQueries.PlannedRevision item(long revision) {
    PlanQueries.PlannedRevision item = items.get(revision);
    if (item == null) {
      throw new IllegalStateException("Revision without item: " + revision);
    }
    return item;
  }

  PlanQueries.StateRegion region(String state) {
    PlanQueries.StateRegion region = regions.get(state);
    if (region == null) {
      throw new IllegalStateException("Unknown state: " + state);
    }
    return region;
  }

  /** The order in which the region of a state is shown. */
  int regionOrder(String state) {
    String code = region(state).regionCode();
    return regions.values().stream()
        .map(PlanQueries.StateRegion::regionCode)
        .toList()
        .indexOf(code);
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
  Money value(PlanQueries.DemandCell cell) {
    return Money.rounded(dollars.of(cell.amount(), cell.currency()), "USD");
  }

  List<PriceBreaks.Break> breaksOf(PlanQueries.PlannedRevision item) {
    return breaks.getOrDefault(item.itemId(), List.of());
  }
}
