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
interface Evaluations extends GenericRepository<Evaluations.LotSize, Long> {

  /** A lot that still goes towards an award, and has none yet, with the number of its items. */
  @Introspected
  @MappedEntity("lot")
  record LotSize(@Id long lotId, int number, int items) {}

  /** An opened bid as the ranking needs it; without a currency while its prices are sealed. */
  @Introspected
  @MappedEntity("opened_bid")
  record RankedBid(
      @Id long bidId,
      String registrationNumber,
      @Nullable String currency,
      boolean gccOrigin,
      boolean debarred,
      boolean compliant) {}

  /** What the panel made of an abnormally low price. */
  @Introspected
  @MappedEntity("low_price_decision")
  record Decision(@Id long bidId, long lotId, boolean accepted, String reason) {}

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

  @Query(
      """
      INSERT INTO administrative_check (bid_id, criterion_id, tender_id, is_passed, reason,
                                        checked_by, checked_at)
      VALUES (:bidId, :criterionId, :tenderId, :passed, :reason, :personId, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE is_passed = :passed, reason = :reason, checked_by = :personId,
                              checked_at = UTC_TIMESTAMP(6)""")
  void putCheck(
      long bidId, long criterionId, long tenderId, boolean passed, String reason, long personId);

  @Query(
      """
      INSERT INTO score (bid_id, criterion_id, evaluator_id, tender_id, points, comment, scored_at)
      VALUES (:bidId, :criterionId, :evaluatorId, :tenderId, :points, :comment,
              UTC_TIMESTAMP(6))""")
  void addScore(
      long bidId,
      long criterionId,
      long evaluatorId,
      long tenderId,
      BigDecimal points,
      String comment);

  @Query(
      """
      INSERT INTO consensus_score (bid_id, criterion_id, tender_id, points, spread, reason,
                                   agreed_by, agreed_at)
      VALUES (:bidId, :criterionId, :tenderId, :points, :spread, :reason, :personId,
              UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE points = :points, spread = :spread, reason = :reason,
                              agreed_by = :personId, agreed_at = UTC_TIMESTAMP(6)""")
  void putConsensus(
      long bidId,
      long criterionId,
      long tenderId,
      BigDecimal points,
      BigDecimal spread,
      String reason,
      long personId);

  @Query(
      """
      SELECT l.id AS lot_id, l.number, COUNT(i.id) AS items
        FROM lot l JOIN lot_item i ON i.lot_id = l.id
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM award w WHERE w.live_lot_id = l.id)
       GROUP BY l.id, l.number ORDER BY l.number""")
  List<LotSize> listLots(long tenderId);

  /** Lots whose award is decided on and not in effect yet. */
  @Query(
      """
      SELECT l.id AS lot_id, l.number, COUNT(i.id) AS items
        FROM lot l JOIN lot_item i ON i.lot_id = l.id
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND EXISTS (SELECT 1 FROM award w WHERE w.lot_id = l.id AND w.status = 'pending')
       GROUP BY l.id, l.number ORDER BY l.number""")
  List<LotSize> listLotsDecidedOn(long tenderId);

  @Query(
      """
      SELECT o.bid_id, s.registration_number, o.currency, o.is_gcc_origin AS gcc_origin,
             EXISTS (SELECT 1 FROM supplier_debarment d
                      WHERE d.supplier_id = s.id AND d.status = 'CONFIRMED'
                        AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
                        AND (d.until_day IS NULL
                             OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)))
               AS debarred,
             NOT EXISTS (SELECT 1 FROM administrative_check a
                          WHERE a.bid_id = o.bid_id AND a.is_passed = FALSE) AS compliant
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId
       ORDER BY o.bid_id""")
  List<RankedBid> listBids(long tenderId);

  @Query(
      """
      SELECT bid_id, lot_id, is_accepted AS accepted, reason
        FROM low_price_decision WHERE tender_id = :tenderId""")
  List<Decision> listDecisions(long tenderId);

  /** A bid that a decision on a complaint excluded from a lot. */
  @Introspected
  @MappedEntity("review_exclusion")
  record Excluded(@Id long bidId, long lotId) {}

  @Query("SELECT bid_id, lot_id FROM review_exclusion WHERE tender_id = :tenderId")
  List<Excluded> listExcluded(long tenderId);

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

  /** Moves all positions out of the way, so that new ones never meet an old one's unique key. */
  @Query(
      """
      UPDATE lot_ranking SET rank_position = rank_position + 1000000
       WHERE tender_id = :tenderId AND rank_position IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM award w WHERE w.live_lot_id = lot_ranking.lot_id)""")
  void setRanksAside(long tenderId);

  /** Removes the ranking of active lots that have no award. */
  @Query(
      """
      DELETE FROM lot_ranking
       WHERE tender_id = :tenderId
         AND EXISTS (SELECT 1 FROM lot l WHERE l.id = lot_ranking.lot_id AND l.status = 'ACTIVE')
         AND NOT EXISTS (SELECT 1 FROM award w WHERE w.live_lot_id = lot_ranking.lot_id)""")
  void discardRanks(long tenderId);
}
