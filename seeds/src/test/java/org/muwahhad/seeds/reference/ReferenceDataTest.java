package org.muwahhad.seeds.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.Languages;
import org.muwahhad.seeds.SeedFile;

class ReferenceDataTest {

  private static final ReferenceData REFERENCE = ReferenceData.load();

  @ParameterizedTest
  @CsvSource({
    "AE, AED, 2,  5, Asia/Dubai,   SATURDAY",
    "BH, BHD, 3, 10, Asia/Bahrain, FRIDAY",
    "KW, KWD, 3,  0, Asia/Kuwait,  FRIDAY",
    "OM, OMR, 3,  5, Asia/Muscat,  FRIDAY",
    "QA, QAR, 2,  0, Asia/Qatar,   FRIDAY",
    "SA, SAR, 2, 15, Asia/Riyadh,  FRIDAY"
  })
  void each_member_state_has_its_currency_vat_zone_and_weekend(
      String code, String currency, int decimals, int vat, String zone, DayOfWeek firstRestDay) {
    MemberState state = REFERENCE.memberState(code);

    assertThat(state.currency()).isEqualTo(currency);
    assertThat(REFERENCE.currency(currency).decimals()).isEqualTo(decimals);
    assertThat(state.vatPercent()).isEqualByComparingTo(BigDecimal.valueOf(vat));
    assertThat(state.zone().getId()).isEqualTo(zone);
    assertThat(state.weekend()).hasSize(2).startsWith(firstRestDay);
  }

  @ParameterizedTest
  @CsvSource({"AED, 3.6725", "BHD, 0.376", "OMR, 0.3845", "QAR, 3.64", "SAR, 3.75", "USD, 1"})
  void pegged_currencies_keep_their_peg_in_every_year(String currency, BigDecimal peg) {
    assertThat(REFERENCE.exchangeRates())
        .filteredOn(rate -> rate.currency().equals(currency))
        .hasSizeGreaterThan(3)
        .allSatisfy(rate -> assertThat(rate.unitsPerUsd()).isEqualByComparingTo(peg));
  }

  @Test
  void the_kuwaiti_dinar_has_dated_rates_that_say_what_they_are() {
    assertThat(REFERENCE.unitsPerUsd("KWD", LocalDate.of(2024, 8, 1)))
        .isNotEqualByComparingTo(REFERENCE.unitsPerUsd("KWD", LocalDate.of(2024, 2, 1)));
    assertThat(REFERENCE.exchangeRates())
        .filteredOn(rate -> rate.currency().equals("KWD"))
        .allSatisfy(rate -> assertThat(rate.source().en()).contains("not an official quotation"));
  }

  @Test
  void a_rate_holds_from_its_day_until_the_next() {
    assertThat(REFERENCE.unitsPerUsd("KWD", LocalDate.of(2025, 6, 30))).isEqualTo("0.3084");
    assertThat(REFERENCE.unitsPerUsd("KWD", LocalDate.of(2025, 7, 1))).isEqualTo("0.3057");
  }

  @Test
  void every_division_group_and_class_of_the_four_divisions_has_an_arabic_label() {
    Set<String> offered = codes();
    List<String> published =
        SeedFile.commaSeparated("reference/cpv.csv", row -> row.text("code")).stream()
            .filter(code -> CategoryLevel.of(code).compareTo(CategoryLevel.CLASS) <= 0)
            .filter(code -> Set.of("30", "32", "48", "72").contains(code.substring(0, 2)))
            .toList();

    assertThat(published).hasSize(4 + 24 + 110);
    assertThat(offered).containsAll(published);
  }

  @Test
  void every_category_but_a_division_has_a_parent_that_is_offered_too() {
    Set<String> offered = codes();

    assertThat(REFERENCE.categories())
        .allSatisfy(
            category -> {
              if (category.level() == CategoryLevel.DIVISION) {
                assertThat(category.parent()).isNull();
              } else {
                assertThat(category.parent()).isIn(offered);
              }
            });
  }

  @Test
  void codes_are_unique_in_every_table() {
    assertUnique(REFERENCE.categories().stream().map(Category::code));
    assertUnique(REFERENCE.units().stream().map(MeasureUnit::code));
    assertUnique(REFERENCE.currencies().stream().map(Currency::code));
    assertUnique(REFERENCE.ruleDefaults().stream().map(RuleDefault::code));
    assertUnique(
        REFERENCE.templateAttributes().stream().map(entry -> entry.category() + entry.code()));
    assertUnique(
        REFERENCE.exchangeRates().stream().map(rate -> rate.currency() + rate.validFrom()));
  }

