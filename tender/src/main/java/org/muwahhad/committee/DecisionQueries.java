package org.muwahhad.committee;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Decisions as pages, programs and later packages read them. Who may see them is asked in {@link
 * ViewDecisions}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DecisionQueries extends GenericRepository<DecisionQueries.Decision, Long> {

  /**
   * A question and how far the vote on it has come. Instants are UTC.
   *
   * @param quorum states that must be present, by the rule of the tender
   * @param mySeat state for which the reader votes in this committee, or null
   * @param chair whether the reader chairs the committee
   * @param myChoice what the reader's state said, or null while it has not voted
   * @param levelPosition turn of the committee, or null where there were no turns
   * @param meetingId meeting the question is before, or null
   * @param packSha256 hash of the papers of that meeting, which a vote names
   * @param recused whether the reader's state stood aside
   * @param hadPart whether the reader prepared, approved, opened or examined the tender, and so
   *     does not vote
   * @param out whether the reader declared a conflict of interest and is out of the tender
   * @param returnedTo where a question not adopted went back to
   */
  @Introspected
  @MappedEntity("decision")
  record Decision(
      @Id long id,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      CommitteeCode committee,
      @JsonUnwrapped(prefix = "committee") @Relation(EMBEDDED) Bilingual committeeName,
      VotingRule votingRule,
      int quorum,
      DecisionStatus status,
      String documentSha256,
      Instant openedAt,
      @Relation(EMBEDDED) Bilingual opener,
      @Nullable Instant closedAt,
      @Relation(EMBEDDED) @Nullable Bilingual closer,
      int inFavour,
      int against,
      int abstained,
      @Nullable String mySeat,
      @MappedProperty("is_chair") boolean chair,
      @Nullable VoteChoice myChoice,
      @Nullable Integer levelPosition,
      @Nullable ReturnTo returnedTo,
      @Nullable String returnReason,
      @Nullable Long meetingId,
      @Nullable String packSha256,
      boolean recused,
      boolean hadPart,
      @MappedProperty("is_out") boolean out,
      @MappedProperty("is_recommended") boolean recommended) {

    /** Whether votes are taken: the outcome is not recorded, and the recommendation stands. */
    public boolean underVote() {
      return status == DecisionStatus.OPEN && recommended;
    }

    public Tally tally() {
      return new Tally(inFavour, against, abstained);
    }

    public boolean reachedQuorum() {
      return tally().hasQuorum(quorum);
    }

    /** Whether the reader's state still has to vote. */
    public boolean waitsForMyVote() {
      return underVote() && mySeat != null && myChoice == null && !recused && !hadPart && !out;
    }

    /** Whether the question would be returned if the outcome were recorded now. */
    public boolean wouldReturn() {
      return tally().outcome(votingRule) == DecisionStatus.REJECTED;
    }

    /** Whether the reader may record the outcome now. */
    public boolean waitsForMyClosing() {
      return underVote() && chair && reachedQuorum();
    }
  }

  /**
   * A state and what it said, if it did, or why it stood aside. The instant is UTC.
   *
   * @param out whether a member of the state declared a conflict of interest while the question was
   *     open
   * @param free whether the state has a member in the committee who declared none
   */
  @Introspected
  @MappedEntity("member_state")
  record StateVote(
      @Id String code,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) @Nullable Bilingual member,
      @Nullable VoteChoice choice,
      @Nullable String reason,
      @Nullable Instant castAt,
      @Nullable String recusal,
      @MappedProperty("is_out") boolean out,
      @MappedProperty("is_free") boolean free) {
    /** Who voted; empty texts while nobody has. */
    public Bilingual memberName() {
      return Bilingual.orEmpty(member);
    }
  }

  /** A seat in a committee. */
  @Introspected
  @MappedEntity("committee_member")
  record Member(
      @Id long id,
      CommitteeCode committee,
      long personId,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      @MappedProperty("is_chair") boolean chair) {}

  /** Whether a person prepared, approved, opened or examined a tender, by the alias {@code t}. */
  String HAD_PART =
      """
      (EXISTS (SELECT 1 FROM panel_member x WHERE x.tender_id = t.id AND x.person_id = :personId
                        AND NOT x.is_alternate)
       OR :personId IN (t.prepared_by, COALESCE(t.approved_by, 0))
       OR EXISTS (SELECT 1 FROM tender_amendment x WHERE x.tender_id = t.id
                     AND :personId IN (x.proposed_by, COALESCE(x.approved_by, 0)))
       OR EXISTS (SELECT 1 FROM audit_entry x WHERE x.object_type = 'tender'
                     AND x.object_id = CONCAT(t.id) AND x.person_id = :personId
                     AND x.acting_as = 'CENTRAL_BUYER'))""";

  /** Whether the vote {@code v} counts: it was not set aside for a conflict of interest. */
  String COUNTS = "NOT EXISTS (SELECT 1 FROM vote_set_aside x WHERE x.vote_id = v.id)";

  /**
   * Whether the seat {@code m} records the outcome of the decision {@code d}: the chair, or where
   * the chair declared a conflict of interest the first member, in the order of the states, who has
   * none and sits on no panel of the tender.
   */
  String CHAIRS =
      """
      (NOT EXISTS (SELECT 1 FROM learned_conflict k
                    WHERE k.tender_id = d.tender_id AND k.person_id = m.person_id)
       AND (m.is_chair
         OR (EXISTS (SELECT 1 FROM committee_member h
                      WHERE h.committee_id = m.committee_id AND h.is_chair)
           AND NOT EXISTS (SELECT 1 FROM committee_member h
                            WHERE h.committee_id = m.committee_id AND h.is_chair
                              AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                               WHERE k.tender_id = d.tender_id
                                                 AND k.person_id = h.person_id))
           AND m.id = (SELECT h.id FROM committee_member h
                         JOIN role_grant g ON g.person_id = h.person_id
                          AND g.role = 'COMMITTEE_MEMBER' AND g.state_code = h.state_code
                        WHERE h.committee_id = m.committee_id
                          AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                           WHERE k.tender_id = d.tender_id
                                             AND k.person_id = h.person_id)
                          AND NOT EXISTS (SELECT 1 FROM panel_member p
                                           WHERE p.tender_id = d.tender_id
                                             AND p.person_id = h.person_id)
                        ORDER BY h.state_code, h.id LIMIT 1))))""";

  String SELECT =
      """
      SELECT d.id, d.tender_id, t.number AS tender_number, t.title_ar, t.title_en,
             c.code AS committee, c.name_ar AS committee_name_ar, c.name_en AS committee_name_en,
             c.voting_rule,
             CAST(COALESCE((SELECT r.value FROM tender_rule r
                             WHERE r.tender_id = d.tender_id AND r.code = 'quorum.states'),
                           c.quorum) AS SIGNED) AS quorum,
             d.status, d.document_sha256, d.opened_at, o.name_ar AS opener_ar,
             o.name_en AS opener_en, d.closed_at, e.name_ar AS closer_ar, e.name_en AS closer_en,
             (SELECT COUNT(*) FROM vote v
               WHERE v.decision_id = d.id AND v.choice = 'FOR' AND """
          + " "
          + COUNTS
          + """
             ) AS in_favour,
             (SELECT COUNT(*) FROM vote v
               WHERE v.decision_id = d.id AND v.choice = 'AGAINST' AND """
          + " "
          + COUNTS
          + """
             ) AS against,
             (SELECT COUNT(*) FROM vote v
               WHERE v.decision_id = d.id AND v.choice = 'ABSTAIN' AND """
          + " "
          + COUNTS
          + """
             ) AS abstained,
             m.state_code AS my_seat,
             CASE WHEN m.id IS NULL THEN FALSE ELSE """
          + CHAIRS
          + """
             END AS is_chair,
             (SELECT v.choice FROM vote v
               WHERE v.decision_id = d.id AND v.state_code = m.state_code AND """
          + " "
          + COUNTS
          + """
             ) AS my_choice,
             d.level_position, d.returned_to, d.return_reason, g.id AS meeting_id, g.pack_sha256,
             EXISTS (SELECT 1 FROM recusal u
                      WHERE u.decision_id = d.id AND u.state_code = m.state_code) AS recused,
      """
          + HAD_PART
          + """
         AS had_part,
             EXISTS (SELECT 1 FROM learned_conflict k
                      WHERE k.tender_id = d.tender_id AND k.person_id = :personId) AS is_out,
             t.status = 'RECOMMENDED' AS is_recommended
        FROM decision d
        JOIN joint_tender t ON t.id = d.tender_id
        JOIN committee c ON c.id = d.committee_id
        JOIN person o ON o.id = d.opened_by
        LEFT JOIN person e ON e.id = d.closed_by
        LEFT JOIN meeting_item i ON i.live_decision_id = d.id
        LEFT JOIN meeting g ON g.id = i.meeting_id
        LEFT JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId
      """;

  /** Every decision, the newest first, with what is the person's part in it. */
  @Query(SELECT + " ORDER BY d.opened_at DESC, d.id DESC")
  List<Decision> listAll(long personId);

  /** Which of them a person may read, and of those which answer a text and a filter. */
  String READABLE =
      """
       WHERE (:all OR EXISTS (SELECT 1 FROM committee_member x
                               WHERE x.committee_id = d.committee_id AND x.person_id = :personId))
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like
              OR c.name_ar LIKE :like OR c.name_en LIKE :like)
         AND IF(:filter = '', TRUE, d.status = :filter)
      """;

  /**
   * A page of them: those under vote first, then the newest.
   *
   * @param all whether the person reads all, and not those of their own committees alone
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort number of the tender, committee or opened, with {@code -} before it for the last
   *     first; or empty
   */
  @Query(
      SELECT
          + READABLE
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number WHEN 'committee' THEN c.name_en END,
                CASE :sort WHEN '-number' THEN t.number WHEN '-committee' THEN c.name_en END DESC,
                CASE :sort WHEN 'opened' THEN d.opened_at END,
                CASE :sort WHEN '-opened' THEN d.opened_at END DESC,
                d.status = 'OPEN' DESC, d.opened_at DESC, d.id DESC
       LIMIT :most OFFSET :offset""")
  List<Decision> listPage(
      boolean all, long personId, String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM decision d
        JOIN joint_tender t ON t.id = d.tender_id
        JOIN committee c ON c.id = d.committee_id
      """
          + READABLE)
  int count(boolean all, long personId, String like, String filter);

  @Query(SELECT + " WHERE d.id = :id")
  Optional<Decision> find(long id, long personId);

  /** The decisions on a tender, the newest first. */
  @Query(SELECT + " WHERE d.tender_id = :tenderId ORDER BY d.id DESC")
  List<Decision> listOf(long tenderId, long personId);

  /** The canonical JSON that was put to the vote. */
  @Query("SELECT document FROM decision WHERE id = :id")
  Optional<String> findDocument(long id);

  /** All six states with their votes that count on a decision. */
  @Query(
      """
      SELECT s.code, s.name_ar AS state_ar, s.name_en AS state_en, p.name_ar AS member_ar,
             p.name_en AS member_en, v.choice, v.reason, v.cast_at,
             u.reason AS recusal,
             EXISTS (SELECT 1 FROM committee_member m
                       JOIN learned_conflict k
                         ON k.tender_id = d.tender_id AND k.person_id = m.person_id
                      WHERE m.committee_id = d.committee_id AND m.state_code = s.code
                        AND (d.closed_at IS NULL OR k.declared_at < d.closed_at)) AS is_out,
             EXISTS (SELECT 1 FROM committee_member m
                      WHERE m.committee_id = d.committee_id AND m.state_code = s.code
                        AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                         WHERE k.tender_id = d.tender_id
                                           AND k.person_id = m.person_id)) AS is_free
        FROM member_state s
        JOIN decision d ON d.id = :decisionId
        LEFT JOIN vote v ON v.state_code = s.code AND v.decision_id = d.id AND """
          + " "
          + COUNTS
          + """
        LEFT JOIN person p ON p.id = v.person_id
        LEFT JOIN recusal u ON u.state_code = s.code AND u.decision_id = d.id
       ORDER BY s.code""")
  List<StateVote> listVotes(long decisionId);

  /**
   * A vote that no longer counts, since its member declared a conflict of interest while the
   * question was open. Instants are UTC.
   */
  @Introspected
  @MappedEntity("vote_set_aside")
  record VoteSetAside(
      @Id long voteId,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual member,
      VoteChoice choice,
      String reason,
      Instant castAt,
      Instant setAsideAt) {}

  @Query(
      """
      SELECT x.vote_id, s.name_ar AS state_ar, s.name_en AS state_en, p.name_ar AS member_ar,
             p.name_en AS member_en, v.choice, v.reason, v.cast_at, k.declared_at AS set_aside_at
        FROM vote_set_aside x
        JOIN vote v ON v.id = x.vote_id
        JOIN learned_conflict k ON k.tender_id = x.tender_id AND k.person_id = x.person_id
        JOIN member_state s ON s.code = v.state_code
        JOIN person p ON p.id = v.person_id
       WHERE v.decision_id = :decisionId ORDER BY v.id""")
  List<VoteSetAside> listSetAside(long decisionId);

  @Query(
      """
      SELECT m.id, c.code AS committee, m.person_id, p.name_ar, p.name_en, m.state_code, m.is_chair
        FROM committee_member m
        JOIN committee c ON c.id = m.committee_id
        JOIN person p ON p.id = m.person_id
       ORDER BY c.id, m.is_chair DESC, m.state_code, m.id""")
  List<Member> listMembers();

  /** Who recorded the outcome of a closed decision. */
  @Query("SELECT closed_by FROM decision WHERE id = :id")
  Optional<Long> findCloser(long id);

  @Query("SELECT COUNT(*) FROM decision WHERE id = :id AND opened_by = :personId")
  int countOpenedBy(long id, long personId);
}
