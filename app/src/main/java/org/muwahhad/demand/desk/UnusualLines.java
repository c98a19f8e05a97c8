package org.muwahhad.demand.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.Deviation;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;

/**
 * The rules by which a line of demand is pointed out to the coordinator. They refuse nothing: a
 * person decides.
 *
 * <ul>
 *   <li>What the entity asks for of an item is more than three times the most, or less than a third
 *       of the least, that it asked for in one of the last three rounds.
 *   <li>The estimate is more than 30 % off the benchmark ({@link Deviation}).
 *   <li>The highest estimate of the state's entities for the item is more than half above the
 *       lowest.
 *   <li>Another entity of the state asks for the same item, quantity and day.
 *   <li>The entity itself asks twice for the same item at the same site and day.
 * </ul>
 */
public final class UnusualLines {
  private static final BigDecimal TIMES = new BigDecimal("3");
  private static final BigDecimal SPREAD = new BigDecimal("1.5");
  private final Map<Asked, DeskRows.PastQuantity> past;
  private final Conversion rates;

  public UnusualLines(List<DeskRows.PastQuantity> past, Conversion rates) {
    this.past =
        past.stream()
            .collect(
                Collectors.toMap(
                    p -> new Asked(p.entityId(), p.itemId(), p.unitCode()), Function.identity()));
    this.rates = rates;
  }

  /** Why a line is pointed out. */
  public enum Kind {
    QUANTITY_ABOVE,
    QUANTITY_BELOW,
    ESTIMATE_ABOVE,
    ESTIMATE_BELOW,
    ESTIMATES_DIFFER,
    ASKED_ELSEWHERE,
    ASKED_TWICE
  }

  /**
   * One reason.
   *
   * @param figure the past quantity, or how far the price is off as a share; null where there is
   *     none
   * @param other the other entity, where there is one
   */
  public record Reason(Kind kind, @Nullable BigDecimal figure, @Nullable Bilingual other) {}

  /** A line with the reasons for which it is pointed out, at least one. */
  public record Finding(DeskRows.DeskLine line, List<Reason> reasons) {}

  private record Asked(long entity, long item, String unit) {
    static Asked of(DeskRows.DeskLine line) {
      return new Asked(line.entityId(), line.itemId(), line.unitCode());
    }
  }

  private record Item(long item, String unit) {}

  private record Same(long item, BigDecimal quantity, @Nullable LocalDate day) {
    static Same of(DeskRows.DeskLine line) {
      return new Same(line.itemId(), line.quantity().stripTrailingZeros(), line.needBy());
    }
  }

  private record Place(long submission, long item, @Nullable Long site, @Nullable LocalDate day) {
    static Place of(DeskRows.DeskLine line) {
      return new Place(line.submissionId(), line.itemId(), line.siteId(), line.needBy());
    }
  }

  /** The lines to point out: those with the most reasons first, then in the order given. */
  public List<Finding> find(List<DeskRows.DeskLine> lines) {
    Map<Asked, BigDecimal> asked = new HashMap<>();
    lines.forEach(l -> asked.merge(Asked.of(l), l.quantity(), BigDecimal::add));
    Map<Item, BigDecimal> spreads = spreads(lines);
    Map<Same, List<DeskRows.DeskLine>> same =
        lines.stream().collect(Collectors.groupingBy(Same::of));
    Map<Place, Long> places =
        lines.stream().collect(Collectors.groupingBy(Place::of, Collectors.counting()));
    List<Finding> found = new ArrayList<>();
    for (DeskRows.DeskLine line : lines) {
      List<Reason> reasons = new ArrayList<>();
      quantity(line, asked.getOrDefault(Asked.of(line), line.quantity())).ifPresent(reasons::add);
      estimate(line).ifPresent(reasons::add);
      BigDecimal spread = spreads.get(new Item(line.itemId(), line.unitCode()));
      if (spread != null) {
        reasons.add(new Reason(Kind.ESTIMATES_DIFFER, spread, null));
      }
      elsewhere(line, same.getOrDefault(Same.of(line), List.of())).ifPresent(reasons::add);
      if (places.getOrDefault(Place.of(line), 1L) > 1) {
        reasons.add(new Reason(Kind.ASKED_TWICE, null, null));
      }
      if (!reasons.isEmpty()) {
        found.add(new Finding(line, List.copyOf(reasons)));
      }
    }
    found.sort(Comparator.comparingInt((Finding f) -> f.reasons().size()).reversed());
    return found;
  }

  private Optional<Reason> quantity(DeskRows.DeskLine line, BigDecimal asked) {
    DeskRows.PastQuantity before = past.get(Asked.of(line));
    if (before == null) {
      return Optional.empty();
    }
    if (asked.compareTo(before.largest().multiply(TIMES)) > 0) {
      return Optional.of(new Reason(Kind.QUANTITY_ABOVE, before.largest(), null));
    }
    if (asked.multiply(TIMES).compareTo(before.smallest()) < 0) {
      return Optional.of(new Reason(Kind.QUANTITY_BELOW, before.smallest(), null));
    }
    return Optional.empty();
  }

  private Optional<Reason> estimate(DeskRows.DeskLine line) {
    return rates
        .find(new Money(line.benchmarkPrice(), line.benchmarkCurrency()), line.currency())
        .flatMap(benchmark -> Deviation.of(line.estimatedUnitPrice(), benchmark.amount()))
        .map(
            off ->
                new Reason(
                    off.above() ? Kind.ESTIMATE_ABOVE : Kind.ESTIMATE_BELOW, off.ratio(), null));
  }

  /** By how much the highest estimate is above the lowest, for items where that is too much. */
  private static Map<Item, BigDecimal> spreads(List<DeskRows.DeskLine> lines) {
    Map<Item, BigDecimal> lowest = new HashMap<>();
    Map<Item, BigDecimal> highest = new HashMap<>();
    Map<Item, Long> entities = new HashMap<>();
    for (DeskRows.DeskLine line : lines) {
      Item item = new Item(line.itemId(), line.unitCode());
      lowest.merge(item, line.estimatedUnitPrice(), BigDecimal::min);
      highest.merge(item, line.estimatedUnitPrice(), BigDecimal::max);
      // One entity may have reasons for two prices; several entities are compared.
      entities.merge(item, line.entityId(), (a, b) -> a.equals(b) ? a : Long.valueOf(-1));
    }
    Map<Item, BigDecimal> spreads = new HashMap<>();
    lowest.forEach(
        (item, low) -> {
          BigDecimal high = highest.getOrDefault(item, low);
          if (entities.getOrDefault(item, 0L) == -1
              && low.signum() > 0
              && high.compareTo(low.multiply(SPREAD)) > 0) {
            spreads.put(item, high.subtract(low).divide(low, 2, RoundingMode.HALF_UP));
          }
        });
    return spreads;
  }

  private static Optional<Reason> elsewhere(
      DeskRows.DeskLine line, List<DeskRows.DeskLine> candidates) {
    return candidates.stream()
        .filter(c -> c.entityId() != line.entityId())
        .findFirst()
        .map(c -> new Reason(Kind.ASKED_ELSEWHERE, null, c.entity()));
  }
}
