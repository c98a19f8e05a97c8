package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.FormerSupplyQueries;
import org.muwahhad.framework.calloff.UnannouncedDelivery;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DeliveryPhotoAdded;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DespatchAdvised;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DespatchReceived;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceApproved;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceDisputed;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceSent;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.PaymentMarked;
import org.muwahhad.framework.fulfilment.FulfilmentQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs the officers of an entity of what is sent and invoiced of their orders, and the people of
 * the supplier of what was received and shown, approved, disputed and paid. What a supplier sent or
 * invoiced before another one took its place stays its own.
 */
@Singleton
class FulfilmentNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final CallOffQueries callOffs;
  private final FulfilmentQueries fulfilment;
  private final FormerSupplyQueries former;

  FulfilmentNotices(
      NotifyPeople tell,
      Notices notices,
      CallOffQueries callOffs,
      FulfilmentQueries fulfilment,
      FormerSupplyQueries former) {
    this.tell = tell;
    this.notices = notices;
    this.callOffs = callOffs;
    this.fulfilment = fulfilment;
    this.former = former;
  }

  /** The officers of the entity. */
  @EventListener
  void on(DespatchAdvised entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    tell.run(
        Notice.of(
            "despatch-advised",
            "/call-offs/" + order.id() + "/fulfilment",
            Argument.text(order.number()),
            Argument.name(order.supplier()),
            Argument.text(order.agreementNumber()),
            Argument.day(entry.expectedOn())),
        id -> notices.tellEntity(id, order.entityId()));
  }

  /** The people of the supplier, who learn of it here alone. */
  @EventListener
  void on(UnannouncedDelivery event) {
    CallOffQueries.CallOff order = order(event.callOffId());
    tell.run(
        Notice.of(
            "delivery-recorded",
            "/call-offs/" + order.id(),
            Argument.text(order.number()),
            Argument.name(order.entity()),
            Argument.text(order.agreementNumber())),
        id -> notices.tellBidders(id, order.supplierId()));
  }

  /** The people of the supplier, and of the one that sent it, where it was another. */
  @EventListener
  void on(DespatchReceived entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    tellReceived(order, order.supplierId());
    former
        .findSender(entry.despatch())
        .filter(sender -> sender != order.supplierId())
        .ifPresent(sender -> tellReceived(order, sender));
  }

  private void tellReceived(CallOffQueries.CallOff order, long supplierId) {
    tell.run(
        Notice.of(
            "despatch-received",
            "/call-offs/" + order.id() + "/fulfilment",
            Argument.text(order.number()),
            Argument.name(order.entity()),
            Argument.text(order.agreementNumber())),
        id -> notices.tellBidders(id, supplierId));
  }

  /** The people of the supplier that made the delivery. */
  @EventListener
  void on(DeliveryPhotoAdded entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    String page = "/call-offs/" + order.id() + "/fulfilment";
    long supplier = former.findDeliverer(entry.delivery()).orElse(order.supplierId());
    tell.run(
        Notice.of(
                "delivery-photo-added",
                page,
                Argument.text(order.number()),
                Argument.name(order.entity()),
                Argument.text(order.agreementNumber()))
            .mailedHourlyOf(page),
        id -> notices.tellBidders(id, supplier));
  }

  /** The officers of the entity. */
  @EventListener
  void on(InvoiceSent entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    tell.run(
        Notice.of(
            "invoice-received",
            "/invoices/" + entry.invoice(),
            Argument.text(order.number()),
            Argument.name(invoice(entry.invoice()).supplier()),
            Argument.text(order.agreementNumber()),
            Argument.text(entry.number())),
        id -> notices.tellEntity(id, order.entityId()));
  }

  /** The people of the supplier that sent it. */
  @EventListener
  void on(InvoiceApproved entry) {
    tellSupplier("invoice-approved", entry.callOffId(), entry.invoice());
  }

  /** The people of the supplier that sent it. */
  @EventListener
  void on(InvoiceDisputed entry) {
    tellSupplier("invoice-disputed", entry.callOffId(), entry.invoice());
  }

  /** The people of the supplier that sent the invoice. */
  @EventListener
  void on(PaymentMarked entry) {
    tellSupplier("payment-marked", entry.callOffId(), entry.invoice());
  }

  private void tellSupplier(String kind, long callOffId, long invoiceId) {
    CallOffQueries.CallOff order = order(callOffId);
    FulfilmentQueries.Invoice invoice = invoice(invoiceId);
    tell.run(
        Notice.of(
            kind,
            "/invoices/" + invoiceId,
            Argument.text(order.number()),
            Argument.name(order.entity()),
            Argument.text(order.agreementNumber()),
            Argument.text(invoice.number())),
        id -> notices.tellBidders(id, invoice.supplierId()));
  }

  private FulfilmentQueries.Invoice invoice(long id) {
    return fulfilment.findInvoice(id).orElseThrow(() -> new Refusal.NotFound("invoice " + id));
  }

  private CallOffQueries.CallOff order(long id) {
    return callOffs.find(id, "", 0, 0).orElseThrow(() -> new Refusal.NotFound("call-off " + id));
  }
}
