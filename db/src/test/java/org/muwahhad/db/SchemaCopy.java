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
            "INSERT INTO `%s` SELECT * FROM `%s`.`%s`".formatted(table, template.name(), table));
      }
    }
    for (String view : SchemaText.views(template)) {
      statements.add(SchemaText.createView(template, view));
    }
    statements.addAll(SchemaText.triggers(template));
    statements.add("SET FOREIGN_KEY_CHECKS = 1");
    return new SchemaCopy(List.copyOf(statements));
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
