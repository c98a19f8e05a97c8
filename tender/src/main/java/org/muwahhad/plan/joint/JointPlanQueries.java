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
   *     nobody works out the estimate of a single one
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

  /**
   * What everybody may read of what all states together need of a group of categories in a quarter.
   *
   * @param edition whose figure it is: the one that is read, or an earlier one whose figure stands
   */
  @Introspected
  @MappedEntity("joint_plan_figure")
  record JointFigure(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      int quarter,
      BigDecimal amount,
      int edition) {}

  /**
   * What one state adds to an edition in a quarter.
   *
   * @param planned in the currency of the state, as its plan says it
   * @param amount in the currency of the joint plan
   */
  @Introspected
  @MappedEntity("joint_plan_need")
  record Contribution(
      @Id String code, int quarter, String stateCode, BigDecimal planned, BigDecimal amount) {}

  /**
   * A figure that an edition tells everybody.
   *
   * @param figureOf edition that it is the sum of
   */
  @Introspected
  @MappedEntity("joint_plan_figure")
  record PublishedFigure(@Id String code, int quarter, long figureOf, BigDecimal amount) {}

  String SELECT =
      """
      SELECT j.id, j.year, j.edition, j.currency, j.rate_date, j.reason, j.published_at,
             (SELECT COUNT(*) FROM joint_plan_state s WHERE s.joint_plan_id = j.id) AS states,
             (SELECT COALESCE(SUM(f.amount), 0) FROM joint_plan_figure f
               WHERE f.joint_plan_id = j.id) AS total,
             (SELECT r.value FROM plan_rule r
               WHERE r.code = 'joint-plan.least-states' AND r.valid_from <= j.rate_date
               ORDER BY r.valid_from DESC LIMIT 1) AS least_states
        FROM joint_plan j
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
      SELECT f.category_code AS code, k.name_ar, k.name_en, f.quarter, f.amount, o.edition
        FROM joint_plan_figure f
        JOIN joint_plan o ON o.id = f.figure_of
        JOIN category k ON k.code = f.category_code
       WHERE f.joint_plan_id = :jointPlanId
       ORDER BY f.category_code, f.quarter""")
  List<JointFigure> listFigures(long jointPlanId);

  /** For how many groups and quarters an edition has needs and tells no figure. */
  @Query(
      """
      SELECT COUNT(DISTINCT n.category_code, n.quarter)
        FROM joint_plan_need n
       WHERE n.joint_plan_id = :jointPlanId
         AND NOT EXISTS (SELECT 1 FROM joint_plan_figure f
                          WHERE f.joint_plan_id = n.joint_plan_id
                            AND f.category_code = n.category_code AND f.quarter = n.quarter)""")
  int countLeftOut(long jointPlanId);

  /** What each state adds to an edition. */
  @Query(
      """
      SELECT n.category_code AS code, n.quarter, p.state_code, s.amount AS planned, n.amount
        FROM joint_plan_need n
        JOIN state_plan p ON p.id = n.state_plan_id
        JOIN state_plan_need s ON s.plan_id = n.state_plan_id
         AND s.category_code = n.category_code AND s.quarter = n.quarter
       WHERE n.joint_plan_id = :jointPlanId
       ORDER BY n.category_code, n.quarter, p.state_code""")
  List<Contribution> listContributions(long jointPlanId);

  /** The figures that the editions of a year published as their own, the oldest first. */
  @Query(
      """
      SELECT f.category_code AS code, f.quarter, f.figure_of, f.amount
        FROM joint_plan_figure f
        JOIN joint_plan j ON j.id = f.joint_plan_id
       WHERE j.year = :year AND f.figure_of = f.joint_plan_id
       ORDER BY j.edition, f.category_code, f.quarter""")
  List<PublishedFigure> listOwnFigures(int year);

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
