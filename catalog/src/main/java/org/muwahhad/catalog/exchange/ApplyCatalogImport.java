package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.CatalogImported;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.BulkPublication;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager applies a file of items that was looked at: all of it or nothing, in one act,
 * with an entry in the audit record for the file and one for each item.
 *
 * <p>Refused with {@code catalog.import-over} when it was applied or dropped already, {@code
 * catalog.import-wrong} while rows have mistakes, {@code catalog.import-outdated} when a template
 * was published since it was checked, and as a conflict when an item changed since then.
 */
@Singleton
public class ApplyCatalogImport {
  private final CatalogImports imports;
  private final ImportRows rows;
  private final CatalogItems items;
  private final Templates templates;
  private final BulkPublication publication;
  private final RetireItem retireItem;
  private final AuditLog audit;

  ApplyCatalogImport(
      CatalogImports imports,
      ImportRows rows,
      CatalogItems items,
      Templates templates,
      BulkPublication publication,
      RetireItem retireItem,
      AuditLog audit) {
    this.imports = imports;
    this.rows = rows;
    this.items = items;
    this.templates = templates;
    this.publication = publication;
    this.retireItem = retireItem;
    this.audit = audit;
  }

  /** Returns the import as it was staged. */
  @Transactional
  public CatalogImports.StagedFile run(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogImports.StagedFile staged =
        imports.lock(id).orElseThrow(() -> new Refusal.NotFound("import " + id));
    requireFit(staged);
    Map<String, Template> byCategory = templates.all();
    int line = 0;
    for (List<CatalogImports.ImportedRow> piece = imports.listAfter(id, line);
        !piece.isEmpty();
        piece = imports.listAfter(id, line)) {
      apply(actor, piece, byCategory);
      line = piece.get(piece.size() - 1).line();
    }
    if (imports.apply(id) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    imports.deleteRows(id);
    record(actor, staged);
    return staged;
  }

  private void requireFit(CatalogImports.StagedFile staged) {
    if (staged.status() != CatalogImports.ImportStatus.STAGED) {
      throw new Refusal.RuleBroken("catalog.import-over");
    }
    if (staged.wrong() > 0) {
      throw new Refusal.RuleBroken("catalog.import-wrong", staged.wrong());
    }
    if (staged.edition() != imports.newestEdition()) {
      throw new Refusal.RuleBroken("catalog.import-outdated");
    }
  }

  private void apply(
      Actor actor, List<CatalogImports.ImportedRow> piece, Map<String, Template> byCategory) {
    Map<String, CatalogItems.StoredItem> present = new HashMap<>();
    items
        .listByCodes(piece.stream().map(CatalogImports.ImportedRow::code).toList())
        .forEach(i -> present.put(i.code(), i));
    List<BulkPublication.AddedItem> added = new ArrayList<>();
    List<BulkPublication.RevisedItem> revised = new ArrayList<>();
    for (CatalogImports.ImportedRow row : piece) {
      CatalogItems.StoredItem item = unchanged(row, present.get(row.code()));
      if (row.act() == CatalogImports.ImportAct.RETIRE) {
        retireItem.run(actor, row.code(), rows.read(row.content()).get(0));
      } else {
        AddItem.ItemDraft draft = ContentCells.draft(ImportRows.cells(rows.read(row.content())));
        Template template =
            Objects.requireNonNullElseGet(
                byCategory.get(draft.category()), () -> new Template(draft.category(), List.of()));
        if (item == null) {
          added.add(new BulkPublication.AddedItem(draft, template));
        } else {
          revised.add(new BulkPublication.RevisedItem(item, draft.content(), template));
        }
      }
    }
    publication.add(actor, added);
    publication.revise(actor, revised);
  }

  // The row was compared with one version of the item, or with there being none.
  private static CatalogItems.@Nullable StoredItem unchanged(
      CatalogImports.ImportedRow row, CatalogItems.@Nullable StoredItem item) {
    Integer version = item == null ? null : (Integer) item.version();
    if (!Objects.equals(version, row.itemVersion())) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return item;
  }

  private void record(Actor actor, CatalogImports.StagedFile staged) {
    audit.record(
        actor,
        new CatalogImported(
            staged.fileName(),
            staged.sha256(),
            staged.added(),
            staged.revised(),
            staged.retired(),
            staged.unchanged()));
  }
}
