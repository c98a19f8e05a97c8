package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Refusal;

/** A meeting is called by its chair, on a working day, with what an invitation needs. */
@Tag("long")
class CallMeetingTest {
  private static final TestApp APP = TestApp.start();
  private static final MeetingFixture MEETINGS = MeetingFixture.in(APP);
  private static final AwardFixture FIXTURE = MEETINGS.awards();
  private static final long QUESTION = MEETINGS.question();
  private static final Actor CHAIR = MEETINGS.chair();
  private final CallMeeting callMeeting = APP.get(CallMeeting.class);

  @Test
  void only_the_chair_calls_a_meeting_and_mistakes_are_told_at_the_fields() {
    assertThatThrownBy(() -> callMeeting.run(FIXTURE.member("OM"), MEETINGS.call(MEETINGS.time())))
        .hasMessage("committee.not-chair-of-meeting");
    MeetingTime wrong =
        new MeetingTime(MEETINGS.now().minusSeconds(60), 5, MeetingMode.ONLINE, "meet.example");
    assertThatThrownBy(
            () ->
                callMeeting.run(
                    CHAIR, CallMeeting.Call.on(CommitteeCode.EXECUTIVE, wrong, List.of())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults().stream().map(Refusal.Fault::code))
                    .containsExactly(
                        "committee.time-past",
                        "committee.length-wrong",
                        "committee.link-wrong",
                        "committee.agenda-needed"));

    HttpResponse<String> form =
        MEETINGS
            .browser(CHAIR)
            .post("/meetings", "committee", "EXECUTIVE", "place", "https://x.example");

    assertThat(form.statusCode()).isEqualTo(422);
    assertThat(form.body()).contains("value=\"https://x.example\"", "اكتبوا تاريخ الاجتماع");
    // Cut to the size of an int, the first would be an hour.
    for (String length : List.of("4294967356", "60.5")) {
      HttpResponse<String> wrapped =
          MEETINGS
              .browser(CHAIR)
              .post(
                  "/meetings",
                  "committee",
                  "EXECUTIVE",
                  "decisionIds",
                  Long.toString(QUESTION),
                  "startsAt",
                  "2027-01-04T10:00",
                  "minutes",
                  length,
                  "mode",
                  "IN_PERSON",
                  "place",
                  "الرياض");
      assertThat(wrapped.statusCode()).isEqualTo(422);
      assertThat(wrapped.body()).contains("المدة بين", "value=\"" + length + "\"");
    }
  }

  @Test
  void a_meeting_on_a_rest_day_is_not_called_before_the_chair_was_warned() {
    HttpResponse<String> warned =
        MEETINGS
            .browser(CHAIR)
            .post(
                "/meetings",
                "committee",
                "EXECUTIVE",
                "decisionIds",
                Long.toString(QUESTION),
                "startsAt",
                MeetingFixture.FRIDAY,
                "minutes",
                "90",
                "mode",
                "IN_PERSON",
                "place",
                "الرياض");

    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body())
        .contains(
            "في هذا اليوم عطلة في",
            "name=\"rest.startsAt\" value=\"" + MeetingFixture.FRIDAY + "\"",
            "name=\"next.startsAt\"");
    assertThat(APP.ask("SELECT COUNT(*) FROM meeting")).isEqualTo("0");
  }
}
