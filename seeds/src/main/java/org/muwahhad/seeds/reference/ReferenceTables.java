package org.muwahhad.seeds.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.SeedFile;
import org.muwahhad.seeds.SeedRow;

/** Reads the tables under {@code reference/} into records. */
final class ReferenceTables {
  private static final String MEMBER_STATES = "reference/member_states.csv";
  private static final String CURRENCIES = "reference/currencies.csv";
  private static final String EXCHANGE_RATES = "reference/exchange_rates.csv";
  private static final String UNITS = "reference/units.csv";
  private static final String PUBLISHED_CATEGORIES = "reference/cpv.csv";
  private static final String CATEGORIES_AR = "reference/categories_ar.csv";
  private static final String TEMPLATES = "reference/templates.csv";
  private static final String ATTRIBUTES = "reference/attributes.csv";
  private static final String ATTRIBUTE_CHOICES = "reference/attribute_choices.csv";
  private static final String HOLIDAYS = "reference/holidays.csv";
  private static final String VAT_RATES = "reference/vat_rates.csv";
  private static final String TENDER_RULES = "reference/tender_rules.csv";
  private static final String SYNONYMS = "reference/synonyms.csv";

  /** Every table that is read. */
  static final List<String> ALL =
      List.of(
          MEMBER_STATES,
          CURRENCIES,
          EXCHANGE_RATES,
          UNITS,
          PUBLISHED_CATEGORIES,
          CATEGORIES_AR,
          TEMPLATES,
          ATTRIBUTES,
          ATTRIBUTE_CHOICES,
          HOLIDAYS,
          VAT_RATES,
          TENDER_RULES,
          SYNONYMS);

  private ReferenceTables() {}

  static ReferenceData load() {
    return new ReferenceData(
        SeedFile.commaSeparated(MEMBER_STATES, ReferenceTables::memberState),
        SeedFile.commaSeparated(CURRENCIES, ReferenceTables::currency),
        SeedFile.commaSeparated(EXCHANGE_RATES, ReferenceTables::exchangeRate),
        SeedFile.commaSeparated(UNITS, ReferenceTables::unit),
        categories(),
        templates(),
        SeedFile.commaSeparated(HOLIDAYS, ReferenceTables::holiday),
        SeedFile.commaSeparated(VAT_RATES, ReferenceTables::vatRate),
        SeedFile.commaSeparated(TENDER_RULES, ReferenceTables::rule),
        SeedFile.commaSeparated(SYNONYMS, ReferenceTables::synonyms));
  }

  private static SynonymSet synonyms(SeedRow row) {
    return new SynonymSet(row.parts("ar", "|"), row.parts("en", "|"));
  }

  private static MemberState memberState(SeedRow row) {
    return new MemberState(
        row.text("code"),
        row.bilingual("name"),
        row.bilingual("official_name"),
        row.text("currency"),
        row.decimal("vat_percent"),
        row.parts("weekend", "|").stream().map(DayOfWeek::valueOf).toList(),
        ZoneId.of(row.text("zone")));
  }

  private static Currency currency(SeedRow row) {
    return new Currency(row.text("code"), row.number("decimals"), row.bilingual("name"));
  }

  private static ExchangeRate exchangeRate(SeedRow row) {
    return new ExchangeRate(
        row.text("currency"),
        LocalDate.parse(row.text("valid_from")),
        row.decimal("units_per_usd"),
        row.bilingual("source"));
  }

  private static MeasureUnit unit(SeedRow row) {
    return new MeasureUnit(
        row.text("code"), row.bilingual("name"), row.bilingual("symbol"), row.flag("whole"));
  }

  private static FixedHoliday holiday(SeedRow row) {
    return new FixedHoliday(
        row.text("state"),
        MonthDay.of(row.number("month"), row.number("day")),
        row.number("from_year"),
        row.find("to_year").map(Integer::valueOf).orElse(null),
        row.bilingual("name"));
  }

  private static VatRate vatRate(SeedRow row) {
    return new VatRate(
        row.text("state"),
        LocalDate.parse(row.text("valid_from")),
        row.decimal("percent"),
        row.bilingual("source"));
  }

  private static RuleDefault rule(SeedRow row) {
    return new RuleDefault(
        row.text("code"),
        row.decimal("value"),
        row.text("unit"),
        row.bilingual("name"),
        row.bilingual("source"),
        LocalDate.parse(row.text("valid_from")));
  }

  private static List<Category> categories() {
    Map<String, PublishedTable> published =
        SeedFile.commaSeparated(PUBLISHED_CATEGORIES, PublishedTable::read).stream()
            .collect(toMap(PublishedTable::code, entry -> entry));
    return SeedFile.commaSeparated(
        CATEGORIES_AR,
        row -> {
          PublishedTable entry =
              Optional.ofNullable(published.get(row.text("code")))
                  .orElseThrow(() -> new IllegalArgumentException("no such published category"));
          return new Category(
              entry.code,
              CategoryLevel.of(entry.code),
              entry.parent,
              new Bilingual(row.text("name_ar"), entry.nameEn));
        });
  }

  private static List<TemplateAttribute> templates() {
    Map<String, List<TemplateAttribute.Choice>> choices =
        SeedFile.commaSeparated(ATTRIBUTE_CHOICES, NamedChoice::read).stream()
            .collect(groupingBy(NamedChoice::attribute, mapping(NamedChoice::choice, toList())));
    Map<String, SeedRow> attributes =
        SeedFile.commaSeparated(ATTRIBUTES, row -> row).stream()
            .collect(toMap(row -> row.text("code"), row -> row));
    Map<String, Integer> positions = new HashMap<>();
    return SeedFile.commaSeparated(
        TEMPLATES,
        row -> {
          String code = row.text("attribute");
          SeedRow attribute =
              Optional.ofNullable(attributes.get(code))
                  .orElseThrow(() -> new IllegalArgumentException("no such attribute"));
          return new TemplateAttribute(
              row.text("category"),
              code,
              AttributeType.valueOf(attribute.text("type")),
              attribute.find("unit").orElse(null),
              row.flag("required"),
              row.flag("facet"),
              attribute.find("minimum").map(BigDecimal::new).orElse(null),
              attribute.find("maximum").map(BigDecimal::new).orElse(null),
              positions.merge(row.text("category"), 1, Integer::sum),
              attribute.bilingual("name"),
              choices.getOrDefault(code, List.of()));
        });
  }

  private record PublishedTable(String code, @Nullable String parent, String nameEn) {

    static PublishedTable read(SeedRow row) {
      return new PublishedTable(
          row.text("code"), row.find("parent").orElse(null), row.text("name_en"));
    }
  }

  private record NamedChoice(String attribute, TemplateAttribute.Choice choice) {

    static NamedChoice read(SeedRow row) {
      return new NamedChoice(
          row.text("attribute"),
          new TemplateAttribute.Choice(row.text("code"), row.bilingual("name")));
    }
  }
}
