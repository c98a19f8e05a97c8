package org.muwahhad.organisation.state;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/** The dated rules of procurement with all their values, as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RuleQueries extends GenericRepository<RuleQueries.RuleValue, String> {

  /** What a rule holds for. */
  enum RuleScope {
    /** Plans of the states and demand rounds. */
    ROUND,
    /** Each new tender, which takes the values over and may set others. */
    TENDER,
    /** Taxes on what is bought. */
    TAX
  }

  /** Whether a value holds. */
  enum RuleStanding {
    IN_FORCE,
    /** Holds from a day to come. */
    AHEAD,
    /** Another value took its place. */
    REPLACED
  }

  /**
   * A value of a rule.
   *
   * @param unit DAYS, WORKING_DAYS, MONTHS, PERCENT, POINTS, COUNT or SAR
   * @param stateCode member state for which it holds; null for all
   * @param validFrom first day on which it holds
   * @param replacedAt UTC, when another value was installed in its place; null where the days alone
   *     tell
   */
  @Introspected
  @MappedEntity("rule_default")
  record RuleValue(
      @Id String code,
      RuleScope scope,
      RuleStanding standing,
      @Relation(EMBEDDED) Bilingual name,
      BigDecimal value,
      String unit,
      @Nullable String stateCode,
      @Relation(EMBEDDED) @Nullable Bilingual state,
      @Relation(EMBEDDED) Bilingual source,
      LocalDate validFrom,
      @Nullable Instant replacedAt) {
    private static final Bilingual YES_OR_NO =
        new Bilingual(" (1: نعم، 0: لا)", " (1: yes; 0: no)");

    /** Whether its value is 1 for yes and 0 for no. */
    public boolean answersYesOrNo() {
      return name.en().endsWith(YES_OR_NO.en());
    }

    /** The name without what only who enters the value has to know. */
    public Bilingual heading() {
      return answersYesOrNo()
          ? new Bilingual(
              name.ar().replace(YES_OR_NO.ar(), ""), name.en().replace(YES_OR_NO.en(), ""))
          : name;
    }
  }

  /**
   * All values of all rules: each rule with what is ahead, what is in force, and what was replaced,
   * the newest first.
   */
  @Query(
      """
      SELECT x.code, x.scope, x.standing, x.name_ar, x.name_en, x.value, x.unit, x.state_code,
             x.state_ar, x.state_en, x.source_ar, x.source_en, x.valid_from, x.replaced_at
        FROM (
          SELECT 1 AS part, 0 AS position, r.code, 'ROUND' AS scope,
                 CASE WHEN r.valid_from >
      """
          + RiyadhDay.TODAY
          + """
       THEN 'AHEAD'
                      WHEN f.valid_from = r.valid_from THEN 'IN_FORCE'
                      ELSE 'REPLACED' END AS standing,
                 r.name_ar, r.name_en, CAST(r.value AS DECIMAL(12,3)) AS value, r.unit,
                 NULL AS state_code, NULL AS state_ar, NULL AS state_en, r.source_ar, r.source_en,
                 r.valid_from, NULL AS replaced_at
            FROM plan_rule r LEFT JOIN plan_rule_in_force f ON f.code = r.code
          UNION ALL
          SELECT 2, d.position, d.code, 'TENDER', 'IN_FORCE', d.name_ar, d.name_en, d.value, d.unit,
                 NULL, NULL, NULL, d.source_ar, d.source_en, d.valid_from, NULL
            FROM rule_default d
          UNION ALL
          SELECT 2, COALESCE(d.position, 1000), p.code, 'TENDER', 'REPLACED', p.name_ar, p.name_en,
                 p.value, p.unit, NULL, NULL, NULL, p.source_ar, p.source_en, p.valid_from,
                 p.replaced_at
            FROM past_rule p LEFT JOIN rule_default d ON d.code = p.code
          UNION ALL
          SELECT 3, 0, 'vat.percent', 'TAX',
                 CASE WHEN v.valid_from >
      """
          + RiyadhDay.TODAY
          + """
       THEN 'AHEAD'
                      WHEN v.valid_from = (SELECT MAX(w.valid_from) FROM vat_rate w
                                            WHERE w.state_code = v.state_code
                                              AND w.valid_from
                                                  <=
      """
          + RiyadhDay.TODAY
          + """
       )
                        THEN 'IN_FORCE'
                      ELSE 'REPLACED' END,
                 'النسبة الأساسية لضريبة القيمة المضافة', 'Standard rate of value added tax',
                 CAST(v.percent AS DECIMAL(12,3)), 'PERCENT', m.code, m.name_ar, m.name_en,
                 v.source_ar, v.source_en, v.valid_from, NULL
            FROM vat_rate v JOIN member_state m ON m.code = v.state_code) x
       ORDER BY x.part, x.position, x.code, x.state_code, x.valid_from DESC,
                x.replaced_at IS NOT NULL, x.replaced_at DESC
       LIMIT 2000""")
  List<RuleValue> list();
}
