package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SiteClosed;
import org.muwahhad.shared.Refusal;

/**
 * The administrator closes a delivery site: it stays on the lines that name it and cannot be chosen
 * on new ones. Refused with {@code organisation.site-closed} when it is closed already.
 */
@Singleton
public class CloseSite {
  private final Entities entities;
  private final AuditLog audit;

  CloseSite(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  /** Returns the number of the entity. */
  @Transactional
  public long run(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Site site = entities.getSite(id);
    if (site.closed()) {
      throw new Refusal.RuleBroken("organisation.site-closed");
    }
    if (entities.closeSite(id, site.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new SiteClosed(site.entityId(), id, site.code()));
    return site.entityId();
  }
}
