package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * One invoice, held against its order and against what is accepted of it, with what is deducted for
 * late delivery and its payments, for those who may see the order. A supplier whose place another
 * one took in the agreement reads its own invoices, with what came of them.
 */
@Singleton
public class ViewInvoice {
  private final ViewCallOff viewCallOff;
  private final FulfilmentQueries queries;
  private final Invoices invoices;
  private final MatchInvoice matchInvoice;
  private final OwedPenalty owedPenalty;

  ViewInvoice(
      ViewCallOff viewCallOff,
      FulfilmentQueries queries,
      Invoices invoices,
      MatchInvoice matchInvoice,
      OwedPenalty owedPenalty) {
    this.viewCallOff = viewCallOff;
    this.queries = queries;
    this.invoices = invoices;
    this.matchInvoice = matchInvoice;
    this.owedPenalty = owedPenalty;
  }

  /**
   * An invoice.
   *
   * @param match line by line, as things stand now
   * @param owed what is deducted for late delivery when it is approved now; null once it is
   *     answered, where the order has no day, and for a supplier whose place another one took
   */
  public record InvoiceView(
      FulfilmentQueries.Invoice invoice,
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      InvoiceMatch match,
      @Nullable Money owed,
      List<FulfilmentQueries.Payment> payments,
      boolean mayAnswer,
      boolean mayPay) {
    /** The line of the order that a line of the invoice is about. */
    public Optional<CallOffQueries.CallOffLine> line(long lotItemId) {
      return lines.stream().filter(l -> l.lotItemId() == lotItemId).findFirst();
    }

    /** What is paid when it is approved now. */
    public Money payableNow() {
      return owed == null ? invoice.gross() : invoice.gross().minus(owed);
    }

    /** A payment in the currency of the invoice. */
    public Money amount(FulfilmentQueries.Payment payment) {
      return Money.rounded(payment.amount(), invoice.currency());
    }
  }

  /**
   * One invoice.
   *
   * @throws Refusal.NotFound when there is none, or it is not the reader's to see
   */
  @Transactional
  public InvoiceView get(Actor actor, long id) {
    long callOffId =
        invoices.findOrder(id).orElseThrow(() -> new Refusal.NotFound("invoice " + id));
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    FulfilmentQueries.Invoice invoice = queries.findInvoice(id).orElseThrow();
    boolean former = view.supplierUntil() != null;
    if (former && invoice.supplierId() != view.order().supplierId()) {
      throw new Refusal.NotFound("invoice " + id);
    }
    boolean officer = ViewFulfilment.isOfficer(actor, view.order());
    boolean sent = invoice.status() == InvoiceStatus.SENT;
    return new InvoiceView(
        invoice,
        view.order(),
        view.lines(),
        matchInvoice.run(invoice, view.lines(), view.order().vatPercent()),
        sent && !former ? owedPenalty.of(view, invoice).orElse(null) : null,
        queries.listPayments(id),
        officer && sent,
        officer
            && (invoice.status() == InvoiceStatus.APPROVED
                || invoice.status() == InvoiceStatus.PARTLY_PAID));
  }
}
