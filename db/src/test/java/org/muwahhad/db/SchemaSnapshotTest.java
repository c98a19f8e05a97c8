package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a snapshot writes makes an equal schema, of the moment at which it was taken. */
@Tag("long")
class SchemaSnapshotTest {

  @Test
  void every_value_is_read_as_it_was_written() throws Exception {
    TestSchema schema = TestDatabase.emptySchema();
    schema.execute(
        """
        CREATE TABLE thing (
          id BIGINT NOT NULL AUTO_INCREMENT, words LONGTEXT NULL, code CHAR(3) NULL,
          bytes LONGBLOB NULL, amount DECIMAL(30, 10) NULL, at DATETIME(6) NULL, day DATE NULL,
          yes BOOLEAN NULL, doubled DECIMAL(31, 10) GENERATED ALWAYS AS (amount * 2) STORED,
          PRIMARY KEY (id)) AUTO_INCREMENT = 900""");
    schema.execute(
        """
        INSERT INTO thing (words, code, bytes, amount, at, day, yes) VALUES
        ('موحّد ''and'' "more"\\\\ of it\\n//\\nDELIMITER //\\r\\n; 🌙', 'KW', UNHEX('00FF5C270A'),
         -12345678901234567890.0123456789, '2026-11-30 20:59:59.000001', '2026-02-28', TRUE),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        ('', '', '', 0, '1999-01-01 00:00:00', '1999-01-01', FALSE)""");

    TestSchema loaded = load(snapshot(schema, () -> {}));

    String all =
        "SELECT id, words, code, HEX(bytes), amount, at, day, yes, doubled FROM thing ORDER BY id";
    assertThat(loaded.rows(all)).hasSize(3).isEqualTo(schema.rows(all));
    assertThat(SchemaText.of(loaded)).isEqualTo(SchemaText.of(schema));
    loaded.execute("INSERT INTO thing (code) VALUES ('OM')");
    assertThat(loaded.value("SELECT MAX(id) FROM thing")).isEqualTo("903");
  }

  @Test
  void rows_are_those_of_the_moment_at_which_it_was_taken() throws Exception {
    TestSchema schema = TestDatabase.emptySchema();
    schema.execute("CREATE TABLE first (id INT PRIMARY KEY)");
    schema.execute("CREATE TABLE later (id INT PRIMARY KEY)");
    schema.execute("INSERT INTO first VALUES (0), (1)");

    TestSchema loaded =
        load(
            snapshot(
                schema,
                () -> {
                  schema.execute("INSERT INTO later VALUES (7)");
                  schema.execute("DELETE FROM first WHERE id = 1");
                }));

    assertThat(loaded.rows("SELECT id FROM first ORDER BY id")).containsExactly("0", "1");
    assertThat(loaded.rows("SELECT id FROM later")).isEmpty();
  }

  @Test
  void a_loaded_schema_has_all_triggers_views_and_migrations_of_ours() throws Exception {
    TestSchema schema = TestDatabase.freshSchema();

    TestSchema loaded = load(snapshot(schema, () -> {}));

    assertThat(SchemaText.of(loaded)).isEqualTo(SchemaText.of(schema));
    assertThat(Migrations.migrate(loaded.url(), loaded.user(), loaded.password())).isZero();
    String recorded = "SELECT COUNT(*) FROM audit_row";
    assertThat(loaded.value(recorded)).isEqualTo(schema.value(recorded));
    assertThat(
            loaded.rows(
                """
                SELECT DISTINCT sql_mode FROM information_schema.triggers
                 WHERE event_object_schema = DATABASE()"""))
        .as("the mode in which the migrations make triggers")
        .singleElement()
        .asString()
        .contains("STRICT")
        .doesNotContain("NO_AUTO_VALUE_ON_ZERO");
  }

  @Test
  void nothing_is_loaded_into_a_schema_that_has_tables() {
    TestSchema schema = TestDatabase.emptySchema();
    schema.execute("CREATE TABLE mine (id INT PRIMARY KEY)");

    assertThatThrownBy(() -> SchemaLoad.into(schema.url(), schema.user(), schema.password()))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("not empty")
        .hasMessageContaining("ليست فارغة");
  }

  @Test
  void the_service_does_not_start_on_a_schema_that_was_loaded_in_part() throws Exception {
    SnapshotText whole = snapshot(TestDatabase.freshSchema(), () -> {});
    TestSchema part = TestDatabase.emptySchema();
    try (SchemaLoad load = SchemaLoad.into(part.url(), part.user(), part.password())) {
      load.run(reader(whole.tables()));
    }

    assertThatThrownBy(() -> Migrations.migrate(part.url(), part.user(), part.password()))
        .hasMessageContaining("schema history");
  }

  /** What a snapshot wrote. */
  private record SnapshotText(
      String tables, List<String> rows, String views, String triggers, String history) {}

  /**
   * Takes a snapshot and writes it.
   *
   * @param meanwhile is run between the two
   */
  private static SnapshotText snapshot(TestSchema schema, Runnable meanwhile) throws Exception {
    try (SchemaSnapshot snapshot =
        SchemaSnapshot.take(schema.url(), schema.user(), schema.password())) {
      meanwhile.run();
      StringWriter tables = new StringWriter();
      snapshot.writeTables(tables);
      List<String> rows = new ArrayList<>();
      for (String table : snapshot.tables()) {
        StringWriter one = new StringWriter();
        snapshot.writeRows(table, one);
        rows.add(one.toString());
      }
      StringWriter views = new StringWriter();
      snapshot.writeViews(views);
      StringWriter triggers = new StringWriter();
      snapshot.writeTriggers(triggers);
      StringWriter history = new StringWriter();
      snapshot.writeHistory(history);
      return new SnapshotText(
          tables.toString(), rows, views.toString(), triggers.toString(), history.toString());
    }
  }

  private static TestSchema load(SnapshotText text) throws Exception {
    TestSchema schema = TestDatabase.emptySchema();
    try (SchemaLoad load = SchemaLoad.into(schema.url(), schema.user(), schema.password())) {
      load.run(reader(text.tables()));
      for (String rows : text.rows()) {
        load.run(reader(rows));
      }
      load.runAsEver(reader(text.views()));
      load.runTriggers(reader(text.triggers()));
      load.runAsEver(reader(text.history()));
    }
    return schema;
  }

  private static BufferedReader reader(String text) {
    return new BufferedReader(new StringReader(text));
  }
}
