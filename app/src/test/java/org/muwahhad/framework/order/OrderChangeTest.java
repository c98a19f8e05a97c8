package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.framework.order.Ordering.key;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Refusal;

/**
 * An order is changed by its officer alone until it is confirmed, by what the supplier proposes,
 * and with the consent of both afterwards.
 */
@Tag("long")
class OrderChangeTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor officer = ordering.officer;
  private final Actor supplier = ordering.supplier;
  private final long order = ordering.order("10");
  private final OrderChangeFixture changes = new OrderChangeFixture(APP, ordering, order);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void an_officer_changes_alone_what_is_not_confirmed_and_the_rest_is_back_in_the_balance() {
    changes.change(officer, ordering.today().plusDays(30), "4");

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.changed");
    assertThat(ordering.called(0)).isEqualTo("4.000");
    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(officer, order);
    assertThat(sheet.lines().get(0).quantity()).isEqualByComparingTo("4");
    assertThat(sheet.lines().get(0).placedQuantity()).isEqualByComparingTo("10");
    // 4 at 100.125.
    assertThat(sheet.total().amount()).isEqualByComparingTo("400.5");
    assertThat(sheet.order().wantedOn()).isEqualTo(ordering.today().plusDays(30));
    assertThat(ordering.told(supplier, "call-off-changed", order)).isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT SUM(net_amount) FROM call_off_line_in_force WHERE call_off_id = " + order))
        .isEqualTo("400.500");
    changes.change(officer, null, "3");
    assertThat(ordering.called(0)).isEqualTo("3.000");
    assertThat(APP.get(ViewCallOff.class).get(officer, order).order().wantedOn())
        .as("the day stays")
        .isEqualTo(ordering.today().plusDays(30));
    ordering.confirm(order);
    assertThatThrownBy(() -> changes.change(officer, ordering.today().plusDays(40), null))
        .hasMessage("order.confirmed");
    ordering.deliver(order, "3");
    assertThat(ordering.status(order) + " " + ordering.listed(order))
        .isEqualTo("DELIVERED DELIVERED");
  }

  @Test
  void when_the_officer_agrees_an_order_is_confirmed_as_its_supplier_proposed() {
    LocalDate day = ordering.today().plusDays(21);
    assertThatThrownBy(() -> changes.ask(supplier, null, "8"))
        .isInstanceOf(Refusal.InvalidInput.class);
    long change = changes.ask(supplier, day, "8");

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.change-asked");
    assertThat(ordering.called(0)).as("nothing moves before").isEqualTo("10.000");
    assertThat(ordering.told(officer, "call-off-change-asked", order)).isEqualTo("1");
    assertThatThrownBy(() -> changes.ask(supplier, day, "7")).hasMessage("order.change-open");
    assertThatThrownBy(() -> changes.change(officer, day, null)).hasMessage("order.change-open");
    assertThatThrownBy(() -> changes.agree(supplier, change)).hasMessage("order.own-change");
    assertThatThrownBy(() -> changes.agree(FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti), change))
        .isInstanceOf(Refusal.NotFound.class);
    changes.agree(officer, change);

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.change-agreed");
    assertThat(ordering.status(order) + " " + ordering.listed(order))
        .isEqualTo("CONFIRMED CONFIRMED");
    assertThat(ordering.called(0)).isEqualTo("8.000");
    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(supplier, order);
    assertThat(sheet.order().promisedOn()).isEqualTo(day);
    assertThat(sheet.total().amount()).isEqualByComparingTo("801");
    assertThat(ordering.told(supplier, "call-off-change-agreed", order)).isEqualTo("1");
    assertThatThrownBy(() -> changes.agree(officer, change)).hasMessage("order.change-answered");
  }

  @Test
  void a_declined_proposal_and_a_withdrawn_one_change_nothing() {
    long declined = changes.ask(supplier, ordering.today().plusDays(21), null);
    DeclineChange decline = APP.get(DeclineChange.class);
    assertThatThrownBy(() -> decline.run(officer, order, declined, ""))
        .isInstanceOf(Refusal.InvalidInput.class);
    decline.run(officer, order, declined, "متأخر");
    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.change-declined");
    assertThat(ordering.told(supplier, "call-off-change-declined", order)).isEqualTo("1");

    long withdrawn = changes.ask(supplier, ordering.today().plusDays(9), null);
    WithdrawChange withdraw = APP.get(WithdrawChange.class);
    assertThatThrownBy(() -> withdraw.run(officer, order, withdrawn))
        .hasMessage("order.others-change");
    withdraw.run(supplier, order, withdrawn);

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.change-withdrawn");
    assertThat(ordering.told(officer, "call-off-change-withdrawn", order)).isEqualTo("1");
    assertThat(ordering.status(order)).isEqualTo("PLACED");
    assertThat(ordering.called(0)).isEqualTo("10.000");
  }

  @Test
  void a_confirmed_order_is_changed_when_both_agree_whoever_asks() {
    assertThatThrownBy(() -> changes.ask(officer, ordering.today().plusDays(9), null))
        .hasMessage("order.not-confirmed");
    ordering.confirm(order);

    long asked = changes.ask(officer, ordering.today().plusDays(40), "6");
    assertThat(ordering.told(supplier, "call-off-change-asked", order)).isEqualTo("1");
    changes.agree(supplier, asked);

    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(officer, order);
    assertThat(sheet.order().promisedOn()).isEqualTo(ordering.today().plusDays(40));
    assertThat(ordering.called(0)).isEqualTo("6.000");
    ordering.deliver(order, "2");
    assertThatThrownBy(() -> changes.ask(supplier, null, "1"))
        .isInstanceOf(Refusal.InvalidInput.class);
    long rest = changes.ask(supplier, null, "3");
    ordering.deliver(order, "2");
    assertThatThrownBy(() -> changes.agree(officer, rest)).hasMessage("order.less-than-accepted");
    assertThat(ordering.called(0)).isEqualTo("6.000");
  }

  @Test
  void a_confirmed_order_ends_when_both_agree() {
    assertThatThrownBy(() -> end(officer)).hasMessage("order.not-confirmed");
    ordering.confirm(order);
    assertThatThrownBy(() -> APP.get(CancelCallOff.class).run(officer, order, "x"))
        .hasMessage("framework.order-confirmed");
    ordering.refused("framework.order-confirmed", cancellation());

    long change = end(supplier);
    assertThat(ordering.told(officer, "call-off-end-asked", order)).isEqualTo("1");
    changes.agree(officer, change);

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.change-agreed");
    assertThat(ordering.status(order) + " " + ordering.listed(order))
        .isEqualTo("CANCELLED CANCELLED");
    assertThat(ordering.called(0)).isEqualTo("0.000");
    assertThat(ordering.told(supplier, "call-off-taken-back", order)).isEqualTo("1");
    assertThatThrownBy(() -> changes.ask(officer, ordering.today().plusDays(9), null))
        .hasMessage("framework.order-cancelled");
  }

  @Test
  void what_is_delivered_in_full_is_changed_no_more() {
    ordering.confirm(order);
    long change = changes.ask(supplier, ordering.today().plusDays(40), null);
    ordering.deliver(order, "10");

    assertThatThrownBy(() -> changes.agree(officer, change))
        .hasMessage("framework.order-delivered");
    ordering.refused(
        "framework.order-delivered",
        """
        UPDATE order_change SET status = 'AGREED', open_order = NULL, answered_by = %d,
               answered_at = UTC_TIMESTAMP(6) WHERE id = %d"""
            .formatted(officer.personId(), change));
    APP.get(WithdrawChange.class).run(supplier, order, change);
  }

  @Test
  void what_began_to_come_is_not_confirmed_by_a_proposal() {
    long change = changes.ask(supplier, ordering.today().plusDays(40), null);
    ordering.deliver(order, "1");

    assertThatThrownBy(() -> changes.agree(officer, change))
        .hasMessage("framework.order-delivered");
    APP.get(WithdrawChange.class).run(supplier, order, change);
    assertThatThrownBy(() -> changes.ask(supplier, ordering.today().plusDays(40), null))
        .hasMessage("framework.order-delivered");
    changes.change(officer, ordering.today().plusDays(40), "5");
    assertThat(ordering.called(0)).isEqualTo("5.000");
  }

  @Test
  void nothing_ends_by_consent_of_which_something_came() {
    ordering.confirm(order);
    long change = end(officer);
    ordering.deliver(order, "1");

    assertThatThrownBy(() -> changes.agree(supplier, change))
        .hasMessage("framework.order-delivered");
    assertThatThrownBy(() -> end(officer)).hasMessage("order.change-open");
  }

  @Test
  void a_change_leaves_less_of_what_is_ordered_but_not_nothing() {
    assertFault("dueOn order.nothing-changed", changes.request(null, null));
    assertFault("items[0].quantity order.not-less-than", changes.request(null, "10"));
    assertFault("items[0].quantity order.not-less-than", changes.request(null, "11"));
    assertFault("items order.nothing-left", changes.request(null, "0"));
    assertFault("items[0].quantity framework.whole-units", changes.request(null, "2.5"));
    assertFault(
        "dueOn framework.wanted-in-past", changes.request(ordering.today().minusDays(1), null));
    assertFault(
        "items[0].quantity order.not-in-order",
        new ChangeRequest(
            key(),
            null,
            List.of(new ChangeRequest.LeftItem(ordering.item(1), BigDecimal.ONE)),
            "سبب"));
    assertFault("reason shared.missing", new ChangeRequest(key(), ordering.today(), null, " "));
    assertThat(ordering.called(0)).isEqualTo("10.000");
  }

  @Test
  void the_same_request_changes_once() {
    ChangeRequest request = changes.request(ordering.today().plusDays(9), "4");
    APP.get(ChangeOrder.class).run(officer, order, request);
    APP.get(ChangeOrder.class).run(officer, order, request);

    assertThat(ordering.called(0)).isEqualTo("4.000");
    assertThat(APP.ask("SELECT COUNT(*) FROM order_change WHERE call_off_id = " + order))
        .isEqualTo("1");
    ChangeRequest otherwise = new ChangeRequest(request.requestKey(), null, null, "سبب آخر");
    assertThatThrownBy(() -> APP.get(ChangeOrder.class).run(officer, order, otherwise))
        .hasMessage("shared.sent-otherwise");
    ChangeRequest ofLess =
        new ChangeRequest(
            request.requestKey(),
            request.dueOn(),
            List.of(new ChangeRequest.LeftItem(ordering.item(0), new BigDecimal("3"))),
            request.reason());
    assertThatThrownBy(() -> APP.get(ChangeOrder.class).run(officer, order, ofLess))
        .hasMessage("shared.sent-otherwise");
    assertThatThrownBy(() -> APP.get(AskForChange.class).run(supplier, order, request))
        .as("the other side has keys of its own")
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void the_pages_lead_both_sides_through_a_change() {
    String path = "/call-offs/" + order;
    Browserless phone = english(supplier);
    assertThat(phone.get(path).body()).contains("Propose another day or quantities");
    assertThat(phone.get(path + "/change").body()).contains("action=\"" + path + "/changes\"");
    assertThat(
            phone
                .pressOnce(
                    path + "/changes",
                    "requestKey",
                    key(),
                    "dueOn",
                    "31.02.2027",
                    "left-" + ordering.item(0),
                    "7",
                    "reason",
                    "Part of it is sold out")
                .body())
        .contains("Enter a valid date");
    phone.pressOnce(
        path + "/changes",
        "requestKey",
        key(),
        "dueOn",
        ordering.today().plusDays(12).toString(),
        "left-" + ordering.item(0),
        "7",
        "reason",
        "Part of it is sold out");
    long change = Long.parseLong(APP.ask("SELECT MAX(id) FROM order_change"));

    Browserless browser = english(officer);
    String answer = path + "/changes/" + change;
    assertThat(browser.get(path).body()).contains("Answer the change", answer);
    assertThat(browser.get(answer).body()).contains("Part of it is sold out", answer + "/agree");
    String review = browser.pressOnce(answer + "/agree").body();
    assertThat(review).contains("1,001.250", "700.875");
    assertThat(ordering.called(0)).isEqualTo("10.000");
    browser.confirm(answer + "/agree", review);

    assertThat(ordering.called(0)).isEqualTo("7.000");
    assertThat(browser.get(path).body()).contains("Ask to end the call-off", "Agreed");
    assertThat(browser.get(path + "/cancellation").body()).contains("Ask to end the call-off");
  }

  private void assertFault(String fault, ChangeRequest request) {
    assertThatThrownBy(() -> APP.get(ChangeOrder.class).run(officer, order, request))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults()).extracting(f -> f.field() + " " + f.code()).contains(fault));
  }

  private long end(Actor actor) {
    return APP.get(AskForCancellation.class)
        .run(
            actor, order, new AskForCancellation.CancellationRequest(key(), "لم تعد الحاجة قائمة"));
  }

  private String cancellation() {
    return """
        INSERT INTO call_off_cancellation (call_off_id, reason, cancelled_by, cancelled_at)
        VALUES (%d, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(order, officer.personId());
  }

  private static Browserless english(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser;
  }
}
