package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** A meeting is called by its chair, on a working day, with what an invitation needs. */
@Tag("long")
class CallMeetingTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final long QUESTION = FIXTURE.recommend(FIXTURE.aTender());
  private static final Actor CHAIR = FIXTURE.member("SA");

  /** In Riyadh; a weekend in five states. */
  private static final String FRIDAY = "2027-01-01T10:00";

  private final CallMeeting callMeeting = APP.get(CallMeeting.class);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.addRules(
        Map.of("technical.pass-mark", "70", "spread.points", "20", "preference.gcc-percent", "10"));
    return fixture;
  }

  @Test
  void only_the_chair_calls_a_meeting_and_mistakes_are_told_at_the_fields() {
    assertThatThrownBy(() -> callMeeting.run(FIXTURE.member("OM"), call(time())))
        .hasMessage("committee.not-chair-of-meeting");
    MeetingTime wrong =
        new MeetingTime(now().minusSeconds(60), 5, MeetingMode.ONLINE, "meet.example");
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
        browser(CHAIR).post("/meetings", "committee", "EXECUTIVE", "place", "https://x.example");

    assertThat(form.statusCode()).isEqualTo(422);
    assertThat(form.body()).contains("value=\"https://x.example\"", "اكتبوا تاريخ الاجتماع");
    // Cut to the size of an int, the first would be an hour.
    for (String length : List.of("4294967356", "60.5")) {
      HttpResponse<String> wrapped =
          browser(CHAIR)
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
        browser(CHAIR)
            .post(
                "/meetings",
                "committee",
                "EXECUTIVE",
                "decisionIds",
                Long.toString(QUESTION),
                "startsAt",
                FRIDAY,
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
            "name=\"rest.startsAt\" value=\"" + FRIDAY + "\"",
            "name=\"next.startsAt\"");
    assertThat(APP.ask("SELECT COUNT(*) FROM meeting")).isEqualTo("0");
  }

  private static CallMeeting.Call call(MeetingTime time) {
    return CallMeeting.Call.on(CommitteeCode.EXECUTIVE, time, List.of(QUESTION));
  }

  private static MeetingTime time() {
    return new MeetingTime(
        now().plus(7, ChronoUnit.DAYS), 60, MeetingMode.IN_PERSON, "قاعة الاجتماعات، مسقط");
  }

  private static Instant now() {
    return APP.get(DatabaseClock.class).now();
  }

  private static Browserless browser(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor.login());
    browser.get("/language/ar");
    return browser;
  }
}
