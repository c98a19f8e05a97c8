package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private static final int ITEMS_AT_A_TIME = 200;
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
    return LotComparison.of(
        rankings.listLotRanking(tenderId, lotId),
        rows.listItems(tenderId, lotId),
        rows.listLines(tenderId, lotId),
        estimates.of(tender, rates.conversion(tenderId)),
        rates.conversion(tenderId),
        tender.currency());
  }

  /**
   * The same lines for a report, in order; prices are read some items at a time, so that a lot of
   * any size and number of bids is never held as a whole.
   */
  @Transactional
  public Stream<LotComparison.ItemPriceRow> lines(Actor actor, long tenderId, long lotId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    List<LotRankingQueries.LotRankingRow> ranking = rankings.listLotRanking(tenderId, lotId);
    List<EvaluatedPrices.ItemRow> items = rows.listItems(tenderId, lotId);
    Conversion conversion = rates.conversion(tenderId);
    Map<Long, BigDecimal> estimated = estimates.of(tender, conversion);
    return IntStream.iterate(0, i -> i < items.size(), i -> i + ITEMS_AT_A_TIME)
        .mapToObj(i -> items.subList(i, Math.min(items.size(), i + ITEMS_AT_A_TIME)))
        .flatMap(
            some ->
                LotComparison.of(
                    ranking,
                    some,
                    rows.listLinesOf(
                        tenderId, lotId, some.stream().map(EvaluatedPrices.ItemRow::id).toList()),
                    estimated,
                    conversion,
                    tender.currency())
                    .rows()
                    .stream());
  }

  /** The bids for a lot, their totals and its benchmark, as {@link #lot} has them. */
  @Transactional
  public LotComparison totals(Actor actor, long tenderId, long lotId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    LotComparison without =
        LotComparison.of(
            rankings.listLotRanking(tenderId, lotId),
            rows.listItems(tenderId, lotId),
            List.of(),
            estimates.of(tender, rates.conversion(tenderId)),
            rates.conversion(tenderId),
            tender.currency());
    return new LotComparison(
        without.bids(), List.of(), without.benchmark(), without.estimate(), without.totals());
  }
}
