package org.muwahhad.demand.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.demand.submission.DemandLineInputs;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/** Lines of demand as the rows of a file, its columns named in Arabic or English. */
public final class DemandTable {
  private static final List<LineField> NEEDED = List.of(LineField.ITEM, LineField.QUANTITY);
  private final List<TableFile.FileRow> rows;
  private final List<LineInput> lines = new ArrayList<>();
  private final List<Refusal.Fault> faults = new ArrayList<>();

  private DemandTable(List<TableFile.FileRow> rows) {
    this.rows = rows;
    Map<String, Refusal.Fault> unreadable = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(DemandLineInputs.input(typed(rows.get(i)), i, unreadable));
    }
    unreadable.values().forEach(f -> faults.add(placed(f)));
  }

  /**
   * The lines of a file.
   *
   * @throws Refusal.InvalidInput at {@code file} when a column is missing or unknown
   */
  static DemandTable of(TableFile file) {
    TableFile named = file.named(names());
    List<Refusal.Fault> faults = new ArrayList<>();
    for (LineField needed : NEEDED) {
      if (!named.header().contains(needed.code())) {
        faults.add(fault("demand.import-column-missing", needed.code()));
      }
    }
    named.header().stream()
        .filter(h -> LineField.find(h).isEmpty())
        .forEach(h -> faults.add(fault("demand.import-column-unknown", h)));
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
    return new DemandTable(named.rows());
  }

  /** The heading of a field's column in a language. */
  public static String columnName(LineField field, Language language) {
    return Texts.in(language).get("demand.import-column." + field.code());
  }

  List<LineInput> lines() {
    return lines;
  }

  /** The cells that can't be read. */
  List<Refusal.Fault> faults() {
    return faults;
  }

  /** A fault of the line at an index, reported at its line of the file. */
  Refusal.Fault placed(Refusal.Fault fault) {
    return TableFile.findPlace(fault.field())
        .filter(p -> p.line() < rows.size())
        .map(p -> rows.get(p.line()).field(p.column()))
        .map(f -> new Refusal.Fault(f, fault.code(), fault.arguments()))
        .orElse(fault);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (LineField field : LineField.values()) {
      names.put(field.code(), field.code());
      for (Language language : Language.values()) {
        names.put(columnName(field, language), field.code());
      }
    }
    return names;
  }

  private static Refusal.Fault fault(String code, String column) {
    return new Refusal.Fault(TableFile.FIELD, code, List.of(column));
  }

  private static DraftLine typed(TableFile.FileRow row) {
    DraftLine line = DraftLine.empty();
    for (LineField field : LineField.values()) {
      line = line.with(field, row.text(field.code()));
    }
    return line;
  }

  /** What is wrong with a file, each fault with its line and column, in a language. */
  public static List<String> messages(Refusal.InvalidInput refusal, Language language) {
    return refusal.faults().stream().map(f -> message(f, Texts.in(language), language)).toList();
  }

  private static String message(Refusal.Fault fault, Texts t, Language language) {
    String message = t.get(fault.messageKey(), fault.arguments().toArray());
    Optional<TableFile.FilePosition> place = TableFile.findPlace(fault.field());
    if (place.isEmpty()) {
      return message;
    }
    int line = place.get().line();
    return LineField.find(place.get().column())
        .map(f -> t.get("demand.import-line-error", line, columnName(f, language), message))
        .orElseGet(() -> t.get("demand.import-row-error", line, message));
  }
}
