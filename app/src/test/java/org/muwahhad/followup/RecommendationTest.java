package org.muwahhad.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.committee.CallMeeting;
import org.muwahhad.committee.CloseMeeting;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.MeetingTime;
import org.muwahhad.committee.RecordMeeting;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** What a committee recommends in one meeting is followed up in the next. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class RecommendationTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final Actor CHAIR = FIXTURE.member("SA");
  private static final long FIRST = meeting(FIXTURE.recommend(FIXTURE.aTender()));
  private static final long SECOND = meeting(FIXTURE.recommend(FIXTURE.aTender()));
  private static long guide;
  private static long licences;
  private final MakeRecommendation make = APP.get(MakeRecommendation.class);
  private final FollowUpRecommendation followUp = APP.get(FollowUpRecommendation.class);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.addRules(
        Map.of("technical.pass-mark", "70", "spread.points", "20", "preference.gcc-percent", "10"));
    return fixture;
  }

  private static long meeting(long question) {
    Instant at = APP.get(DatabaseClock.class).now().plus(Duration.ofDays(1));
    return APP.get(CallMeeting.class)
        .run(
            CHAIR,
            CallMeeting.Call.on(
                CommitteeCode.EXECUTIVE,
                new MeetingTime(at, 60, MeetingMode.IN_PERSON, "الرياض"),
                List.of(question)));
  }

  @AfterAll
  static void the_record_agrees_with_what_was_done() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  @Order(1)
  void the_chair_records_it_once_the_meeting_has_begun() {
    assertThatThrownBy(() -> make.run(CHAIR, FIRST, draft("دليل", "A guide")))
        .hasMessage("committee.meeting-not-begun");
    refused("committee.meeting-not-begun", insert(FIRST, CHAIR));
    APP.moveClockOn(Duration.ofDays(2));

    assertThatThrownBy(() -> make.run(FIXTURE.member("OM"), FIRST, draft("دليل", "A guide")))
        .hasMessage("committee.not-chair-of-meeting");
    assertThatThrownBy(() -> make.run(CHAIR, FIRST, draft("دليل", " ")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).field()).isEqualTo("text.en"));
    guide = make.run(CHAIR, FIRST, draft("إعداد دليل موحد", "A common guide is written"));
    MakeRecommendation.RecommendationDraft counted = draft("حصر التراخيص", "Licences are counted");
    licences = make.run(CHAIR, FIRST, counted);
    assertThat(make.run(CHAIR, FIRST, counted)).as("sent twice").isEqualTo(licences);
    assertThatThrownBy(
            () ->
                make.run(
                    CHAIR,
                    FIRST,
                    new MakeRecommendation.RecommendationDraft(
                        counted.requestKey(), counted.text(), null, null)))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
    assertThat(APP.ask("SELECT COUNT(*) FROM committee_recommendation WHERE meeting_id = " + FIRST))
        .isEqualTo("2");

    assertThat(FIXTURE.lastAct("meeting:" + FIRST)).isEqualTo("followup.recommendation-made");
    assertThat(state(guide)).isEqualTo(RecommendationState.OPEN);
    refused("committee.not-chair-of-meeting", insert(FIRST, FIXTURE.member("OM")));
  }

  @Test
  @Order(2)
  void the_chair_is_told_of_what_the_next_meeting_has_to_follow_up() {
    assertThat(APP.get(Home.class).tasks(CHAIR))
        .filteredOn(t -> t.kind() == Task.TaskKind.FOLLOW_UP_RECOMMENDATIONS)
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.count()).isEqualTo(2);
              assertThat(t.href()).isEqualTo("/meetings/" + SECOND + "/recommendations");
            });
    Browserless browser = Browserless.signedInAs(APP, CHAIR);
    browser.get("/language/en");
    assertThat(browser.get("/").body())
        .contains("/meetings/" + SECOND + "/recommendations")
        .doesNotContain("null –");
  }

  @Test
  @Order(3)
  void a_later_meeting_carries_it_over_or_finds_it_done() {
    FollowUpRecommendation.FollowUp done =
        new FollowUpRecommendation.FollowUp(FollowUpFinding.DONE, "عُمّم الدليل على الدول");
    assertThatThrownBy(() -> followUp.run(CHAIR, FIRST, guide, done))
        .hasMessage("followup.same-meeting");
    assertThatThrownBy(() -> followUp.run(FIXTURE.member("OM"), SECOND, guide, done))
        .hasMessage("committee.not-chair-of-meeting");
    assertThatThrownBy(
            () ->
                followUp.run(CHAIR, SECOND, guide, new FollowUpRecommendation.FollowUp(null, " ")))
        .isInstanceOfSatisfying(Refusal.InvalidInput.class, r -> assertThat(r.faults()).hasSize(2));

    followUp.run(CHAIR, SECOND, guide, done);
    assertThat(FIXTURE.lastAct("meeting:" + SECOND))
        .isEqualTo("followup.recommendation-followed-up");
    assertThat(state(guide)).isEqualTo(RecommendationState.DONE);
    assertThatThrownBy(() -> followUp.run(CHAIR, SECOND, guide, done))
        .hasMessage("followup.done-already");
    HttpResponse<String> page =
        browser(CHAIR)
            .post(
                "/meetings/" + SECOND + "/recommendations/" + licences,
                "finding",
                "CARRIED_OVER",
                "note",
                "لم ترد دولتان بعد");
    assertThat(page.body()).contains("سُجّلت المتابعة", "مُرحَّلة");
    assertThat(state(licences)).isEqualTo(RecommendationState.CARRIED_OVER);
    assertThatThrownBy(() -> followUp.run(CHAIR, SECOND, licences, done))
        .hasMessage("followup.followed-up-already");
  }

  @Test
  @Order(4)
  void the_register_finds_filters_and_orders_them() {
    Browserless reader = browser(FIXTURE.member("OM"));
    assertThat(reader.get("/recommendations").body())
        .contains("إعداد دليل موحد", "حصر التراخيص", "أُنجزت", "مُرحَّلة");
    assertThat(reader.get("/recommendations?filter=CARRIED_OVER&sort=-due").body())
        .contains("حصر التراخيص")
        .doesNotContain("إعداد دليل موحد");
    assertThat(reader.get("/recommendations?q=guide").body())
        .contains("إعداد دليل موحد")
        .doesNotContain("حصر التراخيص");
    assertThat(reader.get("/recommendations?filter=MINISTERIAL").body())
        .doesNotContain("حصر التراخيص");
    assertThat(reader.get("/recommendations?page=2").body()).doesNotContain("حصر التراخيص");
    assertThat(reader.get("/recommendations/" + licences).body()).contains("لم ترد دولتان بعد");
    assertThat(reader.get("/api/v1/recommendations").body()).contains("\"state\":\"DONE\"");
    assertThat(browser(FIXTURE.buyer).get("/recommendations").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void the_database_keeps_them_as_they_were_recorded() {
    refused("followup.record-fixed", "UPDATE committee_recommendation SET text_en = 'x'");
    refused("followup.record-fixed", "DELETE FROM committee_recommendation");
    // A statement past the service is not moved by the clock of the demonstration.
    APP.without(
        "tr_committee_recommendation_begun",
        () ->
            refused(
                "uq_committee_recommendation_request",
                insert(
                    FIRST,
                    CHAIR,
                    APP.ask(
                        "SELECT request_key FROM committee_recommendation WHERE id = "
                            + licences))));
    refused("followup.record-fixed", "UPDATE recommendation_follow_up SET finding = 'DONE'");
    refused("followup.record-fixed", "DELETE FROM recommendation_follow_up");
    refused("followup.done-already", found(guide, SECOND));
    refused("followup.same-meeting", found(licences, FIRST));
    // A statement past the service is not moved by the clock of the demonstration.
    APP.without(
        "tr_recommendation_follow_up_begun",
        () -> refused("uq_recommendation_follow_up_meeting", found(licences, SECOND)));
  }

  @Test
  @Order(6)
  void a_day_on_which_states_rest_is_warned_of_and_the_next_working_day_taken() {
    Browserless chair = browser(CHAIR);
    String page = "/meetings/" + SECOND + "/recommendations";
    LocalDate friday =
        LocalDate.now(ZoneOffset.UTC).plusDays(30).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    Map<String, String> typed =
        new HashMap<>(
            Map.of(
                "requestKey",
                "rest-day",
                "text.ar",
                "تدريب الموردين",
                "text.en",
                "Suppliers are trained",
                "dueOn",
                friday.toString()));
    chair.get(page);

    HttpResponse<String> warned = chair.post(page, typed);
    typed.put("rest.dueOn", friday.toString());
    typed.put("next.dueOn", "true");
    HttpResponse<String> made = chair.post(page, typed);

    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body()).contains("name=\"next.dueOn\"");
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(
            APP.ask(
                "SELECT due_on FROM committee_recommendation"
                    + " WHERE text_en = 'Suppliers are trained'"))
        .isEqualTo(friday.plusDays(3).toString());
  }

  @Test
  @Order(7)
  void nothing_is_recorded_in_a_meeting_that_is_over() {
    APP.get(RecordMeeting.class).attendance(CHAIR, FIRST, List.of("SA", "OM", "KW", "AE"));
    APP.get(CloseMeeting.class).run(CHAIR, FIRST);

    assertThatThrownBy(() -> make.run(CHAIR, FIRST, draft("متأخرة", "Late")))
        .hasMessage("committee.meeting-over");
    refused("committee.meeting-over", insert(FIRST, CHAIR));
    assertThat(browser(CHAIR).get("/meetings/" + FIRST + "/recommendations").body())
        .contains("إعداد دليل موحد")
        .doesNotContain("name=\"text.ar\"");
  }

  @Test
  @Order(8)
  void a_committee_meets_for_recommendations_alone_when_its_chair_says_so() {
    Instant at = APP.get(DatabaseClock.class).now().plus(Duration.ofDays(1));
    MeetingTime time = new MeetingTime(at, 60, MeetingMode.IN_PERSON, "الرياض");
    CallMeeting callMeeting = APP.get(CallMeeting.class);
    assertThatThrownBy(
            () ->
                callMeeting.run(
                    CHAIR, new CallMeeting.Call(CommitteeCode.EXECUTIVE, time, List.of(1L), true)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("committee.agenda-not-meant"));

    long meeting =
        callMeeting.run(CHAIR, CallMeeting.Call.withoutQuestions(CommitteeCode.EXECUTIVE, time));

    assertThat(FIXTURE.lastAct("committee:EXECUTIVE")).isEqualTo("committee.meeting-called");
    assertThat(browser(CHAIR).get("/meetings/" + meeting).body())
        .contains("لا مسائل في جدول الأعمال", "/meetings/" + meeting + "/recommendations");
    APP.moveClockOn(Duration.ofDays(2));
    make.run(CHAIR, meeting, draft("توصية أخيرة", "A last recommendation"));
    APP.get(RecordMeeting.class).attendance(CHAIR, meeting, List.of("SA", "OM", "KW", "AE"));
    APP.get(CloseMeeting.class).run(CHAIR, meeting);
    assertThat(browser(CHAIR).get("/meetings/" + meeting + "/minutes").statusCode()).isEqualTo(200);
    assertThat(browser(CHAIR).get("/reports/pack/" + meeting + "/ARABIC/PDF").statusCode())
        .isEqualTo(200);
  }

  private static RecommendationState state(long id) {
    return APP.get(ViewRecommendations.class).get(CHAIR, id).recommendation().state();
  }

  private static MakeRecommendation.RecommendationDraft draft(String ar, String en) {
    return new MakeRecommendation.RecommendationDraft(
        UUID.randomUUID().toString(),
        new Bilingual(ar, en),
        LocalDate.now(ZoneOffset.UTC).plusDays(60),
        null);
  }

  private static String insert(long meeting, Actor by) {
    return insert(meeting, by, "past");
  }

  private static String insert(long meeting, Actor by, String key) {
    return """
        INSERT INTO committee_recommendation (committee_id, meeting_id, text_ar, text_en,
                                              request_key, made_by, made_at)
        VALUES (%s, %d, 'x', 'x', '%s', %d, UTC_TIMESTAMP(6))"""
        .formatted(committee(), meeting, key, by.personId());
  }

  private static String found(long recommendation, long meeting) {
    return """
        INSERT INTO recommendation_follow_up (recommendation_id, committee_id, meeting_id, finding,
                                              note, recorded_by, recorded_at)
        VALUES (%d, %s, %d, 'CARRIED_OVER', 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(recommendation, committee(), meeting, CHAIR.personId());
  }

  private static String committee() {
    return APP.ask("SELECT id FROM committee WHERE code = 'EXECUTIVE'");
  }

  private static Browserless browser(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor.login());
    browser.get("/language/ar");
    return browser;
  }

  private static void refused(String rule, String sql) {
    assertThatThrownBy(() -> APP.sql(sql))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }
}
