package org.muwahhad.tender.document;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ScanStatus;

/** Documents of dossiers with their editions, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DossierDocuments extends GenericRepository<DossierDocuments.EditionRow, Long> {
  /** In force since publication. */
  long WITH_THE_DOSSIER = 0;

  /** Waiting for the next amendment. */
  long WAITING = -1;

  /** An edition with its document; {@code inForce} says whether bidders have it. */
  @Introspected
  @MappedEntity("dossier_edition")
  record EditionRow(
      @Id long id,
      long documentId,
      long tenderId,
      DossierKind kind,
      @Relation(EMBEDDED) Bilingual title,
      String language,
      long addedWith,
      boolean inForce,
      @Nullable Integer amendment,
      String fileName,
      String contentType,
      int byteCount,
      String sha256,
      ScanStatus scan,
      Instant addedAt) {
    DossierDocument.Edition edition() {
      return new DossierDocument.Edition(
          id, language, fileName, contentType, byteCount, sha256, scan, amendment, addedAt);
    }
  }

  String SELECT =
      """
      SELECT e.id, e.document_id, e.tender_id, d.kind, d.title_ar, d.title_en, e.language,
             e.added_with, (e.added_with = 0 OR COALESCE(a.status, '') = 'PUBLISHED') AS in_force,
             a.number AS amendment, e.file_name, e.content_type, e.byte_count, e.sha256,
             f.status AS scan, e.added_at
        FROM dossier_edition e
        JOIN dossier_document d ON d.id = e.document_id
        JOIN file_scan f ON f.sha256 = e.sha256
        LEFT JOIN tender_amendment a ON a.id = e.amendment_id
      """;

  /** All but those of withdrawn amendments; the newest edition of each language first. */
  @Query(
      SELECT
          + """
           WHERE e.tender_id = :tenderId AND COALESCE(a.status, '') <> 'WITHDRAWN'
           ORDER BY d.id, e.language, e.id DESC""")
  List<EditionRow> listEditions(long tenderId);

  @Query(SELECT + " WHERE e.tender_id = :tenderId AND e.id = :id")
  Optional<EditionRow> findEdition(long tenderId, long id);

  @Query(SELECT + " WHERE e.tender_id = :tenderId AND e.added_with = -1 ORDER BY d.id, e.language")
  List<EditionRow> listWaiting(long tenderId);

  /** The edition that counts in a language. */
  @Query(
      SELECT
          + """
           WHERE e.document_id = :documentId AND e.language = :language
             AND (e.added_with = 0 OR a.status = 'PUBLISHED')
           ORDER BY e.id DESC LIMIT 1""")
  Optional<EditionRow> findCurrent(long documentId, String language);

  @Query("SELECT COUNT(*) FROM dossier_document WHERE tender_id = :tenderId AND id = :id")
  int countDocument(long tenderId, long id);

  @Query("SELECT COUNT(*) FROM dossier_document WHERE tender_id = :tenderId")
  int countDocuments(long tenderId);

  @Query("SELECT COALESCE(SUM(byte_count), 0) FROM dossier_edition WHERE tender_id = :tenderId")
  long sumBytes(long tenderId);

  @Query(
      """
      INSERT INTO dossier_document (tender_id, kind, title_ar, title_en)
      VALUES (:tenderId, :kind, :titleAr, :titleEn)""")
  int addDocument(long tenderId, DossierKind kind, String titleAr, String titleEn);

  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  long holdTender(long tenderId);

  @Query("SELECT MAX(id) FROM dossier_document WHERE tender_id = :tenderId")
  long lastDocument(long tenderId);

  @Query(
      """
      INSERT INTO dossier_edition (document_id, tender_id, language, added_with, file_name,
                                   content_type, byte_count, sha256, added_by, added_at)
      VALUES (:documentId, :tenderId, :language, :addedWith, :fileName, :contentType, :byteCount,
              :sha256, :personId, UTC_TIMESTAMP(6))""")
  int addEdition(
      long documentId,
      long tenderId,
      String language,
      long addedWith,
      String fileName,
      String contentType,
      int byteCount,
      String sha256,
      long personId);

  default void addEdition(
      long documentId,
      long tenderId,
      String language,
      long addedWith,
      InspectedFile file,
      long personId) {
    addEdition(
        documentId,
        tenderId,
        language,
        addedWith,
        file.name(),
        file.type().mediaType(),
        file.byteCount(),
        file.sha256(),
        personId);
  }

  @Query(
      """
      DELETE FROM dossier_edition
       WHERE document_id = :documentId AND language = :language AND added_with = :addedWith""")
  int dropEdition(long documentId, String language, long addedWith);

  @Query("DELETE FROM dossier_edition WHERE id = :id AND added_with = :addedWith")
  int removeEdition(long id, long addedWith);

  @Query(
      """
      DELETE FROM dossier_document
       WHERE id = :id AND NOT EXISTS (SELECT 1 FROM dossier_edition e WHERE e.document_id = :id)""")
  int dropEmpty(long id);

  @Query(
      """
      UPDATE dossier_edition SET added_with = :amendmentId, amendment_id = :amendmentId
       WHERE tender_id = :tenderId AND added_with = -1""")
  int bind(long tenderId, long amendmentId);

  /** The documents of a tender; what waits only when asked for. */
  default List<DossierDocument> list(long tenderId, boolean withWaiting) {
    Map<Long, List<EditionRow>> byDocument = new LinkedHashMap<>();
    listEditions(tenderId).stream()
        .filter(e -> withWaiting || e.inForce())
        .forEach(e -> byDocument.computeIfAbsent(e.documentId(), k -> new ArrayList<>()).add(e));
    return byDocument.values().stream().map(DossierDocuments::document).toList();
  }

  private static DossierDocument document(List<EditionRow> editions) {
    List<DossierDocument.Edition> current = new ArrayList<>();
    List<DossierDocument.Edition> earlier = new ArrayList<>();
    List<DossierDocument.Edition> waiting = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (EditionRow row : editions) {
      if (!row.inForce()) {
        waiting.add(row.edition());
      } else if (seen.add(row.language())) {
        current.add(row.edition());
      } else {
        earlier.add(row.edition());
      }
    }
    EditionRow one = editions.get(0);
    return new DossierDocument(
        one.documentId(), one.kind(), one.title(), current, earlier, waiting);
  }

  /** Rows that name a file. */
  @Query("SELECT COUNT(*) FROM dossier_edition WHERE sha256 = :sha256")
  int countNaming(String sha256);
}
