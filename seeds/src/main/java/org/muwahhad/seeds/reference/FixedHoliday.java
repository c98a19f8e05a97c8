package org.muwahhad.seeds.reference;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * An official holiday on a fixed Gregorian day. Feasts of the Hijri calendar are announced each
 * year and entered by the central purchasing body.
 *
 * @param fromYear first Gregorian year in which it is kept here
 * @param toYear last such year; null while it continues
 */
public record FixedHoliday(
    String state, MonthDay day, int fromYear, @Nullable Integer toYear, Bilingual name) {

  /** The day of a Gregorian year, if the holiday is kept in it. */
  public Optional<LocalDate> in(int year) {
    boolean kept = year >= fromYear && (toYear == null || year <= toYear);
    return kept ? Optional.of(day.atYear(year)) : Optional.empty();
  }
}
