package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Bundle;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Tender;

/** The dinar bid asks 38 and 37.5 in place of 40 for a unit of lots 1 and 2 if it wins both. */
class BundleAwardTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final LotAwards AWARDS = new LotAwards(APP, FIXTURE);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.bundle(new Bundle(true, List.of(0, 1), Map.of(0, "38", 1, "37.5")));
    return fixture;
  }

  @Test
  void lots_won_together_are_at_the_prices_of_the_bundle() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.FIRST);

    long decision = FIXTURE.recommend(tender);

    assertThat(amounts(tender)).isEqualTo("380.000,375.000,400.000");
    assertThat(
            APP.ask(
                """
                SELECT CONCAT_WS(' ', bid_price, discount_percent, bundle_price, unit_price)
                  FROM award_item WHERE lot_item_id = %d"""
                    .formatted(tender.items().get(1))))
        .isEqualTo("40.000 0.0000 37.500 37.500000000");
    String page =
        Browserless.signedInAs(APP, FIXTURE.member("KW")).get("/decisions/" + decision).body();
    assertThat(page.replaceAll("[\u2068\u2069]", ""))
        .contains("At the prices of the bundle for winning these lots together: 1, 2");
  }

  @Test
  void one_lot_of_it_is_at_its_own_price() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.SECOND, Judged.FIRST);

    FIXTURE.recommend(tender);

    assertThat(amounts(tender)).isEqualTo("400.000,400.000");
  }

  @Test
  void without_one_lot_of_it_the_other_returns() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.FIRST);
    FIXTURE.adopt(tender);
    AWARDS.end(tender, 1);

    AWARDS.confirm(tender);

    assertThat(AWARDS.outcome(tender))
        .isEqualTo("1:cancelled:DISCOUNT,2:cancelled:DEBARRED,3:active:-");
  }

  @Test
  void the_database_knows_where_a_bundle_is_paid() {
    Tender met = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.FIRST);
    FIXTURE.recommend(met);
    FIXTURE.backToThePanel(met);
    APP.without(
        "tr_award_item_fixed",
        () ->
            APP.sql(
                "UPDATE award_item SET bundle_price = NULL, unit_price = 40 WHERE lot_item_id = "
                    + met.items().get(0)));
    refused("award.bundle-differs", () -> FIXTURE.recommendPastTheService(met));

    APP.without(
        "tr_award_discount_kept",
        () -> APP.sql("DELETE FROM award_discount WHERE bid_id = " + met.dinarBid()));
    refused("award.bundle-differs", () -> FIXTURE.recommendPastTheService(met));

    APP.without(
        "tr_award_item_fixed",
        () ->
            APP.sql(
                "UPDATE award_item SET bundle_price = NULL, unit_price = 40 WHERE lot_item_id = "
                    + met.items().get(1)));
    refused("award.discount-condition", () -> FIXTURE.recommendPastTheService(met));
  }

  @Test
  void the_database_takes_no_price_of_a_bundle_but_that_of_the_bid() {
    Tender tender = AWARDS.ofThreeLots(Judged.FIRST, Judged.FIRST, Judged.FIRST);
    APP.sql(
        """
        INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency,
          converted_amount, reason, recommended_by, recommended_at)
        SELECT tender_id, lot_id, bid_id, 'pending', lot_id, 380, bid_currency,
               ROUND(380 * 3.75 / 0.307, 2), 'x', %d, UTC_TIMESTAMP(6)
          FROM lot_ranking WHERE lot_id = %d AND bid_id = %d"""
            .formatted(tender.chair().personId(), tender.lots().get(0), tender.dinarBid()));
    long award =
        Long.parseLong(APP.ask("SELECT id FROM award WHERE live_lot_id = " + tender.lots().get(0)));
    String item =
        """
        INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price,
          discount_percent, bundle_price, unit_price, amount)
        VALUES (%d, %d, %d, 10, 40, 0, %%1$s, %%2$s, 10 * %%2$s)"""
            .formatted(award, tender.items().get(0), tender.lots().get(0));

    refused("award.bundle-differs", () -> APP.sql(item.formatted("37", "37")));
    refused("ck_award_item_price", () -> APP.sql(item.formatted("38", "37")));
    APP.sql(item.formatted("38", "38"));
  }

  private static String amounts(Tender tender) {
    return APP.ask(
        "SELECT GROUP_CONCAT(amount ORDER BY lot_id) FROM award WHERE bid_id = "
            + tender.dinarBid());
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
