package org.muwahhad.framework.fulfilment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Invoices, what was answered to them and their payments, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Invoices extends GenericRepository<Invoices.StoredInvoice, Long> {

  /** An invoice by its keys. */
  @Introspected
  @MappedEntity("invoice")
  record StoredInvoice(@Id long id, long callOffId) {}

  @Query(
      """
      SELECT id FROM invoice
       WHERE call_off_id = :callOffId AND request_key = :requestKey""")
  Optional<Long> findRequested(long callOffId, String requestKey);

  /** The order of an invoice. */
  @Query("SELECT call_off_id FROM invoice WHERE id = :id")
  Optional<Long> findOrder(long id);

  @Query("SELECT COUNT(*) FROM invoice WHERE supplier_id = :supplierId AND number = :number")
  int countNumbered(long supplierId, String number);

  @Query(
      """
      INSERT INTO invoice (call_off_id, supplier_id, number, issued_on, due_on, currency,
                           net_amount, vat_amount, request_key, sent_by, sent_at)
      VALUES (:callOffId, :supplierId, :number, :issuedOn, :dueOn, :currency, :net, :vat,
              :requestKey, :personId, UTC_TIMESTAMP(6))""")
  void add(
      long callOffId,
      long supplierId,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal net,
      BigDecimal vat,
      String requestKey,
      long personId);

  @Query(
      """
      INSERT INTO invoice_item (invoice_id, call_off_id, lot_item_id, quantity, unit_price,
                                net_amount)
      VALUES (:invoiceId, :callOffId, :lotItemId, :quantity, :price, :net)""")
  void addItem(
      long invoiceId,
      long callOffId,
      long lotItemId,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal net);

  @Query(
      """
      INSERT INTO invoice_answer (invoice_id, answer, differs, penalty, reason, answered_by,
                                  answered_at)
      VALUES (:invoiceId, :answer, :differs, :penalty, :reason, :personId, UTC_TIMESTAMP(6))""")
  void answer(
      long invoiceId,
      String answer,
      boolean differs,
      BigDecimal penalty,
      String reason,
      long personId);

  @Query(
      """
      SELECT COUNT(*) FROM invoice_payment
       WHERE invoice_id = :invoiceId AND request_key = :requestKey""")
  int countPayments(long invoiceId, String requestKey);

  @Query(
      """
      INSERT INTO invoice_payment (invoice_id, amount, paid_on, reference, request_key, marked_by,
                                   marked_at)
      VALUES (:invoiceId, :amount, :paidOn, :reference, :requestKey, :personId,
              UTC_TIMESTAMP(6))""")
  void pay(
      long invoiceId,
      BigDecimal amount,
      LocalDate paidOn,
      String reference,
      String requestKey,
      long personId);
}
