package org.muwahhad.framework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of framework agreements, each on the chain of its agreement. */
public sealed interface FrameworkEntry extends Entry {
  long agreementId();

  /**
   * An award became an agreement.
   *
   * @param tender its key, as {@code award}
   * @param entitlementsDigest of what all entities were awarded
   */
  @Act(name = "framework.agreement-concluded", chain = "agreement:{agreementId}")
  record AgreementConcluded(
      long agreementId,
      String number,
      long tender,
      LocalDate startsOn,
      LocalDate endsOn,
      long award,
      String entitlementsDigest)
      implements FrameworkEntry {}

  /**
   * An entity ordered.
   *
   * @param instruction where and until when it is to be delivered; null when nothing is said of it
   * @param sha256 digest of what the order says ({@code calloff.OrderStatement}), which its paper
   *     prints
   * @param vatPercent rate of the state of the entity
   */
  @Act(
      name = "framework.call-off-placed",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderPlaced(
      long agreementId,
      long callOffId,
      long entity,
      @Nullable PlacedInstruction instruction,
      List<CallOffItem> lines,
      String sha256,
      BigDecimal vatPercent)
      implements FrameworkEntry {}

  /**
   * Where and until when an order is to be delivered, and by what the entity's papers name it.
   *
   * @param site code of the site; empty when the entity had none
   */
  record PlacedInstruction(
      String site, LocalDate wanted, String contact, String budgetLine, String reference) {}

  /** An order was cancelled before it was confirmed or anything of it was delivered. */
  @Act(
      name = "framework.call-off-cancelled",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderCancelled(long agreementId, long callOffId, String reason)
      implements FrameworkEntry {}

  /**
   * The supplier confirmed an order.
   *
   * @param promised day by which it delivers, in Riyadh
   */
  @Act(
      name = "framework.call-off-confirmed",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderConfirmed(long agreementId, long callOffId, LocalDate promised, String remark)
      implements FrameworkEntry {}

  /** The supplier said why it does not deliver an order. */
  @Act(
      name = "framework.call-off-declined",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderDeclined(long agreementId, long callOffId, String reason) implements FrameworkEntry {}

  /**
   * What is ordered of an item, which is named by its key in the agreement.
   *
   * @param amount what it comes to, without VAT, in the currency of the agreement
   * @param batches how much of it is to come by which day, by day; null when it comes at once
   */
  record CallOffItem(
      BigDecimal amount, @Nullable List<DatedBatch> batches, long lotItem, BigDecimal quantity) {}

  /** How much of an item is to come by a day, in Riyadh. */
  record DatedBatch(BigDecimal quantity, LocalDate wanted) {}

  /**
   * An order waits for a second person of its entity.
   *
   * @param approvalAbove threshold of the entity, in the currency
   */
  @Act(
      name = "framework.call-off-held",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderHeld(long agreementId, long callOffId, BigDecimal approvalAbove, String currency)
      implements FrameworkEntry {}

  /**
   * A mini-competition ordered for an entity.
   *
   * @param award of the agreement
   * @param tender of the competition
   * @param sha256 digest of what the order says ({@code calloff.OrderStatement}), which its paper
   *     prints
   * @param vatPercent rate of the state of the entity
   */
  @Act(
      name = "framework.call-off-by-competition",
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderWonByCompetition(
      long agreementId,
      long callOffId,
      long award,
      long entity,
      long tender,
      List<PricedItem> lines,
      String sha256,
      BigDecimal vatPercent)
      implements FrameworkEntry {}

  /**
   * What is ordered of an item at the price of the competition.
   *
   * @param amount what it comes to, without VAT, in the currency of the agreement
   */
  record PricedItem(BigDecimal amount, long lotItem, BigDecimal quantity, BigDecimal unitPrice) {}

  @Act(
      name = "framework.delivery-recorded",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record DeliveryRecorded(
      long agreementId, long callOffId, LocalDate day, List<DeliveredItem> lines)
      implements FrameworkEntry {}

  /** What came of an item, and how much of it was accepted. */
  record DeliveredItem(long lotItem, String delivered, BigDecimal accepted, String reason) {}

  /**
   * An entity offered a part of its balance to another.
   *
   * @param giver key of the entity, as {@code taker}
   * @param receiver code of the taker
   */
  @Act(
      name = "framework.transfer-offered",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "transfer {transferId}")
  record TransferProposed(
      long agreementId,
      long transferId,
      long lotItem,
      long giver,
      long taker,
      String receiver,
      BigDecimal quantity,
      String reason)
      implements FrameworkEntry {}

  @Act(
      name = "framework.transfer-consented",
      by = {Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR},
      chain = "agreement:{agreementId}",
      object = "transfer {transferId}")
  record TransferConsented(long agreementId, long transferId, TransferParty party)
      implements FrameworkEntry {}

  /** The last party consented, and the balance moved. */
  @Act(
      name = "framework.transfer-done",
      by = {Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR},
      chain = "agreement:{agreementId}",
      object = "transfer {transferId}")
  record TransferDone(long agreementId, long transferId, TransferParty party)
      implements FrameworkEntry {}

  @Act(
      name = "framework.transfer-refused",
      by = {Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR},
      chain = "agreement:{agreementId}",
      object = "transfer {transferId}")
  record TransferRefused(long agreementId, long transferId, TransferParty party, String reason)
      implements FrameworkEntry {}

  @Act(
      name = "framework.transfer-withdrawn",
      by = {Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR},
      chain = "agreement:{agreementId}",
      object = "transfer {transferId}")
  record TransferWithdrawn(long agreementId, long transferId, TransferParty party, String reason)
      implements FrameworkEntry {}

  /** The award of the agreement is taken back, so that there is nothing to hand over. */
  @Act(
      name = "framework.transfer-lapsed",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "transfer {transferId}")
  record TransferLapsed(long agreementId, long transferId, String reason)
      implements FrameworkEntry {}

  /**
   * An entity asked to join the agreement after its award.
   *
   * @param entity its key
   */
  @Act(
      name = "framework.accession-requested",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionRequested(
      long agreementId, long accessionId, long entity, List<AccessionItem> lines, String reason)
      implements FrameworkEntry {}

  /** How much of an item is asked for, which is named by its key in the agreement. */
  record AccessionItem(long lotItem, BigDecimal quantity) {}

  /**
   * The supplier consented that the entity joins.
   *
   * @param suppliesFrom day from which it can deliver, in Riyadh
   */
  @Act(
      name = "framework.accession-accepted",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionAccepted(long agreementId, long accessionId, LocalDate suppliesFrom)
      implements FrameworkEntry {}

  /** The central purchasing body consented, and the entity has its balance. */
  @Act(
      name = "framework.accession-approved",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionApproved(long agreementId, long accessionId) implements FrameworkEntry {}

  /** The supplier declined that the entity joins. */
  @Act(
      name = "framework.accession-declined",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionDeclined(long agreementId, long accessionId, String reason)
      implements FrameworkEntry {}

  /** The central purchasing body refused what the supplier had accepted. */
  @Act(
      name = "framework.accession-refused",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionRefused(long agreementId, long accessionId, String reason)
      implements FrameworkEntry {}

  @Act(
      name = "framework.accession-withdrawn",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionWithdrawn(long agreementId, long accessionId, String reason)
      implements FrameworkEntry {}

  /** The award of the agreement is taken back, so that nobody can join it. */
  @Act(
      name = "framework.accession-lapsed",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "accession {accessionId}")
  record AccessionLapsed(long agreementId, long accessionId, String reason)
      implements FrameworkEntry {}
}
