package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/** Shows a catalog manager what a file of items would do. */
@Singleton
public class ViewCatalogImport {
  /** Rows on a page of the preview. */
  public static final int ON_A_PAGE = 100;

  private final CatalogImports imports;
  private final ImportRows rows;

  ViewCatalogImport(CatalogImports imports, ImportRows rows) {
    this.imports = imports;
    this.rows = rows;
  }

  /**
   * One part of a row.
   *
   * @param column empty when the whole row is meant
   * @param before what the catalog says, empty for a new item
   * @param after what the file says
   * @param problem what is wrong, empty in both languages when nothing is
   */
  public record ImportCellView(String column, String before, String after, Bilingual problem) {}

  /** One row of the file. */
  public record ImportRowView(
      int line, CatalogImports.ImportAct act, String code, List<ImportCellView> parts) {}

  /** The file with its counts. */
  public CatalogImports.StagedFile get(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    return imports.get(id);
  }

  /**
   * A page of its rows, mistakes first.
   *
   * @param page from 1
   */
  public List<ImportRowView> page(Actor actor, long id, int page) {
    actor.require(Role.CATALOG_MANAGER);
    return imports.listPage(id, (page - 1) * ON_A_PAGE).stream().map(this::shown).toList();
  }

  private ImportRowView shown(CatalogImports.ImportedRow row) {
    List<String> content = rows.read(row.content());
    Bilingual right = new Bilingual("", "");
    List<ImportCellView> parts = new ArrayList<>();
    switch (row.act()) {
      case WRONG -> {
        for (int i = 0; i + 2 < content.size(); i += 3) {
          Bilingual problem = new Bilingual(content.get(i + 1), content.get(i + 2));
          parts.add(new ImportCellView(content.get(i), "", "", problem));
        }
      }
      case RETIRE -> parts.add(new ImportCellView(ImportColumns.RETIRE, "", content.get(0), right));
      case REVISE -> {
        List<String> changes = rows.read(row.changes());
        for (int i = 0; i + 2 < changes.size(); i += 3) {
          parts.add(
              new ImportCellView(changes.get(i), changes.get(i + 1), changes.get(i + 2), right));
        }
      }
      case ADD -> {
        var cells = ImportRows.cells(content);
        for (ImportColumns column :
            List.of(ImportColumns.NAME_AR, ImportColumns.NAME_EN, ImportColumns.BENCHMARK_PRICE)) {
          String text = cells.getOrDefault(column.column(), "");
          parts.add(new ImportCellView(column.column(), "", text, right));
        }
      }
    }
    return new ImportRowView(row.line(), row.act(), row.code(), parts);
  }
}
