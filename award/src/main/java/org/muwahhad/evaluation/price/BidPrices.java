package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * The steps from what a bid asks to the price by which it is ranked: its total, what the correction
 * of its arithmetic changed, its conversion, and the preference of GCC origin.
 */
@Singleton
class BidPrices {
  private static final TenderRule PREFERENCE = TenderRule.PREFERENCE_GCC_PERCENT;

  /**
   * Up to this number of lots, the database is asked for each by name; beyond it, for all of the
   * tender.
   */
  private static final int FEW_LOTS = 50;

  private final TenderQueries tenders;
  private final TenderRates rates;
  private final EvaluatedPrices rows;
  private final EvaluatedAlternatives alternatives;

  BidPrices(
      TenderQueries tenders,
      TenderRates rates,
      EvaluatedPrices rows,
      EvaluatedAlternatives alternatives) {
    this.tenders = tenders;
    this.rates = rates;
    this.rows = rows;
    this.alternatives = alternatives;
  }

  /** One bid for one lot. */
  private record BidOfLot(long lotId, long bidId) {}

  /** The steps of each bid of a ranking, in its order; none where its price was not looked at. */
  List<BidPrice> of(TenderQueries.Tender tender, List<LotRankingQueries.LotRankingRow> ranking) {
    if (ranking.isEmpty()) {
      return List.of();
    }
    TenderRates.Rates known = rates.of(tender.id());
    Map<BidOfLot, EvaluatedPrices.Arithmetic> arithmetic = arithmetic(tender.id(), ranking);
    BigDecimal percent = tenders.rule(tender.id(), PREFERENCE);
    Map<Long, Map<Long, Money>> replaced = replaced(tender.id(), ranking);
    List<BidPrice> prices = new ArrayList<>();
    for (LotRankingQueries.LotRankingRow bid : ranking) {
      Money asBid = replaced.getOrDefault(bid.lotId(), Map.of()).get(bid.bidId());
      Optional<PriceSteps> steps =
          bid.total()
              .map(total -> steps(bid, total, correction(arithmetic, bid, total), known, percent))
              .map(s -> asBid == null ? s : s.inPlaceOf(asBid));
      prices.add(new BidPrice(bid, steps.orElse(null)));
    }
    return prices;
  }

  /** Of a ranking of few lots, what is asked of the database is asked of these lots. */
  private Map<BidOfLot, EvaluatedPrices.Arithmetic> arithmetic(
      long tenderId, List<LotRankingQueries.LotRankingRow> ranking) {
    return fewLots(ranking)
        .map(lots -> rows.listArithmetic(tenderId, lots))
        .orElseGet(() -> rows.listArithmetic(tenderId))
        .stream()
        .collect(Collectors.toMap(a -> new BidOfLot(a.lotId(), a.bidId()), Function.identity()));
  }

  private static Optional<List<Long>> fewLots(List<LotRankingQueries.LotRankingRow> ranking) {
    List<Long> lots =
        ranking.stream()
            .map(LotRankingQueries.LotRankingRow::lotId)
            .distinct()
            .limit(FEW_LOTS + 1L)
            .toList();
    return Optional.of(lots).filter(l -> l.size() <= FEW_LOTS);
  }

  /** The steps of a sum of quantity times unit price of which nothing else is stated. */
  PriceSteps uncorrected(
      TenderQueries.Tender tender, LotRankingQueries.LotRankingRow bid, Money total) {
    return steps(
        bid,
        total,
        Money.zero(total.currency()),
        rates.of(tender.id()),
        tenders.rule(tender.id(), PREFERENCE));
  }

  private static PriceSteps steps(
      LotRankingQueries.LotRankingRow bid,
      Money total,
      Money correction,
      TenderRates.Rates rates,
      BigDecimal percent) {
    return PriceSteps.of(
        total,
        correction,
        rates.get(bid.bidCurrency()),
        rates.get(bid.tenderCurrency()),
        bid.gccOrigin(),
        percent);
  }

  /** What bids come to in whose place their alternative stands, by lot and bid. */
  private Map<Long, Map<Long, Money>> replaced(
      long tenderId, List<LotRankingQueries.LotRankingRow> ranking) {
    Map<Long, Map<Long, Money>> totals = new HashMap<>();
    if (ranking.stream().noneMatch(LotRankingQueries.LotRankingRow::alternative)) {
      return totals;
    }
    Map<Long, BigDecimal> quantities =
        fewLots(ranking)
            .map(lots -> rows.listItemsOf(tenderId, lots))
            .orElseGet(() -> rows.listItems(tenderId))
            .stream()
            .collect(
                Collectors.toMap(EvaluatedPrices.ItemRow::id, EvaluatedPrices.ItemRow::quantity));
    Map<Long, String> currencies = new HashMap<>();
    ranking.forEach(r -> currencies.put(r.bidId(), r.bidCurrency()));
    for (EvaluatedAlternatives.ReplacedPrice line : alternatives.listReplaced(tenderId)) {
      String currency = currencies.get(line.bidId());
      BigDecimal quantity = quantities.get(line.lotItemId());
      if (currency != null && quantity != null) {
        totals
            .computeIfAbsent(line.lotId(), l -> new HashMap<>())
            .merge(
                line.bidId(), new Money(line.unitPrice(), currency).times(quantity), Money::plus);
      }
    }
    return totals;
  }

  /** Nothing where the bid is ranked in other quantities than it stated its totals for. */
  private static Money correction(
      Map<BidOfLot, EvaluatedPrices.Arithmetic> arithmetic,
      LotRankingQueries.LotRankingRow bid,
      Money corrected) {
    return Optional.ofNullable(arithmetic.get(new BidOfLot(bid.lotId(), bid.bidId())))
        .filter(a -> !bid.alternative())
        .filter(a -> a.corrected().compareTo(corrected.amount()) == 0)
        .map(a -> Money.rounded(a.corrected().subtract(a.stated()), corrected.currency()))
        .orElse(Money.zero(corrected.currency()));
  }
}
