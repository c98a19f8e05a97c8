package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.framework.AgreementQueries;

/**
 * A list has the same rows by whatever plan the database finds them, and whatever its statement was
 * asked before. MariaDB 11.4 loses the end of duplicates in a prepared statement with a semi-join
 * once it was asked with a value by which a table has one row or none: from then on it gives a row
 * for each match. So connections of the service work out no semi-joins.
 *
 * <p>Everything that people of every role read in the demonstration and that asks one question
 * inside another is asked again, with the values that were recorded.
 */
@Timeout(900)
@Tag("long")
class SemiJoinPlansTest {
  private static final String NONE = "firstmatch=off,loosescan=off,materialization=off";

  private static final String ON = "semijoin=on,firstmatch=on,loosescan=on,materialization=on,";

  /** Without any of the others, duplicates are weeded out by a temporary table. */
  private static final Map<String, String> STRATEGIES = strategies();

  /** Answers that do not end, and files that take long to make of what pages show too. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("/events|\\.ics|\\{key}|\\{format}|/pack");

  private static final TestApp APP = LoadedDemo.fresh(RecordedReads.KEPT);
  private static Map<String, List<List<@Nullable Object>>> reads = Map.of();
  private static int texts;

  private static Map<String, String> strategies() {
    Map<String, String> strategies = new LinkedHashMap<>();
    strategies.put("all", "semijoin=on");
    strategies.put("firstmatch", NONE + ",firstmatch=on");
    strategies.put("loosescan", NONE + ",loosescan=on");
    strategies.put("materialization", NONE + ",materialization=on");
    strategies.put("duplicateweedout", NONE);
    return strategies;
  }

  @BeforeAll
  static void readEverything() {
    Things things = new Things(APP);
    // Who has the same role asks the same statements, of things of their own.
    Map<String, Walker> walkers = new LinkedHashMap<>();
    walkers.put("", Walker.stranger(APP));
    Walkers.of(APP, things).forEach(w -> walkers.putIfAbsent(w.person().role(), w));
    for (RouteList.Route route : RouteList.of(APP)) {
      if (route.reads() && !LEFT_OUT.matcher(route.path()).find()) {
        List<Map<String, String>> some = things.of(route);
        for (Walker walker : walkers.values()) {
          some.stream().limit(1).forEach(thing -> walker.ask(route, thing));
        }
      }
    }
    reads = new TreeMap<>(RecordedReads.reads());
  }

  @Test
  void every_read_has_the_same_rows_under_each_way_to_work_out_semi_joins() throws SQLException {
    List<String> different = new ArrayList<>();
    try (Connection connection = atOneMoment()) {
      Map<String, List<String>> plain = everyRead(connection, "semijoin=off");
      for (Map.Entry<String, String> strategy : STRATEGIES.entrySet()) {
        everyRead(connection, strategy.getValue())
            .forEach(
                (read, rows) -> {
                  if (!rows.equals(plain.get(read))) {
                    different.add(strategy.getKey() + " differs in " + read);
                  }
                });
      }
    }

    assertThat(reads).as("statements that ask within a question").hasSizeGreaterThan(60);
    assertThat(different).isEmpty();
  }

  @Test
  void every_read_has_the_same_rows_whatever_its_statement_was_asked_before() throws SQLException {
    try (Connection connection = atOneMoment()) {
      assertThat(askedAgain(connection)).isEmpty();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET optimizer_switch = 'semijoin=on'");
      }
      assertThat(askedAgain(connection))
          .as("else nothing is shown, and semi-joins may be worked out again")
          .isNotEmpty();
    }
  }

  @Test
  void an_agreement_is_listed_once_whoever_asked_before() {
    AgreementQueries agreements = APP.get(AgreementQueries.class);
    int all = Integer.parseInt(APP.ask("SELECT COUNT(*) FROM framework_agreement"));
    long without =
        Long.parseLong(
            APP.ask(
                """
                SELECT MIN(id) FROM procuring_entity e
                 WHERE NOT EXISTS (SELECT 1 FROM entitlement n WHERE n.entity_id = e.id)"""));

    for (int i = 0; i < 20; i++) {
      assertThat(agreements.list("", without, 0)).isEmpty();
      assertThat(agreements.list("", 0, 0)).hasSize(all);
      assertThat(agreements.list("KW", 0, 0)).doesNotHaveDuplicates();
    }
  }

  /** Reads that tell the time tell the same one. */
  private static Connection atOneMoment() throws SQLException {
    Connection connection = APP.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET timestamp = UNIX_TIMESTAMP()");
    }
    return connection;
  }

  /** What differs when one statement is asked with all its values in turn, twice. */
  private static List<String> askedAgain(Connection connection) throws SQLException {
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, List<List<@Nullable Object>>> read : reads.entrySet()) {
      String sql = read.getKey();
      List<List<@Nullable Object>> sets = read.getValue();
      try (PreparedStatement asked = prepare(connection, sql)) {
        for (int turn = 0; turn < 2 * sets.size(); turn++) {
          List<@Nullable Object> values = sets.get(turn % sets.size());
          List<String> again = rows(asked, sql, values);
          try (PreparedStatement fresh = prepare(connection, sql)) {
            List<String> first = rows(fresh, sql, values);
            if (!again.equals(first)) {
              different.add(
                  "%d rows in place of %d of %s with %s"
                      .formatted(again.size(), first.size(), sql, values));
            }
          }
        }
      }
    }
    return different;
  }

  /** The rows of every statement, with each set of values that it was asked with. */
  private static Map<String, List<String>> everyRead(Connection connection, String strategy)
      throws SQLException {
    choose(connection, strategy);
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Map.Entry<String, List<List<@Nullable Object>>> read : reads.entrySet()) {
      String sql = read.getKey();
      for (List<@Nullable Object> values : read.getValue()) {
        try (PreparedStatement select = prepare(connection, sql)) {
          found.put(sql + values, rows(select, sql, values));
        }
      }
    }
    return found;
  }

  private static void choose(Connection connection, String strategy) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // One after the other: none may be named twice at once.
      for (String flag : (ON + strategy).split(",")) {
        statement.execute("SET optimizer_switch = '" + flag + "'");
      }
    }
  }

  /** A text of its own each time, or the driver would go on with the statement of another. */
  private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql + " -- " + ++texts);
  }

  /** In an order of their own; of a statement that takes the first few, only how many. */
  private static List<String> rows(
      PreparedStatement select, String sql, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      select.setObject(i + 1, values.get(i));
    }
    List<String> rows = new ArrayList<>();
    try (ResultSet results = select.executeQuery()) {
      while (results.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          row.append(results.getString(i)).append('|');
        }
        rows.add(sql.contains("LIMIT") ? "a row" : row.toString());
      }
    }
    return rows.stream().sorted().toList();
  }
}
