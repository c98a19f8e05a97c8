package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.lot.AggregateRound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A closed round aggregated into a tender, by the act itself, against two floors in the same
 * server: the sums alone, and the sums with one allocation a line, which is the least that has to
 * be written. Each floor is the mean of a run before and a run after.
 */
@Command(
    name = "aggregation",
    description = "Time to aggregate demand lines, and the ratio to bare INSERT … SELECT.")
final class AggregationBench implements Callable<Integer> {
  private static final int ENTITIES = 60;
  private static final int ITEMS = 300;
  private static final int WARM_UP_LINES = 6_000;
  private static final Bilingual TITLE = new Bilingual("منافسة قياس", "Benchmark tender");

  @Parameters(arity = "0..*", description = "Numbers of lines; 100000 and 1000000 by default.")
  private List<Integer> sizes = List.of(100_000, 1_000_000);

  /**
   * Milliseconds of a floor.
   *
   * @param sums the sums alone
   * @param indexed one allocation a line, into a table with the same indexes
   * @param allocations the same with the foreign keys too
   * @param cpu CPU time of the sums and the allocations with foreign keys
   */
  private record Floor(long sums, long indexed, long allocations, CpuTime cpu) {
    Floor mean(Floor other) {
      return new Floor(
          (sums + other.sums) / 2,
          (indexed + other.indexed) / 2,
          (allocations + other.allocations) / 2,
          new CpuTime(
              (cpu.jvm() + other.cpu.jvm()) / 2, (cpu.database() + other.cpu.database()) / 2));
    }
  }

  /** One statement measured. */
  private record Bare(long millis, CpuTime cpu) {}

