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

/** Incidents with what was found in their files, as they are read. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentQueries extends GenericRepository<IncidentQueries.Incident, Long> {

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

  /** An indicator of compromise: what others look for. */
  @Introspected
  @MappedEntity("file_indicator")
  record Indicator(@Id long id, long analysisId, String kind, String content) {}

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

  /** How long ago the first file was found that the platform could not be asked about; 0: none. */
  @Query(
      """
      SELECT COALESCE(TIMESTAMPDIFF(SECOND, MIN(found_at), UTC_TIMESTAMP(6)), 0)
        FROM file_analysis WHERE status = 'WAITING' AND last_error IS NOT NULL""")
  long secondsLate();

  @Query("SELECT COUNT(*) FROM file_analysis WHERE status IN ('WAITING', 'RUNNING')")
  long countUnjudged();

  @Query("SELECT COUNT(*) FROM file_analysis WHERE last_error IS NOT NULL AND status = 'WAITING'")
  long countPutOff();
}
