package org.muwahhad.overview;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.performance.SpendFigures;
import org.muwahhad.framework.performance.ViewSpend;
import org.muwahhad.home.PendingAction;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.overview.OverviewReport;
import org.muwahhad.reports.overview.OverviewTemplate;
import org.muwahhad.shared.Refusal;

/**
 * The overview as a report of a few pages: its figures as on the page, and the first of each list.
 * The part of the subject names the state, if it is of one, and the currency ({@link
 * OverviewScope}). It stands as of the day on which it is asked for.
 */
@Singleton
final class OverviewReporter implements Reporter<OverviewReport> {
  /** There is one region, so there is one subject. */
  private static final long REGION = 1;

  /** How many of a list are in the report, and how many categories: more make it too long. */
  private static final int FIRST = 3;

  private static final int CATEGORIES = 6;
  private final ViewOverview viewOverview;
  private final ViewSpend viewSpend;

  OverviewReporter(ViewOverview viewOverview, ViewSpend viewSpend) {
    this.viewOverview = viewOverview;
    this.viewSpend = viewSpend;
  }

  /** The report of what a page shows, as it stands in addresses. */
  static String subject(OverviewView view) {
    return new Subject(Subject.SubjectKind.REGION, REGION, OverviewScope.of(view).written())
        .written();
  }

  @Override
  public ReportKind kind() {
    return ReportKind.OVERVIEW;
  }

  @Override
  public GatheredReport<OverviewReport> gather(Actor actor, Subject subject) {
    if (subject.id() != REGION) {
      throw new Refusal.NotFound("overview " + subject.written());
    }
    OverviewScope scope = OverviewScope.read(subject.part());
    OverviewView view = viewOverview.of(actor, scope);
    SpendFigures spend = viewSpend.total(actor, scope.state(), scope.currency());
    Role as =
        actor
            .require(
                Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR)
            .role();
    return new GatheredReport<>(
        as,
        view.ratesOf().toString(),
        false,
        new OverviewTemplate(),
        issue -> report(view, spend, issue));
  }

