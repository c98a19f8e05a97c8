package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditBatch;
import org.muwahhad.catalog.CatalogEntry.ItemAdded;
import org.muwahhad.catalog.CatalogEntry.ItemRevised;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * Writes many revisions that were found in order, as {@link Publication} writes one: with an audit
 * entry each, but in a handful of statements for hundreds of items.
 */
@Singleton
public class BulkPublication {
  /** How many items are written together. */
  static final int BATCH = 500;

  private final BulkRows rows;
  private final DatabaseClock clock;
  private final AuditBatch audit;

  BulkPublication(BulkRows rows, DatabaseClock clock, AuditBatch audit) {
    this.rows = rows;
    this.clock = clock;
    this.audit = audit;
  }

  /** A new item. */
  public record AddedItem(AddItem.ItemDraft draft, Template template) {}

  /** A further revision of an item as it was read. */
  public record RevisedItem(CatalogItems.StoredItem item, ItemContent content, Template template) {}

  /** One revision on its way into the database. */
  private record RevisionToStore(
      long item, String code, int number, ItemContent content, Template template) {}

  /** Adds items whose codes the catalog does not have yet. */
  public void add(Actor actor, List<AddedItem> added) {
    for (int from = 0; from < added.size(); from += BATCH) {
      addBatch(actor, added.subList(from, Math.min(from + BATCH, added.size())));
    }
  }

  /**
   * Revises items.
   *
   * @throws Refusal.Conflict when one of them changed since it was read
   */
  public void revise(Actor actor, List<RevisedItem> revised) {
    for (int from = 0; from < revised.size(); from += BATCH) {
      reviseBatch(actor, revised.subList(from, Math.min(from + BATCH, revised.size())));
    }
  }

  private void addBatch(Actor actor, List<AddedItem> added) {
    Instant now = clock.now();
    Timestamp at = Timestamp.from(now);
    rows.insert(
        "catalog_item (code, category_code, kind, status, revision_count, created_at,"
            + " updated_at, version)",
        added.stream()
            .map(
                a ->
                    Arrays.<Object>asList(
                        a.draft().code(),
                        a.draft().category(),
                        a.draft().kind().name(),
                        ItemStatus.ACTIVE.name(),
                        1,
                        at,
                        at,
                        0))
            .toList());
    Map<String, Long> ids = rows.idsByCode(added.stream().map(a -> a.draft().code()).toList());
    List<RevisionToStore> written = new ArrayList<>();
    for (AddedItem one : added) {
      String code = one.draft().code();
      written.add(
          new RevisionToStore(
              Objects.requireNonNull(ids.get(code)),
              code,
              1,
              one.draft().content(),
              one.template()));
    }
    write(actor, ItemAdded::new, written, at);
  }

  private void reviseBatch(Actor actor, List<RevisedItem> revised) {
    Timestamp at = Timestamp.from(clock.now());
    if (rows.revise(revised.stream().map(RevisedItem::item).toList()) != revised.size()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    List<RevisionToStore> written =
        revised.stream()
            .map(
                r ->
                    new RevisionToStore(
                        r.item().id(),
                        r.item().code(),
                        r.item().revisionCount() + 1,
                        r.content(),
                        r.template()))
            .toList();
    write(actor, ItemRevised::new, written, at);
  }

  private void write(
      Actor actor, Publication.OfRevision entry, List<RevisionToStore> written, Timestamp at) {
    rows.insert(
        "item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,"
            + " description_en, benchmark_price, benchmark_currency, benchmark_date,"
            + " benchmark_source_ar, benchmark_source_en, attribute_count, published_at,"
            + " published_by, template_edition)",
        written.stream().map(w -> revision(actor, w, at)).toList());
    Map<Long, Long> revisions =
        rows.newestRevisions(written.stream().map(RevisionToStore::item).toList());
    List<List<Object>> values = new ArrayList<>();
    for (RevisionToStore one : written) {
      long revision = Objects.requireNonNull(revisions.get(one.item()));
      for (Attribute attribute : one.template().attributes()) {
        String value = one.content().attributes().get(attribute.code());
        if (value != null) {
          values.add(List.of(revision, attribute.id(), value));
        }
      }
    }
    for (int from = 0; from < values.size(); from += BATCH) {
      rows.insert(
          "item_attribute (revision_id, attribute_id, value)",
          values.subList(from, Math.min(from + BATCH, values.size())));
    }
    audit.record(
        actor,
        written.stream()
            .map(
                w ->
                    Publication.entry(
                        entry, w.item(), w.code(), w.number(), w.content(), w.template()))
            .toList());
  }

  private static List<Object> revision(Actor actor, RevisionToStore one, Timestamp at) {
    ItemContent content = one.content();
    return Arrays.asList(
        one.item(),
        one.number(),
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
        at,
        actor.personId(),
        one.template().edition() == 0 ? null : one.template().edition());
  }
}
