package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.AwardFixture.Terms;

/**
 * Bids that ask more for smaller quantities; see {@link SharedLots}. Of the first item of lot 1,
 * thirty units, the dinar bid asks 100 for a unit of the whole, and the riyal bid 1,300.
 */
class TieredAwardTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "20");
    return fixture;
  }

  @AfterEach
  void forgetTerms() {
    FIXTURE.state();
  }

  @Test
  void a_share_is_awarded_at_the_price_of_the_tier_that_it_reaches() {
    FIXTURE.state(
        new Terms(true, 0, null, List.of("1:110", "20:104")),
        new Terms(false, 0, "5", List.of("5:1400")));
    Tender tender = SharedLots.in(FIXTURE);

    FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));

    // 24 and 6 of the first item, 7 and 3 of the second.
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(x.bid_price, ' ', x.amount)
                         ORDER BY x.lot_item_id, a.id)
                  FROM award_item x JOIN award a ON a.id = x.award_id WHERE a.lot_id = %d"""
                    .formatted(tender.lots().get(0))))
        .isEqualTo("104.000 2496.000,1400.000 8400.000,7.005 49.035,90.500 271.500");
  }

  @Test
  void the_whole_is_awarded_at_the_price_bid() {
    FIXTURE.state(new Terms(true, 0, "30", List.of()), new Terms(true, 1, null, List.of("1:9")));
    Tender tender = SharedLots.in(FIXTURE);

    FIXTURE.recommend(tender);

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(bid_price ORDER BY lot_item_id) FROM award_item"
                    + " WHERE lot_id = "
                    + tender.lots().get(0)))
        .isEqualTo("100.000,7.005");
  }

  @Test
  void the_database_knows_the_price_of_each_quantity() {
    FIXTURE.state(new Terms(true, 0, null, List.of("1:110", "20:104")));
    Tender tender = SharedLots.in(FIXTURE);
    long award = award(tender, tender.dinarBid(), "2496.000");

    refused("award.amount-differs", () -> item(tender, award, "24", "100", "2400.000"));
    refused("award.amount-differs", () -> item(tender, award, "24", "110", "2640.000"));
    refused("award.amount-differs", () -> item(tender, award, "19", "104", "1976.000"));
    item(tender, award, "24", "104", "2496.000");
  }

  @Test
  void no_share_is_below_the_least_quantity_of_its_bid() {
    FIXTURE.state(new Terms(false, 0, "8", List.of()));
    Tender tender = SharedLots.in(FIXTURE);
    long award = award(tender, tender.riyalBid(), "10400.00");

    refused("award.below-least-quantity", () -> item(tender, award, "7", "1300", "9100.00"));
    item(tender, award, "8", "1300", "10400.00");
    assertThatThrownBy(
            () -> {
              Tender other = SharedLots.in(FIXTURE);
              FIXTURE.recommendDivided(other, 0, SharedLots.shares(other));
            })
        .hasStackTraceContaining("award.below-least-quantity");
  }

  private static long award(Tender tender, long bid, String amount) {
    APP.sql(
        """
        INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency,
          converted_amount, reason, recommended_by, recommended_at)
        SELECT tender_id, lot_id, bid_id, 'pending', lot_id, %1$s, bid_currency,
               CASE WHEN bid_currency = 'SAR' THEN %1$s
                    ELSE ROUND(%1$s * 3.75 / 0.307, 2) END, 'x', %2$d, UTC_TIMESTAMP(6)
          FROM lot_ranking WHERE lot_id = %3$d AND bid_id = %4$d"""
            .formatted(amount, tender.chair().personId(), tender.lots().get(0), bid));
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM award WHERE live_lot_id = %d AND bid_id = %d"
                .formatted(tender.lots().get(0), bid)));
  }

  private static void item(
      Tender tender, long award, String quantity, String price, String amount) {
    APP.sql(
        """
        INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price,
          discount_percent, unit_price, amount)
        VALUES (%d, %d, %d, %s, %s, 0, %s, %s)"""
            .formatted(
                award,
                tender.items().get(0),
                tender.lots().get(0),
                quantity,
                price,
                price,
                amount));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
