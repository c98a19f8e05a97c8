package org.muwahhad.demand.submission;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The items that lines name, as far as checking and storing the lines needs them. Submitting asks
 * for all of them in one statement and reads the rows by position: on the last evening of a round
 * this is the read that counts.
 */
@Singleton
class OrderedItems {
  private static final String SELECT =
      """
      SELECT v.id, i.code, v.number, v.unit_code, v.benchmark_price, v.benchmark_currency,
             i.status = 'ACTIVE',
      """
          + AskableItemQueries.IN_ROUND.replace(":roundId", "?")
          + """

        FROM catalog_item i
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
       WHERE i.code IN (""";

  private final JdbcOperations jdbc;

  OrderedItems(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An item that a line names.
   *
   * @param revisionId the newest revision
   * @param benchmarkPrice of one unit, without VAT
   * @param active not retired from the catalog
   * @param inRound whether the round takes demand for its category
   */
  public record OrderedItem(
      long revisionId,
      String code,
      int revision,
      String unitCode,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      boolean active,
      boolean inRound) {}

  /** Those of the codes that the catalog knows, by code in upper case. */
  Map<String, OrderedItem> byCode(long roundId, List<String> codes) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    int places = places(codes.size());
    return jdbc.prepareStatement(
        SELECT + String.join(", ", Collections.nCopies(places, "?")) + ")",
        statement -> {
          statement.setLong(1, roundId);
          for (int i = 0; i < places; i++) {
            statement.setString(i + 2, codes.get(Math.min(i, codes.size() - 1)));
          }
          return read(statement);
        });
  }

  // The next power of two, the last code standing in the places left over: a handful of statements
  // serve every number of lines, so that the driver keeps them prepared.
  private static int places(int codes) {
    int highest = Integer.highestOneBit(codes);
    return highest == codes ? codes : highest * 2;
  }

  private static Map<String, OrderedItem> read(PreparedStatement statement) throws SQLException {
    Map<String, OrderedItem> items = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        OrderedItem item = item(rows);
        items.put(item.code().toUpperCase(Locale.ROOT), item);
      }
    }
    return items;
  }

  private static OrderedItem item(ResultSet row) throws SQLException {
    return new OrderedItem(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getBigDecimal(5),
        row.getString(6),
        row.getBoolean(7),
        row.getBoolean(8));
  }
}
