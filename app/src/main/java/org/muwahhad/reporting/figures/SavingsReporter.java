package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
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
import org.muwahhad.access.Scope;
import org.muwahhad.award.AwardCost;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.award.CostAwards;
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
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;

/**
 * What buying together saved in a tender. Central buyers, auditors and members of committees get it
 * from the standstill on, as a draft until awards are in effect; then a coordinator gets the part
 * of their own state. While awards of some lots are in effect and the others are open, it is of the
 * former.
 *
 * <p>Refused with {@code reporting.before-standstill} before.
 */
@Singleton
final class SavingsReporter implements Reporter<SavingsReport> {
  private final TenderQueries tenders;
  private final AwardQueries awards;
  private final SavingsReportQueries queries;
  private final CostAwards costAwards;
  private final PriceBreaks breaks;
  private final ReportScope.Reader scopes;
  private final ExchangeRateQueries rates;

  SavingsReporter(
      TenderQueries tenders,
      AwardQueries awards,
      SavingsReportQueries queries,
      CostAwards costAwards,
      PriceBreaks breaks,
      ReportScope.Reader scopes,
      ExchangeRateQueries rates) {
    this.tenders = tenders;
    this.awards = awards;
    this.queries = queries;
    this.costAwards = costAwards;
    this.breaks = breaks;
    this.scopes = scopes;
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
  public GatheredReport<SavingsReport> gather(Actor actor, Subject subject) {
    ReportScope scope = scopes.read(subject);
    if (scope.isOfEntity()) {
      throw new Refusal.NotFound("savings of " + subject.written());
    }
    TenderQueries.Tender tender = tenders.getTender(subject.id());
    boolean inEffect = awards.isInEffect(tender);
    Grant as = AllocationReporter.permitFromStandstill(actor, tender, scope, inEffect);
    return new GatheredReport<>(
        as.role(),
        tender.number(),
        !inEffect,
        new SavingsTemplate(),
        issue -> new Savings(tender, scope, inEffect).report(issue));
  }

  /** What is compared of a tender with awards in effect, for all states, as its report tells it. */
  List<SavingsReport.SavingsLot> ofAllStates(TenderQueries.Tender tender) {
    ReportScope all = new ReportScope(Scope.ALL, Bilingual.empty(), Bilingual.empty());
    return new Savings(tender, all, true).lots();
  }

  private record PartKey(long award, long revision, String state) {
    static PartKey of(SavingsReportQueries.PartRow row) {
      return new PartKey(row.awardId(), row.revisionId(), row.stateCode());
    }
  }

  /** What a state takes of an item of a lot, from all winners. */
  private record WholeKey(int lot, long revision, String state) {
    static WholeKey of(SavingsReportQueries.PartRow row) {
      return new WholeKey(row.lotNumber(), row.revisionId(), row.stateCode());
    }
  }

  /** What is compared, read once. */
  private final class Savings {
    private final TenderQueries.Tender tender;
    private final ReportScope scope;
    private final boolean inEffect;
    private final Conversion conversion;
    private final List<SavingsReportQueries.PartRow> parts;
    private final Map<PartKey, Money> net = new HashMap<>();
    private final Map<PartKey, Money> benchmarks = new HashMap<>();
    private final Map<PartKey, Money> estimates = new HashMap<>();
    private final Map<WholeKey, BigDecimal> wholes = new HashMap<>();
    private final Map<Long, List<PriceBreaks.Break>> prices;

    Savings(TenderQueries.Tender tender, ReportScope scope, boolean inEffect) {
      this.tender = tender;
      this.scope = scope;
      this.inEffect = inEffect;
      this.conversion = rates.on(AllocationReporter.ratesOf(tender));
      // Of the whole tender also for one state: its figures are parts of those of the tender.
      List<SavingsReportQueries.PartRow> all = queries.listParts(tender.id(), "", !inEffect);
      this.parts =
          all.stream().filter(p -> scope.isOfAll() || p.stateCode().equals(scope.state())).toList();
      all.forEach(p -> wholes.merge(WholeKey.of(p), p.quantity(), BigDecimal::add));
      addNet();
      addBenchmarks(all);
      addEstimates(all);
      this.prices =
          breaks
              .listOfAll(
                  parts.stream().map(SavingsReportQueries.PartRow::itemId).distinct().toList())
              .stream()
              .collect(Collectors.groupingBy(PriceBreaks.Break::itemId));
    }

    private void addNet() {
      Map<Long, Long> revisions = new HashMap<>();
      queries.listRevisions(tender.id()).forEach(r -> revisions.put(r.lotItemId(), r.revisionId()));
      for (AwardCost.CostLine line : costAwards.of(tender.id()).lines()) {
        net.merge(
            new PartKey(
                line.awardId(), revisions.getOrDefault(line.lotItemId(), 0L), line.stateCode()),
            LotSections.money(line.converted().net()),
            Money::plus);
      }
    }

    /** Rounded once for each lot; what each part has of it is shared out. */
    private void addBenchmarks(List<SavingsReportQueries.PartRow> all) {
      Map<Integer, List<SavingsReportQueries.PartRow>> byLot = new LinkedHashMap<>();
      all.forEach(p -> byLot.computeIfAbsent(p.lotNumber(), l -> new ArrayList<>()).add(p));
      byLot
          .values()
          .forEach(own -> shareOut(own, own.stream().map(this::benchmark).toList(), benchmarks));
    }

    private BigDecimal benchmark(SavingsReportQueries.PartRow row) {
      return exact(row.benchmarkPrice(), row.benchmarkCurrency())
          .multiply(row.quantity(), MathContext.DECIMAL128);
    }

    /** Rounded once for all that is awarded; what each part has of it is shared out. */
    private void addEstimates(List<SavingsReportQueries.PartRow> all) {
      Map<PartKey, BigDecimal> exact = new HashMap<>();
      queries
          .listEstimates(tender.id(), "", !inEffect)
          .forEach(
              r ->
                  exact.merge(
                      new PartKey(r.awardId(), r.revisionId(), r.stateCode()),
                      exact(r.estimate(), r.currency()),
                      BigDecimal::add));
      shareOut(
          all,
          all.stream().map(p -> exact.getOrDefault(PartKey.of(p), BigDecimal.ZERO)).toList(),
          estimates);
    }

    private void shareOut(
        List<SavingsReportQueries.PartRow> rows,
        List<BigDecimal> exact,
        Map<PartKey, Money> figures) {
      BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      List<BigDecimal> shared =
          Rounding.shareOut(org.muwahhad.shared.Money.rounded(sum, tender.currency()), exact);
      for (int i = 0; i < rows.size(); i++) {
        figures.put(PartKey.of(rows.get(i)), new Money(shared.get(i), tender.currency()));
      }
    }

    private BigDecimal exact(BigDecimal amount, String currency) {
      return conversion.exact(new org.muwahhad.shared.Money(amount, currency), tender.currency());
    }

    SavingsReport report(Issue issue) {
      return new SavingsReport(
          tender.number(),
          tender.ocid(),
          Wording.of(tender.title()),
          inEffect,
          tender.currency(),
          AllocationReporter.ratesOf(tender),
          states(),
          lots(),
          queries.listWithout(tender.id(), !inEffect).stream()
              .map(l -> Wording.both("reporting.opening.lot", l.number(), l.title()))
              .toList(),
          Wording.both("reporting.procuring-body"),
          issue.at(),
          issue.proof());
    }

    private List<SavingsReport.SavingsState> states() {
      Map<String, SavingsReport.SavingsState> states = new TreeMap<>();
      for (SavingsReportQueries.PartRow part : parts) {
        states.put(
            part.stateCode(),
            new SavingsReport.SavingsState(part.stateCode(), Wording.of(part.state())));
      }
      return List.copyOf(states.values());
    }

    private List<SavingsReport.SavingsLot> lots() {
      Map<Long, List<SavingsReportQueries.PartRow>> byAward = new LinkedHashMap<>();
      parts.forEach(p -> byAward.computeIfAbsent(p.awardId(), a -> new ArrayList<>()).add(p));
      return byAward.values().stream().map(this::lot).toList();
    }

    private SavingsReport.SavingsLot lot(List<SavingsReportQueries.PartRow> own) {
      SavingsReportQueries.PartRow first = own.get(0);
      Map<Long, List<SavingsReportQueries.PartRow>> byItem = new LinkedHashMap<>();
      own.forEach(p -> byItem.computeIfAbsent(p.revisionId(), r -> new ArrayList<>()).add(p));
      return new SavingsReport.SavingsLot(
          first.lotNumber(),
          Wording.of(first.lot()),
          Wording.of(first.supplier()),
          byItem.values().stream().map(this::item).toList());
    }

    private SavingsReport.SavingsItem item(List<SavingsReportQueries.PartRow> own) {
      SavingsReportQueries.PartRow first = own.get(0);
      return new SavingsReport.SavingsItem(
          first.itemCode(),
          Wording.of(first.item()),
          Wording.of(first.unit()),
          own.stream().map(this::part).toList());
    }

    /** Alone a state would have bought all of it at once, also where the lot is divided. */
    private SavingsReport.SavingsPart part(SavingsReportQueries.PartRow row) {
      BigDecimal whole = wholes.getOrDefault(WholeKey.of(row), row.quantity());
      Optional<PriceBreaks.Break> step =
          prices.getOrDefault(row.itemId(), List.of()).stream()
              .filter(b -> b.quantityFrom().compareTo(whole) <= 0)
              .max(Comparator.comparing(PriceBreaks.Break::quantityFrom));
      Money alone =
          step.map(b -> LotSections.money(b.unitPrice(), b.currency()))
              .orElseGet(() -> LotSections.money(row.benchmarkPrice(), row.benchmarkCurrency()));
      PartKey key = PartKey.of(row);
      Money none = Money.zero(tender.currency());
      return new SavingsReport.SavingsPart(
          row.stateCode(),
          row.quantity(),
          step.map(PriceBreaks.Break::quantityFrom).orElse(null),
          alone,
          new SavingsReport.SavingsComparison(
              net.getOrDefault(key, none),
              benchmarks.getOrDefault(key, none),
              estimates.getOrDefault(key, none),
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
