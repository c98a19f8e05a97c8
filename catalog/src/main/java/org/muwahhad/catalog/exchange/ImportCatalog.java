package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.CatalogImported;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.BulkPublication;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * A catalog manager brings in a whole file of items, a table or a UBL catalogue: those whose code
 * is new are added, those whose content differs are revised, those with a reason for it retired,
 * the rest stays as it is. All or nothing.
 *
 * <p>Refused as {@link ItemFileRows} refuses, and as invalid input with a fault for every mistake,
 * at {@code lines[<line>].<column>} of a table and {@code lines[<line>].<path of the element>} of a
 * catalogue: what {@link AddItem} says of each part, and {@code catalog.import-code-repeated},
 * {@code catalog.item-retired}, {@code catalog.import-retire-unknown}, {@code
 * catalog.item-identity-fixed} (category or kind of an item that is there already), {@code
 * shared.not-a-number} and {@code shared.not-a-date}. No more than 500 faults are reported.
 *
 * <p>A fault in the input has the code {@code catalog.import-empty}.
 */
@Singleton
public class ImportCatalog {
  private static final int MOST_FAULTS = 500;
  private final ItemFileRows itemFileRows;
  private final BulkPublication publication;
  private final RetireItem retireItem;
  private final AuditLog audit;

  ImportCatalog(
      ItemFileRows itemFileRows,
      BulkPublication publication,
      RetireItem retireItem,
      AuditLog audit) {
    this.itemFileRows = itemFileRows;
    this.publication = publication;
    this.retireItem = retireItem;
    this.audit = audit;
  }

  /** What an import did, in numbers of items. */
  public record ImportCounts(int added, int revised, int retired, int unchanged) {}

  /**
   * Takes a file of at most {@link TableFile#MOST_ROWS} rows.
   *
   * @param file its content, read before the transaction, which may be tried again
   * @param fileName kept in the audit record
   */
  @Transactional
  public ImportCounts run(Actor actor, byte[] file, String fileName) {
    actor.require(Role.CATALOG_MANAGER);
    List<ItemFileRows.RowVerdict> rows = new ArrayList<>();
    itemFileRows.read(file, fileName, TableFile.MOST_ROWS, rows::addAll);
    List<Refusal.Fault> faults =
        rows.stream()
            .flatMap(row -> row.faults().stream().map(row.sent()::located))
            .limit(MOST_FAULTS)
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }

    ImportCounts outcome = publish(actor, rows);
    audit.record(
        actor,
        new CatalogImported(
            fileName,
            null,
            outcome.added(),
            outcome.revised(),
            outcome.retired(),
            outcome.unchanged()));
    return outcome;
  }

  private ImportCounts publish(Actor actor, List<ItemFileRows.RowVerdict> rows) {
    List<ImportReading.ImportLine> added = lines(rows, CatalogImports.ImportAct.ADD);
    List<ImportReading.ImportLine> revised = lines(rows, CatalogImports.ImportAct.REVISE);
    publication.add(
        actor,
        added.stream().map(l -> new BulkPublication.AddedItem(l.draft(), l.template())).toList());
    publication.revise(
        actor,
        revised.stream()
            .map(
                l ->
                    new BulkPublication.RevisedItem(
                        Objects.requireNonNull(l.item()), l.draft().content(), l.template()))
            .toList());
    int retired = 0;
    for (ItemFileRows.RowVerdict row : rows) {
      if (row.act() == CatalogImports.ImportAct.RETIRE) {
        retireItem.run(actor, row.line().draft().code(), row.reason());
        retired++;
      }
    }
    int unchanged = rows.size() - added.size() - revised.size() - retired;
    return new ImportCounts(added.size(), revised.size(), retired, unchanged);
  }

  private static List<ImportReading.ImportLine> lines(
      List<ItemFileRows.RowVerdict> rows, CatalogImports.ImportAct act) {
    return rows.stream().filter(r -> r.act() == act).map(ItemFileRows.RowVerdict::line).toList();
  }
}
