package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.tender.LearnedConflicts;

/** What waits in tenders. The number of each row is that of the tender, if nothing else is said. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TenderTaskQueries extends GenericRepository<TaskRow, Long> {
  /** Whether bid b of tender t came before the last amendment, and is not confirmed after it. */
  String UNCONFIRMED =
      """
      EXISTS (SELECT 1 FROM tender_amendment a
               WHERE a.tender_id = t.id AND a.status = 'PUBLISHED'
                 AND a.number = (SELECT MAX(x.number) FROM tender_amendment x
                                  WHERE x.tender_id = t.id)
                 AND NOT EXISTS (SELECT 1 FROM bid_version v
                                  WHERE v.bid_id = b.id AND v.number = b.version_count
                                    AND v.received_at > a.published_at)
                 AND NOT EXISTS (SELECT 1 FROM bid_confirmation k
                                  WHERE k.bid_id = b.id AND k.version_number = b.version_count
                                    AND k.amendment_number = a.number))
      """;

  /** Tenders that a central buyer has to move on. */
  @Query(
      """
      SELECT t.id,
             CASE t.status WHEN 'APPROVED' THEN 'PUBLISH_TENDER' WHEN 'STANDSTILL' THEN 'CONFIRM_AWARDS'
               ELSE CASE WHEN t.prepared_by = :personId THEN 'PREPARE_TENDER' ELSE 'APPROVE_TENDER' END
             END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count, NULL AS due
        FROM joint_tender t
       WHERE t.status = 'APPROVED'
          OR (t.status = 'DRAFT'
              AND (t.prepared_by = :personId
                   OR EXISTS (SELECT 1 FROM approval_request r
                               WHERE r.tender_id = t.id AND r.tender_version = t.version
                                 AND r.asked_by <> :personId)))
          OR (t.status = 'STANDSTILL' AND t.standstill_until <= UTC_TIMESTAMP(6)
              AND EXISTS (SELECT 1 FROM award a
                           WHERE a.tender_id = t.id AND a.status = 'pending'
                             AND NOT EXISTS (SELECT 1 FROM complaint_lot l
                                               JOIN complaint c ON c.id = l.complaint_id
                                              WHERE l.lot_id = a.lot_id
                                                AND c.status IN ('FILED', 'ANSWERED'))))
       ORDER BY t.id LIMIT 50""")
  List<TaskRow> listForBuyer(long personId);

  /** Tenders with questions that a buyer has to answer, and until when. */
  @Query(
      """
      SELECT t.id, 'ANSWER_QUESTIONS' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, COUNT(*) AS count,
             DATE_SUB(t.deadline_at, INTERVAL (SELECT COALESCE(MAX(r.value), 6) FROM tender_rule r
                WHERE r.tender_id = t.id AND r.code = 'answers.close-days') DAY) AS due
        FROM joint_tender t
        JOIN tender_question q ON q.tender_id = t.id AND q.answered_at IS NULL
       WHERE t.status = 'PUBLISHED' AND t.deadline_at > UTC_TIMESTAMP(6)
       GROUP BY t.id, t.number, t.title_ar, t.title_en, t.deadline_at
       ORDER BY t.deadline_at LIMIT 50""")
  List<TaskRow> listToAnswer();

  /** Tenders in which a state is to confirm its quantities; the count is of its lots. */
  @Query(
      """
      SELECT t.id, 'CONFIRM_QUANTITIES' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, COUNT(DISTINCT i.lot_id) AS count, s.answer_until AS due
        FROM confirmation_state s
        JOIN quantity_confirmation c ON c.id = s.confirmation_id AND c.status = 'OPEN'
        JOIN joint_tender t ON t.id = c.tender_id AND t.status = 'DECIDED'
        JOIN state_quantity q ON q.confirmation_id = c.id AND q.state_code = s.state_code
        JOIN lot_item i ON i.id = q.lot_item_id
       WHERE s.state_code = :state AND s.status = 'WAITING' AND s.answer_until > UTC_TIMESTAMP(6)
       GROUP BY t.id, t.number, t.title_ar, t.title_en, s.answer_until
       ORDER BY s.answer_until""")
  List<TaskRow> listToConfirm(String state);

  /** Tenders with an amendment that waits for the approval of somebody else. */
  @Query(
      """
      SELECT t.id, 'APPROVE_AMENDMENT' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, t.deadline_at AS due
        FROM joint_tender t
        JOIN tender_amendment a ON a.proposed_in = t.id AND a.proposed_by <> :personId
       WHERE t.status = 'PUBLISHED' AND t.deadline_at > UTC_TIMESTAMP(6)
       ORDER BY t.deadline_at LIMIT 50""")
  List<TaskRow> listAmendments(long personId);

  /** Tenders that wait for another person's approval, for the administrator. */
  @Query(
      """
      SELECT t.id, 'APPROVE_TENDER' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, NULL AS due
        FROM joint_tender t
       WHERE t.status = 'DRAFT' AND t.prepared_by <> :personId
         AND EXISTS (SELECT 1 FROM approval_request r
                      WHERE r.tender_id = t.id AND r.tender_version = t.version
                        AND r.asked_by <> :personId)
       ORDER BY t.id LIMIT 50""")
  List<TaskRow> listToApprove(long personId);

  /** Tenders open for bids whose opening secret a person holds a share of and has never tried. */
  @Query(
      """
      SELECT t.id, 'TRY_SHARE' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, t.deadline_at AS due
        FROM key_share k
        JOIN joint_tender t ON t.id = k.tender_id AND t.status = 'PUBLISHED'
                           AND t.deadline_at > UTC_TIMESTAMP(6)
       WHERE k.person_id = :personId
         AND NOT EXISTS (SELECT 1 FROM share_rehearsal h
                          WHERE h.tender_id = k.tender_id AND h.person_id = k.person_id)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict c
                          WHERE c.tender_id = k.tender_id AND c.person_id = k.person_id)
       ORDER BY t.deadline_at""")
  List<TaskRow> listUntried(long personId);

  /** Tenders past their deadline, on whose opening panel the person sits. */
  @Query(
      """
      SELECT t.id, 'OPEN_BIDS' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, NULL AS due
        FROM joint_tender t
        JOIN panel_member m ON m.tender_id = t.id AND m.person_id = :personId AND m.panel = 'OPENING'
       WHERE t.status IN ('PUBLISHED', 'CLOSED') AND t.deadline_at <= UTC_TIMESTAMP(6)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = m.person_id)
       ORDER BY t.deadline_at""")
  List<TaskRow> listToOpen(long personId);

  /**
   * Tenders of two envelopes whose technical evaluation is closed with bids that passed: for the
   * chair of the opening panel until the second meeting is announced, for all members once its time
   * has come.
   */
  @Query(
      """
      SELECT t.id, CASE WHEN p.tender_id IS NULL THEN 'ANNOUNCE_PRICES' ELSE 'OPEN_PRICES' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count, NULL AS due
        FROM joint_tender t
        JOIN panel_member m ON m.tender_id = t.id AND m.person_id = :personId AND m.panel = 'OPENING'
        JOIN technical_closure c ON c.tender_id = t.id
        LEFT JOIN price_opening p ON p.tender_id = t.id
       WHERE t.status = 'UNDER_EVALUATION' AND t.two_envelopes
         AND EXISTS (SELECT 1 FROM technical_result r WHERE r.tender_id = t.id AND r.is_passed)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = m.person_id)
         AND ((p.tender_id IS NULL AND """
          + " "
          + LearnedConflicts.CHAIRS_OPENING
          + """
              )
              OR (p.opened_at IS NULL AND p.meets_at <= UTC_TIMESTAMP(6)))
       ORDER BY c.closed_at""")
  List<TaskRow> listPricesToOpen(long personId);

  @Query("SELECT COUNT(*) FROM opening_key WHERE current_of = :personId")
  int countOpeningKeys(long personId);

  /** Open tenders in which a supplier can bid; one in which its bid stands waits for nothing. */
  @Query(
      """
      SELECT t.id, CASE WHEN b.status = 'SUBMITTED' AND
      """
          + UNCONFIRMED
          + """
                        THEN 'CONFIRM_BID'
                        WHEN b.status = 'SUBMITTED' THEN 'NOTHING'
                        WHEN b.draft IS NOT NULL THEN 'COMPLETE_BID' ELSE 'SUBMIT_BID' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count,
             t.deadline_at AS due
        FROM joint_tender t
        LEFT JOIN bid b ON b.tender_id = t.id AND b.supplier_id = :supplierId
       WHERE t.status = 'PUBLISHED' AND t.deadline_at > UTC_TIMESTAMP(6)
         AND (t.procurement_method = 'open'
              OR EXISTS (SELECT 1 FROM tender_invitation i
                          WHERE i.tender_id = t.id AND i.supplier_id = :supplierId))
      HAVING kind <> 'NOTHING'
       ORDER BY t.deadline_at""")
  List<TaskRow> listForBidder(long supplierId);

  /** Selective tenders to which a supplier can apply and has not. */
  @Query(
      """
      SELECT t.id, 'APPLY' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, p.applications_until AS due
        FROM joint_tender t
        JOIN tender_procedure p ON p.tender_id = t.id AND p.method = 'selective'
       WHERE t.status = 'PUBLISHED' AND t.procurement_method = 'selective'
         AND p.applications_until > UTC_TIMESTAMP(6)
         AND NOT EXISTS (SELECT 1 FROM prequalification_application a
                          WHERE a.tender_id = t.id AND a.supplier_id = :supplierId
                            AND a.status = 'APPLIED')
       ORDER BY p.applications_until""")
  List<TaskRow> listToApply(long supplierId);

  /**
   * Selective tenders of a member of the examination panel: applications that wait for this member,
   * or, for the chair, a prequalification that can be concluded.
   */
  @Query(
      """
      SELECT t.id, CASE WHEN x.waiting > 0 THEN 'DECIDE_APPLICATIONS'
                        ELSE 'CONCLUDE_PREQUALIFICATION' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en,
             x.waiting AS count, NULL AS due
        FROM joint_tender t
        JOIN tender_procedure p ON p.tender_id = t.id AND p.method = 'selective'
        JOIN panel_member m ON m.tender_id = t.id AND m.person_id = :personId
                           AND m.panel = 'EXAMINATION' AND NOT m.is_alternate
        JOIN (SELECT y.id AS tender_id,
                     (SELECT COUNT(*) FROM prequalification_application a
                        LEFT JOIN prequalification_finding f ON f.application_id = a.id
                       WHERE a.tender_id = y.id AND a.status = 'APPLIED'
                         AND f.confirmed_by IS NULL
                         AND (f.proposed_by IS NULL OR f.proposed_by <> :personId)) AS waiting,
                     (SELECT COUNT(*) FROM prequalification_application a
                        LEFT JOIN prequalification_finding f ON f.application_id = a.id
                       WHERE a.tender_id = y.id AND a.status = 'APPLIED'
                         AND f.confirmed_by IS NULL) AS undecided
                FROM joint_tender y WHERE y.procurement_method = 'selective') AS x
          ON x.tender_id = t.id
       WHERE t.status = 'PUBLISHED' AND p.concluded_at IS NULL
         AND p.applications_until <= UTC_TIMESTAMP(6)
         AND (x.waiting > 0 OR (m.is_chair AND x.undecided = 0))
       ORDER BY t.id""")
  List<TaskRow> listApplications(long personId);

  /** Decisions open in a member's committees; the number is that of the decision. */
  @Query(
      """
      SELECT d.id,
             CASE WHEN EXISTS (SELECT 1 FROM vote v
                                WHERE v.decision_id = d.id AND v.state_code = m.state_code AND """
          + " "
          + DecisionQueries.COUNTS
          + """
                              )
                    OR EXISTS (SELECT 1 FROM recusal u
                                WHERE u.decision_id = d.id AND u.state_code = m.state_code)
               THEN 'RECORD_OUTCOME' ELSE 'VOTE' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count, NULL AS due
        FROM decision d
        JOIN committee_member m ON m.committee_id = d.committee_id AND m.person_id = :personId
        JOIN joint_tender t ON t.id = d.tender_id
        JOIN committee c ON c.id = d.committee_id
       WHERE d.status = 'OPEN' AND t.status = 'RECOMMENDED'
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = d.tender_id AND k.person_id = :personId)
         AND ((NOT EXISTS (SELECT 1 FROM vote v
                            WHERE v.decision_id = d.id AND v.state_code = m.state_code AND """
          + " "
          + DecisionQueries.COUNTS
          + """
                          )
               AND NOT EXISTS (SELECT 1 FROM recusal u
                                WHERE u.decision_id = d.id AND u.state_code = m.state_code)
               AND NOT """
          + DecisionQueries.HAD_PART
          + """
              )
              OR ("""
          + DecisionQueries.CHAIRS
          + """
                  AND (SELECT COUNT(*) FROM vote v WHERE v.decision_id = d.id AND """
          + " "
          + DecisionQueries.COUNTS
          + """
                      ) >= c.quorum))
       ORDER BY d.id""")
  List<TaskRow> listDecisions(long personId);

  /** Reports that a member is asked to sign; the number is that of the edition. */
  @Query(
      """
      SELECT g.report_id AS id, 'SIGN_REPORT' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, g.until_at AS due
        FROM signature_asked a
        JOIN signature_round g ON g.id = a.round_id AND g.status = 'OPEN'
        JOIN decision d ON d.id = g.decision_id
        JOIN joint_tender t ON t.id = d.tender_id
       WHERE a.person_id = :personId
         AND NOT EXISTS (SELECT 1 FROM report_signature s
                          WHERE s.report_id = g.report_id AND s.person_id = a.person_id)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = d.tender_id AND k.person_id = a.person_id)
       ORDER BY g.until_at""")
  List<TaskRow> listToSign(long personId);

  /** Tenders awarded in the last three months whose report the person has not downloaded. */
  @Query(
      """
      SELECT t.id, 'DOWNLOAD_REPORT' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, NULL AS due
        FROM joint_tender t
       WHERE t.status = 'AWARDED'
         AND EXISTS (SELECT 1 FROM award a
                      WHERE a.tender_id = t.id
                        AND a.active_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 3 MONTH))
         AND NOT EXISTS (SELECT 1 FROM report_download d JOIN issued_report r ON r.id = d.report_id
                          WHERE r.tender_id = t.id AND r.report = 'AWARD'
                            AND d.person_id = :personId)
       ORDER BY t.id DESC""")
  List<TaskRow> listReports(long personId);
}
