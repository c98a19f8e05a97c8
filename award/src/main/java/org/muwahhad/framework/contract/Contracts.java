package org.muwahhad.framework.contract;

import io.micronaut.core.annotation.Introspected;
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
import org.muwahhad.framework.AgreementStanding;
import org.muwahhad.shared.RiyadhDay;

/** Signatures, suspensions and terminations of agreements as stored. Days are in Riyadh. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Contracts extends GenericRepository<Contracts.Contract, Long> {

  /**
   * An agreement with how it stands today.
   *
   * @param endsOn its last day, with amendments of its term and an early end
   * @param ended whether its early end is decided
   */
  @Introspected
  @MappedEntity("agreement_condition")
  record Contract(
      @Id long agreementId,
      String number,
      long tenderId,
      long supplierId,
      LocalDate endsOn,
      AgreementStanding standing,
      boolean ended) {}

  @Query(
      """
      SELECT c.agreement_id, c.number, c.tender_id, b.supplier_id, c.ends_on, c.standing,
             EXISTS (SELECT 1 FROM agreement_end e WHERE e.agreement_id = c.agreement_id) AS ended
        FROM agreement_condition c
        JOIN agreement_supplier b ON b.agreement_id = c.agreement_id
       WHERE c.agreement_id = :agreementId""")
  Optional<Contract> find(long agreementId);

  /** Holds the balances of an agreement, which is held before. */
  @Query(
      """
      SELECT lot_item_id FROM entitlement
       WHERE agreement_id = :agreementId ORDER BY entity_id, lot_item_id FOR UPDATE""")
  List<Long> lockBalances(long agreementId);

  /** Holds an agreement, so that what is being ordered of it is there before. */
  @Query("SELECT id FROM framework_agreement WHERE id = :agreementId FOR UPDATE")
  Optional<Long> lock(long agreementId);

  /** Whether a side has signed an agreement; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM agreement_signature
       WHERE agreement_id = :agreementId AND amendment_number = 0 AND side = :side""")
  int countSigned(long agreementId, String side);

  /** The issued report that the first side signed. */
  @Query(
      """
      SELECT r.report_id FROM agreement_signature s
        JOIN report_signature r ON r.id = s.report_signature_id
       WHERE s.agreement_id = :agreementId AND s.amendment_number = 0
       ORDER BY r.position LIMIT 1""")
  Optional<Long> findDocument(long agreementId);

  @Query(
      """
      INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id,
                                       report_signature_id, signed_at)
      VALUES (:agreementId, 0, :side, :personId, :signatureId, UTC_TIMESTAMP(6))""")
  void sign(long agreementId, String side, long personId, long signatureId);

  /** A suspension that can be lifted. */
  @Introspected
  @MappedEntity("agreement_suspension")
  record Suspension(@Id long id, long agreementId, boolean lifted, boolean overNow) {}

  @Query(
      """
      SELECT id, agreement_id, lifted_at IS NOT NULL AS lifted,
             COALESCE(until_on <
      """
          + RiyadhDay.TODAY
          + """
       , FALSE) AS over_now
        FROM agreement_suspension WHERE id = :id""")
  Optional<Suspension> findSuspension(long id);

  /** How many suspensions share a day with these; the last day may be missing. */
  @Query(
      """
      SELECT COUNT(*) FROM agreement_suspension
       WHERE agreement_id = :agreementId AND lifted_at IS NULL
         AND (until_on IS NULL OR until_on >= :fromOn)
         AND from_on <= COALESCE(:untilOn, '9999-12-31')""")
  int countOverlapping(long agreementId, LocalDate fromOn, @Nullable LocalDate untilOn);

  @Query(
      """
      INSERT INTO agreement_suspension (agreement_id, from_on, until_on, reason, suspended_by,
                                        suspended_at)
      VALUES (:agreementId, :fromOn, :untilOn, :reason, :personId, UTC_TIMESTAMP(6))""")
  void suspend(
      long agreementId,
      LocalDate fromOn,
      @Nullable LocalDate untilOn,
      String reason,
      long personId);

  @Query(
      """
      SELECT id FROM agreement_suspension
       WHERE agreement_id = :agreementId ORDER BY id DESC LIMIT 1""")
  Optional<Long> findNewestSuspension(long agreementId);

  @Query(
      """
      UPDATE agreement_suspension
         SET lifted_by = :personId, lifted_at = UTC_TIMESTAMP(6), lift_reason = :reason
       WHERE id = :id AND lifted_at IS NULL""")
  int lift(long id, long personId, String reason);

  /**
   * A termination.
   *
   * @param noticeUntil last day for the answer; null where both are to agree
   * @param answered whether the supplier has answered the notice
   */
  @Introspected
  @MappedEntity("agreement_termination")
  record Termination(
      @Id long id,
      long agreementId,
      TerminationGround ground,
      TerminationStatus status,
      ContractSide proposedSide,
      LocalDate endsOn,
      @Nullable LocalDate noticeUntil,
      long proposedBy,
      boolean answered) {}

  @Query(
      """
      SELECT id, agreement_id, ground, status, proposed_side, ends_on, notice_until, proposed_by,
             answer IS NOT NULL AS answered
        FROM agreement_termination WHERE id = :id""")
  Optional<Termination> findTermination(long id);

  /** The open termination of an agreement. */
  @Query("SELECT id FROM agreement_termination WHERE open_of = :agreementId")
  Optional<Long> findOpen(long agreementId);

  @Query(
      """
      INSERT INTO agreement_termination (agreement_id, ground, status, proposed_side, reason,
                                         ends_on, notice_until, proposed_by, proposed_at)
      VALUES (:agreementId, :ground, 'OPEN', :side, :reason, :endsOn, :noticeUntil, :personId,
              UTC_TIMESTAMP(6))""")
  void propose(
      long agreementId,
      String ground,
      String side,
      String reason,
      LocalDate endsOn,
      @Nullable LocalDate noticeUntil,
      long personId);

  @Query(
      """
      UPDATE agreement_termination
         SET answer = :answer, answered_by = :personId, answered_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'OPEN' AND answer IS NULL""")
  int answer(long id, String answer, long personId);

  @Query(
      """
      UPDATE agreement_termination
         SET status = :status, decided_by = :personId, decided_at = UTC_TIMESTAMP(6),
             decision_reason = :reason
       WHERE id = :id AND status = 'OPEN'""")
  int decide(long id, String status, long personId, String reason);

  @Query(
      """
      INSERT INTO agreement_end (agreement_id, ends_on, ground, termination_id, ended_at)
      VALUES (:agreementId, :endsOn, :ground, :terminationId, UTC_TIMESTAMP(6))""")
  void end(long agreementId, LocalDate endsOn, String ground, long terminationId);
}
