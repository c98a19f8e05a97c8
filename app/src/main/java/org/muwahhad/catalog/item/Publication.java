package org.muwahhad.catalog.item;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** Writes revisions that were found in order, each with its audit entry. */
@Singleton
class Publication {
  private final CatalogItems items;
  private final Revisions revisions;
  private final JdbcOperations jdbc;
  private final DatabaseClock clock;
  private final AuditLog audit;

  Publication(
      CatalogItems items,
      Revisions revisions,
      JdbcOperations jdbc,
      DatabaseClock clock,
      AuditLog audit) {
    this.items = items;
    this.revisions = revisions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.audit = audit;
  }

  /** Writes a new item with its first revision. */
  Published first(Actor actor, AddItem.Draft draft, ItemContent content, Template template) {
    Instant now = clock.now();
    long item =
        items
            .save(
                new CatalogItems.Item(
                    0,
                    draft.code(),
                    draft.category(),
                    draft.kind(),
                    ItemStatus.ACTIVE,
                    1,
                    now,
                    now,
                    null,
                    null,
                    null,
                    0))
            .id();
    Published published = write(actor, item, 1, content, template, now);
    record(actor, "catalog.item-added", draft.code(), published, content, template);
    return published;
  }

  /**
   * Writes a further revision of an item.
   *
   * @throws Refusal.Conflict when the item changed since it was read
   */
  Published further(Actor actor, CatalogItems.Item item, ItemContent content, Template template) {
    if (items.revise(item.id(), item.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    int number = item.revisionCount() + 1;
    Published published = write(actor, item.id(), number, content, template, clock.now());
    record(actor, "catalog.item-revised", item.code(), published, content, template);
    return published;
  }

  private Published write(
      Actor actor, long item, int number, ItemContent content, Template template, Instant now) {
    long revision =
        revisions
            .save(
                new Revisions.Revision(
                    0,
                    item,
                    number,
                    content.unit(),
                    content.name().ar(),
                    content.name().en(),
                    content.description().ar(),
                    content.description().en(),
                    content.benchmarkPrice(),
                    content.benchmarkCurrency(),
                    content.benchmarkDate(),
                    content.benchmarkSource().ar(),
                    content.benchmarkSource().en(),
                    content.attributes().size(),
                    now,
                    actor.personId(),
                    template.edition() == 0 ? null : template.edition()))
            .id();
    if (!content.attributes().isEmpty()) {
      writeAttributes(revision, content.attributes(), template);
    }
    return new Published(item, revision, number);
  }

  private void writeAttributes(long revision, Map<String, String> values, Template template) {
    jdbc.prepareStatement(
        "INSERT INTO item_attribute (revision_id, attribute_id, value) VALUES (?, ?, ?)",
        insert -> {
          for (Attribute attribute : template.attributes()) {
            String value = values.get(attribute.code());
            if (value != null) {
              insert.setLong(1, revision);
              insert.setLong(2, attribute.id());
              insert.setString(3, value);
              insert.addBatch();
            }
          }
          return insert.executeBatch();
        });
  }

  private void record(
      Actor actor,
      String act,
      String code,
      Published published,
      ItemContent content,
      Template template) {
    Map<String, Object> detail = detail(code, published.number(), content, template);
    audit.record(
        actor,
        Role.CATALOG_MANAGER,
        "item:" + published.itemId(),
        act,
        "item",
        published.itemId(),
        detail);
  }

  /** What the audit record tells of a revision. */
  static Map<String, Object> detail(
      String code, int number, ItemContent content, Template template) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("code", code);
    detail.put("revision", number);
    detail.put("nameAr", content.name().ar());
    detail.put("nameEn", content.name().en());
    detail.put("unit", content.unit());
    detail.put("benchmarkPrice", content.benchmarkPrice().toPlainString());
    detail.put("benchmarkCurrency", content.benchmarkCurrency());
    detail.put("attributes", content.attributes());
    detail.put("templateEdition", template.edition());
    return detail;
  }
}
