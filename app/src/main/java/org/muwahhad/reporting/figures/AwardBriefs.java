package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.award.AwardStatus;
import org.muwahhad.award.ExaminedAwards;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.committee.DecisionBrief;
import org.muwahhad.committee.DecisionBriefs;
import org.muwahhad.evaluation.flag.TenderRedFlags;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderQueries;

/**
 * Draws up the brief for a decision from what the award report, the ranking, the scenarios, the red
 * flags and the complaints say. Lots whose awards are in effect are no part of it.
 */
@Singleton
class AwardBriefs implements DecisionBriefs {
  private static final String LOW_PRICE = "ABNORMALLY_LOW";

  private final TenderQueries tenders;
  private final AwardQueries awards;
  private final RankedBidQueries rankings;
  private final AwardReportFigureQueries figures;
  private final ExchangeRateQueries rates;
  private final ExaminedAwards examinedAwards;
  private final TenderRedFlags redFlags;

  AwardBriefs(
      TenderQueries tenders,
      AwardQueries awards,
      RankedBidQueries rankings,
      AwardReportFigureQueries figures,
      ExchangeRateQueries rates,
      ExaminedAwards examinedAwards,
      TenderRedFlags redFlags) {
    this.tenders = tenders;
    this.awards = awards;
    this.rankings = rankings;
    this.figures = figures;
    this.rates = rates;
    this.examinedAwards = examinedAwards;
    this.redFlags = redFlags;
  }

