package org.muwahhad.followup;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.shared.Bilingual;

/** Recommendations of the committees as pages, programs and reports read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CommitteeRecommendationQueries
    extends GenericRepository<CommitteeRecommendationQueries.RecommendationRow, Long> {

  /**
   * A recommendation with where it stands. Instants are UTC, days are days in Riyadh.
   *
   * @param metAt when the meeting began in which it was made
   * @param initiative code of the initiative it concerns; null where it concerns none
   * @param followUps how many later meetings looked at it
   */
  @Introspected
  @MappedEntity("committee_recommendation")
  record RecommendationRow(
      @Id long id,
      CommitteeCode committee,
      @Relation(EMBEDDED) Bilingual owner,
      long meetingId,
      Instant metAt,
      @Nullable Long initiativeId,
      @Nullable String initiative,
      @Relation(EMBEDDED) Bilingual text,
      @Nullable LocalDate dueOn,
      Instant madeAt,
      RecommendationState state,
      int followUps) {

    /** Whether it is not done though its day has passed. */
    public boolean isOverdue(LocalDate today) {
      return state != RecommendationState.DONE && dueOn != null && dueOn.isBefore(today);
    }
  }

  /** What a later meeting found of a recommendation. */
  @Introspected
  @MappedEntity("recommendation_follow_up")
  record FollowUpRow(
      @Id long id,
      long meetingId,
      Instant metAt,
      FollowUpFinding finding,
      String note,
      @Relation(EMBEDDED) Bilingual recorder,
      Instant recordedAt) {}

  /** An initiative that a recommendation may concern. */
  @Introspected
  @MappedEntity("initiative")
  record ConcernedInitiative(@Id long id, String code, @Relation(EMBEDDED) Bilingual name) {}

  String STATE =
      """
      COALESCE((SELECT f.finding FROM recommendation_follow_up f
                 WHERE f.recommendation_id = r.id ORDER BY f.id DESC LIMIT 1), 'OPEN')""";

  String SELECT =
      """
      SELECT r.id, c.code AS committee, c.name_ar AS owner_ar, c.name_en AS owner_en,
             r.meeting_id, g.starts_at AS met_at, r.initiative_id, i.code AS initiative, r.text_ar,
             r.text_en, r.due_on, r.made_at,
             (SELECT COUNT(*) FROM recommendation_follow_up n
               WHERE n.recommendation_id = r.id) AS follow_ups,
      """
          + STATE
          + """
       AS state
        FROM committee_recommendation r
        JOIN committee c ON c.id = r.committee_id
        JOIN meeting g ON g.id = r.meeting_id
        LEFT JOIN initiative i ON i.id = r.initiative_id
      """;

  /** Which of them answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String CHOSEN =
      """
       WHERE (:like = '' OR r.text_ar LIKE :like OR r.text_en LIKE :like OR i.code LIKE :like)
         AND (:filter = '' OR c.code = :filter OR
      """
          + STATE
          + " = :filter)";

  /**
   * A page of them.
   *
   * @param filter name of a state or code of a committee, or empty
   * @param sort met for the meeting, or due, with {@code -} before it for the last first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'met' THEN g.starts_at END,
                CASE :sort WHEN 'due' THEN COALESCE(r.due_on, '9999-12-31') END,
                CASE :sort WHEN '-due' THEN r.due_on END DESC,
                g.starts_at DESC, r.id DESC
       LIMIT :most OFFSET :offset""")
  List<RecommendationRow> listPage(String like, String filter, String sort, int most, long offset);

  @Query(
      "SELECT COUNT(*) FROM committee_recommendation r JOIN committee c ON c.id = r.committee_id"
          + " LEFT JOIN initiative i ON i.id = r.initiative_id"
          + CHOSEN)
  int count(String like, String filter);

  @Query(SELECT + " WHERE r.id = :id")
  Optional<RecommendationRow> find(long id);

  /** Those that are not done, of all committees. */
  @Query(
      SELECT
          + """
       WHERE NOT EXISTS (SELECT 1 FROM recommendation_follow_up d
                          WHERE d.recommendation_id = r.id AND d.finding = 'DONE')
       ORDER BY c.id, g.starts_at, r.id LIMIT 500""")
  List<RecommendationRow> listNotDone();

  /** Those that a meeting made, in their order. */
  @Query(SELECT + " WHERE r.meeting_id = :meetingId ORDER BY r.id LIMIT 200")
  List<RecommendationRow> listOf(long meetingId);

  /** Those of earlier meetings of a committee that this meeting has to look at. */
  @Query(
      SELECT
          + """
       WHERE r.committee_id = (SELECT committee_id FROM meeting WHERE id = :meetingId)
         AND r.meeting_id <> :meetingId
         AND NOT EXISTS (SELECT 1 FROM recommendation_follow_up d
                          WHERE d.recommendation_id = r.id
                            AND (d.finding = 'DONE' OR d.meeting_id = :meetingId))
       ORDER BY r.id LIMIT 200""")
  List<RecommendationRow> listPending(long meetingId);

  /** Those of earlier meetings that a meeting has looked at. */
  @Query(
      SELECT
          + """
       WHERE EXISTS (SELECT 1 FROM recommendation_follow_up d
                      WHERE d.recommendation_id = r.id AND d.meeting_id = :meetingId)
       ORDER BY r.id LIMIT 200""")
  List<RecommendationRow> listFollowedUp(long meetingId);

  @Query(
      """
      SELECT f.id, f.meeting_id, g.starts_at AS met_at, f.finding, f.note,
             p.name_ar AS recorder_ar, p.name_en AS recorder_en, f.recorded_at
        FROM recommendation_follow_up f
        JOIN meeting g ON g.id = f.meeting_id
        JOIN person p ON p.id = f.recorded_by
       WHERE f.recommendation_id = :id ORDER BY f.id LIMIT 200""")
  List<FollowUpRow> listFollowUps(long id);

  @Query(
      """
      SELECT id, code, name_ar, name_en FROM initiative
       WHERE status = 'APPROVED' ORDER BY code LIMIT 200""")
  List<ConcernedInitiative> listConcerned();
}
