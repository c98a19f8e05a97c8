package org.muwahhad.reporting.pack;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.committee.ViewMeetings;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.pack.PackTemplate;

/**
 * The papers of a meeting as one file: what {@link PapersOfMeetings} lists. For everyone who may
 * see the meeting ({@link ViewMeetings}). Who may have less gets a pack of less, with another hash.
 */
@Singleton
class PackReporter implements Reporter<PackCover> {
  private final ViewMeetings viewMeetings;
  private final PackQueries members;
  private final PapersOfMeetings papers;

  PackReporter(ViewMeetings viewMeetings, PackQueries members, PapersOfMeetings papers) {
    this.viewMeetings = viewMeetings;
    this.members = members;
    this.papers = papers;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.PACK;
  }

  @Override
  public GatheredReport<PackCover> gather(Actor actor, Subject subject) {
    ViewMeetings.MeetingView file = viewMeetings.get(actor, subject.id());
    PackPages pages = new PackPages(papers.papers(actor, file));
    List<PackCover.Signatory> signatories =
        members.listOfMeeting(subject.id()).stream().map(PackQueries.Member::signs).toList();
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        "M-" + subject.id(),
        false,
        new PackTemplate(),
        issue -> cover(file, pages, signatories, issue),
        pages);
  }

  private static PackCover cover(
      ViewMeetings.MeetingView file,
      PackPages pages,
      List<PackCover.Signatory> signatories,
      Issue issue) {
    MeetingQueries.Meeting meeting = file.meeting();
    return new PackCover(
        Wording.both("reporting.procuring-body"),
        Wording.both("reporting.report.PACK"),
        Wording.of(meeting.committeeName()),
        "M-" + meeting.id(),
        issue.at(),
        List.of(
            new PackCover.CoverFact(
                Wording.both("committee.mode." + meeting.mode()),
                Bilingual.written(meeting.place())),
            new PackCover.CoverFact(
                Wording.both("committee.called-by"), Wording.of(meeting.caller())),
            new PackCover.CoverFact(
                Wording.both("committee.pack-hash"), Bilingual.same(meeting.packSha256()))),
        meeting.startsAt(),
        pages.listed(),
        signatories,
        issue.proof(),
        null);
  }
}
