package org.muwahhad.framework.order;

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
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Baskets of officers, and what can be put into them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BasketItems extends GenericRepository<BasketItems.OrderableItem, Long> {

  /**
   * An item that an entity has a balance of, under an agreement.
   *
   * @param remaining what is left to order
   * @param quantity units in the basket of the reader; 0 when it is not in it
   * @param inForce whether the agreement is in force today
   */
  @Introspected
  @MappedEntity("entitlement")
  record OrderableItem(
      @Id long lotItemId,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual supplier,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal remaining,
      BigDecimal quantity,
      BigDecimal unitPrice,
      String currency,
      @MappedProperty("in_force") boolean inForce) {
    public Money price() {
      return Money.price(unitPrice, currency);
    }

    /** What the quantity comes to by itself, without VAT; the order rounds by the item. */
    public Money estimate() {
      return Money.rounded(unitPrice.multiply(quantity), currency);
    }

    /** The same with other units in the basket. */
    OrderableItem withQuantity(BigDecimal units) {
      return new OrderableItem(
          lotItemId,
          agreementId,
          agreementNumber,
          supplier,
          itemCode,
          item,
          unit,
          remaining,
          units,
          unitPrice,
          currency,
          inForce);
    }

    /** Name of its fields in forms. */
    public String field() {
      return agreementId + "-" + lotItemId;
    }
  }

  String ITEMS =
      """
      SELECT n.lot_item_id, n.agreement_id, f.number AS agreement_number,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, c.code AS item_code,
             r.name_ar AS item_ar, r.name_en AS item_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en,
             n.awarded_quantity + n.transferred_quantity + n.joined_quantity + n.amended_quantity
               - n.called_quantity AS remaining,
             COALESCE(k.quantity, 0) AS quantity, p.unit_price, n.currency,
             EXISTS (SELECT 1 FROM agreement_in_force v WHERE v.id = f.id) AS in_force
        FROM entitlement n
        JOIN framework_agreement f ON f.id = n.agreement_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN agreement_price_in_force p ON p.agreement_id = n.agreement_id
                                       AND p.lot_item_id = n.lot_item_id
        JOIN lot_item i ON i.id = n.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
        LEFT JOIN basket_item k ON k.person_id = :personId AND k.agreement_id = n.agreement_id
                               AND k.lot_item_id = n.lot_item_id AND k.entity_id = n.entity_id
       WHERE n.entity_id = :entityId
      """;

  /** What is in the basket of a person, by agreement. */
  @Query(ITEMS + " AND k.person_id IS NOT NULL ORDER BY f.number, i.position, i.id LIMIT 500")
  List<OrderableItem> list(long personId, long entityId);

  /**
   * Of which something is left, under agreements in force, of suppliers that may be ordered from.
   */
  String LEFT =
      """
         AND n.awarded_quantity + n.transferred_quantity + n.joined_quantity + n.amended_quantity
             > n.called_quantity
         AND f.id IN (SELECT v.id FROM agreement_in_force v)
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)
         AND NOT EXISTS (SELECT 1 FROM supplier_suspension h WHERE h.running = b.supplier_id)
         AND (:like = '' OR c.code LIKE :like OR r.name_ar LIKE :like OR r.name_en LIKE :like
              OR s.name_ar LIKE :like OR s.name_en LIKE :like OR
      """
          + AgreementQueries.OF_NUMBER
          + ")\n";

  /** A page of what an entity can order now. */
  @Query(ITEMS + LEFT + " ORDER BY c.code, f.number, i.id LIMIT :most OFFSET :offset")
  List<OrderableItem> listOrderable(
      long personId, long entityId, String like, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM entitlement n
        JOIN framework_agreement f ON f.id = n.agreement_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN agreement_price_in_force p ON p.agreement_id = n.agreement_id
                                       AND p.lot_item_id = n.lot_item_id
        JOIN lot_item i ON i.id = n.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE n.entity_id = :entityId
      """
          + LEFT)
  int countOrderable(long entityId, String like);

  /** 1 when an entity has a balance of an item under an agreement. */
  @Query(
      """
      SELECT COUNT(*) FROM entitlement
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND lot_item_id = :lotItemId""")
  int countEntitled(long agreementId, long entityId, long lotItemId);

  @Query("SELECT COUNT(*) FROM basket_item WHERE person_id = :personId")
  int count(long personId);

  @Query(
      """
      INSERT INTO basket_item (person_id, agreement_id, lot_item_id, entity_id, quantity, added_at)
      VALUES (:personId, :agreementId, :lotItemId, :entityId, :quantity, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE quantity = :quantity, entity_id = :entityId""")
  void put(long personId, long agreementId, long lotItemId, long entityId, BigDecimal quantity);

  @Query(
      """
      DELETE FROM basket_item
       WHERE person_id = :personId AND agreement_id = :agreementId AND lot_item_id = :lotItemId""")
  void remove(long personId, long agreementId, long lotItemId);

  /** What is of some agreements, at least one, once it is ordered. */
  @Query("DELETE FROM basket_item WHERE person_id = :personId AND agreement_id IN (:agreements)")
  void removeOf(long personId, List<Long> agreements);
}
