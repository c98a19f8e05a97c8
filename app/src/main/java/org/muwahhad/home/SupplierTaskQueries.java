package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

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

  /** Orders that a supplier has not answered, the first placed first; the name is the entity's. */
  @Query(
      """
      SELECT o.id, 'CONFIRM_ORDER' AS kind, o.number AS code, e.name_ar, e.name_en, 0 AS count,
             NULL AS due
        FROM call_off o
        JOIN call_off_standing q ON q.call_off_id = o.id AND q.status = 'PLACED'
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN bid b ON b.id = a.bid_id AND b.supplier_id = :supplierId
        JOIN procuring_entity e ON e.id = o.entity_id
       WHERE NOT EXISTS (SELECT 1 FROM delivery y WHERE y.call_off_id = o.id)
       ORDER BY o.placed_at, o.id
       LIMIT 10""")
  List<TaskRow> listToConfirm(long supplierId);

  /** Requests to join agreements of a supplier that wait for it; the name is the entity's. */
  @Query(
      """
      SELECT x.id, 'ANSWER_ACCESSION' AS kind, f.number AS code, e.name_ar, e.name_en, 0 AS count,
             NULL AS due
        FROM accession x
        JOIN agreement_in_force f ON f.id = x.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN bid b ON b.id = a.bid_id AND b.supplier_id = :supplierId
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
       WHERE p.answer IS NULL AND p.answer_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
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
       GROUP BY t.id, t.number, t.title_ar, t.title_en
       ORDER BY t.id
       LIMIT 20""")
  List<TaskRow> listReserveToCall();
}
