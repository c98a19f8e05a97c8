package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Conversion;
import org.muwahhad.tender.TenderQueries;

/**
 * The unit prices of all bids for a lot side by side, beside what was estimated, to those who may
 * read the examination of its tender, once it is ranked.
 */
@Singleton
public class CompareBids {
  private final EvaluationAccess access;
  private final LotRankingQueries rankings;
  private final TenderRates rates;
  private final EvaluatedPrices rows;
  private final OpenedEstimates estimates;

  CompareBids(
      EvaluationAccess access,
      LotRankingQueries rankings,
      TenderRates rates,
      EvaluatedPrices rows,
      OpenedEstimates estimates) {
    this.access = access;
    this.rankings = rankings;
    this.rates = rates;
    this.rows = rows;
    this.estimates = estimates;
  }

  /** The lines of all bids for one lot side by side. */
  @Transactional
  public LotComparison lot(Actor actor, long tenderId, long lotId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    Conversion conversion = rates.conversion(tenderId);
    return LotComparison.of(
        rankings.listLotRanking(tenderId, lotId),
        rows.listItems(tenderId, lotId),
        rows.listLines(tenderId, List.of(lotId)),
        estimates.of(tender, conversion, () -> rows.listItems(tenderId)),
        conversion,
        tender.currency());
  }

  /** The bids for every lot of a tender, lot by lot, for a report. */
  @Transactional
  public TenderComparison tender(Actor actor, long tenderId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    return TenderComparison.of(tender, rates.conversion(tenderId), estimates, rankings, rows);
  }
}
