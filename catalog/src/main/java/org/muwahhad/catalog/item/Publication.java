package org.muwahhad.catalog.item;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry;
import org.muwahhad.catalog.CatalogEntry.ItemAdded;
import org.muwahhad.catalog.CatalogEntry.ItemRevised;
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
  PublishedRevision first(
      Actor actor, AddItem.ItemDraft draft, ItemContent content, Template template) {
    Instant now = clock.now();
    long item =
        items
            .save(
                new CatalogItems.StoredItem(
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
    PublishedRevision published = write(actor, item, 1, content, template, now);
    audit.record(
        actor, entry(ItemAdded::new, published.itemId(), draft.code(), 1, content, template));
    return published;
  }

  /**
   * Writes a further revision of an item.
   *
   * @throws Refusal.Conflict when the item changed since it was read
   */
  PublishedRevision further(
      Actor actor, CatalogItems.StoredItem item, ItemContent content, Template template) {
    if (items.revise(item.id(), item.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    int number = item.revisionCount() + 1;
    PublishedRevision published = write(actor, item.id(), number, content, template, clock.now());
    audit.record(actor, entry(ItemRevised::new, item.id(), item.code(), number, content, template));
    return published;
  }

  private PublishedRevision write(
      Actor actor, long item, int number, ItemContent content, Template template, Instant now) {
    long revision =
        revisions
            .save(
                new Revisions.Revision(
                    0,
                    item,
                    number,
                    content.unit(),
                    content.name(),
                    content.description(),
                    content.benchmarkPrice(),
                    content.benchmarkCurrency(),
                    content.benchmarkDate(),
                    content.benchmarkSource(),
                    content.attributes().size(),
                    now,
                    actor.personId(),
                    template.edition() == 0 ? null : template.edition()))
            .id();
    if (!content.attributes().isEmpty()) {
      writeAttributes(revision, content.attributes(), template);
    }
    return new PublishedRevision(item, revision, number);
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

  /** Makes the entry of the first or a further revision of an item. */
  interface OfRevision {
    CatalogEntry of(
        long itemId,
        String code,
        int revision,
        String nameAr,
        String nameEn,
        String unit,
        BigDecimal benchmarkPrice,
        String benchmarkCurrency,
        Map<String, String> attributes,
        int templateEdition);
  }

  static CatalogEntry entry(
      OfRevision entry,
      long item,
      String code,
      int number,
      ItemContent content,
      Template template) {
    return entry.of(
        item,
        code,
        number,
        content.name().ar(),
        content.name().en(),
        content.unit(),
        content.benchmarkPrice(),
        content.benchmarkCurrency(),
        content.attributes(),
        template.edition());
  }
}
