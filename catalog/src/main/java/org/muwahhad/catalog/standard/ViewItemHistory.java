package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;

/**
 * The past of an item. Prices are for anybody but bidders (see {@link Prices}); the totals that
 * states demanded are for central buyers, national coordinators, procurement officers and auditors.
 */
@Singleton
public class ViewItemHistory {
  private final CatalogItems items;
  private final ItemHistoryQueries queries;
  private final EquivalenceGroups units;
  private final ReaderCurrency readerCurrency;

  ViewItemHistory(
      CatalogItems items,
      ItemHistoryQueries queries,
      EquivalenceGroups units,
      ReaderCurrency readerCurrency) {
    this.items = items;
    this.queries = queries;
    this.units = units;
    this.readerCurrency = readerCurrency;
  }

  /** Whether a person may see what was observed and paid. */
  public static boolean showsPrices(Actor actor) {
    return !Prices.areHiddenFrom(actor);
  }

  /** Whether a person may see what the states demanded. */
  public static boolean showsDemand(Actor actor) {
    return !actor.is(Role.BIDDER)
        && actor.isAnyOf(
            Role.CENTRAL_BUYER, Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER, Role.AUDITOR);
  }

  /**
   * Benchmarks by date and awards by year, in the reader's currency too.
   *
   * @throws Refusal.NotPermitted when the person may not see prices
   * @throws Refusal.NotFound when there is no such item
   */
  @Transactional
  public PriceHistory prices(Actor actor, String itemCode) {
    if (!showsPrices(actor)) {
      throw new Refusal.NotPermitted();
    }
    long item = items.get(itemCode).id();
    String reader = readerCurrency.of(actor);
    String unit = units.unitOf(item);
    Map<String, PriceHistory.Point> points = new LinkedHashMap<>();
    // The same observation carried from revision to revision is one point.
    queries
        .listObserved(item, reader)
        .forEach(
            o ->
                points.putIfAbsent(
                    o.day() + " " + o.price() + o.currency(), observed(o, reader, unit)));
    List<PriceHistory.Point> all = new ArrayList<>(points.values());
    queries.listAwarded(item, reader).forEach(a -> all.add(awarded(a, reader, unit)));
    all.sort(Comparator.comparing(PriceHistory.Point::day));
    return new PriceHistory(reader, all);
  }

  /**
   * What the states demanded in past rounds.
   *
   * @throws Refusal.NotPermitted when the person may not see demand
   * @throws Refusal.NotFound when there is no such item
   */
  @Transactional
  public DemandHistory demand(Actor actor, String itemCode) {
    if (!showsDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    List<ItemHistoryQueries.DemandedInRound> demanded =
        queries.listDemanded(items.get(itemCode).id());
    Map<String, Bilingual> states = new TreeMap<>();
    Map<String, List<ItemHistoryQueries.DemandedInRound>> byRound = new LinkedHashMap<>();
    for (ItemHistoryQueries.DemandedInRound one : demanded) {
      states.put(one.stateCode(), one.state());
      byRound.computeIfAbsent(one.id() + " " + one.unitCode(), k -> new ArrayList<>()).add(one);
    }
    return new DemandHistory(
        states.entrySet().stream()
            .map(s -> new DemandHistory.HistoryState(s.getKey(), s.getValue()))
            .toList(),
        byRound.values().stream().map(ViewItemHistory::round).toList());
  }

  private static DemandHistory.Round round(List<ItemHistoryQueries.DemandedInRound> states) {
    ItemHistoryQueries.DemandedInRound first = states.get(0);
    Map<String, BigDecimal> quantities = new TreeMap<>();
    states.forEach(s -> quantities.put(s.stateCode(), s.quantity()));
    return new DemandHistory.Round(
        first.code(),
        first.name(),
        first.closedAt(),
        first.unit(),
        quantities,
        quantities.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static PriceHistory.Point observed(
      ItemHistoryQueries.ObservedBenchmark one, String reader, String unit) {
    Money price = new Money(one.price(), one.currency());
    return new PriceHistory.Point(
        PriceHistory.PriceOrigin.BENCHMARK,
        one.day(),
        price,
        converted(price, reader, one.rate(), one.readerRate()),
        null,
        null,
        one.source(),
        one.unitCode().equals(unit));
  }

  private static PriceHistory.Point awarded(
      ItemHistoryQueries.AwardedInYear one, String reader, String unit) {
    BigDecimal mean = Rounding.average(one.amount(), one.quantity(), one.currency());
    Money price = new Money(mean, one.currency());
    return new PriceHistory.Point(
        PriceHistory.PriceOrigin.AWARD,
        one.day(),
        price,
        converted(price, reader, one.rate(), one.readerRate()),
        one.quantity(),
        one.awards(),
        null,
        one.unitCode().equals(unit));
  }

  private static @Nullable Money converted(
      Money price, String reader, @Nullable BigDecimal rate, @Nullable BigDecimal readerRate) {
    Map<String, BigDecimal> rates = new HashMap<>();
    if (rate != null) {
      rates.put(price.currency(), rate);
    }
    if (readerRate != null) {
      rates.put(reader, Objects.requireNonNull(readerRate));
    }
    return new Conversion(rates).find(price, reader).orElse(null);
  }
}
