package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.award.AwardViews;
import org.muwahhad.catalog.standard.PriceBreaks;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.savings.SavingsReport;
import org.muwahhad.reports.savings.SavingsTemplate;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRates;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/**
 * What buying together saved in a tender. Central buyers, auditors and members of committees get it
 * from the standstill on, as a draft until awards are in effect; then a coordinator gets the part
 * of the own state. While awards of some lots are in effect and the others are open, it is of the
 * former.
 *
 * <p>Refused with {@code reporting.before-standstill} before.
 */
@Singleton
final class SavingsReporter implements Reporter<SavingsReport> {
  private final TenderViews tenders;
  private final AwardViews awards;
  private final SavingsFigures figures;
  private final PriceBreaks breaks;
  private final Reach.Reader reaches;
  private final ExchangeRates rates;

  SavingsReporter(
      TenderViews tenders,
      AwardViews awards,
      SavingsFigures figures,
      PriceBreaks breaks,
      Reach.Reader reaches,
      ExchangeRates rates) {
    this.tenders = tenders;
    this.awards = awards;
    this.figures = figures;
    this.breaks = breaks;
    this.reaches = reaches;
    this.rates = rates;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.SAVINGS;
  }

  @Override
  public boolean isSameForAll() {
    return true;
  }

  @Override
  public Gathered<SavingsReport> gather(Actor actor, Subject subject) {
    Reach reach = reaches.read(subject);
    if (reach.isOfEntity()) {
      throw new Refusal.NotFound("savings of " + subject.written());
    }
    TenderViews.Tender tender = tenders.getTender(subject.id());
    boolean inEffect = awards.isInEffect(tender);
    Grant as = AllocationReporter.permitFromStandstill(actor, tender, reach, inEffect);
    return new Gathered<>(
        as.role(),
        tender.number(),
        !inEffect,
        new SavingsTemplate(),
        issue -> new Savings(tender, reach, inEffect).report(issue));
  }

  private record PartKey(long award, long revision, String state) {}

  /** What a state takes of an item of a lot, from all winners. */
  private record WholeKey(int lot, long revision, String state) {
    static WholeKey of(SavingsFigures.PartRow row) {
      return new WholeKey(row.lotNumber(), row.revisionId(), row.stateCode());
    }
  }

  /** What is compared, read once. */
  private final class Savings {
    private final TenderViews.Tender tender;
    private final Reach reach;
    private final boolean inEffect;
    private final Conversion conversion;
    private final List<SavingsFigures.PartRow> parts;
    private final Map<PartKey, Money> estimates = new HashMap<>();
    private final Map<WholeKey, BigDecimal> wholes = new HashMap<>();
    private final Map<Long, List<PriceBreaks.Break>> prices;

    Savings(TenderViews.Tender tender, Reach reach, boolean inEffect) {
      this.tender = tender;
      this.reach = reach;
      this.inEffect = inEffect;
      this.conversion = rates.on(AllocationReporter.ratesOf(tender));
      this.parts = figures.listParts(tender.id(), reach.state(), !inEffect);
      parts.forEach(p -> wholes.merge(WholeKey.of(p), p.quantity(), BigDecimal::add));
      for (SavingsFigures.EstimateRow row :
          figures.listEstimates(tender.id(), reach.state(), !inEffect)) {
        estimates.merge(
            new PartKey(row.awardId(), row.revisionId(), row.stateCode()),
            in(row.estimate(), row.currency()),
            Money::plus);
      }
      this.prices =
          breaks
              .listOfAll(parts.stream().map(SavingsFigures.PartRow::itemId).distinct().toList())
              .stream()
              .collect(Collectors.groupingBy(PriceBreaks.Break::itemId));
    }

    SavingsReport report(Issue issue) {
      return new SavingsReport(
          tender.number(),
          tender.ocid(),
          LotSections.text(tender.title()),
          inEffect,
          tender.currency(),
          AllocationReporter.ratesOf(tender),
          states(),
          lots(),
          figures.listWithout(tender.id(), !inEffect).stream()
              .map(
                  l ->
                      Wording.both(
                          "reporting.opening.lot",
                          l.number(),
                          new org.muwahhad.shared.Bilingual(l.titleAr(), l.titleEn())))
              .toList(),
          Wording.both("reporting.procuring-body"),
          issue.at(),
          issue.proof());
    }

    private List<SavingsReport.State> states() {
      Map<String, SavingsReport.State> states = new TreeMap<>();
      for (SavingsFigures.PartRow part : parts) {
        states.put(
            part.stateCode(),
            new SavingsReport.State(
                part.stateCode(), new Bilingual(part.stateAr(), part.stateEn())));
      }
      return List.copyOf(states.values());
    }

    private List<SavingsReport.Lot> lots() {
      Map<Long, List<SavingsFigures.PartRow>> byAward = new LinkedHashMap<>();
      parts.forEach(p -> byAward.computeIfAbsent(p.awardId(), a -> new ArrayList<>()).add(p));
      return byAward.values().stream().map(this::lot).toList();
    }

    private SavingsReport.Lot lot(List<SavingsFigures.PartRow> own) {
      SavingsFigures.PartRow first = own.get(0);
      Map<Long, List<SavingsFigures.PartRow>> byItem = new LinkedHashMap<>();
      own.forEach(p -> byItem.computeIfAbsent(p.revisionId(), r -> new ArrayList<>()).add(p));
      return new SavingsReport.Lot(
          first.lotNumber(),
          new Bilingual(first.lotAr(), first.lotEn()),
          new Bilingual(first.supplierAr(), first.supplierEn()),
          byItem.values().stream().map(this::item).toList());
    }

    private SavingsReport.Item item(List<SavingsFigures.PartRow> own) {
      SavingsFigures.PartRow first = own.get(0);
      return new SavingsReport.Item(
          first.itemCode(),
          new Bilingual(first.itemAr(), first.itemEn()),
          new Bilingual(first.unitAr(), first.unitEn()),
          own.stream().map(this::part).toList());
    }

    /** Alone a state would have bought all of it at once, also where the lot is divided. */
    private SavingsReport.Part part(SavingsFigures.PartRow row) {
      BigDecimal whole = wholes.getOrDefault(WholeKey.of(row), row.quantity());
      Optional<PriceBreaks.Break> step =
          prices.getOrDefault(row.itemId(), List.of()).stream()
              .filter(b -> b.quantityFrom().compareTo(whole) <= 0)
              .max(Comparator.comparing(PriceBreaks.Break::quantityFrom));
      Money alone =
          step.map(b -> LotSections.money(b.unitPrice(), b.currency()))
              .orElseGet(() -> LotSections.money(row.benchmarkPrice(), row.benchmarkCurrency()));
      PartKey key = new PartKey(row.awardId(), row.revisionId(), row.stateCode());
      return new SavingsReport.Part(
          row.stateCode(),
          row.quantity(),
          step.map(PriceBreaks.Break::quantityFrom).orElse(null),
          alone,
          new SavingsReport.Figures(
              in(row.net(), row.currency()),
              in(row.benchmarkPrice().multiply(row.quantity()), row.benchmarkCurrency()),
              estimates.getOrDefault(key, Money.zero(tender.currency())),
              in(alone.amount().multiply(row.quantity()), alone.currency())));
    }

    private Money in(BigDecimal amount, String currency) {
      return new Money(
          conversion
              .convert(new org.muwahhad.shared.Money(amount, currency), tender.currency())
              .amount(),
          tender.currency());
    }
  }
}
