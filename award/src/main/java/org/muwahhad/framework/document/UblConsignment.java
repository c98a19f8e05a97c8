package org.muwahhad.framework.document;

import com.helger.ubl23.UBL23Marshaller;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ConsignmentType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DespatchLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DespatchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ReceiptLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ShipmentType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.RejectReasonType;
import oasis.names.specification.ubl.schema.xsd.despatchadvice_23.DespatchAdviceType;
import oasis.names.specification.ubl.schema.xsd.receiptadvice_23.ReceiptAdviceType;

/** What was sent and what was received of an order. */
public final class UblConsignment {
  private static final String DESPATCH = "urn:fdc:peppol.eu:poacc:trns:despatch_advice:3";
  private static final String PROFILE = "urn:fdc:peppol.eu:poacc:bis:despatch_advice:3";

  private UblConsignment() {}

  /** The advice of what was sent (Peppol transaction 16) as XML in UTF-8. */
  public static byte[] despatch(TradedOrder of, Consignment sent) {
    DespatchAdviceType advice = new DespatchAdviceType();
    if (UblParts.isOfPeppol(of)) {
      advice.setCustomizationID(DESPATCH);
      advice.setProfileID(PROFILE);
    }
    advice.setID(sent.number());
    advice.setIssueDate(sent.issuedOn());
    advice.addOrderReference(UblParts.orderReference(of.number()));
    advice.setDespatchSupplierParty(UblParts.supplier(UblParts.placedParty(of.seller())));
    advice.setDeliveryCustomerParty(UblParts.customer(UblParts.placedParty(of.buyer())));
    advice.setShipment(shipment(sent));
    for (Consignment.ConsignedLine consigned : sent.lines()) {
      TradedLine line = consigned.line();
      DespatchLineType despatched = new DespatchLineType();
      despatched.setID(String.valueOf(line.number()));
      despatched.setDeliveredQuantity(line.quantity()).setUnitCode(line.unit());
      despatched.addOrderLineReference(reference(of, line));
      despatched.setItem(UblParts.sentItem(line));
      advice.addDespatchLine(despatched);
    }
    return Objects.requireNonNull(
        UBL23Marshaller.despatchAdvice().getAsBytes(advice), sent.number());
  }

  /**
   * The advice of what was received as XML in UTF-8. It claims no profile: BIS 3 has none for it,
   * and that of Peppol Logistics answers an advice of its own family. It is UBL 2.1, and has the
   * lines of the advice that it answers under the same numbers.
   *
   * @param despatch number of the advice that it answers; empty where nothing was advised
   */
  public static byte[] receipt(TradedOrder of, Consignment received, String despatch) {
    ReceiptAdviceType advice = new ReceiptAdviceType();
    advice.setID(received.number());
    advice.setIssueDate(received.issuedOn());
    advice.addOrderReference(UblParts.orderReference(of.number()));
    if (!despatch.isEmpty()) {
      advice.addDespatchDocumentReference(UblParts.documentReference(despatch));
    }
    advice.setDeliveryCustomerParty(UblParts.customer(UblParts.placedParty(of.buyer())));
    advice.setDespatchSupplierParty(UblParts.supplier(UblParts.placedParty(of.seller())));
    for (Consignment.ConsignedLine consigned : received.lines()) {
      TradedLine line = consigned.line();
      ReceiptLineType receipt = new ReceiptLineType();
      receipt.setID(String.valueOf(line.number()));
      receipt.setReceivedQuantity(line.quantity()).setUnitCode(line.unit());
      if (consigned.rejected().signum() > 0) {
        receipt.setRejectedQuantity(consigned.rejected()).setUnitCode(line.unit());
        receipt.addRejectReason(
            new RejectReasonType(Objects.requireNonNullElse(consigned.reason(), "")));
      }
      receipt.setOrderLineReference(reference(of, line));
      receipt.addItem(UblParts.sentItem(line));
      advice.addReceiptLine(receipt);
    }
    return Objects.requireNonNull(
        UBL23Marshaller.receiptAdvice().getAsBytes(advice), received.number());
  }

  private static OrderLineReferenceType reference(TradedOrder of, TradedLine line) {
    OrderLineReferenceType reference = new OrderLineReferenceType();
    reference.setLineID(String.valueOf(line.number()));
    reference.setOrderReference(UblParts.orderReference(of.number()));
    return reference;
  }

  private static ShipmentType shipment(Consignment sent) {
    ShipmentType shipment = new ShipmentType();
    shipment.setID(sent.number());
    if (sent.tracking() != null || sent.carrier() != null) {
      ConsignmentType consignment = new ConsignmentType();
      consignment.setID(Objects.requireNonNullElse(sent.tracking(), sent.number()));
      if (sent.carrier() != null) {
        PartyType carrier = new PartyType();
        PartyNameType name = new PartyNameType();
        name.setName(sent.carrier());
        carrier.addPartyName(name);
        consignment.setCarrierParty(carrier);
      }
      shipment.addConsignment(consignment);
    }
    if (sent.expectedOn() != null || sent.sentOn() != null) {
      DeliveryType delivery = new DeliveryType();
      if (sent.expectedOn() != null) {
        delivery.setEstimatedDeliveryPeriod(UblParts.until(sent.expectedOn()));
      }
      if (sent.sentOn() != null) {
        DespatchType despatch = new DespatchType();
        despatch.setActualDespatchDate(sent.sentOn());
        delivery.setDespatch(despatch);
      }
      shipment.setDelivery(delivery);
    }
    return shipment;
  }
}
