package org.muwahhad.award;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What awards are reckoned from. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReckoningQueries extends GenericRepository<AwardReckoning.StateNeed, Long> {

  /**
   * What each state needs of each item of the lots without an award, in the quantities in force.
   */
  @Query(
      """
      SELECT i.id AS lot_item_id, i.lot_id, e.state_code, SUM(a.quantity) AS quantity
        FROM lot_item i
        JOIN lot l ON l.id = i.lot_id AND l.status = 'ACTIVE'
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
       WHERE i.tender_id = :tenderId
         AND a.quantity > 0
         AND NOT EXISTS (SELECT 1 FROM live_award w WHERE w.lot_id = i.lot_id)
       GROUP BY i.id, i.lot_id, i.position, e.state_code
       ORDER BY i.position, i.id, e.state_code""")
  List<AwardReckoning.StateNeed> listNeeds(long tenderId);

  /** The prices bid; of a bidder of the reserve that is called those that it accepted. */
  @Query(
      """
      SELECT b.lot_item_id, b.bid_id, COALESCE(p.unit_price, b.unit_price) AS unit_price,
             CASE WHEN p.unit_price IS NULL THEN b.bundle_price END AS bundle_price, o.currency
        FROM price_in_force b
        JOIN opened_bid o ON o.bid_id = b.bid_id
        LEFT JOIN (valid_reserve_call k
                   JOIN winner_price p ON p.award_id = k.award_id AND p.bid_id = k.bid_id)
          ON p.bid_id = b.bid_id AND p.lot_item_id = b.lot_item_id
       WHERE b.tender_id = :tenderId AND b.bid_id IN (:bids)""")
  List<AwardReckoning.Price> listPrices(long tenderId, List<Long> bids);

  /** What was bid for shares of divided lots, from the smallest quantity of each item on. */
  @Query(
      """
      SELECT bid_id, lot_item_id, from_quantity, unit_price
        FROM tier_in_force
       WHERE tender_id = :tenderId AND bid_id IN (:bids)
       ORDER BY bid_id, lot_item_id, from_quantity""")
  List<TierPrices.TierPrice> listTiers(long tenderId, List<Long> bids);

  @Query(
      """
      SELECT d.bid_id, d.number, d.percent, d.winning, d.is_bundle, l.lot_id, l.role
        FROM bid_discount d
        JOIN bid_discount_lot l ON l.bid_id = d.bid_id AND l.number = d.number
       WHERE d.tender_id = :tenderId
       ORDER BY d.bid_id, d.number, l.lot_id, l.role""")
  List<AwardReckoning.DiscountLot> listDiscounts(long tenderId);

  /** The lots of which a bid has the only living award. */
  @Query(
      """
      SELECT lot_id, MAX(bid_id) AS bid_id
        FROM live_award WHERE tender_id = :tenderId
       GROUP BY lot_id HAVING COUNT(*) = 1""")
  List<AwardReckoning.HeldLot> listHeld(long tenderId);
}
