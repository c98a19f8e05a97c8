package org.muwahhad.reporting.signature;

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
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Bilingual;

/** Signatures of members as stored. Instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReportSignatures
    extends GenericRepository<ReportSignatures.MemberSignature, Long> {

  /**
   * A report that can be signed, with the file as it stands.
   *
   * @param dataSha256 hash of the figures that it was made from
   * @param signatures of members so far
   * @param storedAs key of the file with all of them
   * @param isSuperseded whether one of other figures was issued since
   * @param isOvertaken whether an award in it was taken back since
   */
  @Introspected
  @MappedEntity("issued_report")
  record SignableReport(
      @Id long id,
      ReportKind report,
      Subject.SubjectKind subject,
      long subjectId,
      String part,
      Edition edition,
      String dataSha256,
      String sha256,
      String storedAs,
      Instant issuedAt,
      int signatures,
      boolean isSuperseded,
      boolean isOvertaken) {
    public Subject about() {
      return new Subject(subject, subjectId, part);
    }
  }

  /**
   * A member's signature.
   *
   * @param signer name in the certificate (RFC 4514)
   */
  @Introspected
  @MappedEntity("report_signature")
  record MemberSignature(
      @Id long id,
      int position,
      long personId,
      @Relation(EMBEDDED) Bilingual name,
      String signer,
      String serial,
      String reason,
      Instant signedAt,
      String sha256) {}

  /** Signatures of a report are made one after the other. */
  @Query("SELECT id FROM issued_report WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  @Query(
      """
      SELECT r.id, r.report, r.subject, r.subject_id, r.part, r.edition,
             r.data_sha256, COALESCE(s.sha256, r.sha256) AS sha256, COALESCE(s.stored_as, r.stored_as) AS stored_as,
             r.issued_at, COALESCE(s.position, 0) AS signatures,
             EXISTS (SELECT 1 FROM superseded_report n WHERE n.id = r.id) AS is_superseded,
             EXISTS (SELECT 1 FROM overtaken_report o WHERE o.id = r.id) AS is_overtaken
        FROM issued_report r
        LEFT JOIN report_signature s ON s.report_id = r.id
         AND s.position = (SELECT MAX(l.position) FROM report_signature l WHERE l.report_id = r.id)
       WHERE r.id = :id AND r.format = 'PDF'""")
  Optional<SignableReport> findSignable(long id);

  @Query(
      """
      SELECT s.id, s.position, s.person_id, p.name_ar, p.name_en, s.signer, s.serial, s.reason,
             s.signed_at, s.sha256
        FROM report_signature s JOIN person p ON p.id = s.person_id
       WHERE s.report_id = :reportId ORDER BY s.position""")
  List<MemberSignature> list(long reportId);

  /** The key of the signature that made a file what it is. */
  @Query("SELECT id FROM report_signature WHERE sha256 = :sha256")
  Optional<Long> findBySha256(String sha256);

  /** Signatures that other persons made with a certificate. */
  @Query(
      """
      SELECT COUNT(*) FROM report_signature
       WHERE serial = :serial AND signer = :signer AND person_id <> :personId""")
  int countOfOthers(long personId, String signer, String serial);

  @Query("SELECT email FROM person WHERE id = :personId AND email <> ''")
  Optional<String> findEmail(long personId);

  @Query(
      """
      INSERT INTO report_signature (report_id, position, person_id, signer, serial, reason,
                                    signed_at, sha256, byte_count, stored_as)
      VALUES (:reportId, :position, :personId, :signer, :serial, :reason, :at, :sha256, :bytes,
              :storedAs)""")
  int add(
      long reportId,
      int position,
      long personId,
      String signer,
      String serial,
      String reason,
      Instant at,
      String sha256,
      long bytes,
      String storedAs);
}
