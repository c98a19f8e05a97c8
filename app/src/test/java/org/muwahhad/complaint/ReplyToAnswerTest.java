package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.calendar.CalendarDate;
import org.muwahhad.calendar.ViewCalendar;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.notification.reminder.RemindOfComplaints;
import org.muwahhad.shared.Refusal;

/** The bidder who complains replies to the answer of the procuring body. */
class ReplyToAnswerTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor RIYAL = CASES.riyal;
  private final ReplyToAnswer replyToAnswer = APP.get(ReplyToAnswer.class);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_bidder_replies_once_and_the_parties_and_the_review_body_read_it() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    assertThatThrownBy(() -> replyToAnswer.run(RIYAL, id, "Too early"))
        .hasMessage("complaint.over");
    answer(id);
    assertThat(kinds(RIYAL, id)).contains(Task.TaskKind.REPLY_TO_ANSWER);

    replyToAnswer.run(RIYAL, id, "The first stage was left out.");

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.replied");
    assertThat(kinds(RIYAL, id)).doesNotContain(Task.TaskKind.REPLY_TO_ANSWER);
    assertThat(CASES.told("complaint-replied", FIXTURE.buyer)).isTrue();
    assertThat(CASES.told("complaint-replied", CASES.reviewers.get(0))).isTrue();
    ViewComplaints view = APP.get(ViewComplaints.class);
    for (Actor reader : List.of(RIYAL, FIXTURE.buyer, CASES.reviewers.get(0))) {
      assertThat(view.get(reader, id).complaint().reply())
          .isEqualTo("The first stage was left out.");
    }
    assertThatThrownBy(() -> view.get(CASES.dinar, id)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> replyToAnswer.run(RIYAL, id, "Once more"))
        .hasMessage("complaint.replied");
  }

  @Test
  void nobody_replies_for_another_without_words_or_once_the_time_has_passed() {
    long id = CASES.file(CASES.inStandstill(), RIYAL, 0);
    answer(id);

    assertThatThrownBy(() -> replyToAnswer.run(CASES.dinar, id, "Not mine"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> replyToAnswer.run(FIXTURE.buyer, id, "Not mine"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> replyToAnswer.run(RIYAL, id, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> DemoTime.run(until(id), () -> replyToAnswer.run(RIYAL, id, "Late")))
        .hasMessage("complaint.reply-late");
  }

  @Test
  void the_bidder_is_reminded_once_a_day_before_its_time_ends() {
    long id = CASES.file(CASES.inStandstill(), RIYAL, 0);
    answer(id);
    RemindOfComplaints remind = APP.get(RemindOfComplaints.class);

    DemoTime.run(until(id).minus(Duration.ofHours(5)), remind::run);
    DemoTime.run(until(id).minus(Duration.ofHours(4)), remind::run);

    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM notice WHERE once_key = 'complaint-reply-due:" + id + "'"))
        .isEqualTo("1");
    assertThat(CASES.told("complaint-reply-due", RIYAL)).isTrue();
  }

  @Test
  void the_time_to_reply_is_in_the_calendar_of_the_bidder_until_it_has_replied() {
    long id = CASES.file(CASES.inStandstill(), RIYAL, 0);
    answer(id);

    assertThat(dates(RIYAL, id)).contains(CalendarDate.CalendarDateKind.COMPLAINT_REPLY_ENDS);
    assertThat(dates(CASES.dinar, id)).isEmpty();
    replyToAnswer.run(RIYAL, id, "The first stage was left out.");

    assertThat(dates(RIYAL, id))
        .containsExactly(CalendarDate.CalendarDateKind.COMPLAINT_DECISION_DUE);
  }

  @Test
  void people_reply_after_a_review_and_programs_at_once() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    answer(id);
    Browserless bidder = Browserless.signedInAs(APP, RIYAL);
    bidder.get("/language/en");
    bidder.get("/complaints/" + id);

    assertThat(bidder.pressOnce("/complaints/" + id + "/reply", "reply", "We disagree").body())
        .contains("We disagree", "You reply once");
    assertThat(APP.ask("SELECT COUNT(*) FROM complaint_reply WHERE complaint_id = " + id))
        .isEqualTo("0");
    assertThat(
            ApiCaller.of(APP, RIYAL)
                .send("POST", "/api/v1/complaints/" + id + "/reply", "{\"reply\":\"We disagree\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(bidder.get("/complaints/" + id).body())
        .contains("Reply of the bidder", "We disagree");
  }

  @Test
  void past_the_code_a_reply_follows_an_answer_in_time_is_of_the_bidder_and_stays() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    refused(insert(id, RIYAL), "complaint.over");
    answer(id);

    refused(insert(id, CASES.dinar), "complaint.not-own");
    APP.without(
        "tr_complaint_answer_fixed",
        () ->
            APP.sql(
                "UPDATE complaint_answer SET reply_until = answered_at WHERE complaint_id = "
                    + id));
    refused(insert(id, RIYAL), "complaint.reply-over");
    APP.without(
        "tr_complaint_reply_in_time", () -> assertThat(APP.sql(insert(id, RIYAL))).isEqualTo(1));
    refused("UPDATE complaint_reply SET reply = 'x' WHERE complaint_id = " + id, "complaint.fixed");
    refused("DELETE FROM complaint_reply WHERE complaint_id = " + id, "complaint.fixed");
  }

  private static List<CalendarDate.CalendarDateKind> dates(Actor person, long id) {
    return APP.get(ViewCalendar.class).list(person).stream()
        .filter(d -> d.href().equals("/complaints/" + id))
        .map(CalendarDate::kind)
        .toList();
  }

  private static void answer(long id) {
    APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "We followed the criteria.");
  }

  private static Instant until(long id) {
    return Instant.parse(
        APP.ask("SELECT reply_until FROM complaint_answer WHERE complaint_id = " + id)
                .replace(' ', 'T')
            + "Z");
  }

  private static String insert(long id, Actor by) {
    return """
        INSERT INTO complaint_reply (complaint_id, reply, replied_by, replied_at)
        VALUES (%d, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(id, by.personId());
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  /** What waits for a person in one complaint. */
  private static List<Task.TaskKind> kinds(Actor person, long complaint) {
    return APP.get(Home.class).tasks(person).stream()
        .filter(task -> task.href().equals("/complaints/" + complaint))
        .map(Task::kind)
        .toList();
  }
}