  /** One size measured. */
  private record Run(int lines, long millis) {}

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population population = Population.in(installation, ENTITIES, ITEMS);
      Actor buyer = installation.get(Actors.class).get(population.buyer());
      long warmUp = closedRound(installation, population, WARM_UP_LINES);
      floor(installation, warmUp);
      installation.get(AggregateRound.class).run(buyer, warmUp, TITLE);
      Figures.print(
          "lines     loaded s  aggregated ms  sums ms  ratio  + allocations ms  ratio"
              + "  (without foreign keys ms)");
      List<Run> runs = new ArrayList<>();
      for (int size : sizes) {
        runs.add(measure(installation, population, buyer, size));
      }
      for (int i = 1; i < runs.size(); i++) {
        Run small = runs.get(i - 1);
        Run large = runs.get(i);
        Figures.print(
            "%.1f times the lines took %.1f times the time",
            large.lines() / (double) small.lines(), large.millis() / (double) small.millis());
      }
    }
    return 0;
  }

  private static Run measure(
      Installation installation, Population population, Actor buyer, int lines) {
    long[] round = new long[1];
    Figures.Time load = Figures.time(() -> round[0] = closedRound(installation, population, lines));
    Floor before = floor(installation, round[0]);
    AggregateRound aggregateRound = installation.get(AggregateRound.class);
    CpuTime started = CpuTime.now();
    Figures.Time own = Figures.time(() -> aggregateRound.run(buyer, round[0], TITLE));
    CpuTime used = CpuTime.now().minus(started);
    Floor floor = before.mean(floor(installation, round[0]));
    long written =
        installation.number(
            """
            SELECT COUNT(*) FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id
              JOIN tender_round t ON t.tender_id = i.tender_id WHERE t.round_id = %d"""
                .formatted(round[0]));
    if (written != lines) {
      throw new IllegalStateException("Lines allocated: " + written);
    }
    long both = floor.sums() + floor.allocations();
    Figures.print(
        "%-8d  %8.1f  %13d  %7d  %5.2f  %16d  %5.2f  %25d",
        lines,
        load.wallMillis() / 1000.0,
        own.wallMillis(),
        floor.sums(),
        own.wallMillis() / (double) floor.sums(),
        both,
        own.wallMillis() / (double) both,
        floor.sums() + floor.indexed());
    Figures.print(
        "          CPU time of the aggregation %s; of sums + allocations %s; ratio %.2f",
        used.each(1), floor.cpu().each(1), used.seconds() / floor.cpu().seconds());
    return new Run(lines, own.wallMillis());
  }

  /**
   * A closed round of the given number of endorsed lines, spread evenly over the entities and
   * items.
   */
  private static long closedRound(Installation installation, Population population, int lines) {
    Population.Round opened = population.openRound(installation, "AGG-" + lines);
    addLines(installation, population, opened, lines);
    long round = opened.id();
    installation.sql("UPDATE submission SET status = 'SUBMITTED' WHERE round_id = " + round);
    installation.sql(
        """
        UPDATE submission SET status = 'ENDORSED', endorsed_at = UTC_TIMESTAMP(6), endorsed_by = %d
         WHERE round_id = %d"""
            .formatted(population.buyer(), round));
    installation.sql(
        """
        UPDATE demand_round SET status = 'CLOSED', closed_at = UTC_TIMESTAMP(6),
               status_reason = 'Benchmark' WHERE id = %d"""
            .formatted(round));
    return round;
  }

  private static void addLines(
      Installation installation, Population population, Population.Round round, int lines) {
    try (Connection connection = installation.connect();
        BareLines bare = new BareLines(connection, population.revisions())) {
      connection.setAutoCommit(false);
      int share = lines / ENTITIES;
      for (int i = 0; i < ENTITIES; i++) {
        Population.Entity entity = population.entities().get(i);
        long submission = round.submissions().get(i);
        bare.insert(submission, entity, i, share + (i < lines % ENTITIES ? 1 : 0));
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The lines were not written", e);
    }
  }

  private static Floor floor(Installation installation, long round) {
    installation.sql(
        """
        CREATE TABLE bench_sum (
          id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, revision_id BIGINT NOT NULL,
          unit_code VARCHAR(3) NOT NULL, quantity DECIMAL(18,3) NOT NULL,
          UNIQUE (revision_id, unit_code))""");
    installation.sql("CREATE TABLE bench_indexed LIKE allocation");
    installation.sql("CREATE TABLE bench_allocation LIKE allocation");
    installation.sql(
        """
        ALTER TABLE bench_allocation
          ADD CONSTRAINT fk_bench_item FOREIGN KEY (lot_item_id) REFERENCES bench_sum (id),
          ADD CONSTRAINT fk_bench_line FOREIGN KEY (demand_line_id) REFERENCES demand_line (id)""");
    Bare sums =
        bare(
            installation,
            """
                INSERT INTO bench_sum (revision_id, unit_code, quantity)
                SELECT l.revision_id, l.unit_code, SUM(l.quantity)
                  FROM submission s JOIN demand_line l ON l.submission_id = s.id
                 WHERE s.round_id = %d AND s.status = 'ENDORSED'
                 GROUP BY l.revision_id, l.unit_code"""
                .formatted(round));
    Bare indexed = bare(installation, allocations("bench_indexed", round));
    Bare allocations = bare(installation, allocations("bench_allocation", round));
    installation.sql("DROP TABLE bench_allocation");
    installation.sql("DROP TABLE bench_indexed");
    installation.sql("DROP TABLE bench_sum");
    return new Floor(
        sums.millis(), indexed.millis(), allocations.millis(), sums.cpu().plus(allocations.cpu()));
  }

  private static String allocations(String table, long round) {
    return """
        INSERT INTO %s (demand_line_id, lot_item_id, quantity)
        SELECT l.id, x.id, l.quantity
          FROM submission s
          JOIN demand_line l ON l.submission_id = s.id
          JOIN bench_sum x ON x.revision_id = l.revision_id
         WHERE s.round_id = %d AND s.status = 'ENDORSED'"""
        .formatted(table, round);
  }

  /** One statement with its commit. */
  private static Bare bare(Installation installation, String statement) {
    try (Connection connection = installation.connect();
        Statement s = connection.createStatement()) {
      connection.setAutoCommit(false);
      CpuTime started = CpuTime.now();
      Figures.Time time =
          Figures.time(
              () -> {
                s.executeUpdate(statement);
                connection.commit();
              });
      return new Bare(time.wallMillis(), CpuTime.now().minus(started));
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
