package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.AttendanceRecorded;
import org.muwahhad.committee.CommitteeEntry.RemarkMade;
import org.muwahhad.committee.CommitteeEntry.StateRecused;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * What is written down while a meeting lasts: the chair records which states take part, members
 * make remarks, and a state stands aside from a question, by its member or as the chair records it.
 *
 * <p>Refused with {@code committee.meeting-over} once it is closed or cancelled, {@code
 * tender.conflict-declared} on a question whose tender the member is out of, {@code
 * committee.not-on-agenda} for a question of another meeting, {@code committee.state-voted} when
 * the state has voted already, {@code committee.state-recused} when it has stood aside already,
 * {@code committee.recusal-reason-needed} without a reason, and {@code committee.recusal-too-early}
 * when the chair lets another state stand aside before the meeting.
 *
 * <p>Also refused with {@code committee.not-a-member} and {@code committee.not-chair-of-meeting}.
 *
 * <p>Faults in the input have the codes {@code committee.named-twice} and {@code
 * committee.state-needed}.
 */
@Singleton
public class RecordMeeting {
  private static final int LONGEST_REMARK = 2000;
  private static final int LONGEST_REASON = 1000;
  private final Meetings meetings;
  private final MeetingQueries queries;
  private final Decisions decisions;
  private final Seats seats;
  private final AuditLog audit;
  private final DatabaseClock clock;

  RecordMeeting(
      Meetings meetings,
      MeetingQueries queries,
      Decisions decisions,
      Seats seats,
      AuditLog audit,
      DatabaseClock clock) {
    this.meetings = meetings;
    this.queries = queries;
    this.decisions = decisions;
    this.seats = seats;
    this.audit = audit;
    this.clock = clock;
  }

  /** A remark, about a question on the agenda or, without one, about the meeting. */
  public record Remark(@Nullable Long decisionId, @Nullable String remark) {}

  /** A state that stands aside; without a state, that of the member who says so. */
  public record StateRecusal(
      long decisionId, @Nullable String stateCode, @Nullable String reason) {}

  /** The chair records the states that take part; those that voted do, whatever is said. */
  @Transactional
  public void attendance(Actor actor, long meetingId, List<String> present) {
    Meetings.LockedMeeting meeting = meetings.getLocked(meetingId);
    seats.requireChair(actor, meeting.committeeId());
    meeting.requireCalled();
    List<MeetingQueries.MeetingState> states = queries.listStates(meetingId);
    checkStates(states, present);
    List<String> voted = meetings.listVoted(meetingId);
    for (MeetingQueries.MeetingState state : states) {
      boolean there = present.contains(state.code()) || voted.contains(state.code());
      meetings.attend(meetingId, state.code(), there, actor.personId());
    }
    audit.record(actor, new AttendanceRecorded(meetingId, present));
  }

  /** Who is named wrongly would be recorded as absent. */
  private static void checkStates(List<MeetingQueries.MeetingState> states, List<String> present) {
    Set<String> known =
        states.stream().map(MeetingQueries.MeetingState::code).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    Faults faults = new Faults();
    for (int i = 0; i < present.size(); i++) {
      String field = "present[" + i + "]";
      faults
          .check(known.contains(present.get(i)), field, "shared.not-a-choice")
          .check(seen.add(present.get(i)), field, "committee.named-twice");
    }
    faults.throwIfAny();
  }

  @Transactional
  public void remark(Actor actor, long meetingId, Remark made) {
    Meetings.LockedMeeting meeting = meetings.getLocked(meetingId);
    Decisions.Seat seat = seats.require(actor, meeting.committeeId());
    meeting.requireCalled();
    String text = made.remark() == null ? "" : made.remark().strip();
    Long decisionId = made.decisionId();
    new Faults()
        .text("remark", text, LONGEST_REMARK)
        .check(
            decisionId == null || meetings.countItem(meetingId, decisionId) == 1,
            "decisionId",
            "committee.not-on-agenda")
        .throwIfAny();
    if (decisionId != null) {
      seats.requireFree(actor, decisions.getLocked(decisionId));
    }

    meetings.remark(meetingId, decisionId, actor.personId(), seat.stateCode(), text);
    audit.record(actor, new RemarkMade(meetingId, seat.stateCode(), text));
  }

  @Transactional
  public void recuse(Actor actor, long meetingId, StateRecusal aside) {
    Meetings.LockedMeeting meeting = meetings.getLocked(meetingId);
    Decisions.Seat seat = seats.require(actor, meeting.committeeId());
    meeting.requireCalled();
    String state = aside.stateCode() == null ? seat.stateCode() : aside.stateCode();
    if (!state.equals(seat.stateCode())) {
      seats.requireChair(actor, meeting.committeeId());
    }
    String reason = check(meetingId, aside, state);
    seats.requireFree(actor, decisions.getLocked(aside.decisionId()));
    if (decisions.countVotesOf(aside.decisionId(), state) > 0) {
      throw new Refusal.Conflict("committee.state-voted");
    }
    if (decisions.countRecusals(aside.decisionId(), state) > 0) {
      throw new Refusal.Conflict("committee.state-recused");
    }
    // For another state a chair records what was said in the meeting, not before it.
    if (!state.equals(seat.stateCode()) && clock.now().isBefore(meeting.startsAt())) {
      throw new Refusal.RuleBroken("committee.recusal-too-early");
    }

    meetings.recuse(aside.decisionId(), state, meetingId, actor.personId(), reason);
    audit.record(actor, new StateRecused(meetingId, aside.decisionId(), state, reason));
  }

  private String check(long meetingId, StateRecusal aside, String state) {
    String reason = aside.reason() == null ? "" : aside.reason().strip();
    new Faults()
        .check(
            meetings.countItem(meetingId, aside.decisionId()) == 1,
            "decisionId",
            "committee.not-on-agenda")
        .check(
            queries.listStates(meetingId).stream().anyMatch(s -> s.code().equals(state)),
            "stateCode",
            "committee.state-needed")
        .check(!reason.isEmpty(), "reason", "committee.recusal-reason-needed")
        .atMost("reason", reason, LONGEST_REASON)
        .throwIfAny();
    return reason;
  }
}
