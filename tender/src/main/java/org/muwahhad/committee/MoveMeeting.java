package org.muwahhad.committee;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.MeetingCancelled;
import org.muwahhad.committee.CommitteeEntry.MeetingMoved;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The chair moves a meeting that is called to another time or place, or cancels it with a reason.
 * Agenda and papers stay as they are; the members are informed in the same transaction.
 *
 * <p>Refused with {@code committee.not-chair-of-meeting} to others, {@code committee.meeting-over}
 * once it is closed or cancelled, {@code committee.reason-of-cancelling} without a reason, and as
 * {@link MeetingTime} says.
 *
 * <p>Also refused with {@code committee.not-a-member}.
 *
 * <p>Faults in the input have the codes {@code committee.length-wrong}, {@code
 * committee.link-wrong}, {@code committee.mode-needed}, {@code committee.time-needed}, {@code
 * committee.time-past} and {@code committee.time-too-far}.
 */
@Singleton
public class MoveMeeting {
  private static final int LONGEST_REASON = 1000;
  private final Meetings meetings;
  private final Seats seats;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<MeetingChanged> changed;

  MoveMeeting(
      Meetings meetings,
      Seats seats,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<MeetingChanged> changed) {
    this.meetings = meetings;
    this.seats = seats;
    this.clock = clock;
    this.audit = audit;
    this.changed = changed;
  }

  @Transactional
  public void run(Actor actor, long meetingId, MeetingTime time) {
    Meetings.LockedMeeting meeting = meetings.getLocked(meetingId);
    seats.requireChair(actor, meeting.committeeId());
    meeting.requireCalled();
    time.check(new Faults(), clock.now()).throwIfAny();

    meetings.move(
        meetingId,
        Objects.requireNonNull(time.startsAt()),
        Objects.requireNonNull(time.minutes()),
        Objects.requireNonNull(time.mode()),
        time.writtenPlace());
    audit.record(
        actor,
        new MeetingMoved(meetingId, meeting.startsAt(), time.startsAt(), time.writtenPlace()));
    changed.publishEvent(new MeetingChanged(meetingId, MeetingChanged.MeetingChangeKind.MOVED));
  }

  /** Cancels the meeting; its questions may come before another. */
  @Transactional
  public void cancel(Actor actor, long meetingId, String reason) {
    Meetings.LockedMeeting meeting = meetings.getLocked(meetingId);
    seats.requireChair(actor, meeting.committeeId());
    meeting.requireCalled();
    new Faults()
        .check(!reason.isBlank(), "cancelReason", "committee.reason-of-cancelling")
        .atMost("cancelReason", reason.strip(), LONGEST_REASON)
        .throwIfAny();

    if (meetings.cancel(meetingId, reason.strip()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    meetings.release(meetingId);
    audit.record(actor, new MeetingCancelled(meetingId, reason.strip()));
    changed.publishEvent(new MeetingChanged(meetingId, MeetingChanged.MeetingChangeKind.CANCELLED));
  }
}
