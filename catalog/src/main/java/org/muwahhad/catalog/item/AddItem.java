package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager adds an item, with its first revision.
 *
 * <p>Refused as invalid input, each fault at its field: {@code catalog.code-malformed}, {@code
 * catalog.code-taken}, {@code catalog.category-unknown}, {@code shared.missing}, {@code
 * shared.too-long}, {@code shared.not-a-choice} (unit, currency, attribute), {@code
 * shared.not-positive}, {@code shared.too-many-decimals}, {@code catalog.price-too-high}, {@code
 * catalog.benchmark-in-future}, {@code catalog.attribute-not-a-number} and {@code
 * catalog.attribute-not-of-category}.
 */
@Singleton
public class AddItem {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9.-]{1,29}");
  private final CatalogItems items;
  private final Templates templates;
  private final ItemRules rules;
  private final Publication publication;

  AddItem(CatalogItems items, Templates templates, ItemRules rules, Publication publication) {
    this.items = items;
    this.templates = templates;
    this.rules = rules;
    this.publication = publication;
  }

  /**
   * What an item is to be.
   *
   * @param code short stable code of capitals, digits, hyphens and points, such as {@code LAP-0007}
   * @param category CPV code without check digit; never changes
   * @param kind never changes
   */
  public record ItemDraft(String code, String category, ItemKind kind, ItemContent content) {
    ItemDraft canonical(Template template) {
      return new ItemDraft(code, category, kind, content.canonical(template));
    }
  }

  @Transactional
  public PublishedRevision run(Actor actor, ItemDraft draft) {
    actor.require(Role.CATALOG_MANAGER);
    Optional<Template> template = templates.find(draft.category());
    List<Refusal.Fault> faults = judge(draft, template, rules.known(), true);
    if (template.isEmpty() || !faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
    ItemDraft canonical = draft.canonical(template.get());
    return publication.first(actor, canonical, canonical.content(), template.get());
  }

  /**
   * What is wrong with a draft; of one without a category nothing else is looked at.
   *
   * @param first its code does not stand among those judged before
   */
  List<Refusal.Fault> judge(
      ItemDraft draft, Optional<Template> template, ItemRules.KnownCodes known, boolean first) {
    Faults faults = new Faults();
    if (template.isEmpty()) {
      return faults.check(false, "category", "catalog.category-unknown", draft.category()).found();
    }
    checkCode(faults, draft.code());
    boolean free = first && !items.existsByCode(draft.code());
    faults.check(free, "code", "catalog.code-taken", draft.code());
    ItemRules.check(faults, draft.content().canonical(template.get()), template.get(), known);
    return faults.found();
  }

  public static void checkCode(Faults faults, String code) {
    faults.check(CODE.matcher(code).matches(), "code", "catalog.code-malformed");
  }
}
