package org.muwahhad.award;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Awards as stored, each act one statement for all awards of a tender. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Awards extends GenericRepository<AwardViews.Award, Long> {

  @Query(
      """
      INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency, reason,
                         recommended_by, recommended_at)
      SELECT o.tender_id, :lotId, o.bid_id, 'pending', :lotId,
             SUM(ROUND(COALESCE(q.quantity, i.quantity) * b.unit_price, c.decimals)), o.currency,
             :reason, :personId, UTC_TIMESTAMP(6)
        FROM opened_bid o
        JOIN currency c ON c.code = o.currency
        JOIN bid_line b ON b.bid_id = o.bid_id
        JOIN lot_item i ON i.id = b.lot_item_id AND i.lot_id = :lotId
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
       WHERE o.bid_id = :bidId
       GROUP BY o.tender_id, o.bid_id, o.currency""")
  int recommend(long lotId, long bidId, String reason, long personId);

  @Query(
      """
      UPDATE award SET decision_id = :decisionId, version = version + 1
       WHERE tender_id = :tenderId AND status = 'pending'""")
  int adopt(long tenderId, long decisionId);

  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, decision_id = :decisionId,
                       version = version + 1
       WHERE tender_id = :tenderId AND status = 'pending'""")
  int sendBack(long tenderId, long decisionId);

  /** Puts the pending awards into force, but for those of lots that a complaint suspends. */
  @Query(
      """
      UPDATE award SET status = 'active', active_at = :at, version = version + 1
       WHERE tender_id = :tenderId AND status = 'pending'
         AND NOT EXISTS (SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
                          WHERE l.award_id = award.id AND c.status IN ('FILED', 'ANSWERED'))""")
  int activate(long tenderId, Instant at);

  /** Holds the tender until the act ends, so that of two who settle its lots one waits. */
  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<Long> lock(long tenderId);

  /** Ends the pending awards of suppliers that are debarred now, in the standstill. */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'DEBARRED',
                       version = version + 1
       WHERE tender_id = :tenderId AND status = 'pending'
         AND EXISTS (SELECT 1 FROM bid b
                       JOIN supplier_debarment d ON d.supplier_id = b.supplier_id
                      WHERE b.id = award.bid_id AND d.status = 'CONFIRMED'
                        AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
                        AND (d.until_day IS NULL
                             OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)))""")
  int endDebarred(long tenderId);

  /** Ends the pending awards of bids that a decision on a complaint excluded meanwhile. */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'REVIEW',
                       version = version + 1
       WHERE tender_id = :tenderId AND status = 'pending'
         AND EXISTS (SELECT 1 FROM review_exclusion x
                      WHERE x.lot_id = award.lot_id AND x.bid_id = award.bid_id)""")
  int endExcluded(long tenderId);

  /**
   * Ends the pending award of a lot because of a decision on a complaint, if it is still that of
   * the bid complained of.
   */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'REVIEW',
                       version = version + 1
       WHERE live_lot_id = :lotId AND bid_id = :bidId AND status = 'pending'""")
  int takeBack(long lotId, long bidId);

  @Query("SELECT COUNT(*) FROM award WHERE live_lot_id = :lotId")
  int countLive(long lotId);

  @Query("SELECT COUNT(*) FROM award WHERE tender_id = :tenderId AND status = :status")
  int count(long tenderId, String status);

  @Query(
      """
      SELECT l.id FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = l.id)""")
  List<Long> listLotsWithoutAward(long tenderId);

  @Query(
      """
      SELECT l.number FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = l.id)
       ORDER BY l.number""")
  List<Integer> listOpenNumbers(long tenderId);

  /** Numbers of the lots whose awards took effect at an instant, UTC. */
  @Query(
      """
      SELECT DISTINCT l.number FROM award a JOIN lot l ON l.id = a.lot_id
       WHERE a.tender_id = :tenderId AND a.active_at = :activeAt
       ORDER BY l.number""")
  List<Integer> listAwardedNumbers(long tenderId, Instant activeAt);

  /** See {@link AllocateAwards} for the rule of rounding. */
  @Query(
      """
      INSERT INTO award_allocation (award_id, demand_line_id, lot_item_id, quantity, unit_price,
                                    net_amount, vat_percent, vat_amount)
      SELECT award_id, demand_line_id, lot_item_id, quantity, unit_price, net, vat_percent,
             ROUND(net * vat_percent / 100, decimals)
        FROM (SELECT p.*, p.whole + CASE WHEN p.place <= p.missing THEN p.step ELSE 0 END AS net
                FROM (SELECT x.*,
                             ROW_NUMBER() OVER (PARTITION BY x.award_id, x.lot_item_id
                                                ORDER BY x.exact - x.whole DESC, x.quantity DESC,
                                                         x.demand_line_id) AS place,
                             (x.item_amount - SUM(x.whole)
                                OVER (PARTITION BY x.award_id, x.lot_item_id)) / x.step AS missing
                        FROM (SELECT w.id AS award_id, a.demand_line_id, a.lot_item_id,
                                     COALESCE(y.quantity, a.quantity) AS quantity,
                                     b.unit_price, s.vat_percent, c.decimals,
                                     CASE c.decimals WHEN 3 THEN 0.001 ELSE 0.01 END AS step,
                                     COALESCE(y.quantity, a.quantity) * b.unit_price AS exact,
                                     TRUNCATE(COALESCE(y.quantity, a.quantity) * b.unit_price,
                                              c.decimals) AS whole,
                                     ROUND(COALESCE(z.quantity, i.quantity) * b.unit_price,
                                           c.decimals) AS item_amount
                                FROM award w
                                JOIN currency c ON c.code = w.currency
                                JOIN lot_item i ON i.lot_id = w.lot_id
                                JOIN bid_line b ON b.bid_id = w.bid_id AND b.lot_item_id = i.id
                                JOIN allocation a ON a.lot_item_id = i.id
                                LEFT JOIN confirmed_item z ON z.lot_item_id = i.id
                                LEFT JOIN confirmed_line y ON y.demand_line_id = a.demand_line_id
                                                          AND y.lot_item_id = i.id
                                JOIN demand_line d ON d.id = a.demand_line_id
                                JOIN procuring_entity e ON e.id = d.entity_id
                                JOIN member_state s ON s.code = e.state_code
                               WHERE w.tender_id = :tenderId AND w.status = 'pending'
                                 AND COALESCE(y.quantity, a.quantity) > 0) x) p) q""")
  int allocate(long tenderId);
}
