package org.muwahhad.opendata.bundle;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Bundles with their files, as they are written. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TenderBundles extends GenericRepository<BundleQueries.Edition, Long> {

  /** Waits until another edition of the tender is published. */
  @Query("SELECT t.id FROM joint_tender t WHERE t.id = :tenderId FOR UPDATE")
  Optional<Long> lock(long tenderId);

  @Query(
      """
      INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices,
                                 openings_sha256)
      VALUES (:tenderId, :edition, UTC_TIMESTAMP(6), :sha256, :unitPrices, :openings)\
      """)
  int add(
      long tenderId, int edition, String sha256, UnitPriceDisclosure unitPrices, String openings);

  @Query(
      """
      INSERT INTO tender_bundle_file (bundle_id, name, sha256, byte_count, crc, is_public)
      VALUES (:bundleId, :name, :sha256, :byteCount, :crc, :isPublic)\
      """)
  int addFile(
      long bundleId, String name, String sha256, long byteCount, long crc, boolean isPublic);

  @Query(
      """
      INSERT INTO tender_bundle_piece (bundle_id, name, number, content)
      VALUES (:bundleId, :name, :number, :content)\
      """)
  int addPiece(long bundleId, String name, int number, byte[] content);

  @Query(
      """
      INSERT INTO tender_bundle_due (tender_id, due_at) VALUES (:tenderId, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE due_at = UTC_TIMESTAMP(6)\
      """)
  void setDue(long tenderId);

  @Query("DELETE FROM tender_bundle_due WHERE tender_id = :tenderId")
  int settle(long tenderId);
}
