package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A new version adds to the tables what the version before does not need, and takes away only what
 * no running version needs ({@code docs/decisions/upgrades.md}).
 */
@Tag("long")
class UpgradeTest {
  /** What takes something away, or lets fewer rows in than before. */
  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "\\bDROP (?:TABLE|COLUMN|VIEW)\\b|\\bRENAME (?:TABLE|COLUMN|TO)\\b"
              + "|\\bCHANGE COLUMN\\b|\\bMODIFY (?:COLUMN )?\\w++ [^,;]*\\bNOT NULL\\b");

  private static final Pattern COMMENT = Pattern.compile("(?m)^--[^\\n]*$");

  @Test
  void a_former_program_starts_on_tables_that_a_later_one_extended_and_leaves_them() {
    TestSchema schema = TestDatabase.freshSchema();
    schema.execute("ALTER TABLE person ADD COLUMN nickname VARCHAR(40) NULL");
    schema.execute(
        """
        CREATE TRIGGER tr_person_later BEFORE UPDATE ON person FOR EACH ROW
        BEGIN
          -- Made from guards.txt
        END""");
    applied(schema, "900", "contract terms");
    schema.execute("UPDATE flyway_schema_history SET checksum = 7 WHERE version IS NULL");
    String before = SchemaText.of(schema);

    assertThat(migrate(schema)).isZero();

    assertThat(SchemaText.of(schema)).isEqualTo(before).contains("tr_person_later");
  }

  @Test
  void a_former_program_does_not_start_where_a_later_one_took_away_what_it_needs() {
    TestSchema schema = TestDatabase.freshSchema();
    applied(schema, "900", "expand people");
    applied(schema, "901", "removes people");
    String before = SchemaText.of(schema);

    assertThatThrownBy(() -> migrate(schema))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("too old")
        .hasMessageContaining("901")
        .hasMessageContaining("شغّلوا البرنامج الأحدث");
    assertThat(SchemaText.of(schema)).isEqualTo(before);
  }

  @Test
  void a_migration_that_failed_later_is_no_later_version() {
    TestSchema schema = TestDatabase.freshSchema();
    applied(schema, "900", "expand people");
    schema.execute("UPDATE flyway_schema_history SET success = 0 WHERE version = '900'");

    assertThatThrownBy(() -> migrate(schema))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("900")
        .hasMessageContaining("did not end");
  }

  @Test
  void tables_of_the_version_before_are_brought_to_the_newest_with_what_they_hold() {
    List<Path> all = scripts();
    Path newest = all.get(all.size() - 1);
    TestSchema whole = TestDatabase.freshSchema();
    TestSchema schema = TestDatabase.emptySchema();
    Flyway.configure()
        .dataSource(schema.url(), schema.user(), schema.password())
        .locations(Migrations.LOCATION)
        .target(String.valueOf(version(newest) - 1))
        .load()
        .migrate();
    schema.execute(
        """
        INSERT INTO audit_chain (name, length, head_hash) VALUES ('tender:1', 0, REPEAT('0', 64))""");

    int applied = migrate(schema);

    assertThat(applied).as("the newest script, and the triggers of the lists").isEqualTo(2);
    assertThat(schema.rows("SELECT name FROM audit_chain")).containsExactly("tender:1");
    assertThat(SchemaText.tables(schema)).isEqualTo(SchemaText.tables(whole));
    assertThat(SchemaText.views(schema)).isEqualTo(SchemaText.views(whole));
    assertThat(SchemaText.triggers(schema)).isEqualTo(SchemaText.triggers(whole));
  }

  @Test
  void only_a_script_that_says_so_takes_something_away() throws IOException {
    for (Path script : scripts()) {
      String all = Files.readString(script, StandardCharsets.UTF_8);
      String text = COMMENT.matcher(all).replaceAll("");
      if (TAKES_AWAY.matcher(text.toUpperCase(Locale.ROOT)).find()) {
        assertThat(String.valueOf(script.getFileName())).contains("__" + Migrations.REMOVES);
      }
    }
    assertThat(TAKES_AWAY.matcher("ALTER TABLE LOT DROP COLUMN TITLE").find()).isTrue();
    assertThat(TAKES_AWAY.matcher("ALTER TABLE LOT MODIFY TITLE CHAR(3) NOT NULL").find()).isTrue();
    assertThat(TAKES_AWAY.matcher("ALTER TABLE LOT ADD COLUMN TITLE TEXT NULL").find()).isFalse();
  }

  private static int migrate(TestSchema schema) {
    return Migrations.migrate(schema.url(), schema.user(), schema.password());
  }

  private static void applied(TestSchema schema, String version, String description) {
    schema.execute(
        """
        INSERT INTO flyway_schema_history
        SELECT MAX(installed_rank) + 1, '%1$s', '%2$s', 'SQL', 'V%1$s__x.sql', 5, 'later',
               UTC_TIMESTAMP(), 1, 1 FROM flyway_schema_history"""
            .formatted(version, description));
  }

  /** In the order of their versions. */
  private static List<Path> scripts() {
    Path folder = Path.of("src", "main", "resources", "db", "migration");
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".sql"))
          .sorted(Comparator.comparingInt(UpgradeTest::version))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path script) {
    String name = String.valueOf(script.getFileName());
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }
}
