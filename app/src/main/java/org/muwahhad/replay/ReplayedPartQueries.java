package org.muwahhad.replay;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * What is kept of the parts of a tender, under the names and in the words in which {@link
 * PartsReplay} plays them.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayedPartQueries extends GenericRepository<ReplayedPartQueries.PartLine, String> {

  /** A line of something whose digest the entries tell; lines of a name stand in their order. */
  @Introspected
  @MappedEntity("score")
  record PartLine(@Id String name, String text) {}

  /** The draft of a decision on a complaint. */
  @Introspected
  @MappedEntity("review_draft")
  record ReviewDraftRow(
      @Id String name, String status, String reasons, @Relation(EMBEDDED) Bilingual summary) {}

  /** What a bidder complains of, and what it asks for. */
  @Introspected
  @MappedEntity("complaint")
  record Grounds(@Id String name, String grounds, String remedySought) {}

  @Query(
      """
      SELECT CAST(person_id AS CHAR) AS name,
             CONCAT(panel, CASE WHEN is_chair THEN ' chair' ELSE '' END,
                    CASE WHEN is_alternate THEN ' alternate' ELSE '' END) AS text
        FROM panel_member WHERE tender_id = :tenderId""")
  List<PartLine> listSeats(long tenderId);

  @Query(
      """
      SELECT CAST(ROW_NUMBER() OVER (ORDER BY id) AS CHAR) AS name,
             CONCAT(status, ' ', COALESCE(person_id, '')) AS text
        FROM tender_milestone WHERE tender_id = :tenderId""")
  List<PartLine> listMilestones(long tenderId);

  /** Before the opening nothing is disclosed about a bid, not even that it was changed. */
  @Query(
      """
      SELECT CAST(b.id AS CHAR) AS name, b.status AS text
        FROM bid b JOIN joint_tender t ON t.id = b.tender_id
       WHERE b.tender_id = :tenderId AND b.status <> 'DRAFT' AND t.opened_at IS NOT NULL""")
  List<PartLine> listBids(long tenderId);

  @Query(
      """
      SELECT CONCAT(v.bid_id, '/', v.number) AS name, v.sha256 AS text
        FROM bid_version v JOIN joint_tender t ON t.id = v.tender_id
       WHERE v.tender_id = :tenderId AND t.opened_at IS NOT NULL
      UNION ALL
      SELECT CONCAT(w.bid_id, '/', w.version_number, '/withdrawn'), w.sha256
        FROM bid_withdrawal w JOIN joint_tender t ON t.id = w.tender_id
       WHERE w.tender_id = :tenderId AND t.opened_at IS NOT NULL""")
  List<PartLine> listReceipts(long tenderId);

  @Query(
      """
      SELECT CONCAT(examination, '/', bid_id, '/', criterion_id) AS name,
             CASE WHEN is_passed THEN 'true' ELSE 'false' END AS text
        FROM administrative_check WHERE tender_id = :tenderId""")
  List<PartLine> listChecks(long tenderId);

  @Query(
      """
      SELECT CONCAT(examination, '/', evaluator_id) AS name,
             CONCAT(bid_id, ' ', criterion_id, ' ', points) AS text
        FROM score WHERE tender_id = :tenderId
       ORDER BY examination, evaluator_id, bid_id, criterion_id""")
  List<PartLine> listScores(long tenderId);

  @Query(
      """
      SELECT CONCAT(examination, '/', bid_id, '/', criterion_id) AS name,
             CAST(points AS CHAR) AS text
        FROM consensus_score WHERE tender_id = :tenderId""")
  List<PartLine> listConsensus(long tenderId);

  @Query(
      """
      SELECT CAST(a.person_id AS CHAR) AS name,
             CASE WHEN a.is_confirmed THEN 'confirmed' ELSE CONCAT('dissents ', a.reason) END AS text
        FROM consensus_answer a
       WHERE a.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM consensus_answer o
                          WHERE o.tender_id = a.tender_id AND o.person_id = a.person_id
                            AND o.number > a.number)""")
  List<PartLine> listConsensusAnswers(long tenderId);

  @Query(
      """
      SELECT CAST(person_id AS CHAR) AS name,
             CONCAT(CASE WHEN has_conflict THEN 'true' ELSE 'false' END, ' ', statement) AS text
        FROM conflict_declaration WHERE tender_id = :tenderId""")
  List<PartLine> listDeclarations(long tenderId);

  @Query(
      """
      SELECT CAST(bid_id AS CHAR) AS name,
             CASE WHEN is_passed THEN 'true' ELSE 'false' END AS text
        FROM technical_result WHERE tender_id = :tenderId""")
  List<PartLine> listResults(long tenderId);

  @Query(
      """
      SELECT CAST(l.number AS CHAR) AS name,
             CONCAT(r.bid_id, '/', COALESCE(CAST(r.rank_position AS CHAR), r.exclusion), '/',
                    r.bid_total, '/', r.converted_total, '/', r.evaluated_price, '/',
                    r.technical_score, '/', r.price_score, '/', r.final_score,
                    CASE WHEN r.is_alternative THEN '/alternative' ELSE '' END, '/',
                    COALESCE(r.draw_seed, '')) AS text
        FROM lot_ranking r JOIN lot l ON l.id = r.lot_id
       WHERE r.tender_id = :tenderId ORDER BY l.number, r.bid_id""")
  List<PartLine> listRanking(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', d.bid_id, '/', d.number) AS name,
             CONCAT(CASE WHEN d.is_accepted THEN 'accepted ' ELSE 'refused ' END, d.reason) AS text
        FROM alternative_decision d JOIN lot l ON l.id = d.lot_id
       WHERE d.tender_id = :tenderId""")
  List<PartLine> listAlternatives(long tenderId);

  /** With the hash of the document as it is kept now. */
  @Query(
      """
      SELECT CAST(id AS CHAR) AS name, CONCAT(status, ' ', SHA2(document, 256)) AS text
        FROM decision WHERE tender_id = :tenderId""")
  List<PartLine> listDecisions(long tenderId);

  @Query(
      """
      SELECT CONCAT(v.decision_id, '/', v.state_code) AS name,
             CONCAT(v.choice, ' ', v.document_sha256, ' ', v.reason) AS text
        FROM vote v JOIN decision d ON d.id = v.decision_id
       WHERE d.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM vote_set_aside x WHERE x.vote_id = v.id)""")
  List<PartLine> listVotes(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', a.bid_id) AS name, CONCAT(a.amount, ' ', a.currency) AS text
        FROM live_award a JOIN lot l ON l.id = a.lot_id
       WHERE a.tender_id = :tenderId""")
  List<PartLine> listAmounts(long tenderId);

  /** With who asked and who answered. */
  @Query(
      """
      SELECT CONCAT(award_id, '/', bid_id) AS name,
             CONCAT_WS('|', place, answer_until, invited_by, COALESCE(answer, ''),
                       COALESCE(answered_by, '')) AS text
        FROM reserve_place WHERE tender_id = :tenderId""")
  List<PartLine> listReserve(long tenderId);

  @Query(
      """
      SELECT CONCAT(award_id, '/', bid_id) AS name, CONCAT(called_by, ' ', reason) AS text
        FROM reserve_call WHERE tender_id = :tenderId""")
  List<PartLine> listReserveCalls(long tenderId);

  /** Of awards that ended, too: no act removes one. */
  @Query(
      """
      SELECT CONCAT(l.number, '/', a.bid_id) AS name, CAST(COUNT(*) AS CHAR) AS text
        FROM award a JOIN lot l ON l.id = a.lot_id
       WHERE a.tender_id = :tenderId
       GROUP BY l.number, a.bid_id""")
  List<PartLine> listAwards(long tenderId);

  @Query(
      """
      SELECT CAST(c.id AS CHAR) AS name,
             CONCAT(c.number, ' [',
                    COALESCE((SELECT GROUP_CONCAT(l.number ORDER BY l.number SEPARATOR ', ')
                                FROM complaint_lot x JOIN lot l ON l.id = x.lot_id
                               WHERE x.complaint_id = c.id), ''),
                    '] ', c.status) AS text
        FROM complaint c WHERE c.tender_id = :tenderId""")
  List<PartLine> listComplaints(long tenderId);

  @Query(
      """
      SELECT CAST(id AS CHAR) AS name, grounds, remedy_sought
        FROM complaint WHERE tender_id = :tenderId""")
  List<Grounds> listGrounds(long tenderId);

  @Query(
      """
      SELECT CAST(a.complaint_id AS CHAR) AS name, SHA2(a.answer, 256) AS text
        FROM complaint_answer a JOIN complaint c ON c.id = a.complaint_id
       WHERE c.tender_id = :tenderId""")
  List<PartLine> listAnswers(long tenderId);

  @Query(
      """
      SELECT CAST(y.complaint_id AS CHAR) AS name, SHA2(y.reply, 256) AS text
        FROM complaint_reply y JOIN complaint c ON c.id = y.complaint_id
       WHERE c.tender_id = :tenderId""")
  List<PartLine> listReplies(long tenderId);

  @Query(
      """
      SELECT CAST(id AS CHAR) AS name, outcome AS text FROM complaint
       WHERE tender_id = :tenderId AND outcome IS NOT NULL""")
  List<PartLine> listOutcomes(long tenderId);

  @Query(
      """
      SELECT CONCAT(d.complaint_id, '/', d.number) AS name, d.status, d.reasons, d.summary_ar,
             d.summary_en
        FROM review_draft d JOIN complaint c ON c.id = d.complaint_id
       WHERE c.tender_id = :tenderId""")
  List<ReviewDraftRow> listDrafts(long tenderId);

  /** What the drafts say of each lot, in the order in which their hashes take it. */
  @Query(
      """
      SELECT CONCAT(d.complaint_id, '/', d.number) AS name,
             CONCAT(r.lot_id, '=', r.remedy, COALESCE(CONCAT(' ', r.excluded_bid), '')) AS text
        FROM review_draft_lot r
        JOIN review_draft d ON d.id = r.draft_id
        JOIN complaint c ON c.id = d.complaint_id
       WHERE c.tender_id = :tenderId ORDER BY r.draft_id, r.lot_id""")
  List<PartLine> listRulings(long tenderId);

  @Query(
      """
      SELECT CONCAT(d.complaint_id, '/', d.number, '/', v.person_id) AS name, v.sha256 AS text
        FROM review_vote v
        JOIN review_draft d ON d.id = v.draft_id
        JOIN complaint c ON c.id = d.complaint_id
       WHERE c.tender_id = :tenderId""")
  List<PartLine> listReviewVotes(long tenderId);

  @Query(
      """
      SELECT CONCAT(d.complaint_id, '/', d.number) AS name,
             CONCAT(COALESCE(SUM(v.is_for), 0), ' of ', COUNT(v.person_id)) AS text
        FROM review_draft d
        JOIN complaint c ON c.id = d.complaint_id
        LEFT JOIN review_vote v ON v.draft_id = d.id
              AND NOT EXISTS (SELECT 1 FROM review_vote_set_aside x
                               WHERE x.draft_id = v.draft_id AND x.person_id = v.person_id)
       WHERE c.tender_id = :tenderId AND d.status <> 'OPEN'
       GROUP BY d.complaint_id, d.number""")
  List<PartLine> listTallies(long tenderId);
}
