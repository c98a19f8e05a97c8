package org.muwahhad.tender.lot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.aggregation.CategoryNames;
import org.muwahhad.aggregation.RoundSumQueries;
import org.muwahhad.shared.Bilingual;

/** A lot that aggregation would make: the items of one CPV class. */
public record ProposedLot(int number, Bilingual title, List<RoundSumQueries.SummedItem> items) {
  public ProposedLot {
    items = List.copyOf(items);
  }

  /** Groups items that come in the order of their classes, and names each after what is in it. */
  static List<ProposedLot> of(List<RoundSumQueries.SummedItem> items, CategoryNames categories) {
    Map<String, List<RoundSumQueries.SummedItem>> byClass = new LinkedHashMap<>();
    items.forEach(i -> byClass.computeIfAbsent(i.cpvClass(), k -> new ArrayList<>()).add(i));
    List<ProposedLot> lots = new ArrayList<>();
    byClass
        .values()
        .forEach(own -> lots.add(new ProposedLot(lots.size() + 1, title(own, categories), own)));
    return lots;
  }

  private static Bilingual title(List<RoundSumQueries.SummedItem> items, CategoryNames categories) {
    return categories
        .findCommon(items.stream().map(RoundSumQueries.SummedItem::categoryCode).toList())
        .orElse(items.get(0).lot());
  }

  /** Lines summed in this lot. */
  public int lines() {
    return items.stream().mapToInt(RoundSumQueries.SummedItem::lineCount).sum();
  }
}
