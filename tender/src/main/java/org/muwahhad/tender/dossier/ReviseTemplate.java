package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer writes the next version of a template; earlier ones stay as they are, and so do
 * dossiers made from them.
 *
 * <p>Refused with {@code dossier.retired}, as a conflict when another version came meanwhile, and
 * as invalid input as {@link AddTemplate} is.
 *
 * <p>Faults in the input have the codes {@code dossier.weights-not-100}, {@code
 * tender.criterion-code-twice}, {@code tender.quality-and-price-not-100}, {@code
 * tender.rule-value-wrong} and {@code tender.weight-wrong}.
 */
@Singleton
public class ReviseTemplate {
  private final DossierTemplates templates;
  private final DossierTemplateQueries queries;
  private final WriteVersion writeVersion;

  ReviseTemplate(
      DossierTemplates templates, DossierTemplateQueries queries, WriteVersion writeVersion) {
    this.templates = templates;
    this.queries = queries;
    this.writeVersion = writeVersion;
  }

  /** Writes the version after the one the person saw, and returns its number. */
  @Transactional
  public int run(Actor actor, long templateId, int seen, TemplateContent content) {
    actor.require(Role.CENTRAL_BUYER);
    int last =
        templates
            .lock(templateId)
            .orElseThrow(() -> new Refusal.NotFound("template " + templateId));
    if (queries.getCurrent(templateId).retiredAt() != null) {
      throw new Refusal.RuleBroken("dossier.retired");
    }
    if (last != seen) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    DossierTemplateRules.check(content, queries.listRules(0, 0));
    writeVersion.run(actor, templateId, last + 1, content);
    return last + 1;
  }
}
