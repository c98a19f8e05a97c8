package org.muwahhad.evaluation.flag;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** Red flags in the bids of one tender and their ranks, each found by one statement. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BidFlagQueries extends GenericRepository<DetectedFlag, Long> {

  /** The bid ranks first for a lot. */
  String RANKED_FIRST =
      """
         AND EXISTS (SELECT 1 FROM lot_ranking k
                      WHERE k.bid_id = o.bid_id AND k.tender_id = o.tender_id
                        AND k.rank_position = 1)\
      """;

  /** Bids ranked first for a lot that came in the last minutes. */
  @Query(
      """
      SELECT o.tender_id AS id, NULL AS lot_number, CAST(o.bid_id AS CHAR) AS bids,
             TIMESTAMPDIFF(MINUTE, v.received_at, t.deadline_at) AS first_number,
             :minutes AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid_version v ON v.id = o.version_id
        JOIN joint_tender t ON t.id = o.tender_id
       WHERE o.tender_id = :tenderId AND v.received_at < t.deadline_at
         AND TIMESTAMPDIFF(MINUTE, v.received_at, t.deadline_at) < :minutes
      """
          + RANKED_FIRST)
  List<DetectedFlag> listLastMinute(long tenderId, int minutes);

  /** Bids ranked first for a lot that came at the deadline or after it. */
  @Query(
      """
      SELECT o.tender_id AS id, NULL AS lot_number, CAST(o.bid_id AS CHAR) AS bids,
             TIMESTAMPDIFF(MINUTE, t.deadline_at, v.received_at) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid_version v ON v.id = o.version_id
        JOIN joint_tender t ON t.id = o.tender_id
       WHERE o.tender_id = :tenderId AND v.received_at >= t.deadline_at
      """
          + RANKED_FIRST)
  List<DetectedFlag> listLateFirst(long tenderId);

  /** Bids that were withdrawn and not sent again. */
  @Query(
      """
      SELECT b.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM bid b
       WHERE b.tender_id = :tenderId AND b.status = 'WITHDRAWN'
       GROUP BY b.tender_id
      HAVING COUNT(*) >= :least""")
  List<DetectedFlag> listWithdrawn(long tenderId, int least);

  /** Bids that rank first although their price is abnormally low. */
  @Query(
      """
      SELECT k.tender_id AS id, l.number AS lot_number, CAST(k.bid_id AS CHAR) AS bids,
             0 AS first_number, 0 AS second_number, 0 AS third_number
        FROM lot_ranking k JOIN lot l ON l.id = k.lot_id
       WHERE k.tender_id = :tenderId AND k.is_abnormally_low AND k.rank_position = 1""")
  List<DetectedFlag> listLowPriceFirst(long tenderId);

  /** Bids that rank first for most lots of a tender with several bidders. */
  @Query(
      """
      SELECT k.tender_id AS id, NULL AS lot_number, CAST(k.bid_id AS CHAR) AS bids,
             COUNT(*) AS first_number,
             (SELECT COUNT(*) FROM lot_ranking x
               WHERE x.tender_id = :tenderId AND x.rank_position = 1) AS second_number,
             0 AS third_number
        FROM lot_ranking k
       WHERE k.tender_id = :tenderId AND k.rank_position = 1
         AND (SELECT COUNT(*) FROM opened_bid o WHERE o.tender_id = :tenderId) > 1
       GROUP BY k.tender_id, k.bid_id
      HAVING COUNT(*) >= :least
         AND COUNT(*) * 100 >= :percent * (SELECT COUNT(*) FROM lot_ranking x
                                            WHERE x.tender_id = :tenderId AND x.rank_position = 1)""")
  List<DetectedFlag> listWinsMost(long tenderId, int least, BigDecimal percent);

  /** Suppliers ranked first that were in the register for some days only. */
  @Query(
      """
      SELECT o.tender_id AS id, NULL AS lot_number, CAST(o.bid_id AS CHAR) AS bids,
             TIMESTAMPDIFF(DAY, s.registered_at, t.deadline_at) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN joint_tender t ON t.id = o.tender_id
       WHERE o.tender_id = :tenderId AND TIMESTAMPDIFF(DAY, s.registered_at, t.deadline_at) < :days
      """
          + RANKED_FIRST)
  List<DetectedFlag> listNewSuppliers(long tenderId, int days);

  /** The bids ranked first come to nearly what was estimated, when all lots are ranked. */
  @Query(
      """
      SELECT e.tender_id AS id, NULL AS lot_number, '' AS bids,
             ABS(s.total - e.amount) * 100 / e.amount AS first_number,
             :percent AS second_number, 0 AS third_number
        FROM opened_estimate e
        JOIN (SELECT k.tender_id, SUM(k.converted_total) AS total, COUNT(*) AS lots
                FROM lot_ranking k
               WHERE k.tender_id = :tenderId AND k.rank_position = 1
               GROUP BY k.tender_id) s ON s.tender_id = e.tender_id
       WHERE e.tender_id = :tenderId AND e.amount > 0
         AND s.lots = (SELECT COUNT(*) FROM lot l
                        WHERE l.tender_id = :tenderId AND l.status <> 'CANCELLED')
         AND ABS(s.total - e.amount) * 100 <= e.amount * :percent""")
  List<DetectedFlag> listEstimateMet(long tenderId, BigDecimal percent);
}
