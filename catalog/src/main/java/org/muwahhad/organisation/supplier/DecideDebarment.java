package org.muwahhad.organisation.supplier;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.SupplierEntry.DebarmentConfirmed;
import org.muwahhad.organisation.SupplierEntry.DebarmentRejected;
import org.muwahhad.shared.Refusal;

/**
 * A second central buyer confirms a debarment, which holds from its first day on, or rejects it.
 *
 * <p>Refused with {@code supplier.own-debarment} to the person who proposed it, and with a conflict
 * when it does not wait any more.
 */
@Singleton
public class DecideDebarment {
  private final Debarments debarments;
  private final AuditLog audit;
  private final ApplicationEventPublisher<DebarmentEvent> events;

  DecideDebarment(
      Debarments debarments, AuditLog audit, ApplicationEventPublisher<DebarmentEvent> events) {
    this.debarments = debarments;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long supplierId, long id, boolean confirmed) {
    actor.require(Role.CENTRAL_BUYER);
    debarments.lockSupplier(supplierId);
    Debarments.Debarment debarment = debarments.get(supplierId, id);
    if (debarment.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("supplier.own-debarment");
    }
    Debarments.DebarmentStage to =
        confirmed ? Debarments.DebarmentStage.CONFIRMED : Debarments.DebarmentStage.REJECTED;
    if (debarments.decide(id, to, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        confirmed ? new DebarmentConfirmed(supplierId, id) : new DebarmentRejected(supplierId, id));
    events.publishEvent(new DebarmentEvent(supplierId, id, to));
  }
}
