package org.muwahhad.reporting.desk;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Bilingual;

/**
 * What lies on the desk of the person who decides: questions that wait, and what was taken before.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReportDeskQueries extends GenericRepository<ReportDeskQueries.WaitingVote, Long> {

  /**
   * A question that waits for the vote of a member's state. Instants are UTC.
   *
   * @param id of the question
   * @param meetingId on whose agenda it stands; null when it is on no agenda
   * @param lastDownload when the member last took the award report; null for never
   * @param lastReportId the report then taken; null if there is none
   * @param isChanged whether a later one was issued since
   */
  @Introspected
  @MappedEntity("decision")
  record WaitingVote(
      @Id long id,
      long tenderId,
      String number,
      @Relation(EMBEDDED) Bilingual title,
      @Relation(EMBEDDED) Bilingual committee,
      Instant openedAt,
      @Nullable Long meetingId,
      @Nullable Instant meetsAt,
      @Nullable Instant lastDownload,
      @Nullable Long lastReportId,
      boolean isChanged) {}

  @Query(
      """
      SELECT w.*, w.last_download IS NOT NULL AND w.last_issue > w.last_download AS is_changed
        FROM (SELECT d.id, t.id AS tender_id, t.number, t.title_ar, t.title_en,
                     c.name_ar AS committee_ar, c.name_en AS committee_en, d.opened_at,
                     g.id AS meeting_id, g.starts_at AS meets_at,
                     (SELECT MAX(o.at) FROM report_download o
                        JOIN issued_report r ON r.id = o.report_id
                       WHERE o.person_id = :personId AND r.tender_id = t.id
                         AND r.report = 'AWARD') AS last_download,
                     (SELECT o.report_id FROM report_download o
                        JOIN issued_report r ON r.id = o.report_id
                       WHERE o.person_id = :personId AND r.tender_id = t.id
                         AND r.report = 'AWARD'
                       ORDER BY o.id DESC LIMIT 1) AS last_report_id,
                     (SELECT MAX(r.issued_at) FROM issued_report r
                       WHERE r.tender_id = t.id AND r.report = 'AWARD') AS last_issue
                FROM decision d
                JOIN joint_tender t ON t.id = d.tender_id
                JOIN committee c ON c.id = d.committee_id
                JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId
                LEFT JOIN meeting_item i ON i.live_decision_id = d.id
                LEFT JOIN meeting g ON g.id = i.meeting_id
               WHERE d.status = 'OPEN'
                 AND NOT EXISTS (SELECT 1 FROM vote v
                                  WHERE v.decision_id = d.id AND v.state_code = m.state_code
                                    AND NOT EXISTS (SELECT 1 FROM vote_set_aside x
                                                     WHERE x.vote_id = v.id))
                 AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                  WHERE k.tender_id = t.id AND k.person_id = m.person_id)
                 AND NOT EXISTS (SELECT 1 FROM recusal u
                                  WHERE u.decision_id = d.id AND u.state_code = m.state_code)) w
       ORDER BY w.meets_at IS NULL, w.meets_at, w.opened_at""")
  List<WaitingVote> listWaiting(long personId);

  /**
   * A file that a person took, once however often. The instant is UTC.
   *
   * @param id of the last download
   * @param at when it was last taken
   * @param number of the tender; null when it was about something else
   * @param isSuperseded whether one of other figures was issued since
   * @param isOvertaken whether an award in it was taken back since
   */
  @Introspected
  @MappedEntity("report_download")
  record TakenReport(
      @Id long id,
      long reportId,
      ReportKind report,
      Subject.SubjectKind subject,
      long subjectId,
      String part,
      Edition edition,
      Format format,
      String sha256,
      Instant at,
      @Nullable String number,
      boolean isSuperseded,
      boolean isOvertaken) {
    public Subject about() {
      return new Subject(subject, subjectId, part);
    }
  }

  /** The files that a person took, the last taken first. */
  @Query(
      """
      SELECT d.id, d.report_id, r.report, r.subject, r.subject_id, r.part, r.edition, r.format,
             r.sha256, d.at,
             t.number,
             EXISTS (SELECT 1 FROM superseded_report n WHERE n.id = r.id) AS is_superseded,
             EXISTS (SELECT 1 FROM overtaken_report o WHERE o.id = r.id) AS is_overtaken
        FROM (SELECT x.report_id, MAX(x.id) AS id, MAX(x.at) AS at
                FROM report_download x
               WHERE x.person_id = :personId
               GROUP BY x.report_id) d
        JOIN issued_report r ON r.id = d.report_id
        LEFT JOIN joint_tender t ON t.id = r.tender_id
       ORDER BY d.id DESC LIMIT :limit OFFSET :offset""")
  List<TakenReport> listTaken(long personId, int limit, long offset);

  @Query("SELECT COUNT(DISTINCT report_id) FROM report_download WHERE person_id = :personId")
  int countTaken(long personId);

  /**
   * An award report of which an award was taken back, so that its tender has none now. The instant
   * is UTC.
   *
   * @param documentId the number printed on it
   */
  @Introspected
  @MappedEntity("issued_report")
  record FormerAwardReport(
      @Id String documentId,
      long tenderId,
      String number,
      @Relation(EMBEDDED) Bilingual title,
      Instant issuedAt) {}

  @Query(
      """
      SELECT LEFT(r.data_sha256, 20) AS document_id, t.id AS tender_id, t.number, t.title_ar,
             t.title_en, MIN(r.issued_at) AS issued_at
        FROM issued_report r
        JOIN joint_tender t ON t.id = r.tender_id
       WHERE r.report = 'AWARD'
         AND (t.status = 'CANCELLED'
              OR (t.status = 'UNDER_EVALUATION' AND NOT EXISTS (
                   SELECT 1 FROM award a WHERE a.tender_id = t.id AND a.status = 'active')))
       GROUP BY r.data_sha256, t.id, t.number, t.title_ar, t.title_en
       ORDER BY issued_at DESC LIMIT 20""")
  List<FormerAwardReport> listFormer();

  /**
   * A file of an award report that a person took before.
   *
   * @param documentId the number printed on it
   * @param isSuperseded whether one of other figures was issued since
   */
  @Introspected
  @MappedEntity("issued_report")
  record OwnReportFile(
      @Id long reportId, String documentId, Edition edition, Format format, boolean isSuperseded) {}

  @Query(
      """
      SELECT r.id AS report_id, LEFT(r.data_sha256, 20) AS document_id, r.edition, r.format,
             EXISTS (SELECT 1 FROM superseded_report n WHERE n.id = r.id) AS is_superseded
        FROM issued_report r
       WHERE r.report = 'AWARD'
         AND EXISTS (SELECT 1 FROM report_download d
                      WHERE d.report_id = r.id AND d.person_id = :personId)
       ORDER BY r.id""")
  List<OwnReportFile> listOwnFormer(long personId);
}
