package org.muwahhad.reporting.job;

import io.micronaut.core.annotation.Introspected;
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
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.work.QueueTable;

/** Reports asked for, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReportJobs extends GenericRepository<ReportJobs.Job, Long> {
  /** The code of a request that was given up, since nobody can read what is asked for. */
  String UNREADABLE = "reporting.job-unreadable";

  QueueTable QUEUE =
      new QueueTable(
          "report_job",
          List.of("id"),
          "QUEUED",
          "RUNNING",
          "lease_until",
          "asked_at, id",
          ", percent = 0");

  /**
   * A report that somebody asked for. Instants are UTC.
   *
   * @param percent how far it is, 0 to 100
   * @param failure code of the refusal; null unless it failed
   * @param number of what it is about, such as that of a tender; null when it is not asked for
   */
  @Introspected
  @MappedEntity("report_job")
  record Job(
      @Id long id,
      long personId,
      ReportKind report,
      Subject.SubjectKind subject,
      long subjectId,
      String part,
      Edition edition,
      Format format,
      JobStatus status,
      int percent,
      int attempts,
      Instant askedAt,
      @Nullable Instant endedAt,
      @Nullable String failure,
      @Nullable String number) {

    public Subject about() {
      return new Subject(subject, subjectId, part);
    }

    /** Where the file is, once it is ready; it is made already. */
    public String address() {
      return "/reports/"
          + report.word()
          + "/"
          + about().written()
          + "/"
          + edition.name()
          + "/"
          + format.name();
    }
  }

  String COLUMNS =
      """
      SELECT id, person_id, report, subject, subject_id, part, edition, format, status, percent,
             attempts, asked_at, ended_at, failure,
      """;

  String JOB = COLUMNS + " NULL AS number FROM report_job ";

  String NAMED =
      COLUMNS
          + """
            CASE subject
              WHEN 'TENDER' THEN (SELECT t.number FROM joint_tender t WHERE t.id = subject_id)
              WHEN 'ROUND' THEN (SELECT d.code FROM demand_round d WHERE d.id = subject_id)
              WHEN 'AGREEMENT' THEN
                (SELECT f.number FROM framework_agreement f WHERE f.id = subject_id)
              WHEN 'REGION' THEN part
              ELSE CONCAT('M-', subject_id) END AS number
            FROM report_job
            """;

  @Query(
      """
      INSERT INTO report_job (person_id, report, subject, subject_id, part, edition, format, status,
                              asked_at)
      VALUES (:personId, :report, :subject, :subjectId, :part, :edition, :format, 'QUEUED',
              UTC_TIMESTAMP(6))""")
  int ask(
      long personId,
      ReportKind report,
      Subject.SubjectKind subject,
      long subjectId,
      String part,
      Edition edition,
      Format format);

  @Query("SELECT LAST_INSERT_ID()")
  long getAsked();

  /** How many of all people have not ended. */
  @Query("SELECT COUNT(*) FROM report_job WHERE ended_at IS NULL")
  int countAllOpen();

  /** How many of a person's have not ended. */
  @Query("SELECT COUNT(*) FROM report_job WHERE person_id = :personId AND ended_at IS NULL")
  int countOpen(long personId);

  /** The same, asked for by the same person and not ended. */
  @Query(
      JOB
          + """
           WHERE person_id = :personId AND report = :report AND subject = :subject
             AND subject_id = :subjectId AND part = :part AND edition = :edition
             AND format = :format AND ended_at IS NULL ORDER BY id LIMIT 1""")
  Optional<Job> findOpen(
      long personId,
      ReportKind report,
      Subject.SubjectKind subject,
      long subjectId,
      String part,
      Edition edition,
      Format format);

  @Query(NAMED + " WHERE id = :id AND person_id = :personId")
  Optional<Job> find(long id, long personId);

  /** The newest of a person that can be read. */
  @Query(
      NAMED
          + " WHERE person_id = :personId AND (failure IS NULL OR failure <> '"
          + UNREADABLE
          + "') ORDER BY id DESC LIMIT 20")
  List<Job> listOf(long personId);

  /** What a node works under a claim. */
  @Query(JOB + " WHERE status = 'RUNNING' AND claim = :claim")
  Job getClaimed(String claim);

  /** Says how far it is. */
  @Query("UPDATE report_job SET percent = :percent WHERE claim = :claim AND status = 'RUNNING'")
  int advance(String claim, int percent);

  /** Ends it with the file of this hash: as issued, or with members' signatures. */
  @Query(
      """
      UPDATE report_job j
         SET j.status = 'READY', j.percent = 100, j.ended_at = UTC_TIMESTAMP(6),
             j.report_id = COALESCE(
               (SELECT s.report_id FROM report_signature s WHERE s.sha256 = :sha256),
               (SELECT MAX(r.id) FROM issued_report r WHERE r.sha256 = :sha256))
       WHERE j.claim = :claim AND j.status = 'RUNNING'""")
  int ready(String claim, String sha256);

  @Query(
      """
      UPDATE report_job SET status = 'FAILED', failure = :failure, ended_at = UTC_TIMESTAMP(6)
       WHERE claim = :claim AND status = 'RUNNING'""")
  int fail(String claim, String failure);

  @Query(
      """
      UPDATE report_job SET status = 'CANCELLED', ended_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND person_id = :personId AND ended_at IS NULL""")
  int cancel(long id, long personId);

  /** Deletes some that ended before an instant. What they made is a report, which stays. */
  @Query("DELETE FROM report_job WHERE ended_at < :before ORDER BY ended_at LIMIT :most")
  int deleteEnded(Instant before, int most);
}
