package org.muwahhad.catalog.exchange;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.BulkPublication;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * A catalog manager brings in a whole file of items: those whose code is new are added, those whose
 * content differs are revised, the rest stays as it is. All or nothing.
 *
 * <p>Refused as invalid input with a fault for every mistake, at {@code lines[<line>].<column>}:
 * what {@link AddItem} says of each part, and {@code catalog.import-column-missing}, {@code
 * catalog.import-column-unknown} (at {@code file}), {@code catalog.import-code-repeated}, {@code
 * catalog.item-retired}, {@code catalog.item-identity-fixed} (category or kind of an item that is
 * there already), {@code shared.not-a-number}, {@code shared.not-a-date} and {@code
 * catalog.import-empty}. No more than 500 faults are told.
 */
@Singleton
public class ImportCatalog {
  private final ImportReading reading;
  private final BulkPublication publication;
  private final AuditLog audit;

  ImportCatalog(ImportReading reading, BulkPublication publication, AuditLog audit) {
    this.reading = reading;
    this.publication = publication;
    this.audit = audit;
  }

  /** What an import did, in numbers of items. */
  @Serdeable
  public record Outcome(int added, int revised, int unchanged) {}

  /**
   * @param fileName kept in the audit record
   */
  @Transactional
  public Outcome run(Actor actor, TableFile file, String fileName) {
    actor.require(Role.CATALOG_MANAGER);
    List<ImportReading.Line> lines = reading.read(file);
    List<Refusal.Fault> faults = new ArrayList<>();
    lines.forEach(line -> faults.addAll(line.faults()));
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults.subList(0, Math.min(faults.size(), 500)));
    }

    Outcome outcome = publish(actor, lines);
    audit.record(
        actor,
        Role.CATALOG_MANAGER,
        "catalog",
        "catalog.imported",
        "catalog",
        "items",
        Map.of(
            "file", fileName,
            "added", outcome.added(),
            "revised", outcome.revised(),
            "unchanged", outcome.unchanged()));
    return outcome;
  }

  private Outcome publish(Actor actor, List<ImportReading.Line> lines) {
    List<BulkPublication.Added> added = new ArrayList<>();
    List<BulkPublication.Revised> revised = new ArrayList<>();
    for (ImportReading.Line line : lines) {
      ItemContent content = line.draft().content();
      if (line.item() == null) {
        added.add(new BulkPublication.Added(line.draft(), line.template()));
      } else if (!content.equals(line.present())) {
        revised.add(new BulkPublication.Revised(line.item(), content, line.template()));
      }
    }
    publication.add(actor, added);
    publication.revise(actor, revised);
    return new Outcome(added.size(), revised.size(), lines.size() - added.size() - revised.size());
  }
}
