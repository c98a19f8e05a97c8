package org.muwahhad.plan.joint;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Reads the plans in force and the joint plans made of them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface JointPlanQueries
    extends GenericRepository<JointPlanQueries.JointPlanEdition, Long> {

  /**
   * A published edition.
   *
   * @param rateDate day whose exchange rates convert the plans of the states
   * @param states how many states have planned
   * @param total of all that is published, in the currency
   * @param publishedAt UTC
   * @param leastStates by the rule of that day; what fewer states need is not published, so that
   *     the estimate of a single one stays its own
   */
  @Introspected
  @MappedEntity("joint_plan")
  record JointPlanEdition(
      @Id long id,
      int year,
      int edition,
      String currency,
      LocalDate rateDate,
      String reason,
      int states,
      BigDecimal total,
      Instant publishedAt,
      int leastStates) {
    /** The total with its currency. */
    public Money sum() {
      return Money.rounded(total, currency);
    }
  }

  /** One need of a plan in force, in the currency of its state. */
  @Introspected
  @MappedEntity("state_plan_need")
  record NeedInForce(
      @Id long planId,
      String stateCode,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      int quarter,
      BigDecimal amount,
      String currency) {
    Money money() {
      return Money.rounded(amount, currency);
    }
  }

  /** What all states together need of a group of categories in a quarter. */
  @Introspected
  @MappedEntity("joint_plan_need")
  record JointNeed(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      int quarter,
      int states,
      BigDecimal amount) {}

  String SELECT =
      """
      SELECT j.id, j.year, j.edition, j.currency, j.rate_date, j.reason, j.published_at,
             (SELECT COUNT(*) FROM joint_plan_state s WHERE s.joint_plan_id = j.id) AS states,
             COALESCE(t.total, 0) AS total,
             (SELECT r.value FROM plan_rule r
               WHERE r.code = 'round.least-states' AND r.valid_from <= j.rate_date
               ORDER BY r.valid_from DESC LIMIT 1) AS least_states
        FROM joint_plan j
        LEFT JOIN (SELECT q.joint_plan_id, SUM(q.amount) AS total
                     FROM (SELECT n.joint_plan_id, p.rate_date, COUNT(*) AS states,
                                  SUM(n.amount) AS amount
                             FROM joint_plan_need n JOIN joint_plan p ON p.id = n.joint_plan_id
                            GROUP BY n.joint_plan_id, p.rate_date, n.category_code, n.quarter) q
                    WHERE q.states >= (SELECT r.value FROM plan_rule r
                                        WHERE r.code = 'round.least-states'
                                          AND r.valid_from <= q.rate_date
                                        ORDER BY r.valid_from DESC LIMIT 1)
                    GROUP BY q.joint_plan_id) t ON t.joint_plan_id = j.id
       WHERE j.published_at IS NOT NULL
      """;

  @Query(SELECT + " AND j.year = :year ORDER BY j.edition DESC LIMIT 50")
  List<JointPlanEdition> listEditions(int year);

  /** The newest edition of each year, the latest year first. */
  @Query(
      SELECT
          + """
               AND j.edition = (SELECT MAX(x.edition) FROM joint_plan x
                                 WHERE x.year = j.year AND x.published_at IS NOT NULL)
             ORDER BY j.year DESC LIMIT 50""")
  List<JointPlanEdition> listNewest();

  @Query(
      """
      SELECT n.category_code AS code, k.name_ar, k.name_en, n.quarter,
             COUNT(DISTINCT n.state_plan_id) AS states, SUM(n.amount) AS amount
        FROM joint_plan_need n JOIN category k ON k.code = n.category_code
       WHERE n.joint_plan_id = :jointPlanId
       GROUP BY n.category_code, k.name_ar, k.name_en, n.quarter
       ORDER BY n.category_code, n.quarter""")
  List<JointNeed> listNeeds(long jointPlanId);

  @Query(
      """
      SELECT n.plan_id, f.state_code, n.category_code AS code, k.name_ar, k.name_en, n.quarter,
             n.amount, f.currency
        FROM state_plan_in_force f
        JOIN state_plan_need n ON n.plan_id = f.id
        JOIN category k ON k.code = n.category_code
       WHERE f.year = :year ORDER BY n.category_code, n.quarter, f.state_code""")
  List<NeedInForce> listInForce(int year);

  /** Which plans of states an edition is made of. */
  @Query("SELECT state_plan_id FROM joint_plan_state WHERE joint_plan_id = :jointPlanId")
  List<Long> listStatePlans(long jointPlanId);

  /** Years for which a state has begun a plan, the latest first. */
  @Query("SELECT DISTINCT year FROM state_plan ORDER BY year DESC LIMIT 50")
  List<Integer> listYears();
}
