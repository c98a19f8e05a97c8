package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/** Carries the forms of an item to the acts, so that all mistakes are reported at once. */
@Singleton
public class ItemDrafts {
  private final AddItem addItem;
  private final ReviseItem reviseItem;
  private final ItemRules rules;

  ItemDrafts(AddItem addItem, ReviseItem reviseItem, ItemRules rules) {
    this.addItem = addItem;
    this.reviseItem = reviseItem;
    this.rules = rules;
  }

  public AddItem.ItemDraft add(Actor actor, Form form, Template template) {
    ItemForm read = ItemForm.read(form, template);
    List<Refusal.Fault> unread = new ArrayList<>();
    String code = form.value("code").strip().toUpperCase(Locale.ROOT);
    Faults faults = new Faults();
    AddItem.checkCode(faults, code);
    collect(faults, unread);
    Optional<ItemKind> kind = kind(form);
    if (kind.isEmpty()) {
      unread.add(new Refusal.Fault("kind", "shared.missing"));
    }
    unread.addAll(read.unread());
    refuse(unread, read, template);

    AddItem.ItemDraft draft =
        new AddItem.ItemDraft(code, template.category(), kind.orElseThrow(), read.content());
    addItem.run(actor, draft);
    return draft;
  }

  public PublishedRevision revise(Actor actor, Form form, Template template, String code) {
    ItemForm read = ItemForm.read(form, template);
    refuse(new ArrayList<>(read.unread()), read, template);
    int basedOn = form.decimal("basedOn").map(n -> n.intValue()).orElse(0);
    return reviseItem.run(actor, code, new ReviseItem.RevisionChange(basedOn, read.content()));
  }

  /** The form filled with what the newest revision says. */
  public Form formOf(ItemDetail detail) {
    return ItemForm.formOf(detail).with("basedOn", Integer.toString(detail.revision().number()));
  }

  /** When something could not be read, the act is not asked: its rules are, for the rest. */
  public void refuse(List<Refusal.Fault> unread, ItemForm read, Template template) {
    if (unread.isEmpty()) {
      return;
    }
    Faults faults = new Faults();
    ItemRules.check(faults, read.content().canonical(template), template, rules.known());
    collect(faults, unread);
    throw new Refusal.InvalidInput(unread);
  }

  public static void collect(Faults faults, List<Refusal.Fault> into) {
    try {
      faults.throwIfAny();
    } catch (Refusal.InvalidInput invalid) {
      into.addAll(invalid.faults());
    }
  }

  public static Optional<ItemKind> kind(Form form) {
    return Arrays.stream(ItemKind.values())
        .filter(k -> k.name().equals(form.value("kind")))
        .findFirst();
  }
}
