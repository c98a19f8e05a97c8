package org.muwahhad.complaint;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Complaints, drafts and votes as the acts write them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Complaints extends GenericRepository<Complaints.LockedComplaint, Long> {

  /** A complaint held until the act ends. */
  @Introspected
  @MappedEntity("complaint")
  record LockedComplaint(
      @Id long id,
      long tenderId,
      long bidId,
      long supplierId,
      ComplaintStatus status,
      Instant answerUntil) {}

  /** A draft that is voted on. */
  @Introspected
  @MappedEntity("review_draft")
  record Draft(@Id long id, int number, String sha256) {}

  /** A lot whose award may be complained of. */
  @Introspected
  @MappedEntity("lot")
  record OpenLot(@Id long id, int number, @Relation(EMBEDDED) Bilingual title, long awardId) {}

  /**
   * A lot of a complaint and what a draft means for it.
   *
   * @param awardedBid the winner complained of; of a divided lot the one excluded, or the first
   */
  @Introspected
  @MappedEntity("review_draft_lot")
  record Ruling(@Id long lotId, Remedy remedy, long awardedBid) {}

  /** Votes on a draft. */
  @Introspected
  @MappedEntity("review_vote")
  record Tally(@Id long draftId, long votes, long inFavour) {}

  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  Optional<Long> lockTender(long tenderId);

  @Query(
      """
      SELECT o.bid_id FROM opened_bid o JOIN bid b ON b.id = o.bid_id
       WHERE o.tender_id = :tenderId AND b.supplier_id = :supplierId""")
  Optional<Long> findBid(long tenderId, long supplierId);

  @Query("SELECT id FROM complaint WHERE bid_id = :bidId AND request_key = :requestKey")
  Optional<Long> findFiled(long bidId, String requestKey);

  /** Lots with a pending award of another bid; of a divided lot the first stands for all. */
  @Query(
      """
      SELECT l.id, l.number, l.title_ar, l.title_en, MIN(a.id) AS award_id
        FROM lot l JOIN live_award a ON a.lot_id = l.id
       WHERE l.tender_id = :tenderId AND a.status = 'pending' AND a.bid_id <> :bidId
       GROUP BY l.id, l.number, l.title_ar, l.title_en
       ORDER BY l.number""")
  List<OpenLot> listOpenLots(long tenderId, long bidId);

  /**
   * The lots of a tender that a bid is for. While its prices stay sealed they do not say: then it
   * is for the lots whose requirements it answers and for those that have none, and without any
   * answer for all.
   */
  @Query(
      """
      SELECT l.id FROM lot l
       WHERE l.tender_id = :tenderId
         AND (EXISTS (SELECT 1 FROM bid_line p JOIN lot_item i ON i.id = p.lot_item_id
                       WHERE p.bid_id = :bidId AND i.lot_id = l.id)
              OR (NOT EXISTS (SELECT 1 FROM bid_line p WHERE p.bid_id = :bidId)
                  AND (NOT EXISTS (SELECT 1 FROM bid_answer g WHERE g.bid_id = :bidId)
                       OR NOT EXISTS (SELECT 1 FROM lot_requirement q
                                        JOIN lot_item i ON i.id = q.lot_item_id
                                       WHERE i.lot_id = l.id)
                       OR EXISTS (SELECT 1 FROM bid_answer g
                                    JOIN lot_requirement q ON q.id = g.requirement_id
                                    JOIN lot_item i ON i.id = q.lot_item_id
                                   WHERE g.bid_id = :bidId AND i.lot_id = l.id))))""")
  List<Long> listBidFor(long tenderId, long bidId);

  /** The lots of a tender on which a bid has a complaint that is neither decided nor withdrawn. */
  @Query(
      """
      SELECT DISTINCT x.lot_id
        FROM complaint_lot x JOIN complaint c ON c.id = x.complaint_id
       WHERE c.bid_id = :bidId AND c.status IN ('FILED', 'ANSWERED')""")
  List<Long> listComplainedOf(long bidId);

  /** The lots of a complaint that have ended, so that no panel can examine them any more. */
  @Query(
      """
      SELECT x.lot_id
        FROM complaint_lot x
        JOIN lot l ON l.id = x.lot_id
        JOIN joint_tender t ON t.id = x.tender_id
       WHERE x.complaint_id = :id
         AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'))""")
  List<Long> listEnded(long id);

  /** The rule of the tender, or the default where the tender is older than the rule. */
  @Query(
      """
      SELECT COALESCE((SELECT value FROM tender_rule WHERE tender_id = :tenderId AND code = :code),
                      (SELECT value FROM rule_default WHERE code = :code))""")
  Optional<BigDecimal> findRule(long tenderId, String code);

  @Query(
      """
      INSERT INTO complaint (tender_id, number, bid_id, status, grounds, remedy_sought, request_key, filed_by,
                             filed_at, answer_until, decide_until)
      VALUES (:tenderId, :number, :bidId, 'FILED', :grounds, :remedySought, :requestKey, :personId, :at,
              :answerUntil, :decideUntil)""")
  void file(
      long tenderId,
      int number,
      long bidId,
      String grounds,
      String remedySought,
      String requestKey,
      long personId,
      Instant at,
      Instant answerUntil,
      Instant decideUntil);

  @Query("SELECT COALESCE(MAX(number), 0) + 1 FROM complaint WHERE tender_id = :tenderId")
  int nextNumber(long tenderId);

  @Query(
      """
      INSERT INTO complaint_lot (complaint_id, lot_id, tender_id, award_id)
      VALUES (:complaintId, :lotId, :tenderId, :awardId)""")
  void addLot(long complaintId, long lotId, long tenderId, long awardId);

  @Query(
      """
      SELECT c.id, c.tender_id, c.bid_id, b.supplier_id, c.status, c.answer_until
        FROM complaint c JOIN bid b ON b.id = c.bid_id WHERE c.id = :id FOR UPDATE""")
  Optional<LockedComplaint> lock(long id);

  @Query(
      """
      UPDATE complaint SET status = :to, outcome = :outcome, ended_at = :endedAt
       WHERE id = :id AND status = :from""")
  int move(
      long id,
      ComplaintStatus from,
      ComplaintStatus to,
      @Nullable Outcome outcome,
      @Nullable Instant endedAt);

  @Query(
      """
      INSERT INTO complaint_answer (complaint_id, answer, answered_by, answered_at, reply_until)
      VALUES (:id, :answer, :personId, :at, :replyUntil)""")
  void answer(long id, String answer, long personId, Instant at, Instant replyUntil);

  /** Until when the bidder may reply to the answer; empty before it is answered. */
  @Query("SELECT reply_until FROM complaint_answer WHERE complaint_id = :id")
  Optional<Instant> findReplyUntil(long id);

  @Query("SELECT COUNT(*) FROM complaint_reply WHERE complaint_id = :id")
  int countReplies(long id);

  @Query(
      """
      INSERT INTO complaint_reply (complaint_id, reply, replied_by, replied_at)
      VALUES (:id, :reply, :personId, :at)""")
  void reply(long id, String reply, long personId, Instant at);

  @Query(
      """
      INSERT INTO complaint_paper (complaint_id, party, title, content_type, size, sha256, added_by,
                                   added_at)
      VALUES (:id, :party, :title, :contentType, :size, :sha256, :personId, UTC_TIMESTAMP(6))""")
  void addPaper(
      long id,
      String party,
      String title,
      String contentType,
      int size,
      String sha256,
      long personId);

  @Query("SELECT COUNT(*) FROM complaint_paper WHERE complaint_id = :id AND party = :party")
  int countPapers(long id, String party);

  /** Whether the person prepared, approved, amended, opened, examined, voted on or answered. */
  @Query(
      """
      SELECT (SELECT COUNT(*) FROM joint_tender
               WHERE id = :tenderId AND :personId IN (prepared_by, approved_by))
           + (SELECT COUNT(*) FROM tender_amendment
               WHERE tender_id = :tenderId AND :personId IN (proposed_by, approved_by))
           + (SELECT COUNT(*) FROM panel_member
               WHERE tender_id = :tenderId AND person_id = :personId)
           + (SELECT COUNT(*) FROM vote v JOIN decision d ON d.id = v.decision_id
               WHERE d.tender_id = :tenderId AND v.person_id = :personId)
           + (SELECT COUNT(*) FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
               WHERE c.tender_id = :tenderId AND a.answered_by = :personId)""")
  long countParts(long tenderId, long personId);

  @Query("SELECT COALESCE(MAX(number), 0) + 1 FROM review_draft WHERE complaint_id = :id")
  int nextDraft(long id);

  @Query(
      """
      INSERT INTO review_draft (complaint_id, number, status, current_of, reasons, summary_ar,
                                summary_en, sha256, written_by, written_at)
      VALUES (:id, :number, 'OPEN', :id, :reasons, :summaryAr, :summaryEn, :sha256, :personId,
              UTC_TIMESTAMP(6))""")
  void addDraft(
      long id,
      int number,
      String reasons,
      String summaryAr,
      String summaryEn,
      String sha256,
      long personId);

  @Query(
      """
      INSERT INTO review_draft_lot (draft_id, complaint_id, lot_id, remedy, excluded_bid)
      VALUES (:draftId, :complaintId, :lotId, :remedy, :excludedBid)""")
  void addRuling(
      long draftId, long complaintId, long lotId, Remedy remedy, @Nullable Long excludedBid);

  @Query(
      """
      SELECT id, number, sha256 FROM review_draft
       WHERE current_of = :complaintId AND status = 'OPEN' FOR UPDATE""")
  Optional<Draft> lockDraft(long complaintId);

  /** Whether the open draft would send a lot to the panel that has ended since; 0 when not. */
  @Query(
      """
      SELECT COUNT(*)
        FROM review_draft d
        JOIN review_draft_lot x ON x.draft_id = d.id
        JOIN lot l ON l.id = x.lot_id
        JOIN joint_tender t ON t.id = l.tender_id
       WHERE d.current_of = :complaintId AND d.status = 'OPEN'
         AND x.remedy IN ('REEVALUATE', 'EXCLUDE')
         AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'))""")
  int countOvertaken(long complaintId);

  /** Whether the writer of the open draft declared a conflict of interest; 0 when not. */
  @Query(
      """
      SELECT COUNT(*)
        FROM review_draft d
        JOIN complaint c ON c.id = d.complaint_id
        JOIN learned_conflict k ON k.tender_id = c.tender_id AND k.person_id = d.written_by
       WHERE d.current_of = :complaintId AND d.status = 'OPEN'""")
  int countLeft(long complaintId);

  /** Whether the open draft was written by a person; 0 when not. */
  @Query(
      """
      SELECT COUNT(*) FROM review_draft
       WHERE current_of = :complaintId AND status = 'OPEN' AND written_by = :personId""")
  int countWritten(long complaintId, long personId);

  /** Members of the review body who may judge complaints about a tender, but for one person. */
  @Query(
      """
      SELECT COUNT(DISTINCT g.person_id)
        FROM role_grant g JOIN joint_tender t ON t.id = :tenderId
       WHERE g.role = 'REVIEW_MEMBER' AND g.person_id <> :personId
         AND g.person_id NOT IN (t.prepared_by, COALESCE(t.approved_by, 0))
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = g.person_id)
         AND NOT EXISTS (SELECT 1 FROM panel_member m
                          WHERE m.tender_id = t.id AND m.person_id = g.person_id)""")
  int countReviewersWithout(long tenderId, long personId);

  @Query("SELECT lot_id FROM complaint_lot WHERE complaint_id = :id ORDER BY lot_id")
  List<Long> listLots(long id);

  @Query(
      """
      SELECT d.lot_id, d.remedy, COALESCE(d.excluded_bid, a.bid_id) AS awarded_bid
        FROM review_draft_lot d
        JOIN complaint_lot l ON l.complaint_id = d.complaint_id AND l.lot_id = d.lot_id
        JOIN award a ON a.id = l.award_id
       WHERE d.draft_id = :draftId ORDER BY d.lot_id""")
  List<Ruling> listRulings(long draftId);

  @Query("SELECT COUNT(*) FROM review_vote WHERE draft_id = :draftId AND person_id = :personId")
  int countVotesOf(long draftId, long personId);

  @Query(
      """
      INSERT INTO review_vote (draft_id, person_id, is_for, reason, sha256, cast_at)
      VALUES (:draftId, :personId, :inFavour, :reason, :sha256, UTC_TIMESTAMP(6))""")
  void vote(long draftId, long personId, boolean inFavour, String reason, String sha256);

  /** The votes that count: those of members who declared a conflict of interest do not. */
  @Query(
      """
      SELECT d.id AS draft_id, COUNT(v.person_id) AS votes, COALESCE(SUM(v.is_for), 0) AS in_favour
        FROM review_draft d LEFT JOIN review_vote v ON v.draft_id = d.id
         AND NOT EXISTS (SELECT 1 FROM review_vote_set_aside x
                          WHERE x.draft_id = v.draft_id AND x.person_id = v.person_id)
       WHERE d.id = :draftId GROUP BY d.id""")
  Tally tally(long draftId);

  @Query(
      """
      UPDATE review_draft
         SET status = 'ADOPTED', closed_by = :personId, closed_at = UTC_TIMESTAMP(6)
       WHERE id = :draftId AND status = 'OPEN'""")
  int adopt(long draftId, long personId);

  @Query(
      """
      UPDATE review_draft
         SET status = 'REJECTED', current_of = NULL, closed_by = :personId,
             closed_at = UTC_TIMESTAMP(6)
       WHERE id = :draftId AND status = 'OPEN'""")
  int reject(long draftId, long personId);

  /** A bid that an earlier decision excluded from the lot stays excluded by that one. */
  @Query(
      """
      INSERT INTO review_exclusion (lot_id, bid_id, tender_id, draft_id)
      SELECT :lotId, :bidId, :tenderId, :draftId
        FROM joint_tender t
       WHERE t.id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM review_exclusion x
                          WHERE x.lot_id = :lotId AND x.bid_id = :bidId)""")
  int exclude(long lotId, long bidId, long tenderId, long draftId);

  /** Rows that name a file. */
  @Query("SELECT COUNT(*) FROM complaint_paper WHERE sha256 = :sha256")
  int countNaming(String sha256);
}
