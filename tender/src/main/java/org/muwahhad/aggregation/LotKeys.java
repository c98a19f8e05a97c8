package org.muwahhad.aggregation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Says for every cell of demand which lot it goes into, and which area its item is split by. */
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

  /** A lot by what its items have in common; lots stand in the order of the text. */
  record LotKey(String order, Bilingual title) {}

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

  LotKey key(PlanQueries.DemandCell cell) {
    PlanQueries.PlannedRevision item = reference.item(cell.revisionId());
    Bilingual ofClass = item.itemClass();
    return switch (strategy) {
      case CPV_CLASS -> new LotKey(item.cpvClass(), shortened(ofClass));
      case ITEM -> new LotKey(order(item), shortened(item.name()));
      case REGION ->
          new LotKey(
              item.cpvClass() + "/" + reference.regionOrder(cell.stateCode()),
              joined(ofClass, place(cell).name(), " – ", " – "));
      case CITY ->
          new LotKey(
              item.cpvClass() + "/" + cell.cityCode(),
              joined(ofClass, place(cell).name(), " – ", " – "));
      case VALUE_BAND -> ofBand(item);
    };
  }

  private LotKey ofBand(PlanQueries.PlannedRevision item) {
    int band = reference.band(values.getOrDefault(item.revisionId(), Money.zero("USD").amount()));
    Bilingual name =
        reference.bands().isEmpty() ? new Bilingual("", "") : reference.bands().get(band).name();
    return new LotKey(
        String.format(Locale.ROOT, "%s/%03d", item.categoryCode().substring(0, 2), band),
        joined(item.division(), name, " – ", " – "));
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
