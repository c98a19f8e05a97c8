package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.RiyadhDay;

/** What must hold of an item's content before it is published. */
@Singleton
public class ItemRules {
  private static final BigDecimal HIGHEST_PRICE = new BigDecimal("1000000000000");
  private static final int LONGEST_DESCRIPTION = 4000;
  private final CatalogItems items;
  private final DatabaseClock clock;

  ItemRules(CatalogItems items, DatabaseClock clock) {
    this.items = items;
    this.clock = clock;
  }

  /** The units and currencies there are, and the present day in Riyadh. */
  public record KnownCodes(Set<String> units, Set<String> currencies, LocalDate today) {}

  public KnownCodes known() {
    return new KnownCodes(
        Set.copyOf(items.listUnitCodes()),
        Set.copyOf(items.listCurrencyCodes()),
        RiyadhDay.of(clock.now()));
  }

  /** Adds a fault for each part of a (canonical) content that cannot be published. */
  public static void check(
      Faults faults, ItemContent content, Template template, KnownCodes known) {
    faults
        .name("content.name.ar", content.name().ar(), 300)
        .name("content.name.en", content.name().en(), 300)
        .text("content.description.ar", content.description().ar(), LONGEST_DESCRIPTION)
        .text("content.description.en", content.description().en(), LONGEST_DESCRIPTION);
    checkCode(faults, "content.unit", content.unit(), known.units(), "catalog.unit-unknown");
    checkCode(
        faults,
        "content.benchmarkCurrency",
        content.benchmarkCurrency(),
        known.currencies(),
        "catalog.currency-unknown");
    faults
        .price("content.benchmarkPrice", content.benchmarkPrice(), content.benchmarkCurrency())
        .check(
            content.benchmarkPrice().compareTo(HIGHEST_PRICE) < 0,
            "content.benchmarkPrice",
            "catalog.price-too-high")
        .check(
            !content.benchmarkDate().isAfter(known.today()),
            "content.benchmarkDate",
            "catalog.benchmark-in-future")
        .text("content.benchmarkSource.ar", content.benchmarkSource().ar(), 300)
        .text("content.benchmarkSource.en", content.benchmarkSource().en(), 300);
    template.check(faults, "content.attributes", content.attributes());
  }

  private static void checkCode(
      Faults faults, String field, String code, Set<String> known, String unknown) {
    if (code.isBlank()) {
      faults.check(false, field, "shared.missing");
    } else {
      faults.check(known.contains(code), field, unknown, code);
    }
  }
}
