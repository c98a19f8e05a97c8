package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.price.BidPrice;
import org.muwahhad.evaluation.price.CompareBids;
import org.muwahhad.evaluation.price.LotComparison;
import org.muwahhad.evaluation.price.PriceSteps;
import org.muwahhad.evaluation.price.TenderComparison;
import org.muwahhad.evaluation.price.TenderPrices;
import org.muwahhad.evaluation.price.ViewPrices;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.LazyFigures;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.prices.PriceLine;
import org.muwahhad.reports.prices.PriceReport;
import org.muwahhad.reports.prices.PriceTemplate;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * All prices of a ranked tender beside each other, for everyone who may read its examination; a
 * draft as long as it is under evaluation. The lines are read while they are printed. A page to
 * read has the steps and lines of the first lots alone, where all of them are more than a page
 * holds.
 *
 * <p>Refused with {@code reporting.not-ranked} before the bids are ranked.
 */
@Singleton
final class PriceReporter implements Reporter<PriceReport> {
  private static final int QUANTITY_DECIMALS = 6;

  /** What a page to read tells of lots one by one, if it is not the first lot that has more. */
  private static final BidwiseLimit ON_A_PAGE = new BidwiseLimit(500, 5_000);

  private static final BidwiseLimit IN_A_FILE = new BidwiseLimit(Long.MAX_VALUE, Long.MAX_VALUE);

  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final ViewPrices viewPrices;
  private final CompareBids compareBids;
  private final TenderQueries tenders;

  PriceReporter(
      EvaluationAccess access,
      EvaluationProgress progress,
      ViewPrices viewPrices,
      CompareBids compareBids,
      TenderQueries tenders) {
    this.access = access;
    this.progress = progress;
    this.viewPrices = viewPrices;
    this.compareBids = compareBids;
    this.tenders = tenders;
  }

  /**
   * How much is told bid by bid.
   *
   * @param bids for lots
   * @param prices of their items
   */
  private record BidwiseLimit(long bids, long prices) {
    boolean holds(long someBids, long somePrices) {
      return someBids <= bids && somePrices <= prices;
    }
  }

  /**
   * What is read once; the lines are not.
   *
   * @param detailed the lots whose steps and lines are told, by number
   */
  private record PriceFigures(
      TenderQueries.Tender tender,
      BigDecimal preferencePercent,
      TenderPrices whole,
      List<PriceReport.ReportedRate> rates,
      List<PriceReport.PriceLot> lots,
      Map<Integer, Long> detailed,
      TenderComparison comparison) {

    Stream<PriceLine> lines(int number) {
      Long lotId = detailed.get(number);
      return lotId == null ? Stream.empty() : comparison.lines(lotId).map(PriceReporter::line);
    }
  }

  @Override
  public ReportKind kind() {
    return ReportKind.PRICES;
  }

  @Override
  public GatheredReport<PriceReport> gather(Actor actor, Subject subject) {
    return gathered(actor, subject, IN_A_FILE);
  }

  @Override
  public GatheredReport<PriceReport> gatherToRead(Actor actor, Subject subject) {
    return gathered(actor, subject, ON_A_PAGE);
  }

