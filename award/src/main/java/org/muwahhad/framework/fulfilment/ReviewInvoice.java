package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Review;

/**
 * What is read before an invoice is sent, approved or disputed, and before a payment is marked: its
 * lines with every difference, its sums, what is deducted and what is to be paid.
 */
@Singleton
class ReviewInvoice {
  private static final List<String> LINES =
      List.of(
          "framework.item",
          "framework.quantity",
          "framework.unit-price",
          "framework.review-amount",
          "fulfilment.due-amount",
          "fulfilment.differences");
  private final ViewInvoice view;

  ReviewInvoice(ViewInvoice view) {
    this.view = view;
  }

  /** Of an invoice as its supplier just sent it. */
  Review sending(Actor actor, long id, String back) {
    ViewInvoice.InvoiceView of = view.get(actor, id);
    return stated(of, "fulfilment.send-invoice", back)
        .fact("framework.entity", of.order().entity())
        .effect("fulfilment.review-send")
        .lasting("fulfilment.review-send-lasting")
        .ofForm();
  }

  /** Of an invoice as it was just approved. */
  Review approving(Actor actor, long id, String reason) {
    ViewInvoice.InvoiceView of = view.get(actor, id);
    return stated(of, "fulfilment.approve", address(id))
        .fact("framework.supplier", of.invoice().supplier())
        .fact("fulfilment.deducted", of.invoice().deducted())
        .fact("fulfilment.payable", of.invoice().payable())
        .fact("fulfilment.reason", reason.strip())
        .effect("fulfilment.review-approve", of.invoice().supplier())
        .lasting("fulfilment.review-approve-lasting")
        .ofForm();
  }

  /** Of an invoice as it was just disputed. */
  Review disputing(Actor actor, long id, String reason) {
    ViewInvoice.InvoiceView of = view.get(actor, id);
    return stated(of, "fulfilment.dispute", address(id))
        .fact("framework.supplier", of.invoice().supplier())
        .fact("fulfilment.reason", reason.strip())
        .effect("fulfilment.review-dispute", of.invoice().supplier())
        .lasting("fulfilment.review-dispute-lasting")
        .ending()
        .ofForm();
  }

  /** Of an invoice of which a payment was just marked. */
  Review paying(Actor actor, long id, MarkPayment.MarkedPayment payment) {
    ViewInvoice.InvoiceView of = view.get(actor, id);
    BigDecimal amount = payment.amount();
    return Review.of("fulfilment.mark-payment", address(id))
        .fact("fulfilment.invoice-number", of.invoice().number())
        .fact("framework.supplier", of.invoice().supplier())
        .fact("fulfilment.payable", of.invoice().payable())
        .fact(
            "fulfilment.amount",
            amount == null ? null : Money.rounded(amount, of.invoice().currency()))
        .fact("fulfilment.paid-on", payment.paidOn())
        .fact("fulfilment.reference", payment.ownReference())
        .fact("fulfilment.open-amount", of.invoice().open())
        .effect("fulfilment.review-pay", of.invoice().supplier())
        .lasting("fulfilment.review-pay-lasting")
        .ofForm();
  }

  private static Review stated(ViewInvoice.InvoiceView of, String actKey, String back) {
    return Review.of(actKey, back)
        .fact("framework.order-number", of.order().number())
        .fact("fulfilment.invoice-number", of.invoice().number())
        .fact("fulfilment.issued-on", of.invoice().issuedOn())
        .fact("fulfilment.due-on", of.invoice().dueOn())
        .fact("framework.review-sum", of.invoice().net())
        .fact("framework.vat", of.invoice().vat())
        .fact("framework.gross", of.invoice().gross())
        .fact("fulfilment.due-net", of.match().dueNet())
        .fact("fulfilment.due-vat", of.match().dueVat())
        .sheet("fulfilment.invoice-lines", LINES, rows(of));
  }

  private static List<List<Object>> rows(ViewInvoice.InvoiceView of) {
    List<List<Object>> rows = new ArrayList<>();
    for (InvoiceMatch.LineMatch line : of.match().lines()) {
      InvoiceMatch.InvoicedLine stated = line.stated();
      Bilingual item =
          of.line(stated.key())
              .map(CallOffQueries.CallOffLine::item)
              .orElseGet(() -> Bilingual.orEmpty(null));
      Bilingual unit =
          of.line(stated.key())
              .map(CallOffQueries.CallOffLine::unit)
              .orElseGet(() -> Bilingual.orEmpty(null));
      rows.add(
          List.of(
              item,
              new Review.Amount(stated.quantity().stripTrailingZeros(), unit),
              stated.price(),
              stated.net(),
              line.due(),
              differences(line)));
    }
    return rows;
  }

  /** In what a line differs; a line shows the gravest difference by its name. */
  private static Object differences(InvoiceMatch.LineMatch line) {
    return line.differences().isEmpty()
        ? Review.Wording.of("fulfilment.same")
        : Review.Wording.of("fulfilment.difference." + line.differences().get(0).name());
  }

  private static String address(long id) {
    return "/invoices/" + id;
  }
}
