package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * How the price of one bid for one lot came about: line by line, with what its arithmetic and its
 * alternative were decided to be. Who reads is asked by {@link ViewPrices} and by the acts.
 */
@Singleton
class PriceWorkings {
  private final TenderQueries tenders;
  private final LotRankingQueries rankings;
  private final BidPrices prices;
  private final EvaluatedPrices rows;
  private final EvaluatedAlternatives alternatives;

  PriceWorkings(
      TenderQueries tenders,
      LotRankingQueries rankings,
      BidPrices prices,
      EvaluatedPrices rows,
      EvaluatedAlternatives alternatives) {
    this.tenders = tenders;
    this.rankings = rankings;
    this.prices = prices;
    this.rows = rows;
    this.alternatives = alternatives;
  }

  /**
   * The working of a bid's price.
   *
   * @throws Refusal.NotFound when the bid has no open price for the lot
   */
  PriceWorking get(TenderQueries.Tender tender, long lotId, long bidId) {
    LotRankingQueries.LotRankingRow bid =
        rankings
            .findRow(tender.id(), lotId, bidId)
            .filter(r -> r.total().isPresent())
            .orElseThrow(() -> new Refusal.NotFound("open price of bid " + bidId));
    PriceSteps steps = steps(tender, bid);
    // Percent of a bid, above which its arithmetic may exclude it.
    Optional<BigDecimal> tolerance =
        tenders.findRule(tender.id(), TenderRule.ARITHMETIC_TOLERANCE_PERCENT);
    return new PriceWorking(
        bid,
        lines(tender.id(), bid),
        statedTotal(tender.id(), bid).orElse(null),
        steps,
        tolerance.orElse(BigDecimal.ZERO).stripTrailingZeros(),
        tolerance.filter(steps::isBeyond).isPresent(),
        rows.listDecisions(tender.id(), lotId, bidId),
        alternatives.find(lotId, bidId).map(words -> alternative(tender, bid, words)).orElse(null));
  }

  private PriceSteps steps(TenderQueries.Tender tender, LotRankingQueries.LotRankingRow bid) {
    @Nullable PriceSteps steps = prices.of(tender, List.of(bid)).get(0).steps();
    if (steps == null) {
      throw new IllegalStateException("No steps of an open price");
    }
    return steps;
  }

  /** Nothing for an alternative, of which no total of a lot is stated. */
  private Optional<Money> statedTotal(long tenderId, LotRankingQueries.LotRankingRow bid) {
    return rows.findStatedLot(tenderId, bid.lotId(), bid.bidId())
        .filter(s -> !bid.alternative())
        .map(s -> Money.rounded(s.statedTotal(), bid.bidCurrency()));
  }

  private List<PriceWorking.WorkingLine> lines(long tenderId, LotRankingQueries.LotRankingRow bid) {
    Map<Long, EvaluatedPrices.EvaluatedPriceLine> priced =
        rows.listLines(tenderId, List.of(bid.lotId())).stream()
            .filter(l -> l.bidId() == bid.bidId())
            .collect(
                Collectors.toMap(
                    EvaluatedPrices.EvaluatedPriceLine::lotItemId, Function.identity()));
    List<EvaluatedPrices.EvaluatedTier> tiers = rows.listTiers(bid.lotId(), bid.bidId());
    List<PriceWorking.WorkingLine> lines = new ArrayList<>();
    for (EvaluatedPrices.ItemRow item : rows.listItems(tenderId, bid.lotId())) {
      Optional.ofNullable(priced.get(item.id()))
          .ifPresent(p -> lines.add(line(item, p, tiers, bid.bidCurrency())));
    }
    return lines;
  }

  private static PriceWorking.WorkingLine line(
      EvaluatedPrices.ItemRow item,
      EvaluatedPrices.EvaluatedPriceLine bid,
      List<EvaluatedPrices.EvaluatedTier> tiers,
      String currency) {
    Money price = new Money(bid.unitPrice(), currency);
    BigDecimal stated = bid.statedTotal();
    BigDecimal bundled = bid.bundlePrice();
    return new PriceWorking.WorkingLine(
        item.code(),
        item.name(),
        item.unit(),
        item.quantity(),
        price,
        price.amount().multiply(item.quantity()),
        price.times(item.quantity()),
        stated == null || item.quantity().compareTo(item.tendered()) != 0
            ? null
            : Money.rounded(stated, currency),
        bid.leastQuantity(),
        bid.deliveryDays(),
        bundled == null ? null : new Money(bundled, currency),
        tiers.stream()
            .filter(t -> t.lotItemId() == item.id())
            .map(
                t ->
                    new PriceWorking.WorkingTier(
                        t.fromQuantity(), new Money(t.unitPrice(), currency)))
            .toList());
  }

  private OfferedAlternative alternative(
      TenderQueries.Tender tender, LotRankingQueries.LotRankingRow bid, String description) {
    List<OfferedAlternative.AlternativeItem> lines = alternativeLines(tender.id(), bid);
    Money asBid = Money.zero(bid.bidCurrency());
    Money total = asBid;
    for (OfferedAlternative.AlternativeItem line : lines) {
      asBid = asBid.plus(line.bidPrice().times(line.quantity()));
      total = total.plus(line.rounded());
    }
    return new OfferedAlternative(
        description,
        lines,
        prices.uncorrected(tender, bid, asBid),
        prices.uncorrected(tender, bid, total),
        Integer.valueOf(1).equals(bid.rankPosition()),
        bid.alternative(),
        alternatives.listDecisions(bid.lotId(), bid.bidId()));
  }

  private List<OfferedAlternative.AlternativeItem> alternativeLines(
      long tenderId, LotRankingQueries.LotRankingRow bid) {
    Map<Long, EvaluatedAlternatives.AlternativeLine> priced =
        alternatives.listLines(bid.lotId(), bid.bidId()).stream()
            .collect(
                Collectors.toMap(
                    EvaluatedAlternatives.AlternativeLine::lotItemId, Function.identity()));
    List<OfferedAlternative.AlternativeItem> lines = new ArrayList<>();
    for (EvaluatedPrices.ItemRow item : rows.listItems(tenderId, bid.lotId())) {
      Optional.ofNullable(priced.get(item.id()))
          .ifPresent(p -> lines.add(line(item, p, bid.bidCurrency())));
    }
    return lines;
  }

  private static OfferedAlternative.AlternativeItem line(
      EvaluatedPrices.ItemRow item, EvaluatedAlternatives.AlternativeLine price, String currency) {
    Money unitPrice = new Money(price.unitPrice(), currency);
    return new OfferedAlternative.AlternativeItem(
        item.code(),
        item.name(),
        item.unit(),
        item.quantity(),
        new Money(price.bidPrice(), currency),
        unitPrice,
        unitPrice.times(item.quantity()),
        price.origin(),
        price.offered());
  }
}
