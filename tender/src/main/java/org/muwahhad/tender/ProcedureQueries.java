package org.muwahhad.tender;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Why a tender is not open, whom it invites and what it asks of applicants, as they are read. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ProcedureQueries extends GenericRepository<ProcedureQueries.Procedure, Long> {

  /**
   * The justification of a tender that is not open. Instants are UTC.
   *
   * @param ground code of the ground
   * @param applicationsUntil suppliers apply until then; selective tenders only
   * @param concludedAt when applicants were informed and those qualified invited; null before
   */
  @Introspected
  @MappedEntity("tender_procedure")
  record Procedure(
      @Id long tenderId,
      String method,
      String ground,
      @JsonUnwrapped(prefix = "ground") @Relation(EMBEDDED) Bilingual groundText,
      @Relation(EMBEDDED) Bilingual source,
      @Relation(EMBEDDED) Bilingual reason,
      @Nullable Instant applicationsUntil,
      @Nullable Instant concludedAt) {}

  /** A ground on which a method other than open may be used, with the article it comes from. */
  @Introspected
  @MappedEntity("procedure_ground")
  record Ground(
      @Id String code,
      String method,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source) {}

  /** A supplier that may bid in a tender that is not open. */
  @Introspected
  @MappedEntity("tender_invitation")
  record InvitedSupplier(
      @Id long supplierId, String registrationNumber, @Relation(EMBEDDED) Bilingual name) {}

  /** What applicants of a selective tender must meet, passed or failed. */
  @Introspected
  @MappedEntity("prequalification_criterion")
  record Requirement(@Id long id, int position, @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT p.tender_id, p.method, p.ground, g.name_ar AS ground_text_ar, g.name_en AS ground_text_en,
             g.source_ar, g.source_en, p.reason_ar, p.reason_en, p.applications_until,
             p.concluded_at
        FROM tender_procedure p
        JOIN joint_tender t ON t.id = p.tender_id AND t.procurement_method = p.method
        JOIN procedure_ground g ON g.code = p.ground
       WHERE p.tender_id = :tenderId""")
  Optional<Procedure> findProcedure(long tenderId);

  @Query(
      """
      SELECT code, method, name_ar, name_en, source_ar, source_en
        FROM procedure_ground ORDER BY position""")
  List<Ground> listGrounds();

  @Query(
      """
      SELECT i.supplier_id, s.registration_number, s.name_ar, s.name_en
        FROM tender_invitation i JOIN supplier s ON s.id = i.supplier_id
       WHERE i.tender_id = :tenderId ORDER BY s.registration_number""")
  List<InvitedSupplier> listInvited(long tenderId);

  @Query(
      """
      SELECT COUNT(*) FROM tender_invitation
       WHERE tender_id = :tenderId AND supplier_id = :supplierId""")
  int countInvitations(long tenderId, long supplierId);

  /** Tenders a supplier is invited to. */
  @Query("SELECT tender_id FROM tender_invitation WHERE supplier_id = :supplierId")
  List<Long> listTendersInvitedTo(long supplierId);

  @Query(
      """
      SELECT id, position, name_ar, name_en FROM prequalification_criterion
       WHERE tender_id = :tenderId ORDER BY position""")
  List<Requirement> listRequirements(long tenderId);
}
