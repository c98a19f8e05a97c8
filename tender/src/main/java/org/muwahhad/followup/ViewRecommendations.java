package org.muwahhad.followup;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.committee.ViewMeetings;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Recommendations for those who may see them: members of committees, central buyers and auditors
 * all. A page of a meeting is for those who see the meeting.
 */
@Singleton
public class ViewRecommendations {
  private final CommitteeRecommendationQueries queries;
  private final ViewMeetings viewMeetings;
  private final DatabaseClock clock;

  ViewRecommendations(
      CommitteeRecommendationQueries queries, ViewMeetings viewMeetings, DatabaseClock clock) {
    this.queries = queries;
    this.viewMeetings = viewMeetings;
    this.clock = clock;
  }

  /** A recommendation with what later meetings found of it. */
  public record RecommendationView(
      CommitteeRecommendationQueries.RecommendationRow recommendation,
      List<CommitteeRecommendationQueries.FollowUpRow> followUps) {}

  /**
   * The recommendations before a meeting.
   *
   * @param made in this meeting
   * @param pending of earlier meetings, to be looked at
   * @param followedUp of earlier meetings, looked at
   * @param records whether the reader records them now
   */
  public record MeetingRecommendations(
      MeetingQueries.Meeting meeting,
      List<CommitteeRecommendationQueries.RecommendationRow> made,
      List<CommitteeRecommendationQueries.RecommendationRow> pending,
      List<CommitteeRecommendationQueries.RecommendationRow> followedUp,
      boolean records) {}

  /** A page of them, those of the newest meetings first. */
  @Transactional
  public ListPage<CommitteeRecommendationQueries.RecommendationRow> list(
      Actor actor, ListChoice choice) {
    require(actor);
    return new ListPage<>(
        queries.listPage(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.count(choice.like(), choice.filter()),
        choice);
  }

  /** One recommendation. */
  @Transactional
  public RecommendationView get(Actor actor, long recommendationId) {
    require(actor);
    return new RecommendationView(
        queries
            .find(recommendationId)
            .orElseThrow(() -> new Refusal.NotFound("recommendation " + recommendationId)),
        queries.listFollowUps(recommendationId));
  }

  /** The recommendations before a meeting that the person may see. */
  @Transactional
  public MeetingRecommendations ofMeeting(Actor actor, long meetingId) {
    MeetingQueries.Meeting meeting = viewMeetings.get(actor, meetingId).meeting();
    return new MeetingRecommendations(
        meeting,
        queries.listOf(meetingId),
        meeting.isCalled() ? queries.listPending(meetingId) : List.of(),
        queries.listFollowedUp(meetingId),
        meeting.isCalled() && meeting.chair() && !clock.now().isBefore(meeting.startsAt()));
  }

  /**
   * The initiatives that a recommendation of a meeting can concern, for the person who records it.
   */
  @Transactional
  List<CommitteeRecommendationQueries.ConcernedInitiative> concerned(
      MeetingRecommendations before) {
    return before.records() ? queries.listConcerned() : List.of();
  }

  private static void require(Actor actor) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
  }
}
