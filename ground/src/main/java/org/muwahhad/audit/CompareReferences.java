package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds rows that name a row which is not there. A session can be told not to check foreign keys. A
 * replay reads the rows of the tenders that are there, so nobody but those who work with a row
 * would read one that belongs to no tender.
 */
@Singleton
class CompareReferences implements RecordCheck {
  /** Tables whose rows the record does not cover, since a replay makes them from entries. */
  static final List<String> REPLAYED =
      List.of(
          "allocation",
          "bid_alternative",
          "bid_answer",
          "bid_discount",
          "bid_discount_lot",
          "bid_line",
          "bid_lot_total",
          "bid_tier",
          "confirmed_item",
          "confirmed_line",
          "criterion",
          "dossier_document",
          "dossier_text",
          "lot_item",
          "lot_requirement",
          "stated_security",
          "tender_price_index",
          "tender_rule");

  private final JdbcOperations jdbc;

  CompareReferences(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** A foreign key: columns of its table, with the columns that they name. */
  private record ForeignKey(String table, String parent, Map<String, String> columns) {
    String countOrphans() {
      return columns.entrySet().stream()
              .map(c -> "p." + quoted(c.getValue()) + " = c." + quoted(c.getKey()))
              .collect(
                  Collectors.joining(
                      " AND ",
                      "SELECT COUNT(*) FROM %s c LEFT JOIN %s p ON "
                          .formatted(quoted(table), quoted(parent)),
                      ""))
          + columns.keySet().stream()
              .map(c -> " AND c." + quoted(c) + " IS NOT NULL")
              .collect(
                  Collectors.joining(
                      "",
                      " WHERE p." + quoted(columns.values().iterator().next()) + " IS NULL",
                      ""));
    }

    private static String quoted(String name) {
      return "`" + name.replace("`", "``") + "`";
    }
  }

  @Override
  public String part() {
    return "REFERENCES";
  }

  @Override
  public List<Finding> findings() {
    return foreignKeys().stream()
        .filter(key -> count(key.countOrphans()) > 0)
        .map(key -> Finding.of("row-orphaned", key.table(), key.parent()))
        .distinct()
        .toList();
  }

  private List<ForeignKey> foreignKeys() {
    Map<String, ForeignKey> all = new LinkedHashMap<>();
    jdbc.prepareStatement(
        """
        SELECT constraint_name, table_name, column_name, referenced_table_name,
               referenced_column_name
          FROM information_schema.key_column_usage
         WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
         ORDER BY table_name, constraint_name, ordinal_position""",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              String table = rows.getString(2);
              if (REPLAYED.contains(table)) {
                String parent = rows.getString(4);
                all.computeIfAbsent(
                        table + "." + rows.getString(1),
                        name -> new ForeignKey(table, parent, new LinkedHashMap<>()))
                    .columns()
                    .put(rows.getString(3), rows.getString(5));
              }
            }
          }
          return true;
        });
    return new ArrayList<>(all.values());
  }

  private long count(String sql) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
          }
        });
  }
}
