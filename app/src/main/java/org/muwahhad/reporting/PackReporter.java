package org.muwahhad.reporting;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.DecisionViews;
import org.muwahhad.committee.MeetingViews;
import org.muwahhad.committee.ReadMeetings;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.pack.PackTemplate;
import org.muwahhad.reports.render.PackPrinter;
import org.muwahhad.reports.render.Part;
import org.muwahhad.reports.render.ReportPrinter;

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
  private final BeanProvider<IssueReport> issueReport;
  private final BeanProvider<TryReport> tryReport;
  private final PackPrinter printer = new PackPrinter();

  PackReporter(
      ReadMeetings readMeetings,
      BeanProvider<IssueReport> issueReport,
      BeanProvider<TryReport> tryReport) {
    this.readMeetings = readMeetings;
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
    List<IssueReport.Paper> papers = papers(actor, file);
    return new Gathered<>(
        actor.grants().get(0).role(),
        "M-" + subject.id(),
        false,
        new PackTemplate(),
        issue -> cover(file, papers, issue),
        new Pages(papers));
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
      ReadMeetings.File file, List<IssueReport.Paper> papers, Issue issue) {
    MeetingViews.Meeting meeting = file.meeting();
    return new PackCover(
        Wording.both("reporting.procuring-body"),
        Wording.both("reporting.report.PACK"),
        both(meeting.committeeName()),
        "M-" + meeting.id(),
        issue.at(),
        List.of(
            new PackCover.Fact(
                Wording.both("committee.mode." + meeting.mode()), Bilingual.same(meeting.place())),
            new PackCover.Fact(Wording.both("committee.called-by"), both(meeting.caller())),
            new PackCover.Fact(
                Wording.both("committee.pack-hash"), Bilingual.same(meeting.packSha256()))),
        meeting.startsAt(),
        papers.stream().map(p -> new PackCover.Paper(p.title(), p.sha256())).toList(),
        issue.proof(),
        null);
  }

  private static Bilingual both(org.muwahhad.shared.Bilingual text) {
    return new Bilingual(text.ar(), text.en());
  }

  private final class Pages implements Printing<PackCover> {
    private static final int BEGUN = 5;
    private static final int LAID_OUT = 70;
    private static final int WRITTEN = 95;
    private final List<IssueReport.Paper> papers;

    Pages(List<IssueReport.Paper> papers) {
      this.papers = papers;
    }

    @Override
    public void write(
        ReportPrinter<PackCover> covers,
        PackCover cover,
        Edition edition,
        Format format,
        OutputStream out)
        throws IOException {
      if (format == Format.PDF) {
        Issue issue = new Issue(cover.at(), cover.proof());
        covers.tell(BEGUN);
        printer.pdf(cover, parts(covers, issue), edition, out);
        covers.tell(WRITTEN);
      } else {
        Printing.<PackCover>ofDocument().write(covers, cover, edition, format, out);
      }
    }

    /** The papers, each of which tells how far it is of its share of the whole. */
    private List<Part> parts(ReportPrinter<PackCover> told, Issue issue) {
      List<Part> parts = new ArrayList<>();
      for (IssueReport.Paper paper : papers) {
        int before = parts.size() * 100;
        parts.add(
            paper
                .part()
                .apply(
                    issue,
                    percent ->
                        told.tell(
                            BEGUN
                                + (LAID_OUT - BEGUN)
                                    * (before + percent)
                                    / (100 * papers.size()))));
      }
      return parts;
    }
  }
}
