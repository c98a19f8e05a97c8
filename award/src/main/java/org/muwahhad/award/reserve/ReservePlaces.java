package org.muwahhad.award.reserve;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.RiyadhDay;

/** Reserve lists and calls of them as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReservePlaces extends GenericRepository<ReservePlaces.StoredPlace, Long> {

  /** A place's own row. */
  @Introspected
  @MappedEntity("reserve_place")
  record StoredPlace(
      @Id long id,
      long tenderId,
      long lotId,
      int lotNumber,
      long awardId,
      long bidId,
      long supplierId,
      int place,
      LocalDate answerUntil,
      @Nullable ReserveAnswer answer) {}

  /** A bid that can be asked. */
  @Introspected
  @MappedEntity("winner_reserve")
  record Candidate(@Id long bidId, int rankPosition) {}

  /** An award of a lot. */
  @Introspected
  @MappedEntity("award")
  record LotAward(@Id long id, String status) {}

  String PLACE =
      """
      SELECT p.id, p.tender_id, p.lot_id, l.number AS lot_number, p.award_id, p.bid_id,
             b.supplier_id, p.place, p.answer_until, p.answer
        FROM reserve_place p
        JOIN lot l ON l.id = p.lot_id
        JOIN bid b ON b.id = p.bid_id
      """;

  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<Long> lockTender(long tenderId);

  @Query("SELECT id FROM reserve_place WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  @Query(PLACE + " WHERE p.id = :id")
  Optional<StoredPlace> find(long id);

  @Query("SELECT number FROM lot WHERE id = :lotId AND tender_id = :tenderId")
  Optional<Integer> findLot(long tenderId, long lotId);

  /** The living awards of a lot. */
  @Query("SELECT id, status FROM live_award WHERE lot_id = :lotId ORDER BY id")
  List<LotAward> listLiving(long lotId);

  /** Who ranks after the winner, at no less, and could be awarded the lot at other prices. */
  @Query(
      """
      SELECT bid_id, rank_position FROM winner_reserve
       WHERE award_id = :awardId ORDER BY rank_position, bid_id""")
  List<Candidate> listCandidates(long awardId);

  @Query("SELECT COUNT(*) FROM reserve_place WHERE award_id = :awardId")
  long count(long awardId);

  @Query(
      """
      INSERT INTO reserve_place (tender_id, lot_id, award_id, bid_id, place, answer_until,
                                 invited_by, invited_at)
      VALUES (:tenderId, :lotId, :awardId, :bidId, :place, :answerUntil, :personId,
              UTC_TIMESTAMP(6))""")
  void invite(
      long tenderId,
      long lotId,
      long awardId,
      long bidId,
      int place,
      LocalDate answerUntil,
      long personId);

  @Query(
      """
      UPDATE reserve_place
         SET answer = :answer, answered_by = :personId, answered_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND answer IS NULL""")
  int answer(long id, ReserveAnswer answer, long personId);

  /** The award of a lot that was lost last: adopted, and ended. */
  @Query(
      """
      SELECT a.id, a.status FROM award a
       WHERE a.lot_id = :lotId AND a.end_reason IS NOT NULL
         AND EXISTS (SELECT 1 FROM reserve_place p WHERE p.award_id = a.id)
       ORDER BY a.id DESC LIMIT 1""")
  Optional<LotAward> findLost(long lotId);

  /** Whether the lot is active and has no award; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM lot l
       WHERE l.id = :lotId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)""")
  long countOpen(long lotId);

  /**
   * The reserve of a lost award in its order: who accepted, was not called, and can be awarded the
   * lot without more than it declared it can take.
   */
  @Query(
      PLACE
          + """
       WHERE p.award_id = :awardId AND p.answer = 'ACCEPTED'
         AND NOT EXISTS (SELECT 1 FROM reserve_call k
                          WHERE k.award_id = p.award_id AND k.bid_id = p.bid_id)
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)
         AND NOT EXISTS (SELECT 1 FROM review_exclusion x
                          WHERE x.lot_id = p.lot_id AND x.bid_id = p.bid_id)
         AND NOT EXISTS (SELECT 1 FROM reserve_beyond_capacity y WHERE y.place_id = p.id)
       ORDER BY p.place""")
  List<StoredPlace> listReady(long awardId);

  /** How many of a reserve with a place before another may still answer today. */
  @Query(
      """
      SELECT COUNT(*) FROM reserve_place
       WHERE award_id = :awardId AND place < :place AND answer IS NULL
         AND answer_until >=
      """
          + RiyadhDay.TODAY)
  long countOpenBefore(long awardId, int place);

  /** Whether a bidder that was called can still be recommended; 1 or 0. */
  @Query("SELECT COUNT(*) FROM valid_reserve_call WHERE lot_id = :lotId")
  long countCalled(long lotId);

  @Query(
      """
      INSERT INTO reserve_call (tender_id, lot_id, award_id, bid_id, reason, called_by, called_at)
      VALUES (:tenderId, :lotId, :awardId, :bidId, :reason, :personId, UTC_TIMESTAMP(6))""")
  void call(long tenderId, long lotId, long awardId, long bidId, String reason, long personId);
}
