package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * What a tender lets bids state beside the unit price of an item, or asks them to.
 *
 * @param tiers whether bids may state a least quantity of an item and what smaller quantities than
 *     that of the lot cost
 * @param longestDelivery the longest time of delivery in days that it takes, which each price then
 *     states; 0 where it asks for none
 * @param bundles whether bids may state prices that hold for winning several lots together
 */
public record PriceTerms(boolean tiers, int longestDelivery, boolean bundles) {
  /** Rule of the tender: 1 where bids may state least quantities and tiers. */
  public static final TenderRule TIERS = TenderRule.BID_QUANTITY_TIERS;

  /** Rule of the tender: the longest time of delivery, 0 where none is asked for. */
  public static final TenderRule DELIVERY = TenderRule.BID_DELIVERY_DAYS;

  /** Rule of the tender: 1 where bids may state prices in bundles. */
  public static final TenderRule BUNDLES = TenderRule.BID_BUNDLE_PRICES;

  /**
   * Those of a tender. A mini-competition has no tiers: it orders the whole of its lots, at no more
   * than its agreements hold.
   */
  public static PriceTerms of(TenderQueries tenders, TenderQueries.Tender tender) {
    boolean competition = tender.procurementMethod().equals(ProcurementMethod.FRAMEWORK.code());
    return new PriceTerms(
        !competition && isSet(tenders, tender, TIERS),
        tenders.ruleOrOtherwise(tender.id(), DELIVERY).intValue(),
        isSet(tenders, tender, BUNDLES));
  }

  private static boolean isSet(
      TenderQueries tenders, TenderQueries.Tender tender, TenderRule rule) {
    return tenders
        .findRule(tender.id(), rule)
        .filter(v -> v.compareTo(BigDecimal.ONE) >= 0)
        .isPresent();
  }

  public boolean asksDelivery() {
    return longestDelivery > 0;
  }

  /** Whether there is anything to state. */
  public boolean isAny() {
    return tiers || bundles || asksDelivery();
  }
}
