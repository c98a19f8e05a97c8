package org.muwahhad.catalog.template;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.TemplateDrafted;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager saves the draft of a category's next template, complete or not; it takes effect
 * by {@link PublishTemplate}. A category has one draft at a time.
 *
 * <p>Refused as not found when there is no such category, with {@code shared.changed-meanwhile}
 * when another saved, published or discarded the draft since it was read, and with {@code
 * catalog.too-many-attributes}.
 */
@Singleton
public class DraftTemplate {
  /** The draft's version when there is none yet. */
  public static final int NONE = -1;

  private final CategoryQueries categories;
  private final TemplateVersions versions;
  private final AttributesText text;
  private final AuditLog audit;

  DraftTemplate(
      CategoryQueries categories, TemplateVersions versions, AttributesText text, AuditLog audit) {
    this.categories = categories;
    this.versions = versions;
    this.text = text;
    this.audit = audit;
  }

  /**
   * Saves the draft.
   *
   * @param version version of the draft that the person saw, {@link #NONE} when there was none
   */
  @Transactional
  public void run(Actor actor, String category, int version, List<AttributeDraft> attributes) {
    actor.require(Role.CATALOG_MANAGER);
    if (categories.listPath(category).isEmpty()) {
      throw new Refusal.NotFound("category " + category);
    }
    if (attributes.size() > TemplateRules.MOST_ATTRIBUTES) {
      throw new Refusal.RuleBroken("catalog.too-many-attributes", TemplateRules.MOST_ATTRIBUTES);
    }

    int number =
        versions.findNewest(category).map(TemplateVersions.TemplateVersionRow::number).orElse(0);
    save(actor, category, version, number, text.write(attributes));
    audit.record(actor, new TemplateDrafted(category, number, codes(attributes)));
  }

  private void save(Actor actor, String category, int version, int number, String attributes) {
    if (version == NONE) {
      if (versions.findDraft(category).isPresent()) {
        throw Refusal.Conflict.changedMeanwhile();
      }
      versions.begin(category, number, attributes, actor.personId());
    } else if (versions.saveDraft(category, attributes, actor.personId(), version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static List<String> codes(List<AttributeDraft> attributes) {
    return attributes.stream().map(AttributeDraft::code).toList();
  }
}
