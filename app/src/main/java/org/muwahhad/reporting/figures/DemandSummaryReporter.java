package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.desk.CloseReportQueries;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.submission.DemandAmendments;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.demandsummary.DemandSummaryReport;
import org.muwahhad.reports.demandsummary.DemandSummaryTemplate;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The demand of a round: of all invited states for central buyers, auditors and members of
 * committees, of one state also for its coordinator, of one entity also for its officers. A draft
 * while the round may still be endorsed.
 *
 * <p>Refused with {@code demand.no-close-report} before the round is closed.
 */
@Singleton
final class DemandSummaryReporter implements Reporter<DemandSummaryReport> {
  private static final String ALL_STATES = "USD";
  private static final int ALL_LINES = 1_000_000;
  private final RoundQueries rounds;
  private final CloseReportQueries closeReport;
  private final DemandAmendments amendments;
  private final DemandSummaryQueries queries;
  private final ReportScope.Reader scopes;
  private final ExchangeRateQueries rates;
  private final DatabaseClock clock;

  DemandSummaryReporter(
      RoundQueries rounds,
      CloseReportQueries closeReport,
      DemandAmendments amendments,
      DemandSummaryQueries queries,
      ReportScope.Reader scopes,
      ExchangeRateQueries rates,
      DatabaseClock clock) {
    this.rounds = rounds;
    this.closeReport = closeReport;
    this.amendments = amendments;
    this.queries = queries;
    this.scopes = scopes;
    this.rates = rates;
    this.clock = clock;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.DEMAND_SUMMARY;
  }

  @Override
  public boolean isSameForAll() {
    return true;
  }

  @Override
  public GatheredReport<DemandSummaryReport> gather(Actor actor, Subject subject) {
    ReportScope scope = scopes.read(subject);
    Grant as = scope.permit(actor, Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER);
    RoundQueries.RoundRow round = rounds.getRow(subject.id());
    Instant closedAt = round.closedAt();
    boolean closed =
        round.status() == RoundStatus.CLOSED || round.status() == RoundStatus.AGGREGATED;
    if (!closed || closedAt == null) {
      throw new Refusal.RuleBroken("demand.no-close-report");
    }
    return new GatheredReport<>(
        as.role(),
        round.code(),
        round.status() == RoundStatus.CLOSED && clock.now().isBefore(round.endorsementUntil()),
        new DemandSummaryTemplate(),
        issue -> new Summary(round, closedAt, scope).report(issue));
  }

  private record ItemKey(String code, String unit) {}

  /** The figures, read once. */
  private final class Summary {
    private final RoundQueries.RoundRow round;
    private final Instant closedAt;
    private final ReportScope scope;
    private final String currency;
    private final Conversion conversion;
    private final LocalDate ratesOf;
    private final List<DemandSummaryQueries.StateRow> states;
    private final List<DemandSummaryQueries.SumRow> sums;
    private final List<CloseReportQueries.LeftOutLine> leftOut;
    private final List<DemandSummaryReport.EntityNotIn> notIn;

    Summary(RoundQueries.RoundRow round, Instant closedAt, ReportScope scope) {
      this.round = round;
      this.closedAt = closedAt;
      this.scope = scope;
      this.ratesOf = RiyadhDay.of(closedAt);
      this.conversion = rates.on(ratesOf);
      this.states = queries.listStates(round.id(), scope.state(), scope.entityId());
      this.currency = scope.isOfAll() || states.isEmpty() ? ALL_STATES : states.get(0).currency();
      this.sums = queries.listSums(round.id(), scope.state(), scope.entityId());
      this.leftOut = closeReport.list(round.id(), scope.state(), scope.entityId(), ALL_LINES, 0);
      this.notIn = notIn();
    }

    DemandSummaryReport report(Issue issue) {
      return new DemandSummaryReport(
          round.code(),
          Wording.of(round.name()),
          scope.isOfEntity() ? scope.entityName() : scope.stateName(),
          round.opensAt(),
          closedAt,
          round.endorsementUntil(),
          currency,
          ratesOf,
          queries.listCategories(round.id()).stream().map(c -> Wording.of(c.name())).toList(),
          states.stream().map(this::state).toList(),
          categories(),
          items(),
          notIn,
          leftOut.stream().map(this::leftOut).toList(),
          unfinished(),
          Wording.both("reporting.procuring-body"),
          issue.at(),
          issue.proof());
    }

    private DemandSummaryReport.SummaryState state(DemandSummaryQueries.StateRow state) {
      List<DemandSummaryQueries.SumRow> own =
          sums.stream().filter(s -> s.stateCode().equals(state.code())).toList();
      return new DemandSummaryReport.SummaryState(
          state.code(),
          Wording.of(state.name()),
          state.entities(),
          state.endorsed(),
          own.stream().mapToInt(DemandSummaryQueries.SumRow::lineCount).sum(),
          total(own.stream().filter(s -> s.commitment().equals("FIRM")).toList()),
          total(own.stream().filter(s -> !s.commitment().equals("FIRM")).toList()));
    }

    private List<DemandSummaryReport.Category> categories() {
      Map<String, List<DemandSummaryQueries.SumRow>> byCategory = new LinkedHashMap<>();
      sums.forEach(
          s -> byCategory.computeIfAbsent(s.categoryCode(), c -> new ArrayList<>()).add(s));
      return byCategory.values().stream()
          .map(this::category)
          .sorted(Comparator.comparing(c -> c.total().amount().negate()))
          .toList();
    }

