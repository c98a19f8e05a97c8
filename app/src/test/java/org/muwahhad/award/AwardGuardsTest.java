package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/** What the database refuses, no matter who asks. */
@Tag("long")
class AwardGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Test
  void a_lot_has_at_most_one_living_award_where_no_rule_lets_it_be_divided() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    insert(tender, 0, tender.dinarBid(), "3603.473", "KWD", "pending");

    refused(
        "award.too-many-winners",
        () -> insert(tender, 0, tender.riyalBid(), "46783.50", "SAR", "pending"));
  }

  @Test
  void a_bid_that_is_not_admissible_is_not_awarded() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    refused(
        "fk_award_ranking", () -> insert(tender, 1, tender.dinarBid(), "150", "KWD", "pending"));
  }

  @Test
  void the_amount_of_an_award_is_the_price_bid() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    refused(
        "award.amount-differs",
        () -> insert(tender, 0, tender.dinarBid(), "3603.474", "KWD", "pending"));
  }

  @Test
  void an_unexplained_low_price_is_not_awarded() {
    AwardFixture.Tender tender =
        FIXTURE.aTender(
            List.of(
                new AwardFixture.Lot(
                    List.of(new AwardFixture.Item(List.of("2"), "10", "100")),
                    AwardFixture.Judged.FIRST_BUT_TOO_LOW,
                    AwardFixture.Judged.SECOND)));

    refused(
        "award.low-price-unexplained",
        () -> insert(tender, 0, tender.dinarBid(), "20", "KWD", "pending"));
  }

  @Test
  void an_award_begins_as_a_recommendation_of_a_tender_under_evaluation() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    refused(
        "award.not-under-evaluation",
        () -> insert(tender, 0, tender.dinarBid(), "3603.473", "KWD", "active"));

    FIXTURE.adopt(tender);
    refused(
        "award.not-under-evaluation",
        () -> insert(tender, 2, tender.dinarBid(), "5", "KWD", "pending"));
  }

  @Test
  void a_recorded_award_neither_changes_nor_goes() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    String those = " WHERE tender_id = " + tender.id();

    refused("award.immutable", () -> APP.sql("UPDATE award SET amount = amount + 1" + those));
    refused(
        "award.immutable",
        () ->
            APP.sql(
                "UPDATE award SET bid_id = "
                    + tender.riyalBid()
                    + those
                    + " AND lot_id = "
                    + tender.lots().get(0)));
    refused("award.immutable", () -> APP.sql("DELETE FROM award" + those));
    APP.sql("UPDATE award SET status = 'cancelled', live_lot_id = NULL" + those);
    refused(
        "award.immutable",
        () -> APP.sql("UPDATE award SET status = 'pending', live_lot_id = lot_id" + those));
  }

  @Test
  void an_award_in_force_has_a_decision() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    FIXTURE.endStandstill(tender);

    refused(
        "ck_award_active",
        () -> APP.sql("UPDATE award SET status = 'active' WHERE tender_id = " + tender.id()));
  }

  @Test
  void an_allocation_neither_changes_nor_goes_nor_grows_after_the_award() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    String those =
        " WHERE award_id IN (SELECT id FROM award WHERE tender_id = " + tender.id() + ")";

    refused(
        "award.allocation-immutable",
        () -> APP.sql("UPDATE award_allocation SET net_amount = 1" + those));
    refused("award.allocation-immutable", () -> APP.sql("DELETE FROM award_allocation" + those));
  }

  @Test
  void an_award_takes_effect_only_by_a_decision_that_adopted_it() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    long other = FIXTURE.recommend(FIXTURE.aTender());
    String activate =
        "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6), decision_id = %d"
            + " WHERE tender_id = %d";

    APP.without(
        "tr_award_progress",
        () -> refused("award.not-adopted", () -> APP.sql(activate.formatted(other, tender.id()))));
  }

  @Test
  void a_standstill_is_neither_shorter_than_the_rule_nor_cut_short() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    String until =
        "UPDATE joint_tender SET standstill_until = UTC_TIMESTAMP(6) + INTERVAL 9 DAY%s WHERE id = "
            + tender.id();

    refused("tender.standstill-too-short", () -> APP.sql(until.formatted("")));
    APP.without(
        "tr_joint_tender_step",
        () -> APP.sql("UPDATE joint_tender SET status = 'DECIDED' WHERE id = " + tender.id()));
    refused(
        "tender.standstill-too-short", () -> APP.sql(until.formatted(", status = 'STANDSTILL'")));
  }

  @Test
  void an_award_whose_allocation_does_not_sum_to_it_does_not_take_effect() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    APP.sql(
        "UPDATE award SET decision_id = (SELECT MAX(id) FROM decision) WHERE tender_id = "
            + tender.id());
    APP.sql("UPDATE joint_tender SET standstill_until = '2026-01-01' WHERE id = " + tender.id());
    String activate =
        "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6) WHERE lot_id = "
            + tender.lots().get(1);

    refused(
        "award.not-in-standstill",
        () ->
            APP.without(
                "tr_award_adopted",
                () ->
                    APP.without(
                        "tr_award_items_allocated",
                        () -> APP.without("tr_award_progress", () -> APP.sql(activate)))));
    Runnable sums =
        () -> {
          refused("award.allocation-differs", () -> APP.sql(activate));
          allocate(tender, "1", "500.24");
          allocate(tender, "2", "1000.50");
          refused("award.allocation-differs", () -> APP.sql(activate));
        };
    APP.without("tr_award_adopted", () -> APP.without("tr_award_in_standstill", sums));
  }

  @Test
  void the_vat_of_a_line_is_that_on_its_net_amount() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    String line =
        """
        INSERT INTO award_allocation (award_id, demand_line_id, lot_item_id, quantity, unit_price,
          net_amount, vat_percent, vat_amount)
        SELECT w.id, MIN(a.demand_line_id), a.lot_item_id, 1, 500.25, 500.25, 15, %s
          FROM award w JOIN allocation a ON a.lot_item_id = %d
         WHERE w.live_lot_id = %d GROUP BY w.id, a.lot_item_id""";
    long item = tender.items().get(2);
    long lot = tender.lots().get(1);

    refused("award.vat-differs", () -> APP.sql(line.formatted("75.03", item, lot)));
    APP.sql(line.formatted("75.04", item, lot));
  }

  @Test
  void an_award_takes_effect_only_with_lines_that_sum_to_each_of_its_items() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    APP.sql(
        "UPDATE award SET decision_id = (SELECT MAX(id) FROM decision) WHERE tender_id = "
            + tender.id());
    APP.sql("UPDATE joint_tender SET standstill_until = '2026-01-01' WHERE id = " + tender.id());
    // A coin moves from one item to the other: the award still sums up, its items do not.
    APP.sql(
        """
        INSERT INTO award_allocation (award_id, demand_line_id, lot_item_id, quantity, unit_price,
          net_amount, vat_percent, vat_amount)
        SELECT w.id, a.demand_line_id, a.lot_item_id, a.quantity, x.unit_price,
               a.quantity * x.unit_price
                 + CASE WHEN a.demand_line_id = m.line THEN IF(m.item = f.item, 0.001, -0.001)
                        ELSE 0 END, 0, 0
          FROM award w
          JOIN award_item x ON x.award_id = w.id
          JOIN allocation a ON a.lot_item_id = x.lot_item_id
          JOIN (SELECT lot_item_id AS item, MIN(demand_line_id) AS line FROM allocation
                 GROUP BY lot_item_id) m ON m.item = x.lot_item_id
          JOIN (SELECT lot_id, MIN(id) AS item FROM lot_item GROUP BY lot_id) f
            ON f.lot_id = w.lot_id
         WHERE w.live_lot_id = %d"""
            .formatted(tender.lots().get(0)));
    String activate =
        "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6) WHERE lot_id = "
            + tender.lots().get(0);

    APP.without(
        "tr_award_adopted",
        () ->
            APP.without(
                "tr_award_in_standstill",
                () -> {
                  refused("award.allocation-differs", () -> APP.sql(activate));
                  APP.without("tr_award_items_allocated", () -> APP.sql(activate));
                }));
  }

  private static void allocate(AwardFixture.Tender tender, String quantity, String net) {
    APP.sql(
        """
        INSERT INTO award_allocation (award_id, demand_line_id, lot_item_id, quantity, unit_price,
          net_amount, vat_percent, vat_amount)
        SELECT w.id, a.demand_line_id, a.lot_item_id, a.quantity, 500.25, %s, 0, 0
          FROM award w JOIN allocation a ON a.lot_item_id = %d
         WHERE w.live_lot_id = %d AND a.quantity = %s"""
            .formatted(net, tender.items().get(2), tender.lots().get(1), quantity));
  }

  private static void insert(
      AwardFixture.Tender tender,
      int lot,
      long bid,
      String amount,
      String currency,
      String status) {
    APP.sql(
        """
        INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount, currency,
          converted_amount, reason, recommended_by, recommended_at)
        SELECT %1$d, %2$d, %3$d, '%4$s', %2$d, %5$s, '%6$s', converted_total, '', %7$d,
               UTC_TIMESTAMP(6) FROM lot_ranking WHERE lot_id = %2$d AND bid_id = %3$d"""
            .formatted(
                tender.id(),
                tender.lots().get(lot),
                bid,
                status,
                amount,
                currency,
                tender.chair().personId()));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
