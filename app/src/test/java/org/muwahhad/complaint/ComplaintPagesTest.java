package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;

/** What parties, reviewers and everybody read of a complaint, and its forms. */
class ComplaintPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor DINAR = CASES.dinar;
  private static final Actor RIYAL = CASES.riyal;
  private static final List<Actor> REVIEWERS = CASES.reviewers;
  private static final String DECIDED = "The complaint is decided.";
  private static final String REJECTED = "The draft was not adopted. Another draft can be written.";

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
    var empty = bidder.post(path, "grounds", "kept as typed", "remedySought", "");
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
                    "remedySought",
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
  void the_outcome_of_a_vote_is_a_secret_until_it_is_recorded() {
    for (boolean inFavour : List.of(true, false)) {
      AwardFixture.Tender tender = CASES.inStandstill();
      long id = CASES.file(tender, RIYAL, 0);
      String path = "/complaints/" + id + "/close";
      String draft = "SELECT status FROM review_draft WHERE complaint_id = " + id;
      APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "We followed the criteria.");
      CASES.draft(id, Remedy.REEVALUATE);
      REVIEWERS.forEach(r -> CASES.vote(id, r, inFavour));
      Browserless reviewer = Browserless.signedInAs(APP, REVIEWERS.get(1));
      reviewer.get("/language/en");
      assertThat(reviewer.get("/complaints/" + id).body()).contains("href=\"" + path + "\"");

      String asked = reviewer.get(path).body();

      assertThat(asked)
          .contains(
              "Record the outcome of the vote on complaint",
              "With more votes for than against, the decision takes effect at once",
              "the draft lapses",
              "cannot be changed once it is recorded")
          .doesNotContain(DECIDED, REJECTED, "Who is notified", "Not proven");
      assertThat(APP.ask(draft)).isEqualTo("OPEN");
      reviewer.get("/language/ar");
      assertThat(reviewer.get(path).body()).contains("وإن لم تُقبل المسودة سقطت");
      reviewer.get("/language/en");
      assertThat(Browserless.signedInAs(APP, FIXTURE.buyer).get(path).statusCode()).isEqualTo(403);

      assertThat(reviewer.pressOnce(path).body())
          .as("one press records it, so that looking leaves its trace")
          .contains(inFavour ? DECIDED : REJECTED);
      assertThat(APP.ask(draft)).isEqualTo(inFavour ? "ADOPTED" : "REJECTED");
      assertThat(reviewer.get(path).body())
          .doesNotContain("Record the outcome of the vote on complaint");
    }
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
    var voted = reviewer.post(path + "/vote", "inFavour", "false", "reason", "My own doubt");
    assertThat(voted.statusCode()).isEqualTo(409);
    assertThat(voted.body()).contains("My own doubt", "is kept here");
  }
}
