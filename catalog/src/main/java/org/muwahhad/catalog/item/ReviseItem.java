package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager publishes a further revision of an item. Earlier ones stay as they are, and
 * demand lines that name them keep their meaning.
 *
 * <p>Refused with {@code catalog.item-retired} when the item was retired, with {@code
 * catalog.nothing-changed} when the content is that of the newest revision, with {@code
 * shared.changed-meanwhile} when there is a newer revision than the one revised, and as invalid
 * input as {@link AddItem} says.
 *
 * <p>Faults in the input have the codes {@code catalog.benchmark-in-future} and {@code
 * catalog.price-too-high}.
 */
@Singleton
public class ReviseItem {
  private final CatalogItems items;
  private final Revisions revisions;
  private final Templates templates;
  private final ItemRules rules;
  private final Publication publication;

  ReviseItem(
      CatalogItems items,
      Revisions revisions,
      Templates templates,
      ItemRules rules,
      Publication publication) {
    this.items = items;
    this.revisions = revisions;
    this.templates = templates;
    this.rules = rules;
    this.publication = publication;
  }

  /**
   * What the next revision is to say.
   *
   * @param basedOn number of the revision that the person saw
   */
  public record RevisionChange(int basedOn, ItemContent content) {}

  @Transactional
  public PublishedRevision run(Actor actor, String itemCode, RevisionChange change) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.StoredItem item = items.get(itemCode);
    if (!ItemStatus.ItemEvent.REVISE.isAllowedFrom(item.status())) {
      throw new Refusal.RuleBroken("catalog.item-retired", itemCode);
    }
    if (item.revisionCount() != change.basedOn()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Template template = template(item);
    ItemContent content = change.content().canonical(template);
    Faults faults = new Faults();
    ItemRules.check(faults, content, template, rules.known());
    faults.throwIfAny();
    if (content.equals(revisions.newest(item, template))) {
      throw new Refusal.RuleBroken("catalog.nothing-changed", itemCode);
    }

    return publication.further(actor, item, content, template);
  }

  private Template template(CatalogItems.StoredItem item) {
    return templates
        .find(item.categoryCode())
        .orElseThrow(() -> new IllegalStateException("No category " + item.categoryCode()));
  }
}
