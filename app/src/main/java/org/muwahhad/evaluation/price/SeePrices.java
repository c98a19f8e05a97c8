package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidViews;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.LotRankingViews;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/**
 * The prices of a tender as evaluated, to those who may read its examination, once it is ranked.
 * Bids that failed before their price was looked at, or that leave out an item, show none.
 */
@Singleton
public class SeePrices {
  /** Rule of the tender: percent of a bid, above which its arithmetic may exclude it. */
  static final String TOLERANCE = "arithmetic.tolerance-percent";

  private static final int ITEMS_AT_A_TIME = 200;
  private final EvaluationAccess access;
  private final TenderViews tenders;
  private final LotRankingViews rankings;
  private final BidViews bids;
  private final PriceRows rows;
  private final AlternativeRows alternatives;
  private final OpenedEstimates estimates;

  SeePrices(
      EvaluationAccess access,
      TenderViews tenders,
      LotRankingViews rankings,
      BidViews bids,
      PriceRows rows,
      AlternativeRows alternatives,
      OpenedEstimates estimates) {
    this.access = access;
    this.tenders = tenders;
    this.rankings = rankings;
    this.bids = bids;
    this.rows = rows;
    this.alternatives = alternatives;
    this.estimates = estimates;
  }

  /** The lots of a tender. */
  @Transactional
  public TenderPrices tender(Actor actor, long tenderId) {
    TenderViews.Tender tender = access.requireReader(actor, tenderId);
    String currency = tender.currency();
    List<TenderPrices.Lot> lots =
        rows.listLots(tenderId).stream().map(l -> lot(l, currency)).toList();
    Money sum = Money.zero(currency);
    long without = 0;
    for (TenderPrices.Lot lot : lots) {
      sum = lot.firstPrice() == null ? sum : sum.plus(lot.firstPrice());
      without += lot.firstPrice() == null ? 1 : 0;
    }
    @Nullable Money estimate =
        bids.findEstimate(tenderId).map(BidViews.OpenedEstimate::total).orElse(null);
    return new TenderPrices(
        lots, estimate, sum, without, without == 0 ? against(sum, estimate) : null);
  }

  /** The bids for one lot with the steps of their prices, by rank. */
  @Transactional
  public List<BidPrice> lot(Actor actor, long tenderId, long lotId) {
    TenderViews.Tender tender = access.requireReader(actor, tenderId);
    return steps(tender, rankings.listLotRanking(tenderId, lotId));
  }

  /** The bids for every lot with the steps of their prices. */
  @Transactional
  public List<BidPrice> all(Actor actor, long tenderId) {
    TenderViews.Tender tender = access.requireReader(actor, tenderId);
    return steps(tender, rankings.listRanking(tenderId));
  }

  /** The working of one bid's price for one lot. */
  @Transactional
  public PriceWorking working(Actor actor, long tenderId, long lotId, long bidId) {
    return find(access.requireReader(actor, tenderId), lotId, bidId);
  }

  /** The same without asking who reads, for the act. */
  PriceWorking find(TenderViews.Tender tender, long lotId, long bidId) {
    long tenderId = tender.id();
    LotRankingViews.Row bid =
        rankings
            .findRow(tenderId, lotId, bidId)
            .filter(r -> r.total().isPresent())
            .orElseThrow(() -> new Refusal.NotFound("open price of bid " + bidId));
    PriceSteps steps = steps(tender, List.of(bid)).get(0).steps();
    if (steps == null) {
      throw new IllegalStateException("No steps of an open price");
    }
    Map<Long, PriceRows.Line> prices =
        rows.listLines(tenderId, lotId).stream()
            .filter(l -> l.bidId() == bidId)
            .collect(Collectors.toMap(PriceRows.Line::lotItemId, Function.identity()));
    List<PriceWorking.Line> lines = new ArrayList<>();
    for (PriceRows.ItemRow item : items(tenderId, lotId)) {
      Optional.ofNullable(prices.get(item.id()))
          .ifPresent(p -> lines.add(line(item, p, bid.bidCurrency())));
    }
    Optional<BigDecimal> tolerance = tenders.findRule(tenderId, TOLERANCE);
    return new PriceWorking(
        bid,
        lines,
        rows.findStatedLot(tenderId, lotId, bidId)
            .filter(s -> !bid.alternative())
            .map(s -> Money.rounded(s.statedTotal(), bid.bidCurrency()))
            .orElse(null),
        steps,
        tolerance.orElse(BigDecimal.ZERO).stripTrailingZeros(),
        tolerance.filter(steps::isBeyond).isPresent(),
        rows.listDecisions(tenderId, lotId, bidId),
        alternatives.find(lotId, bidId).map(words -> alternative(tender, bid, words)).orElse(null));
  }

