package org.muwahhad.organisation.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Suppliers and their suspensions as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Suppliers extends GenericRepository<Suppliers.Supplier, Long> {

  /** A stored supplier, as far as acts need it. */
  @MappedEntity("supplier")
  record Supplier(@Id long id, String registrationNumber, SupplierStatus status, int version) {}

  @Query("SELECT id, registration_number, status, version FROM supplier WHERE id = :id")
  Optional<Supplier> findSupplier(long id);

  @Query(
      """
      SELECT id, registration_number, status, version FROM supplier
       WHERE registration_number = :number""")
  Optional<Supplier> findByNumber(String number);

  default Supplier get(long id) {
    return findSupplier(id).orElseThrow(() -> new Refusal.NotFound("supplier " + id));
  }

  @Query(
      """
      INSERT INTO supplier (registration_number, name_ar, name_en, country, status, registered_at,
                            is_gcc_origin)
      VALUES (:number, :nameAr, :nameEn, :country, 'REGISTERED', UTC_TIMESTAMP(6), :gccOrigin)""")
  void insert(String number, String nameAr, String nameEn, String country, boolean gccOrigin);

  @Query(
      """
      UPDATE supplier SET status = :to, version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int move(long id, SupplierStatus from, SupplierStatus to, int version);

  @Query(
      """
      INSERT INTO supplier_suspension (supplier_id, suspended_at, until_day, reason, suspended_by)
      VALUES (:supplierId, UTC_TIMESTAMP(6), :untilDay, :reason, :by)""")
  void suspend(long supplierId, @Nullable LocalDate untilDay, String reason, long by);

  @Query(
      """
      UPDATE supplier_suspension
         SET ended_at = UTC_TIMESTAMP(6), end_reason = :reason, ended_by = :by
       WHERE supplier_id = :supplierId AND ended_at IS NULL""")
  int endSuspension(long supplierId, @Nullable String reason, @Nullable Long by);

  @Query(
      """
      SELECT supplier_id FROM supplier_suspension
       WHERE running > :after AND until_day < :today
       ORDER BY running LIMIT :most""")
  List<Long> listRunOut(LocalDate today, long after, int most);

  /** A suspended supplier whose last day has passed, held until the transaction ends. */
  @Query(
      """
      SELECT supplier_id FROM supplier_suspension
       WHERE running = :supplierId AND until_day < :today
         FOR UPDATE SKIP LOCKED""")
  Optional<Long> claimRunOut(long supplierId, LocalDate today);
}
