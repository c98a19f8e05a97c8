package org.muwahhad.opendata;

import java.util.List;

/**
 * The figures of a year.
 *
 * @param years those with open data, the latest first
 */
public record OpenStatisticsView(
    int year,
    List<Integer> years,
    List<OpenStatisticsQueries.MonthFigure> months,
    List<OpenStatisticsQueries.MethodFigure> methods,
    OpenStatisticsQueries.CompetitionFigure competition,
    List<OpenStatisticsQueries.StateFigure> states,
    List<OpenStatisticsQueries.OrderFigure> orders) {
  public OpenStatisticsView {
    years = List.copyOf(years);
    months = List.copyOf(months);
    methods = List.copyOf(methods);
    states = List.copyOf(states);
    orders = List.copyOf(orders);
  }

  /** Tenders that were published. */
  public long tenders() {
    return methods.stream().mapToLong(OpenStatisticsQueries.MethodFigure::tenders).sum();
  }

  /** Lots of them. */
  public long lots() {
    return months.stream().mapToLong(OpenStatisticsQueries.MonthFigure::lots).sum();
  }

  /** Whether nothing was published and nothing ordered. */
  public boolean isEmpty() {
    return months.isEmpty() && orders.isEmpty();
  }

  /** The currencies of the awards, in their order. */
  public List<String> currencies() {
    return states.stream().map(OpenStatisticsQueries.StateFigure::currency).distinct().toList();
  }
}
