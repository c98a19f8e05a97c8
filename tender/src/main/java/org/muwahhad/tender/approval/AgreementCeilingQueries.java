package org.muwahhad.tender.approval;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** What the suppliers of a mini-competition may ask for at most, by their framework agreements. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AgreementCeilingQueries
    extends GenericRepository<AgreementCeilingQueries.Ceiling, Long> {

  /** The price of an agreement for an item of a mini-competition, for one unit without VAT. */
  @Introspected
  @MappedEntity("agreement_ceiling")
  record Ceiling(
      @Id long lotItemId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual item,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      long agreementId,
      String agreementNumber,
      BigDecimal unitPrice,
      String currency) {
    public Money price() {
      return new Money(unitPrice, currency);
    }
  }

  /**
   * An item of an agreement in force that could stand for an item of a draft: of the same catalog
   * item, with what is left for every entity that asks for it, of a supplier that may bid.
   *
   * @param sameRevision whether it is of the same revision of the catalog item
   */
  @Introspected
  @MappedEntity("entitlement")
  record Match(
      @Id long lotItemId,
      long lotId,
      long supplierId,
      long agreementId,
      long agreementItemId,
      BigDecimal unitPrice,
      String currency,
      @MappedProperty("is_same_revision") boolean sameRevision) {}

  String CEILING =
      """
      SELECT c.lot_item_id, l.number AS lot_number, r.name_ar AS item_ar, r.name_en AS item_en,
             c.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, c.agreement_id,
             f.number AS agreement_number, c.unit_price, c.currency
        FROM agreement_ceiling c
        JOIN lot_item i ON i.id = c.lot_item_id
        JOIN lot l ON l.id = i.lot_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN supplier s ON s.id = c.supplier_id
        JOIN framework_agreement f ON f.id = c.agreement_id
       WHERE c.tender_id = :tenderId
      """;

  @Query(CEILING + " ORDER BY l.number, s.registration_number, i.position, i.id")
  List<Ceiling> list(long tenderId);

  @Query(CEILING + " AND c.supplier_id = :supplierId ORDER BY l.number, i.position, i.id")
  List<Ceiling> listOf(long tenderId, long supplierId);

  /** What is stored, as it was found when the procedure of the draft was set. */
  @Query(
      """
      SELECT c.lot_item_id, i.lot_id, c.supplier_id, c.agreement_id, c.agreement_item_id,
             c.unit_price, c.currency, s.revision_id = i.revision_id AS is_same_revision
        FROM agreement_ceiling c
        JOIN lot_item i ON i.id = c.lot_item_id
        JOIN lot_item s ON s.id = c.agreement_item_id
       WHERE c.tender_id = :tenderId
       ORDER BY i.lot_id, c.supplier_id, c.agreement_id, c.lot_item_id""")
  List<Match> listStored(long tenderId);

  @Query(
      """
      SELECT i.id AS lot_item_id, i.lot_id, s.id AS supplier_id, f.id AS agreement_id,
             o.id AS agreement_item_id, e.unit_price, e.currency,
             o.revision_id = i.revision_id AS is_same_revision
        FROM lot_item i
        JOIN item_revision r ON r.id = i.revision_id
        JOIN item_revision p ON p.item_id = r.item_id
        JOIN lot_item o ON o.revision_id = p.id AND o.unit_code = i.unit_code
        JOIN (SELECT DISTINCT agreement_id, lot_item_id FROM entitlement) z
          ON z.lot_item_id = o.id
        JOIN agreement_in_force f ON f.id = z.agreement_id
        JOIN agreement_price_in_force e ON e.agreement_id = z.agreement_id
                                       AND e.lot_item_id = z.lot_item_id
        JOIN agreement_supplier b ON b.agreement_id = z.agreement_id
        JOIN supplier s ON s.id = b.supplier_id AND s.status = 'REGISTERED'
       WHERE i.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)
         AND NOT EXISTS (
           SELECT 1
             FROM (SELECT x.lot_item_id, d.entity_id, SUM(x.quantity) AS quantity
                     FROM allocation x
                     JOIN demand_line d ON d.id = x.demand_line_id
                     JOIN lot_item q ON q.id = x.lot_item_id
                    WHERE q.tender_id = :tenderId
                    GROUP BY x.lot_item_id, d.entity_id) n
             LEFT JOIN entitlement y ON y.agreement_id = f.id AND y.lot_item_id = o.id
                  AND y.entity_id = n.entity_id
            WHERE n.lot_item_id = i.id
              AND n.quantity > COALESCE(y.awarded_quantity + y.transferred_quantity
                                        + y.joined_quantity + y.amended_quantity
                                        - y.called_quantity, 0))
       ORDER BY i.lot_id, s.id, f.id, i.id, is_same_revision DESC, e.unit_price, o.id""")
  List<Match> listMatches(long tenderId);
}
