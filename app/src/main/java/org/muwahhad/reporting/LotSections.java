package org.muwahhad.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.shared.Conversion;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * The lots of an award report. Two-envelope rule: the prices of bids that failed the administrative
 * or technical examination are not printed.
 */
final class LotSections {
  private final TenderViews.Tender tender;
  private final Conversion conversion;
  private final Bilingual method;
  private final List<TenderViews.Criterion> criteria;
  private final Map<Long, List<TenderViews.LotItem>> items;
  private final Map<Long, List<AwardFigures.RankingRow>> ranking;
  private final Map<Long, AwardFigures.AwardRow> awards;
  private final Map<Scored, Map<Long, BigDecimal>> scores;
  private final Map<Long, AwardFigures.PriceRow> prices;
  private final Map<Long, Map<String, BigDecimal>> quantities;

  /** A bid as ranked for a lot. */
  private record Scored(long lotId, long bidId) {}

  LotSections(
      TenderViews.Tender tender, TenderViews views, AwardFigures figures, Conversion conversion) {
    long id = tender.id();
    this.tender = tender;
    this.conversion = conversion;
    this.method = method(tender, views);
    this.criteria =
        views.listCriteria(id).stream().filter(c -> c.kind() == CriterionKind.TECHNICAL).toList();
    this.items =
        views.listItems(id).stream().collect(Collectors.groupingBy(TenderViews.LotItem::lotId));
    this.ranking =
        figures.listRanking(id).stream()
            .collect(Collectors.groupingBy(AwardFigures.RankingRow::lotId));
    this.awards =
        figures.listAwards(id).stream()
            .collect(Collectors.toMap(AwardFigures.AwardRow::lotId, a -> a));
    this.scores =
        figures.listScores(id).stream()
            .collect(
                Collectors.groupingBy(
                    s -> new Scored(s.lotId(), s.bidId()),
                    Collectors.toMap(
                        AwardFigures.ScoreRow::criterionId, AwardFigures.ScoreRow::points)));
    this.prices =
        figures.listPrices(id).stream()
            .collect(Collectors.toMap(AwardFigures.PriceRow::lotItemId, p -> p));
    this.quantities =
        figures.listStateQuantities(id).stream()
            .collect(
                Collectors.groupingBy(
                    AwardFigures.StateQuantityRow::lotItemId,
                    Collectors.toMap(
                        AwardFigures.StateQuantityRow::stateCode,
                        AwardFigures.StateQuantityRow::quantity)));
  }

  private static Bilingual method(TenderViews.Tender tender, TenderViews views) {
    return tender.weighsQuality()
        ? Wording.both(
            "reporting.method.weighted",
            views.rule(tender.id(), "weight.quality"),
            views.rule(tender.id(), "weight.price"))
        : Wording.both("reporting.method.lowest");
  }

  AwardReport.Lot lot(TenderViews.Lot lot) {
    boolean open = isOpen(lot);
    // What the panel does with a lot that is back with it is not told before it recommends.
    List<AwardFigures.RankingRow> rows =
        open ? List.of() : ranking.getOrDefault(lot.id(), List.of());
    Optional<AwardFigures.AwardRow> award = Optional.ofNullable(awards.get(lot.id()));
    List<AwardReport.Item> lotItems =
        items.getOrDefault(lot.id(), List.of()).stream().map(this::item).toList();
    return new AwardReport.Lot(
        Integer.toString(lot.number()),
        text(lot.title()),
        method,
        criteria.stream()
            .map(c -> new AwardReport.Criterion(text(c.name()), required(c.weight())))
            .toList(),
        rows.stream().map(this::bid).toList(),
        award.stream().map(this::award).toList(),
        open ? List.of(Wording.both("reporting.reason.open")) : reasons(rows, award),
        benchmark(lot.id()),
        lotItems,
        open);
  }

  /** Whether a lot is back with the panel, or waits to go back, while others are settled. */
  boolean isOpen(TenderViews.Lot lot) {
    return lot.status() == LotStatus.ACTIVE
        && !awards.containsKey(lot.id())
        && tender.status() != TenderStatus.RECOMMENDED;
  }

  Money benchmark(long lotId) {
    return items.getOrDefault(lotId, List.of()).stream()
        .map(i -> converted(i.benchmark().times(quantity(i))))
        .reduce(Money.zero(tender.currency()), Money::plus);
  }

