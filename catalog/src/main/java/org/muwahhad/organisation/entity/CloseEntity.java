package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.EntityClosed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The administrator closes a procuring entity, such as one merged into another. It is never
 * deleted: what it asked for goes on, but it starts no new submission and gets no new officer.
 *
 * <p>Refused with {@code organisation.entity-closed} when it is closed already, and as invalid
 * input when the reason is missing or longer than 500 characters.
 */
@Singleton
public class CloseEntity {
  private final Entities entities;
  private final AuditLog audit;

  CloseEntity(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Entity entity = entities.getEntity(id);
    new Faults().text("reason", reason, 500).throwIfAny();
    if (entity.closed()) {
      throw new Refusal.RuleBroken("organisation.entity-closed");
    }
    if (entities.close(id, reason.strip(), entity.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new EntityClosed(id, entity.code(), reason.strip()));
  }
}
