package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.EntityRenamed;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The administrator renames a procuring entity; the audit entry keeps the names before. Refused as
 * invalid input with {@code shared.missing} or {@code shared.too-long} at {@code name.ar} and
 * {@code name.en}.
 */
@Singleton
public class RenameEntity {
  private final Entities entities;
  private final AuditLog audit;

  RenameEntity(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, @Nullable Bilingual wanted) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Entity entity = entities.getEntity(id);
    Bilingual name = RequiredInput.bilingual(wanted);
    new Faults().name("name.ar", name.ar(), 300).name("name.en", name.en(), 300).throwIfAny();
    if (entities.rename(id, name.ar(), name.en(), entity.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor, new EntityRenamed(id, entity.name().ar(), entity.name().en(), name.ar(), name.en()));
  }
}
