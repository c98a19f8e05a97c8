package org.muwahhad.reporting.receipt;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Which entry of the record a receipt, an order or a report stands for. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReceiptEntryQueries extends GenericRepository<ReceiptQueries.DemandReceiptFacts, Long> {

  /**
   * Where an entry is found.
   *
   * @param mark what its detail holds
   */
  @Introspected
  record EntryMark(String act, String objectType, String objectId, String mark) {}

  @Query(
      """
      SELECT 'demand.submitted' AS act, 'submission' AS object_type,
             CAST(c.submission_id AS CHAR) AS object_id, c.receipt_number AS mark
        FROM submission_receipt c WHERE c.receipt_number = :number\
      """)
  Optional<EntryMark> findForDemand(String number);

  @Query(
      """
      SELECT 'bid.submitted' AS act, 'bid' AS object_type, CAST(v.bid_id AS CHAR) AS object_id,
             CONCAT('"version"', CHAR(58), v.number, '}') AS mark
        FROM bid_version v WHERE v.receipt_number = :number\
      """)
  Optional<EntryMark> findOfBid(String number);

  @Query(
      """
      SELECT 'bid.withdrawn' AS act, 'bid' AS object_type, CAST(w.bid_id AS CHAR) AS object_id,
             CONCAT('"version"', CHAR(58), w.version_number, '}') AS mark
        FROM bid_withdrawal w WHERE w.receipt_number = :number\
      """)
  Optional<EntryMark> findOfWithdrawal(String number);

  @Query(
      """
      SELECT 'bid.refused-late' AS act, 'tender' AS object_type,
             CAST(l.tender_id AS CHAR) AS object_id, l.receipt_number AS mark
        FROM late_bid l WHERE l.receipt_number = :number\
      """)
  Optional<EntryMark> findOfLateBid(String number);

  /** The entry that names the keys which the bids of a published tender are sealed to. */
  @Query(
      """
      SELECT 'bid.key-made' AS act, 'tender' AS object_type, CAST(t.id AS CHAR) AS object_id,
             '' AS mark
        FROM joint_tender t
       WHERE t.number = :number AND t.published_at IS NOT NULL
         AND t.status NOT IN ('DRAFT', 'APPROVED')\
      """)
  Optional<EntryMark> findOfTenderKey(String number);

  /** The entry that names the digest of an issued file, or of its figures signed by a member. */
  @Query(
      """
      SELECT e.act, e.object_type, e.object_id, r.sha256 AS mark
        FROM issued_report r
        JOIN audit_entry e ON e.object_type = LOWER(r.subject)
         AND e.object_id = CONCAT('', r.subject_id)
       WHERE r.sha256 = :sha256 AND e.act LIKE 'reporting.%' AND LOCATE(r.sha256, e.detail) > 0
       ORDER BY e.id LIMIT 1\
      """)
  Optional<EntryMark> findOfReport(String sha256);
}
