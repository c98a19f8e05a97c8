package org.muwahhad.aggregation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.shared.Bilingual;

/** Sorts demand into lots. Every cell goes into exactly one lot item, so that no unit is lost. */
final class LotPlanning {
  private final PlanReference reference;
  private final Function<PlanQueries.DemandCell, String> key;
  private final Function<List<PlanQueries.DemandCell>, Bilingual> title;
  private final Function<PlanQueries.DemandCell, LotKeys.DeliveryPlace> place;

  private LotPlanning(
      PlanReference reference,
      Function<PlanQueries.DemandCell, String> key,
      Function<List<PlanQueries.DemandCell>, Bilingual> title,
      Function<PlanQueries.DemandCell, LotKeys.DeliveryPlace> place) {
    this.reference = reference;
    this.key = key;
    this.title = title;
    this.place = place;
  }

  /** The lots that a strategy proposes for demand. */
  static LotPlan propose(
      LotStrategy strategy, List<PlanQueries.DemandCell> cells, PlanReference reference) {
    LotKeys keys = new LotKeys(strategy, cells, reference);
    return new LotPlanning(reference, keys::key, keys::title, keys::place).plan(strategy, cells);
  }

  /** The lots as the cells say they stand, their titles by number. */
  static LotPlan describe(
      Map<Integer, Bilingual> titles, List<PlanQueries.DemandCell> cells, PlanReference reference) {
    return new LotPlanning(
            reference,
            c -> String.format(Locale.ROOT, "%09d", c.lotNumber()),
            own -> titles.getOrDefault(own.get(0).lotNumber(), new Bilingual("", "")),
            c -> new LotKeys.DeliveryPlace(c.areaCode(), c.area()))
        .plan(LotStrategy.CPV_CLASS, cells);
  }

  private LotPlan plan(LotStrategy strategy, List<PlanQueries.DemandCell> cells) {
    Map<String, List<PlanQueries.DemandCell>> byLot = new TreeMap<>();
    cells.forEach(c -> byLot.computeIfAbsent(key.apply(c), k -> new ArrayList<>()).add(c));
    List<LotPlan.PlannedLot> lots = new ArrayList<>();
    byLot.values().forEach(own -> lots.add(lot(lots.size() + 1, own)));
    return new LotPlan(strategy, states(cells), lots);
  }

  private List<LotPlan.PlannedState> states(List<PlanQueries.DemandCell> cells) {
    Set<String> present =
        cells.stream().map(PlanQueries.DemandCell::stateCode).collect(Collectors.toSet());
    return reference.regions().values().stream()
        .filter(r -> present.contains(r.stateCode()))
        .map(r -> new LotPlan.PlannedState(r.stateCode(), r.state()))
        .toList();
  }

  private LotPlan.PlannedLot lot(int number, List<PlanQueries.DemandCell> cells) {
    Map<String, List<PlanQueries.DemandCell>> byItem = new TreeMap<>();
    for (PlanQueries.DemandCell cell : cells) {
      String order =
          LotKeys.order(reference.item(cell.revisionId())) + "/" + place.apply(cell).code();
      byItem.computeIfAbsent(order, k -> new ArrayList<>()).add(cell);
    }
    List<LotPlan.PlannedItem> items = byItem.values().stream().map(this::item).toList();
    return new LotPlan.PlannedLot(
        number,
        title.apply(cells),
        items,
        sum(cells),
        byState(cells),
        competitors(items),
        items.stream().map(this::effect).reduce(PriceEffect.NONE, PriceEffect::plus));
  }

  private LotPlan.PlannedItem item(List<PlanQueries.DemandCell> cells) {
    LotKeys.DeliveryPlace where = place.apply(cells.get(0));
    return new LotPlan.PlannedItem(
        reference.item(cells.get(0).revisionId()),
        where.code(),
        where.name(),
        sum(cells),
        byState(cells),
        converted(cells));
  }

  private List<ConvertedDemand> converted(List<PlanQueries.DemandCell> cells) {
    Map<Long, List<PlanQueries.DemandCell>> byAsked =
        cells.stream()
            .filter(PlanQueries.DemandCell::converted)
            .collect(
                Collectors.groupingBy(
                    PlanQueries.DemandCell::askedRevisionId, TreeMap::new, Collectors.toList()));
    return byAsked.entrySet().stream().map(e -> converted(e.getKey(), e.getValue())).toList();
  }

  private ConvertedDemand converted(long asked, List<PlanQueries.DemandCell> cells) {
    PlanQueries.PlannedRevision item = reference.item(asked);
    return new ConvertedDemand(
        asked,
        item.itemCode(),
        item.name(),
        item.unit(),
        cells.stream().mapToLong(PlanQueries.DemandCell::lineCount).sum(),
        sum(cells, PlanQueries.DemandCell::askedQuantity),
        sum(cells, PlanQueries.DemandCell::quantity));
  }

  private static BigDecimal sum(
      List<PlanQueries.DemandCell> cells, Function<PlanQueries.DemandCell, BigDecimal> quantity) {
    return cells.stream().map(quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private PriceEffect effect(LotPlan.PlannedItem item) {
    List<BigDecimal> quantities =
        item.byState().values().stream().map(LotPlan.StateDemandShare::quantity).toList();
    return PriceEffect.of(
        item.item(), reference.breaksOf(item.item()), quantities, reference.dollars());
  }

  private int competitors(List<LotPlan.PlannedItem> items) {
    Set<String> classes = items.stream().map(i -> i.item().cpvClass()).collect(Collectors.toSet());
    return (int)
        reference.competitors().stream()
            .filter(c -> classes.contains(c.cpvClass()))
            .map(PlanQueries.Competitor::supplierId)
            .distinct()
            .count();
  }

  private Map<String, LotPlan.StateDemandShare> byState(List<PlanQueries.DemandCell> cells) {
    return cells.stream()
        .sorted(Comparator.comparing(PlanQueries.DemandCell::stateCode))
        .collect(
            Collectors.toMap(
                PlanQueries.DemandCell::stateCode,
                this::share,
                LotPlan.StateDemandShare::plus,
                TreeMap::new));
  }

  private LotPlan.StateDemandShare sum(List<PlanQueries.DemandCell> cells) {
    return cells.stream()
        .map(this::share)
        .reduce(LotPlan.StateDemandShare.NONE, LotPlan.StateDemandShare::plus);
  }

  private LotPlan.StateDemandShare share(PlanQueries.DemandCell cell) {
    return new LotPlan.StateDemandShare(cell.lineCount(), cell.quantity(), reference.value(cell));
  }
}
