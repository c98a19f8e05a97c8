package org.muwahhad.framework.performance;

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
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Rules of performance that hold for all agreements. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PerformanceRuleQueries
    extends GenericRepository<PerformanceRuleQueries.PerformanceRule, String> {
  /** Working days that a supplier has to answer a report of a breach. */
  String ANSWER_DAYS = "breach.answer-working-days";

  /**
   * A rule as it holds today.
   *
   * @param validFrom first day of its value, in Riyadh
   */
  @Introspected
  @MappedEntity("performance_rule_in_force")
  record PerformanceRule(
      @Id String code,
      LocalDate validFrom,
      int value,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source) {}

  @Query(
      """
      SELECT code, valid_from, value, name_ar, name_en, source_ar, source_en
        FROM performance_rule_in_force WHERE code = :code""")
  Optional<PerformanceRule> find(String code);

  /** The same, which is there. */
  default PerformanceRule get(String code) {
    return find(code).orElseThrow();
  }
}
