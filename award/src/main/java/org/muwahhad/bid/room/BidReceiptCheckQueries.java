package org.muwahhad.bid.room;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;
import org.muwahhad.bid.Bids;

/**
 * Holds every receipt of a bid against the entry of its submission, and every receipt of a
 * withdrawal against that of the withdrawal. A fault names the receipt and not the bid or bidder,
 * since bids may still be sealed.
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

  @Override
  default String part() {
    return "BID_RECEIPTS";
  }

  @Override
  default List<Finding> findings() {
    return Stream.concat(listUnrecorded().stream(), listUnrecordedWithdrawals().stream())
        .map(n -> Finding.of("bid-receipt-differs", n))
        .toList();
  }
}
