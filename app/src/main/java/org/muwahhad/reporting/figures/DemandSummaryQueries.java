package org.muwahhad.reporting.figures;

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
import org.muwahhad.demand.desk.CloseReportQueries;
import org.muwahhad.shared.Bilingual;

/**
 * The figures of a demand summary beside those of the close report. Who may read them is decided in
 * {@link DemandSummaryReporter}; an empty state or an entity of 0 asks for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandSummaryQueries extends GenericRepository<DemandSummaryQueries.StateRow, String> {

  /** An invited state with how many of its entities could state demand and have it endorsed. */
  @Introspected
  @MappedEntity("member_state")
  record StateRow(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      String currency,
      int entities,
      int endorsed) {}

  /** What a state asked for of an item in one unit and currency: each line rounded, then summed. */
  @Introspected
  @MappedEntity("demand_line")
  record SumRow(
      @Id String itemCode,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      String categoryCode,
      @Relation(EMBEDDED) Bilingual category,
      String commitment,
      String currency,
      int lineCount,
      BigDecimal quantity,
      BigDecimal total) {}

  /** An entity whose submission is not endorsed. */
  @Introspected
  @MappedEntity("submission")
  record EntityNotInRow(
      @Id long submissionId,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual entity,
      CloseReportQueries.OmissionReason why,
      @Nullable String reason) {}

  /** A category that could be asked for. */
  @Introspected
  @MappedEntity("category")
  record CategoryRow(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT m.code, m.name_ar, m.name_en, m.currency, COUNT(DISTINCT e.id) AS entities,
             COUNT(DISTINCT CASE WHEN s.status = 'ENDORSED' THEN e.id END) AS endorsed
        FROM round_state rs
        JOIN demand_round r ON r.id = rs.round_id
        JOIN member_state m ON m.code = rs.state_code
        JOIN procuring_entity e ON e.state_code = rs.state_code
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.entity_id = e.id
       WHERE rs.round_id = :roundId AND (:stateCode = '' OR rs.state_code = :stateCode)
         AND (:entityId = 0 OR e.id = :entityId)
         AND
      """
          + CloseReportQueries.ASKED
          + " GROUP BY m.code, m.name_ar, m.name_en, m.currency ORDER BY m.code")
  List<StateRow> listStates(long roundId, String stateCode, long entityId);

  @Query(
      """
      SELECT i.code AS item_code, s.state_code, MIN(n.name_ar) AS name_ar,
             MIN(n.name_en) AS name_en, u.code AS unit_code, u.name_ar AS unit_ar,
             u.name_en AS unit_en, k.code AS category_code, k.name_ar AS category_ar,
             k.name_en AS category_en, l.commitment, l.currency, COUNT(*) AS line_count,
             SUM(l.quantity) AS quantity,
             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS total
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN currency c ON c.code = l.currency
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        JOIN item_revision n ON n.item_id = i.id AND n.number = i.revision_count
        JOIN category k ON k.code = i.category_code
        JOIN unit_of_measure u ON u.code = l.unit_code
       WHERE s.round_id = :roundId AND s.status = 'ENDORSED'
         AND IF(:stateCode = '', TRUE, s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
       GROUP BY i.code, s.state_code, u.code, u.name_ar, u.name_en, k.code, k.name_ar, k.name_en,
                l.commitment, l.currency
       ORDER BY i.code, u.code, s.state_code, l.commitment, l.currency""")
  List<SumRow> listSums(long roundId, String stateCode, long entityId);

  @Query(
      """
      SELECT s.id AS submission_id, m.name_ar AS state_ar, m.name_en AS state_en,
             e.name_ar AS entity_ar, e.name_en AS entity_en,
      """
          + CloseReportQueries.WHY
          + """
             , s.status_reason AS reason
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
        JOIN member_state m ON m.code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
       WHERE s.round_id = :roundId AND s.status <> 'ENDORSED'
         AND IF(:stateCode = '', TRUE, s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
       ORDER BY s.state_code, e.code""")
  List<EntityNotInRow> listNotIn(long roundId, String stateCode, long entityId);

  @Query(
      """
      SELECT k.code, k.name_ar, k.name_en
        FROM round_category c JOIN category k ON k.code = c.category_code
       WHERE c.round_id = :roundId ORDER BY k.code""")
  List<CategoryRow> listCategories(long roundId);
}
