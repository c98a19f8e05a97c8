package org.muwahhad.organisation.state;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;

/** Holidays as the rows of a file, its columns named in Arabic or English. */
public final class HolidayTable {
  /** The columns in the order in which they are offered; all are needed. */
  public static final List<String> COLUMNS =
      List.of("state", "day", "name.ar", "name.en", "source");

  private final List<HolidayLine> lines;

  private HolidayTable(List<HolidayLine> lines) {
    this.lines = lines;
  }

  /** A holiday with its line in the file. */
  record HolidayLine(int number, HolidayInput holiday) {}

  static HolidayTable of(TableFile file) {
    TableFile named = file.named(names());
    Faults faults = new Faults();
    for (String column : COLUMNS) {
      faults.check(
          named.header().contains(column),
          TableFile.FIELD,
          "organisation.column-missing",
          columnName(column, Language.AR),
          columnName(column, Language.EN));
    }
    for (String column : named.header()) {
      faults.check(
          COLUMNS.contains(column), TableFile.FIELD, "organisation.column-unknown", column);
    }
    faults.check(!named.rows().isEmpty(), TableFile.FIELD, "organisation.no-rows");
    faults.throwIfAny();
    return new HolidayTable(named.rows().stream().map(HolidayTable::line).toList());
  }

  List<HolidayLine> lines() {
    return lines;
  }

  /** The same day of the same state must not stand in the file twice. */
  void checkRepetition(Faults faults) {
    Set<String> seen = new HashSet<>();
    for (HolidayLine line : lines) {
      String key = line.holiday().state() + " " + line.holiday().day();
      faults.check(
          line.holiday().day() == null || seen.add(key),
          "lines[" + line.number() + "].day",
          "organisation.holiday-twice");
    }
  }

  /** The name of a column for people. */
  public static String columnName(String column, Language language) {
    return Texts.in(language).get("organisation.holiday-column." + column);
  }

  /** What was wrong with a file, one message each, with line and column. */
  public static List<String> messages(Refusal.InvalidInput refusal, Language language) {
    Texts t = Texts.in(language);
    List<String> messages = new ArrayList<>();
    for (Refusal.Fault fault : refusal.faults()) {
      String message = t.get(fault.messageKey(), fault.arguments().toArray());
      messages.add(
          TableFile.findPlace(fault.field())
              .map(
                  p ->
                      t.get(
                          "organisation.line-error",
                          p.line(),
                          columnName(p.column(), language),
                          message))
              .orElse(message));
    }
    return messages;
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

  private static HolidayLine line(TableFile.FileRow row) {
    return new HolidayLine(
        row.line(),
        new HolidayInput(
            row.text("state").strip().toUpperCase(Locale.ROOT),
            day(row.text("day")),
            new Bilingual(row.text("name.ar"), row.text("name.en")),
            row.text("source")));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(Formats.latinDigits(text.strip()));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
