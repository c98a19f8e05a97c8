package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What waits in complaints. The number of each row is that of the complaint. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ComplaintTaskQueries extends GenericRepository<TaskRow, Long> {
  /** The person had no part in the tender {@code t} and has no conflict of interest in it. */
  String NO_PART =
      """
         AND :personId NOT IN (t.prepared_by, COALESCE(t.approved_by, 0))
         AND NOT EXISTS (SELECT 1 FROM tender_amendment m
                          WHERE m.tender_id = t.id
                            AND :personId IN (m.proposed_by, COALESCE(m.approved_by, 0)))
         AND NOT EXISTS (SELECT 1 FROM complaint_answer n JOIN complaint k ON k.id = n.complaint_id
                          WHERE k.tender_id = t.id AND n.answered_by = :personId)
         AND NOT EXISTS (SELECT 1 FROM panel_member m
                          WHERE m.tender_id = t.id AND m.person_id = :personId)
         AND NOT EXISTS (SELECT 1 FROM vote v JOIN decision x ON x.id = v.decision_id
                          WHERE x.tender_id = t.id AND v.person_id = :personId)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = :personId)
      """;

  /** Complaints that wait for the answer of the procuring body. */
  @Query(
      """
      SELECT c.id, 'ANSWER_COMPLAINT' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, c.answer_until AS due
        FROM complaint c JOIN joint_tender t ON t.id = c.tender_id
       WHERE c.status = 'FILED' ORDER BY c.answer_until LIMIT 50""")
  List<TaskRow> listToAnswer();

  /** Complaints of a supplier whose answer it can still reply to. */
  @Query(
      """
      SELECT c.id, 'REPLY_TO_ANSWER' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, a.reply_until AS due
        FROM complaint c
        JOIN bid b ON b.id = c.bid_id AND b.supplier_id = :supplierId
        JOIN joint_tender t ON t.id = c.tender_id
        JOIN complaint_answer a ON a.complaint_id = c.id
       WHERE c.status = 'ANSWERED' AND a.reply_until > UTC_TIMESTAMP(6)
         AND NOT EXISTS (SELECT 1 FROM complaint_reply y WHERE y.complaint_id = c.id)
       ORDER BY a.reply_until, c.id
       LIMIT 10""")
  List<TaskRow> listToReply(long supplierId);

  /** Complaints in which a member of the review body who had no part in the tender can act. */
  @Query(
      """
      SELECT c.id,
             CASE WHEN d.id IS NULL
                    OR EXISTS (SELECT 1 FROM learned_conflict k
                                WHERE k.tender_id = t.id AND k.person_id = d.written_by)
                    THEN 'DRAFT_REVIEW'
                  WHEN EXISTS (SELECT 1 FROM review_vote v
                                WHERE v.draft_id = d.id AND v.person_id = :personId)
                    THEN 'CLOSE_REVIEW' ELSE 'VOTE_REVIEW' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count,
             c.decide_until AS due
        FROM complaint c
        JOIN joint_tender t ON t.id = c.tender_id
        LEFT JOIN review_draft d ON d.current_of = c.id AND d.status = 'OPEN'
       WHERE c.status IN ('FILED', 'ANSWERED')
         AND (c.status = 'ANSWERED' OR c.answer_until <= UTC_TIMESTAMP(6))
      """
          + NO_PART
          + """
         AND (d.id IS NULL
              OR EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = d.written_by)
              OR (SELECT COUNT(*) FROM review_vote v
                   WHERE v.draft_id = d.id
                     AND NOT EXISTS (SELECT 1 FROM review_vote_set_aside x
                                      WHERE x.draft_id = v.draft_id AND x.person_id = v.person_id))
                 >= GREATEST(3, COALESCE((SELECT r.value FROM tender_rule r
                                           WHERE r.tender_id = t.id AND r.code = 'complaint.votes'), 3))
              OR NOT EXISTS (SELECT 1 FROM review_vote v
                              WHERE v.draft_id = d.id AND v.person_id = :personId))
       ORDER BY c.decide_until""")
  List<TaskRow> listToReview(long personId);
}
