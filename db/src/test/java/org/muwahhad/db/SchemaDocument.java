package org.muwahhad.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The description of every table and view, from the comments that the migrations give. */
final class SchemaDocument {
  private static final String INTRODUCTION =
      """
      # Tables and views

      Generated from the comments in `db/src/main/resources/db/migration`; `SchemaTest` keeps it true. All
      instants are UTC, all text is `utf8mb4`. The statements themselves are in `db/schema.sql`.

      """;

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** The comment right above the statement that creates a view: a view has none in the database. */
  private static final Pattern VIEW = Pattern.compile("((?:-- .*\n)+)CREATE VIEW (\\w+)");

  private final TestSchema schema;
  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private SchemaDocument(TestSchema schema) {
    this.schema = schema;
  }

  static String of(TestSchema schema) throws IOException {
    SchemaDocument document = new SchemaDocument(schema);
    List<String> tables =
        SchemaText.tables(schema).stream().filter(t -> !t.equals(SchemaText.HISTORY)).toList();
    tables.forEach(document::contents);
    tables.forEach(document::table);
    document.views();
    return document.text.toString();
  }

  private void views() throws IOException {
    Map<String, String> comments = new HashMap<>();
    try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
      for (Path migration : migrations.toList()) {
        Matcher view = VIEW.matcher(Files.readString(migration));
        while (view.find()) {
          comments.put(view.group(2), view.group(1).replace("-- ", "").replace('\n', ' ').strip());
        }
      }
    }
    line("");
    line("# Views");
    for (String view : SchemaText.views(schema)) {
      line("");
      line("## " + view);
      line("");
      line(Objects.requireNonNull(comments.get(view), view + " says nothing of itself"));
      line("");
      line("Columns: " + String.join(", ", columnNames(view)) + ".");
    }
  }

  private List<String> columnNames(String view) {
    return schema.rows(
        "SELECT CONCAT('`', column_name, '`') FROM information_schema.columns WHERE "
            + is(view, "table")
            + " ORDER BY ordinal_position");
  }

  private void contents(String table) {
    line("- [%s](#%s): %s".formatted(table, table.toLowerCase(Locale.ROOT), comment(table)));
  }

  private String comment(String table) {
    return schema.value(
        "SELECT table_comment FROM information_schema.tables WHERE " + is(table, "table"));
  }

  private void table(String table) {
    line("");
    line("## " + table);
    line("");
    line(comment(table) + ".");
    line("");
    line("| Column | Type | Null | Key | Meaning |");
    line("| --- | --- | --- | --- | --- |");
    columns(table).forEach(this::line);
    section("Unique:", uniqueKeys(table));
    section("References:", foreignKeys(table));
    section("Checks:", checks(table));
    section("Triggers:", triggers(table));
  }

  private List<String> columns(String table) {
    return schema.rows(
        """
        SELECT CONCAT('| ', column_name, ' | ', column_type,
          IF(extra LIKE '%%auto_increment%%', ', generated', ''),
          IF(column_default IS NULL OR column_default = 'NULL', '',
            CONCAT(', default ', column_default)), ' | ',
          IF(is_nullable = 'YES', 'yes', ''), ' | ',
          CASE column_key WHEN 'PRI' THEN 'primary' WHEN 'UNI' THEN 'unique'
            WHEN 'MUL' THEN 'indexed' ELSE '' END, ' | ', REPLACE(REPLACE(column_comment, '|', '/'), '<', '&lt;'), ' |')
        FROM information_schema.columns WHERE %s ORDER BY ordinal_position
        """
            .formatted(is(table, "table")));
  }

  private List<String> uniqueKeys(String table) {
    return schema.rows(
        """
        SELECT CONCAT('`', index_name, '` (',
          GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', '), ')')
        FROM information_schema.statistics
        WHERE %s AND non_unique = 0 AND index_name <> 'PRIMARY'
        GROUP BY index_name ORDER BY index_name
        """
            .formatted(is(table, "table")));
  }

  private List<String> foreignKeys(String table) {
    return schema.rows(
        """
        SELECT CONCAT('`', constraint_name, '`: (',
          GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ', '), ') → ',
          MIN(referenced_table_name), ' (',
          GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position SEPARATOR ', '), ')')
        FROM information_schema.key_column_usage
        WHERE %s AND referenced_table_name IS NOT NULL
        GROUP BY constraint_name ORDER BY constraint_name
        """
            .formatted(is(table, "table")));
  }

  private List<String> checks(String table) {
    return schema.rows(
        """
        SELECT CONCAT('`', constraint_name, '`: ', REPLACE(check_clause, '`', ''))
        FROM information_schema.check_constraints
        WHERE constraint_schema = DATABASE() AND table_name = '%s' ORDER BY constraint_name
        """
            .formatted(table));
  }

  private List<String> triggers(String table) {
    return schema.rows(
        """
        SELECT CONCAT('`', trigger_name, '`: ', LOWER(action_timing), ' ',
          LOWER(event_manipulation))
        FROM information_schema.triggers
        WHERE event_object_schema = DATABASE() AND event_object_table = '%s' ORDER BY trigger_name
        """
            .formatted(table));
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line(title);
      line("");
      lines.forEach(line -> line("- " + line));
    }
  }

  private static String is(String table, String kind) {
    return "%s_schema = DATABASE() AND %s_name = '%s'".formatted(kind, kind, table);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
