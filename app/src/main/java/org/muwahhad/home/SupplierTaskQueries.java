package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.RiyadhDay;

/** What waits in the register of suppliers, and what a supplier is asked. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SupplierTaskQueries extends GenericRepository<TaskRow, Long> {

  /** Registrations sent that nobody has accepted, returned or refused. */
  @Query("SELECT COUNT(*) FROM registration_version WHERE status = 'SUBMITTED'")
  long countToVet();

  /** Debarments that another buyer proposed; the number is that of the supplier. */
  @Query(
      """
      SELECT s.id, 'DECIDE_DEBARMENT' AS kind, s.registration_number AS code, s.name_ar, s.name_en,
             0 AS count, NULL AS due
        FROM supplier_debarment d JOIN supplier s ON s.id = d.supplier_id
       WHERE d.status = 'PROPOSED' AND d.proposed_by <> :personId
       ORDER BY d.proposed_at LIMIT 50""")
  List<TaskRow> listDebarments(long personId);

  /** Questions about its prices that a supplier can still answer; the number is the question's. */
  @Query(
      """
      SELECT q.id, 'EXPLAIN_PRICE' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, q.due_at AS due
        FROM low_price_question q
        JOIN bid b ON b.id = q.bid_id AND b.supplier_id = :supplierId
        JOIN joint_tender t ON t.id = q.tender_id AND t.status = 'UNDER_EVALUATION'
       WHERE q.due_at > UTC_TIMESTAMP(6)
         AND NOT EXISTS (SELECT 1 FROM low_price_answer a WHERE a.question_id = q.id)
       ORDER BY q.due_at""")
  List<TaskRow> listToExplain(long supplierId);

  /** Requests to join agreements of a supplier that wait for it; the name is the entity's. */
  @Query(
      """
      SELECT x.id, 'ANSWER_ACCESSION' AS kind, f.number AS code, e.name_ar, e.name_en, 0 AS count,
             NULL AS due
        FROM accession x
        JOIN agreement_in_force f ON f.id = x.agreement_id
        JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
                                 AND b.supplier_id = :supplierId
        JOIN procuring_entity e ON e.id = x.entity_id
       WHERE x.status = 'REQUESTED'
       ORDER BY x.requested_at, x.id
       LIMIT 10""")
  List<TaskRow> listAccessionsToAnswer(long supplierId);

  /** Requests to join agreements that suppliers consented to; the name is the entity's. */
  @Query(
      """
      SELECT x.id, 'DECIDE_ACCESSION' AS kind, f.number AS code, e.name_ar, e.name_en, 0 AS count,
             NULL AS due
        FROM accession x
        JOIN agreement_in_force f ON f.id = x.agreement_id
        JOIN procuring_entity e ON e.id = x.entity_id
       WHERE x.status = 'ACCEPTED'
       ORDER BY x.accepted_at, x.id
       LIMIT 10""")
  List<TaskRow> listAccessionsToDecide();

  /**
   * Agreements with amendments that wait for the signature of a side; of a supplier, or with 0 of
   * the central purchasing body. The last signature follows the consent of a supplier that takes
   * the place of another. The name is the lot's.
   */
  @Query(
      """
      SELECT m.agreement_id AS id, 'SIGN_AMENDMENT' AS kind, f.number AS code,
             l.title_ar AS name_ar, l.title_en AS name_en, COUNT(*) AS count, NULL AS due
        FROM agreement_amendment m
        JOIN agreement_supplier b ON b.agreement_id = m.agreement_id
                                 AND (:supplierId = 0 OR b.supplier_id = :supplierId)
        JOIN agreement_condition c ON c.agreement_id = m.agreement_id
         AND c.standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED')
        JOIN framework_agreement f ON f.id = m.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        LEFT JOIN agreement_signature g ON g.agreement_id = m.agreement_id
         AND g.amendment_number = m.number
         AND g.side = IF(:supplierId = 0, 'CENTRAL', 'SUPPLIER')
        LEFT JOIN agreement_signature o ON o.agreement_id = m.agreement_id
         AND o.amendment_number = m.number
         AND o.side = IF(:supplierId = 0, 'SUPPLIER', 'CENTRAL')
        LEFT JOIN amendment_party p ON p.amendment_id = m.id AND p.consented_at IS NULL
       WHERE m.status = 'OFFERED' AND g.side IS NULL
         AND (p.amendment_id IS NULL OR o.side IS NULL)
       GROUP BY m.agreement_id, f.number, l.title_ar, l.title_en
       ORDER BY m.agreement_id
       LIMIT 10""")
  List<TaskRow> listAmendmentsToSign(long supplierId);

  /** Agreements in which a supplier is to take the place of another; the name is the lot's. */
  @Query(
      """
      SELECT m.agreement_id AS id, 'CONSENT_SUCCESSION' AS kind, f.number AS code,
             l.title_ar AS name_ar, l.title_en AS name_en, 0 AS count, NULL AS due
        FROM amendment_party p
        JOIN agreement_amendment m ON m.id = p.amendment_id AND m.status = 'OFFERED'
        JOIN agreement_condition c ON c.agreement_id = m.agreement_id
         AND c.standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED')
        JOIN framework_agreement f ON f.id = m.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
       WHERE p.supplier_id = :supplierId AND p.consented_at IS NULL
       ORDER BY m.offered_at
       LIMIT 10""")
  List<TaskRow> listSuccessions(long supplierId);

  /** Places on reserve lists that a supplier can still answer; the name is the lot's. */
  @Query(
      """
      SELECT p.id, 'ANSWER_RESERVE' AS kind, t.number AS code, l.title_ar AS name_ar,
             l.title_en AS name_en, 0 AS count,
             DATE_ADD(TIMESTAMP(p.answer_until), INTERVAL 21 HOUR) AS due
        FROM reserve_place p
        JOIN bid b ON b.id = p.bid_id AND b.supplier_id = :supplierId
        JOIN joint_tender t ON t.id = p.tender_id
        JOIN lot l ON l.id = p.lot_id
       WHERE p.answer IS NULL AND p.answer_until >=
      """
          + RiyadhDay.TODAY
          + """
       ORDER BY p.answer_until, p.id
       LIMIT 10""")
  List<TaskRow> listReserveToAnswer(long supplierId);

  /** Tenders with a lot whose winner is lost and whose reserve can be called. */
  @Query(
      """
      SELECT t.id, 'CALL_RESERVE' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, COUNT(DISTINCT l.id) AS count, NULL AS due
        FROM joint_tender t
        JOIN lot l ON l.tender_id = t.id AND l.status = 'ACTIVE'
        JOIN award a ON a.id = (SELECT MAX(x.id) FROM award x
                                 WHERE x.lot_id = l.id AND x.end_reason IS NOT NULL)
        JOIN reserve_place p ON p.award_id = a.id AND p.answer = 'ACCEPTED'
       WHERE t.status = 'UNDER_EVALUATION'
         AND NOT EXISTS (SELECT 1 FROM live_award v WHERE v.lot_id = l.id)
         AND NOT EXISTS (SELECT 1 FROM reserve_call k WHERE k.award_id = a.id)
         AND NOT EXISTS (SELECT 1 FROM reserve_beyond_capacity y WHERE y.place_id = p.id)
       GROUP BY t.id, t.number, t.title_ar, t.title_en
       ORDER BY t.id
       LIMIT 20""")
  List<TaskRow> listReserveToCall();
}
