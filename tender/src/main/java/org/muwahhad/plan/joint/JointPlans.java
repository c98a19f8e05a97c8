package org.muwahhad.plan.joint;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Editions of joint plans, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JointPlans extends GenericRepository<JointPlans.JointPlan, Long> {

  /** A stored edition. */
  @MappedEntity("joint_plan")
  record JointPlan(
      @Id @GeneratedValue long id,
      int year,
      int edition,
      String currency,
      LocalDate rateDate,
      String reason,
      long createdBy,
      @Nullable Instant publishedAt) {}

  JointPlan save(JointPlan plan);

  /** Holds the plans of a year, so that none is submitted or published meanwhile. */
  @Query("SELECT id FROM state_plan WHERE year = :year FOR UPDATE")
  List<Long> lockYear(int year);

  @Query("SELECT COALESCE(MAX(edition), 0) FROM joint_plan WHERE year = :year")
  int countEditions(int year);

  @Query(
      """
      INSERT INTO joint_plan_state (joint_plan_id, year, state_code, state_plan_id)
      VALUES (:jointPlanId, :year, :stateCode, :statePlanId)""")
  void addState(long jointPlanId, int year, String stateCode, long statePlanId);

  @Query(
      """
      INSERT INTO joint_plan_need (joint_plan_id, state_plan_id, category_code, quarter, amount)
      VALUES (:jointPlanId, :statePlanId, :category, :quarter, :amount)""")
  void addNeed(long jointPlanId, long statePlanId, String category, int quarter, BigDecimal amount);

  /** What an edition tells everybody of a group of categories in a quarter. */
  @Query(
      """
      INSERT INTO joint_plan_figure (joint_plan_id, category_code, quarter, figure_of, amount)
      VALUES (:jointPlanId, :category, :quarter, :figureOf, :amount)""")
  void addFigure(long jointPlanId, String category, int quarter, long figureOf, BigDecimal amount);

  @Query(
      """
      UPDATE joint_plan SET published_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND published_at IS NULL""")
  int publish(long id);
}
