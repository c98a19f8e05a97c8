package org.muwahhad.catalog.item;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements over many rows of the catalog at once, written out by hand for their speed. */
@Singleton
public class BulkRows {
  private final JdbcOperations jdbc;

  BulkRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Inserts rows with one statement.
   *
   * @param into the table with its columns in brackets
   */
  public void insert(String into, List<List<Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String row = "(?" + ", ?".repeat(rows.get(0).size() - 1) + ")";
    jdbc.prepareStatement(
        "INSERT INTO " + into + " VALUES " + row + (", " + row).repeat(rows.size() - 1),
        statement -> {
          int at = 1;
          for (List<Object> values : rows) {
            for (Object value : values) {
              statement.setObject(at++, value);
            }
          }
          return statement.executeUpdate();
        });
  }

  /** Counts a further revision of each item that is as it was read, and tells of how many. */
  int revise(List<CatalogItems.StoredItem> items) {
    // The keys stand twice: a list of pairs alone is not looked up in the index everywhere.
    String sql =
        """
        UPDATE catalog_item
           SET revision_count = revision_count + 1, updated_at = UTC_TIMESTAMP(6),
               version = version + 1
         WHERE status = 'ACTIVE' AND id IN %s AND (id, version) IN ((?, ?)%s)"""
            .formatted(places(items.size()), ", (?, ?)".repeat(items.size() - 1));
    return jdbc.prepareStatement(
        sql,
        statement -> {
          int at = 1;
          for (CatalogItems.StoredItem item : items) {
            statement.setLong(at++, item.id());
          }
          for (CatalogItems.StoredItem item : items) {
            statement.setLong(at++, item.id());
            statement.setInt(at++, item.version());
          }
          return statement.executeUpdate();
        });
  }

  /** The keys of items by their codes. */
  Map<String, Long> idsByCode(List<String> codes) {
    return jdbc.prepareStatement(
        "SELECT code, id FROM catalog_item WHERE code IN " + places(codes.size()),
        statement -> {
          for (int i = 0; i < codes.size(); i++) {
            statement.setString(i + 1, codes.get(i));
          }
          Map<String, Long> ids = new HashMap<>();
          try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              ids.put(found.getString(1), found.getLong(2));
            }
          }
          return ids;
        });
  }

  /** The keys of the newest revisions of items, by the keys of the items. */
  Map<Long, Long> newestRevisions(List<Long> items) {
    return jdbc.prepareStatement(
        "SELECT r.item_id, r.id FROM item_revision r JOIN catalog_item i ON i.id = r.item_id"
            + " AND i.revision_count = r.number WHERE i.id IN "
            + places(items.size()),
        statement -> {
          for (int i = 0; i < items.size(); i++) {
            statement.setLong(i + 1, items.get(i));
          }
          Map<Long, Long> ids = new HashMap<>();
          try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              ids.put(found.getLong(1), found.getLong(2));
            }
          }
          return ids;
        });
  }

  private static String places(int count) {
    return "(?" + ", ?".repeat(count - 1) + ")";
  }
}
