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
  private final Map<PastLine, DemandDeskQueries.PastQuantity> past;
  private final Conversion rates;

  public UnusualLines(List<DemandDeskQueries.PastQuantity> past, Conversion rates) {
    this.past =
        past.stream()
            .collect(
                Collectors.toMap(
                    p -> new PastLine(p.entityId(), p.itemId(), p.unitCode()),
                    Function.identity()));
    this.rates = rates;
  }

  /** Why a line is pointed out. */
  public enum UnusualKind {
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
  public record Reason(UnusualKind kind, @Nullable BigDecimal figure, @Nullable Bilingual other) {}

  /**
   * A line with the reasons for which it is pointed out, at least one.
   *
   * @param asked what the entity asks for of the item in all its lines, in the unit of the line
   */
  public record UnusualLine(
      DemandDeskQueries.DeskLine line, BigDecimal asked, List<Reason> reasons) {}

  private record PastLine(long entity, long item, String unit) {
    static PastLine of(DemandDeskQueries.DeskLine line) {
      return new PastLine(line.entityId(), line.itemId(), line.unitCode());
    }
  }

  private record UnusualItem(long item, String unit) {}

  private record SameDemand(long item, BigDecimal quantity, @Nullable LocalDate day) {
    static SameDemand of(DemandDeskQueries.DeskLine line) {
      return new SameDemand(line.itemId(), line.quantity().stripTrailingZeros(), line.needBy());
    }
  }

  private record LinePlace(
      long submission, long item, @Nullable Long site, @Nullable LocalDate day) {
    static LinePlace of(DemandDeskQueries.DeskLine line) {
      return new LinePlace(line.submissionId(), line.itemId(), line.siteId(), line.needBy());
    }
  }

  /** The lines to point out: those with the most reasons first, then in the order given. */
  public List<UnusualLine> find(List<DemandDeskQueries.DeskLine> lines) {
    Map<PastLine, BigDecimal> asked = new HashMap<>();
    lines.forEach(l -> asked.merge(PastLine.of(l), l.quantity(), BigDecimal::add));
    Map<UnusualItem, BigDecimal> spreads = spreads(lines);
    Map<SameDemand, List<DemandDeskQueries.DeskLine>> same =
        lines.stream().collect(Collectors.groupingBy(SameDemand::of));
    Map<LinePlace, Long> places =
        lines.stream().collect(Collectors.groupingBy(LinePlace::of, Collectors.counting()));
    List<UnusualLine> found = new ArrayList<>();
    for (DemandDeskQueries.DeskLine line : lines) {
      List<Reason> reasons = new ArrayList<>();
      BigDecimal inAll = asked.getOrDefault(PastLine.of(line), line.quantity());
      quantity(line, inAll).ifPresent(reasons::add);
      estimate(line).ifPresent(reasons::add);
      BigDecimal spread = spreads.get(new UnusualItem(line.itemId(), line.unitCode()));
      if (spread != null) {
        reasons.add(new Reason(UnusualKind.ESTIMATES_DIFFER, spread, null));
      }
      elsewhere(line, same.getOrDefault(SameDemand.of(line), List.of())).ifPresent(reasons::add);
      if (places.getOrDefault(LinePlace.of(line), 1L) > 1) {
        reasons.add(new Reason(UnusualKind.ASKED_TWICE, null, null));
      }
      if (!reasons.isEmpty()) {
        found.add(new UnusualLine(line, inAll, List.copyOf(reasons)));
      }
    }
    found.sort(Comparator.comparingInt((UnusualLine f) -> f.reasons().size()).reversed());
    return found;
  }

  private Optional<Reason> quantity(DemandDeskQueries.DeskLine line, BigDecimal asked) {
    DemandDeskQueries.PastQuantity before = past.get(PastLine.of(line));
    if (before == null) {
      return Optional.empty();
    }
    if (asked.compareTo(before.largest().multiply(TIMES)) > 0) {
      return Optional.of(new Reason(UnusualKind.QUANTITY_ABOVE, before.largest(), null));
    }
    if (asked.multiply(TIMES).compareTo(before.smallest()) < 0) {
      return Optional.of(new Reason(UnusualKind.QUANTITY_BELOW, before.smallest(), null));
    }
    return Optional.empty();
  }

  private Optional<Reason> estimate(DemandDeskQueries.DeskLine line) {
    return rates
        .find(new Money(line.benchmarkPrice(), line.benchmarkCurrency()), line.currency())
        .flatMap(benchmark -> Deviation.of(line.estimatedUnitPrice(), benchmark.amount()))
        .map(
            off ->
                new Reason(
                    off.above() ? UnusualKind.ESTIMATE_ABOVE : UnusualKind.ESTIMATE_BELOW,
                    off.ratio(),
                    null));
  }

  /** By how much the highest estimate is above the lowest, for items where that is too much. */
  private static Map<UnusualItem, BigDecimal> spreads(List<DemandDeskQueries.DeskLine> lines) {
    Map<UnusualItem, BigDecimal> lowest = new HashMap<>();
    Map<UnusualItem, BigDecimal> highest = new HashMap<>();
    Map<UnusualItem, Long> entities = new HashMap<>();
    for (DemandDeskQueries.DeskLine line : lines) {
      UnusualItem item = new UnusualItem(line.itemId(), line.unitCode());
      lowest.merge(item, line.estimatedUnitPrice(), BigDecimal::min);
      highest.merge(item, line.estimatedUnitPrice(), BigDecimal::max);
      // One entity may have reasons for two prices; several entities are compared.
      entities.merge(item, line.entityId(), (a, b) -> a.equals(b) ? a : Long.valueOf(-1));
    }
    Map<UnusualItem, BigDecimal> spreads = new HashMap<>();
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
      DemandDeskQueries.DeskLine line, List<DemandDeskQueries.DeskLine> candidates) {
    return candidates.stream()
        .filter(c -> c.entityId() != line.entityId())
        .findFirst()
        .map(c -> new Reason(UnusualKind.ASKED_ELSEWHERE, null, c.entity()));
  }
}
