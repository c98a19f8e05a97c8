package org.muwahhad.catalog;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRates;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * The near standard of an item, the volume others already put into a round for it, and what the
 * price would likely do; for whoever may see the states' demand (see {@link ReadItemHistory}).
 */
@Singleton
public class StandardItems {
  private static final long NO_ENTITY = 0;
  private final StandardRows rows;
  private final PriceBreaks breaks;
  private final ExchangeRates rates;
  private final ReaderCurrency readerCurrency;

  StandardItems(
      StandardRows rows, PriceBreaks breaks, ExchangeRates rates, ReaderCurrency readerCurrency) {
    this.rows = rows;
    this.breaks = breaks;
    this.rates = rates;
    this.readerCurrency = readerCurrency;
  }

  /**
   * The standard near an item: that of its group, else of its category the one most like it. Empty
   * when the item is a standard itself, takes no demand, or there is none.
   *
   * @param roundId the round whose volume counts; null for none
   * @param quantity asked for, in the unit of the item, above zero
   * @throws Refusal.NotPermitted when the person may not see demand
   */
  @Transactional
  public Optional<StandardItem> find(
      Actor actor, String itemCode, @Nullable Long roundId, BigDecimal quantity) {
    if (!ReadItemHistory.showsDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    Optional<RevisionView> chosen = rows.findActive(itemCode);
    Optional<StandardRows.Near> near =
        rows.findOfGroup(itemCode).or(() -> rows.findAlike(itemCode));
    if (chosen.isEmpty() || near.isEmpty()) {
      return Optional.empty();
    }
    return rows.findActive(near.get().itemCode())
        .map(standard -> hint(actor, chosen.get(), standard, near.get(), roundId, quantity));
  }

  private StandardItem hint(
      Actor actor,
      RevisionView chosen,
      RevisionView standard,
      StandardRows.Near near,
      @Nullable Long roundId,
      BigDecimal quantity) {
    Factor factor = factor(near);
    Map<Long, BigDecimal> volumes = volumes(actor, chosen, standard, roundId);
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
            : effect(actor, chosen, standard, factor, quantity, volume, chosenVolume));
  }

  private Map<Long, BigDecimal> volumes(
      Actor actor, RevisionView chosen, RevisionView standard, @Nullable Long roundId) {
    if (roundId == null) {
      return Map.of();
    }
    long own =
        actor.grants().stream()
            .map(Grant::entityId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(NO_ENTITY);
    return rows.listVolumes(roundId, own, List.of(chosen.itemId(), standard.itemId())).stream()
        .collect(Collectors.toMap(StandardRows.Volume::itemId, StandardRows.Volume::quantity));
  }

  private StandardItem.@Nullable PriceEffect effect(
      Actor actor,
      RevisionView chosen,
      RevisionView standard,
      Factor factor,
      BigDecimal quantity,
      BigDecimal volume,
      BigDecimal chosenVolume) {
    Map<Long, List<PriceBreaks.Break>> tables =
        breaks.listOfAll(List.of(chosen.itemId(), standard.itemId())).stream()
            .collect(Collectors.groupingBy(PriceBreaks.Break::itemId));
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
    Conversion today = rates.today();
    String reader = readerCurrency.of(actor);
    Optional<Money> one = today.find(chosenPrice, reader);
    Optional<Money> other = today.find(standardPrice, reader);
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

  private static @Nullable Factor factor(StandardRows.Near near) {
    return near.numerator() == null || near.denominator() == null
        ? null
        : new Factor(near.numerator(), near.denominator());
  }
}
