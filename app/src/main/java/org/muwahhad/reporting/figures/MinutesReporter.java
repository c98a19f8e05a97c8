package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.committee.ViewMeetings;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.minutes.MinutesReport;
import org.muwahhad.reports.minutes.MinutesTemplate;
import org.muwahhad.shared.Refusal;

/**
 * The closed minutes of a meeting, made from the minutes as they are kept and from nothing else.
 * For everyone who may see the meeting ({@link ViewMeetings}); not found while the chair has not
 * closed them.
 */
@Singleton
class MinutesReporter implements Reporter<MinutesReport> {
  private final ViewMeetings viewMeetings;
  private final ReportScopeQueries scopes;

  MinutesReporter(ViewMeetings viewMeetings, ReportScopeQueries scopes) {
    this.viewMeetings = viewMeetings;
    this.scopes = scopes;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.MINUTES;
  }

  @Override
  public GatheredReport<MinutesReport> gather(Actor actor, Subject subject) {
    ViewMeetings.MeetingView file = viewMeetings.get(actor, subject.id());
    MeetingQueries.Meeting meeting = file.meeting();
    Instant closedAt = meeting.closedAt();
    String sha256 = meeting.minutesSha256();
    if (closedAt == null || sha256 == null) {
      throw new Refusal.NotFound("minutes of meeting " + subject.id());
    }
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        "M-" + subject.id(),
        false,
        new MinutesTemplate(),
        issue -> minutes(file.minutes(), subject.id(), closedAt, sha256, officialNames(), issue));
  }

  /** The official names of states by the short names that minutes have. */
  private Map<org.muwahhad.shared.Bilingual, org.muwahhad.shared.Bilingual> officialNames() {
    return scopes.listStates().stream()
        .collect(
            Collectors.toMap(
                ReportScopeQueries.StateRow::name, ReportScopeQueries.StateRow::officialName));
  }

  private static MinutesReport minutes(
      org.muwahhad.committee.MeetingMinutes kept,
      long meetingId,
      Instant closedAt,
      String sha256,
      Map<org.muwahhad.shared.Bilingual, org.muwahhad.shared.Bilingual> official,
      Issue issue) {
    return new MinutesReport(
        "M-" + meetingId,
        sha256,
        kept.packSha256(),
        Instant.parse(kept.startsAt()),
        closedAt,
        Wording.both("reporting.procuring-body"),
        Wording.of(kept.committee()),
        Wording.both("committee.voting-rule." + kept.votingRule()),
        Wording.both("committee.mode." + kept.mode()),
        kept.place(),
        Wording.of(kept.chair()),
        states(kept, true),
        states(kept, false),
        kept.items().stream().map(MinutesReporter::item).toList(),
        remarks(kept.remarks()),
        signatories(kept, official),
        issue.proof());
  }

  private static List<Bilingual> states(
      org.muwahhad.committee.MeetingMinutes kept, boolean present) {
    return kept.states().stream()
        .filter(s -> s.present() == present)
        .map(s -> Wording.of(s.name()))
        .toList();
  }

  /** A person as minutes tell one from another: members of two states may bear one name. */
  private record MinutesPerson(
      org.muwahhad.shared.Bilingual state, org.muwahhad.shared.Bilingual member) {}

  /**
   * The chair, and anyone who voted for a state.
   *
   * @param official names of states by their short names; a state without one keeps its name
   */
  static List<MinutesReport.Signatory> signatories(
      org.muwahhad.committee.MeetingMinutes kept,
      Map<org.muwahhad.shared.Bilingual, org.muwahhad.shared.Bilingual> official) {
    Map<MinutesPerson, MinutesReport.Signatory> seats = new LinkedHashMap<>();
    seats.put(
        chair(kept),
        new MinutesReport.Signatory(
            Wording.of(kept.committee()),
            Wording.of(kept.chair()),
            Wording.both("reporting.minutes.chair")));
    kept.items().stream()
        .flatMap(i -> i.votes().stream())
        .forEach(
            v ->
                seats.putIfAbsent(
                    new MinutesPerson(v.state(), v.member()),
                    new MinutesReport.Signatory(
                        Wording.of(official.getOrDefault(v.state(), v.state())),
                        Wording.of(v.member()),
                        Wording.both("reporting.minutes.member"))));
    return new ArrayList<>(seats.values());
  }

  /** In minutes that do not state the chair's state, the first to vote under the chair's name. */
  private static MinutesPerson chair(org.muwahhad.committee.MeetingMinutes kept) {
    org.muwahhad.shared.Bilingual state = kept.chairState();
    return new MinutesPerson(
        state != null
            ? state
            : kept.items().stream()
                .flatMap(i -> i.votes().stream())
                .filter(v -> v.member().equals(kept.chair()))
                .map(org.muwahhad.committee.MeetingMinutes.Vote::state)
                .findFirst()
                .orElse(kept.committee()),
        kept.chair());
  }

  private static MinutesReport.MinutesItem item(
      org.muwahhad.committee.MeetingMinutes.AgendaItem item) {
    String reason = item.returnReason();
    boolean quorum = item.tally().present() >= item.quorum();
    return new MinutesReport.MinutesItem(
        item.position(),
        item.tender(),
        Wording.of(item.title()),
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
            ? Bilingual.empty()
            : Wording.both("committee.returned." + item.returnedTo(), Wording.written(reason)),
        item.votes().stream().map(MinutesReporter::vote).toList(),
        item.recused().stream().map(MinutesReporter::recused).toList(),
        remarks(item.remarks()));
  }

  private static MinutesReport.Vote vote(org.muwahhad.committee.MeetingMinutes.Vote vote) {
    return new MinutesReport.Vote(
        Wording.of(vote.state()),
        Wording.of(vote.member()),
        Wording.both("committee.choice." + vote.choice()),
        vote.reason());
  }

  private static Bilingual recused(org.muwahhad.committee.MeetingMinutes.RecusedState recused) {
    return Wording.both(
        "committee.recused-because", recused.state(), Wording.written(recused.reason()));
  }

  private static List<MinutesReport.Remark> remarks(
      List<org.muwahhad.committee.MeetingMinutes.Remark> remarks) {
    return remarks.stream()
        .map(
            r ->
                new MinutesReport.Remark(Wording.of(r.state()), Wording.of(r.member()), r.remark()))
        .toList();
  }
}