  @Test
  void every_template_names_categories_and_units_that_exist() {
    Set<String> units =
        REFERENCE.units().stream().map(MeasureUnit::code).collect(Collectors.toSet());

    assertThat(REFERENCE.templateAttributes())
        .allSatisfy(
            attribute -> {
              assertThat(attribute.category()).isIn(codes());
              if (attribute.unit() != null) {
                assertThat(attribute.unit()).isIn(units);
              }
              assertThat(attribute.choices().isEmpty())
                  .isEqualTo(
                      attribute.type() != AttributeType.CHOICE
                          && attribute.type() != AttributeType.MULTI_CHOICE);
            });
  }

  @Test
  void an_attribute_is_introduced_once_on_the_path_from_a_division_down() {
    assertThat(REFERENCE.categories())
        .allSatisfy(
            category ->
                assertUnique(
                    REFERENCE.template(category.code()).stream().map(TemplateAttribute::code)));
  }

  @Test
  void a_laptop_inherits_the_template_of_personal_computers() {
    assertThat(REFERENCE.template("30213100"))
        .extracting(TemplateAttribute::code)
        .containsExactly(
            "warranty",
            "processor_cores",
            "memory",
            "storage",
            "energy_label",
            "power",
            "interfaces",
            "screen_size",
            "battery_life",
            "arabic_keyboard",
            "form_factor");
  }

  @Test
  void a_national_day_that_was_moved_falls_on_its_old_day_in_old_years_only() {
    List<FixedHoliday> omani =
        REFERENCE.holidays().stream().filter(day -> day.state().equals("OM")).toList();

    assertThat(omani.stream().flatMap(day -> day.in(2024).stream()))
        .containsExactly(LocalDate.of(2024, 11, 18), LocalDate.of(2024, 11, 19));
    assertThat(omani.stream().flatMap(day -> day.in(2026).stream()))
        .containsExactly(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));
  }

  @ParameterizedTest
  @CsvSource({
    "30000000, DIVISION, 2",
    "30200000, GROUP, 3",
    "30210000, CLASS, 4",
    "30213000, CATEGORY, 5",
    "30216110, SUBCATEGORY, 7"
  })
  void the_level_of_a_category_is_read_from_its_code(String code, CategoryLevel level, int digits) {
    assertThat(REFERENCE.category(code).level()).isEqualTo(level);
    assertThat(REFERENCE.category(code).significantDigits()).isEqualTo(digits);
  }

  @Test
  void rules_are_counted_in_units_the_system_knows() {
    assertThat(REFERENCE.ruleDefaults())
        .extracting(RuleDefault::unit)
        .containsOnly("DAYS", "WORKING_DAYS", "MONTHS", "PERCENT", "POINTS", "COUNT", "SAR");
  }

  @Test
  void quality_and_price_weights_sum_to_one_hundred() {
    assertThat(rule("weight.quality").add(rule("weight.price"))).isEqualByComparingTo("100");
  }

  @Test
  void every_text_is_written_in_its_own_script() {
    Stream.of(
            REFERENCE.memberStates().stream()
                .flatMap(state -> Stream.of(state.name(), state.officialName())),
            REFERENCE.currencies().stream().map(Currency::name),
            REFERENCE.exchangeRates().stream().map(ExchangeRate::source),
            REFERENCE.categories().stream().map(Category::name),
            REFERENCE.units().stream().map(MeasureUnit::name),
            REFERENCE.holidays().stream().map(FixedHoliday::name),
            REFERENCE.templateAttributes().stream().map(TemplateAttribute::name),
            REFERENCE.templateAttributes().stream()
                .flatMap(attribute -> attribute.choices().stream())
                .map(TemplateAttribute.Choice::name),
            REFERENCE.ruleDefaults().stream()
                .flatMap(rule -> Stream.of(rule.name(), rule.source())))
        .flatMap(texts -> texts.map(Bilingual.class::cast))
        .forEach(Languages::assertProper);
  }

  private static BigDecimal rule(String code) {
    return REFERENCE.ruleDefaults().stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Set<String> codes() {
    return REFERENCE.categories().stream().map(Category::code).collect(Collectors.toSet());
  }

  private static void assertUnique(Stream<String> codes) {
    Set<String> seen = new HashSet<>();
    codes.forEach(code -> assertThat(seen.add(code)).as(code).isTrue());
  }

  @Test
  void pieces_are_counted_whole_and_hours_are_not() {
    assertThat(ReferenceData.load().units())
        .filteredOn(MeasureUnit::whole)
        .extracting(MeasureUnit::code)
        .contains("C62", "EA", "H87", "SET")
        .doesNotContain("HUR", "E48");
  }
}
