package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * What the terms beside prices must fulfil: a time of delivery where the tender asks for one, a
 * least quantity that the lot has, tiers of smaller quantities whose prices never rise, and prices
 * in bundles of several lots that are no higher than those of the lots alone.
 */
final class PriceTermRules {
  static final int MOST_TIERS = 4;
  static final int MOST_BUNDLES = 20;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 3;

  private final Map<Long, TenderQueries.LotItem> items;
  private final PriceTerms terms;

  PriceTermRules(Map<Long, TenderQueries.LotItem> items, PriceTerms terms) {
    this.items = Map.copyOf(items);
    this.terms = terms;
  }

  /** Adds what is wrong with what was typed so far. */
  void ofDraft(Faults faults, Offer offer) {
    for (Offer.Price price : offer.prices()) {
      TenderQueries.LotItem item = items.get(price.lotItemId());
      if (item != null) {
        checkDelivery(faults, price);
        checkLeast(faults, item, price);
        checkTiers(faults, offer.currency(), item, price);
        checkBundle(faults, offer.currency(), item, price);
      }
    }
    checkLotsOfBundles(faults, offer);
  }

  /** Adds what is wrong with what is to be submitted: times of delivery that are missing. */
  void ofSubmission(Faults faults, Offer offer) {
    for (Offer.Price price : offer.prices()) {
      faults.check(
          !terms.asksDelivery() || price.deliveryDays() != null,
          deliveryField(price.lotItemId()),
          "bid.delivery-missing");
    }
    checkWholeBundles(faults, offer);
  }

  private void checkBundle(
      Faults faults, String currency, TenderQueries.LotItem item, Offer.Price price) {
    Integer number = price.bundle();
    BigDecimal bundled = price.bundlePrice();
    if (number == null && bundled == null) {
      return;
    }
    String field = bundlePriceField(item.id());
    if (!terms.bundles()) {
      faults.check(false, field, "bid.bundles-not-asked");
      return;
    }
    faults.check(
        number == null || (number >= 1 && number <= MOST_BUNDLES),
        bundleField(item.id()),
        "bid.bundle-number",
        MOST_BUNDLES);
    faults.check(number != null, bundleField(item.id()), "bid.bundle-incomplete");
    faults.check(bundled != null, field, "bid.bundle-incomplete");
    if (bundled != null) {
      faults.check(
          (bundled.signum() > 0 || (item.free() && bundled.signum() == 0))
              && bundled.compareTo(price.unitPrice()) <= 0,
          field,
          "bid.bundle-price");
      faults.check(
          Money.fits(bundled, currency),
          field,
          "shared.too-many-decimals",
          currency,
          Money.decimals(currency));
    }
  }

  /** A lot is in one bundle, so that nobody has to choose between two. */
  private void checkLotsOfBundles(Faults faults, Offer offer) {
    Map<Long, Integer> byLot = new HashMap<>();
    for (Offer.Price price : offer.prices()) {
      TenderQueries.LotItem item = items.get(price.lotItemId());
      Integer number = price.bundle();
      if (item != null && number != null) {
        Integer other = byLot.putIfAbsent(item.lotId(), number);
        faults.check(
            other == null || other.equals(number), bundleField(item.id()), "bid.bundled-twice");
      }
    }
  }

  /** A bundle is of several lots, and leaves something to pay after all discounts on each. */
  private void checkWholeBundles(Faults faults, Offer offer) {
    Map<Integer, Set<Long>> lots = new HashMap<>();
    for (Offer.Price price : offer.prices()) {
      TenderQueries.LotItem item = items.get(price.lotItemId());
      Integer number = price.bundle();
      if (item != null && number != null) {
        lots.computeIfAbsent(number, n -> new HashSet<>()).add(item.lotId());
      }
    }
    for (Offer.Price price : offer.prices()) {
      TenderQueries.LotItem item = items.get(price.lotItemId());
      Integer number = price.bundle();
      BigDecimal bundled = price.bundlePrice();
      if (item != null && number != null && bundled != null) {
        faults.check(
            lots.getOrDefault(number, Set.of()).size() > 1,
            bundleField(item.id()),
            "bid.bundle-of-one-lot");
        BigDecimal off = price.unitPrice().multiply(percent(offer, item.lotId()));
        faults.check(
            bundled.multiply(HUNDRED).compareTo(off) >= 0,
            bundlePriceField(item.id()),
            "bid.bundle-below-discounts");
      }
    }
  }

