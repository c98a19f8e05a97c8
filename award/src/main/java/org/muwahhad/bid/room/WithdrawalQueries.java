package org.muwahhad.bid.room;

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
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Receipts of withdrawals, for the bidder whose bid it was. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface WithdrawalQueries
    extends GenericRepository<WithdrawalQueries.WithdrawalReceipt, String> {

  /**
   * The receipt of a withdrawal.
   *
   * @param version number of the version that was withdrawn
   * @param bidSha256 digest of that version, as its receipt tells it
   * @param bidReceipt number of the receipt of that version
   * @param withdrawnAt UTC, by the database's clock
   * @param deadlineThen UTC, when bids were due at that time; never changes
   * @param sha256 digest of the {@link WithdrawalStatement}
   */
  @Introspected
  @MappedEntity("bid_withdrawal")
  record WithdrawalReceipt(
      @Id String receiptNumber,
      long bidId,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      int version,
      String bidSha256,
      String bidReceipt,
      Instant withdrawnAt,
      Instant deadlineThen,
      String sha256) {

    /** What the digest is of. */
    public WithdrawalStatement statement() {
      return WithdrawalStatement.of(
          registrationNumber, bidSha256, receiptNumber, tenderNumber, version, withdrawnAt);
    }
  }

  String RECEIPT =
      """
      SELECT w.receipt_number, w.bid_id, w.tender_id, t.number AS tender_number, t.title_ar,
             t.title_en, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             s.registration_number, w.version_number AS version, v.sha256 AS bid_sha256,
             v.receipt_number AS bid_receipt, w.withdrawn_at,
             COALESCE((SELECT MIN(a.deadline_before) FROM tender_amendment a
                        WHERE a.tender_id = t.id AND a.published_at > w.withdrawn_at),
                      t.deadline_at) AS deadline_then,
             w.sha256
        FROM bid_withdrawal w
        JOIN bid b ON b.id = w.bid_id
        JOIN bid_version v ON v.bid_id = w.bid_id AND v.number = w.version_number
        JOIN joint_tender t ON t.id = w.tender_id
        JOIN supplier s ON s.id = b.supplier_id
      """;

  @Query(RECEIPT + " WHERE w.bid_id = :bidId AND w.version_number = :version")
  Optional<WithdrawalReceipt> find(long bidId, int version);

  /** All of a bid, the last first. */
  @Query(RECEIPT + " WHERE w.bid_id = :bidId ORDER BY w.version_number DESC")
  List<WithdrawalReceipt> list(long bidId);

  /** The receipt of the withdrawal of a version, which must have been withdrawn. */
  default WithdrawalReceipt get(long bidId, int version) {
    return find(bidId, version)
        .orElseThrow(
            () -> new Refusal.NotFound("withdrawal of version " + version + " of bid " + bidId));
  }
}
