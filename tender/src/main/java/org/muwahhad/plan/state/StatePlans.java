package org.muwahhad.plan.state;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** Editions of the plans of the states, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StatePlans extends GenericRepository<StatePlans.StatePlan, Long> {

  /** A stored edition. Instants are UTC. */
  @MappedEntity("state_plan")
  record StatePlan(
      @Id @GeneratedValue long id,
      String stateCode,
      int year,
      int edition,
      String currency,
      StatePlanStatus status,
      String reason,
      long createdBy,
      Instant createdAt,
      @Nullable Long submittedBy,
      @Nullable Instant submittedAt,
      @Version int version) {}

  StatePlan save(StatePlan plan);

  Optional<StatePlan> findById(long id);

  /**
   * The edition that the coordinator of its state may change.
   *
   * @throws Refusal.NotFound for everybody else's
   * @throws Refusal.RuleBroken with {@code plan.not-editable} once it is submitted
   */
  default StatePlan getDraft(Actor actor, long id) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    StatePlan plan =
        findById(id)
            .filter(p -> p.stateCode().equals(state))
            .orElseThrow(() -> new Refusal.NotFound("state plan " + id));
    if (plan.status() != StatePlanStatus.DRAFT) {
      throw new Refusal.RuleBroken("plan.not-editable");
    }
    return plan;
  }

  @Query(
      """
      SELECT id, state_code, year, edition, currency, status, reason, created_by, created_at,
             submitted_by, submitted_at, version
        FROM state_plan
       WHERE state_code = :stateCode AND year = :year
       ORDER BY edition DESC LIMIT 1""")
  Optional<StatePlan> findNewest(String stateCode, int year);

  /** Holds the state, so that of two who begin an edition one waits for the other. */
  @Query("SELECT currency FROM member_state WHERE code = :stateCode FOR UPDATE")
  String lockCurrency(String stateCode);

  @Query(
      """
      INSERT INTO state_plan_need (plan_id, category_code, quarter, amount)
      SELECT :toId, category_code, quarter, amount FROM state_plan_need WHERE plan_id = :fromId""")
  int copyNeeds(long fromId, long toId);

  @Query("DELETE FROM state_plan_need WHERE plan_id = :planId")
  int deleteNeeds(long planId);

  @Query(
      """
      INSERT INTO state_plan_need (plan_id, category_code, quarter, amount)
      VALUES (:planId, :category, :quarter, :amount)""")
  void addNeed(long planId, String category, int quarter, BigDecimal amount);

  @Query(
      """
      UPDATE state_plan SET reason = :reason, version = version + 1
       WHERE id = :id AND status = 'DRAFT' AND version = :version""")
  int revise(long id, String reason, int version);

  @Query(
      """
      UPDATE state_plan
         SET status = 'SUBMITTED', submitted_by = :personId, submitted_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = 'DRAFT' AND version = :version""")
  int submit(long id, long personId, int version);
}