  private static BigDecimal percent(Offer offer, long lotId) {
    return offer.discounts().stream()
        .filter(d -> d.appliesTo().contains(lotId))
        .map(Offer.Discount::percent)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void checkDelivery(Faults faults, Offer.Price price) {
    Integer days = price.deliveryDays();
    if (days == null) {
      return;
    }
    String field = deliveryField(price.lotItemId());
    faults.check(terms.asksDelivery(), field, "bid.delivery-not-asked");
    faults.check(
        !terms.asksDelivery() || (days >= 1 && days <= terms.longestDelivery()),
        field,
        "bid.delivery-out-of-range");
  }

  private void checkLeast(Faults faults, TenderQueries.LotItem item, Offer.Price price) {
    BigDecimal least = price.leastQuantity();
    if (least == null) {
      return;
    }
    String field = leastField(item.id());
    faults.check(terms.tiers(), field, "bid.tiers-not-asked");
    faults.check(
        !terms.tiers() || (isQuantity(least) && least.compareTo(item.quantity()) <= 0),
        field,
        "bid.least-quantity-out-of-range");
  }

  private void checkTiers(
      Faults faults, String currency, TenderQueries.LotItem item, Offer.Price price) {
    List<Offer.Tier> tiers = price.tiers();
    if (tiers.isEmpty()) {
      return;
    }
    String field = tiersField(item.id());
    if (!terms.tiers()) {
      faults.check(false, field, "bid.tiers-not-asked");
      return;
    }
    faults.check(tiers.size() <= MOST_TIERS, field, "bid.too-many-tiers", MOST_TIERS);
    BigDecimal begin = begin(price.leastQuantity());
    faults.check(
        tiers.get(0).fromQuantity().compareTo(begin) == 0, field, "bid.tier-begins", plain(begin));
    for (int i = 0; i < tiers.size(); i++) {
      Offer.Tier tier = tiers.get(i);
      boolean last = i + 1 == tiers.size();
      BigDecimal to = last ? item.quantity() : tiers.get(i + 1).fromQuantity();
      BigDecimal next = last ? price.unitPrice() : tiers.get(i + 1).unitPrice();
      faults.check(
          isQuantity(tier.fromQuantity()) && tier.fromQuantity().compareTo(to) < 0,
          field,
          "bid.tier-quantity");
      faults.check(tier.unitPrice().compareTo(next) >= 0, field, "bid.tier-price");
      faults.check(
          Money.fits(tier.unitPrice(), currency),
          field,
          "shared.too-many-decimals",
          currency,
          Money.decimals(currency));
      faults.check(
          tier.unitPrice().multiply(item.quantity()).compareTo(OfferRules.HIGHEST_LINE) < 0
              && tier.unitPrice().compareTo(OfferRules.HIGHEST_LINE) < 0,
          field,
          "bid.price-too-high");
    }
  }

  /** Where the first tier begins: at the least quantity, or at one unit where none is stated. */
  private static BigDecimal begin(@Nullable BigDecimal least) {
    return least == null ? BigDecimal.ONE : least;
  }

  private static boolean isQuantity(BigDecimal quantity) {
    return quantity.signum() > 0 && quantity.stripTrailingZeros().scale() <= DECIMALS;
  }

  private static String plain(BigDecimal quantity) {
    return quantity.stripTrailingZeros().toPlainString();
  }

  /** The path of the time of delivery of an item. */
  static String deliveryField(long lotItemId) {
    return OfferRules.field(lotItemId) + ".deliveryDays";
  }

  /** The path of the least quantity of an item. */
  static String leastField(long lotItemId) {
    return OfferRules.field(lotItemId) + ".leastQuantity";
  }

  /** The path of the number of the bundle of an item. */
  static String bundleField(long lotItemId) {
    return OfferRules.field(lotItemId) + ".bundle";
  }

  /** The path of the price of an item in its bundle. */
  static String bundlePriceField(long lotItemId) {
    return OfferRules.field(lotItemId) + ".bundlePrice";
  }

  /** The path of the tiers of an item. */
  static String tiersField(long lotItemId) {
    return OfferRules.field(lotItemId) + ".tiers";
  }
}
