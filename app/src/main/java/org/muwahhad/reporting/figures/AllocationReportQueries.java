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
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.AwardVisibility;

/**
 * What the awards of a tender give one state, line by line. Who may read it is decided in {@link
 * AllocationReporter}; an entity of 0 asks for all of the state.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AllocationReportQueries extends GenericRepository<AllocationReportQueries.LineRow, Long> {

  /** A demand line as far as an award serves it; amounts in the currency of the award. */
  @Introspected
  @MappedEntity("award_allocation")
  record LineRow(
      @Id long demandLineId,
      long awardId,
      long lotItemId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lot,
      @Relation(EMBEDDED) Bilingual supplier,
      String currency,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual site,
      @Relation(EMBEDDED) Bilingual city,
      LocalDate needBy,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal netAmount,
      BigDecimal vatPercent) {
    Bilingual place() {
      return new Bilingual(site.ar() + "، " + city.ar(), site.en() + ", " + city.en());
    }
  }

  /** What of a line in the tender no award serves: all of it, or the rest. */
  @Introspected
  @MappedEntity("allocation")
  record UnservedRow(
      @Id long demandLineId,
      int lotNumber,
      String why,
      @Relation(EMBEDDED) Bilingual entity,
      LocalDate needBy,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity) {}

  @Query(
"""
      SELECT x.demand_line_id, a.id AS award_id, x.lot_item_id, o.number AS lot_number, o.title_ar AS lot_ar,
             o.title_en AS lot_en, p.name_ar AS supplier_ar, p.name_en AS supplier_en, a.currency,
             e.code AS entity_code, e.name_ar AS entity_ar, e.name_en AS entity_en,
             d.name_ar AS site_ar, d.name_en AS site_en, d.city_ar, d.city_en, l.need_by,
             c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, x.quantity, x.unit_price, x.net_amount,
             x.vat_percent
        FROM live_award a
        JOIN lot o ON o.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier p ON p.id = b.supplier_id
        JOIN award_allocation x ON x.award_id = a.id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
        JOIN demand_line l ON l.id = x.demand_line_id
        JOIN delivery_site d ON d.id = l.site_id
        JOIN procuring_entity e ON e.id = l.entity_id
       WHERE a.tender_id = :tenderId AND e.state_code = :stateCode
         AND
"""
          + AwardVisibility.CONDITION
          + """
         AND (:entityId = 0 OR e.id = :entityId)
       ORDER BY e.code, l.need_by, o.number, a.id, i.position, l.id""")
  List<LineRow> listLines(long tenderId, String stateCode, long entityId, boolean pendingToo);

  @Query(
"""
      SELECT y.demand_line_id, o.number AS lot_number,
             CASE WHEN COALESCE(v.served, 0) >= y.quantity THEN 'NOT_CONFIRMED'
                  WHEN o.status <> 'ACTIVE' THEN 'UNSUCCESSFUL' ELSE 'NOT_AWARDED' END AS why,
             e.name_ar AS entity_ar, e.name_en AS entity_en, l.need_by, c.code AS item_code,
             r.name_ar AS item_ar, r.name_en AS item_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en, y.tendered_quantity - COALESCE(v.served, 0) AS quantity
        FROM lot_item i
        JOIN lot o ON o.id = i.lot_id
        JOIN allocation_in_force y ON y.lot_item_id = i.id
        LEFT JOIN (SELECT x.demand_line_id, x.lot_item_id, SUM(x.quantity) AS served
                     FROM live_award a JOIN award_allocation x ON x.award_id = a.id
                    WHERE a.tender_id = :tenderId
                      AND
"""
          + AwardVisibility.CONDITION
          + """
                    GROUP BY x.demand_line_id, x.lot_item_id) v
               ON v.demand_line_id = y.demand_line_id AND v.lot_item_id = y.lot_item_id
        JOIN demand_line l ON l.id = y.demand_line_id
        JOIN procuring_entity e ON e.id = l.entity_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE i.tender_id = :tenderId AND e.state_code = :stateCode
         AND (:entityId = 0 OR e.id = :entityId)
         AND y.tendered_quantity > COALESCE(v.served, 0)
       ORDER BY e.code, o.number, i.position, l.need_by, l.id""")
  List<UnservedRow> listUnserved(
      long tenderId, String stateCode, long entityId, boolean pendingToo);
}
