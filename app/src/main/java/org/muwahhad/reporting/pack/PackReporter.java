package org.muwahhad.reporting.pack;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.DecisionViews;
import org.muwahhad.committee.MeetingViews;
import org.muwahhad.committee.ReadMeetings;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.pack.PackTemplate;

/**
 * The papers of a meeting as one file: of each tender on the agenda every report that is issued and
 * that the reader may have, and the minutes once they are closed. For everyone who may see the
 * meeting ({@link ReadMeetings}). Who may have less gets a pack of less, with another hash.
 */
@Singleton
class PackReporter implements Reporter<PackCover> {
  /** What a committee decides on, in the order of reading. */
  private static final List<ReportKind> OF_A_TENDER =
      List.of(
          ReportKind.OPENING,
          ReportKind.PRICE_OPENING,
          ReportKind.EVALUATION,
          ReportKind.PRICES,
          ReportKind.AWARD);

  private final ReadMeetings readMeetings;
  private final PackViews members;
  private final BeanProvider<IssueReport> issueReport;
  private final BeanProvider<TryReport> tryReport;

  PackReporter(
      ReadMeetings readMeetings,
      PackViews members,
      BeanProvider<IssueReport> issueReport,
      BeanProvider<TryReport> tryReport) {
    this.readMeetings = readMeetings;
    this.members = members;
    this.issueReport = issueReport;
    this.tryReport = tryReport;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.PACK;
  }

  @Override
  public Gathered<PackCover> gather(Actor actor, Subject subject) {
    ReadMeetings.File file = readMeetings.get(actor, subject.id());
    PackPages pages = new PackPages(papers(actor, file));
    List<PackCover.Signatory> signatories =
        members.listOfMeeting(subject.id()).stream().map(PackViews.Member::signs).toList();
    return new Gathered<>(
        actor.grants().get(0).role(),
        "M-" + subject.id(),
        false,
        new PackTemplate(),
        issue -> cover(file, pages, signatories, issue),
        pages);
  }

  private List<IssueReport.Paper> papers(Actor actor, ReadMeetings.File file) {
    List<IssueReport.Paper> papers = new ArrayList<>();
    file.questions().stream()
        .map(DecisionViews.Decision::tenderId)
        .distinct()
        .map(id -> Subject.of(Subject.Kind.TENDER, id))
        .forEach(t -> OF_A_TENDER.forEach(kind -> add(papers, actor, kind, t)));
    add(papers, actor, ReportKind.MINUTES, Subject.of(Subject.Kind.MEETING, file.meeting().id()));
    return papers;
  }

  private void add(List<IssueReport.Paper> papers, Actor actor, ReportKind kind, Subject subject) {
    if (tryReport.get().isToBeHad(actor, kind, subject)) {
      papers.add(issueReport.get().paper(actor, kind, subject));
    }
  }

  private static PackCover cover(
      ReadMeetings.File file, PackPages pages, List<PackCover.Signatory> signatories, Issue issue) {
    MeetingViews.Meeting meeting = file.meeting();
    return new PackCover(
        Wording.both("reporting.procuring-body"),
        Wording.both("reporting.report.PACK"),
        Wording.of(meeting.committeeName()),
        "M-" + meeting.id(),
        issue.at(),
        List.of(
            new PackCover.Fact(
                Wording.both("committee.mode." + meeting.mode()), Bilingual.same(meeting.place())),
            new PackCover.Fact(Wording.both("committee.called-by"), Wording.of(meeting.caller())),
            new PackCover.Fact(
                Wording.both("committee.pack-hash"), Bilingual.same(meeting.packSha256()))),
        meeting.startsAt(),
        pages.listed(),
        signatories,
        issue.proof(),
        null);
  }
}
