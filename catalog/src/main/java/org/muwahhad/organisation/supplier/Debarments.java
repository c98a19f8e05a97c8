package org.muwahhad.organisation.supplier;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Debarments of suppliers. Days are those of Riyadh. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Debarments extends GenericRepository<Debarments.Debarment, Long> {

  /** Where a debarment stands. */
  enum DebarmentStage {
    /** Waits for a second buyer. */
    PROPOSED,
    /** Holds from its first day to its last. */
    CONFIRMED,
    REJECTED,
    LIFTED
  }

  /**
   * A debarment.
   *
   * @param untilDay last day; null until it is lifted
   * @param inForce whether it keeps the supplier out today
   */
  @Introspected
  @MappedEntity("supplier_debarment")
  record Debarment(
      @Id long id,
      long supplierId,
      DebarmentStage status,
      LocalDate fromDay,
      @Nullable LocalDate untilDay,
      @Relation(EMBEDDED) Bilingual ground,
      String reason,
      long proposedBy,
      @Relation(EMBEDDED) Bilingual by,
      @Nullable String liftReason,
      boolean inForce) {}

  /** A line of the public list. */
  @Introspected
  @MappedEntity("supplier_debarment")
  record PublicDebarment(
      @Id long id,
      @Relation(EMBEDDED) Bilingual name,
      String registrationNumber,
      String country,
      LocalDate fromDay,
      @Nullable LocalDate untilDay,
      @Relation(EMBEDDED) Bilingual ground) {}

  String SELECT =
      """
      SELECT d.id, d.supplier_id, d.status, d.from_day, d.until_day, d.ground_ar, d.ground_en,
             d.reason, d.proposed_by, p.name_ar AS by_ar, p.name_en AS by_en, d.lift_reason,
             EXISTS (SELECT 1 FROM supplier_debarred x WHERE x.debarment_id = d.id) AS in_force
        FROM supplier_debarment d JOIN person p ON p.id = d.proposed_by
      """;

  @Query(SELECT + " WHERE d.supplier_id = :supplierId ORDER BY d.id DESC")
  List<Debarment> listOf(long supplierId);

  @Query(SELECT + " WHERE d.id = :id AND d.supplier_id = :supplierId FOR UPDATE")
  Optional<Debarment> lock(long supplierId, long id);

  default Debarment get(long supplierId, long id) {
    return lock(supplierId, id).orElseThrow(() -> new Refusal.NotFound("debarment " + id));
  }

  /** The debarments that hold today, by name. */
  @Query(
      """
      SELECT d.id, s.name_ar, s.name_en, s.registration_number, s.country, d.from_day, d.until_day,
             d.ground_ar, d.ground_en
        FROM supplier_debarred x
        JOIN supplier_debarment d ON d.id = x.debarment_id
        JOIN supplier s ON s.id = x.supplier_id
       ORDER BY s.name_en, d.id""")
  List<PublicDebarment> listInForce();

  @Query("SELECT COUNT(*) FROM supplier_debarred WHERE supplier_id = :supplierId")
  int countInForce(long supplierId);

  /** Holds the supplier's row: a bid that is being received is waited for. */
  @Query("SELECT id FROM supplier WHERE id = :supplierId FOR UPDATE")
  Optional<Long> lockSupplier(long supplierId);

  @Query(
      """
      INSERT INTO supplier_debarment (supplier_id, status, from_day, until_day, ground_ar,
                                      ground_en, reason, proposed_by, proposed_at)
      VALUES (:supplierId, 'PROPOSED', :fromDay, :untilDay, :groundAr, :groundEn, :reason, :by,
              UTC_TIMESTAMP(6))""")
  void propose(
      long supplierId,
      LocalDate fromDay,
      @Nullable LocalDate untilDay,
      String groundAr,
      String groundEn,
      String reason,
      long by);

  @Query(
      """
      UPDATE supplier_debarment
         SET status = :to, decided_by = :by, decided_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'PROPOSED'""")
  int decide(long id, DebarmentStage to, long by);

  @Query(
      """
      UPDATE supplier_debarment
         SET status = 'LIFTED', lifted_by = :by, lifted_at = UTC_TIMESTAMP(6), lift_reason = :reason
       WHERE id = :id AND status = 'CONFIRMED'""")
  int lift(long id, long by, String reason);
}
