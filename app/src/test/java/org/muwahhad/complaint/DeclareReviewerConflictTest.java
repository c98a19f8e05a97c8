package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;

/** A member of the review body who learns of a conflict of interest judges nothing any more. */
class DeclareReviewerConflictTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor WRITER = CASES.reviewers.get(0);
  private static final Actor SECOND = CASES.reviewers.get(1);
  private static final Actor THIRD = CASES.reviewers.get(2);
  private static final Actor FOURTH = FIXTURE.world().aPersonWho(Role.REVIEW_MEMBER);
  private static final String WHY = "I advise the winner";
  private final DeclareReviewerConflict declareConflict = APP.get(DeclareReviewerConflict.class);
  private AwardFixture.Tender tender;
  private long id;

  @AfterAll
  static void end() {
    APP.close();
  }

  @BeforeEach
  void complain() {
    tender = CASES.inStandstill();
    id = CASES.file(tender, CASES.riyal, 0);
    APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "We followed the criteria.");
  }

  @Test
  void a_vote_cast_stays_and_counts_no_more_and_another_member_takes_over() {
    CASES.draft(id, Remedy.NONE);
    List.of(WRITER, SECOND, THIRD).forEach(r -> CASES.vote(id, r, true));

    declareConflict.run(THIRD, id, WHY);

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.conflict-learned");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM review_vote v JOIN review_draft d ON d.id = v.draft_id"
                    + " WHERE d.complaint_id = "
                    + id))
        .isEqualTo("3");
    assertThatThrownBy(() -> APP.get(CloseReview.class).run(WRITER, id))
        .hasMessage("complaint.too-few-votes");
    assertThatThrownBy(() -> APP.get(CloseReview.class).run(THIRD, id))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("tender.conflict-declared");
    assertThatThrownBy(() -> APP.get(ViewComplaints.class).get(THIRD, id))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(kinds(FOURTH)).contains(Task.TaskKind.VOTE_REVIEW);
    CASES.vote(id, FOURTH, true);
    assertThat(APP.get(CloseReview.class).run(WRITER, id)).isTrue();
    ViewComplaints.Decision decision =
        APP.get(ViewComplaints.class).get(WRITER, id).decisions().get(0);
    assertThat(decision.votes()).hasSize(4);
    assertThat(decision.inFavour()).isEqualTo(3);
    assertThat(decision.votes()).filteredOn(ComplaintQueries.Vote::setAside).hasSize(1);
  }

  @Test
  void a_draft_whose_writer_has_a_conflict_is_voted_on_no_more_and_another_takes_its_place() {
    CASES.draft(id, Remedy.NONE);
    CASES.vote(id, SECOND, true);

    declareConflict.run(WRITER, id, WHY);

    assertThatThrownBy(() -> CASES.vote(id, THIRD, true)).hasMessage("complaint.draft-left");
    assertThatThrownBy(() -> APP.get(CloseReview.class).run(SECOND, id))
        .hasMessageStartingWith("complaint.");
    assertThatThrownBy(() -> CASES.draft(id, Remedy.NONE)).hasMessage("tender.conflict-declared");
    assertThat(kinds(SECOND)).contains(Task.TaskKind.DRAFT_REVIEW);
    assertThat(APP.get(ViewComplaints.class).get(SECOND, id).mayDraft()).isTrue();
    draft(SECOND);
    List.of(SECOND, THIRD, FOURTH).forEach(r -> CASES.vote(id, r, true));
    assertThat(APP.get(CloseReview.class).run(FOURTH, id)).isTrue();
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(status ORDER BY number) FROM review_draft WHERE complaint_id = "
                    + id))
        .isEqualTo("REJECTED,ADOPTED");
  }

  @Test
  void once_decided_it_stands() {
    CASES.draft(id, Remedy.NONE);
    CASES.reviewers.forEach(r -> CASES.vote(id, r, true));
    APP.get(CloseReview.class).run(SECOND, id);

    assertThatThrownBy(() -> declareConflict.run(THIRD, id, WHY)).hasMessage("complaint.over");
    assertThatThrownBy(() -> conflict(THIRD)).hasMessageContaining("complaint.over");
  }

  @Test
  void the_others_and_the_buyers_are_told_also_that_too_few_are_left() {
    declareConflict.run(WRITER, id, WHY);
    assertThat(CASES.told("conflict-review", SECOND)).isTrue();
    assertThat(CASES.told("conflict-review", FIXTURE.buyer)).isTrue();
    assertThat(CASES.told("conflict-review-too-few", FIXTURE.buyer)).isFalse();

    declareConflict.run(SECOND, id, WHY);

    assertThat(CASES.told("conflict-review-too-few", FIXTURE.buyer)).isTrue();
  }

  @Test
  void the_page_shows_it_once_more_before_it_binds_and_programs_declare_it_too() {
    String page = "/complaints/" + id + "/conflict";
    Browserless browser = Browserless.signedInAs(APP, WRITER);

    assertThat(browser.get("/complaints/" + id).body()).contains(page);
    assertThat(browser.get(page).body()).contains("in at most 1,000 characters");
    assertThat(browser.post(page, "statement", WHY).body())
        .contains(WHY, "cannot be withdrawn", "Your declaration", "leave the tender");
    assertThat(conflicts()).isEqualTo("0");
    browser.post(page, "statement", WHY, "confirmed", "yes");
    assertThat(conflicts()).isEqualTo("1");
    assertThat(browser.get("/complaints/" + id).statusCode()).isEqualTo(404);
    assertThat(
            ApiCaller.of(APP, SECOND)
                .send("POST", "/api/v1" + page, "{\"statement\": \"" + WHY + "\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(
            ApiCaller.of(APP, FIXTURE.buyer)
                .send("POST", "/api/v1" + page, "{\"statement\": \"" + WHY + "\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_database_keeps_a_member_with_a_conflict_out_whoever_asks() {
    CASES.draft(id, Remedy.NONE);
    List.of(WRITER, SECOND, THIRD).forEach(r -> CASES.vote(id, r, true));
    declareConflict.run(THIRD, id, WHY);
    String close =
        "UPDATE review_draft SET status = 'ADOPTED', closed_by = %d, closed_at = UTC_TIMESTAMP(6)"
            + " WHERE current_of = "
            + id;

    assertThatThrownBy(() -> APP.sql(close.formatted(THIRD.personId())))
        .hasMessageContaining("tender.conflict-declared");
    assertThatThrownBy(() -> APP.sql(close.formatted(SECOND.personId())))
        .as("two votes are too few")
        .hasMessageContaining("complaint.vote-differs");
    declareConflict.run(FOURTH, id, WHY);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO review_vote (draft_id, person_id, is_for, reason, sha256, cast_at)
                    SELECT id, %d, TRUE, '', sha256, UTC_TIMESTAMP(6) FROM review_draft
                     WHERE current_of = %d"""
                        .formatted(FOURTH.personId(), id)))
        .hasMessageContaining("tender.conflict-declared");
    assertThatThrownBy(
            () -> APP.sql("DELETE FROM review_vote_set_aside WHERE tender_id = " + tender.id()))
        .hasMessageContaining("complaint.fixed");
    declareConflict.run(WRITER, id, WHY);
    assertThatThrownBy(() -> APP.sql(close.formatted(SECOND.personId())))
        .hasMessageContaining("complaint.draft-left");
    APP.sql(
        """
        UPDATE review_draft SET status = 'REJECTED', current_of = NULL, closed_by = %d,
               closed_at = UTC_TIMESTAMP(6) WHERE current_of = %d"""
            .formatted(SECOND.personId(), id));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO review_draft (complaint_id, number, status, current_of, reasons,
                      summary_ar, summary_en, sha256, written_by, written_at)
                    VALUES (%1$d, 9, 'OPEN', %1$d, 'r', 'م', 's', REPEAT('0', 64), %2$d,
                            UTC_TIMESTAMP(6))"""
                        .formatted(id, FOURTH.personId())))
        .hasMessageContaining("tender.conflict-declared");
  }

  private void draft(Actor writer) {
    APP.get(DraftReview.class)
        .run(
            writer,
            id,
            new DraftReview.Content(
                "Reasons for the parties",
                "لا يقوم التظلم على سند",
                "The complaint is not founded",
                List.of(new DraftReview.Ruling(tender.lots().get(0), Remedy.NONE))));
  }

  private void conflict(Actor member) {
    APP.sql(
        """
        INSERT INTO learned_conflict (tender_id, person_id, part, statement, declared_at)
        VALUES (%d, %d, 'REVIEW', 'x', UTC_TIMESTAMP(6))"""
            .formatted(tender.id(), member.personId()));
  }

  private String conflicts() {
    return APP.ask("SELECT COUNT(*) FROM learned_conflict WHERE tender_id = " + tender.id());
  }

  private static List<Task.TaskKind> kinds(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }
}
