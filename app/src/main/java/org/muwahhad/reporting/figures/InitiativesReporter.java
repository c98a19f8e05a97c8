package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.followup.CommitteeRecommendationQueries;
import org.muwahhad.initiative.InitiativeQueries;
import org.muwahhad.initiative.StrategyProgress;
import org.muwahhad.initiative.ViewInitiatives;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.initiatives.InitiativesReport;
import org.muwahhad.reports.initiatives.InitiativesTemplate;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The report on the initiatives of the strategy to the ministers: its figures as on the page of
 * their progress, and the recommendations of the committees that are not done. The part of the
 * subject names the currency. It stands as of the day on which it is asked for.
 */
@Singleton
final class InitiativesReporter implements Reporter<InitiativesReport> {
  /** There is one region, so there is one subject. */
  private static final long REGION = 1;

  private final ViewInitiatives view;
  private final InitiativeQueries initiatives;
  private final CommitteeRecommendationQueries recommendations;

  InitiativesReporter(
      ViewInitiatives view,
      InitiativeQueries initiatives,
      CommitteeRecommendationQueries recommendations) {
    this.view = view;
    this.initiatives = initiatives;
    this.recommendations = recommendations;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.INITIATIVES;
  }

  @Override
  public GatheredReport<InitiativesReport> gather(Actor actor, Subject subject) {
    if (subject.id() != REGION) {
      throw new Refusal.NotFound("initiatives " + subject.written());
    }
    Role as = actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER).role();
    StrategyProgress progress = view.progress(actor, subject.part());
    Map<Long, InitiativeQueries.InitiativeRow> all =
        view.list(actor).stream()
            .collect(
                Collectors.toMap(
                    InitiativeQueries.InitiativeRow::id,
                    Function.identity(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    return new GatheredReport<>(
        as,
        progress.day().toString(),
        false,
        new InitiativesTemplate(),
        issue -> report(progress, all, issue));
  }

  private InitiativesReport report(
      StrategyProgress progress, Map<Long, InitiativeQueries.InitiativeRow> all, Issue issue) {
    return new InitiativesReport(
        progress.currency(),
        progress.day(),
        progress.phases().stream().map(InitiativesReporter::phase).toList(),
        all.values().stream().map(InitiativesReporter::initiative).toList(),
        initiatives.listOverdue(progress.day()).stream()
            .flatMap(m -> Stream.ofNullable(all.get(m.initiativeId())).map(i -> overdue(i, m)))
            .toList(),
        initiatives.listIndicators().stream().map(InitiativesReporter::indicator).toList(),
        recommendations.listNotDone().stream().map(InitiativesReporter::recommendation).toList(),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        issue.proof());
  }

  private static InitiativesReport.PhaseFigures phase(StrategyProgress.PhaseProgress one) {
    return new InitiativesReport.PhaseFigures(
        Wording.of(one.phase().name()),
        one.phase().firstYear() + "–" + one.phase().lastYear(),
        one.submitted(),
        one.approved(),
        one.closed(),
        one.milestones(),
        one.reached(),
        one.overdue(),
        one.indicators(),
        one.met(),
        money(one.budget()));
  }

  private static InitiativesReport.InitiativeFigures initiative(
      InitiativeQueries.InitiativeRow one) {
    return new InitiativesReport.InitiativeFigures(
        one.code(),
        Wording.of(one.name()),
        Wording.of(one.phase()),
        Wording.of(one.owner()),
        Wording.both("initiative.status." + one.status()),
        one.milestones(),
        one.reached(),
        one.overdue(),
        one.nextDue(),
        money(one.money()));
  }

  private static InitiativesReport.OverdueMilestone overdue(
      InitiativeQueries.InitiativeRow initiative, InitiativeQueries.MilestoneRow milestone) {
    return new InitiativesReport.OverdueMilestone(
        initiative.code(),
        Wording.of(milestone.name()),
        Wording.of(initiative.owner()),
        milestone.dueOn());
  }

  private static InitiativesReport.IndicatorFigures indicator(InitiativeQueries.IndicatorRow one) {
    return new InitiativesReport.IndicatorFigures(
        one.code(),
        Wording.of(one.name()),
        Wording.of(one.unit()),
        one.baseline(),
        one.target(),
        one.latest(),
        one.measuredOn());
  }

  private static InitiativesReport.FollowedRecommendation recommendation(
      CommitteeRecommendationQueries.RecommendationRow one) {
    String initiative = one.initiative();
    Bilingual state = Wording.both("followup.state." + one.state());
    return new InitiativesReport.FollowedRecommendation(
        Wording.of(one.owner()),
        Wording.of(one.text()),
        initiative == null ? "" : initiative,
        RiyadhDay.of(one.metAt()),
        one.dueOn(),
        state);
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }
}
