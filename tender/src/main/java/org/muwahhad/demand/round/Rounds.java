package org.muwahhad.demand.round;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Demand rounds as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Rounds extends GenericRepository<Rounds.Round, Long> {

  /** A stored round. Instants are UTC. */
  @MappedEntity("demand_round")
  record Round(
      @Id @GeneratedValue long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      RoundStatus status,
      @Nullable String statusReason,
      @Nullable Instant closedAt,
      @Nullable Instant announcedAt,
      long createdBy,
      Instant createdAt,
      Instant updatedAt,
      @Version int version) {}

  Round save(Round round);

  Optional<Round> findById(long id);

  boolean existsByCode(String code);

  default Round get(long id) {
    return findById(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
  }

  @Query("INSERT INTO round_category (round_id, category_code) VALUES (:roundId, :categoryCode)")
  void addCategory(long roundId, String categoryCode);

  @Query(
      """
      INSERT INTO round_state (round_id, state_code, endorsement_until)
      VALUES (:roundId, :stateCode, :endorsementUntil)""")
  void invite(long roundId, String stateCode, Instant endorsementUntil);

  @Query(
      """
      INSERT INTO round_origin (round_id, intention_id, urgency)
      VALUES (:roundId, :intention, :urgency)""")
  void addOrigin(long roundId, @Nullable Long intention, @Nullable String urgency);

  @Query("SELECT COUNT(*) FROM round_origin WHERE round_id = :roundId")
  int countOrigins(long roundId);

  /** States with endorsed demand in a round. */
  @Query(
      """
      SELECT COUNT(DISTINCT state_code) FROM submission
       WHERE round_id = :roundId AND status = 'ENDORSED'""")
  int countEndorsedStates(long roundId);

  @Query("SELECT state_code FROM round_state WHERE round_id = :roundId ORDER BY state_code")
  List<String> listInvited(long roundId);

  /** Gives a state more time to endorse; what it has already is never taken away. */
  @Query(
      """
      UPDATE round_state
         SET endorsement_until = GREATEST(:until, COALESCE(endorsement_until, :until))
       WHERE round_id = :roundId AND state_code = :stateCode""")
  int endorseUntil(long roundId, String stateCode, Instant until);

  @Query("SELECT COUNT(*) FROM category WHERE code IN (:codes)")
  int countCategories(List<String> codes);

  @Query("SELECT COUNT(*) FROM member_state WHERE code IN (:codes)")
  int countStates(List<String> codes);

  @Query("SELECT COUNT(*) FROM round_state WHERE round_id = :roundId AND state_code = :stateCode")
  int countInvitations(long roundId, String stateCode);

  @Query(
      """
      SELECT COUNT(*) FROM submission
       WHERE round_id = :roundId AND status IN ('SUBMITTED', 'RETURNED')""")
  int countNotEndorsedYet(long roundId);

  /** Submissions that wait and whose state may still endorse them. */
  @Query(
      """
      SELECT COUNT(*) FROM submission s
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
       WHERE s.round_id = :roundId AND s.status IN ('SUBMITTED', 'RETURNED')
         AND rs.endorsement_until > UTC_TIMESTAMP(6)""")
  int countStillEndorsable(long roundId);

  @Query("SELECT id FROM demand_round WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  @Query(
      """
      SELECT id FROM demand_round
       WHERE status = 'OPEN' AND closes_at <= UTC_TIMESTAMP(6) AND id > :after
       ORDER BY id LIMIT :most""")
  List<Long> listOverdue(long after, int most);

  /** A round whose time has passed, held until the transaction ends. */
  @Query(
      """
      SELECT id FROM demand_round
       WHERE id = :id AND status = 'OPEN' AND closes_at <= UTC_TIMESTAMP(6)
         FOR UPDATE SKIP LOCKED""")
  Optional<Long> claimOverdue(long id);

  @Query(
      """
      UPDATE demand_round
         SET status = :to, updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int move(long id, RoundStatus from, RoundStatus to, int version);

  @Query(
      """
      UPDATE demand_round
         SET announced_at = UTC_TIMESTAMP(6), updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :status AND version = :version""")
  int announce(long id, RoundStatus status, int version);

  /** On time, the round was closed at its closing time, however late that is recorded. */
  @Query(
      """
      UPDATE demand_round
         SET status = :to, status_reason = COALESCE(:reason, status_reason),
             closed_at = LEAST(UTC_TIMESTAMP(6), closes_at), updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int close(long id, RoundStatus from, RoundStatus to, @Nullable String reason, int version);

  @Query(
      """
      UPDATE demand_round
         SET status = :to, status_reason = :reason, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int cancel(long id, RoundStatus from, RoundStatus to, String reason, int version);

  @Query(
      """
      UPDATE demand_round
         SET closes_at = :closesAt, endorsement_until = :endorsementUntil, status_reason = :reason,
             updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :status AND version = :version""")
  int extend(
      long id,
      RoundStatus status,
      Instant closesAt,
      Instant endorsementUntil,
      String reason,
      int version);
}
