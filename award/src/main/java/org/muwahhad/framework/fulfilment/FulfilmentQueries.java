package org.muwahhad.framework.fulfilment;

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
import org.muwahhad.shared.Money;

/**
 * What was sent, received, invoiced and paid of orders, as pages and programs read it. Empty
 * filters ({@code ''} and 0) take everything; who may see what is asked in the readings.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FulfilmentQueries extends GenericRepository<FulfilmentQueries.Despatch, Long> {

  /**
   * What a supplier sent; days are those of Riyadh, instants are UTC.
   *
   * @param number from 1, in the order
   * @param person who advised it
   * @param receivedAt when the entity recorded what came of it; null while it is under way
   * @param receiptKey request key of the deliveries that came of it; null until then
   */
  @Introspected
  @MappedEntity("despatch")
  record Despatch(
      @Id long id,
      int number,
      LocalDate sentOn,
      LocalDate expectedOn,
      String carrier,
      String tracking,
      @Relation(EMBEDDED) Bilingual person,
      Instant advisedAt,
      @Nullable Instant receivedAt,
      @Nullable String receiptKey) {
    public boolean isUnderWay() {
      return receivedAt == null;
    }
  }

  /** Units of an item in a despatch. */
  @Introspected
  @MappedEntity("despatch_item")
  record DespatchItem(@Id long despatchId, long lotItemId, BigDecimal quantity) {}

  /**
   * A unit that was sent.
   *
   * @param serialNumber may be empty
   * @param licensed whether it came with a licence key
   */
  @Introspected
  @MappedEntity("despatched_unit")
  record DespatchedUnit(
      @Id long despatchId,
      long lotItemId,
      int position,
      String serialNumber,
      boolean licensed,
      @Nullable LocalDate warrantyEndsOn) {}

  /** How far an item of an order has come. */
  @Introspected
  @MappedEntity("call_off_line")
  record FulfilledLine(
      @Id long lotItemId,
      BigDecimal acceptedQuantity,
      BigDecimal underWayQuantity,
      BigDecimal invoicedQuantity) {}

  /** A delivery of an item. */
  @Introspected
  @MappedEntity("delivery")
  record DeliveryOfItem(
      @Id long id,
      long lotItemId,
      LocalDate deliveredOn,
      BigDecimal deliveredQuantity,
      BigDecimal acceptedQuantity,
      String reason,
      String requestKey) {
    /** Whether some of it was rejected. */
    public boolean isRejected() {
      return acceptedQuantity.compareTo(deliveredQuantity) < 0;
    }
  }

  /** A photo of a delivery. */
  @Introspected
  @MappedEntity("delivery_photo")
  record DeliveryPhoto(
      @Id long id,
      long deliveryId,
      String title,
      String contentType,
      int size,
      String sha256,
      Instant addedAt) {}

  /** A rule of late delivery of the tender of an order, with where it comes from. */
  @Introspected
  @MappedEntity("tender_rule")
  record DelayRule(
      @Id String code,
      BigDecimal value,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source) {}

  /**
   * An invoice, with how it stands.
   *
   * @param supplierId who sent it, though another supplier may have taken its place since
   * @param penalty deducted for late delivery; null until it is answered
   * @param differs whether it differed when it was answered; null until then
   * @param payableAmount what is to be paid of it, once it is approved
   * @param sender person of the supplier
   */
  @Introspected
  @MappedEntity("invoice")
  record Invoice(
      @Id long id,
      long callOffId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal netAmount,
      BigDecimal vatAmount,
      @Relation(EMBEDDED) Bilingual sender,
      Instant sentAt,
      InvoiceStatus status,
      BigDecimal payableAmount,
      BigDecimal paidAmount,
      @Nullable Boolean differs,
      @Nullable BigDecimal penalty,
      @Nullable String reason,
      @Relation(EMBEDDED) @Nullable Bilingual answerer,
      @Nullable Instant answeredAt) {
    public Money net() {
      return Money.rounded(netAmount, currency);
    }

    public Money vat() {
      return Money.rounded(vatAmount, currency);
    }

    public Money gross() {
      return net().plus(vat());
    }

    /** What is to be paid of it. */
    public Money payable() {
      return Money.rounded(payableAmount, currency);
    }

    public Money paid() {
      return Money.rounded(paidAmount, currency);
    }

    /** What is still to be paid. */
    public Money open() {
      return payable().minus(paid());
    }

    /** What was deducted; nothing until it is answered. */
    public Money deducted() {
      return penalty == null ? Money.zero(currency) : Money.rounded(penalty, currency);
    }

    /** Who answered it; empty texts until then. */
    public Bilingual answererName() {
      return Bilingual.orEmpty(answerer);
    }
  }

  /** A line of an invoice as it states it. */
  @Introspected
  @MappedEntity("invoice_item")
  record InvoiceItem(
      @Id long invoiceId,
      long lotItemId,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal netAmount) {}

  /** What was invoiced of an item before an invoice. */
  @Introspected
  @MappedEntity("invoice_item")
  record InvoicedBefore(@Id long lotItemId, BigDecimal quantity, BigDecimal netAmount) {}

  /** A payment that was marked. */
  @Introspected
  @MappedEntity("invoice_payment")
  record Payment(
      @Id long id,
      BigDecimal amount,
      LocalDate paidOn,
      String reference,
      @Relation(EMBEDDED) Bilingual person,
      Instant markedAt) {}

  @Query(
      """
      SELECT d.id, d.number, d.sent_on, d.expected_on, d.carrier, d.tracking,
             p.name_ar AS person_ar, p.name_en AS person_en, d.advised_at, r.received_at,
             r.request_key AS receipt_key
        FROM despatch d
        JOIN person p ON p.id = d.advised_by
        LEFT JOIN despatch_receipt r ON r.despatch_id = d.id
       WHERE d.call_off_id = :callOffId
       ORDER BY d.number DESC
       LIMIT 200""")
  List<Despatch> listDespatches(long callOffId);

  @Query(
      """
      SELECT i.despatch_id, i.lot_item_id, i.quantity
        FROM despatch_item i
       WHERE i.call_off_id = :callOffId
       ORDER BY i.despatch_id, i.lot_item_id""")
  List<DespatchItem> listDespatchItems(long callOffId);

  @Query(
      """
      SELECT u.despatch_id, u.lot_item_id, u.position, u.serial_number,
             u.sealed_licence IS NOT NULL AS licensed, u.warranty_ends_on
        FROM despatched_unit u
        JOIN despatch d ON d.id = u.despatch_id
       WHERE d.call_off_id = :callOffId
       ORDER BY u.despatch_id, u.lot_item_id, u.position""")
  List<DespatchedUnit> listUnits(long callOffId);

  @Query(
      """
      SELECT lot_item_id, accepted_quantity, under_way_quantity, invoiced_quantity
        FROM call_off_line_fulfilled WHERE call_off_id = :callOffId""")
  List<FulfilledLine> listFulfilled(long callOffId);

  @Query(
      """
      SELECT id, lot_item_id, delivered_on, delivered_quantity, accepted_quantity, reason,
             request_key
        FROM delivery WHERE call_off_id = :callOffId
       ORDER BY delivered_on, id""")
  List<DeliveryOfItem> listDeliveries(long callOffId);

  @Query(
      """
      SELECT h.id, h.delivery_id, h.title, h.content_type, h.size, h.sha256, h.added_at
        FROM delivery_photo h
        JOIN delivery d ON d.id = h.delivery_id
       WHERE d.call_off_id = :callOffId
       ORDER BY h.id""")
  List<DeliveryPhoto> listPhotos(long callOffId);

  /** The UN/ECE Recommendation 20 code of the unit of an item. */
  @Query("SELECT unit_code FROM lot_item WHERE id = :lotItemId")
  Optional<String> findUnitCode(long lotItemId);

  /** The rules of late delivery of the tender of an agreement. */
  @Query(
      """
      SELECT r.code, r.value, COALESCE(r.name_ar, d.name_ar) AS name_ar,
             COALESCE(r.name_en, d.name_en) AS name_en,
             COALESCE(r.source_ar, d.source_ar) AS source_ar,
             COALESCE(r.source_en, d.source_en) AS source_en
        FROM framework_agreement f
        JOIN tender_rule r ON r.tender_id = f.tender_id
        JOIN rule_default d ON d.code = r.code
       WHERE f.id = :agreementId AND r.code IN ('delay.percent-per-week', 'delay.most-percent')
       ORDER BY r.code""")
  List<DelayRule> listDelayRules(long agreementId);

  /** What was deducted of the invoices of an order for late delivery. */
  @Query(
      """
      SELECT COALESCE(SUM(a.penalty), 0)
        FROM invoice n JOIN invoice_answer a ON a.invoice_id = n.id
       WHERE n.call_off_id = :callOffId""")
  BigDecimal sumDeducted(long callOffId);

  String INVOICE =
      """
      SELECT n.id, n.call_off_id, n.supplier_id, v.name_ar AS supplier_ar,
             v.name_en AS supplier_en, n.number, n.issued_on, n.due_on, n.currency, n.net_amount,
             n.vat_amount, p.name_ar AS sender_ar, p.name_en AS sender_en,
             n.sent_at, q.status, q.payable_amount, q.paid_amount, a.differs, a.penalty, a.reason,
             h.name_ar AS answerer_ar, h.name_en AS answerer_en, a.answered_at
        FROM invoice n
        JOIN supplier v ON v.id = n.supplier_id
        JOIN invoice_standing q ON q.invoice_id = n.id
        JOIN person p ON p.id = n.sent_by
        LEFT JOIN invoice_answer a ON a.invoice_id = n.id
        LEFT JOIN person h ON h.id = a.answered_by
      """;

  @Query(INVOICE + " WHERE n.id = :id")
  Optional<Invoice> findInvoice(long id);

  /** The invoices of an order, the last sent first. */
  @Query(INVOICE + " WHERE n.call_off_id = :callOffId ORDER BY n.id DESC LIMIT 200")
  List<Invoice> listInvoices(long callOffId);

  @Query(
      """
      SELECT invoice_id, lot_item_id, quantity, unit_price, net_amount FROM invoice_item
       WHERE invoice_id = :invoiceId ORDER BY lot_item_id""")
  List<InvoiceItem> listInvoiceItems(long invoiceId);

  /**
   * What counts before an invoice: what earlier invoices of its order state, but for those that
   * were disputed, and what those state that were approved before it was answered.
   */
  @Query(
      """
      SELECT i.lot_item_id, SUM(i.quantity) AS quantity, SUM(i.net_amount) AS net_amount
        FROM invoice_item i
        LEFT JOIN invoice_answer a ON a.invoice_id = i.invoice_id
        LEFT JOIN invoice_answer own ON own.invoice_id = :before
       WHERE i.call_off_id = :callOffId AND i.invoice_id <> :before
         AND (a.answer IS NULL OR a.answer = 'APPROVED')
         AND (i.invoice_id < :before
              OR (a.answer = 'APPROVED'
                  AND (own.answered_at IS NULL OR a.answered_at < own.answered_at)))
       GROUP BY i.lot_item_id""")
  List<InvoicedBefore> listInvoicedBefore(long callOffId, long before);

  @Query(
      """
      SELECT y.id, y.amount, y.paid_on, y.reference, p.name_ar AS person_ar,
             p.name_en AS person_en, y.marked_at
        FROM invoice_payment y
        JOIN person p ON p.id = y.marked_by
       WHERE y.invoice_id = :invoiceId
       ORDER BY y.id
       LIMIT 200""")
  List<Payment> listPayments(long invoiceId);
}
