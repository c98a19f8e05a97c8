package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.SharedLots;
import org.muwahhad.demo.DemoTime;

/** A divided lot that returned to the panel is examined again once, and may be divided again. */
class DividedAgainTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);

  private static Tender divided() {
    FIXTURE.letDivide(2, "20");
    FIXTURE.offer();
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
    return tender;
  }

  @Test
  void each_time_it_returns_it_rests_on_the_next_examination() {
    Tender tender = divided();
    long lot = tender.lots().get(0);
    CASES.decide(CASES.file(tender, CASES.riyal, 0), Remedy.REEVALUATE);
    confirm(tender, 11);

    assertThat(returned(tender)).isEqualTo("2 1 COMPLAINT The panel left a criterion out");
    inDays(12, () -> divideAgain(tender, 1));
    inDays(13, () -> CASES.decide(complainAgain(tender), Remedy.REEVALUATE));

    assertThat(returned(tender))
        .isEqualTo(
            "2 1 COMPLAINT The panel left a criterion out,"
                + "3 1 COMPLAINT The panel left a criterion out");
    inDays(14, () -> divideAgain(tender, 2));
    confirm(tender, 25);

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(examination, ':', status) ORDER BY id)
                  FROM award WHERE lot_id = %d"""
                    .formatted(lot)))
        .isEqualTo("1:cancelled,1:cancelled,2:cancelled,2:cancelled,3:active,3:active");
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
    assertThat(APP.ask("SELECT COUNT(*) FROM framework_agreement WHERE tender_id = " + tender.id()))
        .isEqualTo("3");
  }

  @Test
  void no_winner_is_added_to_a_lot_whose_award_ended_before_it_is_examined_anew() {
    Tender tender = divided();
    CASES.decide(CASES.file(tender, CASES.riyal, 0), Remedy.REEVALUATE);

    APP.without(
        "tr_award_recommended",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id,
                              amount, currency, converted_amount, reason, recommended_by,
                              recommended_at)
                            SELECT tender_id, lot_id, bid_id, 'pending', lot_id, amount, currency,
                                   converted_amount, reason, recommended_by, UTC_TIMESTAMP(6)
                              FROM award WHERE lot_id = %d AND bid_id = %d"""
                                .formatted(tender.lots().get(0), tender.riyalBid())))
                .hasMessageContaining("award.examination-not-opened"));
  }

  @Test
  void a_lot_that_returns_for_the_discount_in_its_price_says_so() {
    FIXTURE.letDivide(2, "20");
    FIXTURE.offer(new Offer(true, "7.5", List.of(0, 1), List.of(1)));
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(tender);

    CASES.decide(CASES.file(tender, CASES.riyal, 0), Remedy.REEVALUATE);

    assertThat(returned(tender))
        .isEqualTo("2 1 COMPLAINT The panel left a criterion out,2 2 DISCOUNT ");
  }

  /** Ranked as before, recommended as before. */
  private static void divideAgain(Tender tender, int examination) {
    String before =
        APP.ask(
            """
            SELECT GROUP_CONCAT(CONCAT('(', CONCAT_WS(', ', lot_id, bid_id, tender_id,
                     is_admissible, bid_total, QUOTE(bid_currency), converted_total,
                     evaluated_price, technical_score, price_score, final_score, rank_position,
                     is_abnormally_low), ')'))
              FROM past_ranking WHERE lot_id = %d AND examination = %d"""
                .formatted(tender.lots().get(0), examination));
    APP.sql(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, bid_total, bid_currency,
          converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low) VALUES\s"""
            + before);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
  }

  private static long complainAgain(Tender tender) {
    return APP.get(FileComplaint.class)
        .run(CASES.riyal, tender.id(), CASES.content(tender, 0, "again"));
  }

  private static String returned(Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(CONCAT_WS(' ', x.examination, l.number, x.origin, x.reason_en)
                 ORDER BY x.examination, l.number)
          FROM examination_lot x JOIN lot l ON l.id = x.lot_id WHERE x.tender_id = %d"""
            .formatted(tender.id()));
  }

  private static void confirm(Tender tender, int days) {
    inDays(days, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
