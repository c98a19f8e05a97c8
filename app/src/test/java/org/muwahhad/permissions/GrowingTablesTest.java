package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.micronaut.data.annotation.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.ServiceClasses;
import org.muwahhad.TestApp;
import org.muwahhad.db.TestDatabase;

/**
 * No question of a repository reads a table that grows with every day from its beginning to its
 * end, unless this is named below with the reason. Every statement is explained by the database,
 * which is told that each table has a million rows, thirty for each value of an index. What is
 * asked for is always given, and is never empty: lists that are searched are asked for a word.
 */
@Timeout(300)
@Tag("long")
class GrowingTablesTest {
  /** What days of work add to. */
  private static final Set<String> GROWING =
      Set.of(
          words(
              """
              administrative_check allocation audit_chain audit_entry audit_row award
              award_allocation award_item bid bid_document bid_line bid_version bid_withdrawal
              call_off call_off_batch call_off_line catalog_item consensus_score delivery
              demand_line entitlement framework_agreement inbox_message invoice invoice_payment
              issued_report item_revision joint_tender log_checkpoint log_cosignature log_entry
              log_node lot lot_item lot_ranking lot_requirement mail notice opened_bid order_index
              past_ranking person report_download request_content role_grant score session submission
              submission_receipt supplier tender_rule vote
              webhook_delivery"""));

  /** Statements that read one of them as a whole. */
  private static final Map<String, List<String>> EXCEPTIONS = exceptions();

  private static final TestApp APP = TestApp.start();
  private static final Pattern LIMIT =
      Pattern.compile("LIMIT\\s++:\\w++(?:\\s++OFFSET\\s++:\\w++)?");
  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w'])\\:\\w++");
  private static final Pattern NAMED = Pattern.compile("`[a-z_0-9]+`\\.`([a-z_]+)` `([a-z_0-9]+)`");
  private static final Pattern UNNAMED =
      Pattern.compile("(?:from|join|,) \\(*`[a-z_0-9]+`\\.`([a-z_]+)`");

  private static Map<String, List<String>> exceptions() {
    Map<String, List<String>> exceptions = new LinkedHashMap<>();
    exceptions.put(
        "tells sums over all years, for which every row counts",
        List.of(
            words(
                """
                AgreementStandingQueries.listNeeds ComparisonQueries.listSums
                HomeQueries.countAuditEntries
                PerformanceQueries.countFacts PerformanceQueries.countOrders
                PerformanceQueries.listFacts SavingsReportQueries.listInEffect
                SpendQueries.listSums""")));
    exceptions.put(
        "adds up the entries of the record, one number for each chain",
        List.of("HomeQueries.countAuditEntries"));
    exceptions.put(
        "looks for parts of names in a list that is read a page at a time",
        List.of(
            words(
                """
                AccessionQueries.countJoinable AccessionQueries.listJoinable
                GrantChoiceQueries.listSuppliers SearchQueries.listAgreements
                SearchQueries.listItems SearchQueries.listPeople SupplierQueries.count
                SupplierQueries.listPage TenderQueries.countReadable TenderQueries.listPage""")));
    exceptions.put(
        "counts what of the catalog or of the accounts is so, for those who keep them",
        List.of(
            words(
                """
                HomeQueries.countItems HomeQueries.countLockedAccounts
                HomeQueries.countOldBenchmarks HomeQueries.countRetired
                IntentionQueries.listCategoryChoices OldPriceQueries.count OldPriceQueries.list
                RoundItemQueries.list RoundQueries.listCategoryChoices StatePlanQueries.listGroups
                TemplateQueries.listTemplates""")));
    exceptions.put(
        "holds everything against the record, when it is verified",
        List.of(
            words(
                """
                BidReceiptCheckQueries.listSigned BidReceiptCheckQueries.listUnrecorded
                BidReceiptCheckQueries.listUnrecordedWithdrawals
                DemandReceiptCheckQueries.listChanged DemandReceiptCheckQueries.listUnrecorded
                LogQueries.listCosignedByFewer StoredFileQueries.list TenderQueries.listTenders""")));
    exceptions.put(
        "is asked by a job a few times an hour",
        List.of(
            words(
                """
                DeadlineQueries.listAgreementsEnding DeadlineQueries.listEndorsementsEnding""")));
    exceptions.put(
        "works out for the few places of a reserve that wait what each would be paid",
        List.of(words("ReservePlaces.listReady SupplierTaskQueries.listReserveToCall")));
    exceptions.put(
        "is asked only in a demonstration", List.of(words("DemoLoginQueries.listLogins")));
    exceptions.put(
        "reads what a central buyer is about to do, of the agreements in force",
        List.of(
            words(
                """
                AgreementCeilingQueries.listMatches
                ContractTaskQueries.listToSignCentrally""")));
    return exceptions;
  }

  private static String[] words(String names) {
    return names.strip().split("\\s++");
  }

