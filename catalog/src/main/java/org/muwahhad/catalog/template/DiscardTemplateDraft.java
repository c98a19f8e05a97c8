package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.TemplateDraftDiscarded;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager gives up the draft of a category's next template; the published one stays.
 *
 * <p>Refused with {@code shared.changed-meanwhile} when there is no such draft any more.
 */
@Singleton
public class DiscardTemplateDraft {
  private final TemplateVersions versions;
  private final AuditLog audit;

  DiscardTemplateDraft(TemplateVersions versions, AuditLog audit) {
    this.versions = versions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, String category, int version) {
    actor.require(Role.CATALOG_MANAGER);
    if (versions.removeDraft(category, version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new TemplateDraftDiscarded(category, version));
  }
}
