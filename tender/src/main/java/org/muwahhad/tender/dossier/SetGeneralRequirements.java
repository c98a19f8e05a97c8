package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.EditDraft;
import org.muwahhad.tender.TenderEntry.GeneralRequirementsSet;

/**
 * A central buyer writes the requirements and conditions of a draft. One language may come first;
 * approval asks for both. Once published, they change by an amendment alone.
 *
 * <p>Refused with {@code tender.not-editable} once approved, as a conflict when the draft changed
 * since the person saw it, and as invalid input when a text is too long.
 */
@Singleton
public class SetGeneralRequirements {
  private final EditDraft drafts;
  private final DossierTemplates templates;
  private final AuditLog audit;

  SetGeneralRequirements(EditDraft drafts, DossierTemplates templates, AuditLog audit) {
    this.drafts = drafts;
    this.templates = templates;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, Bilingual text, int version) {
    drafts.begin(actor, tenderId, version);
    new Faults()
        .atMost("requirements.ar", text.ar(), DossierTemplateRules.LONGEST_REQUIREMENTS)
        .atMost("requirements.en", text.en(), DossierTemplateRules.LONGEST_REQUIREMENTS)
        .throwIfAny();
    templates.writeRequirements(tenderId, text.ar().strip(), text.en().strip());
    audit.record(
        actor, new GeneralRequirementsSet(tenderId, text.ar().length(), text.en().length()));
  }
}
