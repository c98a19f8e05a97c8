package org.muwahhad.demand.figures;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Endorsed demand summed by round, year, state, category or item, one row for each currency. Who
 * may read is decided by {@link ViewDemandFigures}; an empty text or an entity of 0 asks for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandFigureQueries extends GenericRepository<DemandFigureQueries.DemandSum, String> {

  /**
   * One sum.
   *
   * @param quantity where only one item and unit is summed, else null
   * @param total without VAT, in {@code currency}
   */
  @Introspected
  @MappedEntity("demand_line")
  record DemandSum(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual unit,
      @Nullable BigDecimal quantity,
      long lineCount,
      BigDecimal total,
      String currency) {}

  String SUMS =
      """
             COUNT(*) AS line_count,
             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS total, l.currency
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN demand_line l ON l.submission_id = s.id
        JOIN currency c ON c.code = l.currency
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        JOIN category k ON k.code = i.category_code
        JOIN item_revision n ON n.item_id = i.id AND n.number = i.revision_count
        JOIN unit_of_measure u ON u.code = l.unit_code
       WHERE s.status = 'ENDORSED'
         AND (:stateCode = '' OR s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
         AND (:category = '' OR i.category_code = :category)
         AND (:item = '' OR i.code = :item)
      """;

  /** Quantities only when one item is asked for: others can't be added up. */
  String OF_ONE_ITEM =
      " CASE WHEN :item = '' THEN NULL ELSE MIN(u.name_ar) END AS unit_ar,"
          + " CASE WHEN :item = '' THEN NULL ELSE MIN(u.name_en) END AS unit_en,"
          + " CASE WHEN :item = '' OR COUNT(DISTINCT l.unit_code) > 1 THEN NULL"
          + " ELSE SUM(l.quantity) END AS quantity,";

  @Query(
      "SELECT r.code, r.name_ar, r.name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY r.code, r.name_ar, r.name_en, r.closes_at, l.currency"
          + " ORDER BY r.closes_at, r.code")
  List<DemandSum> listByRound(String stateCode, long entityId, String category, String item);

  /** Years are those of Riyadh in which the round closed. */
  @Query(
      "SELECT MIN(CAST(YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)) AS CHAR)) AS code,"
          + " MIN(CAST(YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)) AS CHAR)) AS name_ar,"
          + " MIN(CAST(YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)) AS CHAR)) AS name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)), l.currency ORDER BY 1")
  List<DemandSum> listByYear(String stateCode, long entityId, String category, String item);

  @Query(
      "SELECT s.state_code AS code,"
          + " (SELECT m.name_ar FROM member_state m WHERE m.code = s.state_code) AS name_ar,"
          + " (SELECT m.name_en FROM member_state m WHERE m.code = s.state_code) AS name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY s.state_code, l.currency ORDER BY s.state_code")
  List<DemandSum> listByState(String stateCode, long entityId, String category, String item);

  @Query(
      "SELECT k.code, k.name_ar, k.name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY k.code, k.name_ar, k.name_en, l.currency ORDER BY k.code")
  List<DemandSum> listByCategory(String stateCode, long entityId, String category, String item);

  @Query(
      "SELECT i.code, n.name_ar, n.name_en, u.name_ar AS unit_ar, u.name_en AS unit_en,"
          + " SUM(l.quantity) AS quantity,"
          + SUMS
          + " GROUP BY i.code, n.name_ar, n.name_en, u.name_ar, u.name_en, l.currency"
          + " ORDER BY i.code")
  List<DemandSum> listByItem(String stateCode, long entityId, String category, String item);
}
