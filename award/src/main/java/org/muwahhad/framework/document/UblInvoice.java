package org.muwahhad.framework.document;

import com.helger.ubl23.UBL23Marshaller;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.TaxExemptionReasonType;
import oasis.names.specification.ubl.schema.xsd.invoice_23.InvoiceType;

/** Invoices as Peppol BIS Billing 3 has them. */
public final class UblInvoice {
  private static final String BILLING =
      "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
  private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

  /** UNCL 1001: a commercial invoice. */
  private static final String COMMERCIAL = "380";

  private UblInvoice() {}

  /** The invoice as XML in UTF-8. */
  public static byte[] invoice(TradedOrder of, TradedInvoice invoiced) {
    InvoiceType invoice = new InvoiceType();
    if (UblParts.isOfPeppol(of)) {
      invoice.setCustomizationID(BILLING);
      invoice.setProfileID(PROFILE);
    }
    invoice.setID(invoiced.number());
    invoice.setIssueDate(invoiced.issuedOn());
    invoice.setDueDate(invoiced.dueOn());
    invoice.setInvoiceTypeCode(COMMERCIAL);
    invoice.setDocumentCurrencyCode(of.currency());
    invoice.setBuyerReference(Objects.requireNonNullElse(of.reference(), of.number()));
    invoice.setOrderReference(UblParts.orderReference(of.number()));
    invoice.addContractDocumentReference(UblParts.documentReference(of.agreement()));
    invoice.setAccountingSupplierParty(UblParts.supplier(UblParts.taxedParty(of.seller())));
    invoice.setAccountingCustomerParty(UblParts.customer(UblParts.taxedParty(of.buyer())));
    invoice.addTaxTotal(tax(of, invoiced));
    invoice.setLegalMonetaryTotal(total(of, invoiced));
    invoiced.lines().forEach(line -> invoice.addInvoiceLine(line(of, line)));
    return Objects.requireNonNull(
        UBL23Marshaller.invoice().getAsBytes(invoice), invoiced.number());
  }

  private static TaxTotalType tax(TradedOrder of, TradedInvoice invoiced) {
    TaxSubtotalType subtotal = new TaxSubtotalType();
    subtotal.setTaxableAmount(invoiced.net()).setCurrencyID(of.currency());
    subtotal.setTaxAmount(invoiced.vat()).setCurrencyID(of.currency());
    TaxCategoryType category = UblParts.taxCategory(of.vatPercent());
    if (of.vatPercent().signum() == 0) {
      category.addTaxExemptionReason(new TaxExemptionReasonType("Outside the scope of VAT"));
    }
    subtotal.setTaxCategory(category);
    TaxTotalType tax = new TaxTotalType();
    tax.setTaxAmount(invoiced.vat()).setCurrencyID(of.currency());
    tax.addTaxSubtotal(subtotal);
    return tax;
  }

  private static MonetaryTotalType total(TradedOrder of, TradedInvoice invoiced) {
    MonetaryTotalType total = new MonetaryTotalType();
    total.setLineExtensionAmount(invoiced.net()).setCurrencyID(of.currency());
    total.setTaxExclusiveAmount(invoiced.net()).setCurrencyID(of.currency());
    total.setTaxInclusiveAmount(invoiced.gross()).setCurrencyID(of.currency());
    total.setPayableAmount(invoiced.gross()).setCurrencyID(of.currency());
    return total;
  }

  private static InvoiceLineType line(TradedOrder of, TradedLine line) {
    InvoiceLineType invoiced = new InvoiceLineType();
    invoiced.setID(String.valueOf(line.number()));
    invoiced.setInvoicedQuantity(line.quantity()).setUnitCode(line.unit());
    invoiced.setLineExtensionAmount(line.net()).setCurrencyID(of.currency());
    OrderLineReferenceType reference = new OrderLineReferenceType();
    reference.setLineID(String.valueOf(line.number()));
    invoiced.addOrderLineReference(reference);
    ItemType item = UblParts.item(line);
    item.addClassifiedTaxCategory(UblParts.taxCategory(of.vatPercent()));
    invoiced.setItem(item);
    invoiced.setPrice(UblParts.price(line, of.currency()));
    return invoiced;
  }
}
