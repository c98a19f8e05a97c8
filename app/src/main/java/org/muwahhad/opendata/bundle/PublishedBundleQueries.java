package org.muwahhad.opendata.bundle;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** What reports print of the public bundle of a tender. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PublishedBundleQueries
    extends GenericRepository<PublishedBundleQueries.PublishedBundle, Long> {

  /**
   * An edition that anybody downloads.
   *
   * @param sha256 of its manifest
   */
  @Introspected
  @MappedEntity("tender_bundle")
  record PublishedBundle(@Id int edition, String sha256) {}

  /**
   * The edition of the awards in force: the newest; empty before the first, while another one is
   * due, and while anything of the tender is still to be decided, of which no edition tells.
   */
  @Query(
      """
      SELECT b.edition, b.sha256 FROM tender_bundle b
        JOIN joint_tender t ON t.id = b.tender_id AND t.status = 'AWARDED'
       WHERE b.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM tender_bundle_due d WHERE d.tender_id = b.tender_id)
       ORDER BY b.edition DESC LIMIT 1""")
  Optional<PublishedBundle> findCurrent(long tenderId);
}
