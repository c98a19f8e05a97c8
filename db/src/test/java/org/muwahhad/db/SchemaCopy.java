package org.muwahhad.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements that make an empty schema equal to a template: tables, rows, triggers. */
record SchemaCopy(List<String> statements) {

  static SchemaCopy of(TestSchema template) {
    List<String> statements = new ArrayList<>();
    statements.add("SET FOREIGN_KEY_CHECKS = 0");
    List<String> tables = SchemaText.tables(template);
    for (String table : tables) {
      statements.add(SchemaText.createTable(template, table));
    }
    for (String table : tables) {
      if (!template.rows("SELECT 1 FROM `" + table + "` LIMIT 1").isEmpty()) {
        statements.add(
            "INSERT INTO `%1$s` (%2$s) SELECT %2$s FROM `%3$s`.`%1$s`"
                .formatted(table, columns(template, table), template.name()));
      }
    }
    for (String view : SchemaText.views(template)) {
      statements.add(SchemaText.createView(template, view));
    }
    statements.addAll(SchemaText.triggers(template));
    statements.add("SET FOREIGN_KEY_CHECKS = 1");
    return new SchemaCopy(List.copyOf(statements));
  }

  /** All but those that the database itself computes. */
  private static String columns(TestSchema template, String table) {
    return String.join(
        ", ",
        template.rows(
            """
            SELECT CONCAT('`', column_name, '`') FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = '%s'
               AND COALESCE(generation_expression, '') = ''
             ORDER BY ordinal_position"""
                .formatted(table)));
  }

  /** One round trip: with a hundred statements the waiting between them is most of the time. */
  void into(TestSchema schema) {
    try (Connection connection =
            DriverManager.getConnection(
                schema.url() + "&allowMultiQueries=true", schema.user(), schema.password());
        Statement statement = connection.createStatement()) {
      statement.execute(String.join(";\n", statements));
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // An error in any of them is thrown when its result is reached.
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The template could not be copied", e);
    }
  }
}