  private AwardReport.Bid bid(AwardFigures.RankingRow row) {
    boolean opened =
        !"ADMINISTRATIVE".equals(row.exclusion()) && !"TECHNICAL".equals(row.exclusion());
    Map<Long, BigDecimal> points =
        scores.getOrDefault(new Scored(row.lotId(), row.bidId()), Map.of());
    List<BigDecimal> inOrder =
        criteria.stream().map(c -> points.get(c.id())).filter(p -> p != null).toList();
    boolean scored = !criteria.isEmpty() && inOrder.size() == criteria.size();
    return new AwardReport.Bid(
        new Bilingual(row.supplierAr(), row.supplierEn()),
        opened ? Optional.of(prices(row)) : Optional.empty(),
        scored ? Optional.of(row.technicalScore()) : Optional.empty(),
        scored ? inOrder : List.of(),
        Optional.ofNullable(row.rankPosition())
            .map(rank -> new AwardReport.Standing(row.priceScore(), row.finalScore(), rank)),
        row.exclusion() == null
            ? Bilingual.empty()
            : Wording.both("reporting.exclusion." + row.exclusion()));
  }

  private AwardReport.Prices prices(AwardFigures.RankingRow row) {
    return new AwardReport.Prices(
        money(row.bidTotal(), row.bidCurrency()),
        money(row.convertedTotal(), tender.currency()),
        money(row.evaluatedPrice().subtract(row.convertedTotal()), tender.currency()),
        money(row.evaluatedPrice(), tender.currency()));
  }

  private AwardReport.Award award(AwardFigures.AwardRow award) {
    return new AwardReport.Award(
        new Bilingual(award.supplierAr(), award.supplierEn()),
        money(award.amount(), award.currency()),
        money(award.convertedTotal(), tender.currency()),
        BigDecimal.valueOf(100));
  }

  private List<Bilingual> reasons(
      List<AwardFigures.RankingRow> rows, Optional<AwardFigures.AwardRow> award) {
    List<Bilingual> reasons = new ArrayList<>();
    rows.stream()
        .map(AwardFigures.RankingRow::examination)
        .filter(n -> n > 1)
        .findFirst()
        .ifPresent(n -> reasons.add(Wording.both("reporting.reason.examination", n)));
    if (award.isEmpty()) {
      reasons.add(Wording.both("reporting.reason.none"));
      return reasons;
    }
    for (AwardFigures.RankingRow row : rows) {
      if (row.bidId() == award.get().bidId()) {
        reasons.add(
            Wording.both(
                tender.weighsQuality() ? "reporting.reason.best" : "reporting.reason.lowest",
                row.rankPosition() == null ? 0 : row.rankPosition(),
                row.finalScore()));
        if (row.tieRule() != null) {
          reasons.add(Wording.both("reporting.tie." + row.tieRule()));
        }
        if (row.bidTotal().compareTo(award.get().amount()) != 0) {
          reasons.add(
              Wording.both(
                  "reporting.reason.confirmed",
                  amount(row.bidTotal(), row.bidCurrency()),
                  amount(award.get().amount(), award.get().currency())));
        }
      }
    }
    if (!award.get().reason().isBlank()) {
      reasons.add(Bilingual.same(award.get().reason()));
    }
    return reasons;
  }

  private AwardReport.Item item(TenderViews.LotItem item) {
    Optional<AwardFigures.PriceRow> price = Optional.ofNullable(prices.get(item.id()));
    return new AwardReport.Item(
        item.itemCode(),
        text(item.name()),
        text(item.unit()),
        quantity(item),
        price.map(p -> converted(new org.muwahhad.shared.Money(p.unitPrice(), p.currency()))),
        price.map(
            p ->
                converted(
                    new org.muwahhad.shared.Money(p.unitPrice(), p.currency())
                        .times(quantity(item)))),
        quantities.getOrDefault(item.id(), Map.of()));
  }

  /** The quantity in force: what the states take of the item together. */
  private BigDecimal quantity(TenderViews.LotItem item) {
    return quantities.getOrDefault(item.id(), Map.of()).values().stream()
        .reduce(BigDecimal::add)
        .orElse(item.quantity());
  }

  private static String amount(BigDecimal amount, String currency) {
    return org.muwahhad.shared.Money.rounded(amount, currency).amount().toPlainString()
        + " "
        + currency;
  }

  private Money converted(org.muwahhad.shared.Money amount) {
    org.muwahhad.shared.Money in = conversion.convert(amount, tender.currency());
    return new Money(in.amount(), in.currency());
  }

  static Money money(BigDecimal amount, String currency) {
    org.muwahhad.shared.Money rounded = org.muwahhad.shared.Money.rounded(amount, currency);
    return new Money(rounded.amount(), currency);
  }

  static Bilingual text(org.muwahhad.shared.Bilingual text) {
    return new Bilingual(text.ar(), text.en());
  }

  private static BigDecimal required(@org.jspecify.annotations.Nullable BigDecimal weight) {
    if (weight == null) {
      throw new IllegalStateException("A technical criterion has a weight");
    }
    return weight;
  }
}
