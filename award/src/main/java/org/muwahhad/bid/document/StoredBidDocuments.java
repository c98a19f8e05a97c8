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

/** Encrypted documents of bids as stored, in pieces, so that every node has them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StoredBidDocuments extends GenericRepository<StoredBidDocuments.DraftDocumentRow, Long> {

  /** A document in the draft of a bid, with what the vault keeps of it. */
  @Introspected
  @MappedEntity("bid_document")
  record DraftDocumentRow(@Id long id, long bidId, ScanStatus scan, byte[] draft) {
    String context() {
      return SealContexts.document(bidId, id);
    }
  }

  /** A piece of an encrypted document. */
  @Introspected
  @MappedEntity("bid_document_piece")
  record DocumentPiece(@Id long documentId, int number, byte[] content) {}

  /** A document of a version that was received, as the service judged it when it came or later. */
  @Introspected
  @MappedEntity("bid_document")
  record KeptDocument(@Id long id, ScanStatus scan) {
    /** As it is opened: what was found in a draft is looked for once more, for its name. */
    ScanStatus opened() {
      return scan == ScanStatus.QUARANTINED ? ScanStatus.WAITING : scan;
    }
  }

  String DRAFT =
      """
      SELECT d.id, d.bid_id, d.scan_status AS scan, d.draft
        FROM bid_document d JOIN bid b ON b.id = d.bid_id
      """;

  @Query(
      DRAFT
          + """
           WHERE b.tender_id = :tenderId AND b.supplier_id = :supplierId AND d.draft IS NOT NULL
           ORDER BY d.added_at, d.id""")
  List<DraftDocumentRow> listDrafts(long tenderId, long supplierId);

  /** Drafts that a scanner has not judged. */
  @Query(
      DRAFT
          + """
           WHERE d.draft IS NOT NULL AND d.scan_status IN ('WAITING', 'UNSCANNED') AND d.id > :after
           ORDER BY d.id LIMIT 20""")
  List<DraftDocumentRow> listUnjudged(long after);

  @Query(
      """
      INSERT INTO bid_document (id, bid_id, tender_id, draft, byte_count, scan_status, added_at)
      VALUES (:id, :bidId, :tenderId, :draft, :byteCount, :scan, UTC_TIMESTAMP(6))""")
  int add(long id, long bidId, long tenderId, byte[] draft, int byteCount, ScanStatus scan);

  @Query(
      """
      INSERT INTO bid_document_piece (document_id, number, content)
      VALUES (:documentId, :number, :content)""")
  int addPiece(long documentId, int number, byte[] content);

  @Query(
      """
      SELECT document_id, number, content FROM bid_document_piece
       WHERE document_id = :documentId AND number = :number""")
  Optional<DocumentPiece> findPiece(long documentId, int number);

  @Query("UPDATE bid_document SET draft = NULL WHERE id = :id AND draft IS NOT NULL")
  int leaveDraft(long id);

  @Query("UPDATE bid_document SET draft = NULL WHERE bid_id = :bidId AND draft IS NOT NULL")
  int leaveDrafts(long bidId);

  @Query("SELECT COALESCE(SUM(byte_count), 0) FROM bid_document WHERE bid_id = :bidId")
  long sumBytes(long bidId);

  @Query("SELECT COUNT(*) FROM bid_version_document WHERE document_id = :id")
  int countVersions(long id);

  @Query("DELETE FROM bid_document_piece WHERE document_id = :id")
  int removePieces(long id);

  @Query("DELETE FROM bid_document WHERE id = :id")
  int remove(long id);

  @Query(
      """
      UPDATE bid_document SET scan_status = :status
       WHERE id = :id AND scan_status IN ('WAITING', 'UNSCANNED')""")
  int judge(long id, ScanStatus status);

  /** Keeps a document with a version that was just received. */
  @Query(
      """
      INSERT INTO bid_version_document (version_id, document_id, bid_id)
      SELECT v.id, :documentId, v.bid_id FROM bid_version v
       WHERE v.bid_id = :bidId AND v.number = :number""")
  int keep(long bidId, int number, long documentId);

  @Query(
      """
      SELECT d.id, d.scan_status AS scan
        FROM bid_version_document k JOIN bid_document d ON d.id = k.document_id
       WHERE k.version_id = :versionId""")
  List<KeptDocument> listKept(long versionId);

  @Query("SELECT version_id FROM opened_bid WHERE bid_id = :bidId")
  Optional<Long> findOpenedVersion(long bidId);

  @Query(
      """
      INSERT INTO opened_document (document_id, bid_id, tender_id, part, position, file_name,
                                   content_type, byte_count, sha256, content_key, scan_status)
      VALUES (:documentId, :bidId, :tenderId, :part, :position, :fileName, :contentType,
              :byteCount, :sha256, :contentKey, :scan)""")
  int addOpened(
      long documentId,
      long bidId,
      long tenderId,
      SealedPart part,
      int position,
      String fileName,
      String contentType,
      int byteCount,
      String sha256,
      byte[] contentKey,
      ScanStatus scan);

  @Query(
      """
      UPDATE opened_document SET scan_status = :status, signature = :signature
       WHERE document_id = :id AND scan_status IN ('WAITING', 'UNSCANNED')""")
  int judgeOpened(long id, ScanStatus status, @Nullable String signature);
}