  private OfferedAlternative alternative(
      TenderViews.Tender tender, LotRankingViews.Row bid, String description) {
    Map<Long, AlternativeRows.Line> prices =
        alternatives.listLines(bid.lotId(), bid.bidId()).stream()
            .collect(Collectors.toMap(AlternativeRows.Line::lotItemId, Function.identity()));
    Money asBid = Money.zero(bid.bidCurrency());
    Money total = asBid;
    List<OfferedAlternative.Line> lines = new ArrayList<>();
    for (PriceRows.ItemRow item : items(tender.id(), bid.lotId())) {
      AlternativeRows.Line price = prices.get(item.id());
      if (price != null) {
        OfferedAlternative.Line line = line(item, price, bid.bidCurrency());
        lines.add(line);
        asBid = asBid.plus(line.bidPrice().times(item.quantity()));
        total = total.plus(line.rounded());
      }
    }
    return new OfferedAlternative(
        description,
        lines,
        uncorrected(tender, bid, asBid),
        uncorrected(tender, bid, total),
        Integer.valueOf(1).equals(bid.rankPosition()),
        bid.alternative(),
        alternatives.listDecisions(bid.lotId(), bid.bidId()));
  }

  private static OfferedAlternative.Line line(
      PriceRows.ItemRow item, AlternativeRows.Line price, String currency) {
    Money unitPrice = new Money(price.unitPrice(), currency);
    return new OfferedAlternative.Line(
        item.code(),
        new Bilingual(item.nameAr(), item.nameEn()),
        new Bilingual(item.unitAr(), item.unitEn()),
        item.quantity(),
        new Money(price.bidPrice(), currency),
        unitPrice,
        unitPrice.times(item.quantity()),
        price.origin(),
        price.offered());
  }

  /** The steps of a sum of quantity times unit price of which nothing else is stated. */
  private PriceSteps uncorrected(TenderViews.Tender tender, LotRankingViews.Row bid, Money total) {
    Map<String, PriceSteps.Rate> rates = rates(tender.id());
    return PriceSteps.of(
        total,
        Money.zero(total.currency()),
        rate(rates, bid.bidCurrency()),
        rate(rates, bid.tenderCurrency()),
        bid.gccOrigin(),
        tenders.rule(tender.id(), "preference.gcc-percent"));
  }

  /** The lines of all bids for one lot side by side. */
  @Transactional
  public LotComparison compare(Actor actor, long tenderId, long lotId) {
    TenderViews.Tender tender = access.requireReader(actor, tenderId);
    return LotComparison.of(
        rankings.listLotRanking(tenderId, lotId),
        items(tenderId, lotId),
        rows.listLines(tenderId, lotId),
        estimates.of(tender, conversion(tenderId)),
        conversion(tenderId),
        tender.currency());
  }

  /**
   * The same lines for a report, in order; prices are read some items at a time, so that a lot of
   * any size and number of bids is never held as a whole.
   */
  @Transactional
  public Stream<LotComparison.Row> lines(Actor actor, long tenderId, long lotId) {
    TenderViews.Tender tender = access.requireReader(actor, tenderId);
    List<LotRankingViews.Row> ranking = rankings.listLotRanking(tenderId, lotId);
    List<PriceRows.ItemRow> items = items(tenderId, lotId);
    Conversion conversion = conversion(tenderId);
    Map<Long, BigDecimal> estimated = estimates.of(tender, conversion);
    return IntStream.iterate(0, i -> i < items.size(), i -> i + ITEMS_AT_A_TIME)
        .mapToObj(i -> items.subList(i, Math.min(items.size(), i + ITEMS_AT_A_TIME)))
        .flatMap(
            some ->
                LotComparison.of(
                    ranking,
                    some,
                    rows.listLinesOf(
                        tenderId, lotId, some.stream().map(PriceRows.ItemRow::id).toList()),
                    estimated,
                    conversion,
                    tender.currency())
                    .rows()
                    .stream());
  }

  /** The bids for a lot, their totals and its benchmark, as {@link #compare} has them. */
  @Transactional
  public LotComparison totals(Actor actor, long tenderId, long lotId) {
    TenderViews.Tender tender = access.requireReader(actor, tenderId);
    LotComparison without =
        LotComparison.of(
            rankings.listLotRanking(tenderId, lotId),
            items(tenderId, lotId),
            List.of(),
            estimates.of(tender, conversion(tenderId)),
            conversion(tenderId),
            tender.currency());
    return new LotComparison(
        without.bids(), List.of(), without.benchmark(), without.estimate(), without.totals());
  }

