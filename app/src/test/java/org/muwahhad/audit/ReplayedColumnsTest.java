package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.bid.opening.BidFactQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.tender.approval.DossierFactQueries;

/**
 * A table that no digests of rows describe, since entries hold its tender: every column of it is
 * held, so that none of them can be changed unseen.
 */
@Tag("long")
class ReplayedColumnsTest {
  private static final TestApp APP = LoadedDemo.fresh();

  @Test
  void every_column_is_held_by_a_digest_of_an_entry() {
    List<String> tried = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (String table : UnwatchedTables.REPLAYED) {
      withoutGuards(table);
      if (APP.ask("SELECT COUNT(*) FROM " + table).equals("0")) {
        putAnyRow(table);
      }
      owner("CREATE TABLE kept_%1$s AS SELECT * FROM %1$s LIMIT 1".formatted(table));
      String before = said(table);
      for (String column : columns(table, "column_key <> 'PRI'")) {
        tried.add(table + "." + column);
        if (!isSeen(table, column, before)) {
          unseen.add(table + "." + column);
        }
      }
    }
    assertThat(unseen).isEmpty();
    assertThat(tried).hasSizeGreaterThan(60);
  }

  private static boolean isSeen(String table, String column, String before) {
    String another = "COALESCE(%s, %s)".formatted(another(table, column), any(table, column));
    change(table, "t.%s = %s".formatted(column, another));
    String after = said(table);
    change(table, "t.%1$s = k.%1$s".formatted(column));
    assertThat(said(table)).as("put back").isEqualTo(before);
    return !after.equals(before);
  }

  /** Far from the values of other rows, where it has to be the only one. */
  private static String another(String table, String column) {
    return switch (ToldRow.type(APP, table, column)) {
      case "int", "bigint" -> "t.%s + 4711".formatted(column);
      default -> ToldRow.another(APP, table, "t." + column, column);
    };
  }

  private static void change(String table, String to) {
    String key =
        columns(table, "column_key = 'PRI'").stream()
            .map(c -> "t.%1$s = k.%1$s".formatted(c))
            .collect(Collectors.joining(" AND "));
    owner("UPDATE %1$s t JOIN kept_%1$s k ON %2$s SET %3$s".formatted(table, key, to));
  }

  /** What the entries' digests are held against; of quantities what the verification finds. */
  private static String said(String table) {
    if (table.startsWith("confirmed_")) {
      return APP.get(VerifyAudit.class).run().faults().toString();
    }
    return Arrays.stream(APP.ask("SELECT GROUP_CONCAT(id) FROM joint_tender").split(","))
        .map(Long::valueOf)
        .map(
            id ->
                APP.get(BidFactQueries.class).digests(id).toString()
                    + APP.get(DossierFactQueries.class).digests(id))
        .collect(Collectors.joining());
  }

  /** In a tender that is there, with something in every column. */
  private static void putAnyRow(String table) {
    List<String> columns = columns(table, "TRUE");
    String values =
        columns.stream()
            .map(c -> c.equals("tender_id") ? "(SELECT MIN(id) FROM joint_tender)" : any(table, c))
            .collect(Collectors.joining(", "));
    owner("INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", columns), values));
  }

  private static String any(String table, String column) {
    return switch (ToldRow.type(APP, table, column)) {
      case "datetime", "date" -> "'2026-01-01'";
      case "tinyint", "int", "bigint", "decimal", "smallint" -> "1";
      default -> "'Z'";
    };
  }

  private static List<String> columns(String table, String which) {
    return Arrays.asList(
        APP.ask(
                """
                SELECT GROUP_CONCAT(column_name) FROM information_schema.columns
                 WHERE table_schema = DATABASE() AND table_name = '%s' AND %s
                   AND COALESCE(generation_expression, '') = ''"""
                    .formatted(table, which))
            .split(","));
  }

  private static void withoutGuards(String table) {
    String guards =
        APP.ask(
            """
            SELECT GROUP_CONCAT(trigger_name) FROM information_schema.triggers
             WHERE event_object_schema = DATABASE() AND event_object_table = '%s'"""
                .formatted(table));
    if (!guards.equals("null")) {
      Arrays.stream(guards.split(",")).forEach(g -> owner("DROP TRIGGER " + g));
    }
  }

  /** As anyone who has every right in the database. */
  private static void owner(String statement) {
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET foreign_key_checks = 0");
      s.execute("SET check_constraint_checks = 0");
      s.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
