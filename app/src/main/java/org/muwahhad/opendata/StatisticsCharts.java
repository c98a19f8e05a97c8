package org.muwahhad.opendata;

import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Chart;
import org.muwahhad.web.Texts;

/** The figures of a year as bars, in words of one language. */
public record StatisticsCharts(Texts t, OpenStatisticsView figures) {

  /** Tenders and lots by the month of their publication. */
  public Chart months() {
    return new Chart(
        "statistics-months",
        t.get("opendata.chart.months"),
        t.get("opendata.chart.months-summary", figures.tenders(), figures.lots()),
        t.get("opendata.month"),
        List.of(t.get("opendata.tenders"), t.get("opendata.lots")),
        figures.months().stream()
            .map(
                m ->
                    new Chart.Bar(
                        month(m.month()),
                        List.of(BigDecimal.valueOf(m.tenders()), BigDecimal.valueOf(m.lots())),
                        List.of(t.number(m.tenders()), t.number(m.lots()))))
            .toList());
  }

  private String month(int month) {
    return Month.of(month)
        .getDisplayName(
            TextStyle.FULL_STANDALONE, java.util.Locale.forLanguageTag(t.language().tag()));
  }

  /** Tenders by their method. */
  public Chart methods() {
    return new Chart(
        "statistics-methods",
        t.get("opendata.chart.methods"),
        t.get("opendata.chart.methods-summary", figures.tenders()),
        t.get("opendata.method"),
        List.of(t.get("opendata.tenders"), t.get("opendata.cancelled")),
        figures.methods().stream()
            .map(
                m ->
                    new Chart.Bar(
                        t.get("tender.method." + m.method()),
                        List.of(BigDecimal.valueOf(m.tenders()), BigDecimal.valueOf(m.cancelled())),
                        List.of(t.number(m.tenders()), t.number(m.cancelled()))))
            .toList());
  }

  /** What the awards come to for each state, in one currency. */
  public Chart states(String currency) {
    List<OpenStatisticsQueries.StateFigure> states =
        figures.states().stream().filter(s -> s.currency().equals(currency)).toList();
    Money all =
        new Money(
            states.stream()
                .map(OpenStatisticsQueries.StateFigure::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add),
            currency);
    return new Chart(
        "statistics-states-" + currency.toLowerCase(java.util.Locale.ROOT),
        t.get("opendata.chart.states", t.formats().currency(currency)),
        t.get("opendata.chart.states-summary", t.money(all)),
        t.get("opendata.state"),
        List.of(t.get("opendata.awarded")),
        states.stream()
            .map(
                s ->
                    new Chart.Bar(
                        t.of(s.name()), s.amount(), t.money(new Money(s.amount(), s.currency()))))
            .toList());
  }
}
