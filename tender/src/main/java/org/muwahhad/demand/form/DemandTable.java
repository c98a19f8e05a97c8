package org.muwahhad.demand.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;

/** Lines of demand as the rows of a file, its columns named in Arabic or English. */
public final class DemandTable {
  /** The columns in the order in which they are offered; names in both languages are accepted. */
  public static final List<String> COLUMNS =
      List.of(
          "item",
          "quantity",
          "needBy",
          "site",
          "unitPrice",
          "commitment",
          "budgetLine",
          "justification");

  private static final List<String> NEEDED = List.of("item", "quantity");
  private final List<TableFile.FileRow> rows;
  private final List<LineInput> lines = new ArrayList<>();
  private final List<Refusal.Fault> faults = new ArrayList<>();

  private DemandTable(List<TableFile.FileRow> rows) {
    this.rows = rows;
    rows.forEach(row -> lines.add(line(row)));
  }

  /**
   * The lines of a file.
   *
   * @throws Refusal.InvalidInput at {@code file} when a column is missing or unknown
   */
  static DemandTable of(TableFile file) {
    TableFile named = file.named(names());
    List<Refusal.Fault> faults = new ArrayList<>();
    for (String needed : NEEDED) {
      if (!named.header().contains(needed)) {
        faults.add(fault("demand.import-column-missing", needed));
      }
    }
    named.header().stream()
        .filter(h -> !Set.copyOf(COLUMNS).contains(h))
        .forEach(h -> faults.add(fault("demand.import-column-unknown", h)));
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
    return new DemandTable(named.rows());
  }

  /** The name of a column in a language. */
  public static String columnName(String column, Language language) {
    return Texts.in(language).get("demand.import-column." + column);
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
    for (String column : COLUMNS) {
      names.put(column, column);
      for (Language language : Language.values()) {
        names.put(columnName(column, language), column);
      }
    }
    return names;
  }

  private static Refusal.Fault fault(String code, String column) {
    return new Refusal.Fault(TableFile.FIELD, code, List.of(column));
  }

  private LineInput line(TableFile.FileRow row) {
    return new LineInput(
        row.text("item"),
        number(row, "quantity"),
        day(row),
        row.text("site"),
        number(row, "unitPrice"),
        commitment(row),
        row.text("budgetLine"),
        row.text("justification"));
  }

  private @Nullable BigDecimal number(TableFile.FileRow row, String column) {
    Optional<BigDecimal> number = Formats.parseNumber(row.text(column));
    if (number.isEmpty() && !row.text(column).isEmpty()) {
      unreadable(row, column, "shared.not-a-number");
    }
    return number.orElse(null);
  }

  private @Nullable LocalDate day(TableFile.FileRow row) {
    String text = row.text("needBy");
    try {
      return text.isEmpty() ? null : LocalDate.parse(Formats.latinDigits(text));
    } catch (DateTimeParseException e) {
      unreadable(row, "needBy", "shared.not-a-date");
      return null;
    }
  }

  private Commitment commitment(TableFile.FileRow row) {
    String text = row.text("commitment");
    Optional<Commitment> commitment = text.isEmpty() ? Optional.empty() : commitment(text);
    if (commitment.isEmpty() && !text.isEmpty()) {
      unreadable(row, "commitment", "demand.commitment-unknown");
    }
    return commitment.orElse(Commitment.FIRM);
  }

  /** What a word in either language says about how firm a demand is. */
  public static Optional<Commitment> commitment(String word) {
    String text = SearchText.normalise(word);
    return Arrays.stream(Commitment.values()).filter(c -> means(text, c)).findFirst();
  }

  private static boolean means(String text, Commitment commitment) {
    if (text.equals(SearchText.normalise(commitment.name()))) {
      return true;
    }
    for (Language language : Language.values()) {
      String word = Texts.in(language).get("demand.commitment." + commitment);
      if (text.equals(SearchText.normalise(word))) {
        return true;
      }
    }
    return false;
  }

  private void unreadable(TableFile.FileRow row, String column, String code) {
    faults.add(new Refusal.Fault(row.field(column), code, List.of()));
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
    String column = place.get().column();
    return COLUMNS.contains(column)
        ? t.get("demand.import-line-error", line, columnName(column, language), message)
        : t.get("demand.import-row-error", line, message);
  }
}
