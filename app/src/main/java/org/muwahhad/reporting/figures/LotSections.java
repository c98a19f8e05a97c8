package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.award.AwardCost;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.PaidItem;
import org.muwahhad.reports.award.ReportLot;
import org.muwahhad.reports.award.ReportLotItem;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.DisclosedPrices;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.NoAward;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Texts;

/**
 * The lots of an award report. The prices that the ranking keeps to itself ({@link
 * DisclosedPrices}) are not printed.
 */
final class LotSections {
  private final TenderQueries.Tender tender;
  private final Map<Long, Map<Long, org.muwahhad.shared.Money>> converted;
  private final Bilingual method;
  private final List<TenderQueries.Criterion> criteria;
  private final Map<Long, List<TenderQueries.LotItem>> items;
  private final Map<Long, List<AwardReportFigureQueries.RankingRow>> ranking;
  private final Map<Long, List<AwardReportFigureQueries.AwardRow>> awards;
  private final Map<Long, NoAward> unawarded;
  private final Map<ScoredBid, Map<Long, BigDecimal>> scores;
  private final Map<Long, List<AwardQueries.AwardDiscount>> discounts;
  private final Map<Long, Map<Long, List<AwardReportFigureQueries.StateAwardRow>>> given;
  private final LotBenchmarks benchmarks;

  /** A bid as ranked for a lot. */
  private record ScoredBid(long lotId, long bidId) {}

  LotSections(
      TenderQueries.Tender tender,
      TenderQueries tenderQueries,
      AwardQueries awardQueries,
      AwardReportFigureQueries awardReportFigureQueries,
      AwardCost cost,
      Conversion conversion) {
    long id = tender.id();
    this.tender = tender;
    this.converted =
        cost.lines().stream()
            .collect(
                Collectors.groupingBy(
                    AwardCost.CostLine::awardId,
                    Collectors.toMap(
                        AwardCost.CostLine::lotItemId,
                        l -> l.converted().net(),
                        org.muwahhad.shared.Money::plus)));
    this.method = method(tender, tenderQueries);
    this.criteria =
        tenderQueries.listCriteria(id).stream()
            .filter(c -> c.kind() == CriterionKind.TECHNICAL)
            .toList();
    this.items =
        tenderQueries.listItems(id).stream()
            .collect(Collectors.groupingBy(TenderQueries.LotItem::lotId));
    this.ranking =
        awardReportFigureQueries.listRanking(id).stream()
            .collect(Collectors.groupingBy(AwardReportFigureQueries.RankingRow::lotId));
    this.awards =
        awardReportFigureQueries.listAwards(id).stream()
            .collect(Collectors.groupingBy(AwardReportFigureQueries.AwardRow::lotId));
    this.unawarded = unawarded(awardReportFigureQueries.listUnawarded(id));
    this.scores =
        awardReportFigureQueries.listScores(id).stream()
            .collect(
                Collectors.groupingBy(
                    s -> new ScoredBid(s.lotId(), s.bidId()),
                    Collectors.toMap(
                        AwardReportFigureQueries.ScoreRow::criterionId,
                        AwardReportFigureQueries.ScoreRow::points)));
    this.discounts =
        awardQueries.listApplied(id).stream()
            .collect(Collectors.groupingBy(AwardQueries.AwardDiscount::awardId));
    this.given =
        awardReportFigureQueries.listGiven(id).stream()
            .collect(
                Collectors.groupingBy(
                    AwardReportFigureQueries.StateAwardRow::lotItemId,
                    Collectors.groupingBy(AwardReportFigureQueries.StateAwardRow::awardId)));
    this.benchmarks = new LotBenchmarks(tender, items, awardReportFigureQueries, conversion);
  }

  private static Map<Long, NoAward> unawarded(List<AwardReportFigureQueries.UnawardedRow> rows) {
    Map<Long, NoAward> causes = new HashMap<>();
    for (AwardReportFigureQueries.UnawardedRow row : rows) {
      NoAward cause = row.cause();
      if (cause != null) {
        causes.put(row.lotId(), cause);
      }
    }
    return causes;
  }

  private static Bilingual method(TenderQueries.Tender tender, TenderQueries tenderQueries) {
    return tender.weighsQuality()
        ? Wording.both(
            "reporting.method.weighted",
            tenderQueries.rule(tender.id(), TenderRule.WEIGHT_QUALITY),
            tenderQueries.rule(tender.id(), TenderRule.WEIGHT_PRICE))
        : Wording.both("reporting.method.lowest");
  }

