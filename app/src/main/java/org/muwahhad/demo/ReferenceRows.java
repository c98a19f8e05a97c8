package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.InstallTemplates;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.reference.Category;
import org.muwahhad.seeds.reference.FixedHoliday;
import org.muwahhad.seeds.reference.MeasureUnit;
import org.muwahhad.seeds.reference.MemberState;
import org.muwahhad.seeds.reference.ReferenceData;
import org.muwahhad.seeds.reference.RuleDefault;
import org.muwahhad.seeds.reference.TemplateAttribute;
import org.muwahhad.seeds.reference.VatRate;

/**
 * The reference data as rows of their tables, each table written by one statement; the templates of
 * categories go through the catalog, which keeps their versions.
 */
@Singleton
class ReferenceRows {
  private final JdbcOperations jdbc;
  private final InstallTemplates installTemplates;
  private final SynonymRows synonyms;

  ReferenceRows(JdbcOperations jdbc, InstallTemplates installTemplates, SynonymRows synonyms) {
    this.jdbc = jdbc;
    this.installTemplates = installTemplates;
    this.synonyms = synonyms;
  }

  void write(ReferenceData data, int firstYear, int lastYear) {
    writeMoney(data);
    writeStates(data.memberStates());
    writeVat(data.vatRates());
    writeHolidays(data.holidays(), firstYear, lastYear);
    writeUnits(data.units());
    writeCategories(data.categories());
    installTemplates(data);
    writeRules(data.ruleDefaults());
    synonyms.write(data.synonyms());
  }

  private void writeMoney(ReferenceData data) {
    Batch.write(
        jdbc,
        """
        INSERT INTO currency (code, decimals, name_ar, name_en) VALUES (?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE name_ar = VALUES(name_ar), name_en = VALUES(name_en)""",
        data.currencies(),
        c -> Batch.row(c.code(), c.decimals(), c.name().ar(), c.name().en()));
    Batch.write(
        jdbc,
        """
        INSERT INTO exchange_rate (currency, valid_from, units_per_usd, source, source_ar)
        VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE
          units_per_usd = IF(entered_by IS NULL, VALUES(units_per_usd), units_per_usd),
          source = IF(entered_by IS NULL, VALUES(source), source),
          source_ar = IF(entered_by IS NULL, VALUES(source_ar), source_ar)""",
        data.exchangeRates(),
        r ->
            Batch.row(
                r.currency(), r.validFrom(), r.unitsPerUsd(), r.source().en(), r.source().ar()));
  }

  private void writeStates(List<MemberState> states) {
    Batch.write(
        jdbc,
        """
        INSERT INTO member_state (code, name_ar, name_en, official_name_ar, official_name_en,
          currency, vat_percent, weekend_first, weekend_second, zone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE name_ar = VALUES(name_ar), name_en = VALUES(name_en),
          official_name_ar = VALUES(official_name_ar), official_name_en = VALUES(official_name_en),
          vat_percent = VALUES(vat_percent), weekend_first = VALUES(weekend_first),
          weekend_second = VALUES(weekend_second)""",
        states,
        s ->
            Batch.row(
                s.code(),
                s.name().ar(),
                s.name().en(),
                s.officialName().ar(),
                s.officialName().en(),
                s.currency(),
                s.vatPercent(),
                s.weekend().get(0).getValue(),
                s.weekend().get(1).getValue(),
                s.zone().getId()));
  }

  private void writeVat(List<VatRate> rates) {
    Batch.write(
        jdbc,
        """
        INSERT INTO vat_rate (state_code, valid_from, percent, source_ar, source_en)
        VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE percent = VALUES(percent), source_ar = VALUES(source_ar),
          source_en = VALUES(source_en)""",
        rates,
        r -> Batch.row(r.state(), r.validFrom(), r.percent(), r.source().ar(), r.source().en()));
  }

  private record Holiday(String state, LocalDate day, Bilingual name) {}

