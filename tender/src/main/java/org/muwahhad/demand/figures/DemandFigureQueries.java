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

  /**
   * The lines that are asked for, summed by what the sums may be told by. They are summed before
   * anything is joined to them: a round has half a million. {@code ix_demand_line_sums} has all
   * that is read of them.
   */
  String LINES =
      """
             COUNT(*) AS line_count, SUM(l.quantity) AS quantity,
             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS total
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN currency c ON c.code = l.currency
       WHERE s.status = 'ENDORSED'
         AND IF(:stateCode = '', TRUE, s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
         AND (:category = '' AND :item = ''
              OR l.revision_id IN (SELECT v.id FROM item_revision v
                                     JOIN catalog_item i ON i.id = v.item_id
                                    WHERE (:category = '' OR i.category_code = :category)
                                      AND (:item = '' OR i.code = :item)))
      """;

  String SUMS =
      " SUM(g.line_count) AS line_count, SUM(g.total) AS total, g.currency"
          + " FROM (SELECT s.round_id, s.state_code, l.unit_code, l.currency,"
          + LINES
          + " GROUP BY s.round_id, s.state_code, l.unit_code, l.currency) g"
          + " JOIN demand_round r ON r.id = g.round_id"
          + " JOIN unit_of_measure u ON u.code = g.unit_code";

  String SUMS_OF_ITEMS =
      " SUM(g.line_count) AS line_count, SUM(g.total) AS total, g.currency"
          + " FROM (SELECT l.revision_id, l.unit_code, l.currency,"
          + LINES
          + " GROUP BY l.revision_id, l.unit_code, l.currency) g"
          + " JOIN item_revision v ON v.id = g.revision_id"
          + " JOIN catalog_item i ON i.id = v.item_id"
          + " JOIN unit_of_measure u ON u.code = g.unit_code";

  /** Quantities only when one item is asked for: others can't be added up. */
  String OF_ONE_ITEM =
      " CASE WHEN :item = '' THEN NULL ELSE MIN(u.name_ar) END AS unit_ar,"
          + " CASE WHEN :item = '' THEN NULL ELSE MIN(u.name_en) END AS unit_en,"
          + " CASE WHEN :item = '' OR COUNT(DISTINCT g.unit_code) > 1 THEN NULL"
          + " ELSE SUM(g.quantity) END AS quantity,";

  @Query(
      "SELECT r.code, r.name_ar, r.name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY r.code, r.name_ar, r.name_en, r.closes_at, g.currency"
          + " ORDER BY r.closes_at, r.code")
  List<DemandSum> listByRound(String stateCode, long entityId, String category, String item);

  /** Years are those of Riyadh in which the round closed. */
  @Query(
      "SELECT MIN(CAST(YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)) AS CHAR)) AS code,"
          + " MIN(CAST(YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)) AS CHAR)) AS name_ar,"
          + " MIN(CAST(YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)) AS CHAR)) AS name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY YEAR(DATE_ADD(r.closes_at, INTERVAL 3 HOUR)), g.currency ORDER BY 1")
  List<DemandSum> listByYear(String stateCode, long entityId, String category, String item);

  @Query(
      "SELECT g.state_code AS code,"
          + " (SELECT m.name_ar FROM member_state m WHERE m.code = g.state_code) AS name_ar,"
          + " (SELECT m.name_en FROM member_state m WHERE m.code = g.state_code) AS name_en,"
          + OF_ONE_ITEM
          + SUMS
          + " GROUP BY g.state_code, g.currency ORDER BY g.state_code")
  List<DemandSum> listByState(String stateCode, long entityId, String category, String item);

  @Query(
      "SELECT k.code, k.name_ar, k.name_en,"
          + OF_ONE_ITEM
          + SUMS_OF_ITEMS
          + " JOIN category k ON k.code = i.category_code"
          + " GROUP BY k.code, k.name_ar, k.name_en, g.currency ORDER BY k.code")
  List<DemandSum> listByCategory(String stateCode, long entityId, String category, String item);

  @Query(
      "SELECT i.code, n.name_ar, n.name_en, u.name_ar AS unit_ar, u.name_en AS unit_en,"
          + " SUM(g.quantity) AS quantity,"
          + SUMS_OF_ITEMS
          + " JOIN item_revision n ON n.item_id = i.id AND n.number = i.revision_count"
          + " GROUP BY i.code, n.name_ar, n.name_en, u.name_ar, u.name_en, g.currency"
          + " ORDER BY i.code")
  List<DemandSum> listByItem(String stateCode, long entityId, String category, String item);
}
