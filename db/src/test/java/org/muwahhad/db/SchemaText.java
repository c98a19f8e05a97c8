package org.muwahhad.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A schema as the statements that create it, in an order that does not depend on its history. */
final class SchemaText {
  static final String HISTORY = "flyway_schema_history";

  private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=[0-9]+");

  private SchemaText() {}

  static String of(TestSchema schema) {
    List<String> statements = new ArrayList<>();
    for (String table : tables(schema)) {
      if (!table.equals(HISTORY)) {
        statements.add(createTable(schema, table) + ";");
      }
    }
    for (String view : views(schema)) {
      statements.add(createView(schema, view) + ";");
    }
    for (String trigger : triggers(schema)) {
      statements.add(trigger + ";");
    }
    return String.join("\n\n", statements) + "\n";
  }

  static List<String> tables(TestSchema schema) {
    return named(schema, "BASE TABLE");
  }

  static List<String> views(TestSchema schema) {
    return named(schema, "VIEW");
  }

  private static List<String> named(TestSchema schema, String type) {
    return schema.rows(
        """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = '%s' ORDER BY table_name
        """
            .formatted(type));
  }

  static String createTable(TestSchema schema, String table) {
    return created(schema.value(show(table)));
  }

  /** The same over a connection that is open already. */
  static String createTable(Statement statement, String table) throws SQLException {
    return created(TestSchema.rows(statement, show(table)).get(0));
  }

  private static String show(String table) {
    return "SHOW CREATE TABLE `" + table + "`";
  }

  private static String created(String statement) {
    return COUNTER.matcher(statement.substring(statement.indexOf('|') + 1)).replaceFirst("");
  }

  static String createView(TestSchema schema, String view) {
    String definition =
        schema.value(
            "SELECT view_definition FROM information_schema.views"
                + " WHERE table_schema = DATABASE() AND table_name = '"
                + view
                + "'");
    return "CREATE VIEW `" + view + "` AS " + definition.replace("`" + schema.name() + "`.", "");
  }

  static List<String> triggers(TestSchema schema) {
    return schema.rows(
        """
        SELECT CONCAT('CREATE TRIGGER `', trigger_name, '` ', action_timing, ' ',
          event_manipulation, ' ON `', event_object_table, '` FOR EACH ROW\\n', action_statement)
        FROM information_schema.triggers
        WHERE event_object_schema = DATABASE()
        ORDER BY event_object_table, event_manipulation, action_timing, action_order
        """);
  }
}
