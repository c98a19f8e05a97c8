package org.muwahhad.tender.procedure;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** The procedure of a draft as stored: justification, criteria of prequalification, the named. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Procedures extends GenericRepository<Procedures.Candidate, Long> {

  /** A supplier that could be invited, and whether it may bid at all. */
  @Introspected
  @MappedEntity("supplier")
  record Candidate(
      @Id long id,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual name,
      String status,
      boolean debarred) {
    boolean mayBid() {
      return status.equals("REGISTERED") && !debarred;
    }
  }

  @Query(
      """
      SELECT s.id, s.registration_number, s.name_ar, s.name_en, s.status,
             EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id) AS debarred
        FROM supplier s WHERE s.registration_number = :number""")
  Optional<Candidate> findCandidate(String number);

  @Query(
      """
      UPDATE joint_tender SET procurement_method = :method, minimum_bid_days = :minimumDays
       WHERE id = :tenderId AND status = 'DRAFT'""")
  int setMethod(long tenderId, String method, int minimumDays);

  @Query("DELETE FROM agreement_ceiling WHERE tender_id = :tenderId")
  int removeCeilings(long tenderId);

  @Query(
      """
      INSERT INTO agreement_ceiling (lot_item_id, supplier_id, tender_id, agreement_id,
                                     agreement_item_id, unit_price, currency)
      VALUES (:lotItemId, :supplierId, :tenderId, :agreementId, :agreementItemId, :unitPrice,
              :currency)""")
  int addCeiling(
      long tenderId,
      long lotItemId,
      long supplierId,
      long agreementId,
      long agreementItemId,
      BigDecimal unitPrice,
      String currency);

  @Query(
      """
      INSERT INTO tender_invitation (tender_id, supplier_id, origin, added_at)
      VALUES (:tenderId, :supplierId, 'AGREEMENT', UTC_TIMESTAMP(6))""")
  int inviteByAgreement(long tenderId, long supplierId);

  @Query("DELETE FROM tender_procedure WHERE tender_id = :tenderId")
  int removeProcedure(long tenderId);

  @Query("DELETE FROM tender_invitation WHERE tender_id = :tenderId")
  int removeInvitations(long tenderId);

  @Query("DELETE FROM prequalification_criterion WHERE tender_id = :tenderId")
  int removeRequirements(long tenderId);

  @Query(
      """
      INSERT INTO tender_procedure (tender_id, method, ground, reason_ar, reason_en,
                                    applications_until)
      VALUES (:tenderId, :method, :ground, :reasonAr, :reasonEn, :applicationsUntil)""")
  int addProcedure(
      long tenderId,
      String method,
      String ground,
      String reasonAr,
      String reasonEn,
      @Nullable Instant applicationsUntil);

  @Query(
      """
      INSERT INTO tender_invitation (tender_id, supplier_id, origin, added_at)
      VALUES (:tenderId, :supplierId, 'NAMED', UTC_TIMESTAMP(6))""")
  int invite(long tenderId, long supplierId);

  @Query(
      """
      INSERT INTO prequalification_criterion (tender_id, position, name_ar, name_en)
      VALUES (:tenderId, :position, :nameAr, :nameEn)""")
  int addRequirement(long tenderId, int position, String nameAr, String nameEn);
}
