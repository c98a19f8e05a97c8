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
import java.time.Instant;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.AwardVisibility;

/**
 * What was awarded, beside what it is held against. Who may read it is decided in {@link
 * SavingsReporter}; an empty state asks for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SavingsReportQueries extends GenericRepository<SavingsReportQueries.PartRow, Long> {

  /** What a state takes of an item revision under an award, in the currency of the award. */
  @Introspected
  @MappedEntity("award")
  record PartRow(
      @Id long awardId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lot,
      @Relation(EMBEDDED) Bilingual supplier,
      String currency,
      long revisionId,
      long itemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      BigDecimal quantity,
      BigDecimal net) {}

  /** What the officers of a state estimated for the same, in one currency, not rounded. */
  @Introspected
  @MappedEntity("demand_line")
  record EstimateRow(
      @Id long awardId, long revisionId, String stateCode, String currency, BigDecimal estimate) {}

  /** Which revision an item of a lot is of. */
  @Introspected
  @MappedEntity("lot_item")
  record RevisionRow(@Id long lotItemId, long revisionId) {}

  @Query("SELECT id AS lot_item_id, revision_id FROM lot_item WHERE tender_id = :tenderId")
  List<RevisionRow> listRevisions(long tenderId);

  /** A tender with awards in effect; the instant is UTC, of the last that took effect. */
  @Introspected
  @MappedEntity("joint_tender")
  record AwardedTenderRow(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual title,
      String currency,
      int awards,
      Instant lastInEffectAt) {}

  // What a mini-competition orders is ordered of an agreement, whose award counts it already.
  @Query(
      """
      SELECT t.id, t.number, t.title_ar, t.title_en, t.currency, COUNT(*) AS awards,
             MAX(a.active_at) AS last_in_effect_at
        FROM award a JOIN joint_tender t ON t.id = a.tender_id
       WHERE a.status = 'active' AND t.procurement_method <> 'framework'
       GROUP BY t.id, t.number, t.title_ar, t.title_en, t.currency
       ORDER BY t.number""")
  List<AwardedTenderRow> listInEffect();

  /** The CPV division of an item. */
  @Introspected
  @MappedEntity("catalog_item")
  record DivisionRow(@Id String itemCode, String division) {}

  @Query(
      """
      SELECT DISTINCT c.code AS item_code, CONCAT(LEFT(c.category_code, 2), '000000') AS division
        FROM lot_item i
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE i.tender_id = :tenderId""")
  List<DivisionRow> listDivisions(long tenderId);

  /** A lot without an award. */
  @Introspected
  @MappedEntity("lot")
  record LotRow(@Id int number, @Relation(EMBEDDED) Bilingual title) {}

  String AWARDED =
      """
        FROM live_award a
        JOIN award_allocation x ON x.award_id = a.id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN demand_line l ON l.id = x.demand_line_id
        JOIN procuring_entity e ON e.id = l.entity_id
      """;

  String WHERE =
"""
       WHERE a.tender_id = :tenderId
         AND
"""
          + AwardVisibility.CONDITION
          + """
         AND (:stateCode = '' OR e.state_code = :stateCode)
      """;

  @Query(
      """
      SELECT a.id AS award_id, o.number AS lot_number, o.title_ar AS lot_ar, o.title_en AS lot_en,
             p.name_ar AS supplier_ar, p.name_en AS supplier_en, a.currency, r.id AS revision_id,
             c.id AS item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, r.benchmark_price, r.benchmark_currency,
             m.code AS state_code, m.name_ar AS state_ar, m.name_en AS state_en,
             SUM(x.quantity) AS quantity, SUM(x.net_amount) AS net
      """
          + AWARDED
          + """
        JOIN lot o ON o.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier p ON p.id = b.supplier_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
        JOIN member_state m ON m.code = e.state_code
      """
          + WHERE
          + """
             GROUP BY a.id, o.number, o.title_ar, o.title_en, p.name_ar, p.name_en, a.currency,
                      r.id, c.id, c.code, r.name_ar, r.name_en, u.name_ar, u.name_en,
                      r.benchmark_price, r.benchmark_currency, m.code, m.name_ar, m.name_en
             ORDER BY o.number, a.id, MIN(i.position), r.id, m.code""")
  List<PartRow> listParts(long tenderId, String stateCode, boolean pendingToo);

  // Of a line divided among winners, the estimate is divided with it.
  @Query(
      """
      SELECT a.id AS award_id, i.revision_id, e.state_code, l.currency,
             SUM(CASE WHEN x.quantity = y.tendered_quantity THEN y.line_quantity
                      ELSE y.line_quantity * x.quantity / y.tendered_quantity END
                 * l.estimated_unit_price) AS estimate
      """
          + AWARDED
          + """
        JOIN allocation_in_force y ON y.demand_line_id = x.demand_line_id
                                  AND y.lot_item_id = x.lot_item_id
      """
          + WHERE
          + """
             GROUP BY a.id, i.revision_id, e.state_code, l.currency
             ORDER BY a.id, i.revision_id, e.state_code, l.currency""")
  List<EstimateRow> listEstimates(long tenderId, String stateCode, boolean pendingToo);

  @Query(
"""
      SELECT o.number, o.title_ar, o.title_en FROM lot o
       WHERE o.tender_id = :tenderId
         AND NOT EXISTS (
               SELECT 1 FROM live_award a
                WHERE a.lot_id = o.id
                  AND
"""
          + AwardVisibility.CONDITION
          + """
       )
       ORDER BY o.number""")
  List<LotRow> listWithout(long tenderId, boolean pendingToo);
}
