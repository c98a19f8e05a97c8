package org.muwahhad.award.reserve;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.PricedItem;
import org.muwahhad.shared.Bilingual;

/**
 * Reserve lists as pages, programs, messages and reports read them. Who may see what is asked in
 * {@link ViewReserve}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReserveQueries extends GenericRepository<ReserveQueries.ReservePlace, Long> {

  /**
   * A place on the reserve list of a lot; instants are UTC, the last day to answer is one in
   * Riyadh.
   *
   * @param winner whose prices are accepted
   * @param answer null while it is not answered
   * @param callReason why it was called in place of the winner; null when it was not
   */
  @Introspected
  @MappedEntity("reserve_place")
  record ReservePlace(
      @Id long id,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual tenderTitle,
      long lotId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long awardId,
      @Relation(EMBEDDED) Bilingual winner,
      long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      int place,
      LocalDate answerUntil,
      Instant invitedAt,
      @Nullable ReserveAnswer answer,
      @Nullable Instant answeredAt,
      @Nullable Instant calledAt,
      @Nullable String callReason) {}

  /**
   * A lot whose winner bidders could be asked to stand in for, or that the reserve is called for.
   */
  @Introspected
  @MappedEntity("lot")
  record ReserveLot(
      @Id long lotId,
      int number,
      @Relation(EMBEDDED) Bilingual title,
      int asked,
      int candidates,
      int ready) {
    /** Whether bidders can be asked: there is one winner, nobody was asked, and some rank after. */
    public boolean mayInvite() {
      return asked == 0 && candidates > 0;
    }

    /** Whether somebody of the reserve can be called: the winner is lost. */
    public boolean mayCall() {
      return ready > 0;
    }
  }

  String PLACE =
      """
      SELECT p.id, p.tender_id, t.number AS tender_number, t.title_ar AS tender_title_ar,
             t.title_en AS tender_title_en, p.lot_id, l.number AS lot_number,
             l.title_ar AS lot_title_ar, l.title_en AS lot_title_en, p.award_id,
             z.name_ar AS winner_ar, z.name_en AS winner_en, p.bid_id, s.id AS supplier_id,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, p.place, p.answer_until,
             p.invited_at, p.answer, p.answered_at, k.called_at, k.reason AS call_reason
        FROM reserve_place p
        JOIN joint_tender t ON t.id = p.tender_id
        JOIN lot l ON l.id = p.lot_id
        JOIN award a ON a.id = p.award_id
        JOIN bid y ON y.id = a.bid_id
        JOIN supplier z ON z.id = y.supplier_id
        JOIN bid b ON b.id = p.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN reserve_call k ON k.award_id = p.award_id AND k.bid_id = p.bid_id
      """;

  /** The lists of a tender, by lot and place; of one supplier (0: all) its own places. */
  @Query(
      PLACE
          + """
       WHERE p.tender_id = :tenderId AND (:supplierId = 0 OR s.id = :supplierId)
       ORDER BY l.number, p.award_id DESC, p.place
       LIMIT 1000""")
  List<ReservePlace> list(long tenderId, long supplierId);

  @Query(PLACE + " WHERE p.id = :id AND (:supplierId = 0 OR s.id = :supplierId)")
  Optional<ReservePlace> find(long id, long supplierId);

  @Query(PLACE + " WHERE p.award_id = :awardId AND p.bid_id = :bidId")
  Optional<ReservePlace> findOf(long awardId, long bidId);

  @Query(PLACE + " WHERE p.award_id = :awardId ORDER BY p.place")
  List<ReservePlace> listOf(long awardId);

  @Query(
      """
      SELECT p.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, p.quantity, p.unit_price, p.currency
        FROM winner_price p
        JOIN lot_item i ON i.id = p.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE p.place_id = :placeId
       ORDER BY i.position, i.id""")
  List<PricedItem> listItems(long placeId);

  /**
   * The lots of a tender with what can be done about their reserve: how many are asked for the
   * award that stands, how many could be, and how many are ready where the winner is lost.
   */
  @Query(
      """
      SELECT l.id AS lot_id, l.number, l.title_ar, l.title_en,
             (SELECT COUNT(*) FROM reserve_place p JOIN live_award a ON a.id = p.award_id
               WHERE p.lot_id = l.id) AS asked,
             COALESCE((SELECT COUNT(*)
                FROM live_award a
                JOIN joint_tender t ON t.id = a.tender_id
                 AND (a.status = 'active' OR t.status = 'STANDSTILL')
                JOIN winner_reserve c ON c.award_id = a.id
               WHERE a.lot_id = l.id
                 AND (SELECT COUNT(*) FROM live_award o
                       WHERE o.lot_id = l.id GROUP BY o.lot_id) = 1
               GROUP BY a.lot_id), 0)
               AS candidates,
             (SELECT COUNT(*)
                FROM reserve_place p
                JOIN joint_tender t ON t.id = p.tender_id AND t.status = 'UNDER_EVALUATION'
                JOIN bid b ON b.id = p.bid_id
               WHERE p.lot_id = l.id AND p.answer = 'ACCEPTED' AND l.status = 'ACTIVE'
                 AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)
                 AND p.award_id = (SELECT MAX(a.id) FROM award a
                                    WHERE a.lot_id = l.id AND a.end_reason IS NOT NULL
                                      AND EXISTS (SELECT 1 FROM reserve_place o
                                                   WHERE o.award_id = a.id))
                 AND NOT EXISTS (SELECT 1 FROM reserve_call k
                                  WHERE k.award_id = p.award_id AND k.bid_id = p.bid_id)
                 AND NOT EXISTS (SELECT 1 FROM supplier_debarred d
                                  WHERE d.supplier_id = b.supplier_id)
                 AND NOT EXISTS (SELECT 1 FROM review_exclusion x
                                  WHERE x.lot_id = p.lot_id AND x.bid_id = p.bid_id)
                 AND NOT EXISTS (SELECT 1 FROM reserve_beyond_capacity y WHERE y.place_id = p.id))
               AS ready
        FROM lot l
       WHERE l.tender_id = :tenderId
       ORDER BY l.number""")
  List<ReserveLot> listLots(long tenderId);
}
