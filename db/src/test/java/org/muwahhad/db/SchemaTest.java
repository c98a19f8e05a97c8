package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the migrations make of an empty schema. See {@link GoldenFile} for changing it. */
@Tag("long")
class SchemaTest {
  private static final String OURS =
      "table_schema = DATABASE() AND table_name <> '" + SchemaText.HISTORY + "'";

  /**
   * Views that count or add up, each asked for one bid or for the orders of one page of figures.
   * Nothing that a list reads is among them.
   */
  private static final Set<String> SUMS =
      Set.of(
          "breach_record",
          "performance_answer_lapsed",
          "performance_answered",
          "performance_answering",
          "performance_due",
          "performance_due_met",
          "performance_order_fact");

  private static TestSchema schema;

  @BeforeAll
  static void migrate() {
    schema = TestDatabase.emptySchema();
    Migrations.migrate(schema.url(), schema.user(), schema.password());
  }

  @Test
  void theMigrationsGiveTheSchemaThatWasReviewed() throws IOException {
    new GoldenFile(Path.of("schema.sql")).assertEquals(SchemaText.of(schema));
  }

  @Test
  void theDescriptionOfTheTablesIsCurrent() throws IOException {
    new GoldenFile(Path.of("../docs/schema.md")).assertEquals(SchemaDocument.of(schema));
  }

  @Test
  void thereAreTables() {
    assertThat(SchemaText.tables(schema)).hasSizeGreaterThan(40);
  }

  /** Or another request is answered with the receipt of the one before it, and lost. */
  @Test
  void aKeyOfARequestIsComparedToTheLetter() {
    assertThat(
            schema.rows(
                """
                SELECT CONCAT(table_name, ' ', collation_name) FROM information_schema.columns
                WHERE column_name = 'request_key' AND collation_name <> 'utf8mb4_bin' AND %s
                """
                    .formatted(OURS)))
        .isEmpty();
  }

  @Test
  void everyTableHasAPrimaryKey() {
    assertThat(
            schema.rows(
                """
                SELECT table_name FROM information_schema.tables t
                WHERE table_type = 'BASE TABLE' AND %s AND NOT EXISTS (
                  SELECT 1 FROM information_schema.table_constraints c
                  WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name
                    AND c.constraint_type = 'PRIMARY KEY')
                """
                    .formatted(OURS)))
        .isEmpty();
  }

  @Test
  void whatBelongsToATenderIsFoundByAnIndexThatBeginsWithIt() {
    assertThat(
            schema.rows(
                """
                SELECT table_name FROM information_schema.columns c
                WHERE column_name = 'tender_id' AND %s AND table_name NOT IN (
                  SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE())
                AND NOT EXISTS (
                  SELECT 1 FROM information_schema.statistics s
                  WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name
                    AND s.column_name = 'tender_id' AND s.seq_in_index = 1)
                """
                    .formatted(OURS)))
        .as("each of these would be read from its beginning to its end for one tender")
        .isEmpty();
  }

  @Test
  void everyTableAndEveryColumnSaysWhatItMeans() {
    assertThat(
            schema.rows(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_type = 'BASE TABLE' AND %s AND table_comment = ''
                """
                    .formatted(OURS)))
        .as("tables without comment")
        .isEmpty();
    assertThat(
            schema.rows(
                """
                SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                WHERE %s AND column_comment = '' AND table_name NOT IN (
                  SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE())
                """
                    .formatted(OURS)))
        .as("columns without comment")
        .isEmpty();
  }

  /** Or a list that reads what is in force of one tender works out that of all. */
  @Test
  void everyViewIsReadAsPartOfTheStatementThatNamesIt() {
    assertThat(plan("(SELECT DISTINCT status FROM lot)")).contains("DERIVED");
    assertThat(SchemaText.views(schema))
        .hasSizeGreaterThan(5)
        .filteredOn(view -> !SUMS.contains(view))
        .allSatisfy(view -> assertThat(plan(view)).as(view).doesNotContain("DERIVED"));
  }

  private static List<String> plan(String view) {
    return schema
        .rows("EXPLAIN SELECT v.* FROM lot l LEFT JOIN %s v ON l.version > 0".formatted(view))
        .stream()
        .map(row -> row.split("\\|")[1])
        .toList();
  }

  @Test
  void everyRuleHasANameByWhichARefusalIsRecognised() {
    List<String> names =
        schema.rows(
            """
            SELECT constraint_name FROM information_schema.table_constraints
            WHERE %s AND constraint_type IN ('FOREIGN KEY', 'CHECK')
            """
                .formatted(OURS));

    assertThat(names).isNotEmpty().allMatch(name -> name.matches("(fk|ck)_[a-z0-9_]+"));
    assertThat(
            schema.rows(
                """
                SELECT constraint_name FROM information_schema.table_constraints
                WHERE %s AND constraint_type = 'UNIQUE'
                """
                    .formatted(OURS)))
        .allMatch(name -> name.matches("uq_[a-z0-9_]+"));
  }

  @Test
  void noColumnHoldsAnApproximateNumber() {
    assertThat(
            schema.rows(
                """
                SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                WHERE %s AND data_type IN ('float', 'double')
                """
                    .formatted(OURS)))
        .isEmpty();
  }

  @Test
  void allTextIsComparedAlike() {
    assertThat(
            schema.rows(
                """
                SELECT DISTINCT collation_name FROM information_schema.columns
                WHERE %s AND collation_name IS NOT NULL
                """
                    .formatted(OURS)))
        .allMatch(collation -> List.of("utf8mb4_unicode_ci", "utf8mb4_bin").contains(collation));
  }

  @Test
  void aMigratedSchemaHasNothingLeftToMigrate() {
    assertThat(Migrations.migrate(schema.url(), schema.user(), schema.password())).isZero();
  }
}
