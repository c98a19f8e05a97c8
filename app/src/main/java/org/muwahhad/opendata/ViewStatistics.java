package org.muwahhad.opendata;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;

/**
 * The figures of a year, for everybody. They add up all tenders and orders of a year, so a node
 * works them out once in a few minutes, whoever asks and however often.
 */
@Singleton
class ViewStatistics {
  private static final int EARLIEST = 2000;
  private static final int LATEST = 2200;
  private final OpenStatisticsQueries queries;
  private final PublishedProcessQueries published;
  private final DatabaseClock clock;
  private final TransactionOperations<Connection> transactions;
  private final Duration age;
  private final ConcurrentMap<Integer, YearFigures> kept = new ConcurrentHashMap<>();

  ViewStatistics(
      OpenStatisticsQueries queries,
      PublishedProcessQueries published,
      DatabaseClock clock,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.open-data.statistics-age:5m}") Duration age) {
    this.queries = queries;
    this.published = published;
    this.clock = clock;
    this.transactions = transactions;
    this.age = age;
  }

  /** Figures as they were at a moment of this node. */
  private record YearFigures(OpenStatisticsView view, long nanos) {}

  /**
   * The figures, which may be a few minutes old.
   *
   * @param year 0 for the latest one that has any
   */
  OpenStatisticsView get(int year) {
    // Who asks while they are worked out waits for them, without a connection.
    YearFigures figures =
        kept.compute(
            year,
            (y, known) ->
                known != null && System.nanoTime() - known.nanos() < age.toNanos()
                    ? known
                    : new YearFigures(
                        transactions.executeRead(status -> read(y)), System.nanoTime()));
    return Objects.requireNonNull(figures).view();
  }

  private OpenStatisticsView read(int year) {
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
