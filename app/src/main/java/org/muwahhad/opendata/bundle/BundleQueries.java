package org.muwahhad.opendata.bundle;

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
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Bundles as they were published, and the tenders whose next edition is due. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BundleQueries extends GenericRepository<BundleQueries.Edition, Long> {

  /**
   * An edition.
   *
   * @param sha256 of its manifest
   */
  @Introspected
  @MappedEntity("tender_bundle")
  record Edition(
      @Id long id,
      long tenderId,
      int edition,
      Instant publishedAt,
      String sha256,
      UnitPriceDisclosure unitPrices) {}

  /**
   * A file of an edition.
   *
   * @param crc as ZIP files have it
   */
  @Introspected
  @MappedEntity("tender_bundle_file")
  record BundleFile(@Id String name, String sha256, long byteCount, long crc) {}

  /** A piece of a file, compressed. */
  @Introspected
  @MappedEntity("tender_bundle_piece")
  record BundlePiece(@Id int number, byte[] content) {}

  /** A tender as its bundle names it. */
  @Introspected
  @MappedEntity("joint_tender")
  record BundledTender(@Id long id, String number, @Relation(EMBEDDED) Bilingual title) {}

  String EDITIONS =
      """
      SELECT b.id, b.tender_id, b.edition, b.published_at, b.sha256, b.unit_prices
        FROM tender_bundle b\
      """;

  /** The editions of a tender, the newest first. */
  @Query(EDITIONS + " WHERE b.tender_id = :tenderId ORDER BY b.edition DESC LIMIT 50")
  List<Edition> list(long tenderId);

  @Query(EDITIONS + " WHERE b.tender_id = :tenderId AND b.edition = :edition")
  Optional<Edition> find(long tenderId, int edition);

  /** The files that everybody gets. */
  @Query(
      """
      SELECT f.name, f.sha256, f.byte_count, f.crc FROM tender_bundle_file f
       WHERE f.bundle_id = :id AND f.is_public ORDER BY f.name\
      """)
  List<BundleFile> listFiles(long id);

  @Query(
      """
      SELECT p.number, p.content FROM tender_bundle_piece p
       WHERE p.bundle_id = :id AND p.name = :name AND p.number = :number\
      """)
  Optional<BundlePiece> findPiece(long id, String name, int number);

  @Query(
      """
      SELECT t.id, t.number, t.title_ar, t.title_en FROM joint_tender t
       WHERE t.number = :number AND t.published_at IS NOT NULL\
      """)
  Optional<BundledTender> findTender(String number);

  /** The tender of an award report that has a bundle, by the number of the document. */
  @Query(
      """
      SELECT t.id, t.number, t.title_ar, t.title_en
        FROM issued_report r
        JOIN joint_tender t ON t.id = r.tender_id
        JOIN tender_bundle b ON b.tender_id = t.id AND b.edition = 1
       WHERE r.data_sha256 LIKE CONCAT(:document, '%') AND r.report = 'AWARD' LIMIT 1\
      """)
  Optional<BundledTender> findOfReport(String document);

  @Query("SELECT COALESCE(MAX(b.edition), 0) FROM tender_bundle b WHERE b.tender_id = :tenderId")
  int editions(long tenderId);

  /** The tenders that are due, those for longest first: many, so that failures leave room. */
  @Query("SELECT d.tender_id FROM tender_bundle_due d ORDER BY d.due_at, d.tender_id LIMIT 500")
  List<Long> listDue();

  /** For how many seconds the bundle that is due for longest has been; 0 where none is. */
  @Query(
      """
      SELECT COALESCE(TIMESTAMPDIFF(SECOND, MIN(d.due_at), UTC_TIMESTAMP(6)), 0)
        FROM tender_bundle_due d\
      """)
  long secondsLate();

  /** The entry that says that an edition was published; there is one for each, in their order. */
  @Query(
      """
      SELECT e.id FROM audit_chain c JOIN audit_entry e ON e.chain_id = c.id
       WHERE c.name = CONCAT('bundle', CHAR(58), :tenderId) AND e.act = 'bundle.published'
         AND e.object_id = CONCAT('', :tenderId) AND LOCATE(:mark, e.detail) > 0
       ORDER BY e.id LIMIT 1\
      """)
  Optional<Long> findEntry(long tenderId, String mark);

  /**
   * The entries on the chain of the tender, before another, that a bundle proves.
   *
   * @param acts of these entries
   */
  @Query(
      """
      SELECT e.id FROM audit_chain c JOIN audit_entry e ON e.chain_id = c.id
       WHERE c.name = CONCAT('tender', CHAR(58), :tenderId) AND e.id < :before
         AND e.act IN (:acts)
       ORDER BY e.id\
      """)
  List<Long> listEntries(long tenderId, long before, List<String> acts);
}
