package org.muwahhad.plan.intention;

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

/** Reads intentions to buy. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface IntentionQueries
    extends GenericRepository<IntentionQueries.AnnouncedIntention, Long> {

  /**
   * An intention that was announced.
   *
   * @param announcedAt UTC
   * @param roundsFrom UTC; a round of it is planned and opens then at the earliest
   * @param daysOver whether that moment has come
   * @param roundId the round planned of it; null while there is none
   * @param waiting requests that are to be answered
   * @param withdrawnAt UTC; null while the intention stands, as the reason
   */
  @Introspected
  @MappedEntity("purchase_intention")
  record AnnouncedIntention(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual description,
      Instant announcedAt,
      Instant roundsFrom,
      boolean daysOver,
      @Nullable Long roundId,
      @Nullable String roundCode,
      int waiting,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawReason) {}

  /** A category or state of an intention. */
  @Introspected
  @MappedEntity("category")
  record IntentionScope(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  /**
   * A request of a state to be invited.
   *
   * @param name of the state
   * @param entityId the entity whose officer asked; null where the coordinator did
   * @param entity its name
   * @param answer null while it waits, as the two that follow
   */
  @Introspected
  @MappedEntity("invitation_request")
  record InvitationRequest(
      @Id String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable Long entityId,
      @Relation(EMBEDDED) @Nullable Bilingual entity,
      String reason,
      long askedBy,
      Instant askedAt,
      @Nullable InvitationAnswer answer,
      @Nullable String answerReason,
      @Nullable Instant answeredAt) {}

  String SELECT =
      """
      SELECT i.id, i.code, i.name_ar, i.name_en, i.description_ar, i.description_en,
             i.announced_at, i.rounds_from, i.rounds_from <= UTC_TIMESTAMP(6) AS days_over,
             r.id AS round_id, r.code AS round_code,
             (SELECT COUNT(*) FROM invitation_request q
               WHERE q.intention_id = i.id AND q.answer IS NULL
                 AND i.withdrawn_at IS NULL) AS waiting,
             i.withdrawn_at, i.withdraw_reason
        FROM purchase_intention i
        LEFT JOIN (round_origin o JOIN demand_round r
                                    ON r.id = o.round_id AND r.status <> 'CANCELLED')
          ON o.intention_id = i.id
       WHERE i.announced_at IS NOT NULL
      """;

  @Query(SELECT + " AND i.id = :id")
  Optional<AnnouncedIntention> find(long id);

  @Query(SELECT + " ORDER BY i.announced_at DESC, i.id DESC LIMIT :limit OFFSET :offset")
  List<AnnouncedIntention> listPage(int limit, long offset);

  @Query("SELECT COUNT(*) FROM purchase_intention WHERE announced_at IS NOT NULL")
  int count();

  /** Those of which a round can be planned and is not yet, the oldest first. */
  @Query(
      SELECT
          + " AND r.id IS NULL AND i.withdrawn_at IS NULL"
          + " AND i.rounds_from <= UTC_TIMESTAMP(6)"
          + " ORDER BY i.announced_at, i.id LIMIT 100")
  List<AnnouncedIntention> listUnused();

  @Query(
      """
      SELECT k.code, k.name_ar, k.name_en
        FROM intention_category c JOIN category k ON k.code = c.category_code
       WHERE c.intention_id = :id ORDER BY k.code""")
  List<IntentionScope> listCategories(long id);

  /** The states named, and those whose request was accepted. */
  @Query(
      """
      SELECT m.code, m.name_ar, m.name_en
        FROM intention_invited i JOIN member_state m ON m.code = i.state_code
       WHERE i.intention_id = :id ORDER BY m.code""")
  List<IntentionScope> listInvited(long id);

  @Query("SELECT code, name_ar, name_en FROM member_state ORDER BY code")
  List<IntentionScope> listStates();

  /** Categories from the group down under which something can be bought. */
  @Query(
      """
      SELECT k.code, k.name_ar, k.name_en FROM category k
       WHERE EXISTS (SELECT 1 FROM catalog_item i
                      WHERE i.category_code BETWEEN k.code
                              AND CONCAT(LEFT(k.code, k.level), REPEAT('9', 8 - k.level))
                        AND i.status = 'ACTIVE')
       ORDER BY k.code""")
  List<IntentionScope> listCategoryChoices();

  @Query(
      """
      SELECT q.state_code, m.name_ar, m.name_en, q.entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             q.reason, q.asked_by, q.asked_at, q.answer, q.answer_reason, q.answered_at
        FROM invitation_request q
        JOIN member_state m ON m.code = q.state_code
        LEFT JOIN procuring_entity e ON e.id = q.entity_id
       WHERE q.intention_id = :id ORDER BY q.asked_at, q.state_code""")
  List<InvitationRequest> listRequests(long id);

  /** Categories of a round that none of an intention covers. */
  @Query(
      """
      SELECT COUNT(*) FROM category c
       WHERE c.code IN (:codes)
         AND NOT EXISTS (SELECT 1 FROM intention_category i JOIN category k ON k.code = i.category_code
                          WHERE i.intention_id = :id AND LEFT(c.code, k.level) = LEFT(k.code, k.level))""")
  int countBeyond(long id, List<String> codes);
}
