package org.muwahhad.framework.fulfilment;

import com.helger.ubl23.UBL23Marshaller;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.invoice_23.InvoiceType;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.InspectFile;

/**
 * Reads an invoice for an order from UBL, such as a Peppol BIS Billing 3 document: number, days,
 * lines by the number of the line of the order, and VAT. What else it holds is not read.
 *
 * <p>Refused as not found for an order of others, and as invalid input at {@code file} with {@code
 * fulfilment.no-file}, {@code fulfilment.ubl-unreadable}, {@code fulfilment.ubl-other-order},
 * {@code fulfilment.other-currency} and {@code fulfilment.ubl-line}.
 */
@Singleton
public class ReadUblInvoice {
  private static final String FIELD = "file";
  private static final int MOST_BYTES = 2_000_000;
  private final ViewCallOff view;

  ReadUblInvoice(ViewCallOff view) {
    this.view = view;
  }

  /** What the document states, with its digest as the request key: one file is sent once. */
  public SendInvoice.InvoiceData run(Actor actor, long callOffId, InspectFile.UploadedFile sent) {
    ViewCallOff.CallOffView callOff = view.get(actor, callOffId);
    byte[] bytes = sent.bytes();
    if (bytes.length == 0) {
      throw new Refusal.InvalidInput(FIELD, "fulfilment.no-file");
    }
    new Faults().check(bytes.length <= MOST_BYTES, FIELD, "fulfilment.ubl-unreadable").throwIfAny();
    InvoiceType invoice = UBL23Marshaller.invoice().read(bytes);
    if (invoice == null) {
      throw new Refusal.InvalidInput(FIELD, "fulfilment.ubl-unreadable");
    }
    check(callOff, invoice);
    return new SendInvoice.InvoiceData(
        Sha256.of(bytes),
        invoice.getIDValue(),
        invoice.getIssueDateValueLocal(),
        invoice.getDueDateValueLocal(),
        vat(invoice),
        items(callOff, invoice));
  }

  private static void check(ViewCallOff.CallOffView callOff, InvoiceType invoice) {
    String order =
        invoice.getOrderReference() == null ? null : invoice.getOrderReference().getIDValue();
    String currency = callOff.lines().get(0).currency();
    new Faults()
        .check(
            order == null || order.equals(callOff.order().number()),
            FIELD,
            "fulfilment.ubl-other-order",
            Objects.requireNonNullElse(order, ""))
        .check(
            currency.equals(invoice.getDocumentCurrencyCodeValue()),
            FIELD,
            "fulfilment.other-currency")
        .throwIfAny();
  }

  private static List<SendInvoice.InvoicedItem> items(
      ViewCallOff.CallOffView callOff, InvoiceType invoice) {
    List<SendInvoice.InvoicedItem> items = new ArrayList<>();
    List<CallOffQueries.CallOffLine> lines = callOff.lines();
    for (InvoiceLineType line : invoice.getInvoiceLine()) {
      int number = number(line);
      if (number < 1 || number > lines.size()) {
        throw new Refusal.InvalidInput(
            FIELD, "fulfilment.ubl-line", Objects.requireNonNullElse(line.getIDValue(), ""));
      }
      items.add(
          new SendInvoice.InvoicedItem(
              lines.get(number - 1).lotItemId(),
              line.getInvoicedQuantityValue(),
              line.getPrice() == null ? null : line.getPrice().getPriceAmountValue(),
              line.getLineExtensionAmountValue()));
    }
    return items;
  }

  /** The line of the order that a line refers to, or its own number where it refers to none. */
  private static int number(InvoiceLineType line) {
    String text =
        line.getOrderLineReference().isEmpty()
            ? line.getIDValue()
            : line.getOrderLineReference().get(0).getLineIDValue();
    try {
      return Integer.parseInt(Objects.requireNonNullElse(text, ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static BigDecimal vat(InvoiceType invoice) {
    return invoice.getTaxTotal().stream()
        .map(TaxTotalType::getTaxAmountValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }
}
