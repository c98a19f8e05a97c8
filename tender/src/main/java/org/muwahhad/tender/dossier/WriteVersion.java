package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.dossier.DossierTemplateEntry.TemplateVersionWritten;
import org.muwahhad.tender.terms.CriterionInput;

/** Writes the next version of a template and puts it in force, for the acts that do. */
@Singleton
class WriteVersion {
  private final DossierTemplates templates;
  private final AuditLog audit;

  WriteVersion(DossierTemplates templates, AuditLog audit) {
    this.templates = templates;
    this.audit = audit;
  }

  void run(Actor actor, long templateId, int number, TemplateContent content) {
    templates.addVersion(
        templateId,
        number,
        content.name().ar().strip(),
        content.name().en().strip(),
        content.purpose().ar().strip(),
        content.purpose().en().strip(),
        content.awardCriteria(),
        content.twoEnvelopes(),
        content.requirements().ar().strip(),
        content.requirements().en().strip(),
        actor.personId());
    for (int i = 0; i < content.criteria().size(); i++) {
      CriterionInput c = content.criteria().get(i);
      templates.addCriterion(
          templateId, number, i + 1, c.kind(), c.code(), c.nameAr(), c.nameEn(), c.weight());
    }
    content.rules().forEach((code, value) -> templates.addRule(templateId, number, code, value));
    if (templates.count(templateId, number) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new TemplateVersionWritten(
            templateId,
            number,
            content.name().ar(),
            content.name().en(),
            content.criteria().size(),
            content.rules()));
  }
}
