package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.person.LockAccount;
import org.muwahhad.organisation.state.AddHolidays;
import org.muwahhad.organisation.state.HolidayInput;
import org.muwahhad.organisation.state.ViewStates;
import org.muwahhad.shared.Bilingual;

/**
 * What the keepers of the organisation did: the next feasts are entered for every state, as the Umm
 * al-Qura calendar expects them, and the account of an officer who left is locked.
 */
@Singleton
class OrganisationStory {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final Feast FITR =
      new Feast(10, 1, 3, new Bilingual("عطلة عيد الفطر", "Eid al-Fitr holiday"));
  private static final Feast ADHA =
      new Feast(12, 9, 4, new Bilingual("عطلة عيد الأضحى", "Eid al-Adha holiday"));
  private static final String SOURCE =
      "تقويم أم القرى، ويؤكَّد بالإعلان الرسمي – Umm al-Qura calendar, until announced";
  private static final String LEFT = "officer.bh-sio";
  private final AddHolidays addHolidays;
  private final LockAccount lockAccount;
  private final ViewStates viewStates;

  OrganisationStory(AddHolidays addHolidays, LockAccount lockAccount, ViewStates viewStates) {
    this.viewStates = viewStates;
    this.addHolidays = addHolidays;
    this.lockAccount = lockAccount;
  }

  /** A feast of the Hijri year: month, first day of rest, days of rest. */
  private record Feast(int month, int day, int days, Bilingual name) {

    /** Its next days of rest after a day. */
    Stream<LocalDate> after(LocalDate today) {
      int year = HijrahDate.from(today).get(ChronoField.YEAR);
      LocalDate first =
          IntStream.rangeClosed(year, year + 1)
              .mapToObj(y -> LocalDate.from(HijrahDate.of(y, month, day)))
              .filter(d -> d.isAfter(today))
              .findFirst()
              .orElseThrow();
      return IntStream.range(0, days).mapToObj(first::plusDays);
    }
  }

  void enter(DemoCast cast, Timetable timetable, Instant now) {
    Actor buyer = cast.person("buyer");
    LocalDate today = LocalDate.ofInstant(now, RIYADH);
    for (Feast feast : List.of(FITR, ADHA)) {
      feast.after(today).forEach(day -> timetable.add(now, () -> rest(buyer, feast, day)));
    }
    timetable.add(
        now,
        () ->
            lockAccount.run(
                cast.person("admin"),
                cast.person(LEFT).personId(),
                "انتقل صاحب الحساب إلى جهة أخرى – The officer moved to another entity"));
  }

  /** Where the day is a fixed holiday already, nothing is to be entered. */
  private void rest(Actor buyer, Feast feast, LocalDate day) {
    for (String state : STATES) {
      boolean there =
          viewStates.get(buyer, state, day.getYear()).holidays().stream()
              .anyMatch(h -> h.day().equals(day));
      if (!there) {
        addHolidays.run(buyer, new HolidayInput(state, day, feast.name(), SOURCE));
      }
    }
  }
}