  private GatheredReport<PriceReport> gathered(Actor actor, Subject subject, BidwiseLimit most) {
    TenderQueries.Tender tender = access.requireReader(actor, subject.id());
    if (!progress.of(tender.id()).ranked()) {
      throw new Refusal.RuleBroken("reporting.not-ranked", tender.number());
    }
    LazyFigures<PriceFigures> figures = new LazyFigures<>(() -> figures(actor, tender, most));
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        tender.number(),
        EvaluationReporter.isUnderWay(tender),
        new PriceTemplate(number -> figures.get().lines(number)),
        issue -> report(figures.get(), issue));
  }

  private PriceFigures figures(Actor actor, TenderQueries.Tender tender, BidwiseLimit most) {
    long id = tender.id();
    TenderPrices whole = viewPrices.tender(actor, id);
    TenderComparison comparison = compareBids.tender(actor, id);
    Map<Integer, Long> detailed = first(whole.lots(), comparison, most);
    List<BidPrice> prices =
        detailed.size() == whole.lots().size()
            ? viewPrices.all(actor, id)
            : viewPrices.lots(actor, id, List.copyOf(detailed.values()));
    Map<Long, List<BidPrice>> bids =
        prices.stream().collect(Collectors.groupingBy(b -> b.bid().lotId()));
    long priced =
        bids.entrySet().stream()
            .mapToLong(b -> (long) b.getValue().size() * comparison.items(b.getKey()))
            .sum();
    boolean atOnce = ON_A_PAGE.holds(prices.size(), priced);
    return new PriceFigures(
        tender,
        tenders.rule(id, TenderRule.PREFERENCE_GCC_PERCENT).stripTrailingZeros(),
        whole,
        viewPrices.rates(actor, id).stream().map(PriceReporter::rate).toList(),
        whole.lots().stream()
            .map(l -> lot(l, comparison, bids.getOrDefault(l.lotId(), List.of())))
            .toList(),
        detailed,
        atOnce ? comparison.withLinesOf(rankings(bids)) : comparison);
  }

  private static Map<Long, List<LotRankingQueries.LotRankingRow>> rankings(
      Map<Long, List<BidPrice>> bids) {
    Map<Long, List<LotRankingQueries.LotRankingRow>> rankings = new HashMap<>();
    bids.forEach((lot, own) -> rankings.put(lot, own.stream().map(BidPrice::bid).toList()));
    return rankings;
  }

  /** The first lots that have no more bids and prices together, one at least, by number. */
  private static Map<Integer, Long> first(
      List<TenderPrices.TenderPriceLot> lots, TenderComparison comparison, BidwiseLimit most) {
    Map<Integer, Long> first = new LinkedHashMap<>();
    long bids = 0;
    long prices = 0;
    for (TenderPrices.TenderPriceLot lot : lots) {
      bids += Math.max(1, lot.bids());
      prices += lot.bids() * comparison.items(lot.lotId());
      if (!most.holds(bids, prices) && !first.isEmpty()) {
        break;
      }
      first.put(lot.number(), lot.lotId());
    }
    return first;
  }

  private static PriceReport report(PriceFigures figures, Issue issue) {
    TenderQueries.Tender tender = figures.tender();
    TenderPrices whole = figures.whole();
    return new PriceReport(
        tender.number(),
        tender.ocid(),
        Wording.of(tender.title()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        Wording.both("tender.status." + tender.status()),
        EvaluationReporter.isConfidential(tender),
        tender.currency(),
        figures.preferencePercent(),
        tender.rateDate(),
        figures.rates(),
        orNothing(whole.estimate()),
        money(whole.firstInRank()),
        percent(whole.againstEstimate()),
        figures.lots(),
        issue.proof());
  }

  private static PriceReport.ReportedRate rate(PriceSteps.CurrencyRate rate) {
    return new PriceReport.ReportedRate(
        rate.currency(),
        rate.unitsPerUsd().stripTrailingZeros(),
        rate.validFrom(),
        Wording.of(rate.sourceText()));
  }

  private static PriceReport.PriceLot lot(
      TenderPrices.TenderPriceLot lot, TenderComparison comparison, List<BidPrice> bids) {
    @Nullable Money benchmark = orNothing(comparison.benchmark(lot.lotId()));
    List<LotComparison.Total> totals =
        comparison.totals(lot.lotId(), bids.stream().map(BidPrice::bid).toList()).totals();
    @Nullable Money first = orNothing(lot.firstPrice());
    List<PriceReport.Bid> written = new ArrayList<>();
    List<PriceReport.Bid> closed = new ArrayList<>();
    int priced = 0;
    for (BidPrice bid : bids) {
      PriceSteps steps = bid.steps();
      if (steps == null) {
        closed.add(bid(bid.bid(), null));
      } else {
        written.add(bid(bid.bid(), steps(steps, totals.get(priced++))));
      }
    }
    written.addAll(closed);
    var firstBidder = lot.first();
    return new PriceReport.PriceLot(
        lot.number(),
        Wording.of(lot.title()),
        lot.bids(),
        lot.admissible(),
        orNothing(lot.lowest()),
        orNothing(lot.highest()),
        benchmark,
        firstBidder == null ? null : Wording.of(firstBidder),
        first,
        first == null || benchmark == null ? null : difference(first, benchmark),
        written);
  }

  private static PriceReport.Bid bid(
      LotRankingQueries.LotRankingRow bid, PriceReport.@Nullable Steps steps) {
    var exclusion = bid.exclusion();
    Bilingual bidder = Wording.of(bid.supplier());
    return new PriceReport.Bid(
        bid.alternative()
            ? LotSections.named(bidder, Wording.both("evaluation.alternative.step"))
            : bidder,
        bid.registrationNumber(),
        exclusion == null
            ? Bilingual.empty()
            : Wording.exclusion("evaluation", exclusion.name(), bid.explanation()),
        bid.rankPosition(),
        steps);
  }

  private static PriceReport.Steps steps(PriceSteps steps, LotComparison.Total total) {
    return new PriceReport.Steps(
        money(steps.bid()),
        money(steps.correction()),
        plain(
            Rounding.rate(
                steps
                    .to()
                    .unitsPerUsd()
                    .divide(steps.from().unitsPerUsd(), MathContext.DECIMAL128))),
        money(steps.converted()),
        money(steps.preference()),
        money(steps.evaluated()),
        total.lowest(),
        percent(total.againstBenchmark()));
  }

  private static PriceLine line(LotComparison.ItemPriceRow row) {
    org.muwahhad.shared.Money benchmark = row.benchmark();
    List<PriceLine.@Nullable Price> prices = new ArrayList<>();
    for (LotComparison.ItemPriceCell cell : row.cells()) {
      org.muwahhad.shared.Money price = cell.price();
      prices.add(
          price == null
              ? null
              : new PriceLine.Price(
                  price.amount(), cell.lowest(), percent(cell.againstBenchmark())));
    }
    return new PriceLine(
        row.code(),
        Wording.of(row.name()),
        plain(
            row.quantity()
                .multiply(row.perAsked(), MathContext.DECIMAL128)
                .setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP)),
        Wording.of(row.unit()),
        benchmark == null ? null : benchmark.amount(),
        prices);
  }

  /** A ratio as percent to one decimal, as the pages show it. */
  private static @Nullable BigDecimal percent(@Nullable BigDecimal ratio) {
    return ratio == null ? null : plain(ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
  }

  private static @Nullable BigDecimal difference(Money figure, Money reference) {
    if (reference.amount().signum() == 0) {
      return null;
    }
    return percent(
        figure.minus(reference).amount().divide(reference.amount(), MathContext.DECIMAL128));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }

  private static @Nullable Money orNothing(org.muwahhad.shared.@Nullable Money money) {
    return money == null ? null : money(money);
  }
}
