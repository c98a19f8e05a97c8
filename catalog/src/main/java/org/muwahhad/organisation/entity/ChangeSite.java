package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SiteChanged;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The administrator corrects the name or city of a delivery site. Refused as invalid input with
 * {@code shared.missing} or {@code shared.too-long}.
 */
@Singleton
public class ChangeSite {
  private final Entities entities;
  private final AuditLog audit;

  ChangeSite(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, SiteContent content) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Site site = entities.getSite(id);
    content.check(new Faults()).throwIfAny();
    int changed =
        entities.changeSite(
            id,
            content.givenName().ar(),
            content.givenName().en(),
            content.givenCity().ar(),
            content.givenCity().en(),
            site.version());
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new SiteChanged(
            site.entityId(),
            id,
            content.givenName().ar(),
            content.givenName().en(),
            content.givenCity().ar(),
            content.givenCity().en()));
  }
}