  /** Statistics that the server takes in the place of those of its tables, which are empty. */
  @BeforeAll
  static void pretendSize() {
    String schema = APP.ask("SELECT DATABASE()");
    TestDatabase.asRoot(
        """
        INSERT INTO mysql.table_stats (db_name, table_name, cardinality)
        SELECT table_schema, table_name, 1000000 FROM information_schema.tables
         WHERE table_schema = '%s' AND table_type = 'BASE TABLE'"""
            .formatted(schema));
    TestDatabase.asRoot(
        """
        INSERT INTO mysql.index_stats (db_name, table_name, index_name, prefix_arity, avg_frequency)
        SELECT s.table_schema, s.table_name, s.index_name, s.seq_in_index,
               CASE WHEN s.non_unique = 0 AND s.seq_in_index = s.parts THEN 1 ELSE 30 END
          FROM (SELECT x.table_schema, x.table_name, x.index_name, x.seq_in_index, x.non_unique,
                       MAX(x.seq_in_index) OVER (PARTITION BY x.table_name, x.index_name) AS parts
                  FROM information_schema.statistics x WHERE x.table_schema = '%s') AS s"""
            .formatted(schema));
    TestDatabase.asRoot("FLUSH TABLES");
  }

  @AfterAll
  static void forgetSize() {
    String schema = APP.ask("SELECT DATABASE()");
    TestDatabase.asRoot("DELETE FROM mysql.table_stats WHERE db_name = '%s'".formatted(schema));
    TestDatabase.asRoot("DELETE FROM mysql.index_stats WHERE db_name = '%s'".formatted(schema));
  }

  @Test
  void no_table_that_grows_is_read_as_a_whole_without_a_reason() throws SQLException {
    Set<String> allowed =
        EXCEPTIONS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<String, Set<String>> scans = scans();

    assertThat(scans).as("of statements explained").containsKey("SpendQueries.listSums");
    scans.keySet().removeAll(allowed);
    assertThat(scans).isEmpty();
  }

  @Test
  void every_exception_is_a_statement() {
    assertThat(statements().keySet())
        .hasSizeGreaterThan(1_000)
        .containsAll(EXCEPTIONS.values().stream().flatMap(List::stream).toList());
  }

  @Test
  void a_question_without_an_index_is_found() throws SQLException {
    try (Connection connection = connection()) {
      assertThat(scanned(connection, "SELECT b.id FROM bid b WHERE b.version_count = 2"))
          .containsExactly("bid");
      assertThat(scanned(connection, "SELECT b.id FROM bid b WHERE b.tender_id = :tenderId"))
          .isEmpty();
    }
  }

  @Test
  void every_table_that_grows_exists() {
    assertThat(GROWING)
        .allMatch(
            table ->
                APP.ask(
                        """
                        SELECT COUNT(*) FROM information_schema.tables
                         WHERE table_schema = DATABASE() AND table_name = '%s'"""
                            .formatted(table))
                    .equals("1"));
  }

  /** The tables that each statement reads as a whole. */
  private static Map<String, Set<String>> scans() throws SQLException {
    Map<String, Set<String>> scans = new TreeMap<>();
    try (Connection connection = connection()) {
      for (Map.Entry<String, Set<String>> statement : statements().entrySet()) {
        for (String sql : statement.getValue()) {
          Set<String> found = scanned(connection, sql);
          if (!found.isEmpty()) {
            scans.computeIfAbsent(statement.getKey(), k -> new TreeSet<>()).addAll(found);
          }
        }
      }
    }
    return scans;
  }

  /** The questions of all repositories, by the method that asks. */
  private static Map<String, Set<String>> statements() {
    Map<String, Set<String>> statements = new TreeMap<>();
    ServiceClasses.ALL.stream()
        .filter(c -> c.isInterface())
        .flatMap(c -> c.getMethods().stream())
        .filter(m -> m.isAnnotatedWith(Query.class))
        .forEach(m -> add(statements, m));
    return statements;
  }

  private static void add(Map<String, Set<String>> statements, JavaMethod method) {
    String sql = method.getAnnotationOfType(Query.class).value().strip();
    if (sql.startsWith("SELECT") || sql.startsWith("WITH")) {
      statements
          .computeIfAbsent(
              method.getOwner().getSimpleName() + "." + method.getName(), k -> new TreeSet<>())
          .add(sql);
    }
  }

  /** A connection that plans as those of the service do. */
  private static Connection connection() throws SQLException {
    Connection connection = APP.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET optimizer_switch = 'semijoin=off', use_stat_tables = 'preferably'");
    }
    return connection;
  }

  private static Set<String> scanned(Connection connection, String sql) throws SQLException {
    Set<String> aliases = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery("EXPLAIN EXTENDED " + asked(sql))) {
      while (plan.next()) {
        String alias = plan.getString("table");
        if ("ALL".equals(plan.getString("type"))
            && alias != null
            && plan.getDouble("rows") > 1_000) {
          aliases.add(alias);
        }
      }
    }
    Map<String, String> names = names(connection);
    return aliases.stream()
        .map(a -> names.getOrDefault(a, a))
        .filter(GROWING::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A statement with something in the place of everything that is asked for. */
  private static String asked(String sql) {
    String limited = LIMIT.matcher(sql).replaceAll("LIMIT 10");
    return PARAMETER.matcher(limited).replaceAll("'1'");
  }

  /** The tables of the statement just explained, by what it calls them. */
  private static Map<String, String> names(Connection connection) throws SQLException {
    Map<String, String> names = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
      while (warnings.next()) {
        String rewritten = warnings.getString("Message");
        Arrays.asList(UNNAMED, NAMED)
            .forEach(
                pattern -> {
                  Matcher matcher = pattern.matcher(rewritten);
                  while (matcher.find()) {
                    names.put(matcher.group(matcher.groupCount()), matcher.group(1));
                  }
                });
      }
    }
    return names;
  }
}
