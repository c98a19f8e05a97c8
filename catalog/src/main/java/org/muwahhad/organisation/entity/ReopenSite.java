package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SiteReopened;
import org.muwahhad.shared.Refusal;

/**
 * The administrator opens a closed delivery site again. Refused with {@code organisation.site-open}
 * when it is not closed, and with {@code organisation.entity-closed} when its entity is.
 */
@Singleton
public class ReopenSite {
  private final Entities entities;
  private final AuditLog audit;

  ReopenSite(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  /** Returns the number of the entity. */
  @Transactional
  public long run(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Site site = entities.getSite(id);
    if (!site.closed()) {
      throw new Refusal.RuleBroken("organisation.site-open");
    }
    if (entities.getEntity(site.entityId()).closed()) {
      throw new Refusal.RuleBroken("organisation.entity-closed");
    }
    if (entities.reopenSite(id, site.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new SiteReopened(site.entityId(), id, site.code()));
    return site.entityId();
  }
}
