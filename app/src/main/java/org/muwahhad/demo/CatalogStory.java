package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.seeds.demo.DemoItem;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.shared.Bilingual;

/** The catalog's years: items added, revised and retired by its manager. */
@Singleton
class CatalogStory {
  private static final String MANAGER = "catalog";
  private final AddItem addItem;
  private final ReviseItem reviseItem;
  private final RetireItem retireItem;

  CatalogStory(AddItem addItem, ReviseItem reviseItem, RetireItem retireItem) {
    this.addItem = addItem;
    this.reviseItem = reviseItem;
    this.retireItem = retireItem;
  }

  void enter(DemoPlan plan, Cast cast, Timetable timetable) {
    Actor manager = cast.person(MANAGER);
    for (DemoItem item : plan.items()) {
      for (DemoItem.Revision revision : item.revisions()) {
        timetable.add(revision.publishedAt(), () -> publish(manager, item, revision));
      }
      if (item.retiredAt() != null) {
        timetable.add(
            item.retiredAt(),
            () ->
                retireItem.run(
                    manager, item.code(), "لم يعد الصنف معروضًا في السوق", successor(plan, item)));
      }
    }
  }

  /** An item of the same category that stays. */
  private static @Nullable String successor(DemoPlan plan, DemoItem item) {
    return plan.items().stream()
        .filter(i -> i.retiredAt() == null && i.category().equals(item.category()))
        .map(DemoItem::code)
        .findFirst()
        .orElse(null);
  }

  private void publish(Actor manager, DemoItem item, DemoItem.Revision revision) {
    if (revision.number() == 1) {
      addItem.run(
          manager,
          new AddItem.Draft(
              item.code(),
              item.category(),
              ItemKind.valueOf(item.kind().name()),
              content(item, revision)));
    } else {
      reviseItem.run(
          manager,
          item.code(),
          new ReviseItem.Change(revision.number() - 1, content(item, revision)));
    }
  }

  private static ItemContent content(DemoItem item, DemoItem.Revision revision) {
    Map<String, String> attributes =
        revision.attributes().stream()
            .collect(Collectors.toMap(DemoItem.Attribute::code, DemoItem.Attribute::value));
    return new ItemContent(
        text(revision.name()),
        text(revision.description()),
        item.unit(),
        revision.benchmarkPrice(),
        revision.benchmarkCurrency(),
        revision.benchmarkDate(),
        text(revision.benchmarkSource()),
        attributes);
  }

  static Bilingual text(org.muwahhad.seeds.Bilingual text) {
    return new Bilingual(text.ar(), text.en());
  }
}
