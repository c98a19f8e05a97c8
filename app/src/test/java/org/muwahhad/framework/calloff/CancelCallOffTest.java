package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.AgreementOrderQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** An order is cancelled by its entity until something of it is delivered. */
@Tag("long")
class CancelCallOffTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(11));
  private static final LocalDate TODAY = RiyadhDay.of(LATER);
  private static final String REASON = "أُمر بضعف الكمية سهوًا";
  private final CancelCallOff cancelCallOff = APP.get(CancelCallOff.class);
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
  private final AwardFixture.Tender tender = FIXTURE.aTender();
  private final long item = tender.items().get(0);
  private final long agreement = agreement();
  private final long order = order("20");

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void what_a_cancelled_order_took_is_back_in_the_balance_everywhere() {
    long other = order("2");
    cancel(officer, order, REASON);

    assertThat(called()).isEqualTo("2.000");
    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.call-off-cancelled");
    ViewAgreements.AgreementView sheet = sheet();
    assertThat(sheet.agreement().callOffs()).isEqualTo(1);
    assertThat(sheet.ordered())
        .extracting(AgreementOrderQueries.OrderedLine::callOffId)
        .containsExactly(other);
    assertThat(sheet.cancelled())
        .extracting(
            AgreementOrderQueries.CancelledOrder::callOffId,
            AgreementOrderQueries.CancelledOrder::reason)
        .containsExactly(tuple(order, REASON));
    // Two pieces at 100.125 are still ordered, and counted as the first of the agreement.
    assertThat(sheet.spend().get(0).ordered().amount()).isEqualByComparingTo("200.25");
    assertThat(sheet.spend().get(0).left().amount())
        .isEqualByComparingTo(
            sheet.spend().get(0).entitled().amount().subtract(new BigDecimal("200.25")));
    ViewCallOff.CallOffView view = at(() -> APP.get(ViewCallOff.class).get(officer, order));
    assertThat(view.order().isCancelled()).isTrue();
    assertThat(view.lines().get(0).quantity()).as("as it was placed").isEqualByComparingTo("20");
    assertThat(view.served()).isEmpty();
    assertThat(view.mayRecord() || view.mayCancel()).isFalse();
    assertThat(order("23.5")).as("what came back can be ordered").isPositive();
  }

  @Test
  void what_a_later_order_comes_to_stays_when_an_earlier_one_is_cancelled() {
    String unit = " WHERE code = (SELECT unit_code FROM lot_item WHERE id = " + item + ")";
    APP.sql("UPDATE unit_of_measure SET is_whole = FALSE" + unit);
    long first = order("0.5");
    long later = order("0.5");
    // 0.5 at 100.125 is 50.0625: together the two are 100.125.
    assertThat(net(first)).isEqualTo("50.063");
    assertThat(net(later)).isEqualTo("50.062");

    cancel(officer, first, REASON);

    assertThat(net(later)).as("as its supplier was told").isEqualTo("50.062");
    assertThat(sheet().spend().get(0).ordered().amount()).isEqualByComparingTo("2052.562");
    long next = order("0.5");
    assertThat(net(next)).as("both come to 100.125 again").isEqualTo("50.063");
    assertThat(
            APP.ask("SELECT net_amount FROM call_off_line WHERE call_off_id = %d".formatted(later)))
        .isEqualTo("50.062");
    assertThat(figure("ordered", later)).as("in the comparison").isEqualByComparingTo("50.062");
    deliver(next, "0.25");
    // A half of 50.063 is 25.0315.
    assertThat(figure("taken", next)).isEqualByComparingTo("25.032");
    deliver(next, "0.25");
    assertThat(figure("taken", next)).as("both").isEqualByComparingTo("50.063");
    APP.sql("UPDATE unit_of_measure SET is_whole = TRUE" + unit);
  }

  @Test
  void past_the_code_no_line_comes_to_another_amount_than_its_item_adds() {
    String other = tender.items().get(1).toString();
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_call_off_line_drawn",
                    () ->
                        APP.sql(
                            """
                            INSERT INTO call_off_line (call_off_id, agreement_id, entity_id,
                              lot_item_id, quantity, net_amount)
                            SELECT id, agreement_id, entity_id, %s, 1, 0.001 FROM call_off
                             WHERE id = %d"""
                                .formatted(other, order))))
        .hasMessageContaining("framework.amount-differs");
    assertThatThrownBy(
            () -> APP.sql("UPDATE call_off_line SET net_amount = 1 WHERE call_off_id = " + order))
        .hasMessageContaining("framework.call-off-immutable");
  }

  /** What the comparison of plans counts of an order. */
  private static BigDecimal figure(String figure, long callOff) {
    return new BigDecimal(
        APP.ask(
            "SELECT SUM(amount) FROM %s_figure WHERE source_id = %d".formatted(figure, callOff)));
  }

  /** What an order comes to on its page, without VAT. */
  private String net(long callOff) {
    return at(() -> APP.get(ViewCallOff.class).get(officer, callOff))
        .total()
        .amount()
        .toPlainString();
  }

  @Test
  void the_officers_and_the_coordinators_of_the_state_are_told_why() {
    Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA");
    cancel(officer, order, REASON);

    for (Actor person : List.of(officer, coordinator)) {
      assertThat(
              APP.ask(
                  """
                  SELECT COUNT(*) FROM inbox_message m JOIN notice n ON n.id = m.notice_id
                   WHERE n.kind = 'call-off-cancelled' AND n.href = '/call-offs/%d'
                     AND m.person_id = %d"""
                      .formatted(order, person.personId())))
          .isEqualTo("1");
    }
  }

  @Test
  void an_order_is_cancelled_once_and_only_before_a_delivery() {
    long delivered = order("3");
    deliver(delivered);
    assertThatThrownBy(() -> cancel(officer, delivered, REASON))
        .hasMessageContaining("framework.order-delivered");

    cancel(officer, order, REASON);
    assertThatThrownBy(() -> cancel(officer, order, REASON))
        .hasMessageContaining("framework.order-cancelled");
    assertThatThrownBy(() -> deliver(order)).hasMessageContaining("framework.order-cancelled");
    assertThat(called()).isEqualTo("3.000");
  }

  @Test
  void only_an_officer_of_the_entity_cancels_and_says_why() {
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA");

    assertThatThrownBy(() -> cancel(stranger, order, REASON)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> cancel(coordinator, order, REASON))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> cancel(officer, order, " "))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(tuple("reason", "shared.missing")));
    assertThat(called()).isEqualTo("20.000");
  }

  @Test
  void the_pages_of_the_order_and_of_the_agreement_tell_that_it_is_cancelled() {
    Browserless browser = Browserless.signedInAs(APP, officer);
    browser.get("/language/en");
    assertThat(browser.get("/call-offs/" + order).body())
        .contains("action=\"/call-offs/" + order + "/cancel\"");
    cancel(officer, order, REASON);

    assertThat(browser.get("/call-offs/" + order).body())
        .contains("This call-off is cancelled", REASON)
        .doesNotContain(
            "action=\"/call-offs/" + order + "/cancel\"",
            "action=\"/call-offs/" + order + "/deliveries\"");
    assertThat(browser.get("/agreements/" + agreement).body())
        .contains("Call-offs cancelled", "href=\"/call-offs/" + order + "\"", REASON);
  }

  @Test
  void the_database_cancels_nothing_of_which_something_came_and_changes_no_cancellation() {
    long delivered = order("3");
    deliver(delivered);
    refused("framework.order-delivered", () -> APP.sql(cancellation(delivered)));
    refused("framework.entitlement-immutable", () -> APP.sql(lower("1")));

    APP.sql(cancellation(order));
    refused("framework.entitlement-immutable", () -> APP.sql(lower("2")));
    APP.sql(lower("3"));
    refused(
        "framework.order-cancelled",
        () ->
            APP.sql(
                """
                INSERT INTO delivery (call_off_id, lot_item_id, request_key, delivered_on,
                  delivered_quantity, accepted_quantity, reason, recorded_by, recorded_at)
                VALUES (%d, %d, 'x', UTC_DATE(), 1, 1, '', %d, UTC_TIMESTAMP(6))"""
                    .formatted(order, item, officer.personId())));
    refused(
        "framework.cancellation-immutable",
        () ->
            APP.sql("UPDATE call_off_cancellation SET reason = 'x' WHERE call_off_id = " + order));
    refused(
        "framework.cancellation-immutable",
        () -> APP.sql("DELETE FROM call_off_cancellation WHERE call_off_id = " + order));
    refused("ck_call_off_cancellation_reason", () -> APP.sql(cancellation(order("1"), "")));
  }

  private String cancellation(long callOff) {
    return cancellation(callOff, "x");
  }

  private String cancellation(long callOff, String reason) {
    return """
        INSERT INTO call_off_cancellation (call_off_id, reason, cancelled_by, cancelled_at)
        VALUES (%d, '%s', %d, UTC_TIMESTAMP(6))"""
        .formatted(callOff, reason, officer.personId());
  }

  private String lower(String called) {
    return "UPDATE entitlement SET called_quantity = %s WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"
        .formatted(called, agreement, FIXTURE.saudi, item);
  }

  private String called() {
    return APP.ask(
        "SELECT called_quantity FROM entitlement WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"
            .formatted(agreement, FIXTURE.saudi, item));
  }

  private ViewAgreements.AgreementView sheet() {
    return at(() -> APP.get(ViewAgreements.class).get(officer, agreement));
  }

  private void cancel(Actor actor, long callOff, String reason) {
    DemoTime.run(LATER, () -> cancelCallOff.run(actor, callOff, reason));
  }

  private void deliver(long callOff) {
    deliver(callOff, "1");
  }

  private void deliver(long callOff, String quantity) {
    DemoTime.run(
        LATER,
        () ->
            APP.get(RecordDelivery.class)
                .run(
                    officer,
                    callOff,
                    new RecordDelivery.Delivery(
                        UUID.randomUUID().toString(),
                        TODAY,
                        List.of(
                            new RecordDelivery.DeliveryLine(
                                item, new BigDecimal(quantity), null, null)))));
  }

  private static <T> T at(Supplier<T> act) {
    return DemoTime.at(LATER, act);
  }

  private long agreement() {
    FIXTURE.adopt(tender);
    DemoTime.run(LATER, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    return Long.parseLong(
        APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
  }

  private long order(String quantity) {
    return at(
        () ->
            APP.get(PlaceCallOff.class)
                .run(
                    officer,
                    agreement,
                    new PlaceCallOff.Order(
                        UUID.randomUUID().toString(),
                        List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity))))));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
