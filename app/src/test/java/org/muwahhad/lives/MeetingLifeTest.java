package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.decision;
import static org.muwahhad.lives.LivesFixture.people;
import static org.muwahhad.lives.LivesFixture.recommended;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.CallMeeting;
import org.muwahhad.committee.CloseMeeting;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.MeetingTime;
import org.muwahhad.committee.MoveMeeting;
import org.muwahhad.committee.RecordMeeting;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;

/** A meeting of a committee in every state. */
@Tag("long")
class MeetingLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_meeting() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Meeting of a committee"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "CANCELLED",
            () -> {
              played[0] = recommended();
              long meeting = call(played[0]);
              STAGE.run(
                  played[0].afterDeadline(),
                  () -> APP.get(MoveMeeting.class).cancel(chairOfTechnical(), meeting, REASON));
              return meeting(played[0], meeting);
            }),
        trial.inState(
            "CLOSED",
            () -> {
              long meeting = call(played[0]);
              STAGE.run(
                  begun(played[0]),
                  () -> {
                    attend(chairOfTechnical(), meeting);
                    APP.get(CloseMeeting.class).run(chairOfTechnical(), meeting);
                  });
              return meeting(played[0], meeting);
            }),
        trial.inState("CALLED", () -> meeting(played[0], call(played[0]))));
  }

  private static Actor chairOfTechnical() {
    return STAGE.committee("TECHNICAL").get(0);
  }

  /** A meeting of the technical committee, a week after the bids were opened. */
  private static long call(PlayedTender played) {
    return STAGE.at(
        played.afterDeadline(),
        () ->
            APP.get(CallMeeting.class)
                .run(
                    chairOfTechnical(),
                    CallMeeting.Call.on(
                        CommitteeCode.TECHNICAL, time(played), List.of(decision(played)))));
  }

  private static MeetingTime time(PlayedTender played) {
    return new MeetingTime(
        played.afterDeadline().plus(Duration.ofDays(7)),
        60,
        MeetingMode.IN_PERSON,
        "قاعة الاجتماعات، مسقط");
  }

  private static Instant begun(PlayedTender played) {
    return played.afterDeadline().plus(Duration.ofDays(8));
  }

  private static void attend(Actor chair, long meeting) {
    APP.get(RecordMeeting.class).attendance(chair, meeting, List.of("AE", "KW", "OM", "SA"));
  }

  private static Thing meeting(PlayedTender played, long meeting) {
    String status = "SELECT status FROM meeting WHERE id = " + meeting;
    Instant now = played.afterDeadline();
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "MoveMeeting",
        Act.at(status, now, a -> APP.get(MoveMeeting.class).run(a, meeting, time(played))));
    acts.put(
        "MoveMeeting, cancelled",
        Act.at(status, now, a -> APP.get(MoveMeeting.class).cancel(a, meeting, REASON)));
    acts.put("RecordMeeting", Act.at(status, begun(played), a -> attend(a, meeting)));
    acts.put(
        "CloseMeeting",
        Act.at(
            status,
            begun(played),
            connection -> attend(chairOfTechnical(), meeting),
            a -> APP.get(CloseMeeting.class).run(a, meeting)));
    return new Thing(status, people(played, chairOfTechnical()), acts);
  }
}
