package org.muwahhad.aggregation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Bilingual;

/** Requests to join equivalents as stored. Who may see them is asked in {@link ViewJoins}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JoinRequests extends GenericRepository<JoinRequests.StoredJoinRequest, Long> {

  /** A request's own row; the factor goes from the item asked for to the one bought. */
  @Introspected
  @MappedEntity("join_request")
  record StoredJoinRequest(
      @Id long id,
      long roundId,
      long revisionId,
      long intoRevisionId,
      long numerator,
      long denominator,
      String status,
      Instant answerUntil,
      int version) {
    Factor factor() {
      return new Factor(numerator, denominator);
    }
  }

  /**
   * An item revision demanded in a round that could be bought as another.
   *
   * @param unitNumerator exact conversion of the unit, missing when none is known
   */
  @Introspected
  @MappedEntity("item_revision")
  record Candidate(
      @Id long revisionId,
      long intoRevisionId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      String intoCode,
      @Relation(EMBEDDED) Bilingual into,
      long numerator,
      long denominator,
      @Nullable Long unitNumerator,
      @Nullable Long unitDenominator) {}

  String NAMES =
      """
             i.code AS item_code, f.name_ar, f.name_en, o.code AS into_code, n.name_ar AS into_ar,
             n.name_en AS into_en,
      """;

  String DEMANDED =
      """
        FROM (SELECT DISTINCT l.revision_id
                FROM submission s JOIN demand_line l ON l.submission_id = s.id
               WHERE s.round_id = :roundId AND s.status = 'ENDORSED') AS x
        JOIN item_revision f ON f.id = x.revision_id
        JOIN catalog_item i ON i.id = f.item_id
      """;

  @Query(
      "SELECT f.id AS revision_id, n.id AS into_revision_id,"
          + NAMES
          + """
             m.numerator, m.denominator,
             IF(f.unit_code = m.unit_code, 1, COALESCE(v.numerator, w.denominator))
               AS unit_numerator,
             IF(f.unit_code = m.unit_code, 1, COALESCE(v.denominator, w.numerator))
               AS unit_denominator
      """
          + DEMANDED
          + """
        JOIN equivalence_member m ON m.item_id = i.id AND m.standard_of IS NULL
        JOIN equivalence_member t ON t.standard_of = m.group_id
        JOIN catalog_item o ON o.id = t.item_id
        JOIN item_revision n ON n.item_id = o.id AND n.number = o.revision_count
        LEFT JOIN item_unit v ON v.item_id = i.id AND v.unit_code = f.unit_code
         AND v.base_unit_code = m.unit_code
        LEFT JOIN item_unit w ON w.item_id = i.id AND w.base_unit_code = f.unit_code
         AND w.unit_code = m.unit_code
      UNION ALL
      SELECT f.id, n.id,
      """
          + NAMES
          + """
             1, 1, IF(f.unit_code = n.unit_code, 1, COALESCE(v.numerator, w.denominator)),
             IF(f.unit_code = n.unit_code, 1, COALESCE(v.denominator, w.numerator))
      """
          + DEMANDED
          + """
        JOIN catalog_item o ON o.id = i.id
        JOIN item_revision n ON n.item_id = i.id AND n.number = i.revision_count AND n.id <> f.id
        LEFT JOIN item_unit v ON v.item_id = i.id AND v.unit_code = f.unit_code
         AND v.base_unit_code = n.unit_code
        LEFT JOIN item_unit w ON w.item_id = i.id AND w.base_unit_code = f.unit_code
         AND w.unit_code = n.unit_code
       ORDER BY item_code, into_code""")
  List<Candidate> listCandidates(long roundId);

  @Query(
      """
      SELECT id, round_id, revision_id, into_revision_id, numerator, denominator, status,
             answer_until, version FROM join_request WHERE id = :id""")
  Optional<StoredJoinRequest> find(long id);

  @Query("SELECT status FROM demand_round WHERE id = :roundId FOR UPDATE")
  Optional<String> lockRound(long roundId);

  @Query(
      """
      SELECT COUNT(*) FROM join_request
       WHERE round_id = :roundId AND open_for IS NOT NULL
         AND (open_for IN (:revision, :into) OR into_revision_id = :revision)""")
  int countStanding(long roundId, long revision, long into);

  @Query(
      """
      INSERT INTO join_request (round_id, revision_id, into_revision_id, numerator, denominator,
                                is_whole, status, open_for, reason, asked_by, asked_at,
                                answer_until)
      SELECT :roundId, :revision, r.id, :numerator, :denominator, u.is_whole, 'ASKED', :revision,
             :reason, :personId, UTC_TIMESTAMP(6), :answerUntil
        FROM item_revision r JOIN unit_of_measure u ON u.code = r.unit_code
       WHERE r.id = :into""")
  void add(
      long roundId,
      long revision,
      long into,
      long numerator,
      long denominator,
      String reason,
      long personId,
      Instant answerUntil);

  @Query("SELECT id FROM join_request WHERE round_id = :roundId AND open_for = :revision")
  long getStanding(long roundId, long revision);

  @Query(
      """
      INSERT INTO join_answer (request_id, state_code)
      SELECT DISTINCT q.id, s.state_code
        FROM join_request q
        JOIN submission s ON s.round_id = q.round_id AND s.status = 'ENDORSED'
        JOIN demand_line l ON l.submission_id = s.id AND l.revision_id = q.revision_id
       WHERE q.id = :id""")
  int askStates(long id);

  @Query(
      """
      UPDATE join_answer
         SET answer = :answer, reason = :reason, answered_by = :personId,
             answered_at = UTC_TIMESTAMP(6)
       WHERE request_id = :id AND state_code = :state AND answer IS NULL""")
  int answer(long id, String state, String answer, @Nullable String reason, long personId);

  @Query("SELECT COUNT(*) FROM join_answer WHERE request_id = :id AND state_code = :state")
  int countAsked(long id, String state);

  @Query(
      """
      SELECT COUNT(*) FROM join_answer
       WHERE request_id = :id AND (answer IS NULL OR answer <> 'ACCEPTED')""")
  int countNotAccepted(long id);

  @Query(
      """
      UPDATE join_request
         SET status = :to, version = version + 1,
             open_for = IF(:to = 'ACCEPTED', revision_id, NULL)
       WHERE id = :id AND status = :from AND version = :version""")
  int move(long id, String from, String to, int version);
}
