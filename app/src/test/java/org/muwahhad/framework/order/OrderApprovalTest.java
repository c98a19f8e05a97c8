package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.framework.order.Ordering.key;
import static org.muwahhad.framework.order.Ordering.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.calloff.ViewOrders;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** An order above the threshold of its entity goes out once a second officer has approved it. */
@Tag("long")
class OrderApprovalTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Ordering ABOVE_A_THOUSAND = aboveAThousandRiyals();
  private final Ordering ordering = ABOVE_A_THOUSAND;
  private final Actor officer = ordering.officer;
  private final Actor second = ordering.second;
  private final Actor supplier = ordering.supplier;

  /** The dinar is at about 0.307 and the riyal at 3.75 to the dollar. */
  private static Ordering aboveAThousandRiyals() {
    rate("KWD", "0.307");
    rate("SAR", "3.75");
    Ordering ordering = Ordering.in(APP, FIXTURE);
    ordering.approveAbove("1000");
    return ordering;
  }

  private static void rate(String currency, String units) {
    APP.sql(
        """
        INSERT IGNORE INTO exchange_rate (currency, valid_from, units_per_usd, source)
        VALUES ('%s', '2020-01-01', %s, 'x')"""
            .formatted(currency, units));
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void an_order_above_it_waits_with_its_units_held_and_its_supplier_sees_nothing() {
    String before = ordering.called(0);
    BigDecimal shown = shownAsOrdered();
    long order = ordering.order("1");

    assertThat(ordering.status(order)).isEqualTo("AWAITING_APPROVAL");
    assertThat(ordering.listed(order)).isEqualTo("AWAITING_APPROVAL");
    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("framework.call-off-held");
    assertThat(new BigDecimal(ordering.called(0)).subtract(new BigDecimal(before)))
        .isEqualByComparingTo("1");
    assertThat(ordering.told(supplier, "call-off-received", order)).isEqualTo("0");
    assertThat(ordering.told(second, "call-off-held", order)).isEqualTo("1");
    assertThat(ordering.told(officer, "call-off-held", order)).isEqualTo("0");
    assertThatThrownBy(() -> APP.get(ViewCallOff.class).get(supplier, order))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> ordering.confirm(order)).isInstanceOf(Refusal.NotFound.class);
    assertThat(ordersOf(supplier)).doesNotContain(order);
    assertThat(APP.get(ViewAgreements.class).get(supplier, ordering.first).ordered())
        .noneMatch(o -> o.callOffId() == order);
    assertThat(shownAsOrdered()).isEqualByComparingTo(shown);
    // Where others of the agreement wait too, one task leads to all of them.
    Predicate<String> approval =
        task ->
            task.equals("/call-offs/" + order + "/approval")
                || task.startsWith("/call-offs?filter=AWAITING_APPROVAL&");
    assertThat(tasks(second)).anyMatch(approval);
    assertThat(tasks(officer)).noneMatch(approval);
    assertThatThrownBy(() -> ordering.deliver(order, "1")).hasMessage("order.not-approved");
  }

  @Test
  void a_second_officer_approves_it_and_it_goes_out() {
    BigDecimal shown = shownAsOrdered();
    long order = ordering.order("1");
    ApproveOrder approve = APP.get(ApproveOrder.class);
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);

    assertThatThrownBy(() -> approve.run(officer, order, "")).hasMessage("order.own-order");
    assertThatThrownBy(() -> approve.run(stranger, order, "")).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> approve.run(FIXTURE.buyer, order, ""))
        .isInstanceOf(Refusal.NotPermitted.class);
    approve.run(second, order, "ضمن الميزانية");

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.approved");
    assertThat(ordering.status(order) + " " + ordering.listed(order)).isEqualTo("PLACED PLACED");
    assertThat(ordering.told(supplier, "call-off-received", order)).isEqualTo("1");
    assertThat(ordering.told(officer, "call-off-approved", order)).isEqualTo("1");
    assertThat(shownAsOrdered().subtract(shown)).isEqualByComparingTo("1");
    assertThat(ordersOf(supplier)).contains(order);
    assertThatThrownBy(() -> approve.run(second, order, "")).hasMessage("order.not-waiting");
    ordering.confirm(order);
  }

  @Test
  void a_refused_order_is_cancelled_and_gives_back_what_it_took() {
    String before = ordering.called(0);
    long order = ordering.order("2");
    RefuseOrder refuse = APP.get(RefuseOrder.class);

    assertThatThrownBy(() -> refuse.run(second, order, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> refuse.run(officer, order, "x")).hasMessage("order.own-order");
    refuse.run(second, order, "يتجاوز الميزانية");

    assertThat(FIXTURE.lastAct("agreement:" + ordering.first)).isEqualTo("order.refused");
    assertThat(ordering.called(0)).isEqualTo(before);
    assertThat(ordering.status(order)).isEqualTo("CANCELLED");
    assertThat(ordering.told(supplier, "call-off-taken-back", order)).isEqualTo("0");
    assertThat(ordering.told(officer, "call-off-cancelled", order)).isEqualTo("1");
    assertThatThrownBy(() -> APP.get(ViewCallOff.class).get(supplier, order))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(ViewAgreements.class).get(supplier, ordering.first).cancelled())
        .noneMatch(o -> o.callOffId() == order);
  }

  @Test
  void who_placed_it_cancels_it_while_it_waits_and_no_supplier_is_told() {
    long order = ordering.order("1");
    APP.get(CancelCallOff.class).run(officer, order, "أُمر بها سهوًا");

    assertThat(ordering.told(supplier, "call-off-taken-back", order)).isEqualTo("0");
    assertThatThrownBy(() -> APP.get(ApproveOrder.class).run(second, order, ""))
        .hasMessage("framework.order-cancelled");
  }

  @Test
  void one_up_to_the_threshold_goes_out_at_once() {
    // One unit at 7.005 dinars comes to about 98 riyals with VAT.
    long order =
        APP.get(PlaceCallOff.class)
            .run(
                officer,
                ordering.first,
                new PlaceCallOff.Order(key(), List.of(line(ordering.item(1), "1"))));

    assertThat(ordering.status(order)).isEqualTo("PLACED");
    assertThat(ordering.told(supplier, "call-off-received", order)).isEqualTo("1");
  }

  @Test
  void past_the_code_nobody_approves_the_own_order_or_confirms_one_that_waits() {
    long order = ordering.order("1");
    String decide =
        """
        UPDATE order_approval SET decision = 'APPROVED', decided_by = %d,
               decided_at = UTC_TIMESTAMP(6) WHERE call_off_id = %d""";
    ordering.refused("order.own-order", decide.formatted(officer.personId(), order));
    ordering.refused("framework.not-asked", decide.formatted(FIXTURE.buyer.personId(), order));
    ordering.refused("order.not-approved", answer(order));
    ordering.refused(
        "order.approval-immutable",
        "UPDATE order_approval SET threshold = 9 WHERE call_off_id = " + order);
    ordering.refused(
        "order.approval-immutable", "DELETE FROM order_approval WHERE call_off_id = " + order);
    ordering.refused(
        "order.not-approved",
        """
        INSERT INTO delivery (call_off_id, lot_item_id, request_key, delivered_on,
          delivered_quantity, accepted_quantity, reason, recorded_by, recorded_at)
        VALUES (%d, %d, 'x', UTC_DATE(), 1, 1, '', %d, UTC_TIMESTAMP(6))"""
            .formatted(order, ordering.item(0), officer.personId()));
    // Nor is one confirmed that is above it and was never held.
    String asked = APP.ask("SELECT asked_at FROM order_approval WHERE call_off_id = " + order);
    APP.withoutTriggersOf(
        List.of("order_approval"),
        () -> APP.sql("DELETE FROM order_approval WHERE call_off_id = " + order));
    ordering.refused("order.not-approved", answer(order));
    APP.withoutTriggersOf(
        List.of("order_approval"),
        () ->
            APP.sql(
                """
                INSERT INTO order_approval (call_off_id, threshold, currency, asked_at)
                VALUES (%d, 1000, 'SAR', '%s')"""
                    .formatted(order, asked)));
  }

  private String answer(long order) {
    return """
        INSERT INTO call_off_answer (call_off_id, answer, promised_on, remark, answered_by,
                                     answered_at)
        VALUES (%d, 'CONFIRMED', UTC_DATE() + INTERVAL 9 DAY, '', %d, UTC_TIMESTAMP(6))"""
        .formatted(order, supplier.personId());
  }

  @Test
  void the_coordinator_of_the_state_sets_it_from_a_later_day_on() {
    Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
    Actor kuwaiti = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    SetOrderThreshold set = APP.get(SetOrderThreshold.class);
    SetOrderThreshold.Threshold tomorrow =
        new SetOrderThreshold.Threshold(new BigDecimal("250"), ordering.today().plusDays(1));

    assertThatThrownBy(() -> set.run(officer, FIXTURE.saudi, tomorrow))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> set.run(coordinator, FIXTURE.saudi, tomorrow))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () ->
                set.run(
                    coordinator,
                    FIXTURE.kuwaiti,
                    new SetOrderThreshold.Threshold(new BigDecimal("-1"), ordering.today())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("order.threshold-negative", "order.threshold-from"));
    set.run(coordinator, FIXTURE.kuwaiti, tomorrow);
    assertThatThrownBy(() -> set.run(coordinator, FIXTURE.kuwaiti, tomorrow))
        .hasMessage("order.threshold-there");

    assertThat(FIXTURE.lastAct("entity:" + FIXTURE.kuwaiti)).isEqualTo("order.threshold-set");
    assertThat(toldOfThresholds(kuwaiti)).isEqualTo("1");
    assertThat(toldOfThresholds(supplier)).isEqualTo("0");
    String of = " FROM order_threshold WHERE entity_id = " + FIXTURE.kuwaiti;
    ordering.refused("order.threshold-fixed", "UPDATE order_threshold SET amount = 1");
    ordering.refused("order.threshold-fixed", "DELETE" + of);
    ordering.refused(
        "framework.not-asked",
        """
        INSERT INTO order_threshold (entity_id, amount, currency, valid_from, set_by, set_at)
        VALUES (%d, 1, 'KWD', UTC_DATE() + INTERVAL 40 DAY, %d, UTC_TIMESTAMP(6))"""
            .formatted(FIXTURE.kuwaiti, officer.personId()));
    ordering.refused(
        "order.threshold-currency",
        """
        INSERT INTO order_threshold (entity_id, amount, currency, valid_from, set_by, set_at)
        VALUES (%d, 1, 'SAR', UTC_DATE() + INTERVAL 40 DAY, %d, UTC_TIMESTAMP(6))"""
            .formatted(FIXTURE.kuwaiti, coordinator.personId()));
    Browserless browser = Browserless.signedInAs(APP, coordinator);
    browser.get("/language/en");
    assertThat(browser.get("/order-thresholds").body())
        .contains("Approval of call-offs", "250.000", "3 working days");
    assertThat(
            browser
                .post(
                    "/order-thresholds/" + FIXTURE.kuwaiti,
                    "amount",
                    "300",
                    "validFrom",
                    ordering.today().toString())
                .body())
        .contains("A threshold begins on a later day than today");
  }

  private static String toldOfThresholds(Actor person) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = 'order-threshold-set' AND i.person_id = %d"""
            .formatted(person.personId()));
  }

  @Test
  void the_page_of_the_order_leads_to_the_decision_which_is_reviewed_first() {
    long order = ordering.order("1");
    Browserless browser = Browserless.signedInAs(APP, second);
    browser.get("/language/en");
    String path = "/call-offs/" + order;

    assertThat(browser.get(path).body()).contains("waits for another officer", path + "/approval");
    assertThat(browser.get(path + "/approval").body()).contains(path + "/approve", "1,000.00");
    String review = browser.pressOnce(path + "/approve", "remark", "OK").body();
    assertThat(review).contains("100.125", "An approval cannot be withdrawn");
    assertThat(ordering.status(order)).isEqualTo("AWAITING_APPROVAL");
    browser.confirm(path + "/approve", review);
    assertThat(ordering.status(order)).isEqualTo("PLACED");
    // From the message to the confirmation the supplier presses three times.
    Browserless phone = Browserless.signedInAs(APP, supplier);
    phone.get("/language/en");
    assertThat(phone.get(path).body())
        .contains("name=\"promisedOn\"", path + "/confirm", "href=\"#confirm\"", "id=\"confirm\"");
    String confirmation =
        phone
            .pressOnce(path + "/confirm", "promisedOn", ordering.today().plusDays(4).toString())
            .body();
    phone.confirm(path + "/confirm", confirmation);
    assertThat(ordering.status(order)).isEqualTo("CONFIRMED");
  }

  @Test
  void who_approves_reads_what_it_comes_to_and_from_which_money_it_is_paid() {
    String site = APP.ask("SELECT MIN(code) FROM delivery_site WHERE entity_id = " + FIXTURE.saudi);
    OrderInstruction instruction =
        new OrderInstruction(site, ordering.today().plusDays(9), "", "BL-2027-14", "PR-77");
    long order =
        APP.get(PlaceCallOff.class)
            .run(
                officer,
                ordering.first,
                new PlaceCallOff.Order(key(), List.of(line(ordering.item(0), "1")), instruction));
    Browserless browser = Browserless.signedInAs(APP, second);
    browser.get("/language/en");

    assertThat(browser.get("/call-offs/" + order + "/approval").body())
        .contains("BL-2027-14", "PR-77", "Main store", "Sum without VAT", "<tfoot ")
        .contains("href=\"/agreements/" + ordering.first + "\"");
  }

  /** How much of the first item the supplier reads to be ordered. */
  private BigDecimal shownAsOrdered() {
    return APP.get(ViewAgreements.class).get(supplier, ordering.first).priced().stream()
        .filter(i -> i.lotItemId() == ordering.item(0))
        .findFirst()
        .orElseThrow()
        .orderedQuantity();
  }

  private static List<Long> ordersOf(Actor reader) {
    return APP
        .get(ViewOrders.class)
        .list(reader, new ListChoice("/call-offs", "", "", "", 1))
        .entries()
        .stream()
        .map(e -> e.order().id())
        .toList();
  }

  private static List<String> tasks(Actor person) {
    return APP.get(Home.class).tasks(person).stream()
        .filter(t -> t.kind() == Task.TaskKind.APPROVE_ORDER)
        .map(Task::href)
        .toList();
  }
}
