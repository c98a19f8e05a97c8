package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.dossier.DossierTemplateEntry.TemplateRetired;

/**
 * A central buyer retires a template: it is kept, and not offered any more.
 *
 * <p>Refused with {@code dossier.retired} the second time.
 */
@Singleton
public class RetireTemplate {
  private final DossierTemplates templates;
  private final DossierTemplateQueries queries;
  private final AuditLog audit;

  RetireTemplate(DossierTemplates templates, DossierTemplateQueries queries, AuditLog audit) {
    this.templates = templates;
    this.queries = queries;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long templateId) {
    actor.require(Role.CENTRAL_BUYER);
    queries.getCurrent(templateId);
    if (templates.retire(templateId) != 1) {
      throw new Refusal.RuleBroken("dossier.retired");
    }
    audit.record(actor, new TemplateRetired(templateId));
  }
}
