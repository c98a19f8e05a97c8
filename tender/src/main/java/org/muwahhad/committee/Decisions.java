package org.muwahhad.committee;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Decisions, votes and seats as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Decisions extends GenericRepository<Decisions.LockedDecision, Long> {

  /** What an act needs of a decision; its row stays locked until the act ends. */
  @Introspected
  @MappedEntity("decision")
  record LockedDecision(
      @Id long id,
      long tenderId,
      long committeeId,
      DecisionStatus status,
      String documentSha256,
      @Nullable Integer levelPosition,
      int version) {}

  /** A member's seat: the state voted for. */
  @Introspected
  @MappedEntity("committee_member")
  record Seat(@Id long id, String stateCode, @MappedProperty("is_chair") boolean chair) {}

  /** A committee's rule of voting and the states that have a seat. */
  @Introspected
  @MappedEntity("committee")
  record Committee(@Id long id, VotingRule votingRule, int quorum, int states) {}

  /** Whether awards of a tender are recommended now; 1 or 0. */
  @Query("SELECT COUNT(*) FROM joint_tender WHERE id = :tenderId AND status = 'RECOMMENDED'")
  int countRecommended(long tenderId);

  @Query(
      """
      SELECT id, tender_id, committee_id, status, document_sha256, level_position, version
        FROM decision WHERE id = :id FOR UPDATE""")
  Optional<LockedDecision> lock(long id);

  /** The decision, held until the transaction ends. */
  default LockedDecision getLocked(long id) {
    return lock(id).orElseThrow(() -> new Refusal.NotFound("decision " + id));
  }

  @Query(
      """
      SELECT id, state_code, is_chair FROM committee_member
       WHERE committee_id = :committeeId AND person_id = :personId""")
  Optional<Seat> findSeat(long committeeId, long personId);

  @Query(
      """
      SELECT c.id, c.voting_rule,
             CAST(COALESCE((SELECT r.value FROM tender_rule r
                             WHERE r.tender_id = :tenderId AND r.code = 'quorum.states'),
                           c.quorum) AS SIGNED) AS quorum,
             (SELECT COUNT(DISTINCT m.state_code) FROM committee_member m
               WHERE m.committee_id = c.id) AS states
        FROM committee c WHERE c.id = :committeeId""")
  Committee getCommittee(long committeeId, long tenderId);

  @Query("SELECT id FROM committee WHERE code = :code")
  long getCommitteeId(CommitteeCode code);

  @Query(
      """
      INSERT INTO decision (tender_id, committee_id, recommendation_id, level_position, question,
                            status, document_sha256, document, opened_by, opened_at)
      VALUES (:tenderId, :committeeId, :recommendationId, :position, 'AWARD', 'OPEN', :sha256,
              :document, :personId, UTC_TIMESTAMP(6))""")
  void insert(
      long tenderId,
      long committeeId,
      long recommendationId,
      int position,
      String sha256,
      String document,
      long personId);

  @Query("SELECT document FROM decision WHERE id = :id")
  String getDocument(long id);

  @Query("SELECT MAX(id) FROM decision WHERE tender_id = :tenderId AND status = 'OPEN'")
  Optional<Long> findOpen(long tenderId);

  @Query(
      """
      INSERT INTO vote (decision_id, committee_id, person_id, state_code, choice, reason,
                        document_sha256, meeting_id, pack_sha256, cast_at)
      VALUES (:decisionId, :committeeId, :personId, :stateCode, :choice, :reason, :sha256,
              :meetingId, :packSha256, UTC_TIMESTAMP(6))""")
  void addVote(
      long decisionId,
      long committeeId,
      long personId,
      String stateCode,
      VoteChoice choice,
      String reason,
      String sha256,
      @Nullable Long meetingId,
      @Nullable String packSha256);

  /** The pack of the meeting a question is before. */
  @Introspected
  @MappedEntity("meeting")
  record Pack(@Id long id, String packSha256) {}

  @Query(
      """
      SELECT m.id, m.pack_sha256
        FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id
       WHERE i.live_decision_id = :decisionId""")
  Optional<Pack> findPack(long decisionId);

  @Query("SELECT COUNT(*) FROM recusal WHERE decision_id = :decisionId AND state_code = :stateCode")
  int countRecusals(long decisionId, String stateCode);

  /** A state that votes takes part. */
  @Query(
      """
      INSERT INTO meeting_attendance (meeting_id, state_code, is_present, recorded_by, recorded_at)
      VALUES (:meetingId, :stateCode, TRUE, :personId, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE is_present = TRUE""")
  void attend(long meetingId, String stateCode, long personId);

  /** Votes that count. */
  @Query(
      "SELECT COUNT(*) FROM vote v WHERE v.decision_id = :decisionId AND v.choice = :choice AND "
          + DecisionQueries.COUNTS)
  int countVotes(long decisionId, VoteChoice choice);

  /** Votes of a state that count: one or none. */
  @Query(
      "SELECT COUNT(*) FROM vote v WHERE v.decision_id = :decisionId AND v.state_code = :stateCode AND "
          + DecisionQueries.COUNTS)
  int countVotesOf(long decisionId, String stateCode);

  /** Votes of a person that count: one or none. */
  @Query(
      "SELECT COUNT(*) FROM vote v WHERE v.decision_id = :decisionId AND v.person_id = :personId AND "
          + DecisionQueries.COUNTS)
  int countOwnVotes(long decisionId, long personId);

  /** Whether a person records the outcome: 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM decision d
        JOIN committee_member m ON m.committee_id = d.committee_id AND m.person_id = :personId
       WHERE d.id = :decisionId AND """
          + DecisionQueries.CHAIRS)
  int countChairs(long decisionId, long personId);

  /** States with a member who has no conflict of interest, but for one seat. */
  @Query(
      """
      SELECT COUNT(DISTINCT m.state_code) FROM decision d
        JOIN committee_member m ON m.committee_id = d.committee_id
       WHERE d.id = :decisionId AND m.id <> :seatId
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = d.tender_id AND k.person_id = m.person_id)""")
  int countStatesWithout(long decisionId, long seatId);

  @Query(
      """
      UPDATE decision
         SET status = :to, closed_by = :personId, closed_at = UTC_TIMESTAMP(6),
             returned_to = :returnedTo, return_reason = :reason, version = version + 1
       WHERE id = :id AND status = 'OPEN' AND version = :version""")
  int close(
      long id,
      DecisionStatus to,
      @Nullable ReturnTo returnedTo,
      @Nullable String reason,
      long personId,
      int version);

  @Query(
      """
      INSERT INTO committee_member (committee_id, person_id, state_code, is_chair, proposal_id)
      VALUES (:committeeId, :personId, :stateCode, :chair, :proposalId)""")
  void seat(long committeeId, long personId, String stateCode, boolean chair, long proposalId);

  @Query(
      """
      SELECT COUNT(*) FROM role_grant
       WHERE person_id = :personId AND role = 'COMMITTEE_MEMBER' AND state_code = :stateCode""")
  int countGrants(long personId, String stateCode);

  @Query(
      "SELECT COUNT(*) FROM joint_tender t WHERE t.id = :tenderId AND " + DecisionQueries.HAD_PART)
  int countPart(long tenderId, long personId);
}