  private Conversion conversion(long tenderId) {
    Map<String, BigDecimal> units = new HashMap<>();
    rates(tenderId).forEach((currency, rate) -> units.put(currency, rate.unitsPerUsd()));
    return new Conversion(units);
  }

  private List<PriceRows.ItemRow> items(long tenderId, long lotId) {
    return rows.listItems(tenderId).stream().filter(i -> i.lotId() == lotId).toList();
  }

  private List<BidPrice> steps(TenderViews.Tender tender, List<LotRankingViews.Row> ranking) {
    Map<String, PriceSteps.Rate> rates = rates(tender.id());
    List<PriceRows.Arithmetic> arithmetic = rows.listArithmetic(tender.id());
    BigDecimal percent = tenders.rule(tender.id(), "preference.gcc-percent");
    Map<Long, Map<Long, Money>> replaced = replaced(tender.id(), ranking);
    List<BidPrice> prices = new ArrayList<>();
    for (LotRankingViews.Row r : ranking) {
      Optional<PriceSteps> steps =
          r.total()
              .map(
                  bid ->
                      PriceSteps.of(
                          bid,
                          correction(arithmetic, r, bid),
                          rate(rates, r.bidCurrency()),
                          rate(rates, r.tenderCurrency()),
                          r.gccOrigin(),
                          percent))
              .map(s -> inPlace(s, replaced.getOrDefault(r.lotId(), Map.of()).get(r.bidId())));
      prices.add(new BidPrice(r, steps.orElse(null)));
    }
    return prices;
  }

  private static PriceSteps inPlace(PriceSteps steps, @Nullable Money asBid) {
    return asBid == null ? steps : steps.inPlaceOf(asBid);
  }

  /** What bids come to in whose place their alternative stands, by lot and bid. */
  private Map<Long, Map<Long, Money>> replaced(long tenderId, List<LotRankingViews.Row> ranking) {
    Map<Long, Map<Long, Money>> totals = new HashMap<>();
    if (ranking.stream().noneMatch(LotRankingViews.Row::alternative)) {
      return totals;
    }
    Map<Long, BigDecimal> quantities =
        rows.listItems(tenderId).stream()
            .collect(Collectors.toMap(PriceRows.ItemRow::id, PriceRows.ItemRow::quantity));
    Map<Long, String> currencies = new HashMap<>();
    ranking.forEach(r -> currencies.put(r.bidId(), r.bidCurrency()));
    for (AlternativeRows.Replaced line : alternatives.listReplaced(tenderId)) {
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
      List<PriceRows.Arithmetic> arithmetic, LotRankingViews.Row bid, Money corrected) {
    return arithmetic.stream()
        .filter(a -> a.bidId() == bid.bidId() && a.lotId() == bid.lotId() && !bid.alternative())
        .filter(a -> a.corrected().compareTo(corrected.amount()) == 0)
        .map(a -> Money.rounded(a.corrected().subtract(a.stated()), corrected.currency()))
        .findFirst()
        .orElse(Money.zero(corrected.currency()));
  }

  private Map<String, PriceSteps.Rate> rates(long tenderId) {
    return rows.listRates(tenderId).stream()
        .collect(
            Collectors.toMap(
                PriceRows.RateRow::currency,
                r ->
                    new PriceSteps.Rate(r.currency(), r.unitsPerUsd(), r.validFrom(), r.source())));
  }

  private static PriceSteps.Rate rate(Map<String, PriceSteps.Rate> rates, String currency) {
    PriceSteps.Rate rate = rates.get(currency);
    if (rate == null) {
      throw new IllegalStateException("No exchange rate of " + currency);
    }
    return rate;
  }

  private static PriceWorking.Line line(
      PriceRows.ItemRow item, PriceRows.Line bid, String currency) {
    Money price = new Money(bid.unitPrice(), currency);
    BigDecimal stated = bid.statedTotal();
    return new PriceWorking.Line(
        item.code(),
        new Bilingual(item.nameAr(), item.nameEn()),
        new Bilingual(item.unitAr(), item.unitEn()),
        item.quantity(),
        price,
        price.amount().multiply(item.quantity()),
        price.times(item.quantity()),
        stated == null || item.quantity().compareTo(item.tendered()) != 0
            ? null
            : Money.rounded(stated, currency));
  }

  private static TenderPrices.Lot lot(PriceRows.LotRow row, String currency) {
    return new TenderPrices.Lot(
        row.lotId(),
        row.number(),
        new Bilingual(row.titleAr(), row.titleEn()),
        row.bids(),
        row.admissible(),
        money(row.lowest(), currency),
        money(row.highest(), currency),
        money(row.firstPrice(), currency),
        row.firstAr() == null || row.firstEn() == null
            ? null
            : new Bilingual(row.firstAr(), row.firstEn()));
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