  private static OverviewReport report(OverviewView view, SpendFigures spend, Issue issue) {
    OverviewView.NamedState state = view.state();
    return new OverviewReport(
        state == null ? Wording.both("overview.all-states") : Wording.of(state.name()),
        view.currency(),
        view.ratesOf(),
        compared(view.savings().own()),
        money(view.demand().total()),
        view.participation().asked(),
        view.participation().answered(),
        new OverviewReport.FullCounts(
            view.savings().tenders().size(),
            view.demand().divisions().size(),
            view.unfinished().size(),
            view.waiting().size(),
            view.agreements().size(),
            view.lateOrders().size()),
        first(view.savings().tenders(), OverviewReporter::tender),
        states(view),
        categories(view),
        first(view.unfinished(), OverviewReporter::unfinished),
        first(view.waiting(), OverviewReporter::waiting),
        first(view.agreements(), OverviewReporter::agreement),
        first(view.lateOrders(), OverviewReporter::late),
        new OverviewReport.RealisedFigures(
            money(spend.ordered()),
            money(spend.taken()),
            money(spend.paid()),
            money(spend.savedOfBenchmark())),
        new OverviewReport.InitiativeCounts(
            view.initiatives().approved(),
            view.initiatives().reached(),
            view.initiatives().overdue()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        issue.proof());
  }

  private static <T, R> List<R> first(List<T> all, Function<T, R> written) {
    return all.stream().limit(FIRST).map(written).toList();
  }

  private static OverviewReport.TenderSavings tender(OverviewView.TenderComparison one) {
    return new OverviewReport.TenderSavings(
        one.number(), Wording.of(one.title()), compared(one.sum()));
  }

  private static List<OverviewReport.StateFigures> states(OverviewView view) {
    Map<String, OverviewView.ComparedSum> savings = byCode(view.savings().states());
    Map<String, OverviewView.DemandAndAward> demand =
        view.demand().states().stream()
            .collect(Collectors.toMap(OverviewView.DemandAndAward::code, d -> d));
    Map<String, OverviewView.AnswerCount> answers =
        view.participation().states().stream()
            .collect(Collectors.toMap(OverviewView.AnswerCount::code, a -> a));
    Map<String, org.muwahhad.shared.Bilingual> names = new TreeMap<>();
    demand.values().forEach(d -> names.put(d.code(), d.name()));
    answers.values().forEach(a -> names.put(a.code(), a.name()));
    List<OverviewReport.StateFigures> states = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          OverviewView.AnswerCount answer =
              answers.getOrDefault(code, new OverviewView.AnswerCount(code, name, 0, 0));
          OverviewView.DemandAndAward asked = demand.get(code);
          states.add(
              new OverviewReport.StateFigures(
                  Wording.of(name),
                  asked == null ? Money.zero(view.currency()) : money(asked.demand()),
                  compared(savings.get(code), view.currency()),
                  answer.asked(),
                  answer.answered()));
        });
    return states;
  }

  /** Those with the largest demand first. */
  private static List<OverviewReport.CategoryFigures> categories(OverviewView view) {
    Map<String, OverviewView.ComparedSum> savings = byCode(view.savings().divisions());
    List<OverviewView.DemandAndAward> largest =
        view.demand().divisions().stream()
            .sorted(
                Comparator.comparing((OverviewView.DemandAndAward d) -> d.demand().amount())
                    .reversed()
                    .thenComparing(OverviewView.DemandAndAward::code))
            .toList();
    return largest.stream()
        .limit(CATEGORIES)
        .map(
            d ->
                new OverviewReport.CategoryFigures(
                    Wording.of(d.name()),
                    money(d.demand()),
                    compared(savings.get(d.code()), view.currency())))
        .toList();
  }

  private static Map<String, OverviewView.ComparedSum> byCode(
      List<OverviewView.NamedComparison> all) {
    Map<String, OverviewView.ComparedSum> sums = new HashMap<>();
    all.forEach(one -> sums.put(one.code(), one.sum()));
    return sums;
  }

  private static OverviewReport.AwardComparison compared(
      OverviewView.@Nullable ComparedSum sum, String currency) {
    Money none = Money.zero(currency);
    return sum == null ? new OverviewReport.AwardComparison(none, none, none) : compared(sum);
  }

  private static OverviewReport.AwardComparison compared(OverviewView.ComparedSum sum) {
    return new OverviewReport.AwardComparison(
        money(sum.award()), money(sum.benchmark()), money(sum.estimate()));
  }

  private static OverviewReport.UnfinishedProcess unfinished(OverviewView.OngoingProcess one) {
    return new OverviewReport.UnfinishedProcess(
        Wording.both("overview.stage." + one.stage()),
        one.code(),
        Wording.of(one.name()),
        one.since(),
        one.due());
  }

  private static OverviewReport.AwaitedAct waiting(PendingAction one) {
    org.muwahhad.shared.Bilingual holder = one.holder();
    Bilingual turn =
        holder == null
            ? Wording.both("overview.holder." + one.kind().holder())
            : Wording.of(holder);
    return new OverviewReport.AwaitedAct(
        one.code(),
        Wording.of(one.name()),
        Wording.both("overview.awaited." + one.kind(), one.number()),
        turn,
        one.since(),
        one.due());
  }

  private static OverviewReport.AgreementUse agreement(OverviewView.AgreementStanding one) {
    return new OverviewReport.AgreementUse(
        one.number(),
        Wording.of(one.lot()),
        Wording.of(one.supplier()),
        one.endsOn(),
        money(one.entitled()),
        money(one.joined()),
        money(one.ordered()));
  }

  private static OverviewReport.OverdueOrder late(OverviewView.LateOrder one) {
    return new OverviewReport.OverdueOrder(
        one.agreementNumber(),
        Wording.of(one.entity()),
        Wording.of(one.state()),
        one.itemCode(),
        Wording.of(one.item()),
        Wording.of(one.unit()),
        one.late(),
        one.neededOn());
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }
}
