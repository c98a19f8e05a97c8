package org.muwahhad.bid.document;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.upload.ScanStatus;

/**
 * Documents of bids that were opened: technical ones since the opening, those of the prices since
 * theirs. Nothing is here of what stays sealed.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OpenedDocumentQueries
    extends GenericRepository<OpenedDocumentQueries.OpenedDocumentRow, Long> {

  /**
   * A document.
   *
   * @param part the envelope it came in
   * @param scan whether people get it
   * @param signature what the scanner found, if it did
   */
  @Introspected
  @MappedEntity("opened_document")
  record OpenedDocumentRow(
      @Id long documentId,
      long bidId,
      SealedPart part,
      String fileName,
      String contentType,
      int byteCount,
      String sha256,
      ScanStatus scan,
      @Nullable String signature) {
    /** Kilobytes, rounded up. */
    public int kilobytes() {
      return (byteCount + 1023) / 1024;
    }
  }

  /** What decrypts a document. */
  @Introspected
  @MappedEntity("opened_document")
  record Opening(@Id long documentId, long bidId, byte[] contentKey) {
    String context() {
      return SealContexts.document(bidId, documentId);
    }
  }

  /**
   * The scanner's word on a document stands as it was given. What an analysis found in the same
   * bytes, also later, holds it back all the same.
   */
  String SELECT =
      """
      SELECT o.document_id, o.bid_id, o.part, o.file_name, o.content_type, o.byte_count, o.sha256,
             CASE WHEN a.id IS NULL THEN o.scan_status ELSE 'QUARANTINED' END AS scan,
             COALESCE(o.signature, a.malware) AS signature
        FROM opened_document o
        LEFT JOIN file_analysis a
          ON a.sha256 = o.sha256 AND a.verdict IN ('MALICIOUS', 'SUSPICIOUS')
      """;

  @Query(SELECT + " WHERE o.tender_id = :tenderId ORDER BY o.bid_id, o.part, o.position")
  List<OpenedDocumentRow> list(long tenderId);

  @Query(SELECT + " WHERE o.tender_id = :tenderId AND o.document_id = :id")
  Optional<OpenedDocumentRow> find(long tenderId, long id);

  @Query(
      SELECT
          + """
           WHERE o.scan_status IN ('WAITING', 'UNSCANNED') AND o.document_id > :after
           ORDER BY o.document_id LIMIT 20""")
  List<OpenedDocumentRow> listUnjudged(long after);

  @Query("SELECT document_id, bid_id, content_key FROM opened_document WHERE document_id = :id")
  Optional<Opening> findOpening(long id);
}
