package org.muwahhad.db;

import java.util.List;
import java.util.Locale;

/** The description of every table, from the comments that the migrations give. */
final class SchemaDocument {
  private static final String INTRODUCTION =
      """
      # Tables

      Generated from the comments in `db/src/main/resources/db/migration`; `SchemaTest` keeps it true. All
      instants are UTC, all text is `utf8mb4`. The statements themselves are in `db/schema.sql`.

      """;

  private final TestSchema schema;
  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private SchemaDocument(TestSchema schema) {
    this.schema = schema;
  }

  static String of(TestSchema schema) {
    SchemaDocument document = new SchemaDocument(schema);
    List<String> tables =
        SchemaText.tables(schema).stream().filter(t -> !t.equals(SchemaText.HISTORY)).toList();
    tables.forEach(document::contents);
    tables.forEach(document::table);
    return document.text.toString();
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
        WHERE trigger_schema = DATABASE() AND event_object_table = '%s' ORDER BY trigger_name
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
