package org.muwahhad.catalog.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;

/**
 * One row of a catalog file as a draft. Where a cell cannot be read, the draft holds a stand-in
 * that breaks no rule, and the fault is kept next to it, so that each cell is complained of once.
 */
record ImportRow(TableFile.FileRow row, AddItem.ItemDraft draft, List<Refusal.Fault> unread) {

  static ImportRow of(TableFile.FileRow row, List<String> attributes) {
    List<Refusal.Fault> unread = new ArrayList<>();
    Map<String, String> stated = new LinkedHashMap<>();
    attributes.forEach(a -> stated.put(a, row.text(a)));
    ItemContent content =
        new ItemContent(
            bilingual(row, ImportColumns.NAME_AR, ImportColumns.NAME_EN),
            bilingual(row, ImportColumns.DESCRIPTION_AR, ImportColumns.DESCRIPTION_EN),
            text(row, ImportColumns.UNIT).toUpperCase(Locale.ROOT),
            price(row, unread),
            text(row, ImportColumns.BENCHMARK_CURRENCY).toUpperCase(Locale.ROOT),
            date(row, unread),
            bilingual(row, ImportColumns.BENCHMARK_SOURCE_AR, ImportColumns.BENCHMARK_SOURCE_EN),
            stated);
    String code = text(row, ImportColumns.CODE).toUpperCase(Locale.ROOT);
    String category = Formats.latinDigits(text(row, ImportColumns.CATEGORY));
    return new ImportRow(
        row, new AddItem.ItemDraft(code, category, kind(row, unread), content), unread);
  }

  int line() {
    return row.line();
  }

  boolean isUnreadable(String column) {
    return unread.stream().anyMatch(f -> f.field().equals(row.field(column)));
  }

  /** All faults of the row, those of the rules moved from the draft's fields to the columns. */
  List<Refusal.Fault> located(Faults ofRules) {
    List<Refusal.Fault> all = new ArrayList<>(unread);
    try {
      ofRules.throwIfAny();
    } catch (Refusal.InvalidInput found) {
      for (Refusal.Fault fault : found.faults()) {
        String column = ImportColumns.columnOf(fault.field());
        all.add(new Refusal.Fault(row.field(column), fault.code(), fault.arguments()));
      }
    }
    return all;
  }

  private static BigDecimal price(TableFile.FileRow row, List<Refusal.Fault> unread) {
    String typed = text(row, ImportColumns.BENCHMARK_PRICE);
    return Formats.parseNumber(typed)
        .orElseGet(
            () ->
                standIn(
                    row,
                    ImportColumns.BENCHMARK_PRICE,
                    typed,
                    "shared.not-a-number",
                    BigDecimal.ONE,
                    unread));
  }

  private static LocalDate date(TableFile.FileRow row, List<Refusal.Fault> unread) {
    String typed = text(row, ImportColumns.BENCHMARK_DATE);
    return parsed(typed)
        .orElseGet(
            () ->
                standIn(
                    row,
                    ImportColumns.BENCHMARK_DATE,
                    typed,
                    "shared.not-a-date",
                    LocalDate.EPOCH,
                    unread));
  }

  private static Optional<LocalDate> parsed(String typed) {
    try {
      return Optional.of(LocalDate.parse(Formats.latinDigits(typed)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The kind by its code or by its name in either language. */
  private static ItemKind kind(TableFile.FileRow row, List<Refusal.Fault> unread) {
    String typed = text(row, ImportColumns.KIND);
    for (ItemKind kind : ItemKind.values()) {
      if (kind.name().equalsIgnoreCase(typed)
          || isCalled(kind, typed, Language.AR)
          || isCalled(kind, typed, Language.EN)) {
        return kind;
      }
    }
    return standIn(
        row, ImportColumns.KIND, typed, "shared.not-a-choice", ItemKind.HARDWARE, unread);
  }

  private static boolean isCalled(ItemKind kind, String typed, Language language) {
    String name = Texts.in(language).get("catalog.kind." + kind);
    return SearchText.normalise(name).equals(SearchText.normalise(typed));
  }

  private static <T> T standIn(
      TableFile.FileRow row,
      ImportColumns column,
      String typed,
      String code,
      T value,
      List<Refusal.Fault> unread) {
    unread.add(
        new Refusal.Fault(row.field(column.column()), typed.isEmpty() ? "shared.missing" : code));
    return value;
  }

  private static Bilingual bilingual(TableFile.FileRow row, ImportColumns ar, ImportColumns en) {
    return new Bilingual(text(row, ar), text(row, en));
  }

  private static String text(TableFile.FileRow row, ImportColumns column) {
    return row.text(column.column());
  }
}
