package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * What each award gives of each item and what it costs. Knows no database: the same needs, prices,
 * discounts and winners always give the same awards.
 *
 * <p>A share of an item is at the price that was bid for its quantity ({@link TierPrices}). Lots of
 * a bundle that a bid alone wins together are at the prices of the bundle; a discount on them stays
 * a percentage of the price bid.
 *
 * <p>A lot with one winner is given whole. Of a divided lot each winner gives the shares that are
 * named. A discount of a bid applies when the bid alone wins every lot of its condition, or as many
 * of them as it names; those that apply to a lot add up, and are taken off the price bid for one
 * unit, which is never rounded. An item's amount is its quantity times the price paid, rounded half
 * up to the currency of the bid; an award's amount is the sum of its items.
 *
 * @param needs what each state needs of each item of the lots to be awarded
 * @param prices what was bid
 * @param tiers what was bid for smaller quantities, from the smallest on
 * @param discounts the discounts of the bids, a row for each of their lots
 * @param held lots that bids hold already, each by one alone
 */
record AwardReckoning(
    List<StateNeed> needs,
    List<Price> prices,
    List<TierPrices.TierPrice> tiers,
    List<DiscountLot> discounts,
    List<HeldLot> held) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What one state needs of one item, in its unit. */
  @Introspected
  @MappedEntity("lot_item")
  record StateNeed(@Id long lotItemId, long lotId, String stateCode, BigDecimal quantity) {}

  /**
   * A price bid for one unit, without VAT, in the currency of the bid.
   *
   * @param bundlePrice what a unit costs if the lots of its bundle are won together; null without
   */
  @Introspected
  @MappedEntity("bid_line")
  record Price(
      @Id long lotItemId,
      long bidId,
      BigDecimal unitPrice,
      @Nullable BigDecimal bundlePrice,
      String currency) {}

  /**
   * A lot of a discount: it has to be won, or its prices are lowered by a given percentage.
   *
   * @param winning how many lots of the condition have to be won; null for all
   * @param bundle whether it is a bundle, which takes no percentage off: won together, its lots are
   *     at its prices
   */
  @Introspected
  @MappedEntity("bid_discount_lot")
  record DiscountLot(
      @Id long bidId,
      int number,
      BigDecimal percent,
      @Nullable Integer winning,
      @MappedProperty("is_bundle") boolean bundle,
      long lotId,
      String role) {
    boolean isCondition() {
      return role.equals("WHEN_WINNING");
    }
  }

  /** A lot that a bid has the only living award of. */
  @Introspected
  @MappedEntity("award")
  record HeldLot(@Id long lotId, long bidId) {}

  /** A winner of a lot. */
  record Winner(long lotId, long bidId) {}

  /** A discount that applies to an award, or a bundle. */
  record Discount(int number, BigDecimal percent, boolean bundle) {}

  /**
   * An item of an award.
   *
   * @param bidPrice price bid for one unit of this quantity
   * @param bundlePrice price of one unit in the bundle that applies; null without one
   * @param unitPrice price paid for one unit, exact
   */
  record ReckonedItem(
      long lotItemId,
      BigDecimal quantity,
      BigDecimal bidPrice,
      BigDecimal discountPercent,
      @Nullable BigDecimal bundlePrice,
      BigDecimal unitPrice,
      Money amount,
      Map<String, BigDecimal> byState) {}

  /** An award: what one winner of a lot gives. */
  record AwardPart(long lotId, long bidId, List<ReckonedItem> items, List<Discount> discounts) {
    Money amount() {
      return items.stream().map(ReckonedItem::amount).reduce(Money::plus).orElseThrow();
    }
  }

  /**
   * The awards of winners, in their order.
   *
   * @param shares what each winner of a divided lot gives; lots without any go whole
   */
  List<AwardPart> of(List<Winner> winners, List<LotShare> shares) {
    Set<HeldLot> alone = alone(winners);
    Map<HeldLot, List<LotShare>> divided =
        shares.stream().collect(Collectors.groupingBy(s -> new HeldLot(s.lotId(), s.bidId())));
    Set<Long> dividedLots = shares.stream().map(LotShare::lotId).collect(Collectors.toSet());
    Map<Winner, List<LotShare>> given = new LinkedHashMap<>();
    for (Winner winner : winners) {
      given.put(
          winner,
          dividedLots.contains(winner.lotId())
              ? divided.getOrDefault(new HeldLot(winner.lotId(), winner.bidId()), List.of())
              : whole(winner));
    }
    BidPrices bid = BidPrices.of(prices, tiers, given.values());
    List<AwardPart> parts = new ArrayList<>();
    given.forEach(
        (winner, own) -> {
          List<Discount> discounts = discounts(winner, alone);
          parts.add(
              new AwardPart(
                  winner.lotId(), winner.bidId(), items(bid, winner, own, discounts), discounts));
        });
    return parts;
  }

  /**
   * What was bid, by quantity.
   *
   * @param whole how much of each item all winners give together
   */
  private record BidPrices(
      Map<List<Long>, Price> byBid, TierPrices tiers, Map<Long, BigDecimal> whole) {
    static BidPrices of(
        List<Price> prices, List<TierPrices.TierPrice> tiers, Collection<List<LotShare>> given) {
      Map<List<Long>, Price> byBid = new HashMap<>();
      prices.forEach(p -> byBid.put(List.of(p.bidId(), p.lotItemId()), p));
      Map<Long, BigDecimal> whole = new HashMap<>();
      given.forEach(
          own -> own.forEach(s -> whole.merge(s.lotItemId(), s.quantity(), BigDecimal::add)));
      return new BidPrices(byBid, TierPrices.of(tiers), whole);
    }

    /** The price of one unit where a winner gives that quantity of an item. */
    Price of(Winner winner, long lotItemId, BigDecimal quantity) {
      Price price = byBid.get(List.of(winner.bidId(), lotItemId));
      if (price == null) {
        throw new IllegalStateException("Bid without a price of item " + lotItemId);
      }
      BigDecimal all = whole.getOrDefault(lotItemId, quantity);
      return new Price(
          lotItemId,
          winner.bidId(),
          tiers.at(winner.bidId(), lotItemId, quantity, all, price.unitPrice()),
          price.bundlePrice(),
          price.currency());
    }
  }

  /** Who wins which lot alone, the lots held already among them. */
  private Set<HeldLot> alone(List<Winner> winners) {
    Map<Long, Set<Long>> byLot = new HashMap<>();
    winners.forEach(w -> byLot.computeIfAbsent(w.lotId(), l -> new HashSet<>()).add(w.bidId()));
    held.forEach(h -> byLot.computeIfAbsent(h.lotId(), l -> new HashSet<>()).add(h.bidId()));
    Set<HeldLot> alone = new HashSet<>();
    byLot.forEach(
        (lot, bids) -> {
          if (bids.size() == 1) {
            alone.add(new HeldLot(lot, bids.iterator().next()));
          }
        });
    return alone;
  }

  private List<Discount> discounts(Winner winner, Set<HeldLot> alone) {
    Map<Integer, List<DiscountLot>> byNumber = new TreeMap<>();
    discounts.stream()
        .filter(d -> d.bidId() == winner.bidId())
        .forEach(d -> byNumber.computeIfAbsent(d.number(), n -> new ArrayList<>()).add(d));
    return byNumber.values().stream()
        .filter(
            lots -> lots.stream().anyMatch(l -> !l.isCondition() && l.lotId() == winner.lotId()))
        .filter(lots -> isMet(lots, alone))
        .map(lots -> lots.get(0))
        .map(d -> new Discount(d.number(), d.percent(), d.bundle()))
        .toList();
  }

  /** Whether enough lots of a discount are won alone: all of them where it names no number. */
  private static boolean isMet(List<DiscountLot> lots, Set<HeldLot> alone) {
    List<DiscountLot> condition = lots.stream().filter(DiscountLot::isCondition).toList();
    Integer winning = lots.get(0).winning();
    long won =
        condition.stream().filter(l -> alone.contains(new HeldLot(l.lotId(), l.bidId()))).count();
    return won >= (winning == null ? condition.size() : winning);
  }

  private List<LotShare> whole(Winner winner) {
    return needs.stream()
        .filter(n -> n.lotId() == winner.lotId())
        .map(
            n ->
                new LotShare(n.lotId(), winner.bidId(), n.lotItemId(), n.stateCode(), n.quantity()))
        .toList();
  }

  private static List<ReckonedItem> items(
      BidPrices bid, Winner winner, List<LotShare> given, List<Discount> discounts) {
    BigDecimal percent =
        discounts.stream().map(Discount::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean bundled = discounts.stream().anyMatch(Discount::bundle);
    Map<Long, Map<String, BigDecimal>> byItem = new LinkedHashMap<>();
    for (LotShare share : given) {
      byItem
          .computeIfAbsent(share.lotItemId(), i -> new TreeMap<>())
          .merge(share.stateCode(), share.quantity(), BigDecimal::add);
    }
    List<ReckonedItem> items = new ArrayList<>();
    byItem.forEach(
        (item, byState) -> {
          BigDecimal quantity = byState.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          items.add(item(bid.of(winner, item, quantity), bundled, percent, quantity, byState));
        });
    return items;
  }

  private static ReckonedItem item(
      Price price,
      boolean bundled,
      BigDecimal percent,
      BigDecimal quantity,
      Map<String, BigDecimal> byState) {
    BigDecimal bundlePrice = bundled ? price.bundlePrice() : null;
    BigDecimal paid = paid(price.unitPrice(), percent, bundlePrice);
    return new ReckonedItem(
        price.lotItemId(),
        quantity,
        price.unitPrice(),
        percent,
        bundlePrice,
        paid,
        Money.rounded(quantity.multiply(paid), price.currency()),
        Map.copyOf(byState));
  }

  /**
   * A price, or that of a bundle in its place, less a given percentage of the price, exact.
   *
   * @param bundlePrice null where no bundle applies
   */
  static BigDecimal paid(BigDecimal price, BigDecimal percent, @Nullable BigDecimal bundlePrice) {
    BigDecimal full = bundlePrice == null ? price : bundlePrice;
    return full.multiply(HUNDRED).subtract(price.multiply(percent)).movePointLeft(2);
  }
}
