package org.muwahhad.opendata;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * What open data publishes of an order under a framework agreement, once its supplier has it. No
 * statement here reads a unit price, a budget line, a contact, a serial number or a licence key.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpenOrderQueries extends GenericRepository<OpenOrderQueries.OpenOrder, Long> {

  /**
   * An order.
   *
   * @param framework Open Contracting identifier of the tender of its agreement
   * @param title of that tender
   * @param status as in the view of standings
   * @param begunAt when the supplier confirmed it or the first delivery was recorded, UTC
   * @param competition Open Contracting identifier of the mini-competition that ordered it
   */
  @Introspected
  @MappedEntity("call_off")
  record OpenOrder(
      @Id long id,
      String number,
      String framework,
      @Relation(EMBEDDED) Bilingual title,
      String agreement,
      long entityId,
      String registrationNumber,
      String country,
      @Relation(EMBEDDED) Bilingual name,
      String status,
      Instant sentAt,
      @Nullable LocalDate wantedOn,
      @Nullable LocalDate promisedOn,
      BigDecimal vatPercent,
      String currency,
      @Nullable Instant begunAt,
      @Nullable String competition) {}

  /**
   * What is ordered of an item.
   *
   * @param netAmount what it comes to, without VAT; only the sum of all lines is published
   */
  @Introspected
  @MappedEntity("call_off_line")
  record OpenOrderLine(
      @Id long lotItemId,
      @Relation(EMBEDDED) Bilingual name,
      String categoryCode,
      String kind,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal netAmount) {}

  /** What was delivered and accepted of an item. */
  @Introspected
  @MappedEntity("delivery")
  record OpenDelivery(
      @Id long id,
      @Relation(EMBEDDED) Bilingual name,
      LocalDate deliveredOn,
      BigDecimal deliveredQuantity,
      BigDecimal acceptedQuantity,
      Instant recordedAt) {}

  /**
   * An invoice that was approved.
   *
   * @param paidAt when the payment that paid it wholly was marked, UTC
   */
  @Introspected
  @MappedEntity("invoice")
  record OpenInvoice(
      @Id long id, String number, LocalDate dueOn, Instant approvedAt, @Nullable Instant paidAt) {}

  /** A payment. */
  @Introspected
  @MappedEntity("invoice_payment")
  record OpenPayment(
      @Id long id, BigDecimal amount, String currency, LocalDate paidOn, Instant markedAt) {}

  /** A change of an order to which both sides agreed. */
  @Introspected
  @MappedEntity("order_change")
  record OpenOrderChange(@Id int number, String kind, Instant answeredAt) {}

  /** An order that its supplier has. One that waits for approval or was refused is not found. */
  @Query(
      """
      SELECT o.id, o.number, t.ocid AS framework, t.title_ar, t.title_en, f.number AS agreement,
             o.entity_id, s.registration_number, s.country, s.name_ar, s.name_en, g.status,
             g.sent_at, g.wanted_on, g.promised_on, o.vat_percent, a.currency,
             COALESCE(k.answered_at, (SELECT MIN(y.recorded_at) FROM delivery y
                                       WHERE y.call_off_id = o.id)) AS begun_at,
             q.ocid AS competition
        FROM call_off o
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN joint_tender t ON t.id = f.tender_id
        JOIN award a ON a.id = f.award_id
        JOIN agreement_supplier p ON p.agreement_id = f.id
        JOIN supplier s ON s.id = p.supplier_id
        JOIN call_off_standing g ON g.call_off_id = o.id
        LEFT JOIN call_off_answer k ON k.call_off_id = o.id AND k.answer = 'CONFIRMED'
        LEFT JOIN award w ON w.id = o.award_id
        LEFT JOIN joint_tender q ON q.id = w.tender_id
       WHERE o.id = :id AND g.sent_at IS NOT NULL\
      """)
  Optional<OpenOrder> find(long id);

  @Query(
      """
      SELECT x.lot_item_id, r.name_ar, r.name_en, c.category_code, c.kind, r.unit_code,
             u.name_ar AS unit_ar, u.name_en AS unit_en,
             COALESCE(h.quantity, x.quantity) AS quantity,
             COALESCE(h.net_amount, x.net_amount) AS net_amount
        FROM call_off_line x
        JOIN call_off_line_agreed g
          ON g.call_off_id = x.call_off_id AND g.lot_item_id = x.lot_item_id
        JOIN item_revision r ON r.id = g.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = r.unit_code
        LEFT JOIN order_change_item h
          ON h.line_order = x.call_off_id AND h.lot_item_id = x.lot_item_id
       WHERE x.call_off_id = :callOffId
       ORDER BY x.lot_item_id\
      """)
  List<OpenOrderLine> listLines(long callOffId);

  @Query(
      """
      SELECT y.id, r.name_ar, r.name_en, y.delivered_on, y.delivered_quantity, y.accepted_quantity,
             y.recorded_at
        FROM delivery y
        JOIN call_off_line_agreed g
          ON g.call_off_id = y.call_off_id AND g.lot_item_id = y.lot_item_id
        JOIN item_revision r ON r.id = g.revision_id
       WHERE y.call_off_id = :callOffId
       ORDER BY y.id\
      """)
  List<OpenDelivery> listDeliveries(long callOffId);

  @Query(
      """
      SELECT n.id, n.number, n.due_on, a.answered_at AS approved_at,
             CASE WHEN g.status = 'PAID'
                  THEN (SELECT MAX(y.marked_at) FROM invoice_payment y WHERE y.invoice_id = n.id)
             END AS paid_at
        FROM invoice n
        JOIN invoice_answer a ON a.invoice_id = n.id AND a.answer = 'APPROVED'
        JOIN invoice_standing g ON g.invoice_id = n.id
       WHERE n.call_off_id = :callOffId
       ORDER BY n.id\
      """)
  List<OpenInvoice> listInvoices(long callOffId);

  @Query(
      """
      SELECT y.id, y.amount, n.currency, y.paid_on, y.marked_at
        FROM invoice n
        JOIN invoice_payment y ON y.invoice_id = n.id
       WHERE n.call_off_id = :callOffId
       ORDER BY y.id\
      """)
  List<OpenPayment> listPayments(long callOffId);

  @Query(
      """
      SELECT c.number, c.kind, c.answered_at FROM order_change c
       WHERE c.call_off_id = :callOffId AND c.status = 'AGREED'
       ORDER BY c.number\
      """)
  List<OpenOrderChange> listChanges(long callOffId);
}
