package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;

/**
 * Anyone who has the database puts what nobody can read into any column of text that a verification
 * reads: that is a finding, and never the end of the verification.
 */
@Tag("long")
class UnreadableRecordTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final String GARBAGE = "F☠'{<";
  private static final List<String> RECORD =
      List.of("audit_anchor", "audit_chain", "audit_entry", "audit_row");

  @BeforeAll
  static void without_guards() {
    APP.get(AnchorChains.class).run();
    APP.get(AnchorChains.class).copy();
    APP.dropTriggers();
    assertThat(faults()).isEmpty();
  }

  /** A column, with the row that gets garbage in it, kept elsewhere meanwhile. */
  private record Column(String table, String name, int length) {
    String garbage() {
      return "'"
          + GARBAGE.substring(0, Math.min(length, GARBAGE.length())).replace("'", "''")
          + "'";
    }

    boolean spoil() {
      String row = "%s IS NOT NULL AND %s".formatted(name, condition());
      if (APP.ask("SELECT COUNT(*) FROM %s WHERE %s".formatted(table, row)).equals("0")) {
        return false;
      }
      String first = "WHERE %s ORDER BY %s LIMIT 1".formatted(row, key());
      owner("CREATE TABLE saved_%1$s AS SELECT * FROM %1$s %2$s".formatted(table, first));
      owner("UPDATE %s SET %s = %s %s".formatted(table, name, garbage(), first));
      return true;
    }

    void mend() {
      owner("DELETE FROM %s WHERE BINARY %s = BINARY %s".formatted(table, name, garbage()));
      owner(
          "INSERT INTO %1$s (%2$s) SELECT %2$s FROM saved_%1$s"
              .formatted(table, ToldRow.columns(APP, table)));
      owner("DROP TABLE saved_" + table);
    }

    /** Which rows are compared: those that bind somebody, those of an opened tender. */
    private String condition() {
      if (RECORD.contains(table)) {
        return "TRUE";
      }
      if (UnwatchedTables.REPLAYED.contains(table)) {
        boolean ofTender = ToldRow.columns(APP, table).matches("(.*,)?tender_id(,.*)?");
        return ofTender ? "tender_id = (SELECT MIN(tender_id) FROM opened_bid)" : "TRUE";
      }
      return ToldRow.kept(table).digestOf("") + " IS NOT NULL";
    }

    private String key() {
      return APP.ask(
          """
          SELECT GROUP_CONCAT(column_name ORDER BY ordinal_position)
            FROM information_schema.key_column_usage
           WHERE table_schema = DATABASE() AND table_name = '%s' AND constraint_name = 'PRIMARY'"""
              .formatted(table));
    }

    String place() {
      return table + "." + name;
    }
  }

  @Test
  void garbage_in_any_text_of_a_row_that_is_told_is_found() {
    List<String> unseen = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    Map<String, List<Column>> open = new HashMap<>();
    WatchedTable.ALL.forEach(t -> open.put(t.name(), new ArrayList<>(texts(t.name()))));
    while (open.values().stream().anyMatch(columns -> !columns.isEmpty())) {
      List<Column> round =
          open.values().stream()
              .filter(columns -> !columns.isEmpty())
              .map(columns -> columns.remove(0))
              .filter(Column::spoil)
              .toList();
      List<String> found = faults();
      round.forEach(Column::mend);
      for (Column column : round) {
        tried.add(column.place());
        if (found.stream().noneMatch(f -> f.startsWith(ToldRow.term(column.table()) + " "))) {
          unseen.add(column.place());
        }
      }
    }
    assertThat(unseen).isEmpty();
    assertThat(tried).hasSizeGreaterThan(200);
    assertThat(faults()).as("all mended").isEmpty();
  }

  @Test
  void garbage_in_any_text_of_the_record_or_of_what_is_played_again_is_found() {
    List<String> unseen = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    for (String table :
        Stream.concat(RECORD.stream(), UnwatchedTables.REPLAYED.stream()).toList()) {
      for (Column column : texts(table)) {
        if (column.spoil()) {
          tried.add(column.place());
          if (faults().isEmpty()) {
            unseen.add(column.place());
          }
          column.mend();
        }
      }
    }
    assertThat(unseen).isEmpty();
    assertThat(tried).hasSizeGreaterThan(40);
    assertThat(faults()).as("all mended").isEmpty();
  }

  @Test
  void an_auditor_is_told_and_the_other_tenders_are_compared() {
    Column status = new Column("joint_tender", "status", 5);
    Column award = new Column("award", "status", 5);
    assertThat(status.spoil() && award.spoil()).isTrue();
    String number = APP.ask("SELECT number FROM saved_joint_tender");

    List<String> found =
        APP.get(RunVerification.class).run(APP.get(Actors.class).get(auditor())).faults();

    assertThat(found)
        .anyMatch(f -> f.startsWith("tender %s is stored as F".formatted(number)))
        .anyMatch(f -> f.startsWith("award ") && f.contains(": the row differs"));
    status.mend();
    award.mend();
  }

  @Test
  void a_table_that_is_gone_is_a_finding_and_the_others_are_compared() {
    Column after = new Column("meeting", "place", 5);
    assertThat(after.spoil()).isTrue();
    owner("RENAME TABLE exchange_rate TO hidden");

    assertThat(faults())
        .contains(
            "the table “%s” cannot be read, so it was not compared"
                .formatted(ToldRow.term("exchange_rate")))
        .anyMatch(f -> f.startsWith(ToldRow.term("meeting") + " "));

    owner("RENAME TABLE hidden TO exchange_rate");
    after.mend();
  }

  @Test
  void a_view_that_says_the_database_is_away_ends_one_part_and_what_else_was_found_is_told() {
    Column before = new Column("opened_estimate", "currency", 3);
    Column elsewhere = new Column("joint_tender", "status", 5);
    assertThat(before.spoil() && elsewhere.spoil()).isTrue();
    String number = APP.ask("SELECT number FROM saved_joint_tender");
    owner("RENAME TABLE holiday TO hidden");
    owner(
        "CREATE FUNCTION away() RETURNS INT DETERMINISTIC"
            + " BEGIN SIGNAL SQLSTATE '08S01' SET MESSAGE_TEXT = 'away'; RETURN 1; END");
    owner("CREATE VIEW holiday AS SELECT * FROM hidden WHERE away() = 1");

    assertThat(faults())
        .contains("the rows described by entries cannot be read, so they were not compared in full")
        .anyMatch(f -> f.startsWith(ToldRow.term("opened_estimate") + " "))
        .anyMatch(f -> f.startsWith("tender %s is stored as F".formatted(number)));

    owner("DROP VIEW holiday");
    owner("DROP FUNCTION away");
    owner("RENAME TABLE hidden TO holiday");
    before.mend();
    elsewhere.mend();
  }

  private static String auditor() {
    return APP.ask(
        """
        SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'AUDITOR'""");
  }

  /** The columns of text that a verification reads. */
  private static List<Column> texts(String table) {
    List<String> read =
        WatchedTable.ALL.stream()
            .filter(t -> t.name().equals(table))
            .flatMap(t -> Arrays.stream(t.columns().replace("*", "").split(" ")))
            .toList();
    String all =
        APP.ask(
            """
            SELECT GROUP_CONCAT(column_name, ' ', LEAST(character_maximum_length, 100)
                                ORDER BY ordinal_position)
              FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = '%s'
               AND data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext')
               AND COALESCE(generation_expression, '') = ''"""
                .formatted(table));
    return all.equals("null")
        ? List.of()
        : Arrays.stream(all.split(","))
            .map(c -> c.split(" "))
            .filter(c -> read.isEmpty() || read.contains(c[0]))
            .map(c -> new Column(table, c[0], Integer.parseInt(c[1])))
            .collect(Collectors.toList());
  }

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

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
