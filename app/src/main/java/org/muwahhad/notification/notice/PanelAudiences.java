package org.muwahhad.notification.notice;

import io.micronaut.data.annotation.Query;

/** Audiences of those who open, examine, decide and review: panels, committees, the review body. */
interface PanelAudiences {

  /** Who is asked in a signature round and has not signed; nobody who is out of the tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, a.person_id
        FROM signature_asked a
        JOIN signature_round g ON g.id = a.round_id
        JOIN decision d ON d.id = g.decision_id
       WHERE g.id = :roundId
         AND NOT EXISTS (SELECT 1 FROM report_signature s
                          WHERE s.report_id = g.report_id AND s.person_id = a.person_id)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = d.tender_id AND k.person_id = a.person_id)""")
  int tellUnsigned(long noticeId, long roundId);

  /** Everybody asked in a signature round, and the chair who started it. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT :noticeId, x.person_id
        FROM (SELECT a.person_id FROM signature_asked a WHERE a.round_id = :roundId
              UNION SELECT g.started_by FROM signature_round g WHERE g.id = :roundId) x""")
  int tellSigners(long noticeId, long roundId);

  /** Members of the committee that meets. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id
        FROM meeting g
        JOIN committee_member m ON m.committee_id = g.committee_id
        JOIN role_grant r ON r.person_id = m.person_id AND r.state_code = m.state_code
       WHERE g.id = :meetingId AND r.role = 'COMMITTEE_MEMBER'""")
  int tellMeeting(long noticeId, long meetingId);

  /** Members of the ministerial committee. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id
        FROM committee c
        JOIN committee_member m ON m.committee_id = c.id
        JOIN role_grant r ON r.person_id = m.person_id AND r.state_code = m.state_code
       WHERE c.code = 'MINISTERIAL' AND r.role = 'COMMITTEE_MEMBER'""")
  int tellMinisters(long noticeId);

  /** Who holds a share of a tender's opening key, has not tried it and has no conflict. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, k.person_id
        FROM key_share k
       WHERE k.tender_id = :tenderId AND k.person_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM share_rehearsal h
                          WHERE h.tender_id = k.tender_id AND h.person_id = k.person_id)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict c
                          WHERE c.tender_id = k.tender_id AND c.person_id = k.person_id)""")
  int tellUntriedHolders(long noticeId, long tenderId);

  /**
   * The members of a tender's examination panel, and who bids for the suppliers whose bids were
   * opened.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT :noticeId, x.person_id
        FROM (SELECT m.person_id FROM panel_member m
               WHERE m.tender_id = :tenderId AND m.panel = 'EXAMINATION'
                 AND NOT m.is_alternate
               UNION
              SELECT g.person_id
                FROM opened_bid o
                JOIN bid b ON b.id = o.bid_id
                JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
               WHERE o.tender_id = :tenderId) x""")
  int tellExaminersAndBidders(long noticeId, long tenderId);

  /** Members of an examination panel who have yet to answer what was agreed. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT :noticeId, w.person_id FROM consensus_awaited w WHERE w.tender_id = :tenderId""")
  int tellAwaited(long noticeId, long tenderId);

  /** The chair of an examination panel. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT :noticeId, m.person_id FROM panel_member m
       WHERE m.tender_id = :tenderId AND m.panel = 'EXAMINATION' AND m.is_chair""")
  int tellExaminationChair(long noticeId, long tenderId);

  /** Members of the review body who had no part in a tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g JOIN joint_tender t ON t.id = :tenderId
       WHERE g.role = 'REVIEW_MEMBER'
         AND g.person_id NOT IN (t.prepared_by, COALESCE(t.approved_by, 0))
         AND NOT EXISTS (SELECT 1 FROM tender_amendment m
                          WHERE m.tender_id = t.id
                            AND g.person_id IN (m.proposed_by, COALESCE(m.approved_by, 0)))
         AND NOT EXISTS (SELECT 1 FROM complaint_answer n JOIN complaint k ON k.id = n.complaint_id
                          WHERE k.tender_id = t.id AND n.answered_by = g.person_id)
         AND NOT EXISTS (SELECT 1 FROM panel_member m
                          WHERE m.tender_id = t.id AND m.person_id = g.person_id)
         AND NOT EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
                          WHERE d.tender_id = t.id AND v.person_id = g.person_id)
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = g.person_id)""")
  int tellReviewers(long noticeId, long tenderId);

  /** The members of the committee that has the question about a tender, free of conflict. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id
        FROM decision d
        JOIN committee_member m ON m.committee_id = d.committee_id
        JOIN role_grant r ON r.person_id = m.person_id AND r.state_code = m.state_code
       WHERE d.tender_id = :tenderId AND d.status = 'OPEN' AND r.role = 'COMMITTEE_MEMBER'
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = d.tender_id AND k.person_id = m.person_id)""")
  int tellDeciding(long noticeId, long tenderId);

  /** The members of a tender's opening panel who declared no conflict of interest. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id FROM panel_member m
       WHERE m.tender_id = :tenderId AND m.panel = 'OPENING'
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = m.tender_id AND k.person_id = m.person_id)""")
  int tellOpeningPanel(long noticeId, long tenderId);

  /** The members of both panels of a tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id FROM panel_member m WHERE m.tender_id = :tenderId""")
  int tellPanels(long noticeId, long tenderId);
}
