package org.muwahhad.bid;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderStatus;

/** Bids and their sealed versions as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Bids extends GenericRepository<Bids.Bid, Long> {

  /** A stored bid, without its draft. */
  @MappedEntity("bid")
  record Bid(
      @Id long id,
      long tenderId,
      long supplierId,
      BidStatus status,
      int versionCount,
      int version) {
    public String chain() {
      return "bid:" + id;
    }
  }

  /** Whether a tender takes bids, with its deadline and the database's time (UTC). */
  @Introspected
  @MappedEntity("joint_tender")
  record Gate(
      @Id long id,
      String number,
      TenderStatus status,
      boolean twoEnvelopes,
      @Nullable Instant deadlineAt,
      Instant now) {
    public Instant deadline() {
      if (deadlineAt == null) {
        throw new Refusal.RuleBroken("bid.tender-not-open", number);
      }
      return deadlineAt;
    }

    public boolean isOver() {
      return !now.isBefore(deadline());
    }
  }

  /** A registered supplier, as a bid is sealed for it. */
  @Introspected
  @MappedEntity("supplier")
  record Bidder(@Id long id, String registrationNumber, String status) {
    boolean isRegistered() {
      return status.equals("REGISTERED");
    }
  }

  /** What the bidder is typing, encrypted by the vault. */
  @Introspected
  @MappedEntity("bid")
  record StoredDraft(@Id long id, byte[] draft) {}

  /** Locks a tender's row for readers: it cannot close while a bid is being received. */
  @Query(
      """
      SELECT id, number, status, two_envelopes, deadline_at, UTC_TIMESTAMP(6) AS now
        FROM joint_tender WHERE id = :tenderId LOCK IN SHARE MODE""")
  Optional<Gate> shareGate(long tenderId);

  /** Locks a tender's row: waits until no bid is being received any more. */
  @Query(
      """
      SELECT id, number, status, two_envelopes, deadline_at, UTC_TIMESTAMP(6) AS now
        FROM joint_tender WHERE id = :tenderId FOR UPDATE""")
  Optional<Gate> lockGate(long tenderId);

  @Query("SELECT id, registration_number, status FROM supplier WHERE id = :id")
  Optional<Bidder> findBidder(long id);

  @Query("SELECT COUNT(*) FROM supplier WHERE id = :id AND is_gcc_origin")
  int countGccOrigin(long id);

  @Query("SELECT code FROM currency ORDER BY code")
  List<String> listCurrencies();

  @Query(
      """
      INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
      VALUES (:id, :tenderId, :supplierId, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE version_count = version_count""")
  int ensure(long id, long tenderId, long supplierId);

  @Query(
      """
      SELECT id, tender_id, supplier_id, status, version_count, version FROM bid
       WHERE tender_id = :tenderId AND supplier_id = :supplierId FOR UPDATE""")
  Optional<Bid> lockOf(long tenderId, long supplierId);

  @Query(
      """
      SELECT id, tender_id, supplier_id, status, version_count, version FROM bid
       WHERE id = :id""")
  Optional<Bid> find(long id);

  @Query(
      """
      SELECT id, draft FROM bid
       WHERE tender_id = :tenderId AND supplier_id = :supplierId AND draft IS NOT NULL""")
  Optional<StoredDraft> findDraft(long tenderId, long supplierId);

  @Query(
      """
      UPDATE bid SET draft = :draft, updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND version = :version""")
  int storeDraft(long id, byte[] draft, int version);

  @Query(
      """
      UPDATE bid SET draft = NULL, updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND version = :version""")
  int dropDraft(long id, int version);

  /** Forgets the price workbook that was sent and not taken: a copy of prices as a draft is. */
  @Query("DELETE FROM bid_price_workbook WHERE bid_id = :id")
  int dropWorkbook(long id);

  /** The bytes of all sealed versions of a bid. */
  @Query("SELECT COALESCE(SUM(sealed_bytes), 0) FROM bid_version WHERE bid_id = :id")
  long sumSealedBytes(long id);

  /**
   * Adds a version.
   *
   * @param sealedPrices empty in one envelope
   * @param bidderKeyId key that signs it; null where the service sealed it
   * @param signature Base64; null where the service sealed it
   */
  @Query(
      """
      INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key, received_at,
                               received_from, sha256, sealed_content, sealed_prices, sealed_by,
                               bidder_key_id, signature)
      VALUES (:bidId, :tenderId, :number, :receiptNumber, :requestKey, :receivedAt,
              :receivedFrom, :sha256, :sealedContent, NULLIF(:sealedPrices, ''), :sealedBy,
              :bidderKeyId, :signature)""")
  void addVersion(
      long bidId,
      long tenderId,
      int number,
      String receiptNumber,
      String requestKey,
      Instant receivedAt,
      long receivedFrom,
      String sha256,
      byte[] sealedContent,
      byte[] sealedPrices,
      SealedBy sealedBy,
      @Nullable Long bidderKeyId,
      @Nullable String signature);

  @Query(
      """
      UPDATE bid
         SET status = 'SUBMITTED', version_count = :number, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int submit(long id, BidStatus from, int number, int version);

  /** Keeps that a bid came too late. */
  @Query(
      """
      INSERT INTO late_bid (receipt_number, tender_id, supplier_id, request_key, refused_at,
                            deadline_at, sha256, size, sent_by)
      VALUES (:receiptNumber, :tenderId, :supplierId, :requestKey, :refusedAt, :deadlineAt,
              :sha256, :size, :personId)""")
  void addLate(
      String receiptNumber,
      long tenderId,
      long supplierId,
      String requestKey,
      Instant refusedAt,
      Instant deadlineAt,
      String sha256,
      int size,
      long personId);

  /** Adds the receipt of a withdrawal, before the bid is withdrawn. */
  @Query(
      """
      INSERT INTO bid_withdrawal (bid_id, tender_id, version_number, receipt_number, withdrawn_at,
                                  withdrawn_by, sha256)
      VALUES (:bidId, :tenderId, :version, :receiptNumber, :withdrawnAt, :personId, :sha256)""")
  void addWithdrawal(
      long bidId,
      long tenderId,
      int version,
      String receiptNumber,
      Instant withdrawnAt,
      long personId,
      String sha256);

  @Query(
      """
      UPDATE bid
         SET status = 'WITHDRAWN', withdrawn_by = :personId, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int withdraw(long id, BidStatus from, long personId, int version);

  @Query(
      """
      UPDATE bid SET status = :to, updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int move(long id, BidStatus from, BidStatus to, int version);
}
