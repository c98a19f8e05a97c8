package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.shared.Money;

/** Holds a stored invoice against its order and against what is accepted of it now. */
@Singleton
class MatchInvoice {
  private final FulfilmentQueries queries;

  MatchInvoice(FulfilmentQueries queries) {
    this.queries = queries;
  }

  /**
   * How an invoice compares.
   *
   * @param lines of its order, as the last change has them
   */
  InvoiceMatch run(
      FulfilmentQueries.Invoice invoice,
      List<CallOffQueries.CallOffLine> lines,
      BigDecimal vatPercent) {
    String currency = invoice.currency();
    return InvoiceMatch.of(
        ordered(invoice.callOffId(), invoice.id(), lines),
        queries.listInvoiceItems(invoice.id()).stream()
            .map(
                i ->
                    new InvoiceMatch.InvoicedLine(
                        i.lotItemId(),
                        i.quantity(),
                        Money.price(i.unitPrice(), currency),
                        Money.rounded(i.netAmount(), currency)))
            .toList(),
        vatPercent,
        invoice.vat());
  }

  /**
   * The lines of an order as an invoice is held against them.
   *
   * @param before the key of the invoice, of which earlier ones count
   */
  List<InvoiceMatch.OrderedLine> ordered(
      long callOffId, long before, List<CallOffQueries.CallOffLine> lines) {
    Map<Long, FulfilmentQueries.InvoicedBefore> invoiced =
        queries.listInvoicedBefore(callOffId, before).stream()
            .collect(
                Collectors.toMap(
                    FulfilmentQueries.InvoicedBefore::lotItemId, Function.identity()));
    List<InvoiceMatch.OrderedLine> ordered = new ArrayList<>();
    for (CallOffQueries.CallOffLine line : lines) {
      if (line.quantity().signum() > 0) {
        FulfilmentQueries.InvoicedBefore so = invoiced.get(line.lotItemId());
        ordered.add(
            new InvoiceMatch.OrderedLine(
                line.lotItemId(),
                line.quantity(),
                line.price(),
                line.net(),
                line.acceptedQuantity(),
                so == null ? BigDecimal.ZERO : so.quantity(),
                so == null
                    ? Money.zero(line.currency())
                    : Money.rounded(so.netAmount(), line.currency())));
      }
    }
    return ordered;
  }
}
