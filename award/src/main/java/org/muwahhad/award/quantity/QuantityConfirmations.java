package org.muwahhad.award.quantity;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of the states and what they answer, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface QuantityConfirmations
    extends GenericRepository<QuantityConfirmations.Confirmation, Long> {

  /** A confirmation; instants are UTC. */
  @Introspected
  @MappedEntity("quantity_confirmation")
  record Confirmation(
      @Id long id,
      long tenderId,
      String status,
      BigDecimal bandPercent,
      Instant openedAt,
      @Nullable Instant settledAt) {
    boolean isOpen() {
      return status.equals("OPEN");
    }
  }

  /** What the demand of a state has in a lot item. */
  @Introspected
  @MappedEntity("lot_item")
  record ItemNeed(@Id long lotItemId, String stateCode, BigDecimal quantity, boolean whole) {}

  /** What a state may confirm of a lot item. */
  @Introspected
  @MappedEntity("state_quantity")
  record ConfirmablePart(
      @Id long lotItemId,
      String stateCode,
      long lotId,
      BigDecimal asked,
      BigDecimal lowest,
      BigDecimal highest,
      @Nullable BigDecimal confirmed,
      boolean whole) {
    Band band() {
      return new Band(asked, lowest, highest, whole);
    }

    BigDecimal inForce() {
      return confirmed == null ? asked : confirmed;
    }
  }

  /** A demand line behind a part. */
  @Introspected
  @MappedEntity("allocation")
  record QuantityDemandLine(@Id long demandLineId, BigDecimal quantity) {}

  /** Where a state stands, with the database's time. */
  @Introspected
  @MappedEntity("confirmation_state")
  record StateStage(@Id String stateCode, StateAnswer status, Instant answerUntil, Instant now) {
    boolean isOver() {
      return !now.isBefore(answerUntil);
    }
  }

  /** A bid by lot. */
  @Introspected
  @MappedEntity("award")
  record LotBid(@Id long lotId, long bidId) {}

  /** What an award comes to, by the number of its lot. */
  @Introspected
  @MappedEntity("award")
  record Amount(@Id long bidId, int lot, BigDecimal amount, String currency) {}

  /** What the pending awards of a tender come to. */
  @Query(
      """
      SELECT a.bid_id, l.number AS lot, a.amount, a.currency
        FROM award a JOIN lot l ON l.id = a.lot_id
       WHERE a.tender_id = :tenderId AND a.status = 'pending'
       ORDER BY l.number, a.bid_id""")
  List<Amount> listAmounts(long tenderId);

  /** Lots decided on whose quantities no state confirmed before. */
  @Query(
      """
      SELECT a.lot_id FROM award a
       WHERE a.tender_id = :tenderId AND a.status = 'pending'
         AND NOT EXISTS (SELECT 1 FROM confirmation_lot l WHERE l.lot_id = a.lot_id)
       GROUP BY a.lot_id ORDER BY a.lot_id""")
  List<Long> listUnconfirmed(long tenderId);

  @Query("SELECT value FROM tender_rule WHERE tender_id = :tenderId AND code = :code")
  Optional<BigDecimal> findRule(long tenderId, String code);

  @Query(
      """
      INSERT INTO quantity_confirmation (tender_id, status, open_of, band_percent, opened_at)
      VALUES (:tenderId, 'OPEN', :tenderId, :band, :at)""")
  void open(long tenderId, BigDecimal band, Instant at);

  @Query("SELECT id FROM quantity_confirmation WHERE open_of = :tenderId")
  Optional<Long> findOpen(long tenderId);

  @Query(
      """
      INSERT INTO confirmation_lot (confirmation_id, lot_id, tender_id)
      VALUES (:id, :lotId, :tenderId)""")
  void addLot(long id, long lotId, long tenderId);

  @Query(
      """
      SELECT i.id AS lot_item_id, e.state_code, SUM(a.quantity) AS quantity, u.is_whole AS whole
        FROM confirmation_lot l
        JOIN lot_item i ON i.lot_id = l.lot_id
        JOIN unit_of_measure u ON u.code = i.unit_code
        JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
       WHERE l.confirmation_id = :id
       GROUP BY i.id, e.state_code, u.is_whole ORDER BY e.state_code, i.id""")
  List<ItemNeed> listNeeds(long id);

  @Query(
      """
      INSERT INTO confirmation_state (confirmation_id, state_code, answer_until)
      VALUES (:id, :state, :until)""")
  void addState(long id, String state, Instant until);

  @Query(
      """
      INSERT INTO state_quantity (confirmation_id, state_code, lot_item_id, asked, lowest, highest)
      VALUES (:id, :state, :lotItemId, :asked, :lowest, :highest)""")
  void addPart(
      long id,
      String state,
      long lotItemId,
      BigDecimal asked,
      BigDecimal lowest,
      BigDecimal highest);

  String CONFIRMATION =
      "SELECT c.id, c.tender_id, c.status, c.band_percent, c.opened_at, c.settled_at"
          + " FROM quantity_confirmation c ";

  @Query(CONFIRMATION + " WHERE c.id = :id")
  Optional<Confirmation> find(long id);

  /** The newest confirmation of a tender. */
  @Query(CONFIRMATION + " WHERE c.tender_id = :tenderId ORDER BY c.id DESC LIMIT 1")
  Optional<Confirmation> findNewest(long tenderId);

  @Query(
      """
      SELECT state_code, status, answer_until, UTC_TIMESTAMP(6) AS now
        FROM confirmation_state WHERE confirmation_id = :id AND state_code = :state FOR UPDATE""")
  Optional<StateStage> hold(long id, String state);

  @Query(
      """
      SELECT q.lot_item_id, q.state_code, i.lot_id, q.asked, q.lowest, q.highest, q.confirmed,
             u.is_whole AS whole
        FROM state_quantity q
        JOIN lot_item i ON i.id = q.lot_item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE q.confirmation_id = :id AND IF(:state = '', TRUE, q.state_code = :state)
       ORDER BY i.lot_id, i.position, q.state_code""")
  List<ConfirmablePart> listParts(long id, String state);

  @Query(
      """
      INSERT INTO lot_opt_out (confirmation_id, state_code, lot_id, reason)
      VALUES (:id, :state, :lotId, :reason)""")
  void optOut(long id, String state, long lotId, String reason);

  @Query(
      """
      UPDATE state_quantity SET confirmed = :quantity
       WHERE confirmation_id = :id AND state_code = :state AND lot_item_id = :lotItemId
         AND confirmed IS NULL""")
  int confirm(long id, String state, long lotItemId, BigDecimal quantity);

  @Query(
      """
      UPDATE confirmation_state
         SET status = 'ANSWERED', answered_by = :personId, answered_at = UTC_TIMESTAMP(6)
       WHERE confirmation_id = :id AND state_code = :state AND status = 'WAITING'""")
  int answered(long id, String state, long personId);

  String IS_DUE =
      """
       WHERE c.status = 'OPEN'
         AND EXISTS (SELECT 1 FROM joint_tender t WHERE t.id = c.tender_id AND t.status = 'DECIDED')
         AND NOT EXISTS (SELECT 1 FROM confirmation_state s
                          WHERE s.confirmation_id = c.id AND s.status = 'WAITING'
                            AND s.answer_until > UTC_TIMESTAMP(6))""";

  /** Some confirmations after one that no state may answer any more. */
  @Query(
      "SELECT c.id FROM quantity_confirmation c "
          + IS_DUE
          + " AND c.id > :after ORDER BY c.id LIMIT :most")
  List<Long> listDue(long after, int most);

  /** A confirmation that no state may answer any more, held until the transaction ends. */
  @Query(
      "SELECT c.id FROM quantity_confirmation c "
          + IS_DUE
          + " AND c.id = :id FOR UPDATE SKIP LOCKED")
  Optional<Long> claimDue(long id);

  /** Holds the tender until the act ends. */
  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<Long> lockTender(long tenderId);

  @Query(
      """
      UPDATE confirmation_state SET status = 'SILENT'
       WHERE confirmation_id = :id AND status = 'WAITING'""")
  int fallSilent(long id);

  @Query(
      """
      SELECT a.demand_line_id, a.quantity
        FROM allocation a
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
       WHERE a.lot_item_id = :lotItemId AND e.state_code = :state
       ORDER BY a.demand_line_id""")
  List<QuantityDemandLine> listLines(long lotItemId, String state);

  @Query(
      """
      INSERT INTO confirmed_line (demand_line_id, lot_item_id, confirmation_id, quantity)
      VALUES (:line, :lotItemId, :id, :quantity)""")
  void putLine(long line, long lotItemId, long id, BigDecimal quantity);

  /** The items whose sum the states changed. */
  @Query(
      """
      INSERT INTO confirmed_item (lot_item_id, confirmation_id, quantity)
      SELECT q.lot_item_id, q.confirmation_id, SUM(COALESCE(q.confirmed, q.asked))
        FROM state_quantity q
       WHERE q.confirmation_id = :id
       GROUP BY q.lot_item_id, q.confirmation_id
      HAVING SUM(COALESCE(q.confirmed, q.asked)) <> SUM(q.asked)""")
  int putItems(long id);

  /** Keeps the ranking that was decided on. */
  @Query(
      """
      INSERT INTO quantity_ranking (confirmation_id, lot_id, bid_id, basis, exclusion, bid_total,
                                    bid_currency, converted_total, evaluated_price,
                                    technical_score, price_score, final_score, rank_position,
                                    is_abnormally_low)
      SELECT l.confirmation_id, r.lot_id, r.bid_id, 'ASKED', r.exclusion, r.bid_total,
             r.bid_currency, r.converted_total, r.evaluated_price, r.technical_score,
             r.price_score, r.final_score, r.rank_position, r.is_abnormally_low
        FROM confirmation_lot l JOIN lot_ranking r ON r.lot_id = l.lot_id
       WHERE l.confirmation_id = :id""")
  int keepRanking(long id);

  @Query(
      """
      INSERT INTO quantity_ranking (confirmation_id, lot_id, bid_id, basis, exclusion, bid_total,
                                    bid_currency, converted_total, evaluated_price,
                                    technical_score, price_score, final_score, rank_position,
                                    is_abnormally_low)
      VALUES (:id, :lotId, :bidId, 'CONFIRMED', :exclusion, :total, :currency, :converted,
              :evaluated, :technical, :price, :score, :position, :low)""")
  void putPlace(
      long id,
      long lotId,
      long bidId,
      @Nullable String exclusion,
      BigDecimal total,
      String currency,
      BigDecimal converted,
      BigDecimal evaluated,
      BigDecimal technical,
      BigDecimal price,
      BigDecimal score,
      @Nullable Integer position,
      boolean low);

  /** The bids first in the ranking decided on. */
  @Query(
      """
      SELECT lot_id, bid_id FROM quantity_ranking
       WHERE confirmation_id = :id AND basis = 'ASKED' AND rank_position = 1""")
  List<LotBid> listFirst(long id);

  /** The bids awarded; of a divided lot in the order of the ranking decided on. */
  @Query(
      """
      SELECT a.lot_id, a.bid_id FROM award a
        LEFT JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
       WHERE a.tender_id = :tenderId AND a.status = 'pending'
       ORDER BY a.lot_id, r.rank_position, a.id""")
  List<LotBid> listAwarded(long tenderId);

  /** The lots that were ranked with the alternative of the first, which is awarded so. */
  @Query("SELECT lot_id FROM lot_ranking WHERE tender_id = :tenderId AND is_alternative")
  List<Long> listLotsByAlternative(long tenderId);

  /**
   * A lot with a discounted award, and a lot that its bidder holds and its discount depends on.
   *
   * @param winning how many such lots the discount asks for
   */
  @Introspected
  @MappedEntity("award_discount")
  record Condition(@Id long awardId, int number, long lotId, long whenLotId, int winning) {}

  @Query(
      """
      SELECT a.id AS award_id, d.number, a.lot_id, w.lot_id AS when_lot_id,
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
  List<Condition> listConditions(long tenderId);

  /** Committees that a value in riyals needs and that have not decided. */
  @Query(
      """
      SELECT COUNT(*) FROM tender_rule r JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
       WHERE r.tender_id = :tenderId AND r.value <= :riyals
         AND NOT EXISTS (SELECT 1 FROM recommendation m
                           JOIN recommendation_level v ON v.recommendation_id = m.id
                          WHERE m.current_of = :tenderId AND v.committee_id = c.id)""")
  int countMissingLevels(long tenderId, BigDecimal riyals);

  @Query(
      """
      UPDATE confirmation_lot SET outcome = :outcome
       WHERE confirmation_id = :id AND lot_id = :lotId AND outcome IS NULL""")
  int setOutcome(long id, long lotId, LotOutcome outcome);

  @Query(
      """
      UPDATE quantity_confirmation
         SET status = 'SETTLED', open_of = NULL, settled_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'OPEN'""")
  int settle(long id);

  /** Ends the awards of a lot, because of what the states confirmed. */
  @Query(
      """
      UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'QUANTITIES',
                       version = version + 1
       WHERE lot_id = :lotId AND status = 'pending'""")
  int end(long lotId);

  @Query(
      """
      SELECT l.number FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)
       ORDER BY l.number""")
  List<Integer> listOpenNumbers(long tenderId);
}
