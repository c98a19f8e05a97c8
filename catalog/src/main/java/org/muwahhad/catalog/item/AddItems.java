package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager adds many items at once, each with its first revision and its own audit entry:
 * all of them or none.
 *
 * <p>Refused as invalid input with every fault that {@link AddItem} would name, at {@code
 * items[<place from 0>].<field>}.
 */
@Singleton
public class AddItems {
  private final AddItem addItem;
  private final ItemRules rules;
  private final Templates templates;
  private final BulkPublication publication;

  AddItems(AddItem addItem, ItemRules rules, Templates templates, BulkPublication publication) {
    this.addItem = addItem;
    this.rules = rules;
    this.templates = templates;
    this.publication = publication;
  }

  @Transactional
  public void run(Actor actor, List<AddItem.ItemDraft> drafts) {
    actor.require(Role.CATALOG_MANAGER);
    ItemRules.KnownCodes known = rules.known();
    Map<String, Optional<Template>> byCategory = new HashMap<>();
    Set<String> codes = new HashSet<>();
    List<Refusal.Fault> faults = new ArrayList<>();
    List<BulkPublication.AddedItem> added = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      AddItem.ItemDraft draft = drafts.get(i);
      Optional<Template> template = byCategory.computeIfAbsent(draft.category(), templates::find);
      String place = "items[" + i + "].";
      addItem.judge(draft, template, known, codes.add(draft.code())).stream()
          .map(f -> new Refusal.Fault(place + f.field(), f.code(), f.arguments()))
          .forEach(faults::add);
      template.ifPresent(t -> added.add(new BulkPublication.AddedItem(draft.canonical(t), t)));
    }
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
    publication.add(actor, added);
  }
}
