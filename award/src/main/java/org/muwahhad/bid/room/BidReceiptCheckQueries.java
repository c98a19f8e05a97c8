package org.muwahhad.bid.room;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.seal.BidderSignature;

/**
 * Holds every receipt of a bid against the entry of its submission, every receipt of a withdrawal
 * against that of the withdrawal, and every bid that its bidder sealed against the bidder's
 * signature: who has the database and all keys of the service can make none. A fault names the
 * receipt and not the bid or bidder, since bids may still be sealed.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BidReceiptCheckQueries extends GenericRepository<Bids.Bid, Long>, RecordCheck {

  @Query(
      """
      SELECT v.receipt_number
        FROM bid_version v
        LEFT JOIN audit_chain c ON c.name = CONCAT('bid', CHAR(58), v.bid_id)
       WHERE NOT EXISTS (SELECT 1 FROM audit_entry e
                          WHERE e.chain_id = c.id AND e.act = 'bid.submitted'
                            AND CASE WHEN JSON_VALID(e.detail)
                                     THEN JSON_EXTRACT(e.detail, '$.version') END = v.number
                            AND CASE WHEN JSON_VALID(e.detail)
                                     THEN JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.sha256'))
                                END = v.sha256)
       ORDER BY v.receipt_number""")
  List<String> listUnrecorded();

  @Query(
      """
      SELECT w.receipt_number
        FROM bid_withdrawal w
        LEFT JOIN audit_chain c ON c.name = CONCAT('bid', CHAR(58), w.bid_id)
       WHERE NOT EXISTS (SELECT 1 FROM audit_entry e
                          WHERE e.chain_id = c.id AND e.act = 'bid.withdrawn'
                            AND CASE WHEN JSON_VALID(e.detail)
                                     THEN JSON_EXTRACT(e.detail, '$.version') END
                                = w.version_number
                            AND CASE WHEN JSON_VALID(e.detail)
                                     THEN JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.sha256'))
                                END = w.sha256)
       ORDER BY w.receipt_number""")
  List<String> listUnrecordedWithdrawals();

  /**
   * A version that its bidder sealed and signed.
   *
   * @param bidders register numbers that the supplier has or stated, with a bar between them
   * @param contentSha256 of the sealed content
   * @param pricesSha256 of the prices that are sealed apart; null in one envelope
   */
  @Introspected
  record SignedVersion(
      String receiptNumber,
      String tenderNumber,
      String bidders,
      String sha256,
      String contentSha256,
      @Nullable String pricesSha256,
      String publicKey,
      String signature) {

    /** Whether the bidder's key signed it under a register number of the bidder. */
    boolean bearsSignature() {
      return Stream.of(bidders.split("\\|", -1))
          .anyMatch(
              bidder ->
                  BidderSignature.isBy(
                      publicKey,
                      signature,
                      BidderSignature.statementOfDigests(
                          tenderNumber, bidder, sha256, contentSha256, pricesSha256)));
    }
  }

  /**
   * Signed versions of suppliers whose registration was accepted before: a number that a supplier
   * had until then may be kept nowhere.
   */
  @Query(
      """
      SELECT v.receipt_number, t.number AS tender_number,
             CONCAT_WS('|', s.registration_number,
               (SELECT GROUP_CONCAT(g.register_number, '|', g.country, '-', g.register_number
                                    SEPARATOR '|')
                  FROM supplier_registration r
                  JOIN registration_version g ON g.registration_id = r.id
                 WHERE r.supplier_id = s.id)) AS bidders,
             v.sha256, SHA2(v.sealed_content, 256) AS content_sha256,
             SHA2(v.sealed_prices, 256) AS prices_sha256, k.public_key, v.signature
        FROM bid_version v
        JOIN bidder_key k ON k.id = v.bidder_key_id
        JOIN bid b ON b.id = v.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN joint_tender t ON t.id = v.tender_id
       WHERE v.received_at
             > COALESCE((SELECT MIN(g.decided_at) FROM supplier_registration r
                           JOIN registration_version g ON g.registration_id = r.id
                          WHERE r.supplier_id = s.id AND g.status = 'ACCEPTED'),
                        '1970-01-01')
       ORDER BY v.receipt_number""")
  List<SignedVersion> listSigned();

  @Override
  default String part() {
    return "BID_RECEIPTS";
  }

  @Override
  default List<Finding> findings() {
    Stream<Finding> unrecorded =
        Stream.concat(listUnrecorded().stream(), listUnrecordedWithdrawals().stream())
            .map(n -> Finding.of("bid-receipt-differs", n));
    Stream<Finding> unsigned =
        listSigned().stream()
            .filter(v -> !v.bearsSignature())
            .map(v -> Finding.of("bid-signature-wrong", v.receiptNumber()));
    return Stream.concat(unrecorded, unsigned).toList();
  }
}
