package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * The prices of a tender as evaluated, to those who may read its examination, once it is ranked.
 * Bids that failed before their price was looked at, or that leave out an item, show none.
 */
@Singleton
public class ViewPrices {
  private final EvaluationAccess access;
  private final LotRankingQueries rankings;
  private final BidQueries bids;
  private final EvaluatedPrices rows;
  private final BidPrices prices;
  private final PriceWorkings workings;
  private final TenderRates rates;

  ViewPrices(
      EvaluationAccess access,
      LotRankingQueries rankings,
      BidQueries bids,
      EvaluatedPrices rows,
      BidPrices prices,
      PriceWorkings workings,
      TenderRates rates) {
    this.access = access;
    this.rankings = rankings;
    this.bids = bids;
    this.rows = rows;
    this.prices = prices;
    this.workings = workings;
    this.rates = rates;
  }

  /** The lots of a tender. */
  @Transactional
  public TenderPrices tender(Actor actor, long tenderId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    String currency = tender.currency();
    List<TenderPrices.TenderPriceLot> lots =
        rows.listLots(tenderId).stream().map(l -> lot(l, currency)).toList();
    Money sum = Money.zero(currency);
    long without = 0;
    for (TenderPrices.TenderPriceLot lot : lots) {
      sum = lot.firstPrice() == null ? sum : sum.plus(lot.firstPrice());
      without += lot.firstPrice() == null ? 1 : 0;
    }
    @Nullable Money estimate =
        bids.findEstimate(tenderId).map(BidQueries.OpenedEstimate::total).orElse(null);
    return new TenderPrices(
        lots, estimate, sum, without, without == 0 ? against(sum, estimate) : null);
  }

  /** The bids for one lot with the steps of their prices, by rank. */
  @Transactional
  public List<BidPrice> lot(Actor actor, long tenderId, long lotId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    return prices.of(tender, rankings.listLotRanking(tenderId, lotId));
  }

  /** The bids for some lots with the steps of their prices, by lot and rank. */
  @Transactional
  public List<BidPrice> lots(Actor actor, long tenderId, List<Long> lotIds) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    return lotIds.isEmpty()
        ? List.of()
        : prices.of(tender, rankings.listLotsRanking(tenderId, lotIds));
  }

  /** The rates by which the bids whose price is open were converted, by currency. */
  @Transactional
  public List<PriceSteps.CurrencyRate> rates(Actor actor, long tenderId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    Set<String> used = new TreeSet<>(rows.listPricedCurrencies(tenderId));
    if (used.isEmpty()) {
      return List.of();
    }
    used.add(tender.currency());
    TenderRates.Rates known = rates.of(tenderId);
    return used.stream().map(known::get).toList();
  }

  /** The bids for every lot with the steps of their prices. */
  @Transactional
  public List<BidPrice> all(Actor actor, long tenderId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    return prices.of(tender, rankings.listRanking(tenderId));
  }

  /** The working of one bid's price for one lot. */
  @Transactional
  public PriceWorking working(Actor actor, long tenderId, long lotId, long bidId) {
    return workings.get(access.requireReader(actor, tenderId), lotId, bidId);
  }

  private static TenderPrices.TenderPriceLot lot(EvaluatedPrices.LotRow row, String currency) {
    return new TenderPrices.TenderPriceLot(
        row.lotId(),
        row.number(),
        row.title(),
        row.bids(),
        row.admissible(),
        money(row.lowest(), currency),
        money(row.highest(), currency),
        money(row.firstPrice(), currency),
        row.first());
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
    return amount == null ? null : Money.rounded(amount, currency);
  }

  private static @Nullable BigDecimal against(Money sum, @Nullable Money estimate) {
    return estimate == null
        ? null
        : LotComparison.difference(sum.amount(), estimate.amount()).orElse(null);
  }
}