  @Override
  @Transactional
  public DecisionBrief of(long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    List<AwardQueries.Award> live = awards.listLive(tenderId);
    List<AwardQueries.Award> recommended =
        live.stream().filter(a -> a.state() == AwardStatus.PENDING).toList();
    List<TenderQueries.TenderLot> lots =
        tenders.listLots(tenderId).stream()
            .filter(l -> l.status() == LotStatus.ACTIVE)
            .filter(
                l ->
                    live.stream()
                        .noneMatch(a -> a.lotId() == l.id() && a.state() == AwardStatus.ACTIVE))
            .toList();
    Map<Long, Integer> numbers =
        lots.stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::id, TenderQueries.TenderLot::number));
    List<RankedBidQueries.RankedBid> ranking =
        rankings.listRanked(tenderId).stream().filter(r -> numbers.containsKey(r.lotId())).toList();
    Conversion conversion = rates.on(AllocationReporter.ratesOf(tender));
    Money sum = sum(recommended.stream().map(AwardQueries.Award::converted).toList(), tender);
    return new DecisionBrief(
        sum,
        saving(sum, benchmark(tender, recommended, conversion)),
        saving(sum, estimate(tender, recommended, conversion)),
        null,
        lots.stream().map(l -> lot(l, recommended, ranking)).toList(),
        recommended.stream()
            .filter(a -> !Objects.equals(a.rankPosition(), 1))
            .map(a -> lowerRank(a, ranking))
            .toList(),
        examinedAwards.beside(tender, recommended),
        ranking.stream()
            .filter(r -> r.abnormallyLow() || LOW_PRICE.equals(r.exclusion()))
            .map(r -> lowPrice(Objects.requireNonNull(numbers.get(r.lotId())), r))
            .toList(),
        flags(tenderId, Set.copyOf(numbers.values())),
        figures.listComplaints(tenderId).stream().map(AwardBriefs::complaint).toList());
  }

  private static Money sum(List<Money> amounts, TenderQueries.Tender tender) {
    return amounts.stream().reduce(Money.rounded(BigDecimal.ZERO, tender.currency()), Money::plus);
  }

  /** The benchmarks of the lots with an award, each as the award report has it. */
  private Money benchmark(
      TenderQueries.Tender tender, List<AwardQueries.Award> recommended, Conversion conversion) {
    LotBenchmarks benchmarks =
        new LotBenchmarks(
            tender,
            tenders.listItems(tender.id()).stream()
                .collect(Collectors.groupingBy(TenderQueries.LotItem::lotId)),
            figures,
            conversion);
    return sum(lotsOf(recommended).stream().map(benchmarks::of).toList(), tender);
  }

  /** What officers estimated for the lots with an award, rounded once for all of them. */
  private Money estimate(
      TenderQueries.Tender tender, List<AwardQueries.Award> recommended, Conversion conversion) {
    Set<Long> lots = lotsOf(recommended);
    return Money.rounded(
        figures.listLotEstimates(tender.id()).stream()
            .filter(e -> lots.contains(e.lotId()))
            .map(e -> conversion.exact(new Money(e.estimate(), e.currency()), tender.currency()))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        tender.currency());
  }

  private static Set<Long> lotsOf(List<AwardQueries.Award> awards) {
    return awards.stream().map(AwardQueries.Award::lotId).collect(Collectors.toSet());
  }

  private static DecisionBrief.Saving saving(Money paid, Money against) {
    Money saved = new Money(against.amount().subtract(paid.amount()), paid.currency());
    return new DecisionBrief.Saving(
        against,
        saved,
        against.amount().signum() == 0
            ? null
            : saved
                .amount()
                .movePointRight(2)
                .divide(against.amount(), MathContext.DECIMAL128)
                .setScale(1, RoundingMode.HALF_UP));
  }

  private static DecisionBrief.BriefLot lot(
      TenderQueries.TenderLot lot,
      List<AwardQueries.Award> recommended,
      List<RankedBidQueries.RankedBid> ranking) {
    return new DecisionBrief.BriefLot(
        lot.number(),
        lot.title(),
        recommended.stream()
            .filter(a -> a.lotId() == lot.id())
            .map(
                a ->
                    new DecisionBrief.BriefWinner(
                        a.supplier(),
                        a.converted(),
                        a.divided() ? a.sharePercent() : BigDecimal.valueOf(100),
                        alternative(a, ranking)))
            .toList());
  }

  private static @Nullable String alternative(
      AwardQueries.Award award, List<RankedBidQueries.RankedBid> ranking) {
    for (RankedBidQueries.RankedBid bid : ranking) {
      if (bid.lotId() == award.lotId() && bid.bidId() == award.bidId()) {
        return bid.alternative();
      }
    }
    return null;
  }

  private static DecisionBrief.LowerRank lowerRank(
      AwardQueries.Award award, List<RankedBidQueries.RankedBid> ranking) {
    return new DecisionBrief.LowerRank(
        award.lotNumber(),
        award.supplier(),
        award.rankPosition(),
        award.reason(),
        ranking.stream()
            .filter(r -> r.lotId() == award.lotId() && Objects.equals(r.rank(), 1))
            .map(RankedBidQueries.RankedBid::supplier)
            .findFirst()
            .orElse(null));
  }

  private static DecisionBrief.LowPriceOutcome lowPrice(int lot, RankedBidQueries.RankedBid bid) {
    return new DecisionBrief.LowPriceOutcome(
        lot,
        bid.supplier(),
        bid.exclusion() != null,
        LOW_PRICE.equals(bid.exclusion()),
        bid.explanation());
  }

  private List<DecisionBrief.FlagWithRemarks> flags(long tenderId, Set<Integer> lots) {
    return redFlags.listOfBids(tenderId).stream()
        .filter(f -> f.redFlag().lotNumber() == null || lots.contains(f.redFlag().lotNumber()))
        .map(
            f ->
                new DecisionBrief.FlagWithRemarks(
                    text(Wording.both(f.redFlag().titleKey())),
                    f.redFlag().lotNumber(),
                    f.bidders(),
                    f.remarks().stream().map(r -> r.remark()).toList()))
        .toList();
  }

  private static DecisionBrief.ComplaintStanding complaint(
      AwardReportFigureQueries.ComplaintRow row) {
    List<AwardReport.Event> events = AwardTimeline.complaint(row);
    return new DecisionBrief.ComplaintStanding(
        row.number(), text(events.get(events.size() - 1).what()), row.endedAt() == null);
  }

  private static Bilingual text(org.muwahhad.reports.Bilingual words) {
    return new Bilingual(words.ar(), words.en());
  }
}
