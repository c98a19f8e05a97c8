package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.framework.AgreementQueries;

/**
 * What the database is asked for pages, and how it works that out: everything that people of every
 * role read in the demonstration, recorded once for all the rules. No page looks for what belongs
 * to one thing (a tender, a bid, an agreement) by reading a growing table from its beginning to its
 * end: there is an index to find it by, also when the database is made to believe that every table
 * has a thousand times its rows. Sums and counts of a whole table are not looked at. And a list has
 * the same rows by whatever plan ({@link SemiJoinPlans}).
 */
@Timeout(900)
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExplainedStatementsTest {
  private static final int TIMES = 1000;

  /** Answers that do not end, and files that take long to make of what pages show too. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("/events|\\.ics|\\{key}|\\{format}|/pack");

  private static final Pattern NAMED = Pattern.compile("`[a-z_0-9]+`\\.`([a-z_]+)` `([a-z_0-9]+)`");
  private static final Pattern UNNAMED =
      Pattern.compile("(?:from|join|,) \\(*`[a-z_0-9]+`\\.`([a-z_]+)`");

  /** Tables that may be read as a whole, each with the reason. */
  private static final Map<String, List<String>> SMALL = small();

  private static final TestApp APP =
      LoadedDemo.fresh(
          Map.of(
              "datasources.default.data-source-properties.queryInterceptors",
              RecordedSelects.class.getName() + "," + RecordedReads.class.getName()));
  private static final AtomicBoolean GROWN = new AtomicBoolean();
  private static Map<String, List<@Nullable Object>> selects = Map.of();
  private static SemiJoinPlans semiJoins = new SemiJoinPlans(APP, Map.of());

  private static Map<String, List<String>> small() {
    Map<String, List<String>> small = new LinkedHashMap<>();
    small.put(
        "reference data, which people at the central body keep",
        tables(
            """
            category category_attribute committee committee_member currency delivery_region
            delivery_region_state exchange_rate holiday holiday_removal member_state plan_rule
            role_exclusion rule_bound rule_default strategy_phase synonym_group synonym_term
            unit_of_measure value_band vat_rate"""));
    small.put(
        "patterns, of which there are a few for each category",
        tables(
            """
            dossier_template dossier_template_criterion dossier_template_rule
            dossier_template_version template_draft template_version tender_template"""));
    small.put(
        "one row, or one for each part of the service",
        tables("demo_clock reference_state retention_run signing_authority tender_number"));
    return small;
  }

  private static List<String> tables(String names) {
    return List.of(names.strip().split("\\s++"));
  }

  @BeforeAll
  static void readEverything() {
    Things things = new Things(APP);
    // Who has the same role asks the same statements, of things of their own.
    Map<String, Walker> walkers = new LinkedHashMap<>();
    walkers.put("", Walker.stranger(APP));
    Walkers.of(APP, things).forEach(w -> walkers.putIfAbsent(w.person().role(), w));
    RecordedSelects.clear();
    for (RouteList.Route route : RouteList.of(APP)) {
      if (route.reads() && !LEFT_OUT.matcher(route.path()).find()) {
        List<Map<String, String>> some = things.of(route);
        for (Walker walker : walkers.values()) {
          some.stream().limit(1).forEach(thing -> walker.ask(route, thing));
        }
      }
    }
    selects = RecordedSelects.selects();
    semiJoins = new SemiJoinPlans(APP, RecordedReads.reads());
  }

  @Test
  @Order(1)
  void every_read_has_the_same_rows_under_each_way_to_work_out_semi_joins() throws SQLException {
    assertThat(semiJoins.reads()).as("statements that ask within a question").isGreaterThan(60);
    assertThat(semiJoins.differentByStrategy()).isEmpty();
  }

  @Test
  @Order(2)
  void every_read_has_the_same_rows_whatever_its_statement_was_asked_before() throws SQLException {
    assertThat(semiJoins.differentAgain()).isEmpty();
    assertThat(semiJoins.differentAgainWithSemiJoins())
        .as("else nothing is shown, and semi-joins may be worked out again")
        .isNotEmpty();
  }

  @Test
  @Order(3)
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

  /** Statistics of a thousand times the rows, with as many rows for each key as there are. */
  private static void pretendSize() throws SQLException {
    if (GROWN.getAndSet(true)) {
      return;
    }
    String schema = APP.ask("SELECT DATABASE()");
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement()) {
      List<String> all = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT table_name FROM information_schema.tables
               WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'""")) {
        while (rows.next()) {
          all.add(rows.getString(1));
        }
      }
      statement.execute("ANALYZE TABLE " + String.join(", ", all));
    }
    TestDatabase.asRoot(
        "UPDATE mysql.innodb_table_stats SET n_rows = (n_rows + 1) * %d WHERE database_name = '%s'"
            .formatted(TIMES, schema));
    TestDatabase.asRoot(
        """
        UPDATE mysql.innodb_index_stats SET stat_value = (stat_value + 1) * %d
         WHERE database_name = '%s' AND stat_name LIKE 'n_diff%%'"""
            .formatted(TIMES, schema));
    TestDatabase.asRoot("FLUSH TABLES");
  }

  @Test
  void what_belongs_to_one_thing_is_found_by_an_index() throws SQLException {
    Set<String> allowed = SMALL.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<String, Set<String>> scans = new TreeMap<>();
    pretendSize();
    try (Connection connection = APP.connect()) {
      for (Map.Entry<String, List<@Nullable Object>> select : selects.entrySet()) {
        Set<String> found = scans(connection, select.getKey(), select.getValue());
        found.removeAll(allowed);
        if (!found.isEmpty()) {
          scans.put(select.getKey(), found);
        }
      }
    }

    assertThat(selects).as("statements of all pages").hasSizeGreaterThan(300);
    assertThat(
            scans.entrySet().stream()
                .map(s -> s.getValue() + " in " + s.getKey().replaceAll("\\s++", " "))
                .toList())
        .isEmpty();
  }

  @Test
  void a_table_that_may_be_read_as_a_whole_exists() {
    assertThat(SMALL.values().stream().flatMap(List::stream))
        .allMatch(
            table ->
                APP.ask(
                        """
                        SELECT COUNT(*) FROM information_schema.tables
                         WHERE table_schema = DATABASE() AND table_name = '%s'"""
                            .formatted(table))
                    .equals("1"));
  }

  @Test
  void a_question_without_an_index_is_found() throws SQLException {
    pretendSize();
    try (Connection connection = APP.connect()) {
      assertThat(
              scans(connection, "SELECT id FROM bid_version v WHERE v.tender_id = ?", List.of(1)))
          .containsExactly("bid_version");
      assertThat(scans(connection, "SELECT version FROM bid b WHERE b.id = ?", List.of(1)))
          .isEmpty();
    }
  }

  /** The tables that the plan of a statement reads as a whole. */
  private static Set<String> scans(Connection connection, String sql, List<@Nullable Object> values)
      throws SQLException {
    Set<String> aliases = new TreeSet<>();
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN EXTENDED " + sql)) {
      for (int i = 0; i < values.size(); i++) {
        explain.setObject(i + 1, values.get(i));
      }
      try (ResultSet plan = explain.executeQuery()) {
        while (plan.next()) {
          String alias = plan.getString("table");
          boolean isWhole =
              "ALL".equals(plan.getString("type")) || "index".equals(plan.getString("type"));
          if (isWhole && plan.getString("possible_keys") == null && alias != null) {
            aliases.add(alias);
          }
        }
      }
    }
    Map<String, String> names = names(connection);
    return aliases.stream()
        .filter(names::containsKey)
        .filter(alias -> isOfOne(sql, alias, aliases.size() == 1))
        .map(names::get)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a statement asks a table for the rows of one thing, whose key is given. */
  private static boolean isOfOne(String sql, String alias, boolean isAlone) {
    String column = isAlone ? "\\b(?:" + alias + "\\.)?" : "\\b" + alias + "\\.";
    return Pattern.compile("(?:WHERE|AND)\\s++" + column + "[a-z_]+_id = \\?").matcher(sql).find();
  }

  /** The tables of the statement just explained, by what it calls them. */
  private static Map<String, String> names(Connection connection) throws SQLException {
    Map<String, String> names = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
      while (warnings.next()) {
        String rewritten = warnings.getString("Message");
        Matcher unnamed = UNNAMED.matcher(rewritten);
        while (unnamed.find()) {
          names.put(unnamed.group(1), unnamed.group(1));
        }
        Matcher named = NAMED.matcher(rewritten);
        while (named.find()) {
          names.put(named.group(2), named.group(1));
        }
      }
    }
    return names;
  }
}
