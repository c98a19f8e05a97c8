package org.muwahhad.catalog.item;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
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
  @Serdeable
  public record Draft(String code, String category, ItemKind kind, ItemContent content) {}

  @Transactional
  public Published run(Actor actor, Draft draft) {
    actor.require(Role.CATALOG_MANAGER);
    Template template = template(draft);
    ItemContent content = draft.content().canonical(template);
    Faults faults = new Faults();
    checkCode(faults, draft.code());
    faults.check(!items.existsByCode(draft.code()), "code", "catalog.code-taken", draft.code());
    ItemRules.check(faults, content, template, rules.known());
    faults.throwIfAny();

    return publication.first(actor, draft, content, template);
  }

  public static void checkCode(Faults faults, String code) {
    faults.check(CODE.matcher(code).matches(), "code", "catalog.code-malformed");
  }

  private Template template(Draft draft) {
    return templates
        .find(draft.category())
        .orElseThrow(
            () ->
                new Refusal.InvalidInput("category", "catalog.category-unknown", draft.category()));
  }
}
