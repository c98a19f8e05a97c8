package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.TextRules;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * What the alternatives of an offer must fulfil: allowed by the tender, at most one a lot, beside
 * prices of the bid itself, described, and priced as wholly as these.
 */
public final class AlternativeRules {
  static final int LONGEST_DESCRIPTION = 2000;

  /** Rule of the tender: 1 where bids may offer alternatives. */
  public static final TenderRule RULE = TenderRule.BID_ALTERNATIVES;

  private final List<TenderQueries.LotItem> items;
  private final Set<Long> lots;
  private final boolean allowed;

  AlternativeRules(List<TenderQueries.LotItem> items, boolean allowed) {
    this.items = List.copyOf(items);
    this.lots = items.stream().map(TenderQueries.LotItem::lotId).collect(Collectors.toSet());
    this.allowed = allowed;
  }

  /**
   * Whether bids in a tender may offer alternatives: its rule says so, and it is no
   * mini-competition, which orders what its agreements hold.
   */
  public static boolean areAllowed(TenderQueries tenders, TenderQueries.Tender tender) {
    return !tender.procurementMethod().equals(ProcurementMethod.FRAMEWORK.code())
        && tenders
            .findRule(tender.id(), RULE)
            .filter(v -> v.compareTo(BigDecimal.ONE) >= 0)
            .isPresent();
  }

  /** Adds what is wrong with what was typed so far. */
  void ofDraft(Faults faults, Offer offer, OfferRules prices) {
    Set<Long> seen = new HashSet<>();
    for (Offer.Alternative alternative : offer.alternatives()) {
      String field = field(alternative.lotId());
      faults
          .check(allowed, field, "bid.alternative-not-allowed")
          .check(lots.contains(alternative.lotId()), field, "bid.unknown-lot")
          .check(seen.add(alternative.lotId()), field, "bid.lot-named-twice")
          .atMost(
              descriptionField(alternative.lotId()),
              alternative.description(),
              LONGEST_DESCRIPTION);
      checkPrices(faults, offer.currency(), alternative, prices);
    }
  }

  private void checkPrices(
      Faults faults, String currency, Offer.Alternative alternative, OfferRules prices) {
    Set<Long> own = itemsOf(alternative.lotId());
    Set<Long> seen = new HashSet<>();
    for (Offer.AlternativePrice price : alternative.prices()) {
      String field = priceField(alternative.lotId(), price.lotItemId());
      boolean first = seen.add(price.lotItemId());
      if (own.contains(price.lotItemId())) {
        prices.checkPrice(faults, field, currency, price.asPrice(), first);
      } else {
        faults.check(false, field, "bid.unknown-item");
      }
    }
  }

  /** Adds what is wrong with what is to be submitted. */
  void ofSubmission(Faults faults, Offer offer) {
    Set<Long> priced = offer.pricedItems();
    for (Offer.Alternative alternative : offer.alternatives()) {
      long lot = alternative.lotId();
      String description = descriptionField(lot);
      faults
          .check(
              !TextRules.isBlank(alternative.description()),
              description,
              "bid.alternative-undescribed")
          .check(priced.containsAll(itemsOf(lot)), description, "bid.alternative-without-bid");
      checkWhole(faults, alternative);
      for (Offer.AlternativePrice price : alternative.prices()) {
        OfferRules.checkOrigin(faults, offer, priceField(lot, price.lotItemId()), price.origin());
      }
    }
  }

  private void checkWhole(Faults faults, Offer.Alternative alternative) {
    for (TenderQueries.LotItem item : items) {
      faults.check(
          item.lotId() != alternative.lotId() || alternative.price(item.id()).isPresent(),
          priceField(alternative.lotId(), item.id()),
          "bid.alternative-incomplete");
    }
  }

  private Set<Long> itemsOf(long lotId) {
    return items.stream()
        .filter(i -> i.lotId() == lotId)
        .map(TenderQueries.LotItem::id)
        .collect(Collectors.toSet());
  }

  /** The path of the alternative to a lot. */
  public static String field(long lotId) {
    return "alternatives[" + lotId + "]";
  }

  /** The path of its description. */
  public static String descriptionField(long lotId) {
    return field(lotId) + ".description";
  }

  /** The path of its price for an item. */
  public static String priceField(long lotId, long lotItemId) {
    return field(lotId) + "." + OfferRules.field(lotItemId);
  }
}
