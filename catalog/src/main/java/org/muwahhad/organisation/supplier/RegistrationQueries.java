package org.muwahhad.organisation.supplier;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/** Files of suppliers as pages and programs read them. Instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RegistrationQueries
    extends GenericRepository<RegistrationQueries.RegistrationVersionRow, Long> {

  /** A version with its texts. */
  @Introspected
  @MappedEntity("registration_version")
  record RegistrationVersionRow(
      @Id long id,
      long registrationId,
      int number,
      RegistrationStatus status,
      @Relation(EMBEDDED) Bilingual name,
      String registerNumber,
      String country,
      String taxNumber,
      @Relation(EMBEDDED) Bilingual address,
      @Relation(EMBEDDED) Bilingual contact,
      String phone,
      @MappedProperty("is_ownership_complete") boolean ownershipComplete,
      @Nullable Instant submittedAt,
      @Nullable Instant decidedAt,
      @Nullable String reason) {}

  /** A declaration of GCC origin with the name of its category. */
  @Introspected
  @MappedEntity("registration_origin")
  record OriginRow(
      @Id long id,
      String category,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable BigDecimal localPercent,
      String certificate) {}

  /** A beneficial owner. */
  @Introspected
  @MappedEntity("registration_owner")
  record OwnerRow(
      @Id long id, String name, String nationality, @Nullable BigDecimal sharePercent) {}

  /**
   * A certificate.
   *
   * @param expired whether its last day has passed in Riyadh
   */
  @Introspected
  @MappedEntity("registration_document")
  record Document(
      @Id long id,
      DocumentKind kind,
      LocalDate expiresOn,
      String contentType,
      String fileName,
      int byteCount,
      String sha256,
      boolean expired) {
    String key() {
      return AttachCertificate.FOLDER + "/" + sha256;
    }

    /** Kilobytes, rounded up. */
    public int kilobytes() {
      return (byteCount + 1023) / 1024;
    }
  }

  /**
   * A file in the queue.
   *
   * @param waiting other files that wait under the same number and country
   */
  @Introspected
  @MappedEntity("supplier_registration")
  record RegistrationRow(
      @Id long id,
      String reference,
      @Nullable String email,
      @Nullable Long supplierId,
      int number,
      RegistrationStatus status,
      @Relation(EMBEDDED) Bilingual name,
      String registerNumber,
      String country,
      @Nullable Instant submittedAt,
      int waiting) {}

  /** A category goods may be declared for. */
  @Introspected
  @MappedEntity("category")
  record Category(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  String VERSION =
      """
      SELECT id, registration_id, number, status, name_ar, name_en, register_number, country,
             tax_number, address_ar, address_en, contact_ar, contact_en, phone,
             is_ownership_complete, submitted_at, decided_at, reason
        FROM registration_version
      """;

  @Query(VERSION + " WHERE registration_id = :registrationId ORDER BY number DESC")
  List<RegistrationVersionRow> listVersions(long registrationId);

  @Query(VERSION + " WHERE registration_id = :registrationId ORDER BY number DESC LIMIT 1")
  Optional<RegistrationVersionRow> findLatest(long registrationId);

  @Query(
      VERSION
          + """
             WHERE registration_id = :registrationId AND status = 'ACCEPTED'
             ORDER BY number DESC LIMIT 1""")
  Optional<RegistrationVersionRow> findAccepted(long registrationId);

  @Query(
      """
      SELECT o.id, o.category_code AS category, c.name_ar, c.name_en, o.local_percent, o.certificate
        FROM registration_origin o JOIN category c ON c.code = o.category_code
       WHERE o.version_id = :versionId ORDER BY o.id""")
  List<OriginRow> listOrigins(long versionId);

  @Query(
      """
      SELECT id, name, nationality, share_percent FROM registration_owner
       WHERE version_id = :versionId ORDER BY id""")
  List<OwnerRow> listOwners(long versionId);

  String DOCUMENT =
      """
      SELECT d.id, d.kind, d.expires_on, d.content_type, d.file_name, d.byte_count, d.sha256,
             (d.expires_on <
      """
          + RiyadhDay.TODAY
          + """
       ) AS expired
        FROM registration_document d
      """;

  @Query(DOCUMENT + " WHERE d.version_id = :versionId ORDER BY d.kind")
  List<Document> listDocuments(long versionId);

  @Query(
      DOCUMENT
          + """
             JOIN registration_version v ON v.id = d.version_id
             WHERE v.registration_id = :registrationId AND d.id = :id""")
  Optional<Document> findDocument(long registrationId, long id);

  String ROW =
      """
      SELECT r.id, r.reference, r.email, r.supplier_id, v.number, v.status, v.name_ar, v.name_en,
             v.register_number, v.country, v.submitted_at,
             (SELECT COUNT(*) FROM registration_version w
               WHERE w.status = 'SUBMITTED' AND w.register_number = v.register_number
                 AND w.country = v.country AND w.registration_id <> r.id) AS waiting
        FROM supplier_registration r
        JOIN registration_version v ON v.registration_id = r.id
         AND v.number = (SELECT MAX(x.number) FROM registration_version x
                          WHERE x.registration_id = r.id AND x.status <> 'DRAFT')
      """;

  /** Which of those sent answer a text and a filter. */
  String CHOSEN =
      """
       WHERE IF(:filter = '', TRUE, v.status = :filter)
         AND (:like = '' OR v.name_ar LIKE :like OR v.name_en LIKE :like OR r.reference LIKE :like
              OR v.register_number LIKE :like)
      """;

  /**
   * A page of what was sent, the longest waiting first if no other order is chosen.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort name, country or sent, with {@code -} before it for the last first; or empty
   */
  @Query(
      ROW
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'name' THEN v.name_en WHEN 'country' THEN v.country END,
                CASE :sort WHEN '-name' THEN v.name_en WHEN '-country' THEN v.country END DESC,
                CASE :sort WHEN 'sent' THEN v.submitted_at END,
                CASE :sort WHEN '-sent' THEN v.submitted_at END DESC,
                (v.status <> 'SUBMITTED'), v.submitted_at, r.id
       LIMIT :most OFFSET :offset""")
  List<RegistrationRow> listPage(String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM supplier_registration r
        JOIN registration_version v ON v.registration_id = r.id
         AND v.number = (SELECT MAX(x.number) FROM registration_version x
                          WHERE x.registration_id = r.id AND x.status <> 'DRAFT')
      """
          + CHOSEN)
  int count(String like, String filter);

  @Query(ROW + " WHERE r.id = :id")
  Optional<RegistrationRow> findRow(long id);

  /** Divisions, groups and classes of the catalog. */
  @Query("SELECT code, name_ar, name_en FROM category WHERE level <= 4 ORDER BY code")
  List<Category> listCategories();
}
