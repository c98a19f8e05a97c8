package org.muwahhad.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    statements.addAll(createViews(template));
    statements.add("SET FOREIGN_KEY_CHECKS = 1");
    return new SchemaCopy(TriggerFiles.of(template), tables, List.copyOf(statements));
  }

  /** A view comes after those that it names. */
  private static List<String> createViews(TestSchema template) {
    Map<String, String> left = new LinkedHashMap<>();
    for (String view : SchemaText.views(template)) {
      left.put(view, SchemaText.createView(template, view));
    }
    List<String> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> next =
          left.keySet().stream()
              .filter(v -> left.keySet().stream().noneMatch(o -> names(left.get(v), v, o)))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Views that name one another: " + left.keySet());
      }
      next.forEach(v -> ordered.add(left.remove(v)));
    }
    return ordered;
  }

  private static boolean names(@Nullable String statement, String view, String other) {
    return !view.equals(other) && statement != null && statement.contains("`" + other + "`");
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
