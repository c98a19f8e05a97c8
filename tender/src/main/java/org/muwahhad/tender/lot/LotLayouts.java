package org.muwahhad.tender.lot;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.aggregation.LotPlan;

/**
 * Puts the items of a draft into lots as a plan, or an earlier layout, says; each step is one
 * statement. No quantity is touched: sums and allocations hang on the items.
 */
@Singleton
class LotLayouts {
  private final DraftLots draftLots;
  private final Aggregations aggregations;
  private final JsonMapper json;

  LotLayouts(DraftLots draftLots, Aggregations aggregations, JsonMapper json) {
    this.draftLots = draftLots;
    this.aggregations = aggregations;
    this.json = json;
  }

  /** Makes the lots of a plan and puts every item into its lot. */
  void put(long tenderId, LotPlan plan) {
    Map<String, Long> ids = new HashMap<>();
    draftLots
        .listItems(tenderId)
        .forEach(i -> ids.put(i.revisionId() + "/" + i.areaCode(), i.id()));
    List<LotLayout.LotTitle> lots = new ArrayList<>();
    List<LotLayout.LotItemPlace> places = new ArrayList<>();
    for (LotPlan.PlannedLot lot : plan.lots()) {
      lots.add(new LotLayout.LotTitle(lot.number(), lot.title().ar(), lot.title().en(), null));
      for (LotPlan.PlannedItem item : lot.items()) {
        Long id = ids.get(item.item().revisionId() + "/" + item.areaCode());
        if (id == null) {
          throw new IllegalStateException("Planned but not summed: " + item);
        }
        places.add(new LotLayout.LotItemPlace(id, lot.number(), places.size() + 1));
      }
    }
    if (write(tenderId, text(new LotLayout(lots, places))) != ids.size()) {
      throw new IllegalStateException("Items without lot in tender " + tenderId);
    }
  }

  /** The lots and items as they stand, as text. */
  String current(long tenderId) {
    return text(new LotLayout(draftLots.listEntries(tenderId), draftLots.listPlaces(tenderId)));
  }

  /** Brings back a layout taken before with {@link #current}. */
  void restore(long tenderId, String layout) {
    aggregations.addUnsortedLot(tenderId);
    draftLots.gather(tenderId);
    draftLots.removeSortedLots(tenderId);
    write(tenderId, layout);
    aggregations.removeUnsortedLot(tenderId);
  }

  private int write(long tenderId, String layout) {
    draftLots.addLots(tenderId, layout);
    draftLots.placeItems(tenderId, layout);
    return draftLots.countPlaced(tenderId);
  }

  private String text(LotLayout layout) {
    try {
      return json.writeValueAsString(layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
