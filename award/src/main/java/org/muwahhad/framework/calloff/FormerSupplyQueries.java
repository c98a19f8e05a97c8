package org.muwahhad.framework.calloff;

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
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** What suppliers had of an order until another one took their place in its agreement. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FormerSupplyQueries
    extends GenericRepository<FormerSupplyQueries.FormerSupply, Long> {

  /**
   * An order of a supplier whose place another one took.
   *
   * @param untilAt when it did, UTC
   */
  @Introspected
  @MappedEntity("call_off")
  record FormerSupply(
      @Id long id, long supplierId, @Relation(EMBEDDED) Bilingual supplier, Instant untilAt) {}

  /**
   * What an agreed change left of an item.
   *
   * @param netAmount what that comes to, without VAT
   */
  @Introspected
  @MappedEntity("order_change_item")
  record LeftQuantity(
      @Id long lotItemId, long changeId, BigDecimal quantity, BigDecimal netAmount) {}

  /** What was accepted of a delivery of an item. */
  @Introspected
  @MappedEntity("delivery")
  record OwnDelivery(@Id long id, long lotItemId, BigDecimal acceptedQuantity) {}

  /** Units of an item that a supplier invoiced, without what was disputed. */
  @Introspected
  @MappedEntity("invoice_item")
  record OwnInvoiced(@Id long lotItemId, BigDecimal quantity) {}

  /** An order that a supplier received before another one took its place. */
  @Query(
      """
      SELECT o.id, b.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, b.until_at
        FROM call_off o
        JOIN call_off_standing q ON q.call_off_id = o.id
        JOIN agreement_supplier_before b ON b.agreement_id = o.agreement_id
                                        AND b.supplier_id = :supplierId
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.id = :callOffId AND q.sent_at < b.until_at""")
  Optional<FormerSupply> find(long callOffId, long supplierId);

  /**
   * Those of some orders, at least one, that a supplier received before another one took its place.
   */
  @Query(
      """
      SELECT o.id, z.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, z.until_at
        FROM call_off o
        JOIN call_off_standing q ON q.call_off_id = o.id
        JOIN agreement_supplier b ON b.agreement_id = o.agreement_id
                                 AND b.supplier_id <> :supplierId
        JOIN agreement_supplier_before z ON z.agreement_id = o.agreement_id
                                        AND z.supplier_id = :supplierId
        JOIN supplier s ON s.id = z.supplier_id
       WHERE o.id IN (:callOffs) AND q.sent_at < z.until_at""")
  List<FormerSupply> listOf(List<Long> callOffs, long supplierId);

  /** What the changes that both sides agreed to before an instant left, the last change first. */
  @Query(
      """
      SELECT k.lot_item_id, k.change_id, k.quantity, k.net_amount
        FROM order_change g
        JOIN order_change_item k ON k.change_id = g.id
       WHERE g.call_off_id = :callOffId AND g.status = 'AGREED' AND g.answered_at < :until
       ORDER BY g.number DESC, k.lot_item_id
       LIMIT 5000""")
  List<LeftQuantity> listLeft(long callOffId, Instant until);

  /** The deliveries of an order that were those of a supplier. */
  @Query(
      """
      SELECT y.id, y.lot_item_id, y.accepted_quantity
        FROM delivery_before y
       WHERE y.call_off_id = :callOffId AND y.supplier_id = :supplierId
       ORDER BY y.id""")
  List<OwnDelivery> listDeliveries(long callOffId, long supplierId);

  /** What a supplier invoiced of an order. */
  @Query(
      """
      SELECT i.lot_item_id, SUM(i.quantity) AS quantity
        FROM invoice n
        JOIN invoice_item i ON i.invoice_id = n.id
        LEFT JOIN invoice_answer a ON a.invoice_id = n.id AND a.answer = 'DISPUTED'
       WHERE n.call_off_id = :callOffId AND n.supplier_id = :supplierId AND a.invoice_id IS NULL
       GROUP BY i.lot_item_id""")
  List<OwnInvoiced> listInvoiced(long callOffId, long supplierId);

  /** The suppliers that sent a despatch and whose place another one took since. */
  @Query(
      """
      SELECT b.supplier_id
        FROM despatch d
        JOIN call_off o ON o.id = d.call_off_id
        JOIN agreement_supplier_before b ON b.agreement_id = o.agreement_id
                                        AND d.advised_at < b.until_at
       WHERE d.id = :despatchId
       ORDER BY b.until_at
       LIMIT 1""")
  Optional<Long> findSender(long despatchId);

  /** The supplier that made a delivery. */
  @Query("SELECT supplier_id FROM delivery_supplier WHERE delivery_id = :deliveryId")
  Optional<Long> findDeliverer(long deliveryId);
}
