package org.muwahhad.reporting;

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

/** Reports as issued, and their downloads. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IssuedReports extends GenericRepository<IssuedReports.Issued, Long> {

  /** An issued file. The instant is UTC. */
  @MappedEntity("issued_report")
  record Issued(
      @Id @GeneratedValue long id,
      long tenderId,
      String report,
      String edition,
      String format,
      String dataSha256,
      String sha256,
      long byteCount,
      String storedAs,
      long issuedBy,
      Instant issuedAt) {}

  Issued save(Issued issued);

  @Query(
      """
      SELECT * FROM issued_report
       WHERE tender_id = :tenderId AND report = :report AND edition = :edition
         AND format = :format AND data_sha256 = :data""")
  Optional<Issued> findSame(
      long tenderId, String report, String edition, String format, String data);

  @Query(
      """
      SELECT MIN(issued_at) FROM issued_report
       WHERE tender_id = :tenderId AND report = :report AND data_sha256 = :data""")
  Optional<Instant> findFirstIssue(long tenderId, String report, String data);

  @Query("SELECT * FROM issued_report WHERE data_sha256 LIKE CONCAT(:prefix, '%') ORDER BY id")
  List<Issued> listByDocument(String prefix);

  @Query(
      """
      SELECT COUNT(*) FROM issued_report n
       WHERE n.tender_id = :tenderId AND n.report = :report AND n.data_sha256 <> :data
         AND n.issued_at > :since""")
  int countNewer(long tenderId, String report, String data, Instant since);

  @Query("SELECT * FROM issued_report WHERE tender_id = :tenderId ORDER BY id DESC")
  List<Issued> listOf(long tenderId);

  @Query(
      """
      INSERT INTO report_download (report_id, person_id, at)
      VALUES (:reportId, :personId, UTC_TIMESTAMP(6))""")
  void addDownload(long reportId, long personId);
}
