package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;

/**
 * The dinar bid, the first in rank for both lots, takes 7.5 percent off its price in lot 2 when it
 * wins both; see {@link SharedLots}.
 */
class ConditionalDiscountTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final LotAwards AWARDS = new LotAwards(APP, FIXTURE);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "20");
    fixture.offer(new Offer(true, "7.5", List.of(0, 1), List.of(1)));
    return fixture;
  }

  @Test
  void the_discount_is_taken_off_where_the_awards_meet_its_condition_and_it_is_kept_how() {
    Tender tender = SharedLots.in(FIXTURE);

    long decision = FIXTURE.recommend(tender);

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(amount ORDER BY id) FROM award WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("3070.050,370.000");
    assertThat(
            APP.ask(
                """
                SELECT CONCAT_WS(' ', x.bid_price, x.discount_percent, x.unit_price, d.number, d.percent)
                  FROM award_item x JOIN award_discount d ON d.award_id = x.award_id
                 WHERE x.lot_item_id = %d"""
                    .formatted(tender.items().get(2))))
        .isEqualTo("40.000 7.5000 37.000000000 1 7.5000");
    String page =
        Browserless.signedInAs(APP, FIXTURE.member("KW")).get("/decisions/" + decision).body();
    assertThat(text(page))
        .contains("KWD 370.000", "After a discount of 7.5% for winning these lots: 1, 2");
  }

  @Test
  void a_lot_that_is_shared_is_not_won_so_the_price_is_that_of_the_bid() {
    Tender tender = SharedLots.in(FIXTURE);

    FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));

    assertThat(amount(tender, 1)).isEqualTo("400.000");
  }

  @Test
  void when_a_lot_of_the_condition_fails_the_discounted_lot_returns_with_it() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(tender);
    AWARDS.end(tender, 0);

    AWARDS.confirm(tender);

    assertThat(AWARDS.outcome(tender)).isEqualTo("1:cancelled:DEBARRED,2:cancelled:DISCOUNT");
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("UNDER_EVALUATION");
  }

  @Test
  void a_discount_does_not_depend_on_a_lot_that_is_not_of_its_condition() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(tender);
    AWARDS.end(tender, 1);

    AWARDS.confirm(tender);

    // Lot 1 is at the price bid whether lot 2 is won or not.
    assertThat(AWARDS.outcome(tender)).isEqualTo("1:active:-,2:cancelled:DEBARRED");
  }

  @Test
  void no_discount_is_stored_without_its_condition_and_none_is_left_out() {
    Tender without = SharedLots.in(FIXTURE);
    FIXTURE.recommendDivided(without, 0, SharedLots.shares(without));
    FIXTURE.backToThePanel(without);
    APP.without(
        "tr_award_discount_offered",
        () ->
            APP.without(
                "tr_award_item_fixed",
                () -> {
                  APP.sql(
                      """
                      INSERT INTO award_discount (award_id, bid_id, number, percent)
                      SELECT id, bid_id, 1, 7.5 FROM award WHERE live_lot_id = %d"""
                          .formatted(without.lots().get(1)));
                  APP.sql(
                      """
                      UPDATE award_item SET discount_percent = 7.5, unit_price = 37
                       WHERE lot_item_id = %d"""
                          .formatted(without.items().get(2)));
                }));
    refused("award.discount-condition", () -> FIXTURE.recommendPastTheService(without));

    Tender met = SharedLots.in(FIXTURE);
    FIXTURE.recommend(met);
    FIXTURE.backToThePanel(met);
    APP.without(
        "tr_award_discount_kept",
        () ->
            APP.without(
                "tr_award_item_fixed",
                () -> {
                  APP.sql("DELETE FROM award_discount WHERE bid_id = " + met.dinarBid());
                  refused("award.discount-differs", () -> FIXTURE.recommendPastTheService(met));
                  APP.sql(
                      """
                      UPDATE award_item SET discount_percent = 0, unit_price = 40
                       WHERE lot_item_id = %d"""
                          .formatted(met.items().get(2)));
                }));
    refused("award.discount-condition", () -> FIXTURE.recommendPastTheService(met));
  }

  @Test
  void a_discounted_award_takes_effect_only_while_its_condition_holds_and_then_keeps_it() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(tender);
    FIXTURE.endStandstill(tender);
    String activate =
        "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6) WHERE live_lot_id = "
            + tender.lots().get(1);
    Tender other = SharedLots.in(FIXTURE);
    FIXTURE.adopt(other);
    FIXTURE.endStandstill(other);
    APP.sql(activate);

    refused("award.discount-condition", () -> AWARDS.end(tender, 0));
    AWARDS.end(other, 0);
    refused(
        "award.discount-condition",
        () ->
            APP.sql(
                "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)"
                    + " WHERE live_lot_id = "
                    + other.lots().get(1)));
  }

  @Test
  void awards_wait_for_those_that_their_discount_depends_on() {
    List<WaitingAwards.PendingAward> pending =
        List.of(
            new WaitingAwards.PendingAward(1, 11, 5, true),
            new WaitingAwards.PendingAward(2, 12, 5, false),
            new WaitingAwards.PendingAward(3, 13, 5, false),
            new WaitingAwards.PendingAward(4, 14, 6, false));
    List<WaitingAwards.Condition> conditions =
        List.of(
            new WaitingAwards.Condition(2, 1, 11, 5, 1),
            new WaitingAwards.Condition(3, 1, 12, 5, 1),
            new WaitingAwards.Condition(4, 1, 14, 6, 1));

    assertThat(WaitingAwards.ready(pending, conditions)).containsExactly(4L);
  }

  @Test
  void nothing_waits_while_enough_lots_of_a_discount_do_not() {
    List<WaitingAwards.PendingAward> pending =
        List.of(
            new WaitingAwards.PendingAward(1, 11, 5, true),
            new WaitingAwards.PendingAward(2, 12, 5, false),
            new WaitingAwards.PendingAward(3, 13, 5, false));
    Function<Integer, List<WaitingAwards.Condition>> from =
        winning ->
            List.of(
                new WaitingAwards.Condition(2, 1, 11, 5, winning),
                new WaitingAwards.Condition(2, 1, 12, 5, winning),
                new WaitingAwards.Condition(2, 1, 13, 5, winning));

    assertThat(WaitingAwards.ready(pending, from.apply(2))).containsExactly(2L, 3L);
    assertThat(WaitingAwards.ready(pending, from.apply(3))).containsExactly(3L);
  }

  private static String amount(Tender tender, int lot) {
    return APP.ask("SELECT amount FROM award WHERE live_lot_id = " + tender.lots().get(lot));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2068\u2069]", "")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
