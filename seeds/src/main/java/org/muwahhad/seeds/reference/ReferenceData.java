package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.SeedFile;

/**
 * Everything an installation needs before its first user signs in, read from the class path.
 *
 * <p>Only categories that have an Arabic label are here, so nothing untranslated is ever offered:
 * all divisions, groups and classes of the vocabulary's divisions 30, 32, 48 and 72, and the deeper
 * codes the catalog uses. To offer a further code, give it a label in {@code categories_ar.csv}.
 */
public record ReferenceData(
    List<MemberState> memberStates,
    List<Currency> currencies,
    List<ExchangeRate> exchangeRates,
    List<MeasureUnit> units,
    List<Category> categories,
    List<TemplateAttribute> templateAttributes,
    List<FixedHoliday> holidays,
    List<VatRate> vatRates,
    List<RuleDefault> ruleDefaults,
    List<SynonymSet> synonyms) {

  public ReferenceData {
    exchangeRates =
        exchangeRates.stream().sorted(Comparator.comparing(ExchangeRate::validFrom)).toList();
  }

  /**
   * Reads all tables.
   *
   * @throws IllegalArgumentException if a row can't be read; the message names file and line
   */
  public static ReferenceData load() {
    return ReferenceTables.load();
  }

  /** SHA-256 of all tables, lower-case hexadecimal: tells without reading them if they changed. */
  public static String fingerprint() {
    return SeedFile.fingerprint(ReferenceTables.ALL);
  }

  /** The currency with this ISO 4217 code. */
  public Currency currency(String code) {
    return find(currencies, currency -> currency.code().equals(code), "currency " + code);
  }

  /** The member state with this ISO 3166-1 code. */
  public MemberState memberState(String code) {
    return find(memberStates, state -> state.code().equals(code), "member state " + code);
  }

  /** The category with this eight-digit code. */
  public Category category(String code) {
    return find(categories, category -> category.code().equals(code), "category " + code);
  }

  /** A category's template: what its ancestors introduce first, then its own attributes. */
  public List<TemplateAttribute> template(String categoryCode) {
    List<String> path = new ArrayList<>();
    Optional<String> step = Optional.of(categoryCode);
    while (step.isPresent()) {
      path.add(0, step.get());
      step = Optional.ofNullable(category(step.get()).parent());
    }
    return path.stream()
        .flatMap(code -> templateAttributes.stream().filter(entry -> entry.category().equals(code)))
        .toList();
  }

  /**
   * Units of a currency for one US dollar on a day: the last rate that starts on or before it; for
   * days before all rates, the first.
   */
  public BigDecimal unitsPerUsd(String currency, LocalDate day) {
    List<ExchangeRate> rates =
        exchangeRates.stream().filter(rate -> rate.currency().equals(currency)).toList();
    return rates.stream()
        .filter(rate -> !rate.validFrom().isAfter(day))
        .reduce((earlier, later) -> later)
        .or(() -> rates.stream().findFirst())
        .orElseThrow(() -> new IllegalArgumentException("No rate for " + currency))
        .unitsPerUsd();
  }

  /** An amount in US dollars, in another currency, exact to 34 digits and not yet rounded. */
  public BigDecimal fromUsd(BigDecimal amount, String currency, LocalDate day) {
    return amount.multiply(unitsPerUsd(currency, day), MathContext.DECIMAL128);
  }

  /** The label of a category. */
  public Bilingual categoryName(String code) {
    return category(code).name();
  }

  private static <T> T find(List<T> records, Predicate<T> wanted, String description) {
    return records.stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no " + description));
  }
}
