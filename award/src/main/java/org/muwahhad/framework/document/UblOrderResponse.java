package org.muwahhad.framework.document;

import com.helger.ubl23.UBL23Marshaller;
import java.time.LocalDate;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.LineItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderLineType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.NoteType;
import oasis.names.specification.ubl.schema.xsd.orderresponse_23.OrderResponseType;

/** Answers to orders, as Peppol's advanced ordering 3 has them. */
public final class UblOrderResponse {
  private static final String RESPONSE = "urn:fdc:peppol.eu:poacc:trns:order_response_advanced:3";

  /** UNCL 1229: the line is accepted as changed here. */
  private static final String CHANGED = "3";

  private UblOrderResponse() {}

  /**
   * An answer (transaction 116) as XML in UTF-8.
   *
   * @param of the order; where the answer amends it, with the lines as the seller proposes them
   */
  public static byte[] response(TradedOrder of, OrderAnswer answer) {
    OrderResponseType response = new OrderResponseType();
    if (UblParts.isOfPeppol(of)) {
      response.setCustomizationID(RESPONSE);
      response.setProfileID(UblOrder.PROFILE);
    }
    response.setID(answer.number());
    response.setIssueDate(answer.issuedOn());
    response.setOrderResponseCode(answer.verdict().code());
    if (answer.remark() != null) {
      response.addNote(new NoteType(answer.remark()));
    }
    response.setDocumentCurrencyCode(of.currency());
    response.addOrderReference(UblParts.orderReference(of.number()));
    response.setSellerSupplierParty(UblParts.supplier(UblParts.briefParty(of.seller())));
    response.setBuyerCustomerParty(UblParts.customer(UblParts.briefParty(of.buyer())));
    if (answer.promisedOn() != null) {
      response.addDelivery(promise(answer.promisedOn()));
    }
    if (answer.verdict() == OrderAnswer.Verdict.AMENDED) {
      of.lines().forEach(line -> response.addOrderLine(line(line)));
    }
    return Objects.requireNonNull(
        UBL23Marshaller.orderResponse().getAsBytes(response), answer.number());
  }

  private static OrderLineType line(TradedLine line) {
    LineItemType item = new LineItemType();
    item.setID(String.valueOf(line.number()));
    item.setLineStatusCode(CHANGED);
    item.setQuantity(line.quantity()).setUnitCode(line.unit());
    if (line.wantedOn() != null) {
      item.addDelivery(promise(line.wantedOn()));
    }
    item.setItem(UblParts.item(line));
    OrderLineReferenceType reference = new OrderLineReferenceType();
    reference.setLineID(String.valueOf(line.number()));
    OrderLineType answered = new OrderLineType();
    answered.setLineItem(item);
    answered.addOrderLineReference(reference);
    return answered;
  }

  private static DeliveryType promise(LocalDate day) {
    DeliveryType delivery = new DeliveryType();
    delivery.setPromisedDeliveryPeriod(UblParts.until(day));
    return delivery;
  }
}
