package org.muwahhad.tender.publication;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.AwardVisibility;
import org.muwahhad.tender.NoAward;
import org.muwahhad.tender.PublicState;

/**
 * What is public of tenders. No statement here reads an estimate, a price before the award, a bid
 * before the opening, or which entity a quantity is for.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PublishedTenderQueries
    extends GenericRepository<PublishedTenderQueries.PublishedTenderHead, Long> {

  /** A published tender in the list of all. Instants are UTC. */
  @Introspected
  @MappedEntity("joint_tender")
  record PublishedTenderRow(
      @Id String number,
      @Relation(EMBEDDED) Bilingual title,
      PublicState state,
      Instant publishedAt,
      Instant deadlineAt,
      int lots) {}

  /**
   * A published tender. Instants are UTC.
   *
   * @param bidKeySha256 fingerprint of the key that bids are sealed to
   * @param pricesKeySha256 fingerprint of that of prices which are sealed apart
   */
  @Introspected
  @MappedEntity("joint_tender")
  record PublishedTenderHead(
      @Id long id,
      String number,
      String ocid,
      @Relation(EMBEDDED) Bilingual title,
      PublicState state,
      String procurementMethod,
      String awardCriteria,
      String currency,
      Instant publishedAt,
      Instant deadlineAt,
      LocalDate rateDate,
      @Nullable String urgencyReason,
      @Nullable Instant openedAt,
      @Nullable String cancelReason,
      Instant updatedAt,
      boolean twoEnvelopes,
      @Nullable String bidKeySha256,
      @Nullable String pricesKeySha256) {}

  /** A supplier whose bid was opened. */
  @Introspected
  @MappedEntity("supplier")
  record Bidder(@Id String registrationNumber, @Relation(EMBEDDED) Bilingual name) {}

  /** What an award in effect gives of an item. */
  @Introspected
  @MappedEntity("award_item")
  record AwardItemRow(@Id long awardId, long lotItemId, BigDecimal quantity) {}

  /** How much of an item is delivered to a city of a state; in the unit of the item. */
  @Introspected
  @MappedEntity("delivery_site")
  record DeliveryRow(
      @Id long lotItemId,
      long lotId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual city,
      BigDecimal quantity) {}

  /**
   * An award; without VAT, in the currency of the bid. The instant is UTC.
   *
   * @param status OCDS code: active, or pending where it is shown before it is in effect
   * @param activeAt when it took effect; null while it is pending
   * @param decidedAt when the committee adopted it, by the level that decided last; null before
   * @param sharePercent the units it gives of those of the lot; 100 when the lot is not divided
   */
  @Introspected
  @MappedEntity("award")
  record AwardRow(
      @Id long id,
      long lotId,
      int lotNumber,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual supplier,
      BigDecimal amount,
      String currency,
      BigDecimal sharePercent,
      String status,
      @Nullable Instant activeAt,
      @Nullable Instant decidedAt) {
    public Money price() {
      return new Money(amount, currency);
    }
  }

  /**
   * A lot that ended without an award.
   *
   * @param cause why
   */
  @Introspected
  @MappedEntity("lot")
  record UnawardedRow(@Id int lotNumber, NoAward cause) {}

  String STATE =
      """
      CASE WHEN t.status = 'CANCELLED' THEN 'CANCELLED' WHEN t.status = 'AWARDED' THEN 'AWARDED'
           WHEN t.status = 'STANDSTILL' THEN 'STANDSTILL'
           WHEN t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < t.deadline_at THEN 'OPEN'
           ELSE 'CLOSED' END
      """;

  String FOUND =
      """
        FROM joint_tender t
       WHERE t.published_at IS NOT NULL AND t.status NOT IN ('DRAFT', 'APPROVED')
         AND (:words = '' OR LOCATE(:words, t.number) > 0 OR LOCATE(:words, t.title_ar) > 0
              OR LOCATE(:words, t.title_en) > 0
              OR EXISTS (SELECT 1 FROM lot_item i
                           JOIN lot l ON l.id = i.lot_id
                           JOIN item_revision r ON r.id = i.revision_id
                          WHERE i.tender_id = t.id
                            AND (LOCATE(:words, l.title_ar) > 0 OR LOCATE(:words, l.title_en) > 0
                                 OR LOCATE(:words, r.name_ar) > 0
                                 OR LOCATE(:words, r.name_en) > 0)))
      """;

  String IN_STATE = " AND (:state = '' OR " + STATE + " = :state) ";

  /** Those that take bids first, the nearest deadline first; then the others, the newest first. */
  @Query(
      "SELECT t.number, t.title_ar, t.title_en, "
          + STATE
          + " AS state, t.published_at, t.deadline_at,"
          + " (SELECT COUNT(*) FROM lot l WHERE l.tender_id = t.id) AS lots "
          + FOUND
          + IN_STATE
          + " ORDER BY CASE WHEN t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < t.deadline_at"
          + " THEN 0 ELSE 1 END, CASE WHEN t.status = 'PUBLISHED'"
          + " AND UTC_TIMESTAMP(6) < t.deadline_at THEN t.deadline_at END, t.published_at DESC,"
          + " t.id DESC LIMIT :limit OFFSET :offset")
  List<PublishedTenderRow> list(String words, String state, int limit, long offset);

  /**
   * What was published last, the newest first.
   *
   * @param cpv pattern of the code of an item, {@code ^} for all
   * @param from UTC; published then or later
   * @param until UTC; published before
   */
  @Query(
      "SELECT t.number, t.title_ar, t.title_en, "
          + STATE
          + """
             AS state, t.published_at, t.deadline_at,
             (SELECT COUNT(*) FROM lot l WHERE l.tender_id = t.id) AS lots
        FROM joint_tender t
       WHERE t.published_at IS NOT NULL AND t.status NOT IN ('DRAFT', 'APPROVED')
         AND t.published_at >= :from AND t.published_at < :until
         AND (:cpv = '^' OR EXISTS (SELECT 1 FROM lot_item i
                                     JOIN item_revision r ON r.id = i.revision_id
                                     JOIN catalog_item c ON c.id = r.item_id
                                    WHERE i.tender_id = t.id AND c.category_code REGEXP :cpv))
       ORDER BY t.published_at DESC, t.id DESC LIMIT :limit""")
  List<PublishedTenderRow> listNewest(String cpv, Instant from, Instant until, int limit);

  @Query("SELECT COUNT(*) " + FOUND + IN_STATE)
  int count(String words, String state);

  @Query(
      "SELECT t.id, t.number, t.ocid, t.title_ar, t.title_en, "
          + STATE
          + """
             AS state, t.procurement_method, t.award_criteria, t.currency, t.published_at,
             t.deadline_at, t.rate_date, t.urgency_reason, t.opened_at, t.cancel_reason,
             t.two_envelopes,
             (SELECT SHA2(k.public_keyset, 256) FROM tender_key k
               WHERE k.tender_id = t.id) AS bid_key_sha256,
             (SELECT SHA2(k.public_keyset, 256) FROM price_key k
               WHERE k.tender_id = t.id) AS prices_key_sha256,
             GREATEST(t.published_at,
                      COALESCE((SELECT MAX(a.published_at) FROM tender_amendment a
                                 WHERE a.tender_id = t.id), t.published_at),
                      COALESCE((SELECT MAX(w.active_at) FROM award w WHERE w.tender_id = t.id),
                               t.published_at),
                      COALESCE((SELECT MAX(m.at) FROM tender_milestone m
                                 WHERE m.tender_id = t.id
                                   AND m.status IN ('OPENED', 'STANDSTILL', 'AWARDED', 'CANCELLED')),
                               t.published_at)) AS updated_at
        FROM joint_tender t
       WHERE t.number = :number AND t.published_at IS NOT NULL
         AND t.status NOT IN ('DRAFT', 'APPROVED')""")
  Optional<PublishedTenderHead> find(String number);

  /** Where the items of a tender are delivered, by state and city, in the order of the items. */
  @Query(
      """
      SELECT i.id AS lot_item_id, i.lot_id, m.code AS state_code, m.name_ar AS state_ar,
             m.name_en AS state_en, s.city_ar, s.city_en, SUM(a.quantity) AS quantity
        FROM lot_item i
        JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN delivery_site s ON s.id = d.site_id
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN member_state m ON m.code = e.state_code
       WHERE i.tender_id = :tenderId
       GROUP BY i.id, i.lot_id, i.position, m.code, m.name_ar, m.name_en, s.city_ar, s.city_en
       ORDER BY m.code, s.city_en, s.city_ar, i.position, i.id""")
  List<DeliveryRow> listDeliveries(long tenderId);

  /** Whose bids were opened; nobody before the opening. */
  @Query(
      """
      SELECT s.registration_number, s.name_ar, s.name_en
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN joint_tender t ON t.id = o.tender_id AND t.opened_at IS NOT NULL
       WHERE o.tender_id = :tenderId
       ORDER BY s.registration_number""")
  List<Bidder> listBidders(long tenderId);

  /**
   * Awards of a tender.
   *
   * @param pendingToo whether those that are recommended or decided and not in effect yet are shown
   */
  @Query(
"""
      SELECT a.id, a.lot_id, l.number AS lot_number, s.registration_number,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, a.amount, a.currency, a.status,
             COALESCE(ROUND(100 * (SELECT SUM(x.quantity) FROM award_item x WHERE x.award_id = a.id)
               / (SELECT SUM(i.quantity) FROM lot_item_in_force i
                   WHERE i.lot_id = a.lot_id GROUP BY i.lot_id), 2), 100)
               AS share_percent, a.active_at, d.closed_at AS decided_at
        FROM live_award a
        LEFT JOIN decision d ON d.id = a.decision_id
        JOIN lot l ON l.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE a.tender_id = :tenderId
         AND
"""
          + AwardVisibility.CONDITION
          + """
       ORDER BY l.number, a.id""")
  List<AwardRow> listAwards(long tenderId, boolean pendingToo);

  /** The lots that ended without an award. */
  @Query(
      "SELECT l.number AS lot_number, "
          + NoAward.OF_LOT
          + """
             AS cause
        FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'UNSUCCESSFUL'
       ORDER BY l.number""")
  List<UnawardedRow> listUnawarded(long tenderId);

  @Query(
"""
      SELECT x.award_id, x.lot_item_id, x.quantity
        FROM live_award a
        JOIN award_item x ON x.award_id = a.id
        JOIN lot_item i ON i.id = x.lot_item_id
       WHERE a.tender_id = :tenderId AND
"""
          + AwardVisibility.CONDITION
          + """
       ORDER BY x.award_id, i.position, i.id""")
  List<AwardItemRow> listAwardItems(long tenderId, boolean pendingToo);
}
