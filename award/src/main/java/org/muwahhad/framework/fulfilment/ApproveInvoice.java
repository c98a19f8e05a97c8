package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceApproved;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer approves an invoice for their own entity's order, with a reason where it
 * differs from the order or from what was accepted. What the supplier owes for late delivery by
 * then, and was not deducted of an earlier invoice, is deducted, as far as the invoice covers it.
 *
 * <p>Refused as not found for an invoice of another entity, with {@code fulfilment.answered} when
 * it was answered, and as invalid input at {@code reason} with {@code shared.missing} where it
 * differs.
 */
@Singleton
public class ApproveInvoice {
  private static final int LONGEST_REASON = 1000;
  private final HeldInvoice held;
  private final ViewCallOff viewCallOff;
  private final MatchInvoice matchInvoice;
  private final OwedPenalty owedPenalty;
  private final Invoices invoices;
  private final AuditLog audit;

  ApproveInvoice(
      HeldInvoice held,
      ViewCallOff viewCallOff,
      MatchInvoice matchInvoice,
      OwedPenalty owedPenalty,
      Invoices invoices,
      AuditLog audit) {
    this.held = held;
    this.viewCallOff = viewCallOff;
    this.matchInvoice = matchInvoice;
    this.owedPenalty = owedPenalty;
    this.invoices = invoices;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    HeldInvoice.InvoiceOfOrder of = held.hold(actor, id);
    if (of.invoice().status() != InvoiceStatus.SENT) {
      throw new Refusal.RuleBroken("fulfilment.answered");
    }
    ViewCallOff.CallOffView view = viewCallOff.get(actor, of.order().id());
    InvoiceMatch match = matchInvoice.run(of.invoice(), view.lines(), of.order().vatPercent());
    String words = reason.strip();
    new Faults()
        .check(match.isSame() || !words.isEmpty(), "reason", "shared.missing")
        .atMost("reason", words, LONGEST_REASON)
        .throwIfAny();
    BigDecimal penalty =
        owedPenalty.of(view, of.invoice()).map(Money::amount).orElse(BigDecimal.ZERO);
    invoices.answer(id, "APPROVED", !match.isSame(), penalty, words, actor.personId());
    audit.record(
        actor,
        new InvoiceApproved(
            of.order().agreementId(),
            of.order().id(),
            id,
            penalty,
            words.isEmpty() ? null : words));
  }
}
