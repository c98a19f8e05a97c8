package org.muwahhad.evaluation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What opening an examination writes: lots and bids concerned, and what is carried into it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Examinations extends GenericRepository<Examinations.ReopenedLot, Integer> {

  /** A lot examined again, and what returned it. */
  @Introspected
  @MappedEntity("examination_lot")
  record ReopenedLot(@Id int lotNumber, String origin) {}

  @Query(
      """
      INSERT INTO examination (tender_id, number, opened_by, opened_at)
      VALUES (:tenderId, :number, :personId, UTC_TIMESTAMP(6))""")
  void add(long tenderId, int number, @Nullable Long personId);

  /**
   * The active lots without an award. What ended the last award of a lot says why it is back: the
   * decision of a committee, that on a complaint as published, the debarment of its winner, a
   * guarantee that was not furnished, an agreement not signed or terminated, the quantities that
   * states confirmed, or another lot that the discount in its price depended on. Of a divided lot
   * it is the award that ended first, not those that ended with it. A lot that had none returns
   * with the others, for the same decision.
   */
  @Query(
      """
      INSERT INTO examination_lot (tender_id, examination, lot_id, origin, reason_ar, reason_en)
      SELECT l.tender_id, :number, l.id,
             CASE a.end_reason WHEN 'DEBARRED' THEN 'DEBARMENT' WHEN 'GUARANTEE' THEN 'GUARANTEE'
                  WHEN 'SIGNATURE' THEN 'SIGNATURE' WHEN 'TERMINATION' THEN 'TERMINATION'
                  WHEN 'REVIEW' THEN 'COMPLAINT'
                  WHEN 'QUANTITIES' THEN 'QUANTITIES' WHEN 'DISCOUNT' THEN 'DISCOUNT'
                  ELSE 'COMMITTEE' END,
             CASE WHEN a.end_reason = 'REVIEW' THEN COALESCE(v.summary_ar, '')
                  WHEN a.end_reason IS NOT NULL THEN ''
                  ELSE COALESCE(d.return_reason, '') END,
             CASE WHEN a.end_reason = 'REVIEW' THEN COALESCE(v.summary_en, '')
                  WHEN a.end_reason IS NOT NULL THEN ''
                  ELSE COALESCE(d.return_reason, '') END
        FROM lot l
        LEFT JOIN award a
          ON a.id = (SELECT x.id FROM award x WHERE x.lot_id = l.id
                      ORDER BY x.examination DESC, COALESCE(x.end_reason, '') = 'LOT', x.id DESC
                      LIMIT 1)
        LEFT JOIN decision d
          ON d.id = (SELECT MAX(y.id) FROM decision y WHERE y.tender_id = l.tender_id)
        LEFT JOIN review_draft v
          ON v.id = COALESCE((SELECT MAX(w.id) FROM review_draft w
                                JOIN complaint_lot k ON k.complaint_id = w.complaint_id
                                JOIN award n ON n.id = k.award_id
                               WHERE k.lot_id = l.id AND n.examination = a.examination
                                 AND w.status = 'ADOPTED'),
                             (SELECT MAX(e.draft_id) FROM review_exclusion e
                               WHERE e.lot_id = l.id AND e.bid_id = a.bid_id))
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award z WHERE z.lot_id = l.id)""")
  int addLots(long tenderId, int number);

  /** The bids with a price for one of the lots. */
  @Query(
      """
      INSERT INTO examination_bid (tender_id, examination, bid_id)
      SELECT DISTINCT x.tender_id, x.examination, p.bid_id
        FROM examination_lot x
        JOIN lot_item i ON i.lot_id = x.lot_id
        JOIN bid_line p ON p.lot_item_id = i.id
       WHERE x.tender_id = :tenderId AND x.examination = :number""")
  int addBids(long tenderId, int number);

  /** Keeps the rankings of the lots, as outcome of the examination before. */
  @Query(
      """
      INSERT INTO past_ranking (lot_id, bid_id, examination, tender_id, is_admissible, exclusion,
          bid_total, bid_currency, converted_total, evaluated_price, technical_score, price_score,
          final_score, rank_position, tie_rule, is_abnormally_low, explanation, is_alternative, draw_seed)
      SELECT r.lot_id, r.bid_id, :number - 1, r.tender_id, r.is_admissible, r.exclusion,
             r.bid_total, r.bid_currency, r.converted_total, r.evaluated_price, r.technical_score,
             r.price_score, r.final_score, r.rank_position, r.tie_rule, r.is_abnormally_low,
             r.explanation, r.is_alternative, r.draw_seed
        FROM lot_ranking r
        JOIN examination_lot x
          ON x.tender_id = r.tender_id AND x.examination = :number AND x.lot_id = r.lot_id
       WHERE r.tender_id = :tenderId""")
  int keepRankings(long tenderId, int number);

  @Query("UPDATE joint_tender SET examination = :number WHERE id = :tenderId")
  int advance(long tenderId, int number);

  @Query(
      """
      INSERT INTO administrative_check (bid_id, criterion_id, examination, tender_id, is_passed,
                                        reason, checked_by, checked_at)
      SELECT c.bid_id, c.criterion_id, :number, c.tender_id, c.is_passed, c.reason, c.checked_by,
             c.checked_at
        FROM administrative_check c
        JOIN examination_bid x
          ON x.tender_id = c.tender_id AND x.examination = :number AND x.bid_id = c.bid_id
       WHERE c.tender_id = :tenderId AND c.examination = :number - 1""")
  int carryChecks(long tenderId, int number);

  @Query(
      """
      INSERT INTO score (bid_id, criterion_id, evaluator_id, examination, tender_id, points, comment,
                         scored_at)
      SELECT s.bid_id, s.criterion_id, s.evaluator_id, :number, s.tender_id, s.points, s.comment,
             s.scored_at
        FROM score s
        JOIN examination_bid x
          ON x.tender_id = s.tender_id AND x.examination = :number AND x.bid_id = s.bid_id
       WHERE s.tender_id = :tenderId AND s.examination = :number - 1""")
  int carryScores(long tenderId, int number);

  @Query(
      """
      INSERT INTO consensus_score (bid_id, criterion_id, examination, tender_id, points, spread,
                                   reason, agreed_by, agreed_at)
      SELECT s.bid_id, s.criterion_id, :number, s.tender_id, s.points, s.spread, s.reason,
             s.agreed_by, s.agreed_at
        FROM consensus_score s
        JOIN examination_bid x
          ON x.tender_id = s.tender_id AND x.examination = :number AND x.bid_id = s.bid_id
       WHERE s.tender_id = :tenderId AND s.examination = :number - 1""")
  int carryConsensus(long tenderId, int number);

  /** The rankings of the lots go on as the starting point, under the new number. */
  @Query(
      """
      UPDATE lot_ranking SET examination = :number
       WHERE tender_id = :tenderId
         AND EXISTS (SELECT 1 FROM examination_lot x
                      WHERE x.tender_id = :tenderId AND x.examination = :number
                        AND x.lot_id = lot_ranking.lot_id)""")
  int carryRankings(long tenderId, int number);

  @Query(
      """
      SELECT l.number AS lot_number, x.origin
        FROM examination_lot x JOIN lot l ON l.id = x.lot_id
       WHERE x.tender_id = :tenderId AND x.examination = :number ORDER BY l.number""")
  List<ReopenedLot> listReturned(long tenderId, int number);
}
