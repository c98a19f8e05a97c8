package org.muwahhad.bid.offer;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.bid.Bids;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/** What offers in a tender are held against, the same as they are typed, submitted and opened. */
@Singleton
public class RulesOfTender {
  private final TenderQueries tenders;
  private final Bids bids;
  private final Requirements requirements;

  RulesOfTender(TenderQueries tenders, Bids bids, Requirements requirements) {
    this.tenders = tenders;
    this.bids = bids;
    this.requirements = requirements;
  }

  /** All rules of a tender. */
  public OfferRules of(long tenderId) {
    return of(tenderId, requirements.list(tenderId));
  }

  /** Those of prices alone, which are opened without the answers. */
  public OfferRules ofPrices(long tenderId) {
    return of(tenderId, List.of());
  }

  private OfferRules of(long tenderId, List<Requirement> asked) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    return new OfferRules(
        tenders.listItems(tenderId),
        bids.listCurrencies(),
        asked,
        AlternativeRules.areAllowed(tenders, tender),
        PriceTerms.of(tenders, tender));
  }
}
