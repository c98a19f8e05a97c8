package org.muwahhad.reporting;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
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

/** Reports as issued, and their downloads. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IssuedReports extends GenericRepository<IssuedReports.Issued, Long> {

  /** An issued file. The instant is UTC. */
  @MappedEntity("issued_report")
  record Issued(
      @Id @GeneratedValue long id,
      @Nullable Long tenderId,
      String subject,
      long subjectId,
      String part,
      String report,
      String edition,
      String format,
      String dataSha256,
      String appearance,
      String sha256,
      @Nullable String printedSha256,
      long byteCount,
      String storedAs,
      long issuedBy,
      Instant issuedAt) {}

  Issued save(Issued issued);

  @Query(
      """
      SELECT * FROM issued_report
       WHERE subject = :subject AND subject_id = :subjectId AND part = :part AND report = :report
         AND edition = :edition AND format = :format AND data_sha256 = :data
         AND appearance = :appearance""")
  Optional<Issued> findSame(
      String subject,
      long subjectId,
      String part,
      String report,
      String edition,
      String format,
      String data,
      String appearance);

  @Query(
      """
      SELECT MIN(issued_at) FROM issued_report
       WHERE subject = :subject AND subject_id = :subjectId AND part = :part AND report = :report
         AND data_sha256 = :data""")
  Optional<Instant> findFirstIssue(
      String subject, long subjectId, String part, String report, String data);

  /** A file with signatures of members. The instant is UTC. */
  @Introspected
  @MappedEntity("report_signature")
  record Signed(
      @Id long id,
      long reportId,
      int position,
      long personId,
      String signer,
      String serial,
      String reason,
      Instant signedAt,
      String sha256,
      long byteCount,
      String storedAs) {}

  @Query(
      """
      SELECT * FROM report_signature WHERE report_id = :reportId ORDER BY position DESC LIMIT 1""")
  Optional<Signed> findLastSigned(long reportId);

  @Query("SELECT * FROM report_signature WHERE report_id = :reportId ORDER BY position")
  List<Signed> listSignatures(long reportId);

  /** The report of a file, as it was issued or with any of its signatures. */
  @Query(
      """
      SELECT r.* FROM issued_report r
       WHERE r.sha256 = :sha256
          OR r.id = (SELECT s.report_id FROM report_signature s WHERE s.sha256 = :sha256)
       ORDER BY r.id LIMIT 1""")
  Optional<Issued> findByFile(String sha256);

  @Query("SELECT * FROM issued_report WHERE data_sha256 LIKE CONCAT(:prefix, '%') ORDER BY id")
  List<Issued> listByDocument(String prefix);

  @Query(
      """
      SELECT COUNT(*) FROM issued_report n
       WHERE n.subject = :subject AND n.subject_id = :subjectId AND n.part = :part
         AND n.report = :report AND n.data_sha256 <> :data AND n.issued_at > :since""")
  int countNewer(
      String subject, long subjectId, String part, String report, String data, Instant since);

  @Query("SELECT * FROM issued_report WHERE tender_id = :tenderId ORDER BY id DESC")
  List<Issued> listOf(long tenderId);

  @Query(
      """
      INSERT INTO report_download (report_id, person_id, at)
      VALUES (:reportId, :personId, UTC_TIMESTAMP(6))""")
  void addDownload(long reportId, long personId);
}
