package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.muwahhad.TestApp;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.audit.VerifyAudit;

/** Changes rows past the service and past every guard, and looks whether that is found. */
final class ChangedRows {
  private final TestApp app;

  /**
   * Copies some tables, to put their rows back from; call it when everything was played.
   *
   * @param copied names of tables; the copies are called {@code kept_…}
   */
  ChangedRows(TestApp app, List<String> copied) {
    this.app = app;
    ToldFixtures.in(app);
    copied.forEach(t -> app.sql("CREATE TABLE kept_%1$s AS SELECT * FROM %1$s".formatted(t)));
  }

  /** A change, how it is taken back, and what is found meanwhile. */
  record Change(String table, String statement, String back, String fault) {}

  static Change update(String table, String to, String back, String where, String fault) {
    return new Change(
        table,
        "UPDATE %s SET %s WHERE %s".formatted(table, to, where),
        "UPDATE %s SET %s WHERE %s".formatted(table, back, where),
        fault);
  }

  static Change deletion(String table, String where, String fault) {
    return new Change(
        table,
        "DELETE FROM %s WHERE %s".formatted(table, where),
        "INSERT INTO %1$s SELECT * FROM kept_%1$s WHERE %2$s".formatted(table, where),
        fault);
  }

  /**
   * Makes each change and takes it back, and looks in the end whether nothing is found any more.
   *
   * @param tender number of the tender whose fault is found
   */
  Stream<DynamicTest> areFound(String tender, Stream<Change> changes) {
    return Stream.concat(
        changes.map(c -> DynamicTest.dynamicTest(c.statement(), () -> requireFound(tender, c))),
        Stream.of(
            DynamicTest.dynamicTest(
                "nothing, once all are taken back", () -> assertThat(faults()).isEmpty())));
  }

  private void requireFound(String tender, Change change) {
    String before = standing(change.table());
    past(change.table(), change.statement());
    try {
      assertThat(faults()).anyMatch(f -> f.startsWith("tender " + tender + ": " + change.fault()));
    } finally {
      past(change.table(), change.back());
    }
    assertThat(standing(change.table())).as("taken back").isEqualTo(before);
  }

  /** What all rows of a table come to. */
  private String standing(String table) {
    return app.ask(
        "SELECT CONCAT(COUNT(*), ' ', COALESCE(SUM(CRC32(CONCAT_WS('|', %s))), 0)) FROM %s"
            .formatted(columns(table), table));
  }

  /** Past all guards of a table, foreign keys among them. */
  void past(String table, String statement) {
    app.withoutTriggersOf(
        List.of(table),
        () ->
            app.sql(
                "SET STATEMENT foreign_key_checks = 0, check_constraint_checks = 0 FOR "
                    + withColumns(table, statement)));
  }

  /** A row is put back by its columns, without those that the database computes. */
  private String withColumns(String table, String statement) {
    String every = "INSERT INTO %1$s SELECT * FROM kept_%1$s ".formatted(table);
    if (!statement.startsWith(every)) {
      return statement;
    }
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM kept_%1$s ".formatted(table, columns(table))
        + statement.substring(every.length());
  }

  private String columns(String table) {
    return app.ask(
        """
        SELECT GROUP_CONCAT('`', column_name, '`' ORDER BY ordinal_position)
          FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = '%s'
           AND extra NOT LIKE '%%GENERATED%%'"""
            .formatted(table));
  }

  /** Played acts move the clock on and back again, which the record tells. */
  List<String> faults() {
    return app.get(VerifyAudit.class).run().faults().stream()
        .filter(f -> !f.startsWith("the time of an entry is earlier than"))
        .toList();
  }
}
