package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardCost;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.award.CostAwards;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.allocation.AllocationReport;
import org.muwahhad.reports.allocation.AllocationTemplate;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * What a tender's awards give one state, or one entity of it. Central buyers, auditors and members
 * of committees get it from the standstill on, as a draft until awards are in effect; then also the
 * coordinator of the state, and officers what is of their entity. While awards of some lots are in
 * effect and the others are open, it is of the former.
 *
 * <p>Refused with {@code reporting.before-standstill} before. Without a state in its subject there
 * is no such report.
 */
@Singleton
final class AllocationReporter implements Reporter<AllocationReport> {
  private final TenderQueries tenders;
  private final AwardQueries awards;
  private final AllocationReportQueries queries;
  private final CostAwards costAwards;
  private final ReportScopeQueries states;
  private final ReportScope.Reader scopes;
  private final ExchangeRateQueries rates;

  AllocationReporter(
      TenderQueries tenders,
      AwardQueries awards,
      AllocationReportQueries queries,
      CostAwards costAwards,
      ReportScopeQueries states,
      ReportScope.Reader scopes,
      ExchangeRateQueries rates) {
    this.tenders = tenders;
    this.awards = awards;
    this.queries = queries;
    this.costAwards = costAwards;
    this.states = states;
    this.scopes = scopes;
    this.rates = rates;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.ALLOCATION;
  }

  @Override
  public boolean isSameForAll() {
    return true;
  }

  @Override
  public GatheredReport<AllocationReport> gather(Actor actor, Subject subject) {
    ReportScope scope = scopes.read(subject);
    if (scope.isOfAll()) {
      throw new Refusal.NotFound("allocation of " + subject.written());
    }
    TenderQueries.Tender tender = tenders.getTender(subject.id());
    boolean inEffect = awards.isInEffect(tender);
    Grant as = permitFromStandstill(actor, tender, scope, inEffect);
    return new GatheredReport<>(
        as.role(),
        tender.number(),
        !inEffect,
        new AllocationTemplate(),
        issue -> new Schedule(tender, scope, inEffect).report(issue));
  }

  /**
   * Who may have what awards give: some from the standstill on, the states once it is in effect.
   */
  static Grant permitFromStandstill(
      Actor actor, TenderQueries.Tender tender, ReportScope scope, boolean inEffect) {
    Grant as = scope.permit(actor, Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER);
    boolean ofState =
        as.role() == Role.NATIONAL_COORDINATOR || as.role() == Role.PROCUREMENT_OFFICER;
    if (!inEffect && (ofState || !tender.status().hasReached(TenderStatus.STANDSTILL))) {
      throw new Refusal.RuleBroken("reporting.before-standstill", tender.number());
    }
    return as;
  }

  static LocalDate ratesOf(TenderQueries.Tender tender) {
    return Optional.ofNullable(tender.rateDate())
        .orElseThrow(() -> new IllegalStateException("No rate date: " + tender.number()));
  }

  private record AllocationKey(long awardId, long lotItemId, long demandLineId) {
    static AllocationKey of(AllocationReportQueries.LineRow row) {
      return new AllocationKey(row.awardId(), row.lotItemId(), row.demandLineId());
    }

    static AllocationKey of(AwardCost.CostLine line) {
      return new AllocationKey(line.awardId(), line.lotItemId(), line.demandLineId());
    }
  }

  /** The part of the state, read once. */
  private final class Schedule {
    private final TenderQueries.Tender tender;
    private final ReportScopeQueries.StateRow state;
    private final ReportScope scope;
    private final boolean inEffect;
    private final Conversion conversion;
    private final List<AllocationReportQueries.LineRow> lines;
    private final List<AllocationReportQueries.UnservedRow> unserved;
    private final Set<Integer> divided;
    private final Map<AllocationKey, AwardCost.NetAndVat> costs;

    Schedule(TenderQueries.Tender tender, ReportScope scope, boolean inEffect) {
      this.tender = tender;
      this.scope = scope;
      this.inEffect = inEffect;
      this.state =
          states
              .findState(scope.state())
              .orElseThrow(() -> new Refusal.NotFound("state " + scope.state()));
      this.conversion = rates.on(ratesOf(tender));
      this.lines = queries.listLines(tender.id(), scope.state(), scope.entityId(), !inEffect);
      this.unserved = queries.listUnserved(tender.id(), scope.state(), scope.entityId(), !inEffect);
      this.divided = divided(lines);
      this.costs =
          costAwards.of(tender.id()).lines().stream()
              .collect(Collectors.toMap(AllocationKey::of, AwardCost.CostLine::local));
    }

