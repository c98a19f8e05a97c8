package org.muwahhad.organisation.supplier;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.SupplierEntry.DebarmentLifted;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer lifts a debarment before its last day, or one without a last day, with a reason.
 * Refused with {@code supplier.debarment-not-confirmed}, and as invalid input at {@code reason}.
 */
@Singleton
public class LiftDebarment {
  private final Debarments debarments;
  private final AuditLog audit;
  private final ApplicationEventPublisher<DebarmentEvent> events;

  LiftDebarment(
      Debarments debarments, AuditLog audit, ApplicationEventPublisher<DebarmentEvent> events) {
    this.debarments = debarments;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long supplierId, long id, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    debarments.lockSupplier(supplierId);
    debarments.get(supplierId, id);
    new Faults().text("reason", reason, 2000).throwIfAny();
    if (debarments.lift(id, actor.personId(), reason.strip()) != 1) {
      throw new Refusal.RuleBroken("supplier.debarment-not-confirmed");
    }
    audit.record(actor, new DebarmentLifted(supplierId, id, reason.strip()));
    events.publishEvent(new DebarmentEvent(supplierId, id, Debarments.DebarmentStage.LIFTED));
  }
}
