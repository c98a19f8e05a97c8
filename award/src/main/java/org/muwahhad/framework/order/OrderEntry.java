package org.muwahhad.framework.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.calloff.OrderSide;

/**
 * Entries of the approval and the changes of orders, each on the chain of its agreement, and of the
 * thresholds of entities.
 */
public sealed interface OrderEntry extends Entry {

  /** A second person of the entity approved an order, so that it went out. */
  @Act(
      name = "order.approved",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderApproved(long agreementId, long callOffId, String remark) implements OrderEntry {}

  /** A second person of the entity refused an order, which is cancelled. */
  @Act(
      name = "order.refused",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderRefused(long agreementId, long callOffId, String reason) implements OrderEntry {}

  /**
   * From a day on, orders of an entity above a sum are approved by a second person.
   *
   * @param amount with VAT; null when none is
   */
  @Act(name = "order.threshold-set", by = Role.NATIONAL_COORDINATOR, chain = "entity:{entityId}")
  record ThresholdSet(
      long entityId, @Nullable BigDecimal amount, String currency, LocalDate validFrom)
      implements OrderEntry {}

  /**
   * How much of an item is left, which is named by its key in the agreement.
   *
   * @param amount what it comes to then, without VAT; null until the change is agreed
   */
  record LeftQuantity(@Nullable BigDecimal amount, long lotItem, BigDecimal quantity) {}

  /**
   * An officer changed an order that was not confirmed.
   *
   * @param change its key
   * @param due day by which all is to be delivered; null where it stays
   */
  @Act(
      name = "order.changed",
      by = Role.PROCUREMENT_OFFICER,
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record OrderChanged(
      long agreementId,
      long callOffId,
      long change,
      @Nullable LocalDate due,
      List<LeftQuantity> lines,
      String reason)
      implements OrderEntry {}

  /**
   * One side of an order asked the other for a change, or that the order ends.
   *
   * @param due day by which all is to be delivered; null where it stays
   */
  @Act(
      name = "order.change-asked",
      by = {Role.PROCUREMENT_OFFICER, Role.BIDDER},
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record ChangeAsked(
      long agreementId,
      long callOffId,
      long change,
      @Nullable LocalDate due,
      OrderChangeKind kind,
      List<LeftQuantity> lines,
      String reason,
      OrderSide side)
      implements OrderEntry {}

  /**
   * The other side agreed.
   *
   * @param confirmed day that the supplier had proposed, by which the order counts as confirmed;
   *     null when it was confirmed before, or ends
   * @param lines what is left of items
   * @param officer key of the person who cancelled the order for the entity; null when it goes on
   */
  @Act(
      name = "order.change-agreed",
      by = {Role.PROCUREMENT_OFFICER, Role.BIDDER},
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record ChangeAgreed(
      long agreementId,
      long callOffId,
      long change,
      @Nullable LocalDate confirmed,
      List<LeftQuantity> lines,
      @Nullable Long officer)
      implements OrderEntry {}

  /** The other side declined. */
  @Act(
      name = "order.change-declined",
      by = {Role.PROCUREMENT_OFFICER, Role.BIDDER},
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record ChangeDeclined(long agreementId, long callOffId, long change, String reason)
      implements OrderEntry {}

  /** The side that had asked withdrew it. */
  @Act(
      name = "order.change-withdrawn",
      by = {Role.PROCUREMENT_OFFICER, Role.BIDDER},
      chain = "agreement:{agreementId}",
      object = "call-off {callOffId}")
  record ChangeWithdrawn(long agreementId, long callOffId, long change) implements OrderEntry {}
}
