package org.muwahhad.calendar;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.InvitationFile;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.committee.MeetingStatus;
import org.muwahhad.committee.ViewMeetings;
import org.muwahhad.complaint.ComplaintQueries;
import org.muwahhad.complaint.ViewComplaints;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.ViewRounds;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;

/**
 * The dates a person may see: those of rounds for the people of demand, with the end of endorsement
 * of the states they may follow, those of published tenders, the meetings of their committees, and
 * the times to answer, reply and decide of complaints whose file they may read.
 */
@Singleton
public class ViewCalendar {
  private final ViewRounds viewRounds;
  private final VisibleTenders visibleTenders;
  private final ViewMeetings viewMeetings;
  private final ViewComplaints viewComplaints;

  ViewCalendar(
      ViewRounds viewRounds,
      VisibleTenders visibleTenders,
      ViewMeetings viewMeetings,
      ViewComplaints viewComplaints) {
    this.viewComplaints = viewComplaints;
    this.viewRounds = viewRounds;
    this.visibleTenders = visibleTenders;
    this.viewMeetings = viewMeetings;
  }

  /** All of them, the earliest first. */
  @Transactional
  public List<CalendarDate> list(Actor actor) {
    List<CalendarDate> dates = new ArrayList<>();
    if (actor.isAnyOf(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER)) {
      addRounds(dates, actor);
    }
    visibleTenders.list(actor).stream()
        .filter(t -> t.publishedAt() != null)
        .forEach(t -> addTender(dates, t));
    if (actor.isAnyOf(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      viewMeetings.list(actor).forEach(m -> dates.add(meeting(m)));
    }
    if (actor.isAnyOf(Role.BIDDER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.REVIEW_MEMBER)) {
      viewComplaints.listLiving(actor).forEach(c -> addComplaint(dates, c));
    }
    dates.sort(Comparator.comparing(CalendarDate::at).thenComparing(CalendarDate::uid));
    return dates;
  }

  /** Those from an instant (UTC) up to, but without, another. */
  @Transactional
  public List<CalendarDate> list(Actor actor, Instant from, Instant until) {
    return list(actor).stream()
        .filter(d -> !d.at().isBefore(from) && d.at().isBefore(until))
        .toList();
  }

  private void addRounds(List<CalendarDate> dates, Actor actor) {
    List<RoundQueries.RoundRow> rounds = viewRounds.list(actor);
    Map<Long, List<RoundQueries.StateProgress>> states = viewRounds.progress(actor, rounds);
    for (RoundQueries.RoundRow round : rounds) {
      addRound(
          dates, round, CalendarDate.CalendarDateKind.ROUND_OPENS, round.opensAt(), null, "opens");
      addRound(
          dates,
          round,
          CalendarDate.CalendarDateKind.ROUND_CLOSES,
          round.closesAt(),
          null,
          "closes");
      addEndorsement(dates, round, states.getOrDefault(round.id(), List.of()));
    }
  }

  /**
   * The end of endorsement: one date where it is the same for several states, without their names
   * where it is for all. Its name comes from the first of them.
   */
  private static void addEndorsement(
      List<CalendarDate> dates,
      RoundQueries.RoundRow round,
      List<RoundQueries.StateProgress> states) {
    Map<Instant, List<RoundQueries.StateProgress>> byEnd =
        states.stream()
            .collect(
                Collectors.groupingBy(
                    RoundQueries.StateProgress::endorsementUntil,
                    TreeMap::new,
                    Collectors.toList()));
    byEnd.forEach(
        (until, together) ->
            addRound(
                dates,
                round,
                CalendarDate.CalendarDateKind.ENDORSEMENT_ENDS,
                until,
                together.size() > 1 && together.size() == states.size() ? null : names(together),
                "endorsement-" + together.get(0).stateCode()));
  }

  private static Bilingual names(List<RoundQueries.StateProgress> states) {
    return new Bilingual(
        states.stream().map(s -> s.name().ar()).collect(Collectors.joining("، ")),
        states.stream().map(s -> s.name().en()).collect(Collectors.joining(", ")));
  }

  private static void addRound(
      List<CalendarDate> dates,
      RoundQueries.RoundRow round,
      CalendarDate.CalendarDateKind kind,
      Instant at,
      @Nullable Bilingual state,
      String what) {
    dates.add(
        new CalendarDate(
            "round-" + round.id() + "-" + what,
            kind,
            at,
            round.code(),
            round.name(),
            state,
            "/rounds/" + round.id(),
            round.version(),
            round.status() == RoundStatus.CANCELLED));
  }

  private static CalendarDate meeting(MeetingQueries.Meeting meeting) {
    return new CalendarDate(
        InvitationFile.uid(meeting.id()),
        CalendarDate.CalendarDateKind.COMMITTEE_MEETS,
        meeting.startsAt(),
        "M-" + meeting.id(),
        meeting.committeeName(),
        null,
        "/meetings/" + meeting.id(),
        meeting.sequence(),
        meeting.status() == MeetingStatus.CANCELLED);
  }

  /** The times of a complaint that still wait for somebody. */
  private static void addComplaint(List<CalendarDate> dates, ComplaintQueries.Complaint complaint) {
    Instant replyUntil = complaint.replyUntil();
    if (complaint.answer() == null) {
      addComplaint(
          dates,
          complaint,
          CalendarDate.CalendarDateKind.COMPLAINT_ANSWER_DUE,
          complaint.answerUntil(),
          "answer");
    }
    if (replyUntil != null && complaint.reply() == null) {
      addComplaint(
          dates,
          complaint,
          CalendarDate.CalendarDateKind.COMPLAINT_REPLY_ENDS,
          replyUntil,
          "reply");
    }
    addComplaint(
        dates,
        complaint,
        CalendarDate.CalendarDateKind.COMPLAINT_DECISION_DUE,
        complaint.decideUntil(),
        "decision");
  }

  private static void addComplaint(
      List<CalendarDate> dates,
      ComplaintQueries.Complaint complaint,
      CalendarDate.CalendarDateKind kind,
      Instant at,
      String what) {
    dates.add(
        new CalendarDate(
            "complaint-" + complaint.id() + "-" + what,
            kind,
            at,
            complaint.number(),
            complaint.tenderTitle(),
            null,
            "/complaints/" + complaint.id(),
            0,
            false));
  }

  private static void addTender(List<CalendarDate> dates, TenderQueries.Tender tender) {
    addTender(
        dates,
        tender,
        CalendarDate.CalendarDateKind.TENDER_PUBLISHED,
        tender.publishedAt(),
        "published");
    addTender(
        dates, tender, CalendarDate.CalendarDateKind.BIDS_CLOSE, tender.deadlineAt(), "deadline");
    addTender(
        dates,
        tender,
        CalendarDate.CalendarDateKind.STANDSTILL_ENDS,
        tender.standstillUntil(),
        "standstill");
  }

  private static void addTender(
      List<CalendarDate> dates,
      TenderQueries.Tender tender,
      CalendarDate.CalendarDateKind kind,
      @Nullable Instant at,
      String what) {
    if (at != null) {
      dates.add(
          new CalendarDate(
              "tender-" + tender.id() + "-" + what,
              kind,
              at,
              tender.number(),
              tender.title(),
              null,
              "/tenders/" + tender.id(),
              tender.version(),
              tender.status() == TenderStatus.CANCELLED));
    }
  }
}
