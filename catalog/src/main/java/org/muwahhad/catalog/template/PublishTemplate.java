package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.TemplatePublished;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager publishes the draft of a category's template. It holds from then on for the
 * category and all below it: forms, filters, imports and comparison follow it. Items published
 * before keep the version they were made against and show what they lack.
 *
 * <p>Refused with {@code shared.changed-meanwhile} when the draft changed or another version was
 * published since it was read, with {@code catalog.template-unchanged} when nothing differs from
 * the newest version, and as invalid input, each fault at its field ({@code attributes[2].code}):
 * {@code catalog.attribute-code-malformed}, {@code catalog.attribute-code-repeated}, {@code
 * catalog.attribute-code-around}, {@code catalog.attribute-type-fixed}, {@code
 * catalog.range-backwards}, {@code catalog.choices-too-few}, {@code catalog.choices-malformed},
 * {@code catalog.choices-repeated}, {@code catalog.too-many-attributes}, {@code shared.missing},
 * {@code shared.too-long}, {@code shared.not-a-number} and {@code shared.not-a-choice}.
 */
@Singleton
public class PublishTemplate {
  private final TemplateVersions versions;
  private final TemplateCheck check;
  private final TemplatePublication publication;
  private final AuditLog audit;

  PublishTemplate(
      TemplateVersions versions,
      TemplateCheck check,
      TemplatePublication publication,
      AuditLog audit) {
    this.versions = versions;
    this.check = check;
    this.publication = publication;
    this.audit = audit;
  }

  /**
   * Publishes the draft.
   *
   * @param version version of the draft that the person saw
   * @return the number of the new version of the category's template
   */
  @Transactional
  public int run(Actor actor, String category, int version) {
    actor.require(Role.CATALOG_MANAGER);
    TemplateVersions.TemplateDraftRow draft =
        versions.findDraft(category).orElseThrow(Refusal.Conflict::changedMeanwhile);
    TemplateCheck.CheckedTemplate outcome = check.of(draft);
    if (outcome.differences().isEmpty()) {
      throw new Refusal.RuleBroken("catalog.template-unchanged");
    }
    requireNewest(category, draft);
    if (versions.removeDraft(category, version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    int number = draft.basedOn() + 1;
    int edition = publication.write(category, number, outcome.attributes(), actor.personId());
    audit.record(
        actor,
        new TemplatePublished(
            category,
            edition,
            number,
            outcome.attributes().stream().map(Attribute::code).toList()));
    return number;
  }

  private void requireNewest(String category, TemplateVersions.TemplateDraftRow draft) {
    int newest =
        versions.findNewest(category).map(TemplateVersions.TemplateVersionRow::number).orElse(0);
    if (newest != draft.basedOn()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
