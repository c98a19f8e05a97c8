package org.muwahhad.overview;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Chart;
import org.muwahhad.web.Texts;

/** The figures of an overview as bars, in words of one language. */
public record OverviewCharts(Texts t, OverviewView view) {

  /** What the awards cost beside the benchmark, by state. */
  public Chart savings() {
    return new Chart(
        "overview-savings",
        t.get("overview.chart.savings", currency()),
        t.get(
            "overview.chart.savings-summary",
            t.money(view.savings().own().award()),
            t.money(view.savings().own().benchmark())),
        t.get("overview.state"),
        List.of(t.get("overview.benchmark"), t.get("overview.award")),
        view.savings().states().stream()
            .map(s -> two(t.of(s.name()), s.sum().benchmark(), s.sum().award()))
            .toList());
  }

  /** Demand beside awards, by state. */
  public Chart demandByState() {
    return demand("state", t.get("overview.state"), view.demand().states());
  }

  /** Demand beside awards, by category. */
  public Chart demandByCategory() {
    return demand("category", t.get("overview.category"), view.demand().divisions());
  }

  private Chart demand(String by, String heading, List<OverviewView.DemandAndAward> rows) {
    return new Chart(
        "overview-demand-" + by,
        t.get("overview.chart.demand-" + by, currency()),
        t.get(
            "overview.chart.demand-summary",
            t.money(view.demand().total()),
            t.money(view.savings().own().award())),
        heading,
        List.of(t.get("overview.endorsed"), t.get("overview.award")),
        rows.stream().map(r -> two(t.of(r.name()), r.demand(), r.award())).toList());
  }

  /** How many entities answered of those asked, by state. */
  public Chart participation() {
    return new Chart(
        "overview-participation",
        t.get("overview.chart.participation"),
        t.get(
            "overview.chart.participation-summary",
            view.participation().answered(),
            view.participation().asked()),
        t.get("overview.state"),
        List.of(t.get("overview.asked"), t.get("overview.answered")),
        view.participation().states().stream()
            .map(
                s ->
                    new Chart.Bar(
                        t.of(s.name()),
                        List.of(BigDecimal.valueOf(s.asked()), BigDecimal.valueOf(s.answered())),
                        List.of(t.number(s.asked()), t.number(s.answered()))))
            .toList());
  }

  private String currency() {
    return t.formats().currency(view.currency());
  }

  private Chart.Bar two(String label, Money one, Money other) {
    return new Chart.Bar(
        label, List.of(one.amount(), other.amount()), List.of(t.money(one), t.money(other)));
  }
}
