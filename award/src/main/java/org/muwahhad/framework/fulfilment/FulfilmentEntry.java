package org.muwahhad.framework.fulfilment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/**
 * Entries of what suppliers send and invoice and of what entities receive, approve and mark as
 * paid, each on the chain of its agreement; and of addresses in the network.
 */
public sealed interface FulfilmentEntry extends Entry {

  /** Units of an item, which is named by its key in the agreement. */
  record SentItem(long lotItem, BigDecimal quantity, int units) {}

  /**
   * A supplier advised what it sent.
   *
   * @param despatch its key
   */
  @Act(
      name = "fulfilment.despatched",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record DespatchAdvised(
      long agreementId,
      long callOffId,
      String carrier,
      long despatch,
      LocalDate expectedOn,
      List<SentItem> items,
      LocalDate sentOn,
      String tracking)
      implements FulfilmentEntry {}

  /** An officer recorded what came of a despatch; what came is in the entry of the delivery. */
  @Act(
      name = "fulfilment.received",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record DespatchReceived(long agreementId, long callOffId, long despatch)
      implements FulfilmentEntry {}

  /** An officer added a photo of a delivery. */
  @Act(
      name = "fulfilment.photo-added",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record DeliveryPhotoAdded(long agreementId, long callOffId, long delivery, String sha256)
      implements FulfilmentEntry {}

  /**
   * A line of an invoice as it states it.
   *
   * @param amount without VAT
   */
  record StatedItem(BigDecimal amount, long lotItem, BigDecimal price, BigDecimal quantity) {}

  /**
   * A supplier sent an invoice.
   *
   * @param amount without VAT, as it states it
   * @param invoice its key
   * @param number that the supplier gave it
   */
  @Act(
      name = "fulfilment.invoiced",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record InvoiceSent(
      long agreementId,
      long callOffId,
      BigDecimal amount,
      String currency,
      LocalDate dueOn,
      long invoice,
      LocalDate issuedOn,
      List<StatedItem> items,
      String number,
      BigDecimal vatAmount)
      implements FulfilmentEntry {}

  /**
   * An officer approved an invoice.
   *
   * @param penalty deducted for late delivery
   * @param reason why, although it differs; null where it does not
   */
  @Act(
      name = "fulfilment.invoice-approved",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record InvoiceApproved(
      long agreementId,
      long callOffId,
      long invoice,
      BigDecimal penalty,
      @Nullable String reason)
      implements FulfilmentEntry {}

  /** An officer disputed an invoice. */
  @Act(
      name = "fulfilment.invoice-disputed",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record InvoiceDisputed(long agreementId, long callOffId, long invoice, String reason)
      implements FulfilmentEntry {}

  /** An officer marked a payment. */
  @Act(
      name = "fulfilment.payment-marked",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record PaymentMarked(
      long agreementId,
      long callOffId,
      BigDecimal amount,
      long invoice,
      LocalDate paidOn,
      String reference)
      implements FulfilmentEntry {}

  /**
   * An administrator set the address of an entity or a supplier in the network.
   *
   * @param side entity or supplier
   */
  @Act(
      name = "fulfilment.endpoint-set",
      by = Role.ADMINISTRATOR,
      chain = "{side}:{partyId}",
      object = "{side} {partyId}")
  record EndpointSet(String side, long partyId, String endpoint, String taxNumber)
      implements FulfilmentEntry {}
}
