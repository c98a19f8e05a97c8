package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * How a file of items, a table or a UBL catalogue, becomes rows and what each of them would do, for
 * the page, for programs and for the command line alike. Read in pieces; writes nothing. Rows whose
 * column {@link ImportColumns#RETIRE} states a reason retire their item.
 *
 * <p>Refused as invalid input at {@code file} with {@code catalog.import-column-missing}, {@code
 * catalog.import-column-unknown}, {@code catalog.import-empty} and what {@link TableFile} and
 * {@link UblReading} refuse.
 */
@Singleton
class ItemFileRows {
  private static final int PIECE = 500;
  private static final int LONGEST_REASON = 500;
  private final ImportReading reading;

  ItemFileRows(ImportReading reading) {
    this.reading = reading;
  }

  /**
   * What a row would do.
   *
   * @param act null when it says what the catalog says
   * @param reason for which the item is retired, or empty
   * @param faults what is wrong with it, at {@code lines[<row>].<column>}
   */
  record RowVerdict(
      ImportSent sent,
      ImportReading.ImportLine line,
      CatalogImports.@Nullable ImportAct act,
      String reason,
      List<Refusal.Fault> faults) {}

  /** Gives the rows of a file piece by piece, in their order. */
  void read(byte[] bytes, String fileName, int mostRows, Consumer<List<RowVerdict>> take) {
    Pass[] pass = new Pass[1];
    if (UblReading.isXml(bytes)) {
      List<Attribute> attributes = reading.attributes();
      Pass catalogue = new Pass(ImportColumns.all(attributes), take);
      pass[0] = catalogue;
      UblReading.read(
          bytes,
          mostRows,
          ImportColumns.normalised(attributes),
          line -> catalogue.accept(new ImportSent(line.row(), line)));
    } else {
      TableFile.stream(
          bytes,
          fileName,
          mostRows,
          header -> {
            Pass table = new Pass(header, take);
            pass[0] = table;
            return row -> table.accept(new ImportSent(row, null));
          });
    }
    pass[0].finish();
  }

  /** One pass over a file. */
  private final class Pass {
    private final Set<String> retireColumns;
    private final ImportReading.ImportPass file;
    private final Consumer<List<RowVerdict>> take;
    private final List<ImportSent> piece = new ArrayList<>();
    private boolean empty = true;

    Pass(List<String> header, Consumer<List<RowVerdict>> take) {
      this.retireColumns =
          header.stream().filter(ImportColumns::isRetirement).collect(Collectors.toSet());
      this.file = reading.begin(header.stream().filter(c -> !retireColumns.contains(c)).toList());
      this.take = take;
    }

    void accept(ImportSent sent) {
      empty = false;
      piece.add(sent);
      if (piece.size() == PIECE) {
        takePiece();
      }
    }

    void finish() {
      takePiece();
      new Faults().check(!empty, TableFile.FIELD, "catalog.import-empty").throwIfAny();
    }

    private void takePiece() {
      List<ImportReading.ImportLine> lines =
          file.lines(piece.stream().map(ImportSent::row).toList());
      List<RowVerdict> judged = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        judged.add(judge(piece.get(i), lines.get(i)));
      }
      piece.clear();
      take.accept(judged);
    }

    private RowVerdict judge(ImportSent sent, ImportReading.ImportLine line) {
      String reason =
          retireColumns.stream().map(sent.row()::text).collect(Collectors.joining()).strip();
      return reason.isEmpty() ? content(sent, line) : retirement(sent, line, reason);
    }

    private RowVerdict content(ImportSent sent, ImportReading.ImportLine line) {
      List<Refusal.Fault> faults = sent.with(line.faults());
      CatalogImports.ImportAct act =
          faults.isEmpty() ? change(line) : CatalogImports.ImportAct.WRONG;
      return new RowVerdict(sent, line, act, "", faults);
    }

    private CatalogImports.@Nullable ImportAct change(ImportReading.ImportLine line) {
      if (line.item() == null || line.present() == null) {
        return CatalogImports.ImportAct.ADD;
      }
      return ContentCells.differences(line.present(), line.draft().content()).isEmpty()
          ? null
          : CatalogImports.ImportAct.REVISE;
    }

    private RowVerdict retirement(ImportSent sent, ImportReading.ImportLine line, String reason) {
      CatalogItems.StoredItem item = line.item();
      if (item != null && reason.equals(item.retiredReason())) {
        return new RowVerdict(sent, line, null, reason, List.of());
      }
      String code = sent.row().field("code");
      String column = sent.row().field(retireColumns.iterator().next());
      Faults faults = new Faults().check(item != null, code, "catalog.import-retire-unknown");
      if (item != null) {
        faults
            .check(item.status() == ItemStatus.ACTIVE, code, "catalog.item-retired", item.code())
            .atMost(column, reason, LONGEST_REASON);
      }
      CatalogImports.ImportAct act =
          faults.isEmpty() ? CatalogImports.ImportAct.RETIRE : CatalogImports.ImportAct.WRONG;
      return new RowVerdict(sent, line, act, reason, faults.found());
    }
  }
}
