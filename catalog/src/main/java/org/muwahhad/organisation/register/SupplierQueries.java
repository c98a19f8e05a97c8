package org.muwahhad.organisation.register;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Suppliers as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SupplierQueries extends GenericRepository<SupplierQueries.SupplierRow, Long> {

  /**
   * A supplier.
   *
   * @param country ISO 3166-1 alpha-2 code
   * @param registeredAt UTC
   * @param gccOrigin its goods are as a rule of GCC origin
   * @param suspendedUntil last day of the running suspension; null without one or without a term
   * @param bidders accounts that may bid for it
   */
  @Introspected
  @MappedEntity("supplier")
  record SupplierRow(
      @Id long id,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual name,
      String country,
      SupplierStatus status,
      Instant registeredAt,
      @MappedProperty("is_gcc_origin") boolean gccOrigin,
      @Nullable LocalDate suspendedUntil,
      int bidders) {
    public boolean isSuspended() {
      return status == SupplierStatus.SUSPENDED;
    }
  }

  /**
   * A suspension, running or over. Instants are UTC.
   *
   * @param untilDay last day, in Riyadh; null when it has no term
   * @param endReason why it was lifted; null while it runs and when it ran out
   */
  @Introspected
  @MappedEntity("supplier_suspension")
  record Suspension(
      @Id long id,
      Instant suspendedAt,
      @Nullable LocalDate untilDay,
      String reason,
      @Relation(EMBEDDED) Bilingual by,
      @Nullable Instant endedAt,
      @Nullable String endReason) {}

  String SELECT =
      """
      SELECT s.id, s.registration_number, s.name_ar, s.name_en, s.country, s.status,
             s.registered_at, s.is_gcc_origin,
             (SELECT u.until_day FROM supplier_suspension u
               WHERE u.supplier_id = s.id AND u.ended_at IS NULL) AS suspended_until,
             (SELECT COUNT(*) FROM role_grant g
               WHERE g.supplier_id = s.id AND g.role = 'BIDDER') AS bidders
        FROM supplier s
      """;

  /** Which of them answer a text and a filter. */
  String CHOSEN =
      """
       WHERE IF(:filter = '', TRUE, s.status = :filter)
         AND (:like = '' OR s.registration_number LIKE :like OR s.name_ar LIKE :like
              OR s.name_en LIKE :like)
      """;

  /**
   * A page of them, by their English names if no other order is chosen.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter REGISTERED, SUSPENDED or empty
   * @param sort name, number or bidders, with {@code -} before it for the last first; or empty
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN '-name' THEN s.name_en WHEN '-number' THEN s.registration_number END
                  DESC,
                CASE :sort WHEN 'number' THEN s.registration_number END,
                CASE :sort WHEN 'bidders' THEN bidders END,
                CASE :sort WHEN '-bidders' THEN bidders END DESC,
                s.name_en, s.id
       LIMIT :most OFFSET :offset""")
  List<SupplierRow> listPage(String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) FROM supplier s" + CHOSEN)
  int count(String like, String filter);

  @Query(SELECT + " WHERE s.id = :id")
  Optional<SupplierRow> findRow(long id);

  @Query(
      """
      SELECT u.id, u.suspended_at, u.until_day, u.reason, p.name_ar AS by_ar, p.name_en AS by_en,
             u.ended_at, u.end_reason
        FROM supplier_suspension u JOIN person p ON p.id = u.suspended_by
       WHERE u.supplier_id = :supplierId ORDER BY u.id DESC""")
  List<Suspension> listSuspensions(long supplierId);
}
