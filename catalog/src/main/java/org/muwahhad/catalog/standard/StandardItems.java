package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.catalog.item.RevisionView;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * The near standard of an item, the volume others already put into a round for it, and what the
 * price would likely do; for a person who may see the states' demand (see {@link ViewItemHistory}).
 */
@Singleton
public class StandardItems {
  private static final long NO_ENTITY = 0;
  private final StandardQueries queries;
  private final PriceBreaks breaks;
  private final ExchangeRateQueries rates;
  private final ReaderCurrency readerCurrency;

  StandardItems(
      StandardQueries queries,
      PriceBreaks breaks,
      ExchangeRateQueries rates,
      ReaderCurrency readerCurrency) {
    this.queries = queries;
    this.breaks = breaks;
    this.rates = rates;
    this.readerCurrency = readerCurrency;
  }

  /**
   * The standard near an item: that of its group, else of its category the one most like it. Empty
   * when the item is a standard itself, takes no demand, or there is none.
   *
   * @param roundId the round whose volume counts; null if there is none
   * @param quantity asked for, in the unit of the item, above zero
   * @throws Refusal.NotPermitted when the person may not see demand
   */
  @Transactional
  public Optional<StandardItem> find(
      Actor actor, String itemCode, @Nullable Long roundId, BigDecimal quantity) {
    if (!ViewItemHistory.showsDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    Optional<RevisionView> chosen = queries.findActive(itemCode);
    Optional<StandardQueries.StandardNearby> near =
        queries.findOfGroup(itemCode).or(() -> queries.findAlike(itemCode));
    if (chosen.isEmpty() || near.isEmpty()) {
      return Optional.empty();
    }
    return queries
        .findActive(near.get().itemCode())
        .map(
            standard ->
                hint(
                    known(actor, List.of(chosen.get().itemId(), standard.itemId()), roundId),
                    chosen.get(),
                    standard,
                    near.get(),
                    quantity));
  }

  /** A quantity of an item, by its code; the quantity in the item's unit, above zero. */
  public record Ask(String itemCode, BigDecimal quantity) {}

  /**
   * The standards of the groups of several items, for a form of many lines; those that have none
   * are absent. A few queries, however many are asked.
   *
   * @param roundId the round whose volume counts
   * @throws Refusal.NotPermitted when the person may not see demand
   */
  @Transactional
  public Map<Ask, StandardItem> listOfGroups(Actor actor, long roundId, List<Ask> asks) {
    if (!ViewItemHistory.showsDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    Map<String, StandardQueries.Pair> pairs =
        queries.listOfGroups(asks.stream().map(Ask::itemCode).distinct().toList()).stream()
            .collect(Collectors.toMap(StandardQueries.Pair::chosenCode, p -> p));
    if (pairs.isEmpty()) {
      return Map.of();
    }
    Map<String, RevisionView> revisions =
        queries
            .listActive(
                pairs.values().stream()
                    .flatMap(p -> Stream.of(p.chosenCode(), p.itemCode()))
                    .distinct()
                    .toList())
            .stream()
            .collect(Collectors.toMap(RevisionView::itemCode, r -> r));
    List<Long> items = revisions.values().stream().map(RevisionView::itemId).toList();
    StandardFacts known = known(actor, items, roundId);
    Map<Ask, StandardItem> found = new HashMap<>();
    for (Ask ask : asks) {
      StandardQueries.Pair pair = pairs.get(ask.itemCode());
      RevisionView chosen = revisions.get(ask.itemCode());
      RevisionView standard = pair == null ? null : revisions.get(pair.itemCode());
      if (pair != null && chosen != null && standard != null) {
        found.put(ask, hint(known, chosen, standard, pair.near(), ask.quantity()));
      }
    }
    return found;
  }

  /** What the database says of all items in question at once. */
  private record StandardFacts(
      Map<Long, BigDecimal> volumes,
      Map<Long, List<PriceBreaks.Break>> breaks,
      Conversion today,
      String currency) {}

  private StandardFacts known(Actor actor, List<Long> items, @Nullable Long roundId) {
    return new StandardFacts(
        volumes(actor, items, roundId),
        breaks.listOfAll(items).stream().collect(Collectors.groupingBy(PriceBreaks.Break::itemId)),
        rates.today(),
        readerCurrency.of(actor));
  }

  private StandardItem hint(
      StandardFacts known,
      RevisionView chosen,
      RevisionView standard,
      StandardQueries.StandardNearby near,
      BigDecimal quantity) {
    Factor factor = factor(near);
    Map<Long, BigDecimal> volumes = known.volumes();
    BigDecimal volume = volumes.getOrDefault(standard.itemId(), BigDecimal.ZERO);
    BigDecimal chosenVolume = volumes.getOrDefault(chosen.itemId(), BigDecimal.ZERO);
    return new StandardItem(
        chosen,
        standard,
        factor != null,
        factor,
        near.shared(),
        near.stated(),
        volume,
        chosenVolume,
        factor == null
            ? null
            : effect(known, chosen, standard, factor, quantity, volume, chosenVolume));
  }

  private Map<Long, BigDecimal> volumes(Actor actor, List<Long> items, @Nullable Long roundId) {
    if (roundId == null) {
      return Map.of();
    }
    long own =
        actor.grants().stream()
            .map(Grant::entityId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(NO_ENTITY);
    return queries.listVolumes(roundId, own, items).stream()
        .collect(
            Collectors.toMap(StandardQueries.Volume::itemId, StandardQueries.Volume::quantity));
  }

  private static StandardItem.@Nullable PriceEffect effect(
      StandardFacts known,
      RevisionView chosen,
      RevisionView standard,
      Factor factor,
      BigDecimal quantity,
      BigDecimal volume,
      BigDecimal chosenVolume) {
    Map<Long, List<PriceBreaks.Break>> tables = known.breaks();
    BigDecimal needed = factor.estimate(quantity);
    Money chosenPrice =
        ExpectedPrice.at(
            chosenVolume.add(quantity),
            tables.getOrDefault(chosen.itemId(), List.of()),
            chosen.benchmark());
    Money standardPrice =
        ExpectedPrice.at(
            volume.add(needed),
            tables.getOrDefault(standard.itemId(), List.of()),
            standard.benchmark());
    Optional<Money> one = known.today().find(chosenPrice, known.currency());
    Optional<Money> other = known.today().find(standardPrice, known.currency());
    return one.isEmpty() || other.isEmpty()
        ? null
        : effect(quantity, needed, one.get(), other.get());
  }

  private static StandardItem.PriceEffect effect(
      BigDecimal quantity, BigDecimal needed, Money chosenPrice, Money standardPrice) {
    Money chosenCost = chosenPrice.times(quantity);
    Money standardCost = standardPrice.times(needed);
    return new StandardItem.PriceEffect(
        needed,
        chosenPrice,
        standardPrice,
        chosenCost,
        standardCost,
        new Money(chosenCost.amount().subtract(standardCost.amount()), chosenCost.currency()));
  }

  private static @Nullable Factor factor(StandardQueries.StandardNearby near) {
    return near.numerator() == null || near.denominator() == null
        ? null
        : new Factor(near.numerator(), near.denominator());
  }
}
