package org.muwahhad.plan;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import org.muwahhad.shared.Bilingual;

/** The rules of plans and rounds that hold today, by the database's clock. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PlanRuleQueries extends GenericRepository<PlanRuleQueries.PlanRule, String> {
  /** Working days between an announced intention and its round, at least. */
  String INTENTION_WORKING_DAYS = "intention.working-days";

  /** States with endorsed demand that make a joint tender, at least. */
  String LEAST_STATES = "round.least-states";

  /**
   * States that plan an estimate that a joint plan publishes, at least, and states whose plans have
   * changed where a further edition publishes another one. Of two, each could subtract its own.
   */
  String LEAST_PUBLISHED_STATES = "joint-plan.least-states";

  /**
   * A rule as it holds.
   *
   * @param validFrom first day the value holds
   * @param name what the rule says
   * @param source article or standard it comes from
   */
  @Introspected
  @MappedEntity("plan_rule")
  record PlanRule(
      @Id String code,
      LocalDate validFrom,
      int value,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source) {}

  @Query(
      """
      SELECT code, valid_from, value, name_ar, name_en, source_ar, source_en
        FROM plan_rule_in_force WHERE code = :code""")
  PlanRule get(String code);
}