  /** What the central purchasing body entered or took out stays as it left it. */
  private void writeHolidays(List<FixedHoliday> holidays, int firstYear, int lastYear) {
    Set<String> removed =
        Batch.numbers(jdbc, "SELECT CONCAT(state_code, ' ', day), 1 FROM holiday_removal").keySet();
    Batch.write(
        jdbc,
        """
        INSERT INTO holiday (state_code, day, name_ar, name_en) VALUES (?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE
          name_ar = IF(entered_by IS NULL, VALUES(name_ar), name_ar),
          name_en = IF(entered_by IS NULL, VALUES(name_en), name_en)""",
        holidays.stream()
            .flatMap(h -> days(h, firstYear, lastYear))
            .filter(h -> !removed.contains(h.state() + " " + h.day()))
            .toList(),
        h -> Batch.row(h.state(), h.day(), h.name().ar(), h.name().en()));
  }

  private static Stream<Holiday> days(FixedHoliday holiday, int firstYear, int lastYear) {
    return IntStream.rangeClosed(firstYear, lastYear)
        .mapToObj(holiday::in)
        .flatMap(Optional::stream)
        .map(day -> new Holiday(holiday.state(), day, holiday.name()));
  }

  private void writeUnits(List<MeasureUnit> units) {
    Batch.write(
        jdbc,
        """
        INSERT INTO unit_of_measure (code, name_ar, name_en, is_whole) VALUES (?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE name_ar = VALUES(name_ar), name_en = VALUES(name_en),
          is_whole = VALUES(is_whole)""",
        units,
        u -> Batch.row(u.code(), u.name().ar(), u.name().en(), u.whole()));
  }

  /** A category's parent must be there before it: the wider ones first. */
  private void writeCategories(List<Category> categories) {
    Map<Integer, List<Category>> byWidth =
        categories.stream().collect(Collectors.groupingBy(Category::significantDigits));
    byWidth.keySet().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(digits -> writeLevel(byWidth.getOrDefault(digits, List.of())));
  }

  private void writeLevel(List<Category> categories) {
    Batch.write(
        jdbc,
        """
        INSERT INTO category (code, parent_code, level, name_ar, name_en) VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE name_ar = VALUES(name_ar), name_en = VALUES(name_en)""",
        categories,
        c -> Batch.row(c.code(), c.parent(), c.significantDigits(), c.name().ar(), c.name().en()));
  }

  private void installTemplates(ReferenceData data) {
    Map<String, MeasureUnit> units =
        data.units().stream().collect(Collectors.toMap(MeasureUnit::code, u -> u));
    Map<String, List<Attribute>> templates = new LinkedHashMap<>();
    for (TemplateAttribute a : data.templateAttributes()) {
      templates
          .computeIfAbsent(a.category(), c -> new ArrayList<>())
          .add(attribute(a, a.unit() == null ? null : units.get(a.unit())));
    }
    installTemplates.run(templates);
  }

  private static Attribute attribute(TemplateAttribute a, @Nullable MeasureUnit unit) {
    return new Attribute(
        0,
        a.code(),
        CatalogStory.text(a.name()),
        Attribute.Type.valueOf(a.type().name()),
        unit == null ? null : CatalogStory.text(unit.symbol()),
        a.required(),
        a.facet(),
        a.minimum(),
        a.maximum(),
        a.choices().stream()
            .map(c -> new Attribute.AttributeChoice(c.code(), c.name().ar(), c.name().en()))
            .toList());
  }

  private record Rule(int position, RuleDefault rule) {}

  private void writeRules(List<RuleDefault> rules) {
    Batch.write(
        jdbc,
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar, source_en,
                                  valid_from)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE value = VALUES(value), unit = VALUES(unit),
          position = VALUES(position), name_ar = VALUES(name_ar), name_en = VALUES(name_en), source_ar = VALUES(source_ar),
          source_en = VALUES(source_en), valid_from = VALUES(valid_from)""",
        IntStream.range(0, rules.size()).mapToObj(i -> new Rule(i + 1, rules.get(i))).toList(),
        r ->
            Batch.row(
                r.rule().code(),
                r.rule().value(),
                r.rule().unit(),
                r.position(),
                r.rule().name().ar(),
                r.rule().name().en(),
                r.rule().source().ar(),
                r.rule().source().en(),
                r.rule().validFrom()));
  }
}
