package org.muwahhad.demand.submission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.web.Formats;

/**
 * Gregorian days as people write them: ISO 8601 ({@code 2026-12-31}, also with slashes) or day,
 * month and year ({@code 31/12/2026}, with slashes, points or hyphens), in either digit set. The
 * order of the American notation is not guessed at: {@code 12/31/2026} is no day.
 */
public final class DayInput {
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

  private DayInput() {}

  /** The day that a text names, if it names one. */
  public static Optional<LocalDate> read(String typed) {
    String text = Formats.latinDigits(typed).replaceAll("[\\s\\u00a0\\u200e\\u200f\\u061c]", "");
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    return dayFirst.matches()
        ? day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
