package org.muwahhad.aggregation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Whether a tender asks for exactly what was demanded, per state and per item. Quantities of a
 * state are sums over items of different units: they say whether both sides are equal, and nothing
 * else.
 *
 * @param balances no difference anywhere
 */
public record Reconciliation(boolean balances, List<StateRow> states, List<ItemRow> items) {
  public Reconciliation {
    states = List.copyOf(states);
    items = List.copyOf(items);
  }

  /** What one state demanded, and what the tender holds for it. */
  public record StateRow(
      String code,
      Bilingual name,
      long demandLines,
      long allocations,
      BigDecimal demanded,
      BigDecimal allocated) {
    public BigDecimal difference() {
      return allocated.subtract(demanded);
    }

    public boolean balances() {
      return demandLines == allocations && difference().signum() == 0;
    }
  }

  /**
   * What was demanded of one item revision, what is allocated, and what the lot item asks for.
   *
   * @param lots numbers of the lots the item stands in, more than one when its demand is split by
   *     area; empty when the tender does not hold it
   * @param byState quantity demanded by code of the state
   * @param statesBalance whether both sides are equal for each state, too
   * @param converted what of the tender's quantity was asked for as another item or in another unit
   */
  public record ItemRow(
      long revisionId,
      String lots,
      String code,
      Bilingual name,
      Bilingual unit,
      Map<String, BigDecimal> byState,
      BigDecimal demanded,
      BigDecimal allocated,
      BigDecimal asked,
      boolean statesBalance,
      List<ConvertedDemand> converted) {
    public ItemRow {
      byState = Map.copyOf(byState);
      converted = List.copyOf(converted);
    }

    public BigDecimal difference() {
      return asked.subtract(demanded);
    }

    public boolean balances() {
      return statesBalance
          && difference().signum() == 0
          && allocated.subtract(demanded).signum() == 0;
    }

    public BigDecimal demandedBy(String state) {
      return byState.getOrDefault(state, BigDecimal.ZERO);
    }
  }

  /** Both sides for one state and one item; a cell without state only says that a lot asks. */
  @Introspected
  @MappedEntity("lot_item")
  record ReconciledCell(
      @Id long revisionId,
      String stateCode,
      @Relation(EMBEDDED) @Nullable Bilingual state,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      String lots,
      BigDecimal asked,
      BigDecimal demanded,
      long demandLines,
      BigDecimal allocated,
      long allocations) {
    boolean hasState() {
      return !stateCode.isBlank();
    }

    boolean balances() {
      return demanded.compareTo(allocated) == 0 && demandLines == allocations;
    }
  }

  /** What the tender holds of one revision that was asked for as another. */
  @Introspected
  @MappedEntity("allocation")
  record Conversion(
      @Id long intoRevisionId,
      long revisionId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      long lineCount,
      BigDecimal quantity,
      BigDecimal counted) {
    ConvertedDemand demand() {
      return new ConvertedDemand(revisionId, itemCode, name, unit, lineCount, quantity, counted);
    }
  }

  /** Sums the cells up both ways. Cells of one item follow each other in the order of display. */
  static Reconciliation of(List<ReconciledCell> cells, List<Conversion> conversions) {
    Map<String, List<ReconciledCell>> byState = new TreeMap<>();
    Map<Long, List<ReconciledCell>> byItem = new LinkedHashMap<>();
    for (ReconciledCell cell : cells) {
      byItem.computeIfAbsent(cell.revisionId(), k -> new ArrayList<>()).add(cell);
      if (cell.hasState()) {
        byState.computeIfAbsent(cell.stateCode(), k -> new ArrayList<>()).add(cell);
      }
    }
    List<StateRow> states = byState.values().stream().map(Reconciliation::stateRow).toList();
    Map<Long, List<ConvertedDemand>> converted =
        conversions.stream()
            .collect(
                Collectors.groupingBy(
                    Conversion::intoRevisionId,
                    Collectors.mapping(Conversion::demand, Collectors.toList())));
    List<ItemRow> items =
        byItem.entrySet().stream()
            .map(e -> itemRow(e.getValue(), converted.getOrDefault(e.getKey(), List.of())))
            .toList();
    boolean balances =
        states.stream().allMatch(StateRow::balances) && items.stream().allMatch(ItemRow::balances);
    return new Reconciliation(balances, states, items);
  }

  private static StateRow stateRow(List<ReconciledCell> cells) {
    ReconciledCell first = cells.get(0);
    return new StateRow(
        first.stateCode(),
        Bilingual.orEmpty(first.state()),
        cells.stream().mapToLong(ReconciledCell::demandLines).sum(),
        cells.stream().mapToLong(ReconciledCell::allocations).sum(),
        sum(cells.stream().map(ReconciledCell::demanded).toList()),
        sum(cells.stream().map(ReconciledCell::allocated).toList()));
  }

  private static ItemRow itemRow(List<ReconciledCell> cells, List<ConvertedDemand> converted) {
    ReconciledCell first = cells.get(0);
    Map<String, BigDecimal> byState = new TreeMap<>();
    cells.stream()
        .filter(ReconciledCell::hasState)
        .forEach(c -> byState.put(c.stateCode(), c.demanded()));
    return new ItemRow(
        first.revisionId(),
        first.lots(),
        first.itemCode(),
        first.name(),
        first.unit(),
        byState,
        sum(cells.stream().map(ReconciledCell::demanded).toList()),
        sum(cells.stream().map(ReconciledCell::allocated).toList()),
        first.asked(),
        cells.stream().allMatch(ReconciledCell::balances),
        converted);
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
