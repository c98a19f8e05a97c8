package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.person.LockAccount;
import org.muwahhad.organisation.person.ProposeAccountImport;
import org.muwahhad.organisation.person.StageAccountImport;
import org.muwahhad.organisation.state.AddHolidays;
import org.muwahhad.organisation.state.HolidayInput;
import org.muwahhad.organisation.state.ViewStates;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.TableFile;

/**
 * What the keepers of the organisation did: the next feasts are entered for every state, as the Umm
 * al-Qura calendar expects them, and the account of an officer who left is locked.
 */
@Singleton
class OrganisationStory {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final Feast FITR =
      new Feast(10, 1, 3, new Bilingual("عطلة عيد الفطر", "Eid al-Fitr holiday"));
  private static final Feast ADHA =
      new Feast(12, 9, 4, new Bilingual("عطلة عيد الأضحى", "Eid al-Adha holiday"));
  private static final String SOURCE =
      "تقويم أم القرى، ويؤكَّد بالإعلان الرسمي – Umm al-Qura calendar, until announced";
  private static final String LEFT = "officer.bh-sio";
  private static final String PEOPLE_FILE = "new-evaluators.csv";
  private static final String PEOPLE =
      """
      login,name.ar,name.en,title.ar,title.en,email,role,state
      evaluator.new-1,هند الراشدي,Hind Al-Rashdi,مهندسة أنظمة,Systems engineer,hind.rashdi@muwahhad.example,EVALUATOR,OM
      evaluator.new-2,فهد المطيري,Fahad Al-Mutairi,محاسب أول,Senior accountant,fahad.mutairi@muwahhad.example,EVALUATOR,KW
      evaluator.new-3,نورة الكعبي,Noura Al-Kaabi,مستشارة قانونية,Legal adviser,noura.kaabi@muwahhad.example,EVALUATOR,AE
      """;
  private final AddHolidays addHolidays;
  private final LockAccount lockAccount;
  private final ViewStates viewStates;
  private final StageAccountImport stageImport;
  private final ProposeAccountImport proposeImport;
  private final IdentityStory identity;

  OrganisationStory(
      AddHolidays addHolidays,
      LockAccount lockAccount,
      ViewStates viewStates,
      StageAccountImport stageImport,
      ProposeAccountImport proposeImport,
      IdentityStory identity) {
    this.identity = identity;
    this.viewStates = viewStates;
    this.stageImport = stageImport;
    this.proposeImport = proposeImport;
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
    LocalDate today = RiyadhDay.of(now);
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
    timetable.add(now, () -> propose(cast.person("admin")));
    identity.enter(cast, timetable, now);
  }

  /** People of a file who wait for the second administrator. */
  private void propose(Actor administrator) {
    long file =
        stageImport.run(
            administrator,
            TableFile.read(
                new ByteArrayInputStream(PEOPLE.getBytes(StandardCharsets.UTF_8)), PEOPLE_FILE),
            PEOPLE_FILE);
    proposeImport.run(administrator, file);
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
