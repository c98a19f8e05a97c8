package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.RecommendAwards.LotChoice;
import org.muwahhad.award.RecommendAwards.Recommendation;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

class RecommendAwardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final List<Item> ONE_ITEM = List.of(new Item(List.of("2"), "10", "100"));
  private final RecommendAwards recommendAwards = APP.get(RecommendAwards.class);

  @Test
  void the_first_in_rank_of_every_lot_is_recommended_and_put_to_the_executive_committee() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    long decision = FIXTURE.recommend(tender);

    assertThat(awards(tender))
        .isEqualTo(
            "1:%d:3603.473 KWD,2:%d:1500.750 SAR".formatted(tender.dinarBid(), tender.riyalBid()));
    assertThat(status(tender)).isEqualTo(TenderStatus.RECOMMENDED);
    assertThat(
            APP.ask(
                "SELECT c.code FROM decision d JOIN committee c ON c.id = d.committee_id"
                    + " WHERE d.status = 'OPEN' AND d.id = "
                    + decision))
        .isEqualTo("EXECUTIVE");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.recommended");
  }

  @Test
  void another_admissible_bid_is_recommended_only_with_a_written_reason() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    long lot = tender.lots().get(0);

    assertThatThrownBy(() -> choose(tender, new LotChoice(lot, tender.riyalBid(), " ")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                            "lots[" + lot + "].reason", "award.reason-needed")));

    choose(tender, new LotChoice(lot, tender.riyalBid(), "سبق أن أخلّ الأول بعقد مماثل"));
    assertThat(APP.ask("SELECT bid_id FROM award WHERE live_lot_id = " + lot))
        .isEqualTo(String.valueOf(tender.riyalBid()));
  }

  @Test
  void a_bid_that_is_not_admissible_cannot_be_chosen() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    assertThatThrownBy(
            () -> choose(tender, new LotChoice(tender.lots().get(1), tender.dinarBid(), "أرخص")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("award.bid-not-admissible"));
  }

  @Test
  void an_abnormally_low_bid_without_an_accepted_explanation_cannot_win() {
    AwardFixture.Tender tender =
        FIXTURE.aTender(List.of(new Lot(ONE_ITEM, Judged.FIRST_BUT_TOO_LOW, Judged.SECOND)));

    assertThatThrownBy(() -> FIXTURE.recommend(tender))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("award.low-price-unexplained"));

    APP.sql("UPDATE lot_ranking SET explanation = 'مخزون قائم' WHERE tender_id = " + tender.id());
    assertThat(FIXTURE.recommend(tender)).isPositive();
  }

  @Test
  void a_bidder_gets_more_than_it_declared_it_can_take_only_with_a_written_reason() {
    AwardFixture.Tender tender =
        FIXTURE.aTender(
            List.of(
                new Lot(ONE_ITEM, Judged.FIRST, Judged.SECOND),
                new Lot(ONE_ITEM, Judged.FIRST, Judged.SECOND)));
    limit(tender, "most_lots = 1");
    long second = tender.lots().get(1);

    assertThatThrownBy(() -> FIXTURE.recommend(tender))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                            "lots[" + second + "].reason", "award.beyond-capacity")));
    Awards awards = APP.get(Awards.class);
    long chair = tender.chair().personId();
    BigDecimal twenty = new BigDecimal("20");
    BigDecimal riyals = awards.convert(second, tender.dinarBid(), twenty).orElseThrow();
    awards.recommend(tender.lots().get(0), tender.dinarBid(), twenty, riyals, "", chair);
    assertThatThrownBy(
            () -> awards.recommend(second, tender.dinarBid(), twenty, riyals, " ", chair))
        .hasMessageContaining("award.beyond-capacity");
    APP.without(
        "tr_award_kept", () -> APP.sql("DELETE FROM award WHERE tender_id = " + tender.id()));

    choose(tender, new LotChoice(second, tender.riyalBid(), "طاقة الأول لا تتسع لحزمتين"));
    assertThat(APP.ask("SELECT bid_id FROM award WHERE live_lot_id = " + second))
        .isEqualTo(String.valueOf(tender.riyalBid()));
  }

  @Test
  void a_limit_of_value_counts_what_is_recommended_together() {
    AwardFixture.Tender tender =
        FIXTURE.aTender(
            List.of(
                new Lot(ONE_ITEM, Judged.FIRST, Judged.SECOND),
                new Lot(ONE_ITEM, Judged.FIRST, Judged.SECOND)));
    limit(tender, "most_value = 30");
    long second = tender.lots().get(1);

    assertThatThrownBy(() -> FIXTURE.recommend(tender)).isInstanceOf(Refusal.InvalidInput.class);
    choose(tender, new LotChoice(second, tender.dinarBid(), "أكد مقدم العرض قدرته كتابةً"));
    assertThat(APP.get(RankedBidQueries.class).listCapacities(tender.id()))
        .as("lots it has been awarded already count when others are recommended later")
        .extracting(RankedBidQueries.Capacity::lotsHeld)
        .containsExactly(2);
    assertThat(APP.ask("SELECT COUNT(*) FROM award WHERE bid_id = " + tender.dinarBid()))
        .isEqualTo("2");
  }

  private static void limit(AwardFixture.Tender tender, String limit) {
    APP.without(
        "tr_opened_bid_immutable",
        () -> APP.sql("UPDATE opened_bid SET " + limit + " WHERE bid_id = " + tender.dinarBid()));
  }

  @Test
  void a_tender_in_which_no_lot_can_be_awarded_is_not_recommended() {
    AwardFixture.Tender tender =
        FIXTURE.aTender(List.of(new Lot(ONE_ITEM, Judged.EXCLUDED, Judged.EXCLUDED)));

    assertThatThrownBy(() -> FIXTURE.recommend(tender)).hasMessage("award.nothing-to-award");
  }

  @Test
  void a_lot_with_prices_must_be_ranked_first() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    APP.sql("DELETE FROM lot_ranking WHERE lot_id = " + tender.lots().get(1));

    assertThatThrownBy(() -> FIXTURE.recommend(tender)).hasMessage("award.lot-not-ranked");
  }

  @Test
  void only_the_chair_of_the_examination_panel_recommends() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    Actor stranger = FIXTURE.world().aPersonWho(Role.EVALUATOR);

    assertThatThrownBy(
            () -> recommendAwards.run(tender.evaluator(), tender.id(), Recommendation.byRank()))
        .hasMessage("award.not-chair");
    assertThatThrownBy(() -> recommendAwards.run(stranger, tender.id(), Recommendation.byRank()))
        .hasMessage("tender.not-on-panel");
    assertThatThrownBy(
            () -> recommendAwards.run(FIXTURE.buyer, tender.id(), Recommendation.byRank()))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_chair_who_declared_a_conflict_does_not_recommend() {
    AwardFixture.Tender tender = FIXTURE.aTenderWhoseChairHasAConflict();

    assertThatThrownBy(() -> FIXTURE.recommend(tender)).hasMessage("award.conflict-declared");
  }

  @Test
  void a_recommendation_is_made_once() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);

    assertThatThrownBy(() -> FIXTURE.recommend(tender)).hasMessage("tender.wrong-status");
  }

  @Test
  void what_the_committee_sends_back_can_be_ranked_and_recommended_anew() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    long decision = FIXTURE.recommend(tender);
    List.of("AE", "KW", "OM", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.AGAINST));

    APP.get(CloseDecision.class)
        .run(
            FIXTURE.member("SA"),
            decision,
            new CloseDecision.Return(ReturnTo.PANEL, "يعاد ترتيب العروض"));

    assertThat(status(tender)).isEqualTo(TenderStatus.UNDER_EVALUATION);
    assertThat(awards(tender)).isEmpty();
    assertThat(APP.sql("DELETE FROM lot_ranking WHERE lot_id = " + tender.lots().get(0)))
        .isEqualTo(2);
  }

  private void choose(AwardFixture.Tender tender, LotChoice choice) {
    recommendAwards.run(tender.chair(), tender.id(), new Recommendation(null, List.of(choice)));
  }

  private static TenderStatus status(AwardFixture.Tender tender) {
    return APP.get(TenderQueries.class).getTender(tender.id()).status();
  }

  private static String awards(AwardFixture.Tender tender) {
    String found =
        APP.ask(
            """
            SELECT GROUP_CONCAT(CONCAT(l.number, ':', a.bid_id, ':', a.amount, ' ', a.currency)
                                ORDER BY l.number)
              FROM award a JOIN lot l ON l.id = a.live_lot_id WHERE a.tender_id = """
                + " "
                + tender.id());
    return found.equals("null") ? "" : found;
  }
}
