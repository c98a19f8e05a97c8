package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.notification.RemindOfComplaints;
import org.muwahhad.shared.Refusal;

/** Complaints suspend their lots alone, are decided by people who had no part, and take effect. */
class ComplaintTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor DINAR = CASES.dinar;
  private static final Actor RIYAL = CASES.riyal;
  private static final List<Actor> REVIEWERS = CASES.reviewers;

  @Test
  void a_complaint_suspends_its_lot_and_no_other_until_it_is_dismissed() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.filed");
    assertThat(CASES.told("complaint-filed", FIXTURE.buyer)).isTrue();
    assertThat(CASES.told("award-suspended", DINAR)).isTrue();
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.awards(tender)).isEqualTo("1:pending:-,2:active:-");
    assertThat(CASES.status(tender)).isEqualTo("STANDSTILL");
    assertThatThrownBy(
            () -> inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id())))
        .hasMessage("award.all-suspended");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_award_progress",
                    () ->
                        APP.sql(
                            "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)"
                                + " WHERE status = 'pending' AND tender_id = "
                                + tender.id())))
        .hasMessageContaining("award.suspended");

    assertThat(CASES.decide(id, Remedy.NONE)).isTrue();
    assertThat(CASES.outcome(id)).isEqualTo("DISMISSED");
    inDays(12, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.awards(tender)).isEqualTo("1:active:-,2:active:-");
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
  }

  @Test
  void the_window_and_the_times_of_a_case_tell_how_they_were_counted() {
    AwardFixture.Tender tender = CASES.inStandstill();
    Browserless bidder = Browserless.signedInAs(APP, RIYAL);
    bidder.get("/language/en");

    for (String page :
        List.of(
            "/tenders/" + tender.id() + "/complaints/new",
            "/tenders/" + tender.id() + "/award/letter",
            "/tenders/" + tender.id() + "/award")) {
      assertThat(bidder.get(page).body())
          .as(page)
          .contains("10 days of 24 hours after the standstill began", "Counted from", "Source: ");
    }
    long id = CASES.file(tender, RIYAL, 0);
    assertThat(bidder.get("/complaints/" + id).body())
        .contains(
            "5 working days of Riyadh after the day the complaint was filed",
            "15 working days of Riyadh after the day the complaint was filed",
            "Source: rule");
  }

  @Test
  void an_upheld_complaint_returns_the_lot_and_excludes_the_bid_that_had_won() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);

    assertThat(CASES.decide(id, Remedy.EXCLUDE)).isTrue();

    assertThat(CASES.outcome(id)).isEqualTo("UPHELD");
    assertThat(CASES.awards(tender)).isEqualTo("1:cancelled:REVIEW,2:pending:-");
    assertThat(CASES.status(tender)).isEqualTo("STANDSTILL");
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM review_exclusion WHERE bid_id = "
                    + tender.dinarBid()
                    + " AND lot_id = "
                    + tender.lots().get(0)))
        .isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT_WS(' ', examination, lot_id, origin, reason_en))"
                    + " FROM examination_lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("2 " + tender.lots().get(0) + " COMPLAINT The panel left a criterion out");
    assertThat(CASES.told("award-reviewed", DINAR)).isTrue();
    assertThatThrownBy(() -> CASES.recommendAnew(tender))
        .hasMessageContaining("award.bid-excluded");
  }

  @Test
  void a_lot_ends_without_an_award_when_the_review_body_says_so() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);

    CASES.decide(id, Remedy.CANCEL_LOT);

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(status ORDER BY number) FROM lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("UNSUCCESSFUL,ACTIVE,UNSUCCESSFUL");
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
  }

  @Test
  void late_complaints_are_refused_with_both_times_and_by_the_database_too() {
    AwardFixture.Tender tender = CASES.inStandstill();

    assertThatThrownBy(() -> inDays(11, () -> CASES.file(tender, RIYAL, 0)))
        .hasMessage("complaint.too-late")
        .satisfies(
            r ->
                assertThat(((Refusal) r).arguments())
                    .hasSize(2)
                    .allSatisfy(a -> assertThat((String) a).matches("\\d{4}-\\d\\d-\\d\\d .*")));
    assertThatThrownBy(() -> CASES.file(tender, DINAR, 0))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("complaint.lot-not-open"));
    assertThatThrownBy(
            () ->
                APP.get(FileComplaint.class)
                    .run(
                        FIXTURE.world().aBidderFor(FIXTURE.world().aSupplier()),
                        tender.id(),
                        CASES.content(tender, 0, "k")))
        .hasMessage("complaint.no-bid");
    AwardFixture.Tender evaluated = FIXTURE.aTender();
    assertThatThrownBy(() -> CASES.file(evaluated, RIYAL, 0)).hasMessage("complaint.not-yet");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO complaint (tender_id, number, bid_id, status, grounds, wish,
                      request_key, filed_by, filed_at, answer_until, decide_until)
                    VALUES (%d, 1, %d, 'FILED', 'x', 'x', 'x', %d, UTC_TIMESTAMP(6),
                            UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"""
                        .formatted(evaluated.id(), evaluated.riyalBid(), RIYAL.personId())))
        .hasMessageContaining("complaint.standstill-over");
  }

  @Test
  void nobody_who_had_a_part_in_the_tender_judges_it() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    APP.sql(
        "INSERT INTO role_grant (person_id, role) VALUES (%d, 'REVIEW_MEMBER')"
            .formatted(tender.evaluator().personId()));
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
    assertThatThrownBy(() -> APP.get(ReadComplaints.class).get(member, id))
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
    assertThat(kinds(REVIEWERS.get(2))).contains(Task.Kind.VOTE_REVIEW);
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
    inDays(9, () -> CASES.draft(id, Remedy.CANCEL_LOT));
    CASES.vote(id, REVIEWERS.get(0), true);
    assertThatThrownBy(() -> CASES.vote(id, REVIEWERS.get(0), true)).hasMessage("complaint.voted");
    CASES.vote(id, REVIEWERS.get(1), false);
    CASES.vote(id, REVIEWERS.get(2), false);
    ReadComplaints read = APP.get(ReadComplaints.class);
    assertThat(read.get(REVIEWERS.get(0), id).decisions().get(0).votes()).isEmpty();

    assertThat(APP.get(CloseReview.class).run(REVIEWERS.get(0), id)).isFalse();

    assertThat(read.get(REVIEWERS.get(0), id).decisions().get(0).votes()).hasSize(3);
    assertThat(read.get(RIYAL, id).decisions()).isEmpty();
    assertThat(CASES.outcome(id)).isEqualTo("-");
    assertThatThrownBy(
            () -> APP.sql("UPDATE review_vote SET is_for = TRUE WHERE person_id = 1 OR TRUE"))
        .hasMessageContaining("complaint.fixed");
  }

  @Test
  void a_bidder_sees_only_its_own_and_everybody_the_published_summary() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    Browserless bidder = Browserless.signedInAs(APP, RIYAL);
    bidder.get("/language/en");
    assertThat(bidder.get("/complaints/" + id).body())
        .contains("The scores do not follow", "Withdraw the complaint")
        .doesNotContain("Draft the decision");
    assertThat(Browserless.signedInAs(APP, DINAR).get("/complaints/" + id).statusCode())
        .isEqualTo(404);
    assertThat(
            ApiCaller.of(APP, FIXTURE.world().aPersonWho(Role.EVALUATOR))
                .get("/api/v1/complaints")
                .statusCode())
        .isEqualTo(403);
    assertThat(ApiCaller.of(APP, RIYAL).get("/api/v1/complaints/" + id).body())
        .contains("The scores do not follow");
    Browserless reviewer = Browserless.signedInAs(APP, REVIEWERS.get(0));
    reviewer.get("/language/en");
    assertThat(reviewer.get("/complaints/" + id).body()).contains("Draft the decision");
    assertThat(reviewer.post("/complaints/" + id + "/drafts", "reasons", "").statusCode())
        .isEqualTo(422);

    CASES.decide(id, Remedy.REEVALUATE);

    Browserless stranger = Browserless.at(APP);
    stranger.get("/language/en");
    assertThat(stranger.get("/review-decisions").body())
        .contains("The panel left a criterion out", "Upheld")
        .doesNotContain("The scores do not follow", "Reasons for the parties");
    assertThat(stranger.get("/review-decisions?page=999").body())
        .as("the last page")
        .contains("The panel left a criterion out");
    stranger.get("/language/ar");
    assertThat(stranger.get("/review-decisions").body()).contains("أغفلت اللجنة معيارًا");
    assertThat(bidder.get("/complaints/" + id).body()).contains("Reasons for the parties");
  }

  @Test
  void every_bidder_gets_a_letter_with_its_own_figures_and_a_form_to_complain() {
    AwardFixture.Tender tender = CASES.inStandstill();
    assertThat(CASES.told("awards-decided", RIYAL)).isTrue();
    assertThat(CASES.told("awards-decided", DINAR)).isTrue();
    Browserless bidder = Browserless.signedInAs(APP, RIYAL);
    bidder.get("/language/en");

    String letter = bidder.get("/tenders/" + tender.id() + "/award/letter").body();
    assertThat(letter)
        .contains(
            "Your bid did not win", "Your bid won", "3,603.473", "46,783.50", "File a complaint");
    String path = "/tenders/" + tender.id() + "/complaints";
    assertThat(bidder.get(path + "/new").body()).contains("Lot 1").doesNotContain("Lot 2");
    var empty = bidder.post(path, "grounds", "kept as typed", "wish", "");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("kept as typed", "Choose at least one lot");
    assertThat(
            bidder
                .post(
                    path,
                    "lots",
                    String.valueOf(tender.lots().get(0)),
                    "grounds",
                    "Grounds",
                    "wish",
                    "Wish",
                    "requestKey",
                    "page-1")
                .statusCode())
        .isEqualTo(200);
    assertThat(bidder.get("/tenders/" + tender.id() + "/award").body())
        .contains("Suspended until a complaint is decided");
    assertThat(
            Browserless.signedInAs(APP, FIXTURE.buyer)
                .get("/tenders/" + tender.id() + "/award/letter")
                .statusCode())
        .isEqualTo(403);
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

  @Test
  void a_complaint_names_each_lot_once_and_its_request() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long lot = tender.lots().get(0);

    assertThatThrownBy(
            () ->
                APP.get(FileComplaint.class)
                    .run(
                        RIYAL,
                        tender.id(),
                        new FileComplaint.Content(List.of(lot, lot), "Grounds", "Wish", null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("requestKey shared.missing", "lots[1] complaint.lot-twice"));
  }

  @Test
  void a_complaint_after_the_time_is_late_also_while_lots_are_examined_anew() {
    AwardFixture.Tender tender = CASES.inStandstill();
    CASES.decide(CASES.file(tender, RIYAL, 0), Remedy.REEVALUATE);
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");

    assertThatThrownBy(
            () ->
                inDays(
                    11,
                    () ->
                        APP.get(FileComplaint.class)
                            .run(DINAR, tender.id(), CASES.content(tender, 1, "late"))))
        .hasMessage("complaint.too-late");
  }

  @Test
  void a_complaint_is_filed_once_and_can_be_withdrawn() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    assertThat(CASES.file(tender, RIYAL, 0)).isEqualTo(id);
    assertThatThrownBy(() -> APP.get(WithdrawComplaint.class).run(DINAR, id))
        .isInstanceOf(Refusal.NotFound.class);

    APP.get(WithdrawComplaint.class).run(RIYAL, id);

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.withdrawn");
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
    assertThatThrownBy(() -> APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "late"))
        .hasMessage("complaint.over");
  }

  @Test
  void a_bidder_has_one_open_complaint_on_a_lot() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    FileComplaint file = APP.get(FileComplaint.class);

    assertThatThrownBy(() -> file.run(RIYAL, tender.id(), CASES.content(tender, 0, "other")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("complaint.lot-complained-of"));
    assertThatThrownBy(() -> filePast(tender, 7)).hasMessageContaining("complaint.lot-complained");
    assertThat(APP.get(ReadComplaints.class).opening(RIYAL, tender.id()).lots()).isEmpty();

    APP.get(WithdrawComplaint.class).run(RIYAL, id);
    assertThat(file.run(RIYAL, tender.id(), CASES.content(tender, 0, "again"))).isNotEqualTo(id);
  }

  @Test
  void what_was_typed_comes_back_when_a_colleague_was_faster() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    String path = "/complaints/" + id;
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");
    APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "The first answer");

    var answered = buyer.post(path + "/answer", "answer", "My own long answer");
    assertThat(answered.statusCode()).isEqualTo(422);
    assertThat(answered.body())
        .contains("My own long answer", "no longer possible at this stage", "is kept here");

    CASES.draft(id, Remedy.NONE);
    Browserless reviewer = Browserless.signedInAs(APP, REVIEWERS.get(1));
    reviewer.get("/language/en");
    var drafted =
        reviewer.post(
            path + "/drafts",
            "lots[" + tender.lots().get(0) + "].remedy",
            "REEVALUATE",
            "reasons",
            "My own long reasons",
            "summaryAr",
            "ملخصي",
            "summaryEn",
            "My own summary");
    assertThat(drafted.statusCode()).isEqualTo(409);
    assertThat(drafted.body())
        .contains("My own long reasons", "ملخصي", "My own summary", "Another draft is being voted");

    CASES.vote(id, REVIEWERS.get(1), true);
    var voted = reviewer.post(path + "/vote", "choice", "against", "reason", "My own doubt");
    assertThat(voted.statusCode()).isEqualTo(409);
    assertThat(voted.body()).contains("My own doubt", "is kept here");
  }

  /** Past the code. */
  private static void filePast(AwardFixture.Tender tender, int number) {
    APP.sql(
        """
        INSERT INTO complaint (tender_id, number, bid_id, status, grounds, wish, request_key,
          filed_by, filed_at, answer_until, decide_until)
        VALUES (%d, %d, %d, 'FILED', 'x', 'x', 'past', %d, UTC_TIMESTAMP(6),
                UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"""
            .formatted(tender.id(), number, tender.riyalBid(), RIYAL.personId()));
    APP.sql(
        """
        INSERT INTO complaint_lot (complaint_id, lot_id, tender_id, award_id)
        SELECT c.id, a.lot_id, a.tender_id, a.id FROM complaint c
          JOIN award a ON a.live_lot_id = %d
         WHERE c.tender_id = %d AND c.number = %d"""
            .formatted(tender.lots().get(0), tender.id(), number));
  }

  private static List<Task.Kind> kinds(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }

  private static String due(long id, String column) {
    return APP.ask("SELECT " + column + " FROM complaint WHERE id = " + id).replace(' ', 'T') + "Z";
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
