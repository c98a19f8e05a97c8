package org.muwahhad.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.PriceTerms;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;

/**
 * What bidders of the demonstration state beside their prices, where the tender takes it: every bid
 * its times of delivery, one in two a bundle of its lots, and one in two what less than half of an
 * item costs.
 */
final class DemoPriceTerms {
  private static final BigDecimal LEAST = BigDecimal.valueOf(2);
  private static final BigDecimal IN_BUNDLE = new BigDecimal("0.97");
  private static final BigDecimal OF_LESS = new BigDecimal("1.04");
  private static final BigDecimal OF_LEAST = new BigDecimal("1.09");

  private final PriceTerms terms;
  private final String currency;
  private final Map<Long, TenderQueries.LotItem> items;

  DemoPriceTerms(PriceTerms terms, String currency, List<TenderQueries.LotItem> items) {
    this.terms = terms;
    this.currency = currency;
    this.items =
        items.stream().collect(Collectors.toMap(TenderQueries.LotItem::id, Function.identity()));
  }

  /** The prices of a bid with what it states beside them. */
  List<Offer.Price> of(String bid, List<Offer.Price> prices) {
    boolean bundles = terms.bundles() && bid.hashCode() % 2 == 0 && lots(prices).size() > 1;
    boolean tiers = terms.tiers() && bid.hashCode() % 2 != 0;
    return prices.stream().map(p -> with(bid, p, tiers, bundles)).toList();
  }

  private Offer.Price with(String bid, Offer.Price price, boolean tiers, boolean bundles) {
    BigDecimal quantity = item(price).quantity();
    boolean tiered = tiers && price.unitPrice().signum() > 0 && quantity.intValue() >= 10;
    @Nullable BigDecimal bundled = bundles ? inBundle(price.unitPrice()) : null;
    return new Offer.Price(
        price.lotItemId(),
        price.unitPrice(),
        price.origin(),
        price.offered(),
        price.statedTotal(),
        tiered ? LEAST : null,
        terms.asksDelivery() ? days(bid, price) : null,
        tiered ? tiers(price.unitPrice(), quantity) : List.of(),
        bundled == null ? null : 1,
        bundled);
  }

  private int days(String bid, Offer.Price price) {
    return 14 + Math.floorMod(bid.hashCode() + item(price).itemCode().hashCode(), 7) * 7;
  }

  private List<Offer.Tier> tiers(BigDecimal price, BigDecimal quantity) {
    return List.of(
        new Offer.Tier(LEAST, higher(price, OF_LEAST)),
        new Offer.Tier(BigDecimal.valueOf(quantity.intValue() / 2), higher(price, OF_LESS)));
  }

  private BigDecimal higher(BigDecimal price, BigDecimal by) {
    return Rounding.amount(price.multiply(by), currency);
  }

  private @Nullable BigDecimal inBundle(BigDecimal price) {
    BigDecimal lower = Rounding.amount(price.multiply(IN_BUNDLE), currency);
    return lower.signum() > 0 && lower.compareTo(price) < 0 ? lower : null;
  }

  private Set<Long> lots(List<Offer.Price> prices) {
    return prices.stream()
        .filter(p -> inBundle(p.unitPrice()) != null)
        .map(p -> item(p).lotId())
        .collect(Collectors.toSet());
  }

  private TenderQueries.LotItem item(Offer.Price price) {
    TenderQueries.LotItem item = items.get(price.lotItemId());
    if (item == null) {
      throw new IllegalStateException("No item " + price.lotItemId());
    }
    return item;
  }
}
