package org.muwahhad.organisation.state;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.RiyadhDay;

/**
 * What a holiday must be: of a member state, today or later by Riyadh's day and within five years
 * (what is past has been counted with), not entered yet, with a name in both languages and a
 * source.
 */
@Singleton
class HolidayCheck {
  private static final int YEARS_AHEAD = 5;
  private final Calendar calendar;
  private final RiyadhDay days;

  HolidayCheck(Calendar calendar, RiyadhDay days) {
    this.calendar = calendar;
    this.days = days;
  }

  /** Adds what is wrong, at fields that begin with a prefix such as {@code lines[4].}. */
  void check(Faults faults, HolidayInput given, String prefix) {
    String state = RequiredInput.text(given.state());
    Bilingual name = RequiredInput.bilingual(given.name());
    boolean known = calendar.countStates(state) == 1;
    faults.check(known, prefix + "state", "organisation.no-such-state", state);
    checkDay(faults, given.day(), prefix + "day");
    LocalDate day = given.day();
    faults.check(
        day == null || !known || calendar.countHolidays(state, day) == 0,
        prefix + "day",
        "organisation.holiday-there");
    faults
        .name(prefix + "name.ar", name.ar(), 200)
        .name(prefix + "name.en", name.en(), 200)
        .text(prefix + "source", RequiredInput.text(given.source()), 300);
  }

  private void checkDay(Faults faults, @Nullable LocalDate day, String at) {
    if (day == null) {
      faults.check(false, at, "shared.not-a-date");
      return;
    }
    LocalDate today = days.today();
    faults.check(!day.isBefore(today), at, "organisation.holiday-past");
    faults.check(day.isBefore(today.plusYears(YEARS_AHEAD)), at, "organisation.holiday-too-far");
  }
}
