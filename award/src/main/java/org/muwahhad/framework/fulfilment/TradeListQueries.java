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
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Invoices and despatches of all orders, as lists show them. Empty filters ({@code ''} and 0) take
 * everything; who may see what is asked in the readings.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TradeListQueries extends GenericRepository<TradeListQueries.ListedInvoice, Long> {

  /** An invoice in a list. */
  @Introspected
  @MappedEntity("invoice")
  record ListedInvoice(
      @Id long id,
      String number,
      long callOffId,
      String orderNumber,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal grossAmount,
      BigDecimal openAmount,
      InvoiceStatus status) {
    public Money gross() {
      return Money.rounded(grossAmount, currency);
    }

    /** What is still to be paid, once it is approved. */
    public Money open() {
      return Money.rounded(openAmount, currency);
    }
  }

  /**
   * A despatch in a list.
   *
   * @param units all that was sent, over its items
   */
  @Introspected
  @MappedEntity("despatch")
  record ListedDespatch(
      @Id long id,
      int number,
      long callOffId,
      String orderNumber,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate sentOn,
      LocalDate expectedOn,
      String carrier,
      String tracking,
      BigDecimal units,
      DespatchStatus status) {}

  /** Which invoices a reader asks for; suppliers read their own after another took their place. */
  String INVOICES =
      """
        FROM invoice n
        JOIN invoice_standing q ON q.invoice_id = n.id
        JOIN call_off o ON o.id = n.call_off_id
        JOIN procuring_entity e ON e.id = o.entity_id
        JOIN agreement_supplier b ON b.agreement_id = o.agreement_id
        JOIN supplier s ON s.id = n.supplier_id
       WHERE (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR o.entity_id = :entityId)
         AND (:supplierId = 0 OR b.supplier_id = :supplierId OR n.supplier_id = :supplierId)
         AND (:filter = '' OR q.status = :filter)
         AND (:like = '' OR n.number LIKE :like OR o.number LIKE :like OR e.name_ar LIKE :like
              OR e.name_en LIKE :like OR s.name_ar LIKE :like OR s.name_en LIKE :like
              OR o.agreement_id IN (SELECT f.id FROM framework_agreement f WHERE
      """
          + AgreementQueries.OF_NUMBER
          + "))\n";

  /**
   * A page of invoices.
   *
   * @param filter an {@link InvoiceStatus}; empty for all
   * @param sort number, due, entity, supplier or sent, with {@code -} before it for the last first
   */
  @Query(
      """
      SELECT n.id, n.number, n.call_off_id, o.number AS order_number, e.name_ar AS entity_ar,
             e.name_en AS entity_en, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             n.issued_on, n.due_on, n.currency, n.net_amount + n.vat_amount AS gross_amount,
             q.payable_amount - q.paid_amount AS open_amount, q.status
      """
          + INVOICES
          + """
       ORDER BY CASE :sort WHEN 'number' THEN n.number WHEN 'entity' THEN e.name_en
                           WHEN 'supplier' THEN s.name_en WHEN 'due' THEN n.due_on END,
                CASE :sort WHEN '-number' THEN n.number WHEN '-entity' THEN e.name_en
                           WHEN '-supplier' THEN s.name_en WHEN '-due' THEN n.due_on END DESC,
                CASE :sort WHEN 'sent' THEN n.sent_at END,
                n.sent_at DESC, n.id DESC
       LIMIT :most OFFSET :offset""")
  List<ListedInvoice> listInvoices(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*)\n" + INVOICES)
  int countInvoices(String state, long entityId, long supplierId, String like, String filter);

  /**
   * Which despatches a reader asks for; suppliers read what was sent before another one took their
   * place.
   */
  String DESPATCHES =
      """
        FROM despatch d
        LEFT JOIN despatch_receipt r ON r.despatch_id = d.id
        JOIN call_off o ON o.id = d.call_off_id
        JOIN procuring_entity e ON e.id = o.entity_id
        JOIN agreement_supplier b ON b.agreement_id = o.agreement_id
        LEFT JOIN agreement_supplier_before z ON z.agreement_id = o.agreement_id
                                             AND z.supplier_id = :supplierId
                                             AND d.advised_at < z.until_at
                                             AND b.supplier_id <> :supplierId
        JOIN supplier s ON s.id = COALESCE(z.supplier_id, b.supplier_id)
       WHERE (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR o.entity_id = :entityId)
         AND (:supplierId = 0 OR s.id = :supplierId)
         AND (:filter = '' OR (:filter = 'RECEIVED') = (r.despatch_id IS NOT NULL))
         AND (:like = '' OR o.number LIKE :like OR d.carrier LIKE :like OR d.tracking LIKE :like
              OR e.name_ar LIKE :like OR e.name_en LIKE :like OR s.name_ar LIKE :like
              OR s.name_en LIKE :like
              OR o.agreement_id IN (SELECT f.id FROM framework_agreement f WHERE
      """
          + AgreementQueries.OF_NUMBER
          + "))\n";

  /**
   * A page of despatches.
   *
   * @param filter a {@link DespatchStatus}; empty for all
   * @param sort order, expected, entity, supplier or sent, with {@code -} before it for the last
   *     first
   */
  @Query(
      """
      SELECT d.id, d.number, d.call_off_id, o.number AS order_number, e.name_ar AS entity_ar,
             e.name_en AS entity_en, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             d.sent_on, d.expected_on, d.carrier, d.tracking,
             (SELECT COALESCE(SUM(i.quantity), 0) FROM despatch_item i
               WHERE i.despatch_id = d.id) AS units,
             CASE WHEN r.despatch_id IS NULL THEN 'UNDER_WAY' ELSE 'RECEIVED' END AS status
      """
          + DESPATCHES
          + """
       ORDER BY CASE :sort WHEN 'order' THEN o.number WHEN 'entity' THEN e.name_en
                           WHEN 'supplier' THEN s.name_en WHEN 'expected' THEN d.expected_on END,
                CASE :sort WHEN '-order' THEN o.number WHEN '-entity' THEN e.name_en
                           WHEN '-supplier' THEN s.name_en
                           WHEN '-expected' THEN d.expected_on END DESC,
                CASE :sort WHEN 'sent' THEN d.sent_on END,
                d.sent_on DESC, d.id DESC
       LIMIT :most OFFSET :offset""")
  List<ListedDespatch> listDespatches(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*)\n" + DESPATCHES)
  int countDespatches(String state, long entityId, long supplierId, String like, String filter);
}
