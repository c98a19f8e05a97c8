package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The migrations stay within what MySQL 8.4 accepts as well as MariaDB 11.4. Each rule here is a
 * difference between the two that MariaDB alone would not show.
 */
class MySqlCompatibilityTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** What only one of the two understands. */
  private static final Map<String, Pattern> REFUSED =
      Map.ofEntries(
          rule("RETURNING", "\\bRETURNING\\b"),
          rule("sequences", "\\b(CREATE|ALTER|DROP)\\s+SEQUENCE\\b|\\b(NEXT|PREVIOUS)\\s+VALUE\\b"),
          rule("CREATE OR REPLACE", "\\bCREATE\\s+OR\\s+REPLACE\\s+(?!VIEW)"),
          rule(
              "IF NOT EXISTS on a column",
              "\\bADD\\s+(COLUMN|INDEX|KEY)\\s+IF\\s+NOT\\s+EXISTS\\b"),
          rule(
              "IF NOT EXISTS on an index",
              "\\bCREATE\\s+(UNIQUE\\s+)?INDEX\\s+IF\\s+NOT\\s+EXISTS\\b"),
          rule(
              "IF EXISTS on a column",
              "\\bDROP\\s+(COLUMN|INDEX|KEY|CONSTRAINT)\\s+IF\\s+EXISTS\\b"),
          rule(
              "MariaDB types",
              "\\s(UUID|INET4|INET6|ROW|VARCHAR2|NUMBER|XMLTYPE)\\s*(\\(|,|NOT|NULL|COMMENT)"),
          rule(
              "JSON columns, text in one and binary in the other",
              "\\sJSON\\s*(,|NOT\\b|NULL\\b|COMMENT\\b|DEFAULT\\b)"),
          rule("the arrow operators", "->>?\\s*'"),
          rule("system versioning", "\\bSYSTEM\\s+VERSIONING\\b|\\bPERIOD\\s+FOR\\b"),
          rule("EXCEPT ALL and the like", "\\b(EXCEPT|INTERSECT|MINUS)\\b"),
          rule("PERSISTENT columns", "\\bPERSISTENT\\b"),
          rule("MariaDB table options", "\\b(PAGE_COMPRESSED|ENCRYPTED|TRANSACTIONAL)\\s*="),
          rule("MariaDB's own variables", "@@(SESSION\\.)?CHECK_CONSTRAINT_CHECKS\\b"),
          rule("LOCK TABLES", "\\bLOCK\\s+TABLES\\b"),
          rule("NOWAIT on DDL", "\\b(ALTER|DROP)\\s+TABLE\\s+\\S+\\s+(NO)?WAIT\\b"),
          rule("collations of one server", "utf8mb4_(0900|uca1400|general_nopad)\\w*"),
          rule("engines of one server", "\\bENGINE\\s*=?\\s*(ARIA|MYROCKS|COLUMNSTORE|SPIDER)\\b"));

  /** Reserved in MySQL 8.4, free in MariaDB 11.4. */
  private static final List<String> RESERVED =
      List.of(
          "cube",
          "cume_dist",
          "dense_rank",
          "empty",
          "first_value",
          "function",
          "grouping",
          "groups",
          "io_after_gtids",
          "io_before_gtids",
          "json_table",
          "lag",
          "last_value",
          "lateral",
          "lead",
          "manual",
          "master_bind",
          "nth_value",
          "ntile",
          "of",
          "optimizer_costs",
          "parallel",
          "percent_rank",
          "qualify",
          "rank",
          "row_number",
          "stored",
          "system",
          "tablesample",
          "virtual",
          "get",
          "generated",
          "window",
          "rows",
          "row",
          "except",
          "intersect",
          "recursive",
          "over");

  private static TestSchema schema;

  @BeforeAll
  static void migrate() {
    schema = TestDatabase.freshSchema();
  }

  static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void noMigrationUsesWhatMySqlRefuses(Path migration) throws IOException {
    assertThat(refusedIn(Files.readString(migration))).isEmpty();
  }

  @Test
  void noListedTriggerUsesWhatMySqlRefuses() {
    assertThat(new ListedTriggers().all())
        .isNotEmpty()
        .allSatisfy(t -> assertThat(refusedIn(t.statement())).as(t.name()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INSERT INTO t VALUES (1) RETURNING id | RETURNING",
        "CREATE SEQUENCE s | sequences",
        "CREATE OR REPLACE TABLE t (id INT) | CREATE OR REPLACE",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS c INT | IF NOT EXISTS on a column",
        "CREATE TABLE t (id UUID NOT NULL) | MariaDB types",
        "SELECT a->>'$.b' FROM t | the arrow operators",
        "SELECT @@check_constraint_checks | MariaDB's own variables"
      })
  void theScanFindsWhatItLooksFor(String statement, String rule) {
    assertThat(refusedIn(statement)).contains(rule);
  }

  @Test
  void theScanReadsPastCommentsAndText() {
    assertThat(refusedIn("-- RETURNING\nCREATE TABLE t (id INT COMMENT 'returning it')")).isEmpty();
  }

  @Test
  void noNameIsAReservedWordOfMySql() {
    assertThat(
            schema.rows(
                """
                SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()
                UNION SELECT column_name FROM information_schema.columns
                WHERE table_schema = DATABASE()
                """))
        .doesNotContainAnyElementsOf(RESERVED);
  }

  /** In MariaDB a check's name need only be unique in its table. */
  @Test
  void checkNamesAreUniqueInTheSchema() {
    assertThat(
            schema.rows(
                """
                SELECT constraint_name FROM information_schema.check_constraints
                WHERE constraint_schema = DATABASE()
                GROUP BY constraint_name HAVING COUNT(*) > 1
                """))
        .isEmpty();
  }

  /** MySQL 8.4 refuses others by default (restrict_fk_on_non_standard_key). */
  @Test
  void everyForeignKeyRefersToAWholeUniqueKey() {
    List<String> uniqueKeys =
        schema.rows(
            """
            SELECT table_name, GROUP_CONCAT(column_name ORDER BY seq_in_index)
            FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND non_unique = 0 GROUP BY table_name, index_name
            """);
    assertThat(
            schema.rows(
                """
                SELECT referenced_table_name,
                  GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position)
                FROM information_schema.key_column_usage
                WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
                GROUP BY table_name, constraint_name, referenced_table_name
                """))
        .isNotEmpty()
        .isSubsetOf(uniqueKeys);
  }

  /** MySQL wants an expression in parentheses there, MariaDB takes a literal. */
  @Test
  void noLongTextHasADefault() {
    assertThat(
            schema.rows(
                """
                SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND column_default <> 'NULL'
                  AND data_type IN ('tinytext', 'text', 'mediumtext', 'longtext', 'blob',
                    'mediumblob', 'longblob', 'json')
                """))
        .isEmpty();
  }

  /** MySQL refuses a check on a column that a deletion elsewhere may change. */
  @Test
  void noForeignKeyChangesRowsByItself() {
    assertThat(
            schema.rows(
                """
                SELECT constraint_name FROM information_schema.referential_constraints
                WHERE constraint_schema = DATABASE()
                  AND (update_rule NOT IN ('RESTRICT', 'NO ACTION')
                    OR delete_rule NOT IN ('RESTRICT', 'NO ACTION', 'CASCADE'))
                """))
        .isEmpty();
  }

  /** A check may not depend on a generated key in MySQL. */
  @Test
  void noCheckDependsOnAGeneratedKey() {
    assertThat(
            schema.rows(
                """
                SELECT CONCAT(c.table_name, '.', k.constraint_name)
                FROM information_schema.columns c
                JOIN information_schema.check_constraints k
                  ON k.constraint_schema = c.table_schema AND k.table_name = c.table_name
                WHERE c.table_schema = DATABASE() AND c.extra LIKE '%auto_increment%'
                  AND k.check_clause LIKE CONCAT('%`', c.column_name, '`%')
                """))
        .isEmpty();
  }

  private static List<String> refusedIn(String sql) {
    String code = withoutCommentsAndText(sql);
    return REFUSED.entrySet().stream()
        .filter(rule -> rule.getValue().matcher(code).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Keeps the quotes, so that an operator before a text is still seen. */
  private static String withoutCommentsAndText(String sql) {
    return sql.replaceAll("(?m)--.*$", "")
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("'(?:[^']|'')*'", "''")
        .toUpperCase(Locale.ROOT);
  }

  private static Map.Entry<String, Pattern> rule(String name, String regex) {
    return Map.entry(name, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
  }
}
