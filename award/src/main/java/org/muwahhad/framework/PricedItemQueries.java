package org.muwahhad.framework;

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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** The items of agreements as their suppliers read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PricedItemQueries
    extends GenericRepository<PricedItemQueries.PricedAgreementItem, Long> {

  /**
   * An item of an agreement as its supplier reads it: the price in force, and what all entities
   * together were awarded, joined for later, were given by amendments, ordered and accepted of it.
   */
  @Introspected
  @MappedEntity("lot_item")
  record PricedAgreementItem(
      @Id long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal awardedQuantity,
      BigDecimal joinedQuantity,
      BigDecimal amendedQuantity,
      BigDecimal orderedQuantity,
      BigDecimal acceptedQuantity,
      BigDecimal unitPrice,
      String currency) {
    public PricedAgreementItem {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    public Money price() {
      return new Money(unitPrice, currency);
    }
  }

  /**
   * The items of an agreement, whichever entities order them. Orders that wait for a second person
   * of their entity are not counted: the supplier has not received them.
   */
  @Query(
      """
      SELECT n.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, n.awarded_quantity,
             n.joined_quantity, n.amended_quantity,
             n.ordered_quantity
               - COALESCE((SELECT SUM(x.quantity)
                             FROM order_index h
                             JOIN call_off_line_in_force x ON x.call_off_id = h.call_off_id
                            WHERE h.agreement_id = :agreementId AND h.status = 'AWAITING_APPROVAL'
                              AND x.lot_item_id = n.lot_item_id
                            GROUP BY x.lot_item_id), 0) AS ordered_quantity,
             COALESCE((SELECT SUM(y.accepted_quantity)
                         FROM call_off o JOIN delivery y ON y.call_off_id = o.id
                        WHERE o.agreement_id = :agreementId AND y.lot_item_id = n.lot_item_id), 0)
               AS accepted_quantity,
             p.unit_price, p.currency
        FROM (SELECT e.lot_item_id, SUM(e.awarded_quantity) AS awarded_quantity,
                     SUM(e.joined_quantity) AS joined_quantity,
                     SUM(e.amended_quantity) AS amended_quantity,
                     SUM(e.called_quantity) AS ordered_quantity
                FROM entitlement e
               WHERE e.agreement_id = :agreementId
               GROUP BY e.lot_item_id) AS n
        JOIN agreement_price_in_force p ON p.agreement_id = :agreementId
                                       AND p.lot_item_id = n.lot_item_id
        JOIN lot_item i ON i.id = n.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       ORDER BY i.position, i.id""")
  List<PricedAgreementItem> list(long agreementId);
}
