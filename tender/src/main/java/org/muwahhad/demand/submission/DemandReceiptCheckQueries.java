package org.muwahhad.demand.submission;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;

/** Holds every receipt of demand against its content and against the entry of its submission. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandReceiptCheckQueries
    extends GenericRepository<SubmissionQueries.ReceiptRow, Long>, RecordCheck {

  @Query(
      """
      SELECT receipt_number FROM submission_receipt
       WHERE sha256 <> SHA2(content, 256) ORDER BY receipt_number""")
  List<String> listChanged();

  @Query(
      """
      SELECT r.receipt_number
        FROM submission_receipt r
        LEFT JOIN audit_chain c ON c.name = CONCAT('submission', CHAR(58), r.submission_id)
       WHERE NOT EXISTS (
               SELECT 1 FROM audit_entry e
                WHERE e.chain_id = c.id AND e.act = 'demand.submitted'
                  AND CASE WHEN JSON_VALID(e.detail)
                           THEN JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.receipt'))
                      END = r.receipt_number
                  AND CASE WHEN JSON_VALID(e.detail)
                           THEN JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.sha256')) END = r.sha256)
       ORDER BY r.receipt_number""")
  List<String> listUnrecorded();

  @Override
  default String part() {
    return "RECEIPTS";
  }

  @Override
  default List<Finding> findings() {
    return Stream.concat(
            listChanged().stream().map(n -> Finding.of("receipt-changed", n)),
            listUnrecorded().stream().map(n -> Finding.of("receipt-differs", n)))
        .toList();
  }
}
