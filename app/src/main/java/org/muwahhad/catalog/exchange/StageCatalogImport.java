package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.shared.TableFile;
import org.muwahhad.shared.TypedText;
import org.muwahhad.web.Texts;

/**
 * A catalog manager sends a file of items in: a table, or a UBL catalogue. It is read and checked
 * in pieces, and what it would do is kept row by row, mistakes in both languages included; the
 * catalog itself does not change until {@link ApplyCatalogImport}. Rows whose column {@link
 * ImportColumns#RETIRE} states a reason retire their item.
 *
 * <p>No entry goes into the audit record: nothing is decided yet.
 *
 * <p>Refused as invalid input at {@code file} with {@code catalog.import-column-missing}, {@code
 * catalog.import-column-unknown}, {@code catalog.import-empty} and what {@link TableFile} and
 * {@link UblReading} refuse.
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

    if (UblReading.isXml(bytes)) {
      readCatalogue(id, bytes);
    } else {
      readTable(id, bytes, fileName);
    }
    return id;
  }

  private void readTable(long id, byte[] bytes, String fileName) {
    Pass[] pass = new Pass[1];
    TableFile.stream(
        bytes,
        fileName,
        MOST_ROWS,
        header -> {
          pass[0] = new Pass(id, header);
          return row -> pass[0].accept(new ImportSent(row, null));
        });
    pass[0].finish();
  }

  private void readCatalogue(long id, byte[] bytes) {
    List<Attribute> attributes = reading.attributes();
    Pass pass = new Pass(id, ImportColumns.all(attributes));
    UblReading.read(
        bytes,
        MOST_ROWS,
        ImportColumns.normalised(attributes),
        line -> pass.accept(new ImportSent(line.row(), line)));
    pass.finish();
  }

  /** One pass over a file. */
  private final class Pass {
    private final long id;
    private final ImportReading.Reading file;
    private final Set<String> retireColumns;
    private final List<ImportSent> piece = new ArrayList<>();
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

    void accept(ImportSent sent) {
      piece.add(sent);
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
      List<ImportReading.Line> lines = file.lines(piece.stream().map(ImportSent::row).toList());
      for (int i = 0; i < lines.size(); i++) {
        ImportSent sent = piece.get(i);
        String reason = reason(sent.row());
        ImportReading.Line line = lines.get(i);
        ImportRows.Kept one = reason.isEmpty() ? kept(line, sent) : retirement(line, sent, reason);
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

    private ImportRows.@Nullable Kept kept(ImportReading.Line line, ImportSent sent) {
      List<Refusal.Fault> faults = sent.with(line.faults());
      if (!faults.isEmpty()) {
        return wrong(sent, line.draft().code(), faults);
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

    private ImportRows.@Nullable Kept retirement(
        ImportReading.Line line, ImportSent sent, String reason) {
      TableFile.Row row = sent.row();
      CatalogItems.Item item = line.item();
      String column = retireColumns.iterator().next();
      if (item == null) {
        return wrong(
            sent,
            line.draft().code(),
            List.of(new Refusal.Fault(row.field("code"), "catalog.import-retire-unknown")));
      }
      if (reason.equals(item.retiredReason())) {
        return null;
      }
      if (item.status() != ItemStatus.ACTIVE) {
        return wrong(
            sent,
            item.code(),
            List.of(new Refusal.Fault(row.field("code"), "catalog.item-retired", item.code())));
      }
      if (!TypedText.isReadable(reason)) {
        return wrong(
            sent,
            item.code(),
            List.of(new Refusal.Fault(row.field(column), "shared.forbidden-character")));
      }
      if (reason.length() > LONGEST_REASON) {
        return wrong(
            sent,
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

    private ImportRows.Kept wrong(ImportSent sent, String code, List<Refusal.Fault> faults) {
      List<String> told = new ArrayList<>();
      for (Refusal.Fault fault : faults) {
        told.add(sent.column(fault));
        told.add(sent.message(fault, Texts.in(Language.AR)));
        told.add(sent.message(fault, Texts.in(Language.EN)));
      }
      String shown = code.substring(0, Math.min(code.length(), LONGEST_CODE));
      return new ImportRows.Kept(
          sent.row().line(), CatalogImports.Act.WRONG, shown, null, told, List.of());
    }
  }
}
