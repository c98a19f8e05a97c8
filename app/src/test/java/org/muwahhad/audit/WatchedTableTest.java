package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.TestApp;

/**
 * The triggers of every table that the record covers make the digests that the verification makes,
 * of all its columns but those that bind nobody.
 */
@Tag("long")
class WatchedTableTest {
  private static final TestApp APP = TestApp.start();
  private static final Map<String, String> TRIGGERS = triggers();

  /** Columns that change without an act, or count what others tell. */
  private static final Map<String, Set<String>> UNTOLD =
      Map.ofEntries(
          untold("bid", "draft updated_at version"),
          untold("award", "version"),
          // How the work goes; the answer counts once it is there.
          untold("award_scenario_run", "attempts claim lease_until queued_at started_at error"),
          // Follows from what all bids hold for the drawing of lots.
          untold("lot_ranking", "draw_seed"),
          untold("entity_ceiling", "version"),
          untold("state_budget", "version"),
          untold("state_plan", "version"),
          untold("submission", "updated_at version"),
          untold("person", "language is_address_unproven"),
          untold("supplier", "version"),
          // When somebody was informed of a hold decides nothing.
          untold("account_hold", "mailed_at"),
          untold("opening_key", "failed_attempts locked_until"),
          // Read again by nobody once the bid is sent, and what the scanner found later.
          untold("bid_document", "draft scan_status"),
          untold("opened_document", "scan_status signature"),
          untold("decision", "version"),
          untold("joint_tender", "updated_at version"),
          untold("lot", "version"),
          untold("demand_round", "updated_at version"),
          untold("join_request", "version"),
          untold("registration_version", "version"),
          untold("procuring_entity", "version"),
          untold("delivery_site", "version"),
          untold("catalog_item", "updated_at version"));

  private static Map.Entry<String, Set<String>> untold(String table, String columns) {
    return Map.entry(table, Set.of(columns.split(" ")));
  }

  private static List<WatchedTable> tables() {
    return WatchedTable.ALL;
  }

  @Test
  void every_table_is_watched_or_there_is_a_reason_why_not() {
    List<String> chosen = new ArrayList<>(tables().stream().map(WatchedTable::name).toList());
    chosen.addAll(UnwatchedTables.all());

    assertThat(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(table_name) FROM information_schema.tables
                     WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                       AND table_name <> 'flyway_schema_history'""")
                .split(","))
        .as("a new table goes into kept-tables.txt, or into UnwatchedTables with the reason")
        .containsExactlyInAnyOrderElementsOf(chosen);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void every_column_is_told_but_those_that_bind_nobody(WatchedTable table) {
    Set<String> told = new HashSet<>(Arrays.asList(table.columns().replace("*", "").split(" ")));
    told.addAll(UNTOLD.getOrDefault(table.name(), Set.of()));

    assertThat(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(column_name) FROM information_schema.columns
                     WHERE table_schema = DATABASE() AND table_name = '%s'
                       AND COALESCE(generation_expression, '') = ''"""
                        .formatted(table.name()))
                .split(","))
        .as("a new column goes into kept-tables.txt, with the next shape")
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void its_triggers_make_the_same_digests_of_sealed_contents_too(WatchedTable table) {
    assertThat(trigger(table, "insert")).contains(table.digestOf("NEW."), table.keyOf("NEW."));
    assertThat(trigger(table, "update"))
        .contains(table.digestOf("OLD."), table.digestOf("NEW."), table.keyOf("NEW."));
    assertThat(trigger(table, "delete")).contains(table.digestOf("OLD."), table.keyOf("OLD."));
    assertThat(sealed(table, "data_type LIKE '%blob'"))
        .as("of bytes their own digest counts")
        .isEqualTo(sealed(table, "data_type LIKE '%blob' AND " + starred(table)));
    assertThat(sealed(table, starred(table)))
        .as("of other columns only where they are long")
        .isEqualTo(
            sealed(
                table,
                starred(table)
                    + " AND (data_type REGEXP 'blob|binary|text'"
                    + " OR character_maximum_length > 4000)"));
  }

  private static String starred(WatchedTable table) {
    return Arrays.stream(table.columns().split(" "))
        .filter(c -> c.startsWith("*"))
        .map(c -> "'" + c.substring(1) + "'")
        .collect(Collectors.joining(", ", "column_name IN (''" + ", ", ")"))
        .replace(", )", ")");
  }

  private static String sealed(WatchedTable table, String which) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = '%s' AND column_name <> 'draft' AND %s"""
            .formatted(table.name(), which));
  }

  private static String trigger(WatchedTable table, String event) {
    return TRIGGERS.getOrDefault("tr_%s_told_%s".formatted(table.name(), event), "");
  }

  /** All at once: to ask for each one takes a minute. */
  private static Map<String, String> triggers() {
    Map<String, String> all = new HashMap<>();
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT trigger_name, action_statement FROM information_schema.triggers
                 WHERE event_object_schema = DATABASE()""")) {
      while (rows.next()) {
        all.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }
}
