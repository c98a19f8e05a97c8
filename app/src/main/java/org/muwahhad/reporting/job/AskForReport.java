package org.muwahhad.reporting.job;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;

/**
 * Asks for a report to be made beside the requests. Anyone who could have it at once may ask;
 * asking twice is asking once. Refused with {@code reporting.draft-not-made-ahead} while it may
 * still change: a draft is made for the moment. Refused with {@code reporting.too-many-asked-for}
 * while many reports of the person wait: they are made in the order in which they were asked for,
 * and others wait behind them.
 */
@Singleton
public class AskForReport {
  /** Every report of a meeting, in both languages and each format, with room to spare. */
  static final int MOST_OPEN = 60;

  private final IssueReport issueReport;
  private final ReportJobs jobs;

  AskForReport(IssueReport issueReport, ReportJobs jobs) {
    this.issueReport = issueReport;
    this.jobs = jobs;
  }

  /** The number of the work. */
  @Transactional
  public long run(Actor actor, ReportKind kind, Subject about, Edition edition, Format format) {
    if (issueReport.isDraft(actor, kind, about)) {
      throw new Refusal.RuleBroken("reporting.draft-not-made-ahead");
    }
    return jobs.findOpen(
            actor.personId(), kind, about.kind(), about.id(), about.part(), edition, format)
        .map(ReportJobs.Job::id)
        .orElseGet(
            () -> {
              if (jobs.countOpen(actor.personId()) >= MOST_OPEN) {
                throw new Refusal.RuleBroken("reporting.too-many-asked-for", MOST_OPEN);
              }
              jobs.ask(
                  actor.personId(), kind, about.kind(), about.id(), about.part(), edition, format);
              return jobs.getAsked();
            });
  }
}
