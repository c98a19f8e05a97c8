package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Texts;

/**
 * A catalog manager sends a file of items in. It is read and checked as {@link ItemFileRows} does,
 * and what it would do is kept row by row, mistakes in both languages included; the catalog itself
 * does not change until {@link ApplyCatalogImport}.
 *
 * <p>No entry goes into the audit record: nothing is decided yet.
 *
 * <p>Refused as {@link ItemFileRows} refuses.
 */
@Singleton
public class StageCatalogImport {
  /** The most rows of a file. */
  public static final int MOST_ROWS = 150_000;

  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_NAME = 255;

  private final ItemFileRows itemFileRows;
  private final CatalogImports imports;
  private final ImportRows rows;

  StageCatalogImport(ItemFileRows itemFileRows, CatalogImports imports, ImportRows rows) {
    this.itemFileRows = itemFileRows;
    this.imports = imports;
    this.rows = rows;
  }

  /**
   * Returns the key of the import.
   *
   * @param file its content, read before the transaction, which may be tried again
   */
  @Transactional
  public long run(Actor actor, byte[] file, String fileName) {
    actor.require(Role.CATALOG_MANAGER);
    String sha256 = Sha256.of(file);
    String name = fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
    imports.begin(name, sha256, imports.newestEdition(), actor.personId());
    long id = imports.lastOf(actor.personId(), sha256);

    RowCounts counted = new RowCounts();
    itemFileRows.read(
        file,
        fileName,
        MOST_ROWS,
        piece -> {
          piece.forEach(counted::add);
          rows.insert(
              id, piece.stream().map(StageCatalogImport::kept).flatMap(Optional::stream).toList());
        });
    imports.count(
        id,
        counted.of(CatalogImports.ImportAct.ADD),
        counted.of(CatalogImports.ImportAct.REVISE),
        counted.of(CatalogImports.ImportAct.RETIRE),
        counted.unchanged,
        counted.of(CatalogImports.ImportAct.WRONG));
    return id;
  }

  /** How many rows do what. */
  private static final class RowCounts {
    private final Map<CatalogImports.ImportAct, Integer> acts =
        new EnumMap<>(CatalogImports.ImportAct.class);
    private int unchanged;

    void add(ItemFileRows.RowVerdict row) {
      CatalogImports.ImportAct act = row.act();
      if (act == null) {
        unchanged++;
      } else {
        acts.merge(act, 1, Integer::sum);
      }
    }

    int of(CatalogImports.ImportAct act) {
      return acts.getOrDefault(act, 0);
    }
  }

  /** What is kept of a row: nothing of one that changes nothing. */
  private static Optional<ImportRows.ImportRowContent> kept(ItemFileRows.RowVerdict row) {
    CatalogImports.ImportAct act = row.act();
    if (act == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (act) {
          case ADD, REVISE -> content(row, act);
          case RETIRE -> retirement(row);
          case WRONG -> wrong(row);
        });
  }

  private static ImportRows.ImportRowContent content(
      ItemFileRows.RowVerdict row, CatalogImports.ImportAct act) {
    ImportReading.ImportLine line = row.line();
    CatalogItems.StoredItem item = line.item();
    List<String> content = ImportRows.flat(ContentCells.of(line.draft()));
    if (item == null || line.present() == null) {
      return new ImportRows.ImportRowContent(
          line.row(), act, line.draft().code(), null, content, List.of());
    }
    return new ImportRows.ImportRowContent(
        line.row(),
        act,
        item.code(),
        item.version(),
        content,
        ContentCells.differences(line.present(), line.draft().content()));
  }

  private static ImportRows.ImportRowContent retirement(ItemFileRows.RowVerdict row) {
    CatalogItems.StoredItem item = Objects.requireNonNull(row.line().item());
    return new ImportRows.ImportRowContent(
        row.line().row(),
        CatalogImports.ImportAct.RETIRE,
        item.code(),
        item.version(),
        List.of(row.reason()),
        List.of());
  }

  private static ImportRows.ImportRowContent wrong(ItemFileRows.RowVerdict row) {
    List<String> texts = new ArrayList<>();
    for (Refusal.Fault fault : row.faults()) {
      texts.add(row.sent().column(fault));
      texts.add(row.sent().message(fault, Texts.in(Language.AR)));
      texts.add(row.sent().message(fault, Texts.in(Language.EN)));
    }
    String code = row.line().draft().code();
    String shown = code.substring(0, Math.min(code.length(), LONGEST_CODE));
    return new ImportRows.ImportRowContent(
        row.sent().row().line(), CatalogImports.ImportAct.WRONG, shown, null, texts, List.of());
  }
}
