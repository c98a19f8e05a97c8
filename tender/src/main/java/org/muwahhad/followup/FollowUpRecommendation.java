package org.muwahhad.followup;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.followup.FollowUpEntry.RecommendationFollowedUp;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The chair records in a later meeting of the committee what became of a recommendation: it is
 * done, or carried over to the next meeting, each with a note.
 *
 * <p>Refused with {@code committee.not-chair-of-meeting} to others, {@code committee.meeting-over}
 * once the meeting is closed or cancelled, {@code committee.meeting-not-begun} before its time,
 * {@code followup.same-meeting} in the meeting that made it, {@code followup.done-already} once it
 * is done, and {@code followup.followed-up-already} when this meeting looked at it already.
 */
@Singleton
public class FollowUpRecommendation {
  private static final int LONGEST = 1000;
  private final CommitteeRecommendations recommendations;
  private final OngoingMeetings meetings;
  private final AuditLog audit;

  FollowUpRecommendation(
      CommitteeRecommendations recommendations, OngoingMeetings meetings, AuditLog audit) {
    this.recommendations = recommendations;
    this.meetings = meetings;
    this.audit = audit;
  }

  /** What was found, with what was done or why it is carried over. */
  public record FollowUp(@Nullable FollowUpFinding finding, @Nullable String note) {}

  @Transactional
  public void run(Actor actor, long meetingId, long recommendationId, FollowUp followUp) {
    CommitteeRecommendations.LockedRecommendation recommendation =
        recommendations.getLocked(recommendationId);
    CommitteeRecommendations.HeldMeeting meeting = meetings.require(actor, meetingId);
    if (recommendation.committeeId() != meeting.committeeId()) {
      throw new Refusal.NotFound("recommendation " + recommendationId);
    }
    if (recommendation.meetingId() == meetingId) {
      throw new Refusal.RuleBroken("followup.same-meeting");
    }
    if (recommendations.countDone(recommendationId) > 0) {
      throw new Refusal.RuleBroken("followup.done-already");
    }
    if (recommendations.countFollowUps(recommendationId, meetingId) > 0) {
      throw new Refusal.Conflict("followup.followed-up-already");
    }
    String note = followUp.note() == null ? "" : followUp.note().strip();
    new Faults()
        .check(followUp.finding() != null, "finding", "shared.missing")
        .text("note", note, LONGEST)
        .throwIfAny();

    FollowUpFinding finding = Objects.requireNonNull(followUp.finding());
    recommendations.followUp(
        recommendationId, meeting.committeeId(), meetingId, finding, note, actor.personId());
    audit.record(actor, new RecommendationFollowedUp(meetingId, recommendationId, finding, note));
  }
}
