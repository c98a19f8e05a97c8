package org.muwahhad.framework.document;

import com.helger.ubl23.UBL23Marshaller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.order_23.OrderType;
import oasis.names.specification.ubl.schema.xsd.orderchange_23.OrderChangeType;

/** Orders, and changes of them, as Peppol's advanced ordering 3 has them. */
public final class UblOrder {
  static final String PROFILE = "urn:fdc:peppol.eu:poacc:bis:advanced_ordering:3";
  private static final String ORDER = "urn:fdc:peppol.eu:poacc:trns:order:3";
  private static final String CHANGE = "urn:fdc:peppol.eu:poacc:trns:order_change:3";

  /** UNCL 1001: an order. */
  private static final String PURCHASE_ORDER = "220";

  /** UNCL 1229: the line is changed. */
  private static final String CHANGED = "3";

  private UblOrder() {}

  /** The order (transaction 01) as XML in UTF-8. */
  public static byte[] order(TradedOrder of) {
    OrderType order = new OrderType();
    if (UblParts.isOfPeppol(of)) {
      order.setCustomizationID(ORDER);
      order.setProfileID(PROFILE);
    }
    order.setID(of.number());
    order.setIssueDate(of.issuedOn());
    order.setOrderTypeCode(PURCHASE_ORDER);
    order.setDocumentCurrencyCode(of.currency());
    if (of.reference() != null) {
      order.setCustomerReference(of.reference());
    }
    order.addContract(UblParts.contract(of.agreement()));
    order.setBuyerCustomerParty(UblParts.customer(UblParts.party(of.buyer())));
    order.setSellerSupplierParty(UblParts.supplier(UblParts.party(of.seller())));
    DeliveryType delivery = UblParts.delivery(of);
    if (delivery != null) {
      order.addDelivery(delivery);
    }
    order.addTaxTotal(tax(of.vat(), of.currency()));
    order.setAnticipatedMonetaryTotal(total(of));
    for (TradedLine line : of.lines()) {
      OrderLineType ordered = new OrderLineType();
      ordered.setLineItem(UblParts.lineItem(line, of));
      order.addOrderLine(ordered);
    }
    return Objects.requireNonNull(UBL23Marshaller.order().getAsBytes(order), of.number());
  }

  /**
   * A change (transaction 114) as XML in UTF-8: the whole order as it stands from now on.
   *
   * @param number of the change
   * @param sequence of the change among those of the order, from 1
   * @param issuedOn day of the change, in Riyadh
   */
  public static byte[] change(TradedOrder of, String number, int sequence, LocalDate issuedOn) {
    OrderChangeType change = new OrderChangeType();
    if (UblParts.isOfPeppol(of)) {
      change.setCustomizationID(CHANGE);
      change.setProfileID(PROFILE);
    }
    change.setID(number);
    change.setIssueDate(issuedOn);
    change.setSequenceNumberID(String.valueOf(sequence));
    change.setDocumentCurrencyCode(of.currency());
    change.setOrderReference(UblParts.orderReference(of.number()));
    change.addContract(UblParts.contract(of.agreement()));
    change.setBuyerCustomerParty(UblParts.customer(UblParts.party(of.buyer())));
    change.setSellerSupplierParty(UblParts.supplier(UblParts.party(of.seller())));
    DeliveryType delivery = UblParts.delivery(of);
    if (delivery != null) {
      change.addDelivery(delivery);
    }
    change.addTaxTotal(tax(of.vat(), of.currency()));
    change.setAnticipatedMonetaryTotal(total(of));
    for (TradedLine line : of.lines()) {
      OrderLineType changed = new OrderLineType();
      changed.setLineItem(UblParts.lineItem(line, of));
      changed.getLineItem().setLineStatusCode(CHANGED);
      change.addOrderLine(changed);
    }
    return Objects.requireNonNull(UBL23Marshaller.orderChange().getAsBytes(change), number);
  }

  private static TaxTotalType tax(BigDecimal vat, String currency) {
    TaxTotalType tax = new TaxTotalType();
    tax.setTaxAmount(vat).setCurrencyID(currency);
    return tax;
  }

  private static MonetaryTotalType total(TradedOrder of) {
    MonetaryTotalType total = new MonetaryTotalType();
    total.setLineExtensionAmount(of.net()).setCurrencyID(of.currency());
    total.setTaxExclusiveAmount(of.net()).setCurrencyID(of.currency());
    total.setTaxInclusiveAmount(of.gross()).setCurrencyID(of.currency());
    total.setPayableAmount(of.gross()).setCurrencyID(of.currency());
    return total;
  }
}
