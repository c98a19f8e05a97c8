package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.order.OrderEntry.ChangeDeclined;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The other side of an order declines what was asked for, with a reason. The order stays as it is.
 *
 * <p>Refused as not found for an order of others, with {@code order.change-answered}, {@code
 * order.own-change} to the side that asked, {@code framework.order-cancelled}, and as invalid input
 * at {@code reason}.
 */
@Singleton
public class DeclineChange {
  private final OpenChange open;
  private final OrderChanges changes;
  private final AuditLog audit;

  DeclineChange(OpenChange open, OrderChanges changes, AuditLog audit) {
    this.open = open;
    this.changes = changes;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long callOffId, long changeId, String reason) {
    OpenChange.HeldChange held = open.ofOther(actor, callOffId, changeId);
    new Faults().text("reason", reason, ChangeTerms.LONGEST_REASON).throwIfAny();
    String words = reason.strip();
    if (changes.answer(changeId, OrderChangeStatus.DECLINED, words, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        held.party().role(),
        new ChangeDeclined(held.order().agreementId(), callOffId, changeId, words));
  }
}
