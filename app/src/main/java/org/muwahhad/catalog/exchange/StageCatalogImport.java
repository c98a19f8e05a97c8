package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/**
 * A catalog manager sends a file of items in. It is read and checked in pieces, and what it would
 * do is kept row by row, mistakes in both languages included; the catalog itself does not change
 * until {@link ApplyCatalogImport}. Rows whose column {@link ImportColumns#RETIRE} states a reason
 * retire their item.
 *
 * <p>No entry goes into the audit record: nothing is decided yet.
 *
 * <p>Refused as invalid input at {@code file} with {@code catalog.import-column-missing}, {@code
 * catalog.import-column-unknown}, {@code catalog.import-empty} and what {@link TableFile} refuses.
 */
@Singleton
public class StageCatalogImport {
  /** The most rows of a file. */
  public static final int MOST_ROWS = 150_000;

  private static final int PIECE = 500;
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_REASON = 500;

  private final ImportReading reading;
  private final CatalogImports imports;
  private final ImportRows rows;

  StageCatalogImport(ImportReading reading, CatalogImports imports, ImportRows rows) {
    this.reading = reading;
    this.imports = imports;
    this.rows = rows;
  }

  /** Returns the key of the import. */
  @Transactional
  public long run(Actor actor, InputStream in, String fileName) {
    actor.require(Role.CATALOG_MANAGER);
    byte[] bytes = TableFile.bytes(in, fileName);
    String sha256 = Sha256.of(bytes);
    String name = fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
    imports.begin(name, sha256, imports.newestEdition(), actor.personId());
    long id = imports.lastOf(actor.personId(), sha256);

    Pass[] pass = new Pass[1];
    TableFile.stream(
        bytes,
        fileName,
        MOST_ROWS,
        header -> {
          pass[0] = new Pass(id, header);
          return pass[0];
        });
    pass[0].finish();
    return id;
  }

  /** One pass over a file. */
  private final class Pass implements Consumer<TableFile.Row> {
    private final long id;
    private final ImportReading.Reading file;
    private final Set<String> retireColumns;
    private final List<TableFile.Row> piece = new ArrayList<>();
    private int added;
    private int revised;
    private int retired;
    private int unchanged;
    private int wrong;

    Pass(long id, List<String> header) {
      this.id = id;
      this.retireColumns =
          header.stream().filter(ImportColumns::isRetirement).collect(Collectors.toSet());
      this.file = reading.begin(header.stream().filter(c -> !retireColumns.contains(c)).toList());
    }

    @Override
    public void accept(TableFile.Row row) {
      piece.add(row);
      if (piece.size() == PIECE) {
        takePiece();
      }
    }

    void finish() {
      takePiece();
      int all = added + revised + retired + unchanged + wrong;
      new Faults().check(all > 0, TableFile.FIELD, "catalog.import-empty").throwIfAny();
      imports.count(id, added, revised, retired, unchanged, wrong);
    }

    private void takePiece() {
      List<ImportRows.Kept> kept = new ArrayList<>();
      List<ImportReading.Line> lines = file.lines(piece);
      for (int i = 0; i < lines.size(); i++) {
        String reason = reason(piece.get(i));
        ImportReading.Line line = lines.get(i);
        ImportRows.Kept one =
            reason.isEmpty() ? kept(line) : retirement(line, piece.get(i), reason);
        if (one == null) {
          unchanged++;
        } else {
          kept.add(one);
          count(one.act());
        }
      }
      rows.insert(id, kept);
      piece.clear();
    }

    private String reason(TableFile.Row row) {
      return retireColumns.stream().map(row::text).collect(Collectors.joining()).strip();
    }

    private void count(CatalogImports.Act act) {
      switch (act) {
        case ADD -> added++;
        case REVISE -> revised++;
        case RETIRE -> retired++;
        case WRONG -> wrong++;
      }
    }

    private ImportRows.@Nullable Kept kept(ImportReading.Line line) {
      if (!line.faults().isEmpty()) {
        return wrong(line.row(), line.draft().code(), line.faults());
      }
      CatalogItems.Item item = line.item();
      ItemContent present = line.present();
      List<String> content = ImportRows.flat(ContentCells.of(line.draft()));
      if (item == null || present == null) {
        return new ImportRows.Kept(
            line.row(), CatalogImports.Act.ADD, line.draft().code(), null, content, List.of());
      }
      List<String> changes = ContentCells.differences(present, line.draft().content());
      return changes.isEmpty()
          ? null
          : new ImportRows.Kept(
              line.row(), CatalogImports.Act.REVISE, item.code(), item.version(), content, changes);
    }

    private ImportRows.Kept retirement(ImportReading.Line line, TableFile.Row row, String reason) {
      CatalogItems.Item item = line.item();
      String column = retireColumns.iterator().next();
      if (item == null) {
        return wrong(
            row.line(),
            line.draft().code(),
            List.of(new Refusal.Fault(row.field("code"), "catalog.import-retire-unknown")));
      }
      if (item.status() != ItemStatus.ACTIVE) {
        return wrong(
            row.line(),
            item.code(),
            List.of(new Refusal.Fault(row.field("code"), "catalog.item-retired", item.code())));
      }
      if (reason.length() > LONGEST_REASON) {
        return wrong(
            row.line(),
            item.code(),
            List.of(new Refusal.Fault(row.field(column), "shared.too-long", LONGEST_REASON)));
      }
      return new ImportRows.Kept(
          row.line(),
          CatalogImports.Act.RETIRE,
          item.code(),
          item.version(),
          List.of(reason),
          List.of());
    }

    private ImportRows.Kept wrong(int line, String code, List<Refusal.Fault> faults) {
      List<String> told = new ArrayList<>();
      for (Refusal.Fault fault : faults) {
        told.add(TableFile.findPlace(fault.field()).map(TableFile.Place::column).orElse(""));
        for (Language language : List.of(Language.AR, Language.EN)) {
          Object[] arguments = fault.arguments().toArray();
          told.add(Texts.in(language).get(fault.messageKey(), arguments));
        }
      }
      String shown = code.substring(0, Math.min(code.length(), LONGEST_CODE));
      return new ImportRows.Kept(line, CatalogImports.Act.WRONG, shown, null, told, List.of());
    }
  }
}
