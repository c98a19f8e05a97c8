package org.muwahhad.evaluation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the examination of a tender writes, and what its ranking is computed from. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Evaluations extends GenericRepository<Evaluations.LotSize, Long> {

  /** A lot that still goes towards an award, and has none yet, with the number of its items. */
  @Introspected
  @MappedEntity("lot")
  record LotSize(@Id long lotId, int number, int items) {}

  /** An opened bid as the ranking needs it; without a currency while its prices are sealed. */
  @Introspected
  @MappedEntity("opened_bid")
  record BidToRank(
      @Id long bidId,
      String registrationNumber,
      @Nullable String currency,
      boolean gccOrigin,
      boolean debarred,
      boolean compliant) {}

  /** What the panel made of an abnormally low price: that of the bid, or of its alternative. */
  @Introspected
  @MappedEntity("low_price_decision")
  record AlternativeDecisionRow(
      @Id long bidId, long lotId, boolean alternative, boolean accepted, String reason) {}

  /**
   * Holds the tender until the transaction ends, so that its examination moves one act at a time.
   */
  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<Long> lock(long tenderId);

  @Query(
      """
      INSERT INTO conflict_declaration (tender_id, person_id, has_conflict, statement, declared_at)
      VALUES (:tenderId, :personId, :hasConflict, :statement, UTC_TIMESTAMP(6))""")
  void addDeclaration(long tenderId, long personId, boolean hasConflict, String statement);

  /** A conflict of a member who had declared none. */
  @Query(
      """
      UPDATE conflict_declaration
         SET later_statement = :statement, later_at = UTC_TIMESTAMP(6)
       WHERE tender_id = :tenderId AND person_id = :personId AND is_out = FALSE""")
  int learnConflict(long tenderId, long personId, String statement);

  @Query(
      """
      INSERT INTO administrative_check (bid_id, criterion_id, tender_id, is_passed, reason,
                                        checked_by, checked_at, examination, change_reason)
      VALUES (:bidId, :criterionId, :tenderId, :passed, :reason, :personId, UTC_TIMESTAMP(6),
              :examination, :changeReason)
      ON DUPLICATE KEY UPDATE is_passed = :passed, reason = :reason, checked_by = :personId,
                              checked_at = UTC_TIMESTAMP(6), change_reason = :changeReason""")
  void putCheck(
      long bidId,
      long criterionId,
      long tenderId,
      boolean passed,
      String reason,
      long personId,
      int examination,
      @Nullable String changeReason);

  @Query(
      """
      INSERT INTO score (bid_id, criterion_id, evaluator_id, tender_id, points, comment, scored_at,
                         examination)
      VALUES (:bidId, :criterionId, :evaluatorId, :tenderId, :points, :comment,
              UTC_TIMESTAMP(6), :examination)""")
  void addScore(
      long bidId,
      long criterionId,
      long evaluatorId,
      long tenderId,
      BigDecimal points,
      String comment,
      int examination);

  /** Changes a score that was carried into an examination after the first. */
  @Query(
      """
      UPDATE score SET points = :points, comment = :comment, change_reason = :changeReason,
                       scored_at = UTC_TIMESTAMP(6)
       WHERE bid_id = :bidId AND criterion_id = :criterionId AND evaluator_id = :evaluatorId
         AND examination = :examination""")
  int changeScore(
      long bidId,
      long criterionId,
      long evaluatorId,
      int examination,
      BigDecimal points,
      String comment,
      String changeReason);

  /** Opens an agreed score again because a score beneath it changed. */
  @Query(
      """
      DELETE FROM consensus_score
       WHERE bid_id = :bidId AND criterion_id = :criterionId AND examination = :examination""")
  int reopenConsensus(long bidId, long criterionId, int examination);

  @Query(
      """
      INSERT INTO consensus_score (bid_id, criterion_id, tender_id, points, spread, reason,
                                   agreed_by, agreed_at, examination, change_reason)
      VALUES (:bidId, :criterionId, :tenderId, :points, :spread, :reason, :personId,
              UTC_TIMESTAMP(6), :examination, :changeReason)
      ON DUPLICATE KEY UPDATE points = :points, spread = :spread, reason = :reason,
                              agreed_by = :personId, agreed_at = UTC_TIMESTAMP(6),
                              change_reason = COALESCE(:changeReason, change_reason)""")
  void putConsensus(
      long bidId,
      long criterionId,
      long tenderId,
      BigDecimal points,
      BigDecimal spread,
      String reason,
      long personId,
      int examination,
      @Nullable String changeReason);

  /** What a member answers to what was agreed. */
  @Query(
      """
      INSERT INTO consensus_answer (tender_id, person_id, number, examination, is_confirmed, reason,
                                    answered_at)
      VALUES (:tenderId, :personId, :number, :examination, :confirmed, :reason,
              UTC_TIMESTAMP(6))""")
  void addConsensusAnswer(
      long tenderId, long personId, int number, int examination, boolean confirmed, String reason);

  /** How often a member has answered in a tender. */
  @Query(
      """
      SELECT COUNT(*) FROM consensus_answer
       WHERE tender_id = :tenderId AND person_id = :personId""")
  int countConsensusAnswers(long tenderId, long personId);

  @Query(
      """
      SELECT l.id AS lot_id, l.number, COUNT(i.id) AS items
        FROM lot l JOIN lot_item i ON i.lot_id = l.id
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award w WHERE w.lot_id = l.id)
       GROUP BY l.id, l.number ORDER BY l.number""")
  List<LotSize> listLots(long tenderId);

  /** Lots whose award is decided on and not in effect yet. */
  @Query(
      """
      SELECT l.id AS lot_id, l.number, COUNT(i.id) AS items
        FROM lot l JOIN lot_item i ON i.lot_id = l.id
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND EXISTS (SELECT 1 FROM live_award w WHERE w.lot_id = l.id AND w.status = 'pending')
       GROUP BY l.id, l.number ORDER BY l.number""")
  List<LotSize> listLotsDecidedOn(long tenderId);

  /** A lot of a tender, whatever became of it. */
  @Query(
      """
      SELECT l.id AS lot_id, l.number, COUNT(i.id) AS items
        FROM lot l JOIN lot_item i ON i.lot_id = l.id
       WHERE l.tender_id = :tenderId AND l.id = :lotId
       GROUP BY l.id, l.number""")
  Optional<LotSize> findLot(long tenderId, long lotId);

  /** The parts of all opened bids in the drawing of lots. */
  @Query("SELECT draw_value FROM opened_bid WHERE tender_id = :tenderId ORDER BY draw_value")
  List<String> listDraws(long tenderId);

  @Query(
      """
      SELECT o.bid_id, s.registration_number, o.currency, o.is_gcc_origin AS gcc_origin,
             EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)
               AS debarred,
             NOT EXISTS (SELECT 1 FROM administrative_check a
                          WHERE a.bid_id = o.bid_id AND a.is_passed = FALSE
                            AND a.examination = t.examination) AS compliant
        FROM opened_bid o
        JOIN joint_tender t ON t.id = o.tender_id
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId
       ORDER BY o.bid_id""")
  List<BidToRank> listBids(long tenderId);

  /** Of each price of a bid for a lot the decision of the latest examination that took one. */
  @Query(
      """
      SELECT d.bid_id, d.lot_id, d.is_alternative AS alternative, d.is_accepted AS accepted,
             d.reason
        FROM low_price_decision d
       WHERE d.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM low_price_decision o
                          WHERE o.lot_id = d.lot_id AND o.bid_id = d.bid_id
                            AND o.is_alternative = d.is_alternative
                            AND o.examination > d.examination)""")
  List<AlternativeDecisionRow> listDecisions(long tenderId);

  /** Why a bid is out of a lot for its arithmetic. */
  @Introspected
  @MappedEntity("arithmetic_decision")
  record ArithmeticFinding(@Id long bidId, long lotId, String reason) {}

  /** Bids that the last decision on their arithmetic excludes, by lot. */
  @Query(
      """
      SELECT d.bid_id, d.lot_id, d.reason
        FROM arithmetic_decision d
       WHERE d.tender_id = :tenderId AND d.is_excluded
         AND NOT EXISTS (SELECT 1 FROM arithmetic_decision o
                          WHERE o.lot_id = d.lot_id AND o.bid_id = d.bid_id
                            AND o.number > d.number)""")
  List<ArithmeticFinding> listMiscalculated(long tenderId);

  /** A bid that a decision on a complaint excluded from a lot. */
  @Introspected
  @MappedEntity("review_exclusion")
  record ExcludedBid(@Id long bidId, long lotId) {}

  @Query("SELECT bid_id, lot_id FROM review_exclusion WHERE tender_id = :tenderId")
  List<ExcludedBid> listExcluded(long tenderId);

  /** Bids of a mini-competition with a price above the agreement of their bidder, by lot. */
  @Query(
      """
      SELECT DISTINCT l.bid_id, i.lot_id
        FROM joint_tender t
        JOIN bid_line l ON l.tender_id = t.id
        JOIN lot_item i ON i.id = l.lot_item_id
        JOIN opened_bid o ON o.bid_id = l.bid_id
        JOIN bid b ON b.id = l.bid_id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = l.lot_item_id
             AND c.supplier_id = b.supplier_id
       WHERE t.id = :tenderId AND t.procurement_method = 'framework'
         AND (c.lot_item_id IS NULL OR c.currency <> o.currency OR l.unit_price > c.unit_price)""")
  List<ExcludedBid> listAboveAgreement(long tenderId);

  /** The letter that stands for a bidder, as a number from 1. */
  @Query("INSERT INTO bid_mask (bid_id, tender_id, label) VALUES (:bidId, :tenderId, :label)")
  void mask(long bidId, long tenderId, int label);

  @Query(
      """
      INSERT INTO consensus_closure (tender_id, closed_by, closed_at)
      VALUES (:tenderId, :personId, UTC_TIMESTAMP(6))""")
  void closeConsensus(long tenderId, long personId);

  @Query(
      """
      INSERT INTO technical_closure (tender_id, closed_by, closed_at)
      VALUES (:tenderId, :personId, UTC_TIMESTAMP(6))""")
  void closeTechnical(long tenderId, long personId);

  @Query(
      """
      INSERT INTO technical_result (bid_id, tender_id, score, is_passed)
      VALUES (:bidId, :tenderId, :score, :passed)""")
  void addResult(long bidId, long tenderId, BigDecimal score, boolean passed);

  /** Removes the ranking of active lots that have no award. */
  @Query(
      """
      DELETE FROM lot_ranking
       WHERE tender_id = :tenderId
         AND EXISTS (SELECT 1 FROM lot l WHERE l.id = lot_ranking.lot_id AND l.status = 'ACTIVE')
         AND NOT EXISTS (SELECT 1 FROM live_award w WHERE w.lot_id = lot_ranking.lot_id)""")
  void discardRanks(long tenderId);
}
