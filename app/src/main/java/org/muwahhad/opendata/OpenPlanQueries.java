package org.muwahhad.opendata;

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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CodeName;

/** What is public of the joint plans: their figures, which give away no estimate of a state. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpenPlanQueries extends GenericRepository<OpenPlanQueries.OpenPlan, Long> {

  /** An edition of a joint plan. */
  @Introspected
  @MappedEntity("joint_plan")
  record OpenPlan(@Id long id, int year, int edition, String currency, Instant publishedAt) {}

  /** A figure of it. */
  @Introspected
  @MappedEntity("joint_plan_figure")
  record OpenFigure(
      @Id String code, @Relation(EMBEDDED) Bilingual name, int quarter, BigDecimal amount) {}

  /** The edition in force of the year of an edition. */
  @Query(
      """
      SELECT p.id, p.year, p.edition, p.currency, p.published_at
        FROM joint_plan p
        JOIN joint_plan o ON o.year = p.year
       WHERE o.id = :id AND p.published_at IS NOT NULL
       ORDER BY p.edition DESC LIMIT 1\
      """)
  Optional<OpenPlan> findNewest(long id);

  @Query(
      """
      SELECT f.category_code AS code, k.name_ar, k.name_en, f.quarter, f.amount
        FROM joint_plan_figure f
        JOIN category k ON k.code = f.category_code
       WHERE f.joint_plan_id = :planId
       ORDER BY f.category_code, f.quarter\
      """)
  List<OpenFigure> listFigures(long planId);

  /** The states that planned. */
  @Query(
      """
      SELECT m.code, m.name_ar, m.name_en
        FROM joint_plan_state x
        JOIN state_plan s ON s.id = x.state_plan_id
        JOIN member_state m ON m.code = s.state_code
       WHERE x.joint_plan_id = :planId
       ORDER BY m.code\
      """)
  List<CodeName> listStates(long planId);
}
