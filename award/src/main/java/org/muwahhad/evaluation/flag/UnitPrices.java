package org.muwahhad.evaluation.flag;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /**
   * The unit prices of a tender, in the currency of each bid.
   *
   * @param byLot by item, of each bid for each lot
   * @param byBid of all lots
   */
  record TenderUnitPrices(
      Map<BidForLot, Map<Long, BigDecimal>> byLot, Map<Long, List<BigDecimal>> byBid) {
    Map<Long, BigDecimal> of(long lotId, long bidId) {
      return byLot.getOrDefault(new BidForLot(lotId, bidId), Map.of());
    }
  }

  /** The prices of a tender. */
  @Transactional
  TenderUnitPrices of(long tenderId) {
    return jdbc.prepareStatement(
        QUERY,
        statement -> {
          statement.setLong(1, tenderId);
          Map<BidForLot, Map<Long, BigDecimal>> byLot = new HashMap<>();
          Map<Long, List<BigDecimal>> byBid = new HashMap<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              long bid = rows.getLong(2);
              BigDecimal price = rows.getBigDecimal(4);
              byLot
                  .computeIfAbsent(new BidForLot(rows.getLong(1), bid), k -> new HashMap<>(4))
                  .put(rows.getLong(3), price);
              byBid.computeIfAbsent(bid, b -> new ArrayList<>()).add(price);
            }
          }
          return new TenderUnitPrices(byLot, byBid);
        });
  }
}
