package org.muwahhad.tender;

import io.micronaut.data.annotation.Query;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The rules of a tender, as {@link TenderQueries} reads them. */
public interface TenderRuleQueries {

  @Query(
      """
      SELECT r.code, r.value, COALESCE(r.unit, d.unit) AS unit,
             COALESCE(r.name_ar, d.name_ar) AS name_ar, COALESCE(r.name_en, d.name_en) AS name_en,
             COALESCE(r.source_ar, d.source_ar) AS source_ar,
             COALESCE(r.source_en, d.source_en) AS source_en,
             COALESCE(r.valid_from, d.valid_from) AS valid_from
        FROM tender_rule r JOIN rule_default d ON d.code = r.code
       WHERE r.tender_id = :tenderId ORDER BY COALESCE(r.position, d.position), r.code""")
  List<TenderQueries.Rule> listRules(long tenderId);

  /** A rule of a tender, or the default where the tender is older than the rule. */
  @Query(
      """
      SELECT d.code, COALESCE(r.value, d.value) AS value, COALESCE(r.unit, d.unit) AS unit,
             COALESCE(r.name_ar, d.name_ar) AS name_ar, COALESCE(r.name_en, d.name_en) AS name_en,
             COALESCE(r.source_ar, d.source_ar) AS source_ar,
             COALESCE(r.source_en, d.source_en) AS source_en,
             COALESCE(r.valid_from, d.valid_from) AS valid_from
        FROM rule_default d
        LEFT JOIN tender_rule r ON r.code = d.code AND r.tender_id = :tenderId
       WHERE d.code = :code""")
  Optional<TenderQueries.Rule> findRuleOrDefault(long tenderId, String code);

  @Query("SELECT value FROM tender_rule WHERE tender_id = :tenderId AND code = :code")
  Optional<BigDecimal> findRule(long tenderId, String code);

  /** The value of a rule, if the tender has it. */
  default Optional<BigDecimal> findRule(long tenderId, TenderRule rule) {
    return findRule(tenderId, rule.code());
  }

  /** The value of a rule, or what counts where the tender does not have it. */
  default BigDecimal ruleOrOtherwise(long tenderId, TenderRule rule) {
    return findRule(tenderId, rule.code()).orElseGet(rule::otherwise);
  }

  /** The value of a rule that every tender has. */
  default BigDecimal rule(long tenderId, TenderRule rule) {
    return findRule(tenderId, rule.code())
        .orElseThrow(
            () -> new IllegalStateException("Tender " + tenderId + " lacks rule " + rule.code()));
  }

  /** A rule that every tender has, with what it says. */
  default TenderQueries.Rule getRule(long tenderId, TenderRule rule) {
    return listRules(tenderId).stream()
        .filter(r -> r.code().equals(rule.code()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Tender " + tenderId + " lacks rule " + rule.code()));
  }
}
