package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.notification.reminder.RemindOfComplaints;
import org.muwahhad.shared.Refusal;

/** Complaints are decided by people who had no part in the tender, by majority. */
class ReviewTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor RIYAL = CASES.riyal;
  private static final List<Actor> REVIEWERS = CASES.reviewers;

  @Test
  void nobody_who_had_a_part_in_the_tender_judges_it() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    APP.without(
        "tr_role_grant_alone",
        () ->
            APP.sql(
                "INSERT INTO role_grant (person_id, role, origin) VALUES (%d, 'REVIEW_MEMBER', 'OPERATOR')"
                    .formatted(tender.evaluator().personId())));
    Actor member = APP.get(Actors.class).get(tender.evaluator().login());
    APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "We followed the criteria.");
    CASES.draft(id, Remedy.NONE);
    String past =
        "INSERT INTO review_vote (draft_id, person_id, is_for, reason, sha256, cast_at)"
            + " SELECT id, %d, TRUE, '', sha256, UTC_TIMESTAMP(6) FROM review_draft"
            + " WHERE current_of = "
            + id;
    assertThatThrownBy(() -> CASES.vote(id, member, true)).hasMessage("complaint.not-independent");
    assertThatThrownBy(() -> APP.sql(past.formatted(member.personId())))
        .hasMessageContaining("complaint.not-independent");
    assertThatThrownBy(() -> APP.sql(past.formatted(FIXTURE.buyer.personId())))
        .hasMessageContaining("complaint.not-independent");
    assertThatThrownBy(() -> APP.get(ViewComplaints.class).get(member, id))
        .isInstanceOf(Refusal.NotFound.class);
    CASES.vote(id, REVIEWERS.get(0), true);
    CASES.vote(id, REVIEWERS.get(1), true);
    assertThatThrownBy(() -> APP.get(CloseReview.class).run(REVIEWERS.get(0), id))
        .hasMessage("complaint.too-few-votes");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE review_draft SET status = 'ADOPTED', closed_at = UTC_TIMESTAMP(6),"
                        + " closed_by = 1 WHERE current_of = "
                        + id))
        .hasMessageContaining("complaint.vote-differs");
    assertThat(kinds(REVIEWERS.get(2))).contains(Task.TaskKind.VOTE_REVIEW);
  }

  @Test
  void a_draft_without_a_majority_falls_and_votes_are_read_only_afterwards() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    assertThatThrownBy(() -> CASES.draft(id, Remedy.NONE))
        .hasMessage("complaint.answer-awaited-until");
    RemindOfComplaints remind = APP.get(RemindOfComplaints.class);
    DemoTime.run(Instant.parse(due(id, "answer_until")).minus(Duration.ofHours(5)), remind::run);
    assertThat(CASES.told("complaint-answer-due", FIXTURE.buyer)).isTrue();
    assertThat(CASES.told("complaint-decision-due", REVIEWERS.get(0))).isFalse();
    DemoTime.run(Instant.parse(due(id, "decide_until")).minus(Duration.ofDays(2)), remind::run);
    assertThat(CASES.told("complaint-decision-due", REVIEWERS.get(0))).isTrue();
    ComplaintFixture.inDays(9, () -> CASES.draft(id, Remedy.CANCEL_LOT));
    CASES.vote(id, REVIEWERS.get(0), true);
    assertThatThrownBy(() -> CASES.vote(id, REVIEWERS.get(0), true)).hasMessage("complaint.voted");
    CASES.vote(id, REVIEWERS.get(1), false);
    CASES.vote(id, REVIEWERS.get(2), false);
    ViewComplaints view = APP.get(ViewComplaints.class);
    assertThat(view.get(REVIEWERS.get(0), id).decisions().get(0).votes()).isEmpty();

    assertThat(APP.get(CloseReview.class).run(REVIEWERS.get(0), id)).isFalse();

    assertThat(view.get(REVIEWERS.get(0), id).decisions().get(0).votes()).hasSize(3);
    assertThat(view.get(RIYAL, id).decisions()).isEmpty();
    assertThat(CASES.outcome(id)).isEqualTo("-");
    assertThatThrownBy(
            () -> APP.sql("UPDATE review_vote SET is_for = TRUE WHERE person_id = 1 OR TRUE"))
        .hasMessageContaining("complaint.fixed");
  }

  @Test
  void a_draft_that_names_a_lot_twice_is_refused_at_the_place_in_the_body() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "We followed the criteria.");
    ApiCaller reviewer = ApiCaller.of(APP, REVIEWERS.get(0));
    String body =
        """
        {"reasons": "r", "summaryAr": "ا", "summaryEn": "s", "lots": [%s]}""";
    String ruling = "{\"lotId\": %d, \"remedy\": \"%s\"}";
    long lot = tender.lots().get(0);
    String address = "/api/v1/complaints/" + id + "/drafts";

    assertThat(
            reviewer
                .send(
                    "POST",
                    address,
                    body.formatted(
                        ruling.formatted(lot, "NONE") + "," + ruling.formatted(lot, "CANCEL_LOT")))
                .body())
        .contains("complaint.lot-twice", "\"lots[1]\"");
    assertThat(
            reviewer
                .send(
                    "POST",
                    address,
                    body.formatted(
                        ruling.formatted(lot, "NONE")
                            + ","
                            + ruling.formatted(tender.lots().get(1), "NONE")))
                .body())
        .contains("complaint.lot-not-named", "\"lots[1].remedy\"");
    assertThat(reviewer.send("POST", address, body.formatted("")).body())
        .contains("complaint.remedy-needed", "\"lots[lotId=" + lot + "].remedy\"");
    assertThat(APP.ask("SELECT COUNT(*) FROM review_draft WHERE complaint_id = " + id))
        .isEqualTo("0");
  }

  private static List<Task.TaskKind> kinds(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }

  private static String due(long id, String column) {
    return APP.ask("SELECT " + column + " FROM complaint WHERE id = " + id).replace(' ', 'T') + "Z";
  }
}
