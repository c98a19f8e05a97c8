package org.muwahhad.reporting.receipt;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Receipts for demand and of bids, as far as they are disclosed to everyone who holds one. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReceiptQueries extends GenericRepository<ReceiptQueries.DemandReceiptFacts, Long> {

  /** What a receipt was given for. */
  sealed interface Receipt
      permits DemandReceiptFacts, BidReceiptFacts, WithdrawalFacts, LateBidFacts {
    String receiptNumber();

    String sha256();
  }

  /**
   * A receipt for demand that was given: neither who asked for what nor how much.
   *
   * @param receivedAt UTC
   * @param replaced whether the entity submitted a later version
   * @param withdrawn whether the entity has taken its demand back since
   * @param reopened whether its demand is with it again for correction and not submitted
   */
  @Introspected
  @MappedEntity("submission_receipt")
  record DemandReceiptFacts(
      @Id long id,
      String receiptNumber,
      String sha256,
      Instant receivedAt,
      String roundCode,
      @Relation(EMBEDDED) Bilingual round,
      @Relation(EMBEDDED) Bilingual state,
      boolean replaced,
      boolean withdrawn,
      boolean reopened)
      implements Receipt {}

  /**
   * A receipt of a bid that was given: neither whose nor what it offers. Before the opening it also
   * says nothing on whether the bid still stands, since that would reveal later bids.
   *
   * @param receivedAt UTC
   * @param deadlineAt UTC, when bids were due at that time
   * @param opened whether this version was opened with the others; null before the opening
   */
  @Introspected
  @MappedEntity("bid_version")
  record BidReceiptFacts(
      @Id String receiptNumber,
      String sha256,
      Instant receivedAt,
      Instant deadlineAt,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      @Nullable Boolean opened)
      implements Receipt {}

  /**
   * A receipt of the withdrawal of a bid that was given: neither whose nor what it offered.
   *
   * @param withdrawnAt UTC
   * @param deadlineAt UTC, when bids were due at that time
   */
  @Introspected
  @MappedEntity("bid_withdrawal")
  record WithdrawalFacts(
      @Id String receiptNumber,
      String sha256,
      Instant withdrawnAt,
      Instant deadlineAt,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title)
      implements Receipt {}

  /**
   * A statement that a bid came too late: neither whose nor what it offered.
   *
   * @param refusedAt UTC
   * @param deadlineAt UTC, the deadline that had passed
   */
  @Introspected
  @MappedEntity("late_bid")
  record LateBidFacts(
      @Id String receiptNumber,
      String sha256,
      Instant refusedAt,
      Instant deadlineAt,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title)
      implements Receipt {}

  @Query(
      """
      SELECT c.id, c.receipt_number, c.sha256, c.received_at, r.code AS round_code,
             r.name_ar AS round_ar, r.name_en AS round_en, m.name_ar AS state_ar,
             m.name_en AS state_en,
             EXISTS (SELECT 1 FROM submission_receipt n
                      WHERE n.submission_id = c.submission_id AND n.number > c.number) AS replaced,
             s.status = 'WITHDRAWN' AS withdrawn, s.status IN ('DRAFT', 'RETURNED') AS reopened
        FROM submission_receipt c
        JOIN submission s ON s.id = c.submission_id
        JOIN demand_round r ON r.id = s.round_id
        JOIN member_state m ON m.code = s.state_code
       WHERE c.receipt_number = :number AND c.sha256 = :sha256\
      """)
  Optional<DemandReceiptFacts> findForDemand(String number, String sha256);

  @Query(
      """
      SELECT v.receipt_number, v.sha256, v.received_at,
             COALESCE((SELECT MIN(a.deadline_before) FROM tender_amendment a
                        WHERE a.tender_id = t.id AND a.published_at > v.received_at),
                      t.deadline_at) AS deadline_at,
             t.number AS tender_number, t.title_ar, t.title_en,
             CASE WHEN t.opened_at IS NOT NULL
                  THEN EXISTS (SELECT 1 FROM opened_bid o WHERE o.version_id = v.id) END AS opened
        FROM bid_version v
        JOIN joint_tender t ON t.id = v.tender_id
       WHERE v.receipt_number = :number AND v.sha256 = :sha256\
      """)
  Optional<BidReceiptFacts> findOfBid(String number, String sha256);

  @Query(
      """
      SELECT w.receipt_number, w.sha256, w.withdrawn_at,
             COALESCE((SELECT MIN(a.deadline_before) FROM tender_amendment a
                        WHERE a.tender_id = t.id AND a.published_at > w.withdrawn_at),
                      t.deadline_at) AS deadline_at,
             t.number AS tender_number, t.title_ar, t.title_en
        FROM bid_withdrawal w
        JOIN joint_tender t ON t.id = w.tender_id
       WHERE w.receipt_number = :number AND w.sha256 = :sha256\
      """)
  Optional<WithdrawalFacts> findOfWithdrawal(String number, String sha256);

  @Query(
      """
      SELECT l.receipt_number, l.sha256, l.refused_at, l.deadline_at, t.number AS tender_number,
             t.title_ar, t.title_en
        FROM late_bid l
        JOIN joint_tender t ON t.id = l.tender_id
       WHERE l.receipt_number = :number AND l.sha256 = :sha256\
      """)
  Optional<LateBidFacts> findOfLateBid(String number, String sha256);
}
