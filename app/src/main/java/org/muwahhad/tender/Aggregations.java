package org.muwahhad.tender;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The statements that make a tender of a round: one a step, over all lines at once. The demand
 * lines are read twice, once to sum them and once to allocate them, in the order in which they are
 * stored; nothing sorts them.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Aggregations extends GenericRepository<TenderViews.Tender, Long> {

  /** Holds the round, and with it its submissions, as they are until the transaction ends. */
  @Query("SELECT id FROM demand_round WHERE id = :roundId FOR UPDATE")
  Optional<Long> lockRound(long roundId);

  @Query("SELECT tender_id FROM tender_round WHERE round_id = :roundId")
  Optional<Long> findTender(long roundId);

  @Query(
      """
      INSERT INTO tender_number (year, last_number)
      VALUES (:year, (SELECT COALESCE(MAX(CAST(SUBSTRING(t.number, 9) AS UNSIGNED)), 0) + 1
                        FROM joint_tender t WHERE t.number LIKE CONCAT('JT-', :year, '-%')))
      ON DUPLICATE KEY UPDATE last_number = last_number + 1""")
  int takeNumber(int year);

  @Query("SELECT last_number FROM tender_number WHERE year = :year")
  int numberTaken(int year);

  @Query(
      """
      INSERT INTO joint_tender (number, ocid, title_ar, title_en, status, procurement_method,
                                award_criteria, currency, minimum_bid_days, deadline_at, rate_date,
                                prepared_by, created_at, updated_at)
      VALUES (:number, :ocid, :titleAr, :titleEn, 'DRAFT', 'open', 'ratedCriteria', 'SAR',
              :minimumBidDays, :deadlineAt, :rateDate, :preparedBy, UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))""")
  int addTender(
      String number,
      String ocid,
      String titleAr,
      String titleEn,
      int minimumBidDays,
      Instant deadlineAt,
      LocalDate rateDate,
      long preparedBy);

  @Query("SELECT id FROM joint_tender WHERE number = :number")
  long getIdByNumber(String number);

  @Query("INSERT INTO tender_round (round_id, tender_id) VALUES (:roundId, :tenderId)")
  int addRound(long roundId, long tenderId);

  @Query(
      """
      INSERT INTO tender_rule (tender_id, code, value)
      SELECT t.id, d.code, d.value
        FROM joint_tender t CROSS JOIN rule_default d WHERE t.id = :tenderId""")
  int copyRules(long tenderId);

  @Query("SELECT value FROM rule_default WHERE code = 'bid.minimum-days'")
  Optional<Integer> findMinimumBidDays();

  @Query(
      """
      INSERT INTO lot (tender_id, number, title_ar, title_en, status)
      VALUES (:tenderId, 0, '', '', 'ACTIVE')""")
  int addUnsortedLot(long tenderId);

  @Query(
      """
      INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)
      SELECT u.tender_id, u.id, 0, x.revision_id, x.unit_code, x.quantity
        FROM (SELECT l.revision_id, l.unit_code, SUM(l.quantity) AS quantity
                FROM submission s JOIN demand_line l ON l.submission_id = s.id
               WHERE s.round_id = :roundId AND s.status = 'ENDORSED'
               GROUP BY l.revision_id, l.unit_code) AS x
        JOIN lot u ON u.tender_id = :tenderId AND u.number = 0""")
  int sumItems(long tenderId, long roundId);

  @Query(
      """
      INSERT INTO lot (tender_id, number, title_ar, title_en, status)
      SELECT x.tender_id, ROW_NUMBER() OVER (ORDER BY x.cpv_class),
             COALESCE(k.name_ar, g.name_ar, x.name_ar), COALESCE(k.name_en, g.name_en, x.name_en),
             'ACTIVE'
        FROM (SELECT i.tender_id, LEFT(c.code, 4) AS cpv_class, MIN(c.name_ar) AS name_ar,
                     MIN(c.name_en) AS name_en
                FROM lot_item i
                JOIN item_revision r ON r.id = i.revision_id
                JOIN catalog_item t ON t.id = r.item_id
                JOIN category c ON c.code = t.category_code
               WHERE i.tender_id = :tenderId
               GROUP BY i.tender_id, LEFT(c.code, 4)) AS x
        LEFT JOIN category k ON k.code = CONCAT(x.cpv_class, '0000')
        LEFT JOIN category g ON g.code = CONCAT(LEFT(x.cpv_class, 3), '00000')""")
  int proposeLots(long tenderId);

  @Query(
      """
      UPDATE lot_item i
        JOIN (SELECT j.id, DENSE_RANK() OVER (ORDER BY LEFT(t.category_code, 4)) AS lot_number,
                     ROW_NUMBER() OVER (ORDER BY t.category_code, t.code, r.number) AS position
                FROM lot_item j
                JOIN item_revision r ON r.id = j.revision_id
                JOIN catalog_item t ON t.id = r.item_id
               WHERE j.tender_id = :tenderId) AS p ON p.id = i.id
        JOIN lot l ON l.tender_id = :tenderId AND l.number = p.lot_number
         SET i.lot_id = l.id, i.position = p.position
       WHERE i.tender_id = :tenderId""")
  int sortIntoLots(long tenderId);

  @Query("DELETE FROM lot WHERE tender_id = :tenderId AND number = 0")
  int removeUnsortedLot(long tenderId);

  @Query(
      """
      INSERT INTO allocation (demand_line_id, lot_item_id, quantity)
      SELECT l.id, i.id, l.quantity
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN lot_item i ON i.tender_id = :tenderId AND i.revision_id = l.revision_id
       WHERE s.round_id = :roundId AND s.status = 'ENDORSED'""")
  int allocate(long tenderId, long roundId);
}
