package org.muwahhad.evaluation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Bidders, panel members and administrative checks as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface EvaluationQueries extends GenericRepository<EvaluationQueries.Bidder, Long> {

  /** Who made an opened bid. */
  @Introspected
  @MappedEntity("opened_bid")
  record Bidder(
      @Id long bidId,
      long supplierId,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual name,
      String country,
      boolean compliant) {}

  /**
   * A member of the examination panel and how far the member has come; an alternate is one once
   * called.
   *
   * @param hasConflict what was declared last, or null before the declaration
   * @param declaredAt UTC, of that
   * @param awaited whether the member has yet to confirm what was agreed, or to dissent from it
   */
  @Introspected
  @MappedEntity("panel_member")
  record Member(
      @Id long personId,
      boolean chair,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable Boolean hasConflict,
      @Nullable String statement,
      @Nullable Instant declaredAt,
      boolean scored,
      boolean awaited) {
    public boolean hasDeclared() {
      return hasConflict != null;
    }

    /** Whether a conflict was declared, which locks the member out. */
    public boolean isLockedOut() {
      return hasConflict != null && hasConflict;
    }

    /** Whether the member declared that there is no conflict, and may take part. */
    public boolean isFree() {
      return hasConflict != null && !hasConflict;
    }
  }

  /**
   * Whether a bid meets an administrative criterion; the instant is UTC.
   *
   * @param changeReason why it is not as in the examination before; null where it is
   */
  @Introspected
  @MappedEntity("administrative_check")
  record AdministrativeCheckRow(
      @Id long bidId,
      long criterionId,
      boolean passed,
      String reason,
      @Nullable String changeReason,
      @Relation(EMBEDDED) Bilingual checkedBy,
      Instant checkedAt) {}

  /**
   * How many breaches of a bidder were found before the deadline, frozen when the bid was opened.
   *
   * @param months before the deadline that the dossier counts
   */
  @Introspected
  @MappedEntity("bid_breach_record")
  record BreachRecord(@Id long bidId, int months, int breaches) {}

  /** None where the dossier does not count them. */
  @Query(
      """
      SELECT bid_id, months, breaches FROM bid_breach_record
       WHERE tender_id = :tenderId ORDER BY bid_id""")
  List<BreachRecord> listBreachRecords(long tenderId);

  /**
   * The points of a bid that the dossier takes from the frozen record of its bidder.
   *
   * @param points 0 to 100
   */
  @Introspected
  @MappedEntity("record_points")
  record RecordPoints(@Id long bidId, long criterionId, BigDecimal points) {
    /** Whether points may be given to a bid for a criterion: other bids and criteria are free. */
    public boolean allow(long bid, long criterion, @Nullable BigDecimal given) {
      return bid != bidId
          || criterion != criterionId
          || given == null
          || points.compareTo(given) == 0;
    }
  }

  /** None where the panel gives all points. */
  @Query(
      """
      SELECT bid_id, criterion_id, points FROM record_points
       WHERE tender_id = :tenderId ORDER BY bid_id""")
  List<RecordPoints> listRecordPoints(long tenderId);

  /** What has been recorded so far, counted. */
  @Introspected
  @MappedEntity("joint_tender")
  record Counts(
      @Id long id,
      int bids,
      int failedBids,
      int administrativeCriteria,
      int technicalCriteria,
      int checks,
      int agreed,
      int rankedRows,
      int lowPricesOpen,
      int alternativesOpen,
      boolean twoEnvelopes,
      boolean technicalClosed,
      int passed,
      boolean pricesOpened,
      int priced,
      boolean consensusClosed,
      int examination) {}

  /** What the technical evaluation of a tender of two envelopes made of a bid. */
  @Introspected
  @MappedEntity("technical_result")
  record TechnicalResult(
      @Id long bidId,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual name,
      BigDecimal score,
      boolean passed) {}

  @Query(
      """
      SELECT r.bid_id, s.registration_number, s.name_ar, s.name_en, r.score, r.is_passed AS passed
        FROM technical_result r
        JOIN bid b ON b.id = r.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE r.tender_id = :tenderId
       ORDER BY r.is_passed DESC, r.score DESC, s.registration_number""")
  List<TechnicalResult> listResults(long tenderId);

  /** The bids of the examination under way, or of the last one. */
  default List<Bidder> listBidders(long tenderId) {
    return listBidders(tenderId, examination(tenderId));
  }

  /** Its number. */
  @Query("SELECT examination FROM joint_tender WHERE id = :tenderId")
  int examination(long tenderId);

  /**
   * The number of the examination asked for, the latest for 0.
   *
   * @throws org.muwahhad.shared.Refusal.NotFound when there is no such examination
   */
  default int examination(long tenderId, int asked) {
    return ExaminationChoice.of(asked, examination(tenderId), "").shown();
  }

  /**
   * The opened bids that an examination is about: all of them in the first. Not compliant are those
   * that fail an administrative criterion in it.
   */
  @Query(
      """
      SELECT o.bid_id, s.id AS supplier_id, s.registration_number, s.name_ar, s.name_en, s.country,
             NOT EXISTS (SELECT 1 FROM administrative_check a
                          WHERE a.bid_id = o.bid_id AND a.is_passed = FALSE
                            AND a.examination = :examination) AS compliant
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId
         AND (:examination = 1 OR EXISTS (SELECT 1 FROM examination_bid x
                                           WHERE x.tender_id = o.tender_id
                                             AND x.examination = :examination AND x.bid_id = o.bid_id))
       ORDER BY o.bid_id""")
  List<Bidder> listBidders(long tenderId, int examination);

  /** A bid, technical criterion and member of whom the examination under way lacks the score. */
  String SCORE_MISSING =
      """
      SELECT 1 FROM joint_tender t
        JOIN opened_bid o ON o.tender_id = t.id
        JOIN criterion c ON c.tender_id = t.id AND c.kind = 'TECHNICAL'
       WHERE t.id = m.tender_id
         AND (t.examination = 1 OR EXISTS (SELECT 1 FROM examination_bid x
                                            WHERE x.tender_id = t.id AND x.examination = t.examination
                                              AND x.bid_id = o.bid_id))
         AND NOT EXISTS (SELECT 1 FROM administrative_check a
                          WHERE a.bid_id = o.bid_id AND a.is_passed = FALSE
                            AND a.examination = t.examination)
         AND NOT EXISTS (SELECT 1 FROM score s
                          WHERE s.bid_id = o.bid_id AND s.criterion_id = c.id
                            AND s.evaluator_id = m.person_id AND s.examination = t.examination)
      """;

  @Query(
      """
      SELECT m.person_id, m.is_chair AS chair, p.name_ar, p.name_en, d.is_out AS has_conflict,
             COALESCE(d.later_statement, d.statement) AS statement,
             COALESCE(d.later_at, d.declared_at) AS declared_at,
             EXISTS (SELECT 1 FROM score s
                      WHERE s.tender_id = m.tender_id AND s.evaluator_id = m.person_id)
               AND NOT EXISTS ("""
          + SCORE_MISSING
          + """
             ) AS scored,
             EXISTS (SELECT 1 FROM consensus_awaited w
                      WHERE w.tender_id = :tenderId AND w.person_id = m.person_id) AS awaited
        FROM panel_member m
        JOIN person p ON p.id = m.person_id
        LEFT JOIN conflict_declaration d
          ON d.tender_id = m.tender_id AND d.person_id = m.person_id
       WHERE m.tender_id = :tenderId AND m.panel = 'EXAMINATION' AND NOT m.is_alternate
       ORDER BY m.is_chair DESC, p.id""")
  List<Member> listMembers(long tenderId);

  /** A person's seat on the examination panel, if there is one. */
  default Optional<Member> findMember(long tenderId, long personId) {
    return listMembers(tenderId).stream().filter(m -> m.personId() == personId).findFirst();
  }

  @Query(
      """
      SELECT a.bid_id, a.criterion_id, a.is_passed AS passed, a.reason, a.change_reason,
             p.name_ar AS checked_by_ar, p.name_en AS checked_by_en, a.checked_at
        FROM administrative_check a
        JOIN person p ON p.id = a.checked_by
        JOIN criterion c ON c.id = a.criterion_id
       WHERE a.tender_id = :tenderId AND a.examination = :examination
       ORDER BY a.bid_id, c.position, c.id""")
  List<AdministrativeCheckRow> listChecks(long tenderId, int examination);

  /** The checks of the examination under way, or of the last one. */
  default List<AdministrativeCheckRow> listChecks(long tenderId) {
    return listChecks(tenderId, examination(tenderId));
  }

  @Query(
      """
      SELECT t.id,
             (SELECT COUNT(*) FROM opened_bid o
               WHERE o.tender_id = t.id
                 AND (t.examination = 1
                      OR EXISTS (SELECT 1 FROM examination_bid x
                                  WHERE x.tender_id = t.id AND x.examination = t.examination
                                    AND x.bid_id = o.bid_id))) AS bids,
             (SELECT COUNT(DISTINCT a.bid_id) FROM administrative_check a
               WHERE a.tender_id = t.id AND a.is_passed = FALSE
                 AND a.examination = t.examination) AS failed_bids,
             (SELECT COUNT(*) FROM criterion c
               WHERE c.tender_id = t.id AND c.kind = 'ADMINISTRATIVE') AS administrative_criteria,
             (SELECT COUNT(*) FROM criterion c
               WHERE c.tender_id = t.id AND c.kind = 'TECHNICAL') AS technical_criteria,
             (SELECT COUNT(*) FROM administrative_check a
               WHERE a.tender_id = t.id AND a.examination = t.examination) AS checks,
             (SELECT COUNT(*) FROM consensus_score s
               WHERE s.tender_id = t.id AND s.examination = t.examination
                 AND NOT EXISTS (SELECT 1 FROM administrative_check a
                                  WHERE a.bid_id = s.bid_id AND a.is_passed = FALSE
                                    AND a.examination = s.examination)) AS agreed,
             (SELECT COUNT(*) FROM lot_ranking r
               WHERE r.tender_id = t.id
                 AND (t.examination = 1
                      OR EXISTS (SELECT 1 FROM examination_lot x
                                  WHERE x.tender_id = t.id AND x.examination = t.examination
                                    AND x.lot_id = r.lot_id))) AS ranked_rows,
             (SELECT COUNT(*) FROM lot_ranking r
               WHERE r.tender_id = t.id AND r.is_admissible AND r.is_abnormally_low
                 AND r.explanation IS NULL
                 AND (t.examination = 1
                      OR EXISTS (SELECT 1 FROM examination_lot x
                                  WHERE x.tender_id = t.id AND x.examination = t.examination
                                    AND x.lot_id = r.lot_id))) AS low_prices_open,
             (SELECT COUNT(*) FROM lot_ranking r
                JOIN bid_alternative y ON y.lot_id = r.lot_id AND y.bid_id = r.bid_id
               WHERE r.tender_id = t.id AND r.rank_position = 1
                 AND NOT EXISTS (SELECT 1 FROM alternative_decision d
                                  WHERE d.lot_id = r.lot_id AND d.bid_id = r.bid_id))
               AS alternatives_open,
             t.two_envelopes,
             EXISTS (SELECT 1 FROM technical_closure c WHERE c.tender_id = t.id)
               AS technical_closed,
             (SELECT COUNT(*) FROM technical_result r
               WHERE r.tender_id = t.id AND r.is_passed) AS passed,
             EXISTS (SELECT 1 FROM price_opening p
                      WHERE p.tender_id = t.id AND p.opened_at IS NOT NULL) AS prices_opened,
             (SELECT COUNT(*) FROM opened_bid o
               WHERE o.tender_id = t.id AND o.currency IS NOT NULL) AS priced,
             EXISTS (SELECT 1 FROM consensus_closure c WHERE c.tender_id = t.id)
               AS consensus_closed,
             t.examination
        FROM joint_tender t WHERE t.id = :tenderId""")
  Counts count(long tenderId);
}
