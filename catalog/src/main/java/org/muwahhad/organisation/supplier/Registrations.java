package org.muwahhad.organisation.supplier;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Files of suppliers and their versions as acts write them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Registrations extends GenericRepository<Registrations.Registration, Long> {

  /**
   * A file, as far as acts need it.
   *
   * @param linkRecent whether its link was sent in the last ten minutes
   * @param linkGood whether its link may still be used
   */
  @MappedEntity("supplier_registration")
  record Registration(
      @Id long id,
      String reference,
      @Nullable Long personId,
      @Nullable Long supplierId,
      int linkNumber,
      boolean linkRecent,
      boolean linkGood) {
    String chain() {
      return "supplier-registration:" + id;
    }
  }

  String SELECT =
      """
      SELECT id, reference, person_id, supplier_id, link_number,
             (link_number > 0 AND link_sent_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 10 MINUTE))
               AS link_recent,
             (link_sent_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 30 DAY)) AS link_good
        FROM supplier_registration
      """;

  @Query(SELECT + " WHERE id = :id FOR UPDATE")
  Optional<Registration> lock(long id);

  @Query(SELECT + " WHERE id = :id")
  Optional<Registration> findRegistration(long id);

  @Query(SELECT + " WHERE email = :email FOR UPDATE")
  Optional<Registration> findByEmail(String email);

  @Query(SELECT + " WHERE supplier_id = :supplierId")
  Optional<Registration> findBySupplier(long supplierId);

  @Query(SELECT + " WHERE reference = :reference")
  Optional<Registration> findByReference(String reference);

  default Registration get(long id) {
    return lock(id).orElseThrow(() -> new Refusal.NotFound("registration " + id));
  }

  @Query(
      """
      INSERT INTO supplier_registration (reference, person_id, email, supplier_id, link_sent_at,
                                         created_at)
      VALUES (:reference, :personId, :email, :supplierId, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")
  void insert(
      String reference, @Nullable Long personId, @Nullable String email, @Nullable Long supplierId);

  @Query(
      """
      UPDATE supplier_registration
         SET link_number = link_number + 1, link_sent_at = UTC_TIMESTAMP(6) WHERE id = :id""")
  int renewLink(long id);

  @Query("UPDATE supplier_registration SET supplier_id = :supplierId WHERE id = :id")
  int settle(long id, long supplierId);

  /** A new draft: empty, or with the texts of the version before. */
  @Query(
      """
      INSERT INTO registration_version (registration_id, number, status, name_ar, name_en,
                                        register_number, country, tax_number, address_ar,
                                        address_en, contact_ar, contact_en, phone,
                                        is_ownership_complete)
      SELECT r.id, COALESCE(v.number, 0) + 1, 'DRAFT', COALESCE(v.name_ar, s.name_ar, ''),
             COALESCE(v.name_en, s.name_en, ''),
             COALESCE(v.register_number, s.registration_number, ''),
             COALESCE(v.country, s.country, ''), COALESCE(v.tax_number, ''),
             COALESCE(v.address_ar, ''), COALESCE(v.address_en, ''), COALESCE(v.contact_ar, ''),
             COALESCE(v.contact_en, ''), COALESCE(v.phone, ''),
             COALESCE(v.is_ownership_complete, FALSE)
        FROM supplier_registration r
        LEFT JOIN supplier s ON s.id = r.supplier_id
        LEFT JOIN registration_version v ON v.registration_id = r.id
         AND v.number = (SELECT MAX(x.number) FROM registration_version x
                          WHERE x.registration_id = r.id)
       WHERE r.id = :registrationId""")
  void begin(long registrationId);

  @Query(
      """
      INSERT INTO registration_origin (version_id, category_code, local_percent, certificate)
      SELECT :to, category_code, local_percent, certificate FROM registration_origin
       WHERE version_id = :from ORDER BY id""")
  void copyOrigins(long from, long to);

  @Query(
      """
      INSERT INTO registration_owner (version_id, name, nationality, share_percent)
      SELECT :to, name, nationality, share_percent FROM registration_owner
       WHERE version_id = :from ORDER BY id""")
  void copyOwners(long from, long to);

  @Query(
      """
      INSERT INTO registration_document (version_id, kind, expires_on, content_type, file_name,
                                         byte_count, sha256, added_at)
      SELECT :to, kind, expires_on, content_type, file_name, byte_count, sha256, added_at
        FROM registration_document WHERE version_id = :from ORDER BY id""")
  void copyDocuments(long from, long to);

  @Query(
      """
      UPDATE registration_version
         SET name_ar = :nameAr, name_en = :nameEn, register_number = :registerNumber,
             country = :country, tax_number = :taxNumber, address_ar = :addressAr,
             address_en = :addressEn, contact_ar = :contactAr, contact_en = :contactEn,
             phone = :phone, is_ownership_complete = :complete, version = version + 1
       WHERE id = :id AND status = 'DRAFT'""")
  int store(
      long id,
      String nameAr,
      String nameEn,
      String registerNumber,
      String country,
      String taxNumber,
      String addressAr,
      String addressEn,
      String contactAr,
      String contactEn,
      String phone,
      boolean complete);

  @Query("DELETE FROM registration_origin WHERE version_id = :versionId")
  int clearOrigins(long versionId);

  @Query("DELETE FROM registration_owner WHERE version_id = :versionId")
  int clearOwners(long versionId);

  @Query("SELECT sha256 FROM registration_document WHERE version_id = :versionId AND kind = :kind")
  List<String> listDigests(long versionId, DocumentKind kind);

  /** Certificates that were added to a file in the last day. */
  @Query(
      """
      SELECT COUNT(*) FROM audit_entry
       WHERE object_type = 'supplier-registration' AND object_id = :id
         AND act = 'supplier.document-added'
         AND at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1 DAY)""")
  int countAddedInDay(String id);

  @Query("DELETE FROM registration_document WHERE version_id = :versionId AND kind = :kind")
  int clearDocument(long versionId, DocumentKind kind);

  @Query(
      """
      INSERT INTO registration_origin (version_id, category_code, local_percent, certificate)
      VALUES (:versionId, :category, :percent, :certificate)""")
  void addOrigin(long versionId, String category, @Nullable BigDecimal percent, String certificate);

  @Query(
      """
      INSERT INTO registration_owner (version_id, name, nationality, share_percent)
      VALUES (:versionId, :name, :nationality, :share)""")
  void addOwner(long versionId, String name, String nationality, @Nullable BigDecimal share);

  @Query(
      """
      INSERT INTO registration_document (version_id, kind, expires_on, content_type, file_name,
                                         byte_count, sha256, added_at)
      VALUES (:versionId, :kind, :expiresOn, :contentType, :fileName, :byteCount, :sha256,
              UTC_TIMESTAMP(6))""")
  void addDocument(
      long versionId,
      DocumentKind kind,
      LocalDate expiresOn,
      String contentType,
      String fileName,
      int byteCount,
      String sha256);

  @Query(
      """
      UPDATE registration_version
         SET status = :to, submitted_at = UTC_TIMESTAMP(6), submitted_by = :personId,
             decided_at = CASE WHEN :to = 'ACCEPTED' THEN UTC_TIMESTAMP(6) END,
             version = version + 1
       WHERE id = :id AND status = 'DRAFT'""")
  int submit(long id, RegistrationStatus to, long personId);

  @Query(
      """
      UPDATE registration_version
         SET status = :to, decided_at = UTC_TIMESTAMP(6), decided_by = :personId, reason = :reason,
             version = version + 1
       WHERE id = :id AND status = 'SUBMITTED'""")
  int decide(long id, RegistrationStatus to, long personId, @Nullable String reason);

  /** Other suppliers of a country in the register under a number. */
  @Query(
      """
      SELECT COUNT(*) FROM supplier
       WHERE country = :country AND id <> :own
         AND registration_number IN (:number, CONCAT(:country, '-', :number))""")
  int countOthers(String number, String country, long own);

  @Query("SELECT COUNT(*) FROM supplier WHERE registration_number = :number AND id <> :own")
  int countNumber(String number, long own);

  @Query(
      """
      INSERT INTO supplier (registration_number, name_ar, name_en, country, status, registered_at,
                            is_gcc_origin)
      VALUES (:number, :nameAr, :nameEn, :country, 'REGISTERED', UTC_TIMESTAMP(6), :gccOrigin)""")
  void enterSupplier(
      String number, String nameAr, String nameEn, String country, boolean gccOrigin);

  @Query("SELECT id FROM supplier WHERE registration_number = :number")
  Optional<Long> findSupplier(String number);

  @Query(
      """
      UPDATE supplier
         SET registration_number = :number, name_ar = :nameAr, name_en = :nameEn,
             country = :country, is_gcc_origin = :gccOrigin, version = version + 1
       WHERE id = :id""")
  int changeSupplier(
      long id, String number, String nameAr, String nameEn, String country, boolean gccOrigin);

  /** Rows that name a file. */
  @Query("SELECT COUNT(*) FROM registration_document WHERE sha256 = :sha256")
  int countNaming(String sha256);
}
