package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.seeds.reference.ReferenceData;

class ReferenceLoaderTest {
  private static final TestApp APP = TestApp.start();
  private static final ReferenceData DATA = ReferenceData.load();

  @BeforeAll
  static void load() {
    assertThat(APP.get(ReferenceLoader.class).run()).isTrue();
  }

  @Test
  void every_table_is_complete() {
    assertThat(count("currency")).isEqualTo(DATA.currencies().size());
    assertThat(count("exchange_rate")).isEqualTo(DATA.exchangeRates().size());
    assertThat(count("member_state")).isEqualTo(6);
    assertThat(count("unit_of_measure")).isEqualTo(DATA.units().size());
    assertThat(count("category")).isEqualTo(DATA.categories().size());
    assertThat(count("category_attribute")).isEqualTo(DATA.templateAttributes().size());
    assertThat(count("rule_default")).isEqualTo(DATA.ruleDefaults().size());
  }

  @Test
  void a_category_stands_below_its_parent() {
    assertThat(APP.ask("SELECT parent_code FROM category WHERE code = '30213100'"))
        .isEqualTo("30213000");
    assertThat(count("category WHERE parent_code IS NULL AND level > 2")).isZero();
  }

  @Test
  void a_choice_tells_its_values_in_both_languages() {
    assertThat(APP.ask("SELECT choices FROM category_attribute WHERE type = 'CHOICE' LIMIT 1"))
        .startsWith("[{\"code\":\"")
        .contains("\"ar\":\"", "\"en\":\"");
    assertThat(count("category_attribute WHERE type NOT LIKE '%CHOICE' AND choices IS NOT NULL"))
        .isZero();
  }

  @Test
  void the_national_days_of_this_year_are_holidays() {
    int year = LocalDate.now().getYear();

    assertThat(count("holiday WHERE state_code = 'SA' AND day = '" + year + "-09-23'"))
        .isEqualTo(1);
    assertThat(count("holiday WHERE state_code = 'OM' AND YEAR(day) = " + (year + 1))).isPositive();
  }

  @Test
  void what_is_up_to_date_is_left_alone() {
    assertThat(APP.get(ReferenceLoader.class).run()).isFalse();
  }

  @Test
  void what_differs_is_brought_up_to_date_and_nothing_comes_twice() {
    APP.sql("UPDATE member_state SET name_en = 'Elsewhere' WHERE code = 'KW'");
    APP.sql("UPDATE reference_state SET fingerprint = REPEAT('0', 64)");

    assertThat(APP.get(ReferenceLoader.class).run()).isTrue();

    assertThat(APP.ask("SELECT name_en FROM member_state WHERE code = 'KW'")).isEqualTo("Kuwait");
    every_table_is_complete();
  }

  @Test
  void what_the_central_buyers_entered_or_took_out_stays_as_they_left_it() {
    int year = LocalDate.now().getYear() + 1;
    String day = "state_code = 'SA' AND day = '" + year + "-09-23'";
    APP.sql(
        "INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email)"
            + " VALUES ('loader.buyer', 'مشترٍ', 'Buyer', 'مشترٍ', 'Buyer', 'b@example.org')");
    APP.sql("DELETE FROM holiday WHERE " + day);
    APP.sql(
        "INSERT INTO holiday_removal (state_code, day, removed_by, removed_at) SELECT 'SA', '"
            + year
            + "-09-23', id, UTC_TIMESTAMP(6) FROM person WHERE login = 'loader.buyer'");
    APP.sql(
        "UPDATE holiday SET name_en = 'As announced', source = 'Decree', entered_at ="
            + " UTC_TIMESTAMP(6), entered_by = (SELECT id FROM person WHERE login ="
            + " 'loader.buyer') WHERE state_code = 'OM' AND YEAR(day) = "
            + year);
    APP.sql("UPDATE reference_state SET fingerprint = REPEAT('0', 64)");

    APP.get(ReferenceLoader.class).run();

    assertThat(count("holiday WHERE " + day)).isZero();
    assertThat(count("holiday WHERE state_code = 'OM' AND name_en = 'As announced'")).isPositive();
  }

  @Test
  void vat_rates_tell_since_when_they_hold() {
    assertThat(count("vat_rate")).isEqualTo(DATA.vatRates().size());
    assertThat(
            APP.ask(
                "SELECT m.code FROM member_state m WHERE m.vat_percent <> COALESCE((SELECT"
                    + " v.percent FROM vat_rate v WHERE v.state_code = m.code ORDER BY"
                    + " v.valid_from DESC LIMIT 1), 0)"))
        .as("states whose rate in force differs from their history")
        .isEmpty();
  }

  private static long count(String what) {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM " + what));
  }
}
