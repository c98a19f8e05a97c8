package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.RiyadhDay;

/**
 * What the sides of agreements have to sign, to answer and to decide; the number is the
 * agreement's.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ContractTaskQueries extends GenericRepository<TaskRow, Long> {

  /** Agreements that a supplier has to sign, and until when; the name is the lot's. */
  @Query(
      """
      SELECT c.agreement_id AS id, 'SIGN_AGREEMENT' AS kind, c.number AS code,
             l.title_ar AS name_ar, l.title_en AS name_en, 0 AS count,
             DATE_ADD(TIMESTAMP(DATE(f.concluded_at + INTERVAL 3 HOUR)
                                + INTERVAL COALESCE(r.value, 20) DAY), INTERVAL 21 HOUR) AS due
        FROM bid b
        JOIN award a ON a.bid_id = b.id
        JOIN framework_agreement f ON f.award_id = a.id
        JOIN agreement_condition c ON c.agreement_id = f.id
        LEFT JOIN tender_rule r ON r.tender_id = f.tender_id
         AND r.code = 'agreement.signature-days'
        JOIN lot l ON l.id = a.lot_id
       WHERE b.supplier_id = :supplierId AND c.standing = 'UNSIGNED'
         AND c.supplier_signed_at IS NULL
       ORDER BY c.starts_on, c.agreement_id
       LIMIT 10""")
  List<TaskRow> listToSign(long supplierId);

  /** Agreements that the central purchasing body has to sign; the name is the supplier's. */
  @Query(
      """
      SELECT c.agreement_id AS id, 'SIGN_AGREEMENT' AS kind, c.number AS code, s.name_ar,
             s.name_en, 0 AS count, NULL AS due
        FROM framework_agreement f
        LEFT JOIN agreement_signature n ON n.agreement_id = f.id AND n.amendment_number = 0
         AND n.side = 'CENTRAL'
        JOIN agreement_condition c ON c.agreement_id = f.id
        JOIN award a ON a.id = f.award_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE n.side IS NULL AND c.standing = 'UNSIGNED'
       ORDER BY c.starts_on, c.agreement_id
       LIMIT 10""")
  List<TaskRow> listToSignCentrally();

  /**
   * Notices for cause and proposals that wait for an answer of a supplier; the name is the lot's.
   */
  @Query(
      """
      SELECT f.id, CASE t.ground WHEN 'CAUSE' THEN 'ANSWER_NOTICE' ELSE 'ANSWER_TERMINATION' END
               AS kind,
             f.number AS code, l.title_ar AS name_ar, l.title_en AS name_en, 0 AS count,
             DATE_ADD(TIMESTAMP(t.notice_until), INTERVAL 21 HOUR) AS due
        FROM agreement_termination t
        JOIN agreement_condition c ON c.agreement_id = t.open_of
         AND c.standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED')
        JOIN agreement_supplier b ON b.agreement_id = t.open_of
        JOIN framework_agreement f ON f.id = b.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
       WHERE b.supplier_id = :supplierId AND t.proposed_side = 'CENTRAL' AND t.answer IS NULL
         AND COALESCE(t.notice_until >=
      """
          + RiyadhDay.TODAY
          + """
       , TRUE)
       ORDER BY t.proposed_at, t.id
       LIMIT 10""")
  List<TaskRow> listToAnswer(long supplierId);

  /**
   * Notices for cause that a central buyer can decide, which another one gave, and proposals of
   * suppliers; the name is the supplier's.
   */
  @Query(
      """
      SELECT f.id, CASE t.ground WHEN 'CAUSE' THEN 'DECIDE_NOTICE' ELSE 'ANSWER_TERMINATION' END
               AS kind,
             f.number AS code, s.name_ar, s.name_en, 0 AS count, NULL AS due
        FROM agreement_termination t
        JOIN agreement_condition c ON c.agreement_id = t.open_of
         AND c.standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED')
        JOIN framework_agreement f ON f.id = t.open_of
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE t.proposed_by <> :personId
         AND (t.proposed_side = 'SUPPLIER'
              OR (t.ground = 'CAUSE'
                  AND (t.answer IS NOT NULL
                       OR t.notice_until <
      """
          + RiyadhDay.TODAY
          + """
       )))
       ORDER BY t.proposed_at, t.id
       LIMIT 10""")
  List<TaskRow> listToDecide(long personId);

  /** Reports of breaches that a supplier can answer; the name is the lot's. */
  @Query(
      """
      SELECT r.id, 'ANSWER_BREACH' AS kind, f.number AS code, l.title_ar AS name_ar,
             l.title_en AS name_en, 0 AS count,
             DATE_ADD(TIMESTAMP(r.answer_until), INTERVAL 21 HOUR) AS due
        FROM breach_report r
        JOIN breach_standing s ON s.breach_id = r.id AND s.is_answerable
        JOIN framework_agreement f ON f.id = r.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
       WHERE r.supplier_id = :supplierId
       ORDER BY r.answer_until, r.id
       LIMIT 10""")
  List<TaskRow> listBreachesToAnswer(long supplierId);

  /** Reports of breaches that a central buyer can decide; the name is the supplier's. */
  @Query(
      """
      SELECT r.id, 'DECIDE_BREACH' AS kind, f.number AS code, p.name_ar, p.name_en, 0 AS count,
             NULL AS due
        FROM breach_report r
        JOIN breach_standing s ON s.breach_id = r.id AND s.is_decidable
        JOIN framework_agreement f ON f.id = r.agreement_id
        JOIN supplier p ON p.id = r.supplier_id
       WHERE r.reported_by <> :personId
       ORDER BY r.reported_at, r.id
       LIMIT 10""")
  List<TaskRow> listBreachesToDecide(long personId);

  /** Questions of auditors that the central buyers can answer; the name is the case's. */
  @Query(
      """
      SELECT c.id, 'ANSWER_CASE' AS kind, t.number AS code, c.title AS name_ar,
             c.title AS name_en, 0 AS count,
             DATE_ADD(TIMESTAMP(s.answer_until), INTERVAL 21 HOUR) AS due
        FROM audit_case c
        JOIN audit_case_standing s ON s.case_id = c.id AND s.status = 'ASKED'
        JOIN joint_tender t ON t.id = c.tender_id
       ORDER BY s.answer_until, c.id
       LIMIT 10""")
  List<TaskRow> listCasesToAnswer();
}
