package org.muwahhad.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What makes an empty schema of the same server equal to a template: statements for tables, rows
 * and views, and the files of the triggers. A thousand triggers take two seconds by statements,
 * which write the file of a table again for each; their files are linked in a hundredth.
 *
 * @param triggers of the template
 * @param tables that are opened again, with their triggers
 */
record SchemaCopy(TriggerFiles triggers, List<String> tables, List<String> statements) {

  static SchemaCopy of(TestSchema template) {
    List<String> statements = new ArrayList<>();
    statements.add("SET FOREIGN_KEY_CHECKS = 0");
    List<String> tables = SchemaText.tables(template);
    // One connection for all of them: opening it takes longer than a table.
    try (Connection connection = template.connect();
        Statement asked = connection.createStatement()) {
      for (String table : tables) {
        statements.add(SchemaText.createTable(asked, table));
      }
      for (String table : tables) {
        if (!TestSchema.rows(asked, "SELECT 1 FROM `" + table + "` LIMIT 1").isEmpty()) {
          statements.add(
              "INSERT INTO `%1$s` (%2$s) SELECT %2$s FROM `%3$s`.`%1$s`"
                  .formatted(table, columns(asked, table), template.name()));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The template could not be read", e);
    }
    Map<String, String> views = new TreeMap<>();
    for (String view : SchemaText.views(template)) {
      views.put(view, SchemaText.createView(template, view));
    }
    for (String view : ViewOrder.of(views)) {
      statements.add(Objects.requireNonNull(views.get(view)));
    }
    statements.add("SET FOREIGN_KEY_CHECKS = 1");
    return new SchemaCopy(TriggerFiles.of(template), tables, List.copyOf(statements));
  }

  /** All but those that the database itself computes. */
  private static String columns(Statement asked, String table) throws SQLException {
    return String.join(
        ", ",
        TestSchema.rows(
            asked,
            """
            SELECT CONCAT('`', column_name, '`') FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = '%s'
               AND COALESCE(generation_expression, '') = ''
             ORDER BY ordinal_position"""
                .formatted(table)));
  }

  /**
   * Makes the copy.
   *
   * @param server on which both schemas are
   */
  void into(TestSchema schema, EmbeddedDatabase server) {
    run(schema);
    triggers.into(schema.name(), tables, server);
  }

  /** One round trip: with a hundred statements the waiting between them is most of the time. */
  private void run(TestSchema schema) {
    try (Connection connection =
            DriverManager.getConnection(
                schema.url() + "&allowMultiQueries=true", schema.user(), schema.password());
        Statement statement = connection.createStatement()) {
      // The driver would look through half a million letters for what it translates.
      statement.setEscapeProcessing(false);
      statement.execute(String.join(";\n", statements));
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // An error in any of them is thrown when its result is reached.
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The template could not be copied", e);
    }
  }
}