    private DemandSummaryReport.Category category(List<DemandSummaryQueries.SumRow> rows) {
      DemandSummaryQueries.SumRow first = rows.get(0);
      return new DemandSummaryReport.Category(
          first.categoryCode(),
          Wording.of(first.category()),
          (int) rows.stream().map(DemandSummaryQueries.SumRow::stateCode).distinct().count(),
          (int) rows.stream().map(r -> new ItemKey(r.itemCode(), r.unitCode())).distinct().count(),
          rows.stream().mapToInt(DemandSummaryQueries.SumRow::lineCount).sum(),
          total(rows));
    }

    private List<DemandSummaryReport.SummaryItem> items() {
      Map<ItemKey, List<DemandSummaryQueries.SumRow>> byItem = new LinkedHashMap<>();
      for (DemandSummaryQueries.SumRow row : sums) {
        ItemKey key = new ItemKey(row.itemCode(), row.unitCode());
        byItem.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
      return byItem.values().stream()
          .map(this::item)
          .sorted(Comparator.comparing(i -> i.total().amount().negate()))
          .toList();
    }

    private DemandSummaryReport.SummaryItem item(List<DemandSummaryQueries.SumRow> rows) {
      DemandSummaryQueries.SumRow first = rows.get(0);
      Map<String, DemandSummaryReport.StateQuantity> byState = new LinkedHashMap<>();
      for (DemandSummaryQueries.SumRow row : rows) {
        byState.merge(
            row.stateCode(),
            new DemandSummaryReport.StateQuantity(row.stateCode(), row.quantity()),
            (a, b) ->
                new DemandSummaryReport.StateQuantity(a.state(), a.quantity().add(b.quantity())));
      }
      return new DemandSummaryReport.SummaryItem(
          first.itemCode(),
          Wording.of(first.name()),
          Wording.of(first.unit()),
          rows.stream().mapToInt(DemandSummaryQueries.SumRow::lineCount).sum(),
          byState.values().stream()
              .map(DemandSummaryReport.StateQuantity::quantity)
              .reduce(BigDecimal.ZERO, BigDecimal::add),
          List.copyOf(byState.values()),
          total(rows));
    }

    private List<DemandSummaryReport.EntityNotIn> notIn() {
      Map<Long, List<Money>> lines = new HashMap<>();
      leftOut.forEach(
          l -> lines.computeIfAbsent(l.submissionId(), s -> new ArrayList<>()).add(worth(l)));
      List<DemandSummaryReport.EntityNotIn> all = new ArrayList<>(silent());
      for (DemandSummaryQueries.EntityNotInRow row :
          queries.listNotIn(round.id(), scope.state(), scope.entityId())) {
        List<Money> own = lines.getOrDefault(row.submissionId(), List.of());
        String reason = row.reason();
        all.add(
            new DemandSummaryReport.EntityNotIn(
                Wording.of(row.state()),
                Wording.of(row.entity()),
                DemandSummaryReport.AbsenceReason.valueOf(row.why().name()),
                reason == null ? "" : reason,
                own.size(),
                own.stream().reduce(Money.zero(currency), Money::plus)));
      }
      all.sort(Comparator.comparing(n -> n.state().en()));
      return all;
    }

    /** Entities that began no submission. */
    private List<DemandSummaryReport.EntityNotIn> silent() {
      Map<String, Bilingual> names = new HashMap<>();
      states.forEach(s -> names.put(s.code(), Wording.of(s.name())));
      return closeReport.listSilent(round.id(), scope.state(), scope.entityId()).stream()
          .map(
              e ->
                  new DemandSummaryReport.EntityNotIn(
                      names.getOrDefault(e.stateCode(), Bilingual.same(e.stateCode())),
                      Wording.of(e.name()),
                      DemandSummaryReport.AbsenceReason.NONE_BEGUN,
                      "",
                      0,
                      Money.zero(currency)))
          .toList();
    }

    private DemandSummaryReport.LineLeftOut leftOut(CloseReportQueries.LeftOutLine line) {
      return new DemandSummaryReport.LineLeftOut(
          Wording.of(line.state()),
          line.entityCode(),
          Wording.of(line.entity()),
          line.lineNumber(),
          line.itemCode(),
          Wording.of(line.name()),
          line.quantity(),
          Wording.of(line.unit()),
          worth(line),
          DemandSummaryReport.AbsenceReason.valueOf(line.why().name()));
    }

    private List<DemandSummaryReport.UnfinishedChanges> unfinished() {
      return amendments.listOfRound(round.id(), scope.state(), scope.entityId()).stream()
          .map(
              a ->
                  new DemandSummaryReport.UnfinishedChanges(
                      Wording.of(a.state()),
                      Wording.of(a.entity()),
                      a.receiptNumber(),
                      a.begunAt()))
          .toList();
    }

    private Money total(List<DemandSummaryQueries.SumRow> rows) {
      return rows.stream()
          .map(r -> in(org.muwahhad.shared.Money.rounded(r.total(), r.currency())))
          .reduce(Money.zero(currency), Money::plus);
    }

    private Money worth(CloseReportQueries.LeftOutLine line) {
      return in(line.unitPrice().times(line.quantity()));
    }

    private Money in(org.muwahhad.shared.Money amount) {
      return new Money(conversion.convert(amount, currency).amount(), currency);
    }
  }
}
