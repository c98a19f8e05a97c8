package org.muwahhad.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/**
 * Which orders are late. Demand names the day by which each quantity is needed. What is accepted
 * serves the earliest day first. What was needed before today and is ordered, but is not accepted,
 * is late. A balance taken over from another entity has no such day, and is never late.
 */
final class LateOrders {
  private LateOrders() {}

  private record OrderedItem(long agreement, long entity, long item) {}

  /**
   * The late ones, the longest first.
   *
   * @param needs of each item the days that have passed, the earliest first
   */
  static List<OverviewView.LateOrder> of(
      List<AgreementStandingQueries.NeedRow> needs,
      Map<String, Bilingual> states,
      LocalDate today) {
    Map<OrderedItem, List<AgreementStandingQueries.NeedRow>> items = new LinkedHashMap<>();
    for (AgreementStandingQueries.NeedRow row : needs) {
      items
          .computeIfAbsent(
              new OrderedItem(row.agreementId(), row.entityId(), row.lotItemId()),
              i -> new ArrayList<>())
          .add(row);
    }
    return items.values().stream()
        .flatMap(days -> late(days, states, today).stream())
        .sorted(
            Comparator.comparing(OverviewView.LateOrder::neededOn)
                .thenComparing(OverviewView.LateOrder::agreementNumber)
                .thenComparing(o -> o.entity().en())
                .thenComparing(OverviewView.LateOrder::itemCode))
        .toList();
  }

  private static Optional<OverviewView.LateOrder> late(
      List<AgreementStandingQueries.NeedRow> days, Map<String, Bilingual> states, LocalDate today) {
    AgreementStandingQueries.NeedRow first = days.get(0);
    BigDecimal needed =
        days.stream()
            .map(AgreementStandingQueries.NeedRow::needed)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal late = needed.min(first.ordered()).subtract(first.accepted());
    if (late.signum() <= 0) {
      return Optional.empty();
    }
    LocalDate since = firstUnserved(days);
    return Optional.of(
        new OverviewView.LateOrder(
            first.agreementId(),
            first.agreementNumber(),
            first.entity(),
            first.stateCode(),
            states.getOrDefault(first.stateCode(), first.entity()),
            first.itemCode(),
            first.item(),
            first.unit(),
            first.ordered(),
            first.accepted(),
            late,
            since,
            ChronoUnit.DAYS.between(since, today)));
  }

  private static LocalDate firstUnserved(List<AgreementStandingQueries.NeedRow> days) {
    BigDecimal accepted = days.get(0).accepted();
    BigDecimal needed = BigDecimal.ZERO;
    for (AgreementStandingQueries.NeedRow day : days) {
      needed = needed.add(day.needed());
      if (needed.compareTo(accepted) > 0) {
        return day.needBy();
      }
    }
    return days.get(days.size() - 1).needBy();
  }
}
