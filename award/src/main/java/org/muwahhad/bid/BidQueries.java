package org.muwahhad.bid;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
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
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderStatus;

/**
 * Bids as pages, programs and later packages read them. What the lists of opened bids hold exists
 * only since the opening; everything else asks for the supplier and shows its own bids only.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BidQueries extends GenericRepository<BidQueries.OwnBid, Long> {
  String LOT_TOTALS =
      """
      SELECT l.bid_id, i.lot_id, SUM(ROUND(l.unit_price * i.quantity, c.decimals)) AS amount,
             o.currency
        FROM bid_line l
        JOIN opened_bid o ON o.bid_id = l.bid_id
        JOIN currency c ON c.code = o.currency
        JOIN lot_item i ON i.id = l.lot_item_id AND i.tender_id = l.tender_id
       WHERE l.tender_id = :tenderId""";

  /** A bidder's own bid. Instants are UTC; the deadline is the tender's. */
  @Introspected
  @MappedEntity("bid")
  record OwnBid(
      @Id long id,
      long tenderId,
      long supplierId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      TenderStatus tenderStatus,
      @Nullable Instant deadlineAt,
      BidStatus status,
      int versionCount,
      boolean hasDraft,
      Instant updatedAt) {
    public OwnBid {
      tenderStatus = tenderStatus.publicStatus();
    }
  }

  /**
   * The receipt of one version of a bid.
   *
   * @param receivedAt UTC, by the database's clock
   * @param deadlineAt UTC, when bids are due now
   * @param deadlineThen UTC, when they were due at the time it was received; never changes
   * @param sha256 digest of the content before it was sealed
   * @param documents how many were sealed with it
   * @param twoEnvelopes whether its prices were sealed apart
   * @param sealedBy who sealed it: the bidder, or the service
   * @param keySha256 fingerprint of the bidder's key that signs it; null where the service sealed
   *     it
   */
  @Introspected
  @MappedEntity("bid_version")
  record Receipt(
      @Id String receiptNumber,
      long bidId,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      int number,
      boolean isLast,
      BidStatus status,
      Instant receivedAt,
      Instant deadlineAt,
      Instant deadlineThen,
      String sha256,
      int documents,
      boolean twoEnvelopes,
      SealedBy sealedBy,
      @Nullable String keySha256) {}

  /**
   * A bid as read at the opening, or one that could not be read ({@code status} says which).
   *
   * @param country where the supplier is registered, ISO 3166-1 alpha-2
   * @param currency of all its prices, ISO 4217; null while they are sealed, and for ever when the
   *     bid did not pass the technical evaluation of a tender of two envelopes
   * @param gccOrigin the bidder declared the goods to be of GCC origin
   * @param validityDays days from the deadline
   * @param mostLots the most lots the bidder declared it can take, if it did
   * @param mostValue the most value it declared it can take, without VAT, if it did
   * @param pricesSha256 digest of prices that were sealed apart; null in one envelope
   * @param pricesOpenedAt UTC, when those were opened
   * @param passed whether the bid passed the technical evaluation of two envelopes; null until the
   *     opening of prices is announced
   * @param receivedAt UTC, when the version that counts was received
   * @param drawValue the bidder's part in the drawing of lots, 32 bytes in hexadecimal
   * @param sealedBy who sealed it: the bidder, or the service
   */
  @Introspected
  @MappedEntity("opened_bid")
  record OpenedBid(
      @Id long bidId,
      long tenderId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      String country,
      @Nullable String currency,
      @MappedProperty("is_gcc_origin") boolean gccOrigin,
      int validityDays,
      boolean hasSecurity,
      String statement,
      @Nullable Integer mostLots,
      @Nullable BigDecimal mostValue,
      @Nullable String pricesSha256,
      @Nullable Instant pricesOpenedAt,
      @Nullable Boolean passed,
      int versionNumber,
      String receiptNumber,
      Instant receivedAt,
      String sha256,
      String drawValue,
      SealedBy sealedBy,
      Instant openedAt) {
    /** Whether its prices were sealed apart and could not be read. */
    public boolean hasUnreadPrices() {
      return pricesOpenedAt != null && currency == null;
    }

    /** What it can take at most, if it says so. */
    public Optional<Money> mostMoney() {
      return mostValue == null || currency == null
          ? Optional.empty()
          : Optional.of(new Money(mostValue, currency));
    }
  }

  /** A submitted bid that could not be read at the opening. */
  @Introspected
  @MappedEntity("bid")
  record UnreadableBid(
      @Id long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      String country) {}

  /**
   * A bid that was not confirmed after an amendment, and so was not opened.
   *
   * @param amendment number of the amendment
   */
  @Introspected
  @MappedEntity("bid")
  record UnconfirmedBid(
      @Id long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      int amendment) {}

  /** A price of an opened bid, for one unit without VAT, in the currency of the bid. */
  @Introspected
  @MappedEntity("bid_line")
  record OpenedLine(
      @Id long bidId,
      long lotId,
      long lotItemId,
      BigDecimal quantity,
      BigDecimal unitPrice,
      String currency) {

    /** Unit price times quantity, rounded half up to the currency's decimals. */
    public Money total() {
      return new Money(unitPrice, currency).times(quantity);
    }
  }

  /** What an opened bid asks for a whole lot: the sum of its lines, each rounded. */
  @Introspected
  @MappedEntity("bid_line")
  record LotTotal(@Id long bidId, long lotId, BigDecimal amount, String currency) {
    public Money total() {
      return new Money(amount, currency);
    }
  }

  /** The estimate of a tender, opened after the prices; without VAT. */
  @Introspected
  @MappedEntity("opened_estimate")
  record OpenedEstimate(@Id long tenderId, BigDecimal amount, String currency, Instant openedAt) {
    public Money total() {
      return new Money(amount, currency);
    }
  }

  /** The record of an opening without its text, as it was frozen at an instant, UTC. */
  @Introspected
  @MappedEntity("opening_record")
  record FrozenRecord(@Id long tenderId, SealedPart part, String sha256, Instant frozenAt) {}

  String OWN =
      """
      SELECT b.id, b.tender_id, b.supplier_id, t.number AS tender_number, t.title_ar, t.title_en,
             t.status AS tender_status, t.deadline_at, b.status, b.version_count,
             b.draft IS NOT NULL AS has_draft, b.updated_at
        FROM bid b JOIN joint_tender t ON t.id = b.tender_id
      """;

  String RECEIPT =
      """
      SELECT v.receipt_number, v.bid_id, v.tender_id, t.number AS tender_number, t.title_ar,
             t.title_en, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             s.registration_number, v.number, v.number = b.version_count AS is_last, b.status,
             v.received_at, t.deadline_at,
             COALESCE((SELECT MIN(a.deadline_before) FROM tender_amendment a
                        WHERE a.tender_id = t.id AND a.published_at > v.received_at),
                      t.deadline_at) AS deadline_then,
             v.sha256, (SELECT COUNT(*) FROM bid_version_document k
                         WHERE k.version_id = v.id) AS documents,
             v.sealed_prices IS NOT NULL AS two_envelopes, v.sealed_by,
             (SELECT k.fingerprint FROM bidder_key k WHERE k.id = v.bidder_key_id) AS key_sha256
        FROM bid_version v
        JOIN bid b ON b.id = v.bid_id
        JOIN joint_tender t ON t.id = v.tender_id
        JOIN supplier s ON s.id = b.supplier_id
      """;

  @Query(OWN + " WHERE b.supplier_id = :supplierId ORDER BY t.deadline_at DESC, b.tender_id DESC")
  List<OwnBid> listOwn(long supplierId);

  /** Which bids of a supplier answer a text and a filter. */
  String OWN_CHOSEN =
      """
       WHERE b.supplier_id = :supplierId
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like)
         AND IF(:filter = '', TRUE, b.status = :filter)
      """;

  /**
   * A page of the bids of a supplier.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort number or deadline of the tender, with {@code -} before it for the last first;
   *     otherwise the latest deadline first
   */
  @Query(
      OWN
          + OWN_CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number END,
                CASE :sort WHEN '-number' THEN t.number END DESC,
                CASE :sort WHEN 'deadline' THEN t.deadline_at END,
                t.deadline_at DESC, b.tender_id DESC
       LIMIT :most OFFSET :offset""")
  List<OwnBid> listOwnPage(
      long supplierId, String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) FROM bid b JOIN joint_tender t ON t.id = b.tender_id " + OWN_CHOSEN)
  int countOwn(long supplierId, String like, String filter);

  @Query(OWN + " WHERE b.supplier_id = :supplierId AND b.tender_id = :tenderId")
  Optional<OwnBid> findOwnIn(long supplierId, long tenderId);

  @Query(OWN + " WHERE b.supplier_id = :supplierId AND b.id = :bidId")
  Optional<OwnBid> findOwn(long supplierId, long bidId);

  /** A bidder's own bid; that of another is not found. */
  default OwnBid getOwn(long supplierId, long bidId) {
    return findOwn(supplierId, bidId).orElseThrow(() -> new Refusal.NotFound("bid " + bidId));
  }

  @Query(RECEIPT + " WHERE v.bid_id = :bidId AND v.number = :number")
  Optional<Receipt> findReceipt(long bidId, int number);

  @Query(
      RECEIPT
          + " WHERE b.tender_id = :tenderId AND b.supplier_id = :supplierId"
          + " AND v.request_key = :requestKey")
  Optional<Receipt> findReceipt(long tenderId, long supplierId, String requestKey);

  @Query(RECEIPT + " WHERE v.bid_id = :bidId ORDER BY v.number DESC")
  List<Receipt> listReceipts(long bidId);

  /** The receipt of a version that must exist. */
  default Receipt getReceipt(long bidId, int number) {
    return findReceipt(bidId, number)
        .orElseThrow(() -> new Refusal.NotFound("version " + number + " of bid " + bidId));
  }

  /** The bids read at the opening, in the order of the bidders' register numbers. */
  @Query(
      """
      SELECT o.bid_id, o.tender_id, b.supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, s.registration_number, s.country, o.currency,
             o.is_gcc_origin, o.validity_days, o.has_security, o.statement, o.most_lots,
             o.most_value, o.prices_sha256, o.prices_opened_at,
             (SELECT r.is_passed FROM technical_result r
                JOIN price_opening p ON p.tender_id = r.tender_id
               WHERE r.bid_id = o.bid_id) AS passed,
             v.number AS version_number, v.receipt_number, v.received_at, v.sha256,
             o.draw_value, v.sealed_by, o.opened_at
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN bid_version v ON v.id = o.version_id
       WHERE o.tender_id = :tenderId
       ORDER BY s.registration_number""")
  List<OpenedBid> listOpened(long tenderId);

  @Query(
      """
      SELECT b.id AS bid_id, b.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             s.registration_number, s.country
        FROM bid b JOIN supplier s ON s.id = b.supplier_id
       WHERE b.tender_id = :tenderId AND b.status = 'UNREADABLE'
       ORDER BY s.registration_number""")
  List<UnreadableBid> listUnreadable(long tenderId);

  /** Bids that were not confirmed after the last amendment, since the opening. */
  @Query(
      """
      SELECT b.id AS bid_id, b.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             s.registration_number,
             (SELECT COALESCE(MAX(a.number), 0) FROM tender_amendment a
               WHERE a.tender_id = b.tender_id) AS amendment
        FROM bid b JOIN supplier s ON s.id = b.supplier_id
       WHERE b.tender_id = :tenderId AND b.status = 'UNCONFIRMED'
       ORDER BY s.registration_number""")
  List<UnconfirmedBid> listUnconfirmed(long tenderId);

  /** How many bidders withdrew their bid and submitted no other. */
  @Query("SELECT COUNT(*) FROM bid WHERE tender_id = :tenderId AND status = 'WITHDRAWN'")
  int countWithdrawn(long tenderId);

  /** All prices of all opened bids of a tender, by bid, lot and position. */
  @Query(
      """
      SELECT l.bid_id, i.lot_id, l.lot_item_id, i.quantity, l.unit_price, o.currency
        FROM bid_line l
        JOIN opened_bid o ON o.bid_id = l.bid_id
        JOIN lot_item i ON i.id = l.lot_item_id
        JOIN lot t ON t.id = i.lot_id
       WHERE l.tender_id = :tenderId
       ORDER BY l.bid_id, t.number, i.position, i.id""")
  List<OpenedLine> listLines(long tenderId);

  /** What each opened bid asks for each lot. */
  @Query(LOT_TOTALS + " GROUP BY l.bid_id, i.lot_id, o.currency ORDER BY l.bid_id, i.lot_id")
  List<LotTotal> listLotTotals(long tenderId);

  /** The same for some lots. */
  @Query(
      LOT_TOTALS
          + " AND i.lot_id IN (:lotIds) GROUP BY l.bid_id, i.lot_id, o.currency"
          + " ORDER BY l.bid_id, i.lot_id")
  List<LotTotal> listLotTotals(long tenderId, List<Long> lotIds);

  @Query(
      """
      SELECT tender_id, amount, currency, opened_at
        FROM opened_estimate WHERE tender_id = :tenderId""")
  Optional<OpenedEstimate> findEstimate(long tenderId);

  @Query(
      """
      SELECT tender_id, part, sha256, frozen_at FROM opening_record
       WHERE tender_id = :tenderId ORDER BY part""")
  List<FrozenRecord> listFrozen(long tenderId);
}
