package org.muwahhad.evaluation.price;

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

/** Alternatives to lots as stored, and what the panel decided on them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EvaluatedAlternatives
    extends GenericRepository<EvaluatedAlternatives.AlternativeLine, Long> {

  /**
   * A line of an alternative beside that of its bid, in the currency of both.
   *
   * @param bidPrice price of one unit in the bid itself
   * @param unitPrice price of one unit in the alternative
   */
  @Introspected
  @MappedEntity("alternative_line")
  record AlternativeLine(
      @Id long lotItemId,
      BigDecimal bidPrice,
      BigDecimal unitPrice,
      @Nullable String origin,
      @Nullable String offered) {}

  /** What differs, in the words of the bidder. */
  @Query("SELECT description FROM bid_alternative WHERE lot_id = :lotId AND bid_id = :bidId")
  Optional<String> find(long lotId, long bidId);

  @Query(
      """
      SELECT a.lot_item_id, b.unit_price AS bid_price, a.unit_price, a.origin, a.offered
        FROM alternative_line a
        JOIN bid_line b ON b.bid_id = a.bid_id AND b.lot_item_id = a.lot_item_id
       WHERE a.lot_id = :lotId AND a.bid_id = :bidId""")
  List<AlternativeLine> listLines(long lotId, long bidId);

  /** A price of a bid itself where its alternative stands in its place. */
  @Introspected
  @MappedEntity("bid_line")
  record ReplacedPrice(@Id long lotItemId, long lotId, long bidId, BigDecimal unitPrice) {}

  @Query(
      """
      SELECT b.lot_item_id, r.lot_id, b.bid_id, b.unit_price
        FROM lot_ranking r
        JOIN lot_item i ON i.lot_id = r.lot_id
        JOIN bid_line b ON b.bid_id = r.bid_id AND b.lot_item_id = i.id
       WHERE r.tender_id = :tenderId AND r.is_alternative""")
  List<ReplacedPrice> listReplaced(long tenderId);

  /** The decisions on the alternative of a bid to a lot, the last first. */
  @Query(
      """
      SELECT d.number, d.is_accepted, d.reason, d.decided_at, p.name_ar, p.name_en, d.examination
        FROM alternative_decision d JOIN person p ON p.id = d.decided_by
       WHERE d.lot_id = :lotId AND d.bid_id = :bidId
       ORDER BY d.number DESC""")
  List<AlternativeDecision> listDecisions(long lotId, long bidId);

  @Query(
      """
      INSERT INTO alternative_decision (lot_id, bid_id, number, tender_id, is_accepted, reason,
                                        decided_by, decided_at)
      VALUES (:lotId, :bidId, :number, :tenderId, :accepted, :reason, :personId,
              UTC_TIMESTAMP(6))""")
  void addDecision(
      long lotId,
      long bidId,
      int number,
      long tenderId,
      boolean accepted,
      String reason,
      long personId);
}
