package org.muwahhad.demand.submission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;

/**
 * Gregorian days as people write them: ISO 8601 ({@code 2026-12-31}, also with slashes), day, month
 * and year ({@code 31/12/2026}, with slashes, points or hyphens), or with the month in words
 * ({@code 30-Jun-2027}, {@code 30 June 2027}, {@code ٣٠ يونيو ٢٠٢٧}; spreadsheets write the year
 * with two digits, too: {@code 30-Jun-27}), in either digit set. The order of the American notation
 * is not guessed at: {@code 12/31/2026} is no day.
 */
public final class DayInput {
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
  private static final Pattern MONTH_IN_WORDS =
      Pattern.compile("(\\d{1,2})[-/.]?(\\p{L}+)[-/.,،]*(\\d{4}|\\d{2})");
  private static final int SHORTEST_NAME = 3;
  private static final int THIS_CENTURY = 2000;

  private DayInput() {}

  /** The day that a text names, if it names one. */
  public static Optional<LocalDate> read(String typed) {
    String text = Formats.latinDigits(typed).replaceAll("[\\s\\u00a0\\u200e\\u200f\\u061c]", "");
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher inWords = MONTH_IN_WORDS.matcher(text);
    if (inWords.matches()) {
      return month(inWords.group(2))
          .flatMap(m -> day(inWords.group(3), Integer.toString(m.getValue()), inWords.group(1)));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    return dayFirst.matches()
        ? day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1))
        : Optional.empty();
  }

  /** The one month whose name in either language begins so. */
  private static Optional<Month> month(String word) {
    String begun = SearchText.normalise(word);
    return begun.length() < SHORTEST_NAME
        ? Optional.empty()
        : Stream.of(Month.values()).filter(m -> isCalled(m, begun)).findFirst();
  }

  private static boolean isCalled(Month month, String begun) {
    return Stream.of(Language.values())
        .map(l -> Texts.in(l).formats().gregorianMonths().get(month.ordinal()))
        .anyMatch(name -> SearchText.normalise(name).startsWith(begun));
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    int number = Integer.parseInt(year);
    try {
      return Optional.of(
          LocalDate.of(
              year.length() == 2 ? THIS_CENTURY + number : number,
              Integer.parseInt(month),
              Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
