package org.muwahhad.catalog.page;

import java.util.List;
import java.util.Objects;
import org.muwahhad.catalog.standard.PriceHistory;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Chart;
import org.muwahhad.web.Texts;

/** The price history as a chart in the reader's currency. */
final class PriceChart {
  private PriceChart() {}

  /** Prices of other units, and those without a rate, are in the table alone. */
  static Chart of(PriceHistory history, Texts t) {
    List<PriceHistory.Point> points =
        history.points().stream().filter(p -> p.sameUnit() && p.converted() != null).toList();
    List<Chart.Bar> bars = points.stream().map(p -> bar(p, t)).toList();
    return new Chart(
        "price-history",
        t.get("catalog.price-history-chart", t.formats().currency(history.currency())),
        summary(points, t),
        t.get("catalog.price-history-when"),
        List.of(t.get("catalog.price-history-price")),
        bars);
  }

  private static Chart.Bar bar(PriceHistory.Point point, Texts t) {
    Money price = Objects.requireNonNull(point.converted());
    return new Chart.Bar(label(point, t), price.amount(), t.money(price));
  }

  /** When and what, in words. */
  static String label(PriceHistory.Point point, Texts t) {
    return switch (point.kind()) {
      case BENCHMARK -> t.get("catalog.price-history-benchmark", t.date(point.day()));
      case AWARD -> t.get("catalog.price-history-award", Integer.toString(point.day().getYear()));
    };
  }

  private static String summary(List<PriceHistory.Point> points, Texts t) {
    if (points.isEmpty()) {
      return t.get("catalog.price-history-none");
    }
    PriceHistory.Point first = points.get(0);
    PriceHistory.Point last = points.get(points.size() - 1);
    return t.get(
        "catalog.price-history-summary",
        t.money(Objects.requireNonNull(first.converted())),
        t.date(first.day()),
        t.money(Objects.requireNonNull(last.converted())),
        t.date(last.day()));
  }
}
