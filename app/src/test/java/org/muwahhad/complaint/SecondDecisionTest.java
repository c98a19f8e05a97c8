package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;

/** What a decision does when another on the same lot came before it. */
@Tag("long")
class SecondDecisionTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  private record Case(PlayedTender tender, List<Actor> bidders, List<Long> complaints) {
    List<Long> lot(int place) {
      return List.of(tender.lots().get(place));
    }

    void decide(int complaint, List<Long> lots, Remedy remedy) {
      STAGE.run(
          tender.afterAnswers().plus(Duration.ofHours(2)),
          () -> tender.complaints().decide(complaints.get(complaint), lots, remedy));
    }

    String status() {
      return APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id());
    }

    String lots() {
      return APP.ask(
          "SELECT GROUP_CONCAT(status ORDER BY number) FROM lot WHERE tender_id = " + tender.id());
    }

    String examinations() {
      return APP.ask(
          "SELECT CONCAT(examination, ' ', (SELECT COUNT(*) FROM lot_ranking r JOIN lot l ON l.id ="
              + " r.lot_id WHERE r.tender_id = t.id AND l.status = 'ACTIVE')) FROM joint_tender t"
              + " WHERE id = "
              + tender.id());
    }
  }

  /** The first of three bidders wins both lots; the others each complain of the lots given. */
  private static Case complained(int... lots) {
    PlayedTender tender = PlayedTender.published(STAGE);
    List<Actor> bidders = new ArrayList<>();
    for (String price : List.of("100", "110", "120")) {
      bidders.add(tender.bid("SAR", true, price, price, price, price));
    }
    tender.playToStandstill();
    Case made = new Case(tender, bidders, new ArrayList<>());
    List<Long> named = new ArrayList<>();
    for (int lot : lots) {
      named.add(tender.lots().get(lot));
    }
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () ->
            bidders
                .subList(1, 3)
                .forEach(b -> made.complaints().add(tender.complaints().complain(b, named))));
    return made;
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_lot_back_with_the_panel_ends_and_the_tender_goes_on_with_what_is_awarded() {
    Case one = complained(0);
    one.decide(0, one.lot(0), Remedy.REEVALUATE);
    one.tender().award();
    assertThat(one.status()).isEqualTo("UNDER_EVALUATION");

    STAGE.run(
        one.tender().afterStandstill().plus(Duration.ofHours(1)),
        () ->
            one.tender()
                .complaints()
                .decide(one.complaints().get(1), one.lot(0), Remedy.CANCEL_LOT));

    assertThat(one.lots()).isEqualTo("UNSUCCESSFUL,ACTIVE");
    assertThat(one.status()).isEqualTo("AWARDED");
    for (Actor bidder : one.bidders()) {
      assertThat(told("lots-ended", bidder)).isTrue();
    }
  }

  @Test
  void the_panel_goes_on_with_the_lots_that_are_left() {
    Case one = complained(0, 1);
    List<Long> both = one.tender().lots();
    one.decide(0, both, Remedy.REEVALUATE);
    assertThat(one.status()).isEqualTo("UNDER_EVALUATION");

    STAGE.run(
        one.tender().afterAnswers().plus(Duration.ofHours(2)),
        () -> {
          long complaint = one.complaints().get(1);
          one.tender().complaints().decide(complaint, both, Remedy.CANCEL_LOT, Remedy.REEVALUATE);
        });

    assertThat(one.status()).isEqualTo("UNDER_EVALUATION");
    assertThat(one.lots()).isEqualTo("UNSUCCESSFUL,ACTIVE");
    assertThat(one.examinations()).isEqualTo("3 0");
  }

  @Test
  void a_tender_of_which_every_lot_ended_is_cancelled_and_everybody_told_why() {
    Case one = complained(0, 1);
    one.decide(0, one.tender().lots(), Remedy.REEVALUATE);

    one.decide(1, one.tender().lots(), Remedy.CANCEL_LOT);

    assertThat(one.status()).isEqualTo("CANCELLED");
    assertThat(APP.ask("SELECT cancel_reason FROM joint_tender WHERE id = " + one.tender().id()))
        .contains("هيئة النظر في التظلمات", "by decision of the review body");
    assertThat(told("tender-cancelled", one.bidders().get(0))).isTrue();
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'tender'"
                    + " AND object_id = "
                    + one.tender().id()))
        .contains("tender.cancel");
  }

  @Test
  void a_bid_excluded_later_is_out_of_the_ranking_the_panel_made_meanwhile() {
    Case one = complained(0, 1);
    one.decide(0, one.tender().lots(), Remedy.REEVALUATE);
    STAGE.run(
        one.tender().afterAnswers().plus(Duration.ofHours(2)),
        () ->
            APP.get(org.muwahhad.evaluation.RankBids.class)
                .run(one.tender().examinationChair(), one.tender().id()));
    assertThat(one.examinations()).isEqualTo("2 6");

    one.decide(1, one.tender().lots(), Remedy.EXCLUDE);

    assertThat(one.examinations()).isEqualTo("3 0");
  }

  @Test
  void no_draft_sends_a_lot_to_the_panel_that_has_ended() {
    Case one = complained(0);
    one.decide(0, one.lot(0), Remedy.CANCEL_LOT);

    assertThatThrownBy(() -> one.decide(1, one.lot(0), Remedy.REEVALUATE))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("complaint.lot-ended"));
    STAGE.run(
        one.tender().afterAnswers().plus(Duration.ofHours(3)),
        () -> one.tender().complaints().decide(one.complaints().get(1), one.lot(0), Remedy.NONE));
    assertThat(one.lots()).isEqualTo("UNSUCCESSFUL,ACTIVE");
  }

  @Test
  void a_draft_by_which_a_lot_would_return_that_ended_since_is_not_adopted_but_replaced() {
    Case one = complained(0);
    long complaint = one.complaints().get(1);
    long lot = one.tender().lots().get(0);
    STAGE.run(one.tender().afterAnswers().plus(Duration.ofHours(2)), () -> voted(complaint, lot));
    one.decide(0, one.lot(0), Remedy.CANCEL_LOT);
    Actor chair = STAGE.reviewers().get(0);

    assertThatThrownBy(() -> APP.get(CloseReview.class).run(chair, complaint))
        .hasMessage("complaint.draft-overtaken");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE review_draft SET status = 'ADOPTED', closed_by = %d,
                           closed_at = UTC_TIMESTAMP(6)
                     WHERE status = 'OPEN' AND complaint_id = %d"""
                        .formatted(chair.personId(), complaint)))
        .hasMessageContaining("complaint.draft-overtaken");
    ViewComplaints.ComplaintView file = APP.get(ViewComplaints.class).get(chair, complaint);
    assertThat(file.overtaken()).isTrue();
    assertThat(file.mayClose()).isFalse();
    assertThat(Browserless.signedInAs(APP, chair).get("/complaints/" + complaint).body())
        .contains("another draft replaces it", "Put the draft to the vote")
        .doesNotContain("Record the outcome of the vote");

    STAGE.run(
        one.tender().afterAnswers().plus(Duration.ofHours(3)),
        () -> one.tender().complaints().decide(complaint, one.lot(0), Remedy.NONE));
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(status ORDER BY number) FROM review_draft WHERE complaint_id = "
                    + complaint))
        .isEqualTo("REJECTED,ADOPTED");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'complaint.draft-overtaken'"
                    + " AND object_id = "
                    + complaint))
        .isEqualTo("1");
  }

  /** The decision on the second complaint is drafted and found its majority. */
  private static void voted(long complaint, long lot) {
    APP.get(AnswerComplaint.class).run(STAGE.second(), complaint, "اتبعت اللجنة المعايير");
    APP.get(DraftReview.class)
        .run(
            STAGE.reviewers().get(0),
            complaint,
            new DraftReview.Content(
                "أسباب القرار",
                "أغفلت اللجنة معيارًا",
                "The panel left a criterion out",
                List.of(new DraftReview.Ruling(lot, Remedy.REEVALUATE))));
    String sha256 =
        APP.ask(
            "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = "
                + complaint);
    STAGE
        .reviewers()
        .forEach(
            r ->
                APP.get(CastReviewVote.class)
                    .run(r, complaint, new CastReviewVote.Ballot(true, "", sha256)));
  }

  private static boolean told(String kind, Actor person) {
    return !APP.ask(
            "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
                + " WHERE n.kind = '%s' AND i.person_id = %d".formatted(kind, person.personId()))
        .equals("0");
  }
}
