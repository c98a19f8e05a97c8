package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Tender;

/** What the database refuses of divided lots, no matter who asks. */
class SharesGuardTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "20");
    return fixture;
  }

  @Test
  void a_bid_has_at_most_one_living_award_of_a_lot() {
    Tender tender = SharedLots.in(FIXTURE);
    award(tender, 0, tender.dinarBid(), "1000.000");

    refused("uq_award_live_bid", () -> award(tender, 0, tender.dinarBid(), "1000.000"));
  }

  @Test
  void no_more_of_an_item_is_awarded_than_is_asked_for() {
    Tender tender = SharedLots.in(FIXTURE);
    long first = award(tender, 1, tender.dinarBid(), "320.000");
    long second = award(tender, 1, tender.riyalBid(), "1500.00");
    item(tender, first, 2, "8", "40", "320.000");

    refused("award.beyond-quantity", () -> item(tender, second, 2, "3", "500", "1500.00"));
    item(tender, second, 2, "2", "500", "1000.00");
  }

  @Test
  void a_share_is_not_below_the_least_of_the_rule() {
    Tender tender = SharedLots.in(FIXTURE);
    long award = award(tender, 1, tender.dinarBid(), "76.000");

    refused("award.share-too-small", () -> item(tender, award, 2, "1.9", "40", "76.000"));
  }

  @Test
  void an_item_is_awarded_at_the_price_bid_less_the_discount_and_its_amount_is_reckoned() {
    Tender tender = SharedLots.in(FIXTURE);
    long award = award(tender, 1, tender.dinarBid(), "200.000");

    refused("award.amount-differs", () -> item(tender, award, 2, "5", "39", "195.000"));
    refused("award.amount-differs", () -> item(tender, award, 2, "5", "40", "199.000"));
    refused(
        "ck_award_item_price",
        () ->
            APP.sql(
                """
                INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price,
                  discount_percent, unit_price, amount)
                VALUES (%d, %d, %d, 5, 40, 5, 39, 195)"""
                    .formatted(award, tender.items().get(2), tender.lots().get(1))));
  }

  @Test
  void what_is_recommended_gives_every_lot_away_in_full_and_to_the_states_that_asked() {
    Tender tender = SharedLots.in(FIXTURE);
    long first = award(tender, 1, tender.dinarBid(), "320.000");
    item(tender, first, 2, "8", "40", "320.000");
    refused("award.shares-differ", () -> FIXTURE.recommendPastTheService(tender));

    long second = award(tender, 1, tender.riyalBid(), "1000.00");
    item(tender, second, 2, "2", "500", "1000.00");
    refused("award.shares-differ", () -> FIXTURE.recommendPastTheService(tender));

    share(tender, first, 2, "KW", "4");
    share(tender, first, 2, "SA", "4");
    share(tender, second, 2, "KW", "2");
    refused("award.shares-differ", () -> FIXTURE.recommendPastTheService(tender));
  }

  @Test
  void what_an_award_gives_never_changes() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));
    String those = " WHERE award_id IN (SELECT id FROM award WHERE tender_id = %d)";

    for (String table : List.of("award_item", "award_share")) {
      refused(
          "award.immutable",
          () -> APP.sql(("UPDATE " + table + " SET quantity = 1" + those).formatted(tender.id())));
    }
    String delete = "DELETE FROM %s" + those;
    refused("award.immutable", () -> APP.sql(delete.formatted("award_share", tender.id())));
    APP.without("tr_award_share_kept", () -> APP.sql(delete.formatted("award_share", tender.id())));
    refused("award.immutable", () -> APP.sql(delete.formatted("award_item", tender.id())));
    refused(
        "award.immutable",
        () ->
            APP.sql(
                """
                INSERT INTO award_share (award_id, lot_item_id, state_code, quantity)
                SELECT award_id, lot_item_id, 'AE', 1 FROM award_item WHERE lot_item_id = %d"""
                    .formatted(tender.items().get(2))));
  }

  @Test
  void an_award_takes_effect_only_with_the_whole_of_its_lot() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
    FIXTURE.endStandstill(tender);
    APP.sql(
        """
        UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'DEBARRED'
         WHERE live_lot_id = %d AND bid_id = %d"""
            .formatted(tender.lots().get(0), tender.riyalBid()));

    refused(
        "award.shares-differ",
        () ->
            APP.sql(
                "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)"
                    + " WHERE live_lot_id = "
                    + tender.lots().get(0)));
  }

  /** Two connections past the code, each about to give the whole of one lot to another bid. */
  @Test
  void of_two_awarders_at_once_one_is_refused() throws Exception {
    Tender tender = SharedLots.in(FIXTURE);
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Boolean> dinar = () -> awardsWhole(tender, tender.dinarBid(), "400.000", "40", start);
    Callable<Boolean> riyal = () -> awardsWhole(tender, tender.riyalBid(), "5000.00", "500", start);
    ExecutorService pool = Executors.newFixedThreadPool(2);

    int awarded = 0;
    try {
      for (Future<Boolean> future : pool.invokeAll(List.of(dinar, riyal))) {
        awarded += future.get() ? 1 : 0;
      }
    } finally {
      pool.shutdown();
    }

    assertThat(awarded).isEqualTo(1);
    assertThat(
            APP.ask(
                "SELECT SUM(quantity) FROM award_item WHERE lot_item_id = "
                    + tender.items().get(2)))
        .isEqualTo("10.000");
  }

  private static boolean awardsWhole(
      Tender tender, long bid, String amount, String price, CyclicBarrier start) throws Exception {
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      connection.setAutoCommit(false);
      start.await();
      s.executeUpdate(awarding(tender, 1, bid, amount));
      s.executeUpdate(
          giving(
              tender,
              "(SELECT id FROM award WHERE live_lot_id = %d AND bid_id = %d)"
                  .formatted(tender.lots().get(1), bid),
              2,
              "10",
              price,
              amount));
      connection.commit();
      return true;
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("award.beyond-quantity");
      return false;
    }
  }

  private static long award(Tender tender, int lot, long bid, String amount) {
    APP.sql(awarding(tender, lot, bid, amount));
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM award WHERE live_lot_id = %d AND bid_id = %d"
                .formatted(tender.lots().get(lot), bid)));
  }

  /** The awarding of a share; the dinar is worth 3.75 / 0.307 riyals. */
  private static String awarding(Tender tender, int lot, long bid, String amount) {
    return """
    INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency,
      converted_amount, reason, recommended_by, recommended_at)
    SELECT tender_id, lot_id, bid_id, 'pending', lot_id, %1$s, bid_currency,
           CASE WHEN bid_total = %1$s THEN converted_total
                WHEN bid_currency = 'SAR' THEN %1$s
                ELSE ROUND(%1$s * 3.75 / 0.307, 2) END, 'x', %2$d, UTC_TIMESTAMP(6)
      FROM lot_ranking WHERE lot_id = %3$d AND bid_id = %4$d"""
        .formatted(amount, tender.chair().personId(), tender.lots().get(lot), bid);
  }

  private static void item(
      Tender tender, long award, int item, String quantity, String price, String amount) {
    APP.sql(giving(tender, String.valueOf(award), item, quantity, price, amount));
  }

  private static String giving(
      Tender tender, String award, int item, String quantity, String price, String amount) {
    return """
    INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price, discount_percent,
      unit_price, amount)
    VALUES (%s, %d, %d, %s, %s, 0, %s, %s)"""
        .formatted(
            award,
            tender.items().get(item),
            tender.lots().get(item < 2 ? 0 : 1),
            quantity,
            price,
            price,
            amount);
  }

  private static void share(Tender tender, long award, int item, String state, String quantity) {
    APP.sql(
        """
        INSERT INTO award_share (award_id, lot_item_id, state_code, quantity)
        VALUES (%d, %d, '%s', %s)"""
            .formatted(award, tender.items().get(item), state, quantity));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
