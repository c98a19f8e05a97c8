package org.muwahhad.reporting.pack;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.committee.MeetingPapers;
import org.muwahhad.committee.ViewMeetings;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.shared.Bilingual;

/**
 * Which reports the file of a meeting holds: of each tender on the agenda every one that is issued
 * and that the reader may have, and the minutes once they are closed. The page of the meeting and
 * {@link PackReporter} both ask here.
 */
@Singleton
class PapersOfMeetings implements MeetingPapers {
  /** What a committee decides on, in the order of reading. */
  private static final List<ReportKind> OF_A_TENDER =
      List.of(
          ReportKind.OPENING,
          ReportKind.PRICE_OPENING,
          ReportKind.EVALUATION,
          ReportKind.PRICES,
          ReportKind.AWARD);

  private final BeanProvider<IssueReport> issueReport;
  private final BeanProvider<TryReport> tryReport;

  PapersOfMeetings(BeanProvider<IssueReport> issueReport, BeanProvider<TryReport> tryReport) {
    this.issueReport = issueReport;
    this.tryReport = tryReport;
  }

  /** A report and what it is about. */
  private record ChosenPaper(ReportKind kind, Subject subject) {}

  private List<ChosenPaper> chosen(Actor actor, ViewMeetings.MeetingView file) {
    List<ChosenPaper> all = new ArrayList<>();
    file.questions().stream()
        .map(DecisionQueries.Decision::tenderId)
        .distinct()
        .map(id -> Subject.of(Subject.SubjectKind.TENDER, id))
        .forEach(t -> OF_A_TENDER.forEach(kind -> all.add(new ChosenPaper(kind, t))));
    all.add(
        new ChosenPaper(
            ReportKind.MINUTES, Subject.of(Subject.SubjectKind.MEETING, file.meeting().id())));
    return all.stream()
        .filter(c -> tryReport.get().isToBeHad(actor, c.kind(), c.subject()))
        .toList();
  }

  /** The reports themselves, to be printed. */
  List<IssueReport.Paper> papers(Actor actor, ViewMeetings.MeetingView file) {
    return chosen(actor, file).stream()
        .map(c -> issueReport.get().paper(actor, c.kind(), c.subject()))
        .toList();
  }

  @Override
  public List<Paper> list(Actor actor, ViewMeetings.MeetingView file) {
    return chosen(actor, file).stream()
        .map(
            c -> {
              var title = issueReport.get().title(actor, c.kind(), c.subject());
              return new Paper(
                  new Bilingual(title.ar(), title.en()),
                  "/reports/" + c.kind().word() + "/" + c.subject().written());
            })
        .toList();
  }
}
