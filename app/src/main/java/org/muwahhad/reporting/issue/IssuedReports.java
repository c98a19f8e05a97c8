package org.muwahhad.reporting.issue;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Reports as issued, and their downloads. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface IssuedReports extends GenericRepository<IssuedReports.IssuedReport, Long> {

  /** An issued file. The instant is UTC. */
  @MappedEntity("issued_report")
  record IssuedReport(
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
      String layoutVersion,
      String sha256,
      @Nullable String printedSha256,
      long byteCount,
      String storedAs,
      long issuedBy,
      Instant issuedAt) {}

  IssuedReport save(IssuedReport issued);

  /**
   * The file of the same figures by the same layout; or by a former one, where members have signed
   * it: it is then the file that is signed on.
   */
  @Query(
      """
      SELECT r.* FROM issued_report r
       WHERE r.subject = :subject AND r.subject_id = :subjectId AND r.part = :part
         AND r.report = :report AND r.edition = :edition AND r.format = :format
         AND r.data_sha256 = :data AND r.appearance = :appearance
         AND (r.layout_version = :layout
              OR EXISTS (SELECT 1 FROM report_signature s WHERE s.report_id = r.id))
       ORDER BY EXISTS (SELECT 1 FROM report_signature s WHERE s.report_id = r.id) DESC, r.id
       LIMIT 1""")
  Optional<IssuedReport> findSame(
      String subject,
      long subjectId,
      String part,
      String report,
      String edition,
      String format,
      String data,
      String appearance,
      String layout);

  /** An issued file that a person has taken before. */
  @Query(
      """
      SELECT r.* FROM issued_report r
       WHERE r.id = :id
         AND EXISTS (SELECT 1 FROM report_download d
                      WHERE d.report_id = r.id AND d.person_id = :personId)""")
  Optional<IssuedReport> findTaken(long id, long personId);

  /** How many files of the same figures were laid out by a later version. */
  @Query(
      """
      SELECT COUNT(*)
        FROM issued_report r
        JOIN issued_report n ON n.subject = r.subject AND n.subject_id = r.subject_id
         AND n.part = r.part AND n.report = r.report AND n.edition = r.edition
         AND n.format = r.format AND n.data_sha256 = r.data_sha256
         AND n.appearance = r.appearance AND n.layout_version <> r.layout_version
         AND n.id > r.id
       WHERE r.id = :id""")
  int countLaterVersions(long id);

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
  record SignedReport(
      @Id long id,
      long reportId,
      int position,
      long personId,
      @Relation(EMBEDDED) Bilingual name,
      String signer,
      String serial,
      String reason,
      Instant signedAt,
      String sha256,
      long byteCount,
      String storedAs) {}

  @Query(
      """
      SELECT s.*, p.name_ar, p.name_en FROM report_signature s JOIN person p ON p.id = s.person_id
       WHERE s.report_id = :reportId ORDER BY s.position DESC LIMIT 1""")
  Optional<SignedReport> findLastSigned(long reportId);

  /** Those that the record covers. */
  @Query(
      """
      SELECT s.*, p.name_ar, p.name_en FROM told_report_signature s
        JOIN person p ON p.id = s.person_id
       WHERE s.report_id = :reportId ORDER BY s.position""")
  List<SignedReport> listSignatures(long reportId);

  /**
   * The report of a file that the record covers, as it was issued or with any of its signatures.
   */
  @Query(
      """
      SELECT r.* FROM told_issued_report r
       WHERE r.sha256 = :sha256
          OR r.id = (SELECT s.report_id FROM told_report_signature s WHERE s.sha256 = :sha256)
       ORDER BY r.id LIMIT 1""")
  Optional<IssuedReport> findByFile(String sha256);

  /** The reports under a number that the record covers. */
  @Query(
      """
      SELECT * FROM told_issued_report WHERE data_sha256 LIKE CONCAT(:prefix, '%') ORDER BY id""")
  List<IssuedReport> listByDocument(String prefix);

  /** How many of other figures came later; an agreement that a side has signed stays what it is. */
  @Query(
      """
      SELECT COUNT(*) FROM issued_report n
       WHERE n.subject = :subject AND n.subject_id = :subjectId AND n.part = :part
         AND n.report = :report AND n.data_sha256 <> :data AND n.issued_at > :since
         AND (n.report <> 'AGREEMENT' OR NOT EXISTS (
               SELECT 1 FROM issued_report o JOIN told_report_signature s ON s.report_id = o.id
                WHERE o.subject = :subject AND o.subject_id = :subjectId AND o.part = :part
                  AND o.report = :report AND o.data_sha256 = :data))""")
  int countNewer(
      String subject, long subjectId, String part, String report, String data, Instant since);

  /**
   * Whether an award in a report was taken back after the report was issued: by decision on a
   * complaint, or with the whole tender; 1 or 0.
   */
  @Query("SELECT COUNT(*) FROM overtaken_report WHERE id = :id")
  int countOvertaken(long id);

  @Query("SELECT * FROM issued_report WHERE tender_id = :tenderId ORDER BY id DESC")
  List<IssuedReport> listOf(long tenderId);

  @Query(
      """
      INSERT INTO report_download (report_id, person_id, at)
      VALUES (:reportId, :personId, UTC_TIMESTAMP(6))""")
  void addDownload(long reportId, long personId);
}
