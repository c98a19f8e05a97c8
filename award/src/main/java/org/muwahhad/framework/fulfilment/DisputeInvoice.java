package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceDisputed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer disputes an invoice for their own entity's order, with the reason. It no
 * longer counts; the supplier sends another one.
 *
 * <p>Refused as not found for an invoice of another entity, with {@code fulfilment.answered} when
 * it was answered, and as invalid input at {@code reason}.
 */
@Singleton
public class DisputeInvoice {
  private static final int LONGEST_REASON = 1000;
  private final HeldInvoice held;
  private final ViewCallOff viewCallOff;
  private final MatchInvoice matchInvoice;
  private final Invoices invoices;
  private final AuditLog audit;

  DisputeInvoice(
      HeldInvoice held,
      ViewCallOff viewCallOff,
      MatchInvoice matchInvoice,
      Invoices invoices,
      AuditLog audit) {
    this.held = held;
    this.viewCallOff = viewCallOff;
    this.matchInvoice = matchInvoice;
    this.invoices = invoices;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    HeldInvoice.InvoiceOfOrder of = held.hold(actor, id);
    if (of.invoice().status() != InvoiceStatus.SENT) {
      throw new Refusal.RuleBroken("fulfilment.answered");
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    InvoiceMatch match =
        matchInvoice.run(
            of.invoice(), viewCallOff.get(actor, of.order().id()).lines(), of.order().vatPercent());
    invoices.answer(
        id, "DISPUTED", !match.isSame(), BigDecimal.ZERO, reason.strip(), actor.personId());
    audit.record(
        actor, new InvoiceDisputed(of.order().agreementId(), of.order().id(), id, reason.strip()));
  }
}