    private static Set<Integer> divided(List<AllocationReportQueries.LineRow> lines) {
      Map<Integer, Set<Long>> awards = new HashMap<>();
      lines.forEach(
          l -> awards.computeIfAbsent(l.lotNumber(), n -> new HashSet<>()).add(l.awardId()));
      awards.values().removeIf(a -> a.size() == 1);
      return awards.keySet();
    }

    AllocationReport report(Issue issue) {
      return new AllocationReport(
          tender.number(),
          tender.ocid(),
          Wording.of(tender.title()),
          state.code(),
          scope.isOfEntity() ? scope.entityName() : Wording.of(state.name()),
          Wording.of(state.officialName()),
          inEffect,
          ratesOf(tender),
          lines.isEmpty() ? state.vatPercent() : lines.get(0).vatPercent(),
          state.currency(),
          lots(),
          entities(),
          unserved.stream().map(this::unserved).toList(),
          Wording.both("reporting.procuring-body"),
          issue.at(),
          issue.proof());
    }

    private List<AllocationReport.AllocationLot> lots() {
      Map<Long, List<AllocationReportQueries.LineRow>> byAward = new LinkedHashMap<>();
      lines.stream()
          .sorted(
              Comparator.comparingInt(AllocationReportQueries.LineRow::lotNumber)
                  .thenComparingLong(AllocationReportQueries.LineRow::awardId))
          .forEach(l -> byAward.computeIfAbsent(l.awardId(), a -> new ArrayList<>()).add(l));
      return byAward.values().stream().map(this::lot).toList();
    }

    private AllocationReport.AllocationLot lot(List<AllocationReportQueries.LineRow> own) {
      AllocationReportQueries.LineRow first = own.get(0);
      BigDecimal net =
          own.stream()
              .map(AllocationReportQueries.LineRow::netAmount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      return new AllocationReport.AllocationLot(
          first.lotNumber(),
          Wording.of(first.lot()),
          Wording.of(first.supplier()),
          LotSections.money(net, first.currency()),
          Rounding.rate(conversion.unitsPer(first.currency(), state.currency())),
          own.stream()
              .map(l -> LotSections.money(local(l).net()))
              .reduce(Money.zero(state.currency()), Money::plus));
    }

    private List<AllocationReport.Entity> entities() {
      Map<String, List<AllocationReportQueries.LineRow>> byEntity = new LinkedHashMap<>();
      lines.forEach(l -> byEntity.computeIfAbsent(l.entityCode(), e -> new ArrayList<>()).add(l));
      return byEntity.values().stream()
          .map(
              own ->
                  new AllocationReport.Entity(
                      own.get(0).entityCode(),
                      Wording.of(own.get(0).entity()),
                      own.stream().map(this::line).toList()))
          .toList();
    }

    private AllocationReport.AllocationLine line(AllocationReportQueries.LineRow row) {
      return new AllocationReport.AllocationLine(
          row.demandLineId(),
          row.lotNumber(),
          row.itemCode(),
          item(row),
          Wording.of(row.place()),
          row.needBy(),
          row.quantity(),
          Wording.of(row.unit()),
          new Price(row.unitPrice(), row.currency()),
          LotSections.money(local(row).net()),
          LotSections.money(local(row).vat()));
    }

    /** Where the state has several suppliers for a lot, named with the one of the line. */
    private Bilingual item(AllocationReportQueries.LineRow row) {
      Bilingual item = Wording.of(row.item());
      return divided.contains(row.lotNumber())
          ? LotSections.named(item, Wording.of(row.supplier()))
          : item;
    }

    private AllocationReport.UnservedLine unserved(AllocationReportQueries.UnservedRow row) {
      return new AllocationReport.UnservedLine(
          Wording.of(row.entity()),
          row.lotNumber(),
          row.itemCode(),
          Wording.of(row.item()),
          row.needBy(),
          row.quantity(),
          Wording.of(row.unit()),
          AllocationReport.UnservedReason.valueOf(row.why()));
    }

    /** What a line costs in the currency of the state. */
    private AwardCost.NetAndVat local(AllocationReportQueries.LineRow row) {
      return Objects.requireNonNull(costs.get(AllocationKey.of(row)));
    }
  }
}
