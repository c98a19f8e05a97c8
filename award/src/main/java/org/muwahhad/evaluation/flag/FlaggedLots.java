package org.muwahhad.evaluation.flag;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.DisclosedPrices;

/**
 * The lots of a ranked tender with all bids for them. A large tender has hundreds of thousands of
 * these, so they are read without a record for each, and put in order here.
 */
@Singleton
class FlaggedLots {
  private static final String QUERY =
      """
      SELECT r.lot_id, l.number, r.bid_id, r.rank_position,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
                  THEN r.converted_total END AS total,
             r.bid_currency
        FROM lot l JOIN lot_ranking r ON r.lot_id = l.id
       WHERE l.tender_id = ?""";

  private final JdbcOperations jdbc;

  FlaggedLots(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The lots by their keys, each with its bids in the order of their keys.
   *
   * @param suppliers by bid
   */
  @Transactional
  Map<Long, RedFlags.FlaggedLot> of(
      long tenderId, Map<Long, Long> suppliers, UnitPrices.TenderUnitPrices prices) {
    Map<Long, RedFlags.FlaggedLot> lots =
        jdbc.prepareStatement(
            QUERY,
            statement -> {
              statement.setLong(1, tenderId);
              try (ResultSet rows = statement.executeQuery()) {
                return read(rows, suppliers, prices);
              }
            });
    lots.values().forEach(l -> l.bids().sort(Comparator.comparingLong(RedFlags.Bid::bidId)));
    return lots;
  }

  private static Map<Long, RedFlags.FlaggedLot> read(
      ResultSet rows, Map<Long, Long> suppliers, UnitPrices.TenderUnitPrices prices)
      throws SQLException {
    Map<Long, RedFlags.FlaggedLot> lots = new HashMap<>();
    while (rows.next()) {
      long lot = rows.getLong(1);
      int number = rows.getInt(2);
      long bid = rows.getLong(3);
      @Nullable Integer rank = rows.getObject(4, Integer.class);
      @Nullable BigDecimal total = rows.getBigDecimal(5);
      lots.computeIfAbsent(lot, l -> new RedFlags.FlaggedLot(number, new ArrayList<>()))
          .bids()
          .add(
              new RedFlags.Bid(
                  bid,
                  suppliers.getOrDefault(bid, 0L),
                  rank,
                  total,
                  rows.getString(6),
                  prices.of(lot, bid)));
    }
    return lots;
  }
}
