package org.muwahhad.plan.state;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CodeName;
import org.muwahhad.shared.Money;

/** Reads the plans of the states. Who may read which is decided by {@link ViewStatePlans}. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface StatePlanQueries extends GenericRepository<StatePlanQueries.PlanEdition, Long> {

  /**
   * An edition of the plan of a state.
   *
   * @param name of the state
   * @param total of its estimates, in its currency
   * @param submittedAt UTC; null while it is a draft
   * @param inForce whether no newer edition is submitted
   */
  @Introspected
  @MappedEntity("state_plan")
  record PlanEdition(
      @Id long id,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      int year,
      int edition,
      String currency,
      StatePlanStatus status,
      String reason,
      BigDecimal total,
      @Nullable Instant submittedAt,
      boolean inForce,
      int version) {
    /** The total with its currency. */
    public Money sum() {
      return Money.rounded(total, currency);
    }
  }

  /** One need of a plan. */
  @Introspected
  @MappedEntity("state_plan_need")
  record PlannedNeed(
      @Id String code, @Relation(EMBEDDED) Bilingual name, int quarter, BigDecimal amount) {}

  String SELECT =
      """
      SELECT p.id, p.state_code, m.name_ar, m.name_en, p.year, p.edition, p.currency, p.status,
             p.reason, p.submitted_at, p.version,
             COALESCE((SELECT SUM(n.amount) FROM state_plan_need n WHERE n.plan_id = p.id), 0)
               AS total,
             EXISTS (SELECT 1 FROM state_plan_in_force f WHERE f.id = p.id) AS in_force
        FROM state_plan p JOIN member_state m ON m.code = p.state_code
      """;

  @Query(SELECT + " WHERE p.id = :id")
  Optional<PlanEdition> find(long id);

  /** The newest editions of a year that are in force, and those that are drafted. */
  @Query(
      SELECT
          + """
             WHERE p.year = :year
               AND (p.status = 'DRAFT' OR p.id IN (SELECT f.id FROM state_plan_in_force f))
             ORDER BY p.state_code, p.edition""")
  List<PlanEdition> listOf(int year);

  /** All editions of one state for a year, the newest first. */
  @Query(
      SELECT
          + """
             WHERE p.state_code = :stateCode AND p.year = :year ORDER BY p.edition DESC LIMIT 50""")
  List<PlanEdition> listEditions(String stateCode, int year);

  @Query(
      """
      SELECT n.category_code AS code, k.name_ar, k.name_en, n.quarter, n.amount
        FROM state_plan_need n JOIN category k ON k.code = n.category_code
       WHERE n.plan_id = :planId ORDER BY n.category_code, n.quarter""")
  List<PlannedNeed> listNeeds(long planId);

  /** Groups with items that can be bought, and those that the plan has already. */
  @Query(
      """
      SELECT k.code, k.name_ar, k.name_en FROM category k
       WHERE k.level = 3
         AND (EXISTS (SELECT 1 FROM catalog_item i
                       WHERE i.category_code BETWEEN k.code AND CONCAT(LEFT(k.code, 3), '99999')
                         AND i.status = 'ACTIVE')
              OR EXISTS (SELECT 1 FROM state_plan_need n
                          WHERE n.plan_id = :planId AND n.category_code = k.code))
       ORDER BY k.code""")
  List<CodeName> listGroups(long planId);

  /** Which of these codes are groups. */
  @Query("SELECT code, name_ar, name_en FROM category WHERE level = 3 AND code IN (:codes)")
  List<CodeName> listKnown(List<String> codes);
}
