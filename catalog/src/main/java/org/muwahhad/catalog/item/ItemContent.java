package org.muwahhad.catalog.item;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * What one revision of an item says.
 *
 * @param unit UN/ECE Recommendation 20 code of the unit in which the item is counted
 * @param benchmarkPrice reference price of one unit, without VAT
 * @param benchmarkCurrency its currency, ISO 4217
 * @param benchmarkDate day on which the price was observed
 * @param benchmarkSource where it was observed
 * @param attributes values by the code of the template's attribute; those not stated are absent
 */
@Introspected
public record ItemContent(
    Bilingual name,
    Bilingual description,
    String unit,
    BigDecimal benchmarkPrice,
    String benchmarkCurrency,
    LocalDate benchmarkDate,
    Bilingual benchmarkSource,
    Map<String, String> attributes) {

  public ItemContent {
    Map<String, String> stated = new TreeMap<>(attributes);
    // A program may send null for what is not stated.
    stated.values().removeIf(Objects::isNull);
    attributes = Collections.unmodifiableMap(stated);
  }

  /** The same content as it is kept: trimmed, with the decimals of its currency. */
  public ItemContent canonical(Template template) {
    return new ItemContent(
        stripped(name),
        stripped(description),
        unit.strip(),
        withDecimals(benchmarkPrice, benchmarkCurrency.strip()),
        benchmarkCurrency.strip(),
        benchmarkDate,
        stripped(benchmarkSource),
        template.canonical(attributes));
  }

  /** The same content with only those attributes that a template asks for. */
  public ItemContent askedBy(Template template) {
    Map<String, String> asked = new TreeMap<>(attributes);
    asked.keySet().removeIf(code -> template.find(code).isEmpty());
    return new ItemContent(
        name,
        description,
        unit,
        benchmarkPrice,
        benchmarkCurrency,
        benchmarkDate,
        benchmarkSource,
        asked);
  }

  /** Rounds nothing: a price with too many decimals stays as it is, and is refused later. */
  private static BigDecimal withDecimals(BigDecimal price, String currency) {
    return Money.fits(price, currency) ? Rounding.unrounded(price, currency) : price;
  }

  private static Bilingual stripped(Bilingual text) {
    return new Bilingual(text.ar().strip(), text.en().strip());
  }
}
