package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.AddItems;
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
  private final AddItems addItems;
  private final ReviseItem reviseItem;
  private final RetireItem retireItem;

  CatalogStory(AddItems addItems, ReviseItem reviseItem, RetireItem retireItem) {
    this.addItems = addItems;
    this.reviseItem = reviseItem;
    this.retireItem = retireItem;
  }

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable) {
    Actor manager = cast.person(MANAGER);
    Map<Instant, List<DemoItem>> days = new TreeMap<>();
    for (DemoItem item : plan.items()) {
      days.computeIfAbsent(item.revisions().get(0).publishedAt(), at -> new ArrayList<>())
          .add(item);
      item.revisions().stream()
          .skip(1)
          .forEach(r -> timetable.add(r.publishedAt(), () -> revise(manager, item, r)));
      if (item.retiredAt() != null) {
        timetable.add(
            item.retiredAt(),
            () ->
                retireItem.run(
                    manager, item.code(), "لم يعد الصنف معروضًا في السوق", successor(plan, item)));
      }
    }
    days.forEach((at, items) -> timetable.add(at, () -> add(manager, items)));
  }

  /** An item of the same category that stays. */
  private static @Nullable String successor(DemoPlan plan, DemoItem item) {
    return plan.items().stream()
        .filter(i -> i.retiredAt() == null && i.category().equals(item.category()))
        .map(DemoItem::code)
        .findFirst()
        .orElse(null);
  }

  private void add(Actor manager, List<DemoItem> items) {
    addItems.run(
        manager,
        items.stream()
            .map(
                item ->
                    new AddItem.ItemDraft(
                        item.code(),
                        item.category(),
                        ItemKind.valueOf(item.kind().name()),
                        content(item, item.revisions().get(0))))
            .toList());
  }

  private void revise(Actor manager, DemoItem item, DemoItem.Revision revision) {
    reviseItem.run(
        manager,
        item.code(),
        new ReviseItem.RevisionChange(revision.number() - 1, content(item, revision)));
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
