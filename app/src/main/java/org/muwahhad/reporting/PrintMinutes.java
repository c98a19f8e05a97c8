package org.muwahhad.reporting;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.MeetingViews;
import org.muwahhad.committee.ReadMeetings;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.minutes.MeetingMinutes;
import org.muwahhad.reports.minutes.MinutesRenderer;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.PublicAddress;

/**
 * Prints the closed minutes of a meeting as PDF, for everyone who may see them ({@link
 * ReadMeetings}). Closed minutes do not change and give the same file each time, so it is made when
 * it is asked for and not stored; it names the hash of the minutes that are kept.
 *
 * <p>Not found while the chair has not closed them.
 */
@Singleton
public class PrintMinutes {
  private final ReadMeetings readMeetings;
  private final MinutesRenderer renderer;
  private final PublicAddress publicAddress;

  PrintMinutes(ReadMeetings readMeetings, MinutesRenderer renderer, PublicAddress publicAddress) {
    this.readMeetings = readMeetings;
    this.renderer = renderer;
    this.publicAddress = publicAddress;
  }

  /** The minutes of a meeting in an edition. */
  public PrintReceipt.File run(Actor actor, long meetingId, Edition edition) {
    ReadMeetings.File file = readMeetings.get(actor, meetingId);
    MeetingViews.Meeting meeting = file.meeting();
    Instant closedAt = meeting.closedAt();
    String sha256 = meeting.minutesSha256();
    if (closedAt == null || sha256 == null) {
      throw new Refusal.NotFound("minutes of meeting " + meetingId);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    try {
      renderer.pdf(minutes(file.minutes(), meetingId, closedAt, sha256), edition, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PrintReceipt.File(
        "minutes-" + meetingId + "-" + edition.language() + ".pdf", out.toByteArray());
  }

  private MeetingMinutes minutes(
      org.muwahhad.committee.MeetingMinutes kept, long meetingId, Instant closedAt, String sha256) {
    return new MeetingMinutes(
        "M-" + meetingId,
        sha256,
        kept.packSha256(),
        Instant.parse(kept.startsAt()),
        closedAt,
        Wording.both("reporting.procuring-body"),
        both(kept.committee()),
        Wording.both("committee.voting-rule." + kept.votingRule()),
        Wording.both("committee.mode." + kept.mode()),
        kept.place(),
        both(kept.chair()),
        states(kept, true),
        states(kept, false),
        kept.items().stream().map(PrintMinutes::item).toList(),
        remarks(kept.remarks()),
        new MeetingMinutes.Verification(
            Wording.both("reporting.minutes-verification"),
            publicAddress.of("/meetings/" + meetingId + "/minutes")));
  }

  private static List<Bilingual> states(
      org.muwahhad.committee.MeetingMinutes kept, boolean present) {
    return kept.states().stream()
        .filter(s -> s.present() == present)
        .map(s -> both(s.name()))
        .toList();
  }

  private static MeetingMinutes.Item item(org.muwahhad.committee.MeetingMinutes.Item item) {
    String reason = item.returnReason();
    boolean quorum = item.tally().present() >= item.quorum();
    return new MeetingMinutes.Item(
        item.position(),
        item.tender(),
        both(item.title()),
        item.documentSha256(),
        item.outcome() == DecisionStatus.OPEN
            ? Wording.both("committee.left-open")
            : Wording.both("committee.decision-status." + item.outcome()),
        Wording.both(
            "committee.tally",
            item.tally().inFavour(),
            item.tally().against(),
            item.tally().abstained()),
        Wording.both(
            quorum ? "committee.quorum-reached" : "committee.quorum-progress",
            item.tally().present(),
            item.quorum()),
        reason == null
            ? new Bilingual("", "")
            : Wording.both("committee.returned." + item.returnedTo(), reason),
        item.votes().stream().map(PrintMinutes::vote).toList(),
        item.recused().stream().map(PrintMinutes::recused).toList(),
        remarks(item.remarks()));
  }

  private static MeetingMinutes.Vote vote(org.muwahhad.committee.MeetingMinutes.Vote vote) {
    return new MeetingMinutes.Vote(
        both(vote.state()),
        both(vote.member()),
        Wording.both("committee.choice." + vote.choice()),
        vote.reason());
  }

  private static Bilingual recused(org.muwahhad.committee.MeetingMinutes.Recused recused) {
    return Wording.both("committee.recused-because", recused.state(), recused.reason());
  }

  private static List<MeetingMinutes.Remark> remarks(
      List<org.muwahhad.committee.MeetingMinutes.Remark> remarks) {
    return remarks.stream()
        .map(r -> new MeetingMinutes.Remark(both(r.state()), both(r.member()), r.remark()))
        .toList();
  }

  private static Bilingual both(org.muwahhad.shared.Bilingual text) {
    return new Bilingual(text.ar(), text.en());
  }
}
