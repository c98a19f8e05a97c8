package org.muwahhad.tender.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** OCDS releases as award reports name them by their digest; kept for ever. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReleaseArchive extends GenericRepository<ReleaseArchive.StoredRelease, String> {

  /**
   * A release as it was.
   *
   * @param sha256 of the content in UTF-8, lower-case hexadecimal
   * @param content canonical JSON
   */
  @Introspected
  @MappedEntity("kept_release")
  record StoredRelease(@Id String sha256, String content) {
    /** Whether it tells awards that were not in effect yet, which not everybody may read. */
    boolean isOfReaders() {
      return content.contains("\"status\":\"pending\"");
    }
  }

  @Query(
      """
      SELECT k.sha256, k.content FROM kept_release k
        JOIN joint_tender t ON t.id = k.tender_id
       WHERE t.number = :number AND k.sha256 = :sha256""")
  Optional<StoredRelease> find(String number, String sha256);

  /** Keeps a release; of two reports that name the same one, the first keeps it. */
  @Query(
      """
      INSERT IGNORE INTO kept_release (sha256, tender_id, content, kept_at)
      VALUES (:sha256, :tenderId, :content, :at)""")
  void keep(String sha256, long tenderId, String content, Instant at);
}
