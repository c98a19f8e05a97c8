package org.muwahhad.demand.round;

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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Rounds as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RoundQueries extends GenericRepository<RoundQueries.RoundRow, Long> {

  /**
   * A round with how far its submissions have come. Instants are UTC.
   *
   * @param statusReason why it was closed early, cancelled or last extended
   * @param closedAt when it was closed in fact
   * @param announcedAt when the states invited were informed of it
   * @param version counts its changes
   */
  @Introspected
  @MappedEntity("demand_round")
  record RoundRow(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      RoundStatus status,
      @Nullable String statusReason,
      @Nullable Instant closedAt,
      @Nullable Instant announcedAt,
      Instant createdAt,
      int version,
      int submissions,
      int endorsed) {
    /** Whether demand is taken at an instant. */
    public boolean takesDemandAt(Instant now) {
      return status == RoundStatus.OPEN && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }
  }

  /**
   * How far one state has come in one round.
   *
   * @param entities procuring entities of the state
   * @param started entities with a submission in any status but withdrawn
   * @param submitted of these, sent and not returned, endorsed ones included
   * @param endorsed of these, endorsed
   * @param endorsementUntil UTC; its coordinator endorses until then
   */
  @Introspected
  @MappedEntity("round_state")
  record StateProgress(
      @Id long roundId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      int entities,
      int started,
      int submitted,
      int endorsed,
      Instant endorsementUntil,
      String zone) {}

  /** One entity of an invited state, with its submission if it has begun one. */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntityProgress(
      @Id long entityId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      @Nullable Long submissionId,
      @Nullable SubmissionStatus status) {}

  /**
   * Where a round comes from.
   *
   * @param intentionId number of the intention to buy, with its code and name; null where it is
   *     urgent
   * @param urgency why it is planned without an intention; null where it has one
   */
  @Introspected
  @MappedEntity("round_origin")
  record RoundOrigin(
      @Id long roundId,
      @Nullable Long intentionId,
      @Nullable String code,
      @Relation(EMBEDDED) @Nullable Bilingual name,
      @Nullable String urgency) {}

  /** A category or state by its code. */
  @Introspected
  @MappedEntity("category")
  record CodeWithName(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  String SELECT =
      """
      SELECT r.id, r.code, r.name_ar, r.name_en, r.opens_at, r.closes_at, r.endorsement_until,
             r.status, r.status_reason, r.closed_at, r.announced_at, r.created_at, r.version,
             (SELECT COUNT(*) FROM submission s WHERE s.round_id = r.id) AS submissions,
             (SELECT COUNT(*) FROM submission s
               WHERE s.round_id = r.id AND s.status = 'ENDORSED') AS endorsed
        FROM demand_round r
      """;

  String PROGRESS =
      """
      SELECT rs.round_id, rs.state_code, m.name_ar, m.name_en,
             (SELECT COUNT(*) FROM procuring_entity e
               WHERE e.state_code = rs.state_code AND e.closed_at IS NULL)
               + COUNT(z.closed_at) AS entities,
             COUNT(CASE WHEN s.status <> 'WITHDRAWN' THEN 1 END) AS started,
             COUNT(CASE WHEN s.status IN ('SUBMITTED', 'ENDORSED') THEN 1 END) AS submitted,
             COUNT(CASE WHEN s.status = 'ENDORSED' THEN 1 END) AS endorsed,
             f.endorsement_until, m.zone
        FROM round_state rs
        JOIN round_state_in_force f ON f.round_id = rs.round_id AND f.state_code = rs.state_code
        JOIN member_state m ON m.code = rs.state_code
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.state_code = rs.state_code
        LEFT JOIN procuring_entity z ON z.id = s.entity_id
      """;

  String PROGRESS_GROUP =
      " GROUP BY rs.round_id, rs.state_code, m.name_ar, m.name_en, m.zone, f.endorsement_until"
          + " ORDER BY rs.round_id, rs.state_code";

  @Query(
      """
      SELECT o.round_id, o.intention_id, i.code, i.name_ar, i.name_en, o.urgency
        FROM round_origin o LEFT JOIN purchase_intention i ON i.id = o.intention_id
       WHERE o.round_id = :roundId""")
  Optional<RoundOrigin> findOrigin(long roundId);

  @Query(SELECT + " ORDER BY r.closes_at DESC, r.id DESC")
  List<RoundRow> listAll();

  /** Which of them answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String CHOSEN =
      """
       WHERE (:like = '' OR r.code LIKE :like OR r.name_ar LIKE :like OR r.name_en LIKE :like)
         AND IF(:filter = '', TRUE, r.status = :filter)
      """;

  /**
   * A page of them.
   *
   * @param filter name of a status, or empty
   * @param sort code, opens or closes, with {@code -} before it for the last first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'code' THEN r.code END,
                CASE :sort WHEN '-code' THEN r.code END DESC,
                CASE :sort WHEN 'opens' THEN r.opens_at WHEN 'closes' THEN r.closes_at END,
                CASE :sort WHEN '-opens' THEN r.opens_at WHEN '-closes' THEN r.closes_at END DESC,
                r.closes_at DESC, r.id DESC
       LIMIT :most OFFSET :offset""")
  List<RoundRow> listPage(String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) FROM demand_round r" + CHOSEN)
  int count(String like, String filter);

  @Query(SELECT + " WHERE r.id = :id")
  Optional<RoundRow> findRow(long id);

  @Query(SELECT + " WHERE r.code = :code")
  Optional<RoundRow> findByCode(String code);

  /** A round that must be there. */
  default RoundRow getRow(long id) {
    return findRow(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
  }

  @Query(PROGRESS + " WHERE rs.round_id IN (:rounds)" + PROGRESS_GROUP)
  List<StateProgress> listProgress(List<Long> rounds);

  @Query(PROGRESS + " WHERE rs.round_id = :roundId" + PROGRESS_GROUP)
  List<StateProgress> listProgress(long roundId);

  @Query(
      """
      SELECT e.id AS entity_id, e.code, e.name_ar, e.name_en, e.state_code,
             s.id AS submission_id, s.status
        FROM round_state rs
        JOIN procuring_entity e ON e.state_code = rs.state_code
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.entity_id = e.id
       WHERE rs.round_id = :roundId AND (e.closed_at IS NULL OR s.id IS NOT NULL)
       ORDER BY e.state_code, e.code""")
  List<EntityProgress> listEntities(long roundId);

  @Query(
      """
      SELECT c.code, c.name_ar, c.name_en FROM round_category rc
        JOIN category c ON c.code = rc.category_code
       WHERE rc.round_id = :roundId ORDER BY c.code""")
  List<CodeWithName> listCategories(long roundId);

  /** CPV groups and classes that have items to ask for. */
  @Query(
      """
      SELECT c.code, c.name_ar, c.name_en FROM category c
       WHERE c.level IN (3, 4)
         AND EXISTS (SELECT 1 FROM catalog_item i
                      WHERE i.status = 'ACTIVE'
                        AND LEFT(i.category_code, c.level) = LEFT(c.code, c.level))
       ORDER BY c.code""")
  List<CodeWithName> listCategoryChoices();

  @Query("SELECT code, name_ar, name_en FROM member_state ORDER BY code")
  List<CodeWithName> listStates();
}
