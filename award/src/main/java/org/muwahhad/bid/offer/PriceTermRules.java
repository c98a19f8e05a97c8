package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * What the terms beside prices must fulfil: a time of delivery where the tender asks for one, a
 * least quantity that the lot has, and tiers of smaller quantities whose prices never rise.
 */
final class PriceTermRules {
  static final int MOST_TIERS = 4;
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
      }
    }
  }

  /** Adds what is wrong with what is to be submitted: times of delivery that are missing. */
  void ofSubmission(Faults faults, Offer offer) {
    for (Offer.Price price : offer.prices()) {
      faults.check(
          !terms.asksDelivery() || price.deliveryDays() != null,
          deliveryField(price.lotItemId()),
          "bid.delivery-missing");
    }
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
        "bid.delivery-out-of-range",
        terms.longestDelivery());
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
        "bid.least-quantity-out-of-range",
        plain(item.quantity()));
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
        tiers.get(0).fromQuantity().compareTo(begin) == 0,
        field,
        "bid.tier-begins",
        plain(begin));
    for (int i = 0; i < tiers.size(); i++) {
      Offer.Tier tier = tiers.get(i);
      boolean last = i + 1 == tiers.size();
      BigDecimal to = last ? item.quantity() : tiers.get(i + 1).fromQuantity();
      BigDecimal next = last ? price.unitPrice() : tiers.get(i + 1).unitPrice();
      faults.check(
          isQuantity(tier.fromQuantity()) && tier.fromQuantity().compareTo(to) < 0,
          field,
          "bid.tier-quantity",
          plain(item.quantity()));
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

  /** The path of the tiers of an item. */
  static String tiersField(long lotItemId) {
    return OfferRules.field(lotItemId) + ".tiers";
  }
}