  ReportLot lot(TenderQueries.TenderLot lot) {
    boolean open = isOpen(lot);
    // What the panel does with a lot that is back with it is not disclosed before it recommends.
    List<AwardReportFigureQueries.RankingRow> rows =
        open ? List.of() : ranking.getOrDefault(lot.id(), List.of());
    List<AwardReportFigureQueries.AwardRow> own = awards.getOrDefault(lot.id(), List.of());
    List<ReportLotItem> lotItems =
        items.getOrDefault(lot.id(), List.of()).stream()
            .flatMap(i -> items(i, own).stream())
            .toList();
    return new ReportLot(
        Integer.toString(lot.number()),
        Wording.of(lot.title()),
        method,
        criteria.stream()
            .map(c -> new AwardReport.Criterion(Wording.of(c.name()), required(c.weight())))
            .toList(),
        rows.stream().map(this::bid).toList(),
        own.stream().map(this::award).toList(),
        open ? List.of(Wording.both("reporting.reason.open")) : reasons(lot.id(), rows, own),
        money(benchmarks.of(lot.id())),
        lotItems,
        open);
  }

  /** Whether a lot is back with the panel, or waits to go back, while others are settled. */
  boolean isOpen(TenderQueries.TenderLot lot) {
    return lot.status() == LotStatus.ACTIVE
        && !awards.containsKey(lot.id())
        && tender.status() != TenderStatus.RECOMMENDED;
  }

  private AwardReport.Bid bid(AwardReportFigureQueries.RankingRow row) {
    Map<Long, BigDecimal> points =
        scores.getOrDefault(new ScoredBid(row.lotId(), row.bidId()), Map.of());
    List<BigDecimal> inOrder =
        criteria.stream().map(c -> points.get(c.id())).filter(p -> p != null).toList();
    boolean scored = !criteria.isEmpty() && inOrder.size() == criteria.size();
    return new AwardReport.Bid(
        Wording.of(row.supplier()),
        DisclosedPrices.tells(row.exclusion()) ? Optional.of(prices(row)) : Optional.empty(),
        scored ? Optional.of(row.technicalScore()) : Optional.empty(),
        scored ? inOrder : List.of(),
        Optional.ofNullable(row.rankPosition())
            .map(rank -> new AwardReport.BidScores(row.priceScore(), row.finalScore(), rank)),
        row.exclusion() == null
            ? Bilingual.empty()
            : Wording.exclusion("reporting", row.exclusion(), row.explanation()));
  }

  private AwardReport.Prices prices(AwardReportFigureQueries.RankingRow row) {
    return new AwardReport.Prices(
        money(row.bidTotal(), row.bidCurrency()),
        money(row.convertedTotal(), tender.currency()),
        money(row.evaluatedPrice().subtract(row.convertedTotal()), tender.currency()),
        money(row.evaluatedPrice(), tender.currency()));
  }

  private AwardReport.Award award(AwardReportFigureQueries.AwardRow award) {
    return new AwardReport.Award(
        supplier(award),
        money(award.amount(), award.currency()),
        money(award.convertedAmount(), tender.currency()),
        award.sharePercent());
  }

  private static Bilingual supplier(AwardReportFigureQueries.AwardRow award) {
    return Wording.of(award.supplier());
  }

  private List<Bilingual> reasons(
      long lotId,
      List<AwardReportFigureQueries.RankingRow> rows,
      List<AwardReportFigureQueries.AwardRow> own) {
    List<Bilingual> reasons = new ArrayList<>();
    rows.stream()
        .map(AwardReportFigureQueries.RankingRow::examination)
        .filter(n -> n > 1)
        .findFirst()
        .ifPresent(n -> reasons.add(Wording.both("reporting.reason.examination", n)));
    NoAward cause = unawarded.get(lotId);
    if (own.isEmpty() && cause != null) {
      reasons.add(Wording.both("tender.no-award." + cause));
    }
    for (AwardReportFigureQueries.AwardRow award : own) {
      List<Bilingual> its = reasons(rows, award);
      its.forEach(r -> reasons.add(own.size() > 1 ? named(supplier(award), r) : r));
    }
    // The reason of a scenario is that of all its winners: said once.
    own.stream()
        .map(AwardReportFigureQueries.AwardRow::reason)
        .filter(r -> !r.isBlank())
        .distinct()
        .forEach(r -> reasons.add(Bilingual.written(r)));
    return reasons;
  }

  private List<Bilingual> reasons(
      List<AwardReportFigureQueries.RankingRow> rows, AwardReportFigureQueries.AwardRow award) {
    List<Bilingual> reasons = new ArrayList<>();
    for (AwardReportFigureQueries.RankingRow row : rows) {
      if (row.bidId() == award.bidId()) {
        reasons.add(
            Wording.both(
                tender.weighsQuality() ? "reporting.reason.best" : "reporting.reason.lowest",
                row.rankPosition() == null ? 0 : row.rankPosition(),
                score(row.finalScore())));
        if (row.tieRule() != null) {
          reasons.add(Wording.both("reporting.tie." + row.tieRule()));
        }
        if (row.alternative() != null) {
          reasons.add(
              Wording.both("reporting.reason.alternative", Wording.written(row.alternative())));
        }
        if (award.confirmed()) {
          confirmed(row, award).ifPresent(reasons::add);
        }
      }
    }
    discounts.getOrDefault(award.id(), List.of()).forEach(d -> reasons.add(reason(d)));
    return reasons;
  }

