package org.muwahhad.upload;

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

/**
 * What is known of the safety of stored files, by the digest of their bytes: the same bytes have
 * one standing, wherever they were attached. Files of bids are not here, since their digests would
 * tell of them.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FileScans extends GenericRepository<FileScans.Scan, String> {

  /**
   * A file. Instants are UTC.
   *
   * @param fileName as it was first sent
   * @param storedAs its key in the store; null when it was refused and never kept
   * @param signature the scanner's name for what it found
   */
  @Introspected
  @MappedEntity("file_scan")
  record Scan(
      @Id String sha256,
      ScanStatus status,
      String fileName,
      @Nullable String storedAs,
      @Nullable String signature,
      Instant sentAt,
      @Nullable Instant scannedAt) {}

  /** Digests in the record are cut to what its column takes; the detail has them whole. */
  static String recordedAs(String sha256) {
    return sha256.substring(0, 40);
  }

  String SELECT =
      """
      SELECT sha256, status, file_name, stored_as, signature, sent_at, scanned_at FROM file_scan
      """;

  @Query(SELECT + " WHERE sha256 = :sha256")
  Optional<Scan> find(String sha256);

  /** What a scanner still has to look through, the oldest first. */
  @Query(
      SELECT
          + """
           WHERE status IN ('WAITING', 'UNSCANNED') AND stored_as IS NOT NULL AND sha256 > :after
           ORDER BY sha256 LIMIT 50""")
  List<Scan> listDue(String after);

  /** What is held back, the newest first. */
  @Query(
      SELECT
          + " WHERE status IN ('WAITING', 'QUARANTINED') ORDER BY sent_at DESC, sha256 LIMIT 200")
  List<Scan> listHeld();

  @Query("SELECT COUNT(*) FROM file_scan WHERE status = :status")
  long count(ScanStatus status);

  /** Notes a file; a judgement replaces the one before, anything less leaves it. */
  @Query(
      """
      INSERT INTO file_scan (sha256, status, file_name, stored_as, signature, sent_at, scanned_at)
      VALUES (:sha256, :status, :fileName, :storedAs, :signature, UTC_TIMESTAMP(6),
              CASE WHEN :status IN ('CLEAN', 'QUARANTINED') THEN UTC_TIMESTAMP(6) END)
      ON DUPLICATE KEY UPDATE
        stored_as = COALESCE(stored_as, VALUES(stored_as)),
        signature = CASE WHEN VALUES(scanned_at) IS NULL THEN signature ELSE VALUES(signature) END,
        status = CASE WHEN VALUES(scanned_at) IS NULL THEN status ELSE VALUES(status) END,
        scanned_at = COALESCE(VALUES(scanned_at), scanned_at)""")
  int note(
      String sha256,
      ScanStatus status,
      String fileName,
      @Nullable String storedAs,
      @Nullable String signature);

  /** Holds the standing of a file until the transaction ends, known or not. */
  @Query(
      """
      INSERT INTO file_scan (sha256, status, file_name, sent_at)
      VALUES (:sha256, 'UNSCANNED', '-', UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE sent_at = file_scan.sent_at""")
  int hold(String sha256);

  /** Notes where a file lies that lay at a place from which it was deleted. */
  @Query("UPDATE file_scan SET stored_as = :now WHERE sha256 = :sha256 AND stored_as = :before")
  int moved(String sha256, String before, @Nullable String now);

  /** Holds back what an analysis found something in, whatever the scanner said. */
  @Query(
      """
      UPDATE file_scan
         SET status = 'QUARANTINED', signature = :signature, scanned_at = UTC_TIMESTAMP(6)
       WHERE sha256 = :sha256 AND status <> 'QUARANTINED'""")
  int holdBack(String sha256, String signature);

  /** Takes a file out of quarantine. */
  @Query(
      """
      UPDATE file_scan SET status = 'CLEAN', signature = NULL, scanned_at = UTC_TIMESTAMP(6)
       WHERE sha256 = :sha256 AND status = 'QUARANTINED'""")
  int release(String sha256);

  @Query(
      """
      UPDATE file_scan SET status = :status, signature = :signature, scanned_at = UTC_TIMESTAMP(6)
       WHERE sha256 = :sha256 AND status IN ('WAITING', 'UNSCANNED')""")
  int judge(String sha256, ScanStatus status, @Nullable String signature);
}
