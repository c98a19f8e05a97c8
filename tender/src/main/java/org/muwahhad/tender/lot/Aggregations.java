package org.muwahhad.tender.lot;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.aggregation.PlanQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;

/**
 * The statements that make a tender of a round: one a step, over all lines at once. The demand
 * lines are read twice, once to sum them and once to allocate them, in the order in which they are
 * stored; nothing sorts them.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Aggregations extends GenericRepository<TenderQueries.Tender, Long> {

  /** Holds the round, and with it its submissions, as they are until the transaction ends. */
  @Query("SELECT id FROM demand_round WHERE id = :roundId FOR UPDATE")
  Optional<Long> lockRound(long roundId);

  @Query("SELECT tender_id FROM tender_round WHERE standing_of = :roundId")
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
                                award_criteria, currency, two_envelopes, minimum_bid_days,
                                deadline_at, rate_date, prepared_by, created_at, updated_at)
      VALUES (:number, :ocid, :titleAr, :titleEn, 'DRAFT', 'open', 'ratedCriteria', 'SAR', TRUE,
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
      INSERT INTO tender_rule (tender_id, code, value, unit, position, name_ar, name_en,
                               source_ar, source_en, valid_from)
      SELECT t.id, d.code, d.value, d.unit, d.position, d.name_ar, d.name_en, d.source_ar,
             d.source_en, d.valid_from
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

  /** EquivalentQueries that every state concerned agreed to join. */
  @Query("SELECT COUNT(*) FROM join_request WHERE round_id = :roundId AND status = 'ACCEPTED'")
  int countJoins(long roundId);

  /** Whose lines go where: the item they are bought as, and the area it is split by. */
  String SPLIT =
      """
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN delivery_site d ON d.id = l.site_id
        JOIN member_state m ON m.code = s.state_code
        LEFT JOIN delivery_region_state x ON x.state_code = s.state_code
        LEFT JOIN delivery_region g ON g.code = x.region_code
      """
          + PlanQueries.ACCEPTED;

  String AREA =
      """
      CASE :area WHEN 'REGION' THEN COALESCE(g.code, m.code)
                 WHEN 'CITY' THEN CONCAT(m.code, '/', LOWER(TRIM(d.city_en)))
                 ELSE '' END COLLATE utf8mb4_bin
      """;

  String COUNTED =
      """
      CAST(IF(j.id IS NULL, l.quantity, l.quantity * j.numerator / j.denominator)
           AS DECIMAL(18,3))
      """;

  /** As {@link #sumItems}, split by area and with equivalents joined. */
  @Query(
      """
      INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity,
                            area_code, area_ar, area_en)
      SELECT u.tender_id, u.id, 0, y.revision_id, r.unit_code, y.quantity, y.area_code, y.area_ar,
             y.area_en
        FROM (SELECT COALESCE(j.into_revision_id, l.revision_id) AS revision_id,
      """
          + AREA
          + """
                     AS area_code,
                     MIN(CASE :area WHEN 'REGION' THEN COALESCE(g.name_ar, m.name_ar)
                              WHEN 'CITY' THEN CONCAT(d.city_ar, '، ', m.name_ar)
                              ELSE '' END) AS area_ar,
                     MIN(CASE :area WHEN 'REGION' THEN COALESCE(g.name_en, m.name_en)
                              WHEN 'CITY' THEN CONCAT(d.city_en, ', ', m.name_en)
                              ELSE '' END) AS area_en,
                     SUM(
      """
          + COUNTED
          + """
                     ) AS quantity
      """
          + SPLIT
          + """
               WHERE s.round_id = :roundId AND s.status = 'ENDORSED'
               GROUP BY COALESCE(j.into_revision_id, l.revision_id), area_code) AS y
        JOIN item_revision r ON r.id = y.revision_id
        JOIN lot u ON u.tender_id = :tenderId AND u.number = 0""")
  int sumItemsBy(long tenderId, long roundId, String area);

  @Query("DELETE FROM lot WHERE tender_id = :tenderId AND number = 0")
  int removeUnsortedLot(long tenderId);

  /**
   * One allocation for each line. The items are copied out first ({@code DISTINCT}): read in place,
   * rows this transaction wrote and has not committed cost a look into the table itself for every
   * line, where the index alone would do.
   */
  @Query(
      """
      INSERT INTO allocation (demand_line_id, lot_item_id, quantity)
      SELECT l.id, i.id, l.quantity
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        STRAIGHT_JOIN (SELECT DISTINCT id, revision_id
                         FROM lot_item WHERE tender_id = :tenderId) AS i
           ON i.revision_id = l.revision_id
       WHERE s.round_id = :roundId AND s.status = 'ENDORSED'""")
  int allocate(long tenderId, long roundId);

  /** As {@link #allocate}, to the items that {@link #sumItemsBy} made. */
  @Query(
      """
      INSERT INTO allocation (demand_line_id, lot_item_id, quantity, line_quantity)
      SELECT l.id, i.id,
      """
          + COUNTED
          + """
             , IF(j.id IS NULL, NULL, l.quantity)
      """
          + SPLIT
          + """
        STRAIGHT_JOIN (SELECT DISTINCT id, revision_id, area_code
                         FROM lot_item WHERE tender_id = :tenderId) AS i
           ON i.revision_id = COALESCE(j.into_revision_id, l.revision_id) AND i.area_code =
      """
          + AREA
          + """
       WHERE s.round_id = :roundId AND s.status = 'ENDORSED'""")
  int allocateBy(long tenderId, long roundId, String area);

  @Query("SELECT round_id FROM tender_round WHERE tender_id = :tenderId ORDER BY round_id")
  List<Long> listRounds(long tenderId);

  @Query(
      """
      SELECT round_id FROM tender_round
       WHERE tender_id = :tenderId AND returned_at IS NULL ORDER BY round_id""")
  List<Long> listStandingRounds(long tenderId);

  /** Gives the rounds of a cancelled tender back. */
  @Query(
      """
      UPDATE tender_round SET returned_at = UTC_TIMESTAMP(6)
       WHERE tender_id = :tenderId AND returned_at IS NULL""")
  int giveBackRounds(long tenderId);

  @Query(
      """
      DELETE a FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id
       WHERE i.tender_id = :tenderId""")
  int removeAllocations(long tenderId);

  @Query("DELETE FROM lot_requirement WHERE tender_id = :tenderId")
  int removeRequirements(long tenderId);

  @Query("DELETE FROM lot_item WHERE tender_id = :tenderId")
  int removeItems(long tenderId);

  @Query("DELETE FROM lot WHERE tender_id = :tenderId")
  int removeLots(long tenderId);

  @Query("DELETE FROM tender_round WHERE tender_id = :tenderId")
  int removeRounds(long tenderId);

  /** The name of a round. */
  @Introspected
  @MappedEntity("demand_round")
  record RoundName(@Id long id, @Relation(EMBEDDED) Bilingual name) {}

  @Query("SELECT id, name_ar, name_en FROM demand_round WHERE id = :roundId")
  RoundName getRoundName(long roundId);
}
