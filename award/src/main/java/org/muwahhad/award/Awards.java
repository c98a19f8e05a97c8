package org.muwahhad.award;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Awards as stored, each act one statement for all awards of a tender. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Awards extends GenericRepository<AwardQueries.Award, Long> {

  /**
   * A part of a bid in the currency of the tender: the total of the ranking where it is the whole
   * bid, and worked out at the rates of the tender where it is less; empty when the bid is not in
   * the ranking.
   */
  @Query(
      """
      SELECT CASE WHEN r.bid_total = :amount THEN r.converted_total
                  WHEN r.bid_currency = t.currency THEN :amount
                  ELSE ROUND(:amount * s.units_per_usd / o.units_per_usd, c.decimals) END
        FROM lot_ranking r
        JOIN joint_tender t ON t.id = r.tender_id
        JOIN currency c ON c.code = t.currency
        LEFT JOIN tender_exchange_rate s ON s.tender_id = t.id AND s.currency = t.currency
        LEFT JOIN tender_exchange_rate o ON o.tender_id = t.id AND o.currency = r.bid_currency
       WHERE r.lot_id = :lotId AND r.bid_id = :bidId""")
  Optional<BigDecimal> convert(long lotId, long bidId, BigDecimal amount);

  /** The tender is no part of the statement: its guard locks it. */
  @Query(
      """
      INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency,
                         converted_amount, reason, recommended_by, recommended_at)
      SELECT tender_id, lot_id, bid_id, 'pending', lot_id, :amount, bid_currency, :converted,
             :reason, :personId, UTC_TIMESTAMP(6)
        FROM lot_ranking WHERE lot_id = :lotId AND bid_id = :bidId""")
  int recommend(
      long lotId,
      long bidId,
      BigDecimal amount,
      BigDecimal converted,
      String reason,
      long personId);

  @Query("SELECT id FROM live_award WHERE lot_id = :lotId AND bid_id = :bidId")
  Optional<Long> findLiving(long lotId, long bidId);

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

  /** Puts pending awards into force. */
  @Query(
      """
      UPDATE award SET status = 'active', active_at = :at, version = version + 1
       WHERE id IN (:ids) AND status = 'pending'""")
  int activate(List<Long> ids, Instant at);

  /** The pending awards of a tender, and whether a complaint suspends them. */
  @Query(
      """
      SELECT a.id, a.lot_id, a.bid_id,
             EXISTS (SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
                      WHERE l.lot_id = a.lot_id AND c.status IN ('FILED', 'ANSWERED'))
               AS suspended
        FROM award a
       WHERE a.tender_id = :tenderId AND a.status = 'pending'
       ORDER BY a.id""")
  List<WaitingAwards.PendingAward> listPending(long tenderId);

  /** The lots that the discounts of pending awards depend on, as far as their bidder holds them. */
  @Query(
      """
      SELECT a.id, d.number, w.lot_id, a.bid_id,
             COALESCE(o.winning, (SELECT COUNT(*) FROM bid_discount_lot x
                                   WHERE x.bid_id = d.bid_id AND x.number = d.number
                                     AND x.role = 'WHEN_WINNING')) AS winning
        FROM award a
        JOIN award_discount d ON d.award_id = a.id
        JOIN bid_discount o ON o.bid_id = d.bid_id AND o.number = d.number
        JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number
                               AND w.role = 'WHEN_WINNING'
        JOIN live_award v ON v.lot_id = w.lot_id AND v.bid_id = d.bid_id
       WHERE a.tender_id = :tenderId AND a.status = 'pending'""")
  List<WaitingAwards.Condition> listConditions(long tenderId);

  /** Holds the tender until the act ends, so that of two who settle its lots one waits. */
  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<Long> lock(long tenderId);

  /** Ends the pending awards of suppliers that are debarred now, in the standstill. */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'DEBARRED',
                       version = version + 1
       WHERE tender_id = :tenderId AND status = 'pending'
         AND EXISTS (SELECT 1 FROM bid b JOIN supplier_debarred d ON d.supplier_id = b.supplier_id
                      WHERE b.id = award.bid_id)""")
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

  /** Ends the pending awards of a lot because of a decision on a complaint. */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'REVIEW',
                       version = version + 1
       WHERE live_lot_id = :lotId AND status = 'pending'""")
  int takeBack(long lotId);

  /** Ends the pending awards of divided lots another award of which ended: a lot goes whole. */
  @Query(
      """
      UPDATE award a
        JOIN (SELECT DISTINCT e.lot_id, e.decision_id FROM award e
               WHERE e.tender_id = :tenderId AND e.end_reason IS NOT NULL) x
          ON x.lot_id = a.lot_id AND x.decision_id = a.decision_id
         SET a.status = 'cancelled', a.live_lot_id = NULL, a.end_reason = 'LOT',
             a.version = a.version + 1
       WHERE a.tender_id = :tenderId AND a.status = 'pending'""")
  int endDivided(long tenderId);

  /** Ends the pending awards with a discount whose condition living awards no longer meet. */
  @Query(
      """
      UPDATE award a
        JOIN (SELECT d.award_id, d.number
                FROM award p
                JOIN award_discount d ON d.award_id = p.id
                JOIN bid_discount o ON o.bid_id = d.bid_id AND o.number = d.number
                JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number
                                       AND w.role = 'WHEN_WINNING'
                LEFT JOIN live_award v ON v.lot_id = w.lot_id AND v.bid_id = d.bid_id
               WHERE p.tender_id = :tenderId AND p.status = 'pending'
               GROUP BY d.award_id, d.number
              HAVING COUNT(v.id) < COALESCE(MAX(o.winning), COUNT(*))) x
          ON x.award_id = a.id
         SET a.status = 'cancelled', a.live_lot_id = NULL, a.end_reason = 'DISCOUNT',
             a.version = a.version + 1
       WHERE a.status = 'pending'""")
  int endConditional(long tenderId);

  /** Ends an award in effect. */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = :reason,
                       version = version + 1
       WHERE id = :id AND status = 'active'""")
  int endActive(long id, String reason);

  @Query("SELECT COUNT(*) FROM award WHERE tender_id = :tenderId AND status = :status")
  int count(long tenderId, String status);

  @Query(
      """
      SELECT l.id FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)""")
  List<Long> listLotsWithoutAward(long tenderId);

  @Query(
      """
      SELECT l.number FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)
       ORDER BY l.number""")
  List<Integer> listOpenNumbers(long tenderId);

  /** Numbers of the lots whose awards took effect at an instant, UTC. */
  @Query(
      """
      SELECT DISTINCT l.number FROM award a JOIN lot l ON l.id = a.lot_id
       WHERE a.tender_id = :tenderId AND a.active_at = :activeAt
       ORDER BY l.number""")
  List<Integer> listAwardedNumbers(long tenderId, Instant activeAt);

  @Query(
      """
      INSERT INTO award_discount (award_id, bid_id, number, percent)
      VALUES (:awardId, :bidId, :number, :percent)""")
  void addDiscount(long awardId, long bidId, int number, BigDecimal percent);
}
