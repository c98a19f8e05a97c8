package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
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
import org.muwahhad.evaluation.price.TenderPrices;
import org.muwahhad.evaluation.price.ViewPrices;
import org.muwahhad.reporting.Issue;
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

/**
 * All prices of a ranked tender beside each other, for everyone who may read its examination; a
 * draft as long as it is under evaluation. The lines are read while they are printed.
 *
 * <p>Refused with {@code reporting.not-ranked} before the bids are ranked.
 */
@Singleton
final class PriceReporter implements Reporter<PriceReport> {
  private static final int QUANTITY_DECIMALS = 6;
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

  /** What is read once; the lines are not. */
  private record PriceFigures(
      TenderQueries.Tender tender,
      BigDecimal preferencePercent,
      TenderPrices whole,
      List<PriceReport.ReportedRate> rates,
      List<PriceReport.PriceLot> lots) {}

  @Override
  public ReportKind kind() {
    return ReportKind.PRICES;
  }

  @Override
  public GatheredReport<PriceReport> gather(Actor actor, Subject subject) {
    TenderQueries.Tender tender = access.requireReader(actor, subject.id());
    if (!progress.of(tender.id()).ranked()) {
      throw new Refusal.RuleBroken("reporting.not-ranked", tender.number());
    }
    PriceFigures figures = figures(actor, tender);
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        tender.number(),
        EvaluationReporter.isUnderWay(tender),
        new PriceTemplate(lines(actor, tender)),
        issue -> report(figures, issue));
  }

  private PriceFigures figures(Actor actor, TenderQueries.Tender tender) {
    long id = tender.id();
    TenderPrices whole = viewPrices.tender(actor, id);
    Map<Long, List<BidPrice>> bids =
        viewPrices.all(actor, id).stream().collect(Collectors.groupingBy(b -> b.bid().lotId()));
    return new PriceFigures(
        tender,
        tenders.rule(id, "preference.gcc-percent").stripTrailingZeros(),
        whole,
        rates(bids),
        whole.lots().stream()
            .map(
                l ->
                    lot(
                        l,
                        compareBids.totals(actor, id, l.lotId()),
                        bids.getOrDefault(l.lotId(), List.of())))
            .toList());
  }

  private IntFunction<Stream<PriceLine>> lines(Actor actor, TenderQueries.Tender tender) {
    Map<Integer, Long> lots =
        tenders.listLots(tender.id()).stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::number, TenderQueries.TenderLot::id));
    return number -> {
      Long lotId = lots.get(number);
      return lotId == null
          ? Stream.empty()
          : compareBids.lines(actor, tender.id(), lotId).map(PriceReporter::line);
    };
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

  /** The rates that were used, by currency. */
  private static List<PriceReport.ReportedRate> rates(Map<Long, List<BidPrice>> bids) {
    Map<String, PriceReport.ReportedRate> rates = new TreeMap<>();
    bids.values().stream()
        .flatMap(List::stream)
        .map(BidPrice::steps)
        .forEach(
            steps -> {
              if (steps != null) {
                Stream.of(steps.from(), steps.to()).forEach(r -> rates.put(r.currency(), rate(r)));
              }
            });
    return List.copyOf(rates.values());
  }

  private static PriceReport.ReportedRate rate(PriceSteps.CurrencyRate rate) {
    return new PriceReport.ReportedRate(
        rate.currency(),
        rate.unitsPerUsd().stripTrailingZeros(),
        rate.validFrom(),
        Wording.of(rate.sourceText()));
  }

  private static PriceReport.PriceLot lot(
      TenderPrices.TenderPriceLot lot, LotComparison totals, List<BidPrice> bids) {
    @Nullable Money benchmark = orNothing(totals.benchmark());
    @Nullable Money first = orNothing(lot.firstPrice());
    List<PriceReport.Bid> written = new ArrayList<>();
    List<PriceReport.Bid> closed = new ArrayList<>();
    int priced = 0;
    for (BidPrice bid : bids) {
      PriceSteps steps = bid.steps();
      if (steps == null) {
        closed.add(bid(bid.bid(), null));
      } else {
        written.add(bid(bid.bid(), steps(steps, totals.totals().get(priced++))));
      }
    }
    written.addAll(closed);
    var firstBidder = lot.first();
    return new PriceReport.PriceLot(
        lot.number(),
        Wording.of(lot.title()),
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
