package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.framework.AgreementLock;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.organisation.register.ReinstateSupplier;
import org.muwahhad.organisation.register.SuspendSupplier;

/** What a mini-competition awards is ordered from the balances; see {@link Competing}. */
@Tag("long")
class CompetitionOrdersTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = Competing.in(APP);
  private final Competing agreements = Competing.underTwoAgreements(APP, FIXTURE);

  @Test
  void the_award_is_ordered_from_the_balances_at_the_price_that_won_and_concludes_nothing() {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(APP.ask("SELECT COUNT(*) FROM framework_agreement WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(x.quantity, ' at ', x.unit_price) ORDER BY x.quantity)
                  FROM call_off o JOIN call_off_line x ON x.call_off_id = o.id
                 WHERE o.agreement_id = %d"""
                    .formatted(agreements.agreement(2))))
        .isEqualTo("1.000 at 450.000000000,2.000 at 450.000000000");
    assertThat(
            APP.ask(
                "SELECT SUM(awarded_quantity - called_quantity) FROM entitlement"
                    + " WHERE agreement_id = "
                    + agreements.agreement(2)))
        .isEqualTo("0.000");
    assertThat(FIXTURE.lastAct("agreement:" + agreements.agreement(2)))
        .isEqualTo("framework.call-off-by-competition");
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("AWARDED");
  }

  @Test
  void the_award_holds_the_agreement_before_its_balances() throws Exception {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);

    AgreementLock.assertHeldFirst(
        APP,
        agreements.agreement(2),
        () -> Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id())));
  }

  @Test
  void a_discount_that_applies_is_taken_off_what_is_ordered_and_is_not_rounded() {
    FIXTURE.offer(new AwardFixture.Offer(false, "7.555", List.of(0), List.of(0)));
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.offer();
    FIXTURE.adopt(tender);
    Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    String order =
        APP.ask("SELECT MIN(id) FROM call_off WHERE agreement_id = " + agreements.agreement(2));
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(DISTINCT unit_price) FROM call_off_line WHERE agreement_id = "
                    + agreements.agreement(2)))
        .isEqualTo("416.002500000");
    Browserless officer = Browserless.signedInAs(APP, FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti));
    officer.get("/language/en");
    assertThat(officer.get("/call-offs/" + order).body())
        .contains("416.0025")
        .as("what a mini-competition awarded is not cancelled")
        .doesNotContain("/call-offs/" + order + "/cancel");
    assertThatThrownBy(
            () ->
                APP.get(CancelCallOff.class)
                    .run(
                        FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti), Long.parseLong(order), "سبب"))
        .hasMessageContaining("framework.competition-order");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO call_off_cancellation (call_off_id, reason, cancelled_by,
                                                       cancelled_at)
                    SELECT id, 'x', placed_by, placed_at FROM call_off WHERE id = """
                        + " "
                        + order))
        .hasMessageContaining("framework.competition-order");
    APP.without(
        "tr_call_off_line_kept",
        () -> APP.sql("DELETE FROM call_off_line WHERE call_off_id = " + order));
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_call_off_line_drawn",
                    () ->
                        APP.sql(
                            """
                            INSERT INTO call_off_line (call_off_id, agreement_id, entity_id,
                              lot_item_id, quantity, unit_price, net_amount)
                            SELECT id, agreement_id, entity_id, %d, 1, 450, 450 FROM call_off
                             WHERE id = %s"""
                                .formatted(agreements.agreed.items().get(2), order))))
        .hasMessageContaining("framework.price-differs");
  }

  @Test
  void its_orders_are_shown_and_counted_at_their_price() {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
    String order =
        APP.ask(
            "SELECT id FROM call_off WHERE entity_id = %d AND agreement_id = %d"
                .formatted(FIXTURE.saudi, agreements.agreement(2)));

    Browserless browser = Browserless.signedInAs(APP, officer);
    browser.get("/language/en");
    assertThat(browser.get("/call-offs/" + order).body())
        .contains("Ordered by mini-competition", tender.number(), "450.00");
    // The demand of the competition, not that of the tender which the agreement came from.
    assertThat(APP.get(ViewCallOff.class).get(officer, Long.parseLong(order)).served())
        .extracting(CallOffQueries.ServedDemandLine::demandLineId)
        .isNotEmpty()
        .isSubsetOf(tender.lines());
    assertThat(browser.get("/agreements/" + agreements.agreement(2)).body()).contains("900.00");
    assertThat(
            ApiCaller.of(APP, officer).get("/api/v1/agreements/" + agreements.agreement(2)).body())
        .contains("\"savedOnOrders\":100.5");
  }

  @Test
  void what_was_ordered_meanwhile_is_not_awarded_twice() {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    agreements.order(FIXTURE.saudi, 2, "1");

    assertThatThrownBy(
            () ->
                Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id())))
        .hasMessage("framework.balance-short");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM call_off WHERE award_id IS NOT NULL AND agreement_id = "
                    + agreements.agreement(2)))
        .isEqualTo("0");
  }

  @Test
  void nothing_is_ordered_from_a_winner_whose_registration_is_suspended_meanwhile() {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    APP.get(SuspendSupplier.class).run(FIXTURE.buyer, FIXTURE.riyalSupplier, "تحقيق جارٍ", null);
    try {
      assertThatThrownBy(
              () ->
                  Competing.later(
                      () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id())))
          .hasMessage("order.supplier-suspended");
      assertThatThrownBy(
              () ->
                  APP.sql(
                      """
                      INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by,
                                            placed_at, award_id, vat_percent)
                      SELECT 'CO-PAST-%1$d', %1$d, %2$d, 'past', %3$d, UTC_TIMESTAMP(6), MIN(id), 15
                        FROM award WHERE tender_id = %4$d"""
                          .formatted(
                              agreements.agreement(2),
                              FIXTURE.saudi,
                              FIXTURE.buyer.personId(),
                              tender.id())))
          .hasMessageContaining("order.supplier-suspended");
    } finally {
      APP.get(ReinstateSupplier.class).run(FIXTURE.buyer, FIXTURE.riyalSupplier, "انتهى التحقيق");
    }
    Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("AWARDED");
  }

  @Test
  void the_database_holds_the_same() {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    long id = tender.id();
    refused("UPDATE agreement_ceiling SET unit_price = 9000 WHERE tender_id = " + id);
    refused("DELETE FROM agreement_ceiling WHERE tender_id = " + id);
    FIXTURE.adopt(tender);
    Competing.later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, id));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO framework_agreement (number, tender_id, award_id, starts_on,
                                                     ends_on, concluded_at)
                    SELECT 'FA-X-%1$d', tender_id, id, '2026-01-01', '2026-12-31',
                           UTC_TIMESTAMP(6)
                      FROM award WHERE tender_id = %1$d AND status = 'active'"""
                        .formatted(id)))
        .hasMessageContaining("framework.competition-concludes-none");
    long officers = agreements.order(FIXTURE.kuwaiti, 1, "1");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_call_off_line_drawn",
                    () ->
                        APP.sql(
                            """
                            INSERT INTO call_off_line (call_off_id, agreement_id, entity_id,
                              lot_item_id, quantity, unit_price, net_amount)
                            SELECT id, agreement_id, entity_id, %d, 1, 1, 1 FROM call_off
                             WHERE id = %d"""
                                .formatted(agreements.agreed.items().get(1), officers))))
        .hasMessageContaining("framework.price-differs");
    APP.without(
        "tr_call_off_line_kept",
        () ->
            APP.sql(
                """
                DELETE x FROM call_off_line x
                  JOIN call_off o ON o.id = x.call_off_id
                  JOIN award a ON a.id = o.award_id
                 WHERE a.tender_id = %d"""
                    .formatted(id)));
    APP.without(
        "tr_joint_tender_step",
        () ->
            APP.sql(
                "UPDATE joint_tender SET status = 'STANDSTILL',"
                    + " standstill_until = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR WHERE id = "
                    + id));
    assertThatThrownBy(() -> APP.sql("UPDATE joint_tender SET status = 'AWARDED' WHERE id = " + id))
        .hasMessageContaining("framework.award-not-ordered");
  }

  private static void refused(String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining("tender.not-editable");
  }
}
