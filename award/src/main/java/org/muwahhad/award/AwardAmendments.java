package org.muwahhad.award;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** Awards that take the quantities their states confirmed, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AwardAmendments extends GenericRepository<AmendAwards.PendingQuantity, Long> {

  @Query(
      """
      SELECT s.award_id, a.lot_id, a.bid_id, s.lot_item_id, s.state_code, s.quantity, x.bid_price,
             x.discount_percent, x.bundle_price, p.unit_price AS whole_price, p.least_quantity,
             a.currency
        FROM award a
        JOIN award_item x ON x.award_id = a.id
        JOIN award_share s ON s.award_id = x.award_id AND s.lot_item_id = x.lot_item_id
        JOIN price_in_force p ON p.bid_id = a.bid_id AND p.lot_item_id = s.lot_item_id
       WHERE a.tender_id = :tenderId AND a.status = 'pending'
       ORDER BY a.lot_id, s.lot_item_id, s.state_code, a.id""")
  List<AmendAwards.PendingQuantity> list(long tenderId);

  /** What was bid for shares of divided lots, from the smallest quantity of each item on. */
  @Query(
      """
      SELECT bid_id, lot_item_id, from_quantity, unit_price
        FROM tier_in_force
       WHERE bid_id IN (:bids)
       ORDER BY bid_id, lot_item_id, from_quantity""")
  List<TierPrices.TierPrice> listTiers(List<Long> bids);

  /** A part of a bid in the currency of the tender; see {@link Awards#convert}. */
  @Query(
      """
      SELECT CASE WHEN q.bid_total = :amount THEN q.converted_total
                  WHEN q.bid_currency = t.currency THEN :amount
                  ELSE ROUND(:amount * s.units_per_usd / o.units_per_usd, c.decimals) END
        FROM quantity_ranking q
        JOIN lot l ON l.id = q.lot_id
        JOIN joint_tender t ON t.id = l.tender_id
        JOIN currency c ON c.code = t.currency
        LEFT JOIN tender_exchange_rate s ON s.tender_id = t.id AND s.currency = t.currency
        LEFT JOIN tender_exchange_rate o ON o.tender_id = t.id AND o.currency = q.bid_currency
       WHERE q.lot_id = :lotId AND q.bid_id = :bidId AND q.basis = 'CONFIRMED'""")
  BigDecimal convert(long lotId, long bidId, BigDecimal amount);

  @Query("DELETE FROM award_share WHERE award_id IN (:awards)")
  int dropShares(List<Long> awards);

  @Query("DELETE FROM award_item WHERE award_id IN (:awards)")
  int dropItems(List<Long> awards);

  @Query(
      """
      UPDATE award SET amount = :amount, converted_amount = :converted, version = version + 1
       WHERE id = :id AND status = 'pending' AND amount <> :amount""")
  int setAmount(long id, BigDecimal amount, BigDecimal converted);
}
