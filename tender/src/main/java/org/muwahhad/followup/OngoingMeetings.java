package org.muwahhad.followup;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.MeetingStatus;
import org.muwahhad.committee.SeatQueries;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** The meeting in which a chair records something, while it lasts. */
@Singleton
class OngoingMeetings {
  private final CommitteeRecommendations recommendations;
  private final SeatQueries seats;
  private final DatabaseClock clock;

  OngoingMeetings(
      CommitteeRecommendations recommendations, SeatQueries seats, DatabaseClock clock) {
    this.recommendations = recommendations;
    this.seats = seats;
    this.clock = clock;
  }

  /**
   * The meeting, held until the transaction ends. Refused with {@code
   * committee.not-chair-of-meeting} to all but the chair, {@code committee.meeting-over} once it is
   * closed or cancelled, and {@code committee.meeting-not-begun} before its time.
   */
  CommitteeRecommendations.HeldMeeting require(Actor actor, long meetingId) {
    actor.require(Role.COMMITTEE_MEMBER);
    CommitteeRecommendations.HeldMeeting meeting =
        recommendations
            .lockMeeting(meetingId)
            .orElseThrow(() -> new Refusal.NotFound("meeting " + meetingId));
    if (!seats.isChair(actor, meeting.committee())) {
      throw new Refusal.NotPermitted("committee.not-chair-of-meeting");
    }
    if (meeting.status() != MeetingStatus.CALLED) {
      throw new Refusal.RuleBroken("committee.meeting-over");
    }
    if (clock.now().isBefore(meeting.startsAt())) {
      throw new Refusal.RuleBroken("committee.meeting-not-begun");
    }
    return meeting;
  }
}
