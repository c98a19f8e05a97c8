package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** A committee meets on a question: from the invitation to the minutes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class MeetingTest {
  private static final TestApp APP = TestApp.start();
  private static final MeetingFixture MEETINGS = MeetingFixture.in(APP);
  private static final AwardFixture FIXTURE = MEETINGS.awards();
  private static final long QUESTION = MEETINGS.question();
  private static final AwardFixture.Tender OTHER = FIXTURE.aTender();
  private static final Actor CHAIR = MEETINGS.chair();
  private final CallMeeting callMeeting = APP.get(CallMeeting.class);
  private final RecordMeeting recordMeeting = APP.get(RecordMeeting.class);
  private final CastVote castVote = APP.get(CastVote.class);

  @Test
  @Order(2)
  void the_chair_calls_it_the_pack_is_hashed_and_the_members_are_invited() {
    HttpResponse<String> page =
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
                "rest.startsAt",
                MeetingFixture.FRIDAY,
                "next.startsAt",
                "true",
                "minutes",
                "90",
                "mode",
                "IN_PERSON",
                "place",
                "قاعة الأمانة العامة، الرياض");

    assertThat(page.body()).contains("وُجّهت الدعوة", "قاعة الأمانة العامة");
    assertThat(APP.ask("SELECT starts_at FROM meeting WHERE id = " + meeting()))
        .as("Monday, at the same hour in Riyadh")
        .startsWith("2027-01-04 07:00");
    String pack = APP.ask("SELECT pack FROM meeting WHERE id = " + meeting());
    assertThat(Sha256.of(pack)).isEqualTo(packHash());
    assertThat(pack).contains(FIXTURE.hash(QUESTION));
    assertThat(told("meeting-called")).isEqualTo("6");
    assertThatThrownBy(() -> callMeeting.run(CHAIR, MEETINGS.call(MEETINGS.time())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("committee.on-other-agenda"));
    assertThat(FIXTURE.lastAct("committee:EXECUTIVE")).isEqualTo("committee.meeting-called");
  }

  @Test
  @Order(3)
  void it_is_moved_and_the_calendar_file_moves_with_it() {
    HttpResponse<String> warned =
        MEETINGS
            .browser(CHAIR)
            .post(
                page() + "/time",
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
        .contains("name=\"rest.startsAt\" value=\"" + MeetingFixture.FRIDAY + "\"");
    assertThat(told("meeting-moved")).isEqualTo("0");

    APP.get(MoveMeeting.class).run(CHAIR, meeting(), MEETINGS.time());

    assertThat(told("meeting-moved")).isEqualTo("6");
    HttpResponse<String> file =
        MEETINGS.browser(FIXTURE.member("AE")).get(page() + "/invitation.ics");
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(file.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("UID:meeting-" + meeting() + "@", "SEQUENCE:1", "STATUS:CONFIRMED");
    assertThat(file.body().lines()).allSatisfy(l -> assertThat(l.getBytes()).hasSizeLessThan(76));
    assertThat(MEETINGS.browser(FIXTURE.member("AE")).get("/api/v1/calendar").body())
        .contains("COMMITTEE_MEETS");
  }

  @Test
  @Order(4)
  void a_vote_names_the_pack_and_a_state_that_stands_aside_has_none() {
    Browserless oman = MEETINGS.browser(FIXTURE.member("OM"));
    assertThat(oman.get("/decisions/" + QUESTION).body()).contains(packHash());
    assertThatThrownBy(() -> castVote.run(FIXTURE.member("OM"), QUESTION, ballot(null)))
        .hasMessage("committee.other-pack");
    recordMeeting.recuse(
        FIXTURE.member("QA"),
        meeting(),
        new RecordMeeting.StateRecusal(QUESTION, null, "صلة بأحد مقدمي العروض"));

    assertThatThrownBy(() -> castVote.run(FIXTURE.member("QA"), QUESTION, ballot(packHash())))
        .hasMessage("committee.state-recused");
    assertThatThrownBy(
            () ->
                recordMeeting.recuse(
                    FIXTURE.member("OM"),
                    meeting(),
                    new RecordMeeting.StateRecusal(QUESTION, "BH", "لا صفة لنا")))
        .hasMessage("committee.not-chair-of-meeting");
    assertThatThrownBy(
            () ->
                recordMeeting.recuse(
                    CHAIR,
                    meeting(),
                    new RecordMeeting.StateRecusal(QUESTION, "BH", "قبل الاجتماع")))
        .hasMessage("committee.recusal-too-early");
    for (String state : List.of("AE", "KW", "OM", "SA")) {
      castVote.run(FIXTURE.member(state), QUESTION, ballot(packHash()));
    }
    assertThatThrownBy(
            () ->
                recordMeeting.recuse(
                    CHAIR,
                    meeting(),
                    new RecordMeeting.StateRecusal(QUESTION, "KW", "تنحٍّ متأخر")))
        .hasMessage("committee.state-voted");
    assertThat(oman.get(page()).body()).contains("متنحية");
  }

  @Test
  @Order(5)
  void the_database_keeps_pack_remarks_and_recusals() {
    MEETINGS
        .browser(FIXTURE.member("BH"))
        .post(page() + "/remarks", "about", "" + QUESTION, "remark", "نطلب متابعة جدول التوريد");
    String which = " WHERE id = " + meeting();

    refused("committee.pack-immutable", "UPDATE meeting SET pack = '{}'" + which);
    refused("committee.pack-immutable", "DELETE FROM meeting_item");
    refused("committee.remark-immutable", "UPDATE meeting_remark SET remark = 'x'");
    refused("committee.remark-immutable", "DELETE FROM recusal");
    refused("committee.other-pack", vote("BH", "NULL, NULL"));
    refused("committee.state-recused", vote("QA", meeting() + ", '" + packHash() + "'"));
    refused("fk_vote_pack", vote("BH", meeting() + ", '" + "0".repeat(64) + "'"));
    // A second meeting, past the service: the question cannot wait for both.
    APP.sql(
        """
        INSERT INTO meeting (committee_id, status, starts_at, minutes_planned, mode, place,
                             pack_sha256, pack, called_by, called_at)
        SELECT committee_id, status, starts_at, minutes_planned, mode, 'x', pack_sha256, pack,
               called_by, called_at FROM meeting"""
            + which);
    refused(
        "uq_meeting_item_live",
        """
        INSERT INTO meeting_item (meeting_id, position, committee_id, decision_id, live_decision_id)
        SELECT (SELECT MAX(id) FROM meeting), 1, committee_id, decision_id, decision_id
          FROM meeting_item""");
  }

  @Test
  @Order(6)
  void the_chair_closes_and_the_minutes_are_what_was_recorded() {
    CloseMeeting closeMeeting = APP.get(CloseMeeting.class);
    assertThatThrownBy(() -> closeMeeting.run(CHAIR, meeting()))
        .hasMessage("committee.meeting-not-begun");
    APP.moveClockOn(Duration.ofDays(8));
    APP.get(CloseDecision.class).run(CHAIR, QUESTION);
    Browserless chair = MEETINGS.browser(CHAIR);
    chair.post(page() + "/attendance", "present", "BH", "present", "SA");
    assertThat(chair.get(page() + "/minutes").body()).contains("مسوّدة المحضر");

    assertThat(chair.post(page() + "/close").body()).contains("أُغلق المحضر");

    String minutes = APP.ask("SELECT minutes FROM meeting WHERE id = " + meeting());
    assertThat(Sha256.of(minutes))
        .isEqualTo(APP.ask("SELECT minutes_sha256 FROM meeting WHERE id = " + meeting()));
    MeetingMinutes read = APP.get(CanonicalJson.class).read(minutes, MeetingMinutes.class);
    assertThat(read.states().stream().filter(MeetingMinutes.StateAttendance::present))
        .extracting(MeetingMinutes.StateAttendance::code)
        .containsExactly("AE", "BH", "KW", "OM", "SA");
    assertThat(read.chairState()).isNotNull();
    assertThat(read.items())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.outcome()).isEqualTo(DecisionStatus.ADOPTED);
              assertThat(i.tally()).isEqualTo(new Tally(4, 0, 0));
              assertThat(i.recused()).hasSize(1);
              assertThat(i.remarks()).hasSize(1);
            });
    assertThat(chair.get(page() + "/minutes").body())
        .contains("نطلب متابعة جدول التوريد", "صلة بأحد مقدمي العروض")
        .doesNotContain("مسوّدة المحضر");
    assertThat(chair.get(page() + "/minutes/bilingual").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(7)
  void nothing_is_recorded_in_a_meeting_that_is_over() {
    assertThatThrownBy(
            () -> recordMeeting.remark(CHAIR, meeting(), new RecordMeeting.Remark(null, "تعقيب")))
        .hasMessage("committee.meeting-over");

    refused("committee.meeting-over", "UPDATE meeting SET minutes = 'x' WHERE id = " + meeting());
    refused("committee.meeting-over", "UPDATE meeting_attendance SET is_present = FALSE");
    refused(
        "committee.meeting-over",
        """
        INSERT INTO meeting_remark (meeting_id, person_id, state_code, remark, made_at)
        VALUES (%d, %d, 'SA', 'x', UTC_TIMESTAMP(6))"""
            .formatted(meeting(), CHAIR.personId()));
  }

  @Test
  @Order(8)
  void programs_call_record_and_cancel_and_others_see_nothing() {
    long next = FIXTURE.recommend(OTHER);
    Browserless chair = MEETINGS.browser(CHAIR);

    HttpResponse<String> called =
        api(
            chair,
            "/api/v1/meetings",
            """
            {"committee":"EXECUTIVE","decisionIds":[%d],"time":{"startsAt":"2027-05-03T08:00:00Z",
             "minutes":45,"mode":"ONLINE","place":"https://meet.example/7"}}"""
                .formatted(next));

    assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
    assertThat(api(chair, "/api/v1" + page() + "/remarks", "{\"remark\":\" \"}").body())
        .contains("\"remark\"", "shared.missing");
    assertThat(attendance(chair, "[\"SA\", \"sa\", \"SA\"]"))
        .contains("\"field\":\"present[1]\",\"code\":\"shared.not-a-choice\"")
        .contains("\"field\":\"present[2]\",\"code\":\"committee.named-twice\"");
    assertThat(
            api(
                    chair,
                    "/api/v1/meetings",
                    """
                    {"committee":"EXECUTIVE","decisionIds":[%1$d,%1$d],
                     "time":{"startsAt":"2027-05-03T08:00:00Z","minutes":45,"mode":"ONLINE",
                     "place":"https://meet.example/7"}}"""
                        .formatted(next))
                .body())
        .contains("\"field\":\"decisionIds[1]\",\"code\":\"committee.named-twice\"");
    String vote =
        "{\"choice\":\"FOR\",\"documentSha256\":\"%s\",\"packSha256\":\"%s\"}"
            .formatted(FIXTURE.hash(next), packHash());
    assertThat(api(chair, "/api/v1/decisions/" + next + "/votes", vote).statusCode())
        .isEqualTo(201);
    assertThat(api(chair, "/api/v1" + page() + "/cancel", "{\"cancelReason\":\"x\"}").body())
        .contains("CANCELLED");
    assertThat(told("meeting-cancelled")).isEqualTo("6");
    Actor minister = FIXTURE.seat("MINISTERIAL", "OM", false);
    assertThat(MEETINGS.browser(minister).get(page()).statusCode()).isEqualTo(404);
    assertThat(MEETINGS.browser(FIXTURE.buyer).get(page()).statusCode()).isEqualTo(200);
  }

  private static String attendance(Browserless chair, String present) {
    return chair
        .send(
            chair
                .request("/api/v1" + page() + "/attendance")
                .header("Content-Type", "application/json")
                .header("Origin", chair.origin())
                .PUT(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"present\": " + present + "}"))
                .build())
        .body();
  }

  private static CastVote.Ballot ballot(@org.jspecify.annotations.Nullable String pack) {
    return new CastVote.Ballot(VoteChoice.FOR, "", FIXTURE.hash(QUESTION), pack);
  }

  private static long meeting() {
    return Long.parseLong(APP.ask("SELECT MAX(id) FROM meeting WHERE place <> 'x'"));
  }

  private static String page() {
    return "/meetings/" + meeting();
  }

  private static String packHash() {
    return APP.ask("SELECT pack_sha256 FROM meeting WHERE id = " + meeting());
  }

  private static String told(String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
          JOIN notice n ON n.id = i.notice_id WHERE n.kind = '%s'"""
            .formatted(kind));
  }

  private static String vote(String state, String pack) {
    return """
        INSERT INTO vote (decision_id, committee_id, person_id, state_code, choice, reason,
                          document_sha256, cast_at, meeting_id, pack_sha256)
        VALUES (%d, %s, %d, '%s', 'FOR', '', '%s', UTC_TIMESTAMP(6), %s)"""
        .formatted(
            QUESTION,
            APP.ask("SELECT committee_id FROM decision WHERE id = " + QUESTION),
            FIXTURE.member(state).personId(),
            state,
            FIXTURE.hash(QUESTION),
            pack);
  }

  private static HttpResponse<String> api(Browserless browser, String path, String json) {
    return browser.send(
        browser
            .request(path)
            .setHeader("Accept", "application/json, application/problem+json")
            .header("Content-Type", "application/json")
            .header("Origin", browser.origin())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private static void refused(String rule, String sql) {
    assertThatThrownBy(() -> APP.sql(sql))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }
}