  private static Bilingual reason(AwardQueries.AwardDiscount discount) {
    if (discount.isBundle()) {
      return Wording.both("reporting.reason.bundle", discount.whenWinning());
    }
    return discount.isOfSome()
        ? Wording.both(
            "reporting.reason.discount-some",
            discount.plainPercent(),
            discount.whenWinning(),
            discount.winning())
        : Wording.both(
            "reporting.reason.discount", discount.plainPercent(), discount.whenWinning());
  }

  /** Beside the total that was ranked, where the bid is awarded whole and as it was bid. */
  private Optional<Bilingual> confirmed(
      AwardReportFigureQueries.RankingRow row, AwardReportFigureQueries.AwardRow award) {
    Object now = org.muwahhad.shared.Money.rounded(award.amount(), award.currency());
    if (awards.getOrDefault(award.lotId(), List.of()).size() > 1
        || discounts.containsKey(award.id())) {
      return Optional.of(Wording.both("reporting.reason.confirmed-share", now));
    }
    return row.bidTotal().compareTo(award.amount()) == 0
        ? Optional.empty()
        : Optional.of(
            Wording.both(
                "reporting.reason.confirmed",
                org.muwahhad.shared.Money.rounded(row.bidTotal(), row.bidCurrency()),
                now));
  }

  /** Two names as one. */
  static Bilingual named(Bilingual name, Bilingual text) {
    return new Bilingual(name.ar() + " – " + text.ar(), name.en() + " – " + text.en());
  }

  /** An item as its awards give it: once, or of a divided lot once for each winner, named. */
  private List<ReportLotItem> items(
      TenderQueries.LotItem item, List<AwardReportFigureQueries.AwardRow> own) {
    Map<Long, List<AwardReportFigureQueries.StateAwardRow>> ofItem =
        given.getOrDefault(item.id(), Map.of());
    List<ReportLotItem> lines = new ArrayList<>();
    for (AwardReportFigureQueries.AwardRow award : own) {
      List<AwardReportFigureQueries.StateAwardRow> byState =
          ofItem.getOrDefault(award.id(), List.of());
      if (!byState.isEmpty()) {
        Bilingual name = Wording.of(item.name());
        lines.add(given(item, own.size() > 1 ? named(name, supplier(award)) : name, byState));
      }
    }
    return lines.isEmpty() ? List.of(unawarded(item)) : lines;
  }

  /**
   * In the currency of the tender an item costs its part of the award, and one unit what gives that
   * part back. A bid in another currency stands next to it as it is paid.
   */
  private ReportLotItem given(
      TenderQueries.LotItem item,
      Bilingual name,
      List<AwardReportFigureQueries.StateAwardRow> byState) {
    AwardReportFigureQueries.StateAwardRow given = byState.get(0);
    Price paid = new Price(given.unitPrice(), given.currency());
    boolean foreign = !given.currency().equals(tender.currency());
    BigDecimal amount =
        foreign
            ? required(converted.getOrDefault(given.awardId(), Map.of()).get(item.id())).amount()
            : given.amount();
    return new ReportLotItem(
        item.itemCode(),
        name,
        Wording.of(item.unit()),
        given.quantity(),
        Optional.of(
            foreign
                ? new Price(
                    Rounding.priceOf(amount, given.quantity(), tender.currency()),
                    tender.currency())
                : paid),
        Optional.of(money(amount, tender.currency())),
        byState.stream()
            .collect(
                Collectors.toMap(
                    AwardReportFigureQueries.StateAwardRow::stateCode,
                    AwardReportFigureQueries.StateAwardRow::stateQuantity)),
        foreign
            ? Optional.of(new PaidItem(paid, money(given.amount(), given.currency())))
            : Optional.empty());
  }

  private ReportLotItem unawarded(TenderQueries.LotItem item) {
    return new ReportLotItem(
        item.itemCode(),
        Wording.of(item.name()),
        Wording.of(item.unit()),
        benchmarks.quantity(item),
        Optional.empty(),
        Optional.empty(),
        benchmarks.quantities(item.id()));
  }

  /** A score in a sentence, with both its decimals. */
  static String score(BigDecimal score) {
    return Texts.in(Language.EN).score(score);
  }

  static Money money(org.muwahhad.shared.Money amount) {
    return money(amount.amount(), amount.currency());
  }

  static Money money(BigDecimal amount, String currency) {
    org.muwahhad.shared.Money rounded = org.muwahhad.shared.Money.rounded(amount, currency);
    return new Money(rounded.amount(), currency);
  }

  private static <T> T required(@org.jspecify.annotations.Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Missing in " + LotSections.class);
    }
    return value;
  }
}
