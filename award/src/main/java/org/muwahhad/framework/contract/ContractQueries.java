package org.muwahhad.framework.contract;

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
import org.muwahhad.framework.AgreementStanding;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/**
 * The life of agreements as pages, programs and notices read it. Who may see what is asked in
 * {@link ViewContract}. Days are in Riyadh, instants UTC.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ContractQueries extends GenericRepository<ContractQueries.ContractStanding, Long> {

  /**
   * How an agreement stands today.
   *
   * @param needsSignatures whether it is in force only once both sides have signed it
   * @param needsGuarantee whether it is in force only once the guarantee is there
   * @param signUntil last day for the supplier to sign, after which the award can be taken back;
   *     null where it does not have to sign any more
   */
  @Introspected
  @MappedEntity("agreement_condition")
  record ContractStanding(
      @Id long agreementId,
      String number,
      long awardId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      @Relation(EMBEDDED) Bilingual lot,
      LocalDate startsOn,
      LocalDate endsOn,
      @Nullable Instant supplierSignedAt,
      @Nullable Instant centralSignedAt,
      @MappedProperty("needs_signatures") boolean needsSignatures,
      @MappedProperty("needs_guarantee") boolean needsGuarantee,
      AgreementStanding standing,
      @Nullable LocalDate signUntil) {
    /** Whether both sides have signed. */
    public boolean isSigned() {
      return supplierSignedAt != null && centralSignedAt != null;
    }

    /** Whether a side has signed. */
    public boolean isSignedBy(ContractSide side) {
      return (side == ContractSide.SUPPLIER ? supplierSignedAt : centralSignedAt) != null;
    }
  }

  @Query(
      """
      SELECT c.agreement_id, c.number, c.award_id, b.supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, l.title_ar AS lot_ar, l.title_en AS lot_en, c.starts_on,
             c.ends_on, c.supplier_signed_at, c.central_signed_at, c.needs_signatures,
             c.needs_guarantee, c.standing,
             CASE WHEN c.standing = 'UNSIGNED' AND c.supplier_signed_at IS NULL
                  THEN DATE(f.concluded_at + INTERVAL 3 HOUR) + INTERVAL COALESCE(r.value, 20) DAY
              END AS sign_until
        FROM agreement_condition c
        JOIN framework_agreement f ON f.id = c.agreement_id
        LEFT JOIN tender_rule r ON r.tender_id = c.tender_id
         AND r.code = 'agreement.signature-days'
        JOIN award a ON a.id = c.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = c.agreement_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE c.agreement_id = :agreementId""")
  Optional<ContractStanding> find(long agreementId);

  /**
   * A signature of a side.
   *
   * @param position its place among the signatures of the document, from 1
   * @param signer name in the certificate (RFC 4514)
   * @param documentId the issued report that was signed
   */
  @Introspected
  @MappedEntity("agreement_signature")
  record SideSignature(
      @Id int position,
      ContractSide side,
      @Relation(EMBEDDED) Bilingual person,
      Instant signedAt,
      String signer,
      long documentId) {}

  @Query(
      """
      SELECT r.position, s.side, p.name_ar AS person_ar, p.name_en AS person_en, s.signed_at, r.signer,
             r.report_id AS document_id
        FROM agreement_signature s
        JOIN report_signature r ON r.id = s.report_signature_id
        JOIN person p ON p.id = s.person_id
       WHERE s.agreement_id = :agreementId AND s.amendment_number = 0
       ORDER BY r.position""")
  List<SideSignature> listSignatures(long agreementId);

  /**
   * A suspension.
   *
   * @param untilOn its last day; null until it is lifted
   * @param open whether it runs or is to come, so that it can be lifted
   */
  @Introspected
  @MappedEntity("agreement_suspension")
  record SuspensionPeriod(
      @Id long id,
      long agreementId,
      LocalDate fromOn,
      @Nullable LocalDate untilOn,
      String reason,
      Instant suspendedAt,
      @Nullable Instant liftedAt,
      @Nullable String liftReason,
      @MappedProperty("is_open") boolean open) {}

  /** Columns of a suspension {@code u}. */
  String SUSPENSION =
      """
      SELECT u.id, u.agreement_id, u.from_on, u.until_on, u.reason, u.suspended_at, u.lifted_at,
             u.lift_reason,
             u.lifted_at IS NULL AND COALESCE(
               u.until_on >=
      """
          + RiyadhDay.TODAY
          + """
       , TRUE) AS is_open
        FROM agreement_suspension u
      """;

  /** The suspensions of an agreement, the newest first. */
  @Query(SUSPENSION + " WHERE u.agreement_id = :agreementId ORDER BY u.id DESC LIMIT 100")
  List<SuspensionPeriod> listSuspensions(long agreementId);

  @Query(SUSPENSION + " WHERE u.id = :id")
  Optional<SuspensionPeriod> findSuspension(long id);

  /**
   * A termination, proposed or decided.
   *
   * @param endsOn last day that is proposed
   * @param noticeUntil last day for the answer to a notice for cause; null where both are to agree
   * @param answer what the supplier says to a notice; null before
   * @param decisionReason why it was decided so; null before, empty without a reason
   * @param noticeOver whether the supplier can no longer answer
   */
  @Introspected
  @MappedEntity("agreement_termination")
  record TerminationCase(
      @Id long id,
      long agreementId,
      TerminationGround ground,
      TerminationStatus status,
      ContractSide proposedSide,
      long proposedBy,
      Instant proposedAt,
      String reason,
      LocalDate endsOn,
      @Nullable LocalDate noticeUntil,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable Instant decidedAt,
      @Nullable String decisionReason,
      @MappedProperty("is_notice_over") boolean noticeOver) {}

  /** Columns of a termination {@code t}. */
  String TERMINATION =
      """
      SELECT t.id, t.agreement_id, t.ground, t.status, t.proposed_side, t.proposed_by,
             t.proposed_at, t.reason, t.ends_on, t.notice_until, t.answer, t.answered_at,
             t.decided_at, t.decision_reason,
             COALESCE(t.notice_until <
      """
          + RiyadhDay.TODAY
          + """
       , FALSE)
               AS is_notice_over
        FROM agreement_termination t
      """;

  /** The terminations of an agreement, the newest first. */
  @Query(TERMINATION + " WHERE t.agreement_id = :agreementId ORDER BY t.id DESC LIMIT 100")
  List<TerminationCase> listTerminations(long agreementId);

  @Query(TERMINATION + " WHERE t.id = :id")
  Optional<TerminationCase> findTermination(long id);

  /**
   * Orders that still expect something, as far as a reader sees them; empty filters take all.
   *
   * @param supplierId of a reader of the supplier, which sees those that it has received; 0 for all
   */
  @Query(
      """
      SELECT COUNT(*)
        FROM call_off o
        JOIN call_off_standing q ON q.call_off_id = o.id
         AND q.status NOT IN ('CANCELLED', 'DELIVERED')
        JOIN procuring_entity e ON e.id = o.entity_id
       WHERE o.agreement_id = :agreementId AND (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR o.entity_id = :entityId)
         AND (:supplierId = 0 OR q.sent_at IS NOT NULL)""")
  int countOpenOrders(long agreementId, String state, long entityId, long supplierId);

  /** Offers of balances that wait for a consent. */
  @Query(
      """
      SELECT COUNT(*) FROM balance_transfer
       WHERE agreement_id = :agreementId AND status = 'OFFERED'""")
  int countOpenTransfers(long agreementId);

  /** Requests to join that wait for a consent. */
  @Query(
      """
      SELECT COUNT(*) FROM accession
       WHERE agreement_id = :agreementId AND status IN ('REQUESTED', 'ACCEPTED')""")
  int countOpenAccessions(long agreementId);

  /**
   * Invoices that are neither paid in full nor disputed, as far as a reader sees them; empty
   * filters take all.
   *
   * @param supplierId that sent them; 0 for all
   */
  @Query(
      """
      SELECT COUNT(*)
        FROM invoice n
        JOIN invoice_standing q ON q.invoice_id = n.id AND q.status NOT IN ('DISPUTED', 'PAID')
        JOIN call_off o ON o.id = n.call_off_id
        JOIN procuring_entity e ON e.id = o.entity_id
       WHERE o.agreement_id = :agreementId AND (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR o.entity_id = :entityId)
         AND (:supplierId = 0 OR n.supplier_id = :supplierId)""")
  int countOpenInvoices(long agreementId, String state, long entityId, long supplierId);

  /** Amendments that a side has not signed, declined or withdrawn. */
  @Query(
      """
      SELECT COUNT(*) FROM agreement_amendment
       WHERE agreement_id = :agreementId AND status = 'OFFERED'""")
  int countOpenAmendments(long agreementId);

  /** Performance guarantees that are held; 1 or 0. */
  @Query("SELECT COUNT(*) FROM performance_guarantee WHERE held_award = :awardId")
  int countGuarantees(long awardId);

  /** Bidders who accepted to stand ready in place of the winner. */
  @Query(
      """
      SELECT COUNT(*) FROM reserve_place WHERE award_id = :awardId AND answer = 'ACCEPTED'""")
  int countReserve(long awardId);

  /**
   * Another agreement of the same lot.
   *
   * @param place place of its supplier in the ranking of the lot
   * @param cascade whether the lot is supplied in cascade
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record LotAgreement(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual supplier,
      @Nullable Integer place,
      AgreementStanding standing,
      @MappedProperty("is_cascade") boolean cascade) {}

  /** The agreements of the lot of an agreement with other suppliers, in the order of ranking. */
  @Query(
      """
      SELECT n.agreement_id AS id, n.number, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             r.rank_position AS place, n.standing, k.agreement_id IS NOT NULL AS is_cascade
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN award o ON o.lot_id = a.lot_id AND o.id <> a.id
        JOIN agreement_condition n ON n.award_id = o.id
        JOIN agreement_supplier b ON b.agreement_id = n.agreement_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN lot_ranking r ON r.lot_id = o.lot_id AND r.bid_id = o.bid_id
        LEFT JOIN agreement_cascade k ON k.agreement_id = n.agreement_id
       WHERE f.id = :agreementId
       ORDER BY r.rank_position, n.agreement_id
       LIMIT 20""")
  List<LotAgreement> listOfLot(long agreementId);
}
