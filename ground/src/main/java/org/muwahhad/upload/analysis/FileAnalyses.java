package org.muwahhad.upload.analysis;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.work.QueueTable;

/** The queue of what a platform is asked, and what is written of it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FileAnalyses extends GenericRepository<FileAnalyses.DueAnalysis, Long> {

  QueueTable QUEUE =
      new QueueTable(
          "file_analysis", List.of("id"), "WAITING", "RUNNING", "due_at", "due_at, id", "");

  /** A piece of work. */
  @Introspected
  @MappedEntity("file_analysis")
  record DueAnalysis(
      @Id long id,
      String sha256,
      String fileName,
      AnalysisSource source,
      @Nullable String storedAs,
      boolean sealedCopy,
      int failures,
      @Nullable String platform,
      @Nullable String ticket,
      @Nullable Instant submittedAt) {}

  /** A file that was kept for the platform and is not needed any more. */
  @Introspected
  @MappedEntity("file_analysis")
  record QuarantineCopy(@Id long id, String storedAs) {}

  @Query(
      """
      INSERT IGNORE INTO file_analysis
             (sha256, file_name, byte_count, source, signature, note, sent_by, stored_as, is_sealed,
              found_at, status)
      VALUES (:sha256, :fileName, :byteCount, :source, :signature, :note, :sentBy, :storedAs,
              :isSealed, UTC_TIMESTAMP(6), :status)""")
  int add(
      String sha256,
      String fileName,
      long byteCount,
      AnalysisSource source,
      @Nullable String signature,
      @Nullable String note,
      @Nullable Long sentBy,
      @Nullable String storedAs,
      boolean isSealed,
      AnalysisStatus status);

  /** Queues what the scanner left without a judgement for too long. */
  @Query(
      """
      INSERT IGNORE INTO file_analysis
             (sha256, file_name, byte_count, source, stored_as, is_sealed, found_at, status)
      SELECT f.sha256, f.file_name, 0, 'UNANSWERED', f.stored_as, FALSE, UTC_TIMESTAMP(6), 'WAITING'
        FROM file_scan f
       WHERE f.status = 'WAITING' AND f.stored_as IS NOT NULL
         AND f.sent_at <= DATE_SUB(UTC_TIMESTAMP(6), INTERVAL :seconds SECOND)
         AND NOT EXISTS (SELECT 1 FROM file_analysis a WHERE a.sha256 = f.sha256)
       ORDER BY f.sha256 LIMIT 50""")
  int addUnanswered(long seconds);

  @Query(
      """
      SELECT id, sha256, file_name, source, stored_as, is_sealed AS sealed_copy, failures,
             platform, ticket,
             submitted_at
        FROM file_analysis WHERE status = 'RUNNING' AND claim = :claim ORDER BY id LIMIT 50""")
  List<DueAnalysis> listClaimed(String claim);

  @Query(
      """
      UPDATE file_analysis
         SET status = 'WAITING', claim = NULL, platform = :platform, ticket = :ticket, failures = 0,
             submitted_at = UTC_TIMESTAMP(6), last_error = NULL,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim""")
  int submitted(long id, String claim, String platform, String ticket, int seconds);

  @Query(
      """
      UPDATE file_analysis
         SET status = 'WAITING', claim = NULL, failures = 0, last_error = NULL,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim""")
  int askLater(long id, String claim, int seconds);

  /** The platform could not be asked. */
  @Query(
      """
      UPDATE file_analysis
         SET status = 'WAITING', claim = NULL, failures = failures + 1, last_error = :error,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim""")
  int putOff(long id, String claim, String error, int seconds);

  /** The ticket is no good any more: the file is sent again. */
  @Query(
      """
      UPDATE file_analysis
         SET status = 'WAITING', claim = NULL, ticket = NULL, submitted_at = NULL, due_at = NULL,
             last_error = :error
       WHERE id = :id AND claim = :claim""")
  int sendAgain(long id, String claim, @Nullable String error);

  @Query(
      """
      UPDATE file_analysis
         SET status = 'FAILED', claim = NULL, due_at = NULL, last_error = :error,
             platform = :platform
       WHERE id = :id AND claim = :claim""")
  int fail(long id, String claim, String platform, String error);

  /** Gives up what nobody can read. */
  @Query(
      """
      UPDATE file_analysis
         SET status = 'FAILED', claim = NULL, due_at = NULL, last_error = :error
       WHERE claim = :claim AND status = 'RUNNING'""")
  int giveUpUnread(String claim, String error);

  @Query(
      """
      UPDATE file_analysis
         SET status = 'JUDGED', claim = NULL, due_at = NULL, last_error = NULL,
             platform = :platform, submitted_at = COALESCE(submitted_at, UTC_TIMESTAMP(6)),
             verdict = :verdict, malware = :malware, score = :score, report = :report,
             judged_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND claim = :claim""")
  int judge(
      long id,
      String claim,
      String platform,
      FileVerdict verdict,
      @Nullable String malware,
      @Nullable Integer score,
      @Nullable String report);

  @Query(
      """
      INSERT INTO file_indicator (analysis_id, kind, content)
      VALUES (:analysisId, :kind, :content)""")
  void addIndicator(long analysisId, String kind, String content);

  /** Has a file asked about again that could not be judged. */
  @Query(
      """
      UPDATE file_analysis
         SET status = 'WAITING', ticket = NULL, submitted_at = NULL, failures = 0, due_at = NULL,
             last_error = NULL
       WHERE id = :id AND status = 'FAILED' AND stored_as IS NOT NULL""")
  int retry(long id);

  @Query(
      """
      INSERT INTO file_release (analysis_id, reason, released_by, released_at)
      VALUES (:analysisId, :reason, :personId, UTC_TIMESTAMP(6))""")
  void release(long analysisId, String reason, long personId);

  /** Some sealed copies after one that are no longer needed. */
  @Query(
      """
      SELECT id, stored_as FROM file_analysis
       WHERE is_sealed AND stored_as IS NOT NULL AND status IN ('JUDGED', 'FAILED')
         AND found_at <= DATE_SUB(UTC_TIMESTAMP(6), INTERVAL :days DAY) AND id > :after
       ORDER BY id LIMIT 50""")
  List<QuarantineCopy> listOldCopies(int days, long after);

  /** How many incidents have the sealed copy of a file: one or none. */
  @Query(
      """
      SELECT COUNT(*) FROM file_analysis
       WHERE sha256 = :sha256 AND is_sealed AND stored_as IS NOT NULL""")
  long countSealed(String sha256);

  @Query("UPDATE file_analysis SET stored_as = NULL WHERE id = :id AND stored_as = :storedAs")
  int forgetCopy(long id, String storedAs);
}
