package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.EntityReopened;
import org.muwahhad.shared.Refusal;

/**
 * The administrator lets a closed procuring entity take part again. Refused with {@code
 * organisation.entity-open} when it is not closed.
 */
@Singleton
public class ReopenEntity {
  private final Entities entities;
  private final AuditLog audit;

  ReopenEntity(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Entity entity = entities.getEntity(id);
    if (!entity.closed()) {
      throw new Refusal.RuleBroken("organisation.entity-open");
    }
    if (entities.reopen(id, entity.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new EntityReopened(id, entity.code()));
  }
}
