package org.muwahhad.plan.intention;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.data.annotation.GeneratedValue;
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

/** Intentions to buy and the requests to be invited, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Intentions extends GenericRepository<Intentions.Intention, Long> {

  /** A stored intention. Instants are UTC. */
  @MappedEntity("purchase_intention")
  record Intention(
      @Id @GeneratedValue long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual description,
      long announcedBy,
      @Nullable Instant announcedAt,
      Instant roundsFrom) {}

  Intention save(Intention intention);

  Optional<Intention> findById(long id);

  boolean existsByCode(String code);

  @Query("SELECT COUNT(*) FROM category WHERE code IN (:codes)")
  int countCategories(List<String> codes);

  @Query("SELECT COUNT(*) FROM member_state WHERE code IN (:codes)")
  int countStates(List<String> codes);

  @Query(
      """
      INSERT INTO intention_category (intention_id, category_code)
      VALUES (:intentionId, :category)""")
  void addCategory(long intentionId, String category);

  @Query("INSERT INTO intention_state (intention_id, state_code) VALUES (:intentionId, :stateCode)")
  void addState(long intentionId, String stateCode);

  @Query(
      """
      UPDATE purchase_intention SET announced_at = :at
       WHERE id = :id AND announced_at IS NULL""")
  int announce(long id, Instant at);

  /** Holds the intention, so that a request and a round wait for each other. */
  @Query("SELECT id FROM purchase_intention WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  @Query(
      """
      SELECT COUNT(*) FROM purchase_intention
       WHERE id = :id AND withdrawn_at IS NOT NULL""")
  int countWithdrawn(long id);

  /** Refuses with {@code plan.intention-withdrawn} what is about an intention that is withdrawn. */
  default void requireStanding(long id) {
    if (countWithdrawn(id) > 0) {
      throw new Refusal.RuleBroken("plan.intention-withdrawn");
    }
  }

  @Query(
      """
      UPDATE purchase_intention
         SET withdrawn_at = UTC_TIMESTAMP(6), withdrawn_by = :personId, withdraw_reason = :reason
       WHERE id = :id AND announced_at IS NOT NULL AND withdrawn_at IS NULL""")
  int withdraw(long id, String reason, long personId);

  /** Rounds planned of an intention that were not cancelled. */
  @Query(
      """
      SELECT COUNT(*) FROM round_origin o JOIN demand_round r ON r.id = o.round_id
       WHERE o.intention_id = :id AND r.status <> 'CANCELLED'""")
  int countRounds(long id);

  @Query(
      """
      SELECT COUNT(*) FROM intention_state
       WHERE intention_id = :id AND state_code = :stateCode""")
  int countNamed(long id, String stateCode);

  @Query(
      """
      SELECT COUNT(*) FROM invitation_request
       WHERE intention_id = :id AND state_code = :stateCode""")
  int countRequests(long id, String stateCode);

  @Query("SELECT code FROM procuring_entity WHERE id = :entityId")
  Optional<String> findEntityCode(long entityId);

  @Query(
      """
      INSERT INTO invitation_request (intention_id, state_code, entity_id, reason, asked_by,
                                      asked_at)
      VALUES (:intentionId, :stateCode, :entityId, :reason, :personId, UTC_TIMESTAMP(6))""")
  void ask(
      long intentionId, String stateCode, @Nullable Long entityId, String reason, long personId);

  @Query(
      """
      UPDATE invitation_request
         SET answer = :answer, answer_reason = :reason, answered_by = :personId,
             answered_at = UTC_TIMESTAMP(6)
       WHERE intention_id = :intentionId AND state_code = :stateCode AND answer IS NULL""")
  int answer(
      long intentionId, String stateCode, InvitationAnswer answer, String reason, long personId);
}
