package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.approval.CancelTender;

/** A winner debarred in the standstill: its lot returns to the panel, and no other lot waits. */
class LotsOnTheirOwnTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final LotAwards AWARDS = new LotAwards(APP, FIXTURE);

  @Test
  void the_lot_of_a_debarred_winner_returns_and_the_others_are_awarded() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    AwardFixture.Tender cancelled = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    FIXTURE.adopt(cancelled);
    debarTheDinarBidder();

    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(AWARDS.outcome(tender)).isEqualTo("1:cancelled:DEBARRED,2:active:-");
    assertThat(agreements(tender)).isEqualTo("1");
    assertThat(ranked(tender.lots().get(0))).isEqualTo("0");
    assertThat(ranked(tender.lots().get(1))).isEqualTo("2");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.confirmed");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
                    + " WHERE n.kind = 'lots-returned' AND i.person_id = "
                    + tender.chair().personId()))
        .isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT(examination, ' ', lot_id, ' ', origin)) FROM examination_lot"
                    + " WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("2 " + tender.lots().get(0) + " DEBARMENT");
    guards(tender);
    bothLanguagesShowIt(tender);

    rankTheRiyalBidFirst(tender);
    inDays(12, () -> decide(tender));
    assertThat(APP.ask("SELECT value_sar FROM recommendation WHERE current_of = " + tender.id()))
        .isEqualTo("46783.500");
    inDays(23, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(status(tender)).isEqualTo("AWARDED");
    assertThat(AWARDS.outcome(tender)).isEqualTo("1:cancelled:DEBARRED,1:active:-,2:active:-");
    assertThat(agreements(tender)).isEqualTo("2");
    giveUp(cancelled);
  }

  private static void giveUp(AwardFixture.Tender tender) {
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThatThrownBy(() -> APP.get(CancelTender.class).run(FIXTURE.buyer, tender.id(), "No use"))
        .hasStackTraceContaining("award.awarded-in-part");
    ApiCaller stranger = ApiCaller.of(APP, FIXTURE.world().aPersonWho(Role.EVALUATOR));
    String address = "/api/v1/tenders/" + tender.id() + "/awards/give-up";
    assertThat(stranger.send("POST", address, "{\"reason\": \"x\"}").statusCode()).isEqualTo(403);
    ApiCaller buyer = ApiCaller.of(APP, FIXTURE.buyer);
    assertThat(buyer.send("POST", address, "{}").body()).contains("\"reason\"");
    // The clock of the caller is today's: the tender's standstill is over by the clock it was moved
    // to.
    inDays(
        12,
        () -> APP.get(EndReturnedLots.class).run(FIXTURE.buyer, tender.id(), "No bidder is left"));
    assertThat(status(tender)).isEqualTo("AWARDED");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(status ORDER BY number) FROM lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("UNSUCCESSFUL,ACTIVE,UNSUCCESSFUL");
  }

  private static void guards(AwardFixture.Tender tender) {
    String settled = String.valueOf(tender.lots().get(1));
    assertThatThrownBy(
            () -> APP.sql("UPDATE lot_ranking SET final_score = 1 WHERE lot_id = " + settled))
        .hasMessageContaining("award.lot-settled");
    assertThatThrownBy(() -> APP.sql("DELETE FROM lot_ranking WHERE lot_id = " + settled))
        .hasMessageContaining("award.lot-settled");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, bid_total,
                      bid_currency, converted_total, evaluated_price, technical_score, price_score,
                      final_score, rank_position, is_abnormally_low)
                    VALUES (%s, %d, %d, TRUE, 1, 'SAR', 1, 1, 1, 1, 1, 9, FALSE)"""
                        .formatted(settled, tender.riyalBid(), tender.id())))
        .hasMessageContaining("award.lot-settled");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_joint_tender_progress",
                    () ->
                        APP.sql(
                            "UPDATE joint_tender SET status = 'AWARDED' WHERE id = "
                                + tender.id())))
        .hasMessageContaining("award.lots-not-settled");
  }

  private static void bothLanguagesShowIt(AwardFixture.Tender tender) {
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");
    assertThat(buyer.get("/tenders/" + tender.id() + "/award").body())
        .contains("supplier was debarred", "End the returned lots");
    assertThat(buyer.post("/tenders/" + tender.id() + "/award/give-up", "reason", "").statusCode())
        .isEqualTo(422);
    buyer.get("/language/ar");
    assertThat(buyer.get("/tenders/" + tender.id() + "/award").body())
        .contains("حُرم المورّد من التعامل، فعادت");
  }

  private static void debarTheDinarBidder() {
    Actor first = FIXTURE.world().aPersonWho(Role.CENTRAL_BUYER);
    Actor second = FIXTURE.world().aPersonWho(Role.CENTRAL_BUYER);
    long id =
        APP.get(ProposeDebarment.class)
            .run(
                first,
                FIXTURE.dinarSupplier,
                new ProposeDebarment.Proposal(
                    LocalDate.now(ZoneId.of("Asia/Riyadh")),
                    null,
                    new Bilingual("المادة 7", "Article 7"),
                    "Forged certificate"));
    APP.get(DecideDebarment.class).run(second, FIXTURE.dinarSupplier, id, true);
  }

  private static void rankTheRiyalBidFirst(AwardFixture.Tender tender) {
    APP.sql(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, exclusion, bid_total,
          bid_currency, converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low)
        SELECT i.lot_id, b.bid_id, i.tender_id, TRUE, NULL, SUM(ROUND(i.quantity * b.unit_price, 2)),
               'SAR', SUM(ROUND(i.quantity * b.unit_price, 2)),
               SUM(ROUND(i.quantity * b.unit_price, 2)), 80, 100, 92, 1, FALSE
          FROM lot_item i JOIN bid_line b ON b.lot_item_id = i.id
         WHERE i.lot_id = %d AND b.bid_id = %d
         GROUP BY i.lot_id, b.bid_id, i.tender_id"""
            .formatted(tender.lots().get(0), tender.riyalBid()));
  }

  private static void decide(AwardFixture.Tender tender) {
    long decision = FIXTURE.recommend(tender);
    List.of("AE", "KW", "OM", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));
    APP.get(CloseDecision.class).run(FIXTURE.member("SA"), decision);
  }

  private static String status(AwardFixture.Tender tender) {
    return APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id());
  }

  private static String agreements(AwardFixture.Tender tender) {
    return APP.ask("SELECT COUNT(*) FROM framework_agreement WHERE tender_id = " + tender.id());
  }

  private static String ranked(long lot) {
    return APP.ask("SELECT COUNT(*) FROM lot_ranking WHERE lot_id = " + lot);
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
