package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.OrderDecision;
import org.muwahhad.framework.order.OrderEntry.OrderApproved;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A second procurement officer of an entity approves an order above its threshold. The order goes
 * out to the supplier then.
 *
 * <p>Refused as not found for another entity's order, with {@code framework.order-cancelled},
 * {@code order.not-waiting} when it waits for nobody, {@code order.own-order} to the person who
 * placed it, {@code order.agreement-not-in-force} once its agreement has ended, {@code
 * framework.supplier-debarred}, {@code order.supplier-suspended}, and as invalid input at {@code
 * remark}.
 */
@Singleton
public class ApproveOrder {
  static final int LONGEST_REASON = 1000;
  private final HeldApproval held;
  private final OrderApprovals approvals;
  private final AuditLog audit;

  ApproveOrder(HeldApproval held, OrderApprovals approvals, AuditLog audit) {
    this.held = held;
    this.approvals = approvals;
    this.audit = audit;
  }

  /**
   * Approves it.
   *
   * @param remark may be null or empty
   */
  @Transactional
  public void run(Actor actor, long callOffId, @Nullable String remark) {
    CallOffQueries.CallOff order = held.hold(actor, callOffId);
    if (approvals.countInForce(callOffId) == 0) {
      throw new Refusal.RuleBroken("order.agreement-not-in-force");
    }
    if (approvals.countDebarred(callOffId) > 0) {
      throw new Refusal.RuleBroken("framework.supplier-debarred");
    }
    if (approvals.countSuspended(callOffId) > 0) {
      throw new Refusal.RuleBroken("order.supplier-suspended");
    }
    String words = remark == null ? "" : remark.strip();
    new Faults().atMost("remark", words, LONGEST_REASON).throwIfAny();
    if (approvals.decide(callOffId, OrderDecision.APPROVED, words, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new OrderApproved(order.agreementId(), callOffId, words));
  }
}
