package org.muwahhad.catalog.standard;

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

/** What an entity can order now of items of the catalog, as the agreements in force have it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OrderableQueries extends GenericRepository<OrderableQueries.OrderableRow, Long> {

  /**
   * An item of an agreement of which an entity has something left.
   *
   * @param endsOn last day to order it, in Riyadh
   */
  @Introspected
  @MappedEntity("entitlement")
  record OrderableRow(
      @Id long lotItemId,
      String itemCode,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual supplier,
      BigDecimal unitPrice,
      String currency,
      BigDecimal leftQuantity,
      @Relation(EMBEDDED) Bilingual unit,
      LocalDate endsOn) {}

  /**
   * Of items, by code; at least one code must be given. An item that took the place of another by
   * an amendment is found, and that other is not. What an order would be refused for is left out:
   * suppliers that are debarred or suspended, and those that come later in a cascade.
   */
  @Query(
      """
      SELECT e.lot_item_id, k.code AS item_code, f.id AS agreement_id, f.number AS agreement_number,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, p.unit_price, p.currency,
             e.awarded_quantity + e.transferred_quantity + e.joined_quantity + e.amended_quantity
               - e.called_quantity AS left_quantity,
             u.name_ar AS unit_ar, u.name_en AS unit_en, f.ends_on
        FROM (SELECT c.id AS item_id, c.code, i.id AS lot_item_id
                FROM catalog_item c
                JOIN item_revision r ON r.item_id = c.id
                JOIN lot_item i ON i.revision_id = r.id
               WHERE c.code IN (:codes)
               UNION
              SELECT c.id, c.code, x.lot_item_id
                FROM catalog_item c
                JOIN item_revision r ON r.item_id = c.id
                JOIN amendment_item x ON x.revision_id = r.id
               WHERE c.code IN (:codes)) AS k
        JOIN entitlement e ON e.lot_item_id = k.lot_item_id AND e.entity_id = :entityId
         AND e.called_quantity < e.awarded_quantity + e.transferred_quantity + e.joined_quantity
                                 + e.amended_quantity
        JOIN agreement_in_force f ON f.id = e.agreement_id
        JOIN agreement_price_in_force p ON p.agreement_id = e.agreement_id
                                       AND p.lot_item_id = e.lot_item_id
        JOIN item_revision v ON v.id = p.revision_id AND v.item_id = k.item_id
        JOIN agreement_supplier g ON g.agreement_id = e.agreement_id
        JOIN supplier s ON s.id = g.supplier_id
        JOIN lot_item l ON l.id = e.lot_item_id
        JOIN unit_of_measure u ON u.code = l.unit_code
       WHERE NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = g.supplier_id)
         AND NOT EXISTS (SELECT 1 FROM supplier_suspension h WHERE h.running = g.supplier_id)
         AND NOT EXISTS (
             SELECT 1
               FROM agreement_cascade o
               JOIN agreement_cascade n ON n.lot_id = o.lot_id AND n.place < o.place
               JOIN agreement_in_force q ON q.id = n.agreement_id
               JOIN entitlement x ON x.agreement_id = n.agreement_id
                AND x.entity_id = e.entity_id AND x.lot_item_id = e.lot_item_id
                AND x.called_quantity < x.awarded_quantity + x.transferred_quantity
                                        + x.joined_quantity + x.amended_quantity
               JOIN agreement_supplier y ON y.agreement_id = n.agreement_id
               LEFT JOIN supplier_debarred z ON z.supplier_id = y.supplier_id
               LEFT JOIN supplier_suspension w ON w.running = y.supplier_id
              WHERE o.agreement_id = e.agreement_id AND z.supplier_id IS NULL
                AND w.running IS NULL)
       ORDER BY k.code, p.unit_price, f.number, e.lot_item_id
       LIMIT 500""")
  List<OrderableRow> list(List<String> codes, long entityId);
}
