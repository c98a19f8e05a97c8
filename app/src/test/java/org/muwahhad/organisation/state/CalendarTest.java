package org.muwahhad.organisation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** Official holidays and exchange rates, entered by the central purchasing body. */
class CalendarTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String HEADER = "state,day,name.ar,name.en,source\n";
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Riyadh"));

  @Test
  void a_holiday_is_added_with_its_source_and_removed_while_it_is_ahead() {
    LocalDate day = today.plusDays(20);

    APP.get(AddHolidays.class).run(buyer, holiday("SA", day));

    assertThat(APP.get(ViewStates.class).get(buyer, "SA", day.getYear()).holidays())
        .extracting(StateQueries.Holiday::source)
        .contains("Circular 5");
    assertThat(lastAct()).isEqualTo("organisation.holiday-added");
    APP.get(RemoveHoliday.class).run(buyer, "SA", day);
    assertThat(APP.get(ViewStates.class).get(buyer, "SA", day.getYear()).holidays())
        .extracting(StateQueries.Holiday::day)
        .doesNotContain(day);
    assertThat(lastAct()).isEqualTo("organisation.holiday-removed");
  }

  @Test
  void a_day_that_has_come_is_neither_added_nor_removed() {
    APP.sql(
        "INSERT INTO holiday (state_code, day, name_ar, name_en) VALUES ('OM', '"
            + today
            + "', 'عطلة', 'Holiday')");

    assertFault(
        () -> APP.get(AddHolidays.class).run(buyer, holiday("OM", today.minusDays(1))),
        "day",
        "organisation.holiday-past");
    assertThatThrownBy(() -> APP.get(RemoveHoliday.class).run(buyer, "OM", today))
        .hasMessage("organisation.holiday-past");
    assertThatThrownBy(
            () -> APP.sql("DELETE FROM holiday WHERE state_code = 'OM' AND day = '" + today + "'"))
        .hasMessageContaining("organisation.holiday-past");
  }

  @Test
  void a_holiday_entered_by_a_person_has_a_source_past_the_code_too() {
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO holiday (state_code, day, name_ar, name_en,"
                        + " entered_by, entered_at) VALUES ('OM', '2031-01-05', 'عطلة', 'Holiday', "
                        + buyer.personId()
                        + ", UTC_TIMESTAMP(6))"))
        .hasMessageContaining("ck_holiday_source");
  }

  @Test
  void a_file_of_holidays_is_taken_whole() {
    LocalDate first = today.plusDays(40);

    int added =
        APP.get(AddHolidays.class)
            .run(
                buyer,
                file(
                    "الدولة,التاريخ,الاسم بالعربية,الاسم بالإنجليزية,المصدر\n"
                        + "KW,"
                        + first
                        + ",عيد الفطر,Eid al-Fitr,Circular 6\n"
                        + "KW,"
                        + first.plusDays(1)
                        + ",عيد الفطر,Eid al-Fitr,Circular 6\n"));

    assertThat(added).isEqualTo(2);
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM holiday WHERE state_code = 'KW' AND source ="
                    + " 'Circular 6'"))
        .isEqualTo("2");
  }

  @Test
  void a_file_with_mistakes_is_refused_whole_and_each_is_told_with_its_line() {
    LocalDate day = today.plusDays(60);
    String content =
        HEADER
            + "QA,"
            + day
            + ",عيد,Eid,Circular 7\n"
            + "QA,"
            + day
            + ",عيد,Eid,Circular 7\n"
            + "XX,someday,,Eid,Circular 7\n";

    assertThatThrownBy(() -> APP.get(AddHolidays.class).run(buyer, file(content)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(HolidayTable.messages(r, Language.EN))
                  .contains(
                      "Line 3, column Day: The file contains this day of the state twice.",
                      "Line 4, column Name in Arabic: Fill in this field.")
                  .anySatisfy(m -> assertThat(m).startsWith("Line 4, column State: "));
              assertThat(HolidayTable.messages(r, Language.AR))
                  .anySatisfy(m -> assertThat(m).startsWith("السطر 4، العمود"));
            });
    assertThat(APP.ask("SELECT COUNT(*) FROM holiday WHERE state_code = 'QA'")).isEqualTo("0");
    assertFault(
        () -> APP.get(AddHolidays.class).run(buyer, file("state,day\nQA,2030-01-01\n")),
        "file",
        "organisation.column-missing");
    assertFault(
        () -> APP.get(AddHolidays.class).run(buyer, file(HEADER)), "file", "organisation.no-rows");
  }

  @Test
  void a_rate_is_entered_ahead_and_holds_from_its_day() {
    LocalDate day = today.plusDays(3);

    APP.get(EnterRate.class).run(buyer, rate("KWD", day, "0.3091"));

    assertThat(APP.get(ExchangeRateQueries.class).listOn(day))
        .filteredOn(r -> r.currency().equals("KWD"))
        .extracting(r -> r.unitsPerUsd().stripTrailingZeros())
        .containsExactly(new BigDecimal("0.3091"));
    assertThat(APP.get(ExchangeRateQueries.class).listOn(today))
        .filteredOn(r -> r.currency().equals("KWD"))
        .extracting(r -> r.unitsPerUsd().stripTrailingZeros())
        .containsExactly(new BigDecimal("0.307"));
    assertThat(lastAct()).isEqualTo("organisation.rate-entered");
    assertFault(
        () -> APP.get(EnterRate.class).run(buyer, rate("KWD", day, "0.31")),
        "validFrom",
        "organisation.rate-there");
  }

  @Test
  void a_rate_of_today_or_of_no_use_is_refused() {
    assertFault(
        () -> APP.get(EnterRate.class).run(buyer, rate("SAR", today, "3.75")),
        "validFrom",
        "organisation.rate-not-ahead");
    assertFault(
        () -> APP.get(EnterRate.class).run(buyer, rate("SAR", today.plusYears(2), "3.75")),
        "validFrom",
        "organisation.rate-too-far");
    assertFault(
        () -> APP.get(EnterRate.class).run(buyer, rate("USD", today.plusDays(1), "1")),
        "currency",
        "organisation.no-such-currency");
    assertFault(
        () -> APP.get(EnterRate.class).run(buyer, rate("SAR", today.plusDays(1), "0")),
        "unitsPerUsd",
        "shared.not-positive");
    assertFault(
        () -> APP.get(EnterRate.class).run(buyer, rate("SAR", today.plusDays(1), "3.7512345678")),
        "unitsPerUsd",
        "organisation.rate-out-of-range");
  }

  @Test
  void past_the_code_a_rate_is_neither_backdated_nor_changed_nor_deleted() {
    APP.get(EnterRate.class).run(buyer, rate("QAR", today.plusDays(9), "3.65"));

    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO exchange_rate (currency, valid_from,"
                        + " units_per_usd, source, entered_by, entered_at) VALUES ('QAR', '"
                        + today
                        + "', 3.6, 'x', "
                        + buyer.personId()
                        + ", UTC_TIMESTAMP(6))"))
        .hasMessageContaining("organisation.rate-not-ahead");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE exchange_rate SET units_per_usd = 3.6"
                        + " WHERE currency = 'QAR' AND entered_by IS NOT NULL"))
        .hasMessageContaining("organisation.rate-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM exchange_rate WHERE currency = 'QAR'"))
        .hasMessageContaining("organisation.rate-fixed");
  }

  @Test
  void others_enter_neither_holidays_nor_rates_and_bidders_do_not_see_them() {
    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);

    assertNotPermitted(
        () -> APP.get(AddHolidays.class).run(admin, holiday("SA", today.plusDays(90))));
    assertNotPermitted(() -> APP.get(AddHolidays.class).run(admin, file(HEADER)));
    assertNotPermitted(() -> APP.get(RemoveHoliday.class).run(admin, "SA", today));
    assertNotPermitted(
        () -> APP.get(EnterRate.class).run(admin, rate("SAR", today.plusDays(1), "3.75")));
    assertNotPermitted(() -> APP.get(ViewStates.class).list(WORLD.aBidderFor(WORLD.aSupplier())));
  }

  private static HolidayInput holiday(String state, LocalDate day) {
    return new HolidayInput(state, day, new Bilingual("عيد الأضحى", "Eid al-Adha"), "Circular 5");
  }

  private static EnterRate.RateInput rate(String currency, LocalDate day, String units) {
    return new EnterRate.RateInput(currency, day, new BigDecimal(units), "Central bank bulletin");
  }

  private static TableFile file(String content) {
    return TableFile.read(
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "holidays.csv");
  }

  private static String lastAct() {
    return APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1");
  }

  private static void assertFault(Runnable act, String field, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .anySatisfy(
                        f -> {
                          assertThat(f.field()).isEqualTo(field);
                          assertThat(f.code()).isEqualTo(code);
                        }));
  }

  private static void assertNotPermitted(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(Refusal.NotPermitted.class);
  }
}
