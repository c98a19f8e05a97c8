package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.performance.PerformanceFigures;
import org.muwahhad.framework.performance.ViewPerformance;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.supplierrecord.SupplierRecordReport;
import org.muwahhad.reports.supplierrecord.SupplierRecordTemplate;
import org.muwahhad.shared.Refusal;

/**
 * The record of a supplier, for those who read it ({@link ViewPerformance}). The part of the
 * subject is the key of the supplier, and after it the code of a state where the orders of its
 * entities alone count.
 */
@Singleton
final class SupplierRecordReporter implements Reporter<SupplierRecordReport> {
  /** There is one region, so there is one subject. */
  private static final long REGION = 1;

  private static final Pattern PART = Pattern.compile("(\\d{1,18}+)([A-Z]{2})?");
  private final ViewPerformance performance;
  private final StateQueries states;

  SupplierRecordReporter(ViewPerformance performance, StateQueries states) {
    this.performance = performance;
    this.states = states;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.SUPPLIER_RECORD;
  }

  @Override
  public GatheredReport<SupplierRecordReport> gather(Actor actor, Subject subject) {
    Matcher part = PART.matcher(subject.part());
    if (subject.id() != REGION || !part.matches()) {
      throw new Refusal.NotFound("record of " + subject.written());
    }
    String code = part.group(2);
    String state = code == null ? "" : code;
    ViewPerformance.SupplierRecordView view =
        performance.get(actor, Long.parseLong(part.group(1)), state);
    Bilingual scope = scope(state);
    Role as =
        actor
            .require(
                Role.CENTRAL_BUYER,
                Role.AUDITOR,
                Role.COMMITTEE_MEMBER,
                Role.NATIONAL_COORDINATOR,
                Role.PROCUREMENT_OFFICER,
                Role.BIDDER)
            .role();
    return new GatheredReport<>(
        as,
        view.supplier().number(),
        false,
        new SupplierRecordTemplate(),
        issue -> report(view, scope, issue));
  }

  private Bilingual scope(String state) {
    return state.isEmpty()
        ? Wording.both("overview.all-states")
        : states
            .findRow(state)
            .map(s -> Wording.of(s.name()))
            .orElseThrow(() -> new Refusal.NotFound("state " + state));
  }

  private static SupplierRecordReport report(
      ViewPerformance.SupplierRecordView view, Bilingual scope, Issue issue) {
    return new SupplierRecordReport(
        view.supplier().number(),
        Wording.of(view.supplier().name()),
        scope,
        figures(view.supplier().figures()),
        groups(view.agreements()),
        groups(view.states()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        issue.proof());
  }

  private static List<SupplierRecordReport.GroupRecord> groups(
      List<ViewPerformance.GroupFigures> groups) {
    return groups.stream()
        .map(
            g ->
                new SupplierRecordReport.GroupRecord(
                    g.number().isEmpty() ? g.code() : g.number(),
                    Wording.of(g.name()),
                    figures(g.figures())))
        .toList();
  }

  private static SupplierRecordReport.RecordFigures figures(PerformanceFigures figures) {
    return new SupplierRecordReport.RecordFigures(
        figures.orders(),
        figures.toAnswer(),
        figures.answeredInTime(),
        figures.due(),
        figures.onTime(),
        figures.deliveries(),
        figures.acceptedWhole(),
        figures.penalties().stream().map(m -> new Money(m.amount(), m.currency())).toList(),
        figures.breaches(),
        figures.breachesAnswered(),
        figures.breachesFound());
  }
}
