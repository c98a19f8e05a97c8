package org.muwahhad.evaluation.flag;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.tender.DisclosedPrices;

/**
 * The unit prices of all bids whose price is open. A large tender has a hundred thousand of them,
 * so they are read without a record for each.
 */
@Singleton
class UnitPrices {
  private static final String QUERY =
      """
      SELECT i.lot_id, b.bid_id, b.lot_item_id, b.unit_price
        FROM lot_item i
        JOIN bid_line b ON b.lot_item_id = i.id
        JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = b.bid_id
         AND
      """
          + DisclosedPrices.OF_ROW
          + """
       WHERE i.tender_id = ?""";

  private final JdbcOperations jdbc;

  UnitPrices(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** One bid for one lot. */
  record BidForLot(long lotId, long bidId) {}

  /** The price of each item by lot and bid, in the currency of the bid. */
  @Transactional
  Map<BidForLot, Map<Long, BigDecimal>> of(long tenderId) {
    return jdbc.prepareStatement(
        QUERY,
        statement -> {
          statement.setLong(1, tenderId);
          Map<BidForLot, Map<Long, BigDecimal>> prices = new HashMap<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              prices
                  .computeIfAbsent(
                      new BidForLot(rows.getLong(1), rows.getLong(2)), k -> new HashMap<>())
                  .put(rows.getLong(3), rows.getBigDecimal(4));
            }
          }
          return prices;
        });
  }
}
