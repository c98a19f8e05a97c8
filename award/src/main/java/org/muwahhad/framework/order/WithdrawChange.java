package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.order.OrderEntry.ChangeWithdrawn;
import org.muwahhad.shared.Refusal;

/**
 * The side of an order that asked for a change withdraws it before it is answered.
 *
 * <p>Refused as not found for an order of others, with {@code order.change-answered}, and {@code
 * order.others-change} to the other side.
 */
@Singleton
public class WithdrawChange {
  private final OpenChange open;
  private final OrderChanges changes;
  private final AuditLog audit;

  WithdrawChange(OpenChange open, OrderChanges changes, AuditLog audit) {
    this.open = open;
    this.changes = changes;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long callOffId, long changeId) {
    OpenChange.HeldChange held = open.ofOwn(actor, callOffId, changeId);
    if (changes.answer(changeId, OrderChangeStatus.WITHDRAWN, "", actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        held.party().role(),
        new ChangeWithdrawn(held.order().agreementId(), callOffId, changeId));
  }
}
