package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.PaymentMarked;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.RiyadhDay;

/**
 * A procurement officer marks a payment of an approved invoice, which the entity made elsewhere:
 * all of it or a part. No money moves here. The same request key marks once.
 *
 * <p>Refused as not found for an invoice of another entity, with {@code fulfilment.not-approved},
 * {@code fulfilment.paid-in-full}, {@code shared.sent-otherwise} when the request key was used for
 * another payment, and as invalid input with {@code fulfilment.more-than-payable}, {@code
 * fulfilment.paid-in-future}, {@code fulfilment.paid-before-order}, {@code
 * shared.too-many-decimals}, {@code shared.missing} and {@code shared.not-positive}.
 */
@Singleton
public class MarkPayment {
  private static final int LONGEST_REFERENCE = 100;
  private final HeldInvoice held;
  private final Invoices invoices;
  private final AgreementDays days;
  private final RequestContents requests;
  private final AuditLog audit;

  MarkPayment(
      HeldInvoice held,
      Invoices invoices,
      AgreementDays days,
      RequestContents requests,
      AuditLog audit) {
    this.held = held;
    this.invoices = invoices;
    this.days = days;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * A payment.
   *
   * @param amount in the currency of the invoice
   * @param paidOn by the calendar of Riyadh
   * @param reference by which the entity finds it
   */
  public record MarkedPayment(
      @Nullable String requestKey,
      @Nullable BigDecimal amount,
      @Nullable LocalDate paidOn,
      @Nullable String reference) {
    String key() {
      return Objects.requireNonNullElse(requestKey, "");
    }

    String ownReference() {
      return reference == null ? "" : reference.strip();
    }
  }

  @Transactional
  public void run(Actor actor, long id, MarkedPayment payment) {
    HeldInvoice.InvoiceOfOrder of = held.hold(actor, id);
    new Faults().requestKey(payment.key()).throwIfAny();
    KeyedRequest request = KeyedRequest.of("payment:" + id, payment.key(), payment);
    if (invoices.countPayments(id, payment.key()) > 0) {
      requests.requireSame(request);
      return;
    }
    if (of.invoice().status() == InvoiceStatus.SENT
        || of.invoice().status() == InvoiceStatus.DISPUTED) {
      throw new Refusal.RuleBroken("fulfilment.not-approved");
    }
    if (of.invoice().status() == InvoiceStatus.PAID) {
      throw new Refusal.RuleBroken("fulfilment.paid-in-full");
    }
    check(of, payment);
    BigDecimal amount = Objects.requireNonNull(payment.amount());
    LocalDate paidOn = Objects.requireNonNull(payment.paidOn());
    invoices.pay(id, amount, paidOn, payment.ownReference(), payment.key(), actor.personId());
    requests.keep(request);
    audit.record(
        actor,
        new PaymentMarked(
            of.order().agreementId(), of.order().id(), amount, id, paidOn, payment.ownReference()));
  }

  private void check(HeldInvoice.InvoiceOfOrder of, MarkedPayment payment) {
    FulfilmentQueries.Invoice invoice = of.invoice();
    Faults faults = new Faults().name("reference", payment.ownReference(), LONGEST_REFERENCE);
    BigDecimal amount = payment.amount();
    LocalDate paidOn = payment.paidOn();
    if (amount == null) {
      faults.check(false, "amount", "shared.missing");
    } else {
      faults
          .price("amount", amount, invoice.currency())
          .check(
              amount.compareTo(invoice.open().amount()) <= 0,
              "amount",
              "fulfilment.more-than-payable");
    }
    if (paidOn == null) {
      faults.check(false, "paidOn", "shared.missing");
    } else {
      LocalDate ordered = RiyadhDay.of(of.order().placedAt());
      faults
          .check(!paidOn.isAfter(days.today()), "paidOn", "fulfilment.paid-in-future")
          .check(!paidOn.isBefore(ordered), "paidOn", "fulfilment.paid-before-order");
    }
    faults.throwIfAny();
  }
}
