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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Orders under an agreement as pages, programs and later packages read them. Empty filters ({@code
 * ''} and 0) take everything. Who may see what is asked in {@link ViewAgreements}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AgreementOrderQueries
    extends GenericRepository<AgreementOrderQueries.OrderedLine, Long> {

  /**
   * One line of an order in force; the instant is UTC, the amount without VAT.
   *
   * @param netAmount what it was ordered for
   */
  @Introspected
  @MappedEntity("call_off")
  record OrderedLine(
      @Id long callOffId,
      String number,
      long lotItemId,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual person,
      Instant placedAt,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal acceptedQuantity,
      BigDecimal unitPrice,
      String currency,
      BigDecimal netAmount,
      OrderStatus status) {
    public OrderedLine {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    /** What the line comes to, as it was placed. */
    public Money net() {
      return Money.rounded(netAmount, currency);
    }
  }

  /**
   * An order that was cancelled; instants are UTC.
   *
   * @param person who cancelled it
   * @param sentAt when its supplier received it; null when it never did
   */
  @Introspected
  @MappedEntity("call_off_cancellation")
  record CancelledOrder(
      @Id long callOffId,
      String number,
      @Relation(EMBEDDED) Bilingual entity,
      Instant placedAt,
      @Relation(EMBEDDED) Bilingual person,
      Instant cancelledAt,
      String reason,
      @Nullable Instant sentAt) {}

  /** The lines of the orders in force, the last placed first. */
  @Query(
      """
      SELECT o.id AS call_off_id, o.number, q.status, x.lot_item_id, x.entity_id,
             e.name_ar AS entity_ar,
             e.name_en AS entity_en, p.name_ar AS person_ar, p.name_en AS person_en, o.placed_at,
             c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, x.quantity,
             (SELECT COALESCE(SUM(y.accepted_quantity), 0) FROM delivery y
               WHERE y.call_off_id = o.id AND y.lot_item_id = x.lot_item_id) AS accepted_quantity,
             n.unit_price, n.currency, x.net_amount
        FROM call_off o
        JOIN call_off_standing q ON q.call_off_id = o.id
        JOIN call_off_line_in_force x ON x.call_off_id = o.id
        JOIN call_off_line_agreed n ON n.call_off_id = x.call_off_id
                                   AND n.lot_item_id = x.lot_item_id
        JOIN procuring_entity e ON e.id = o.entity_id
        JOIN person p ON p.id = o.placed_by
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = n.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE o.agreement_id = :agreementId
      """
          + AgreementQueries.THEIRS
          + " ORDER BY o.placed_at DESC, o.id DESC, i.position, i.id")
  List<OrderedLine> listOrdered(long agreementId, String state, long entityId);

  /** The orders that were cancelled, the last cancelled first. */
  @Query(
      """
      SELECT o.id AS call_off_id, o.number, e.name_ar AS entity_ar, e.name_en AS entity_en,
             o.placed_at, p.name_ar AS person_ar, p.name_en AS person_en, z.cancelled_at, z.reason,
             x.sent_at
        FROM call_off o
        JOIN call_off_cancellation z ON z.call_off_id = o.id
        JOIN order_index x ON x.call_off_id = o.id
        JOIN procuring_entity e ON e.id = o.entity_id
        JOIN person p ON p.id = z.cancelled_by
       WHERE o.agreement_id = :agreementId
      """
          + AgreementQueries.THEIRS
          + " ORDER BY z.cancelled_at DESC, o.id DESC")
  List<CancelledOrder> listCancelled(long agreementId, String state, long entityId);
}
