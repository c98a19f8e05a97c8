package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * Gives awards that stand the quantities their states confirmed: what each gives of each item to
 * each state, at the price bid for that quantity less the discount decided on, and its amount.
 * Once, while the quantities of the lot are settled: the database refuses any other time.
 */
@Singleton
public class AmendAwards {
  private final AwardAmendments rows;
  private final AwardItems items;
  private final AwardShares shares;

  AmendAwards(AwardAmendments rows, AwardItems items, AwardShares shares) {
    this.rows = rows;
    this.items = items;
    this.shares = shares;
  }

  /**
   * What a pending award gives of an item to a state.
   *
   * @param quantity in the unit of the item; zero where nothing is left of it
   * @param bidPrice price bid for one unit of the quantity decided on
   * @param bundlePrice price of one unit in the bundle that applies; null without one
   * @param wholePrice price bid for one unit of the whole of the item
   * @param leastQuantity the least of the item that the bid gives; null where it names none
   * @param currency of the prices, which are without VAT
   */
  @Introspected
  @MappedEntity("award_share")
  public record PendingQuantity(
      @Id long awardId,
      long lotId,
      long bidId,
      long lotItemId,
      String stateCode,
      BigDecimal quantity,
      BigDecimal bidPrice,
      BigDecimal discountPercent,
      @Nullable BigDecimal bundlePrice,
      BigDecimal wholePrice,
      @Nullable BigDecimal leastQuantity,
      String currency) {
    /** The same of another quantity. */
    public PendingQuantity of(BigDecimal other) {
      return new PendingQuantity(
          awardId,
          lotId,
          bidId,
          lotItemId,
          stateCode,
          other,
          bidPrice,
          discountPercent,
          bundlePrice,
          wholePrice,
          leastQuantity,
          currency);
    }
  }

  /** What the pending awards of a tender give; of each item and state the better rank first. */
  public List<PendingQuantity> list(long tenderId) {
    return rows.list(tenderId);
  }

  /** What awards come to in the currency of the tender. */
  public BigDecimal value(List<PendingQuantity> given) {
    PriceBook prices = prices(given);
    return byAward(given).values().stream()
        .map(own -> converted(own, prices))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * What a unit costs in quantities given by all awards of some lots.
   *
   * @param whole how much of each item they give together
   * @param winners the awards of each lot
   */
  private record PriceBook(
      TierPrices tiers, Map<Long, BigDecimal> whole, Map<Long, Set<Long>> winners) {
    BigDecimal at(PendingQuantity any, BigDecimal quantity) {
      boolean divided = winners.getOrDefault(any.lotId(), Set.of()).size() > 1;
      return divided && tiers.has(any.bidId(), any.lotItemId())
          ? tiers.at(
              any.bidId(),
              any.lotItemId(),
              quantity,
              whole.getOrDefault(any.lotItemId(), quantity),
              any.wholePrice())
          : any.bidPrice();
    }
  }

  private PriceBook prices(List<PendingQuantity> given) {
    Map<Long, BigDecimal> whole = new HashMap<>();
    Map<Long, Set<Long>> winners = new HashMap<>();
    for (PendingQuantity g : given) {
      whole.merge(g.lotItemId(), g.quantity(), BigDecimal::add);
      winners.computeIfAbsent(g.lotId(), l -> new HashSet<>()).add(g.awardId());
    }
    List<Long> bids = given.stream().map(PendingQuantity::bidId).distinct().toList();
    List<TierPrices.TierPrice> tiers = bids.isEmpty() ? List.of() : rows.listTiers(bids);
    return new PriceBook(TierPrices.of(tiers), whole, winners);
  }

  /** Gives the awards of a lot other quantities. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(List<PendingQuantity> given) {
    PriceBook prices = prices(given);
    Map<Long, List<PendingQuantity>> awards = byAward(given);
    rows.dropShares(List.copyOf(awards.keySet()));
    rows.dropItems(List.copyOf(awards.keySet()));
    items.add(
        awards.values().stream()
            .flatMap(a -> byItem(a).stream())
            .map(i -> row(i, prices))
            .filter(r -> r.quantity().signum() > 0)
            .toList());
    shares.add(
        given.stream()
            .filter(g -> g.quantity().signum() > 0)
            .map(
                g ->
                    new AwardShares.StateShare(
                        g.awardId(), g.lotItemId(), g.stateCode(), g.quantity()))
            .toList());
    awards.forEach((id, own) -> rows.setAmount(id, amount(own, prices), converted(own, prices)));
  }

  private BigDecimal converted(List<PendingQuantity> own, PriceBook prices) {
    return rows.convert(own.get(0).lotId(), own.get(0).bidId(), amount(own, prices));
  }

  private static BigDecimal amount(List<PendingQuantity> own, PriceBook prices) {
    return byItem(own).stream()
        .map(i -> row(i, prices).amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static AwardItems.StoredAwardItem row(List<PendingQuantity> item, PriceBook prices) {
    PendingQuantity any = item.get(0);
    BigDecimal quantity =
        item.stream().map(PendingQuantity::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal bidPrice = prices.at(any, quantity);
    BigDecimal paid = AwardReckoning.paid(bidPrice, any.discountPercent(), any.bundlePrice());
    return new AwardItems.StoredAwardItem(
        any.awardId(),
        any.lotItemId(),
        any.lotId(),
        quantity,
        bidPrice,
        any.discountPercent(),
        any.bundlePrice(),
        paid,
        Money.rounded(quantity.multiply(paid), any.currency()).amount());
  }

  private static Map<Long, List<PendingQuantity>> byAward(List<PendingQuantity> given) {
    return given.stream()
        .collect(
            Collectors.groupingBy(
                PendingQuantity::awardId, LinkedHashMap::new, Collectors.toList()));
  }

  private static Collection<List<PendingQuantity>> byItem(List<PendingQuantity> own) {
    return new ArrayList<>(
        own.stream()
            .collect(
                Collectors.groupingBy(
                    PendingQuantity::lotItemId, LinkedHashMap::new, Collectors.toList()))
            .values());
  }
}
