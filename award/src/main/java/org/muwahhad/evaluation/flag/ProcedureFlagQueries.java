package org.muwahhad.evaluation.flag;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Red flags in how one tender was conducted, each found by one statement. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProcedureFlagQueries extends GenericRepository<DetectedFlag, Long> {

  /** A short time for bids. */
  @Query(
      """
      SELECT t.id, NULL AS lot_number, '' AS bids,
             TIMESTAMPDIFF(DAY, t.published_at, t.deadline_at) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM joint_tender t
       WHERE t.id = :tenderId AND TIMESTAMPDIFF(DAY, t.published_at, t.deadline_at) < :days""")
  List<DetectedFlag> listShortPeriod(long tenderId, int days);

  /** A tender to which not everybody is admitted. */
  @Query(
      """
      SELECT t.id, NULL AS lot_number, '' AS bids,
             (SELECT COUNT(*) FROM opened_bid o WHERE o.tender_id = t.id) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM joint_tender t
       WHERE t.id = :tenderId AND t.procurement_method IN ('limited', 'direct')""")
  List<DetectedFlag> listNotOpen(long tenderId);

  /** Other tenders of the same group of goods to which not everybody is admitted either. */
  @Query(
      """
      SELECT t.id, NULL AS lot_number, '' AS bids, COUNT(DISTINCT p.id) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM joint_tender t
        JOIN joint_tender p ON p.id <> t.id AND p.procurement_method IN ('limited', 'direct')
         AND p.published_at BETWEEN t.published_at - INTERVAL (:days + 1) DAY
                                AND t.published_at + INTERVAL (:days + 1) DAY
         AND ABS(TIMESTAMPDIFF(DAY, p.published_at, t.published_at)) <= :days
       WHERE t.id = :tenderId AND t.procurement_method IN ('limited', 'direct')
         AND EXISTS (SELECT 1 FROM lot_item i
                       JOIN item_revision r ON r.id = i.revision_id
                       JOIN catalog_item c ON c.id = r.item_id
                       JOIN lot_item j ON j.tender_id = p.id
                       JOIN item_revision s ON s.id = j.revision_id
                       JOIN catalog_item d ON d.id = s.item_id
                      WHERE i.tender_id = :tenderId
                        AND SUBSTRING(d.category_code, 1, 3) = SUBSTRING(c.category_code, 1, 3))
       GROUP BY t.id
      HAVING COUNT(DISTINCT p.id) >= :least""")
  List<DetectedFlag> listSplitPurchase(long tenderId, int days, int least);

  /** Many amendments after publication. */
  @Query(
      """
      SELECT a.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM tender_amendment a
       WHERE a.tender_id = :tenderId AND a.status = 'PUBLISHED'
       GROUP BY a.tender_id
      HAVING COUNT(*) >= :least""")
  List<DetectedFlag> listManyAmendments(long tenderId, int least);

  /** Amendments in the last days before the deadline. */
  @Query(
      """
      SELECT a.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM tender_amendment a
       WHERE a.tender_id = :tenderId AND a.status = 'PUBLISHED'
         AND TIMESTAMPDIFF(DAY, a.published_at, a.deadline_after) < :days
       GROUP BY a.tender_id""")
  List<DetectedFlag> listLateAmendments(long tenderId, int days);

  /** An award recommended days after the opening. */
  @Query(
      """
      SELECT a.tender_id AS id, NULL AS lot_number, '' AS bids,
             TIMESTAMPDIFF(DAY, MIN(t.opened_at), MIN(a.recommended_at)) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM award a JOIN joint_tender t ON t.id = a.tender_id
       WHERE a.tender_id = :tenderId
       GROUP BY a.tender_id
      HAVING TIMESTAMPDIFF(DAY, MIN(t.opened_at), MIN(a.recommended_at)) < :days""")
  List<DetectedFlag> listFastAward(long tenderId, int days);

  /** Complaints that were upheld. */
  @Query(
      """
      SELECT c.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM complaint c
       WHERE c.tender_id = :tenderId AND c.outcome IN ('UPHELD', 'UPHELD_IN_PART')
       GROUP BY c.tender_id
      HAVING COUNT(*) >= :least""")
  List<DetectedFlag> listUpheld(long tenderId, int least);
}
