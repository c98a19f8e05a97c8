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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.work.QueueTable;

/** Incidents, as stored, and the queue of what a platform is asked. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FileAnalyses extends GenericRepository<FileAnalyses.Incident, Long> {
  QueueTable QUEUE =
      new QueueTable(
          "file_analysis", List.of("id"), "WAITING", "RUNNING", "due_at", "due_at, id", "");

  /**
   * A file in which something was found, or that was not judged. Instants are UTC.
   *
   * @param fileName as it was first sent; empty for documents of bids
   * @param signature the scanner's name for what it found
   * @param malware the platform's name for it
   * @param releasedAt when an administrator took it out of quarantine
   */
  @Introspected
  @MappedEntity("file_analysis")
  record Incident(
      @Id long id,
      String sha256,
      String fileName,
      long byteCount,
      AnalysisSource source,
      @Nullable String signature,
      @Nullable String note,
      Instant foundAt,
      AnalysisStatus status,
      @Nullable String platform,
      @Nullable Instant submittedAt,
      @Nullable String lastError,
      @Nullable FileVerdict verdict,
      @Nullable String malware,
      @Nullable Integer score,
      @Nullable Instant judgedAt,
      @Nullable Instant releasedAt,
      @Nullable String releaseReason) {}

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

  /** An indicator of compromise: what others look for. */
  @Introspected
  @MappedEntity("file_indicator")
  record Indicator(@Id long id, long analysisId, String kind, String content) {}

  /** A file that was kept for the platform and is not needed any more. */
  @Introspected
  @MappedEntity("file_analysis")
  record QuarantineCopy(@Id long id, String storedAs) {}

  String SELECT =
      """
      SELECT a.id, a.sha256, a.file_name, a.byte_count, a.source, a.signature, a.note, a.found_at,
             a.status, a.platform, a.submitted_at, a.last_error, a.verdict, a.malware, a.score,
             a.judged_at, r.released_at, r.reason AS release_reason
        FROM file_analysis a LEFT JOIN file_release r ON r.analysis_id = a.id
      """;

  String CHOSEN =
      """
       WHERE (:filter = '' OR a.status = :filter OR a.verdict = :filter)
         AND (:like = '' OR a.sha256 LIKE :like OR a.file_name LIKE :like OR a.signature LIKE :like
              OR a.malware LIKE :like)
      """;

  /**
   * A page of incidents.
   *
   * @param sort file or found, with {@code -} before it for the last first; else the newest first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
          ORDER BY CASE WHEN :sort = 'file' THEN a.file_name END,
                   CASE WHEN :sort = '-file' THEN a.file_name END DESC,
                   CASE WHEN :sort = 'found' THEN a.found_at END,
                   a.found_at DESC, a.id DESC LIMIT :most OFFSET :offset\
          """)
  List<Incident> list(String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) FROM file_analysis a" + CHOSEN)
  int count(String like, String filter);

  @Query(SELECT + " WHERE a.id = :id")
  Optional<Incident> find(long id);

  /**
   * An incident.
   *
   * @throws Refusal.NotFound when there is none
   */
  default Incident get(long id) {
    return find(id).orElseThrow(() -> new Refusal.NotFound("incident " + id));
  }

  @Query("SELECT report FROM file_analysis WHERE id = :id AND report IS NOT NULL")
  Optional<String> findReport(long id);

  @Query(
      """
      SELECT malware FROM file_analysis
       WHERE sha256 = :sha256 AND verdict IN ('MALICIOUS', 'SUSPICIOUS')""")
  Optional<String> findMalware(String sha256);

  @Query(
      """
      SELECT COUNT(*) FROM file_release r JOIN file_analysis a ON a.id = r.analysis_id
       WHERE a.sha256 = :sha256""")
  int countReleased(String sha256);

  @Query("SELECT id FROM file_analysis WHERE sha256 = :sha256")
  Optional<Long> findId(String sha256);

  @Query(
      """
      SELECT id, analysis_id, kind, content FROM file_indicator
       WHERE analysis_id = :analysisId ORDER BY id LIMIT 200""")
  List<Indicator> listIndicators(long analysisId);

  /**
   * What others should look for: judged as harmful by the platform, or by the scanner where no
   * platform judged, each with the moment since which it is known; the oldest first.
   *
   * @param lag seconds in which a transaction that began before may still come to its end
   */
  @Query(
      SELECT
          + """
          WHERE (a.verdict IN ('MALICIOUS', 'SUSPICIOUS') OR a.source = 'BID')
            AND COALESCE(a.judged_at, a.found_at) <= DATE_SUB(UTC_TIMESTAMP(6), INTERVAL :lag SECOND)
            AND (COALESCE(a.judged_at, a.found_at) > :after
                 OR (COALESCE(a.judged_at, a.found_at) = :after AND a.id >= :fromId))
          ORDER BY COALESCE(a.judged_at, a.found_at), a.id LIMIT :most\
          """)
  List<Incident> listKnown(Instant after, long fromId, int lag, int most);

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
        FROM file_analysis WHERE claim = :claim ORDER BY id LIMIT 50""")
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

  /** Sealed copies that are no longer needed. */
  @Query(
      """
      SELECT id, stored_as FROM file_analysis
       WHERE is_sealed AND stored_as IS NOT NULL AND status IN ('JUDGED', 'FAILED')
         AND found_at <= DATE_SUB(UTC_TIMESTAMP(6), INTERVAL :days DAY)
       ORDER BY id LIMIT 50""")
  List<QuarantineCopy> listOldCopies(int days);

  @Query("UPDATE file_analysis SET stored_as = NULL WHERE id = :id AND stored_as = :storedAs")
  int forgetCopy(long id, String storedAs);

  @Query("SELECT COUNT(*) FROM file_analysis WHERE status IN ('WAITING', 'RUNNING')")
  long countUnjudged();

  @Query("SELECT COUNT(*) FROM file_analysis WHERE last_error IS NOT NULL AND status = 'WAITING'")
  long countPutOff();
}
