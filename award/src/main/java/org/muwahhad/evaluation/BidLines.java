package org.muwahhad.evaluation;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The priced lines of a tender's opened bids and of their alternatives. A large tender has a
 * hundred thousand of them, so they are read without a mapped row for each. Quantities are those in
 * force: what the states confirmed, where they did, and what was asked for elsewhere.
 */
@Singleton
class BidLines {
  private static final String QUERY =
      """
      SELECT i.lot_id, b.bid_id, i.quantity, b.unit_price, i.is_free
        FROM bid_line b
        JOIN lot_item_in_force i ON i.id = b.lot_item_id
       WHERE b.tender_id = ?""";

  /** The last decision on an alternative holds. */
  private static final String ACCEPTED =
      """
      SELECT i.lot_id, a.bid_id, i.quantity, a.unit_price, i.is_free
        FROM alternative_decision d
        JOIN alternative_line a ON a.bid_id = d.bid_id AND a.lot_id = d.lot_id
        JOIN lot_item_in_force i ON i.id = a.lot_item_id
       WHERE d.tender_id = ? AND d.is_accepted
         AND NOT EXISTS (SELECT 1 FROM alternative_decision o
                          WHERE o.lot_id = d.lot_id AND o.bid_id = d.bid_id
                            AND o.number > d.number)""";

  private final JdbcOperations jdbc;

  BidLines(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** One bid for one lot. */
  record BidLotKey(long lotId, long bidId) {}

  /** The lines by lot and bid, in the transaction of the caller. */
  Map<BidLotKey, List<BidTotals.PricedBidLine>> of(long tenderId) {
    return read(QUERY, tenderId);
  }

  /** The lines of the alternatives that the panel accepted, by lot and bid. */
  Map<BidLotKey, List<BidTotals.PricedBidLine>> ofAccepted(long tenderId) {
    return read(ACCEPTED, tenderId);
  }

  private Map<BidLotKey, List<BidTotals.PricedBidLine>> read(String query, long tenderId) {
    return jdbc.prepareStatement(
        query,
        statement -> {
          statement.setLong(1, tenderId);
          Map<BidLotKey, List<BidTotals.PricedBidLine>> lines = new HashMap<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              lines
                  .computeIfAbsent(
                      new BidLotKey(rows.getLong(1), rows.getLong(2)), k -> new ArrayList<>())
                  .add(
                      new BidTotals.PricedBidLine(
                          rows.getBigDecimal(3), rows.getBigDecimal(4), rows.getBoolean(5)));
            }
          }
          return lines;
        });
  }
}
