package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;

/** The dinar bid takes 1 percent off its prices from any two of three lots on. */
class DiscountByNumberTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final LotAwards AWARDS = new LotAwards(APP, FIXTURE);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.offer(new Offer(true, "1", List.of(0, 1, 2), 2, List.of(0, 1, 2)));
    return fixture;
  }

  @Test
  void two_lots_of_three_are_enough() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.SECOND);

    long decision = FIXTURE.recommend(tender);

    assertThat(discounted(tender)).isEqualTo("1,2");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(amount ORDER BY lot_id) FROM award WHERE bid_id = "
                    + tender.dinarBid()))
        .isEqualTo("396.000,396.000");
    String page =
        Browserless.signedInAs(APP, FIXTURE.member("KW")).get("/decisions/" + decision).body();
    assertThat(page.replaceAll("[\u2068\u2069]", ""))
        .contains("After a discount of 1% for winning at least 2 of these lots: 1, 2, 3");
  }

  @Test
  void one_lot_is_not() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.SECOND, Judged.SECOND);

    FIXTURE.recommend(tender);

    assertThat(APP.ask("SELECT amount FROM award WHERE live_lot_id = " + tender.lots().get(0)))
        .isEqualTo("400.000");
  }

  @Test
  void the_discount_outlasts_a_lot_that_is_one_too_many() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.FIRST);
    FIXTURE.adopt(tender);
    AWARDS.end(tender, 2);

    AWARDS.confirm(tender);

    assertThat(AWARDS.outcome(tender)).isEqualTo("1:active:-,2:active:-,3:cancelled:DEBARRED");
  }

  @Test
  void with_one_lot_too_few_the_discounted_lot_returns() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.SECOND);
    FIXTURE.adopt(tender);
    AWARDS.end(tender, 1);

    AWARDS.confirm(tender);

    assertThat(AWARDS.outcome(tender))
        .isEqualTo("1:cancelled:DISCOUNT,2:cancelled:DEBARRED,3:active:-");
  }

  @Test
  void the_database_counts_the_lots_too() {
    Tender met = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.SECOND);
    FIXTURE.recommend(met);
    FIXTURE.backToThePanel(met);
    APP.without(
        "tr_award_discount_kept",
        () ->
            APP.without(
                "tr_award_item_fixed",
                () -> {
                  APP.sql("DELETE FROM award_discount WHERE bid_id = " + met.dinarBid());
                  for (int i = 0; i < 2; i++) {
                    APP.sql(
                        "UPDATE award_item SET discount_percent = 0, unit_price = 40"
                            + " WHERE lot_item_id = "
                            + met.items().get(i));
                  }
                }));
    refused(() -> FIXTURE.recommendPastTheService(met));

    Tender one = AWARDS.ofThreeLots(Judged.FIRST, Judged.SECOND, Judged.SECOND);
    FIXTURE.recommend(one);
    FIXTURE.backToThePanel(one);
    APP.without(
        "tr_award_item_fixed",
        () -> {
          APP.sql(
              """
              INSERT INTO award_discount (award_id, bid_id, number, percent)
              SELECT id, bid_id, 1, 1 FROM award WHERE live_lot_id = %d"""
                  .formatted(one.lots().get(0)));
          APP.sql(
              "UPDATE award_item SET discount_percent = 1, unit_price = 39.6 WHERE lot_item_id = "
                  + one.items().get(0));
        });
    refused(() -> FIXTURE.recommendPastTheService(one));
  }

  @Test
  void an_award_in_force_keeps_as_many_lots_as_its_discount_asks_for() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.FIRST);
    FIXTURE.adopt(tender);
    FIXTURE.endStandstill(tender);
    APP.sql(
        "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6) WHERE live_lot_id = "
            + tender.lots().get(1));

    AWARDS.end(tender, 2);

    refused(() -> AWARDS.end(tender, 0));
  }

  private static String discounted(Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(l.number ORDER BY l.number)
          FROM award a JOIN award_discount d ON d.award_id = a.id JOIN lot l ON l.id = a.lot_id
         WHERE a.tender_id = %d"""
            .formatted(tender.id()));
  }

  private static void refused(Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining("award.discount-condition");
  }
}
