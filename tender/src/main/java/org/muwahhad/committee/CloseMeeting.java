package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.MeetingClosed;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * The chair closes a meeting: its minutes are written from what was recorded in it, and nothing is
 * added or changed from then on. A question left open may come before another meeting.
 *
 * <p>Refused with {@code committee.not-chair-of-meeting} to others, {@code committee.meeting-over}
 * once it is closed or cancelled, {@code committee.meeting-not-begun} before its time, and {@code
 * committee.attendance-needed} while no state is recorded as present.
 *
 * <p>Also refused with {@code committee.not-a-member}.
 */
@Singleton
public class CloseMeeting {
  private final Meetings meetings;
  private final MeetingQueries queries;
  private final Seats seats;
  private final WriteMinutes writeMinutes;
  private final CanonicalJson documents;
  private final DatabaseClock clock;
  private final AuditLog audit;

  CloseMeeting(
      Meetings meetings,
      MeetingQueries queries,
      Seats seats,
      WriteMinutes writeMinutes,
      CanonicalJson documents,
      DatabaseClock clock,
      AuditLog audit) {
    this.meetings = meetings;
    this.queries = queries;
    this.seats = seats;
    this.writeMinutes = writeMinutes;
    this.documents = documents;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long meetingId) {
    Meetings.LockedMeeting meeting = meetings.getLocked(meetingId);
    seats.requireChair(actor, meeting.committeeId());
    meeting.requireCalled();
    if (clock.now().isBefore(meeting.startsAt())) {
      throw new Refusal.RuleBroken("committee.meeting-not-begun");
    }
    MeetingMinutes minutes =
        writeMinutes.of(queries.find(meetingId, actor.personId()).orElseThrow());
    if (minutes.states().stream().noneMatch(MeetingMinutes.StateAttendance::present)) {
      throw new Refusal.RuleBroken("committee.attendance-needed");
    }

    String document = documents.write(minutes);
    String sha256 = Sha256.of(document);
    if (meetings.close(meetingId, actor.personId(), document, sha256) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    meetings.release(meetingId);
    audit.record(actor, new MeetingClosed(meetingId, sha256));
  }
}
