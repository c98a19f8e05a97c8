package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;

/** The figures of a year, for everybody. */
@Singleton
class ViewStatistics {
  private static final int EARLIEST = 2000;
  private static final int LATEST = 2200;
  private final OpenStatisticsQueries queries;
  private final PublishedProcessQueries published;
  private final DatabaseClock clock;

  ViewStatistics(
      OpenStatisticsQueries queries, PublishedProcessQueries published, DatabaseClock clock) {
    this.queries = queries;
    this.published = published;
    this.clock = clock;
  }

  /**
   * The figures.
   *
   * @param year 0 for the latest one that has any
   */
  @Transactional
  OpenStatisticsView get(int year) {
    List<Integer> years =
        published.listYears().stream().map(PublishedProcessQueries.PublishedYear::year).toList();
    int wanted = year != 0 ? year : years.isEmpty() ? thisYear() : years.get(0);
    if (wanted < EARLIEST || wanted > LATEST) {
      throw new Refusal.NotFound("statistics of " + wanted);
    }
    return new OpenStatisticsView(
        wanted,
        years,
        queries.listMonths(wanted),
        queries.listMethods(wanted),
        queries
            .findCompetition(wanted)
            .orElse(new OpenStatisticsQueries.CompetitionFigure(0, 0, 0, null)),
        queries.listStates(wanted),
        queries.listOrders(wanted));
  }

  private int thisYear() {
    return clock.now().atZone(Page.RIYADH).getYear();
  }
}
