package org.muwahhad.aggregation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Says for every cell of demand which lot it goes into, and which area its item is split by; and
 * what a lot is called.
 */
final class LotKeys {
  private static final int LONGEST_TITLE = 300;
  private final LotStrategy strategy;
  private final PlanReference reference;
  private final Map<Long, BigDecimal> values;

  /** The cells are all that will be asked about: a band goes by an item's whole value. */
  LotKeys(LotStrategy strategy, List<PlanQueries.DemandCell> cells, PlanReference reference) {
    this.strategy = strategy;
    this.reference = reference;
    this.values = new HashMap<>();
    cells.forEach(c -> values.merge(c.revisionId(), reference.value(c).amount(), BigDecimal::add));
  }

  /** Where an item is delivered, when its demand is split by that. */
  record DeliveryPlace(String code, Bilingual name) {
    static final DeliveryPlace EVERYWHERE = new DeliveryPlace("", new Bilingual("", ""));
  }

  DeliveryPlace place(PlanQueries.DemandCell cell) {
    return switch (strategy.area()) {
      case EVERYWHERE -> DeliveryPlace.EVERYWHERE;
      case REGION -> {
        PlanQueries.StateRegion region = reference.region(cell.stateCode());
        yield new DeliveryPlace(region.regionCode(), region.region());
      }
      case CITY ->
          new DeliveryPlace(
              cell.cityCode(),
              joined(cell.city(), reference.region(cell.stateCode()).state(), "، ", ", "));
    };
  }

  /** A lot by what its items have in common; lots stand in the order of the text. */
  String key(PlanQueries.DemandCell cell) {
    PlanQueries.PlannedRevision item = reference.item(cell.revisionId());
    return switch (strategy) {
      case CPV_CLASS -> item.cpvClass();
      case ITEM -> order(item);
      case REGION -> item.cpvClass() + "/" + reference.regionOrder(cell.stateCode());
      case CITY -> item.cpvClass() + "/" + cell.cityCode();
      case VALUE_BAND ->
          String.format(Locale.ROOT, "%s/%03d", item.categoryCode().substring(0, 2), band(item));
    };
  }

  /**
   * What a lot is called: after the deepest category that holds all its items, not after the class
   * that they were sorted by, which may be known for something else.
   *
   * @param cells all that is in the lot
   */
  Bilingual title(List<PlanQueries.DemandCell> cells) {
    PlanQueries.DemandCell first = cells.get(0);
    PlanQueries.PlannedRevision item = reference.item(first.revisionId());
    return switch (strategy) {
      case CPV_CLASS -> shortened(contents(cells));
      case ITEM -> shortened(item.name());
      case REGION, CITY -> joined(contents(cells), place(first).name(), " – ", " – ");
      case VALUE_BAND -> joined(contents(cells), bandName(item), " – ", " – ");
    };
  }

  private Bilingual contents(List<PlanQueries.DemandCell> cells) {
    List<PlanQueries.PlannedRevision> items =
        cells.stream().map(c -> reference.item(c.revisionId())).toList();
    return reference
        .categories()
        .findCommon(items.stream().map(PlanQueries.PlannedRevision::categoryCode).toList())
        .orElse(items.get(0).itemClass());
  }

  private int band(PlanQueries.PlannedRevision item) {
    return reference.band(values.getOrDefault(item.revisionId(), Money.zero("USD").amount()));
  }

  private Bilingual bandName(PlanQueries.PlannedRevision item) {
    return reference.bands().isEmpty()
        ? new Bilingual("", "")
        : reference.bands().get(band(item)).name();
  }

  /** The order of items within a lot, and of lots of one item each. */
  static String order(PlanQueries.PlannedRevision item) {
    return String.format(
        Locale.ROOT, "%s/%s/%06d", item.categoryCode(), item.itemCode(), item.number());
  }

  private static Bilingual joined(Bilingual first, Bilingual second, String ar, String en) {
    return shortened(new Bilingual(first.ar() + ar + second.ar(), first.en() + en + second.en()));
  }

  private static Bilingual shortened(Bilingual title) {
    return new Bilingual(shortened(title.ar()), shortened(title.en()));
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
  }
}
