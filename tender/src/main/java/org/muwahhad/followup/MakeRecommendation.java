package org.muwahhad.followup;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.followup.FollowUpEntry.RecommendationMade;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.RequestContents;

/**
 * The chair records what a committee recommends in a meeting. It may concern an approved initiative
 * and have a day by which it is to be done.
 *
 * <p>Refused with {@code committee.not-chair-of-meeting} to others, {@code committee.meeting-over}
 * once the meeting is closed or cancelled, {@code committee.meeting-not-begun} before its time; and
 * at the field with {@code initiative.not-approved} for an initiative that is not under way. With
 * {@code shared.sent-otherwise} when a request comes again with other content.
 */
@Singleton
public class MakeRecommendation {
  private static final int LONGEST = 1000;
  private final CommitteeRecommendations recommendations;
  private final OngoingMeetings meetings;
  private final DatabaseClock clock;
  private final RequestContents requests;
  private final AuditLog audit;

  MakeRecommendation(
      CommitteeRecommendations recommendations,
      OngoingMeetings meetings,
      DatabaseClock clock,
      RequestContents requests,
      AuditLog audit) {
    this.recommendations = recommendations;
    this.meetings = meetings;
    this.clock = clock;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What is recommended, by when, and the initiative it concerns.
   *
   * @param requestKey chosen by the sender, the same for every try of one request
   */
  public record RecommendationDraft(
      @Nullable String requestKey,
      @Nullable Bilingual text,
      @Nullable LocalDate dueOn,
      @Nullable Long initiativeId) {}

  /** Returns the number of the recommendation. */
  @Transactional
  public long run(Actor actor, long meetingId, RecommendationDraft draft) {
    CommitteeRecommendations.HeldMeeting meeting = meetings.require(actor, meetingId);
    Bilingual text = Bilingual.orEmpty(draft.text());
    Bilingual written = new Bilingual(text.ar().strip(), text.en().strip());
    String key = Optional.ofNullable(draft.requestKey()).orElse("");
    new Faults().requestKey(key).throwIfAny();
    Optional<Long> earlier = recommendations.findByRequest(meetingId, key);
    KeyedRequest request = KeyedRequest.of("recommendation:" + meetingId, key, draft);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    check(draft, written);

    recommendations.insert(
        meeting.committeeId(),
        meetingId,
        draft.initiativeId(),
        written.ar(),
        written.en(),
        draft.dueOn(),
        key,
        actor.personId());
    long id = recommendations.findByRequest(meetingId, key).orElseThrow();
    requests.keep(request);
    audit.record(
        actor,
        new RecommendationMade(
            meetingId, id, written.ar(), written.en(), draft.dueOn(), draft.initiativeId()));
    return id;
  }

  private void check(RecommendationDraft draft, Bilingual written) {
    LocalDate due = draft.dueOn();
    Instant at = due == null ? null : due.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant now = clock.now();
    Long initiative = draft.initiativeId();
    new Faults()
        .text("text.ar", written.ar(), LONGEST)
        .text("text.en", written.en(), LONGEST)
        .check(PlanningHorizon.isRecent(at, now), "dueOn", "shared.too-long-ago")
        .check(PlanningHorizon.reaches(at, now), "dueOn", "shared.too-far-ahead")
        .check(
            initiative == null
                || recommendations
                    .findInitiativeStatus(initiative)
                    .filter("APPROVED"::equals)
                    .isPresent(),
            "initiativeId",
            "initiative.not-approved")
        .throwIfAny();
  }
}
