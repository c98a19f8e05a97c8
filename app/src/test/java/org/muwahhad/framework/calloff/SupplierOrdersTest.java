package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementOrderQueries;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.home.Home;
import org.muwahhad.home.HomeMatter;
import org.muwahhad.home.Task;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.search.SearchAnswer;
import org.muwahhad.search.ViewSearch;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** A supplier reads what it won and what was ordered of it, is told of orders and answers them. */
@Tag("long")
class SupplierOrdersTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final AwardFixture.Tender TENDER = FIXTURE.aTender();
  private static long agreement;
  private static long item;
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
  private final Actor supplier = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
  private final Actor rival = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
  private final long order = order();
  private final String page = "/call-offs/" + order;

  @BeforeAll
  static void awards_are_in_force() {
    item = TENDER.items().get(0);
    FIXTURE.adopt(TENDER);
    APP.moveClockOn(Duration.ofDays(11));
    APP.get(ConfirmAwards.class).run(FIXTURE.buyer, TENDER.id());
    agreement = number("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + TENDER.id());
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_supplier_reads_terms_prices_and_orders_and_nothing_of_balances() {
    ViewAgreements.AgreementView sheet = APP.get(ViewAgreements.class).get(supplier, agreement);

    assertThat(sheet.priced()).hasSize(2);
    assertThat(sheet.priced().get(0).unitPrice()).isEqualByComparingTo("100.125");
    assertThat(sheet.priced().get(0).awardedQuantity()).isEqualByComparingTo("35.5");
    assertThat(sheet.priced().get(0).orderedQuantity())
        .isEqualByComparingTo(
            APP.ask(
                "SELECT SUM(called_quantity) FROM entitlement WHERE agreement_id = %d AND lot_item_id = %d"
                    .formatted(agreement, item)));
    assertThat(sheet.ordered())
        .extracting(
            AgreementOrderQueries.OrderedLine::callOffId, AgreementOrderQueries.OrderedLine::status)
        .contains(tuple(order, OrderStatus.PLACED));
    assertThat(sheet.entitlements()).isEmpty();
    assertThat(sheet.spend()).isEmpty();
    assertThat(sheet.mayOrder()).isFalse();

    Browserless browser = english(supplier);
    assertThat(browser.get("/agreements/" + agreement).body())
        .contains("Items and prices of the agreement", "100.125", page)
        .doesNotContain("Balances of the entities", "Offer a part of the balance", "Remaining");
    assertThat(browser.get(page).body())
        .contains("100.125", "200.250")
        .doesNotContain("/thread", "Demand covered", page + "/deliveries", page + "/cancel");
    assertThat(browser.get("/agreements/" + agreement + "/transfers/new").statusCode())
        .isEqualTo(403);
    assertThat(browser.get("/transfers").statusCode()).isEqualTo(403);
    ApiCaller program = ApiCaller.of(APP, supplier);
    assertThat(program.get("/api/v1/agreements/" + agreement).body())
        .contains("\"priced\":[{", "\"entitlements\":[]", "\"spend\":[]");
    assertThat(program.get("/api/v1" + page).body())
        .contains("\"status\":\"PLACED\"", "\"served\":[]");
  }

  @Test
  void nothing_of_other_suppliers_is_there_for_it() {
    assertThat(APP.get(ViewAgreements.class).list(supplier))
        .extracting(AgreementQueries.Agreement::id)
        .contains(agreement);
    assertThat(APP.get(ViewAgreements.class).list(rival))
        .isNotEmpty()
        .extracting(AgreementQueries.Agreement::id)
        .doesNotContain(agreement);
    assertThat(orders(rival, "")).isEmpty();
    assertThatThrownBy(() -> APP.get(ViewCallOff.class).get(rival, order))
        .isInstanceOf(Refusal.NotFound.class);
    Browserless browser = english(rival);
    assertThat(browser.get("/agreements/" + agreement).statusCode()).isEqualTo(404);
    assertThat(browser.get(page).statusCode()).isEqualTo(404);
    assertThat(ApiCaller.of(APP, rival).get("/api/v1" + page).statusCode()).isEqualTo(404);
    assertThat(found(rival)).isEmpty();
    assertThatThrownBy(() -> confirm(rival, order, today())).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void lists_the_search_the_home_page_and_the_navigation_lead_there() {
    assertThat(orders(supplier, "PLACED")).contains(order);
    assertThat(orders(officer, "")).contains(order);
    assertThat(orders(FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti), "")).doesNotContain(order);
    assertThat(found(supplier)).containsExactly(page);
    assertThat(APP.get(Home.class).tasks(supplier))
        .filteredOn(t -> t.kind() == Task.TaskKind.CONFIRM_ORDER)
        .isNotEmpty();
    assertThat(APP.get(Home.class).matters(supplier))
        .filteredOn(m -> m.kind() == HomeMatter.MatterKind.AGREEMENT)
        .extracting(HomeMatter::href)
        .contains("/agreements/" + agreement);
    Browserless browser = english(supplier);
    assertThat(browser.get("/").body())
        .contains("href=\"/agreements\"", "href=\"/call-offs\"", "/agreements/" + agreement);
    assertThat(browser.get("/call-offs?filter=PLACED").body())
        .contains("Status of the call-off", "Placed", page);
    assertThat(browser.get("/agreements").body()).contains("FA-").doesNotContain("/transfers");
    assertThat(ApiCaller.of(APP, supplier).get("/api/v1/call-offs").body())
        .contains("\"id\":" + order);
    browser.get("/language/ar");
    for (String path :
        List.of("/", "/agreements", "/agreements/" + agreement, "/call-offs", page)) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void its_people_are_told_of_an_order_and_of_its_cancellation_by_message_and_mail() {
    assertThat(told(supplier, "call-off-received")).isEqualTo("1 1");
    assertThat(told(rival, "call-off-received")).isEqualTo("0 0");

    APP.get(CancelCallOff.class).run(officer, order, "أُمر بها سهوًا");

    assertThat(told(supplier, "call-off-taken-back")).isEqualTo("1 1");
    assertThat(told(officer, "call-off-taken-back")).isEqualTo("0 0");
    assertThat(orders(supplier, "CANCELLED")).contains(order);
  }

  @Test
  void an_order_is_confirmed_with_a_day_and_then_no_longer_cancelled() {
    Browserless browser = english(supplier);
    assertThat(browser.pressOnce(page + "/confirm", "promisedOn", "", "remark", "x").body())
        .contains("href=\"#promisedOn\"");
    String day = today().plusDays(20).toString();
    assertThat(
            browser.pressOnce(page + "/confirm", "promisedOn", day, "remark", "in one lot").body())
        .contains("A confirmation cannot be taken back", "200.25", "in one lot");
    assertThat(APP.ask("SELECT COUNT(*) FROM call_off_answer WHERE call_off_id = " + order))
        .as("a review does nothing")
        .isEqualTo("0");
    assertThat(browser.post(page + "/confirm", "promisedOn", day, "remark", "in one lot").body())
        .contains("The call-off is confirmed", "Confirmed by the supplier", "in one lot");

    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.call-off-confirmed");
    assertThat(told(officer, "call-off-confirmed")).isEqualTo("1 1");
    assertThat(orders(officer, "CONFIRMED")).contains(order);
    assertThat(english(officer).get(page).body())
        .contains("Confirmed by the supplier")
        .doesNotContain("action=\"" + page + "/cancel\"");
    assertThatThrownBy(() -> APP.get(CancelCallOff.class).run(officer, order, "x"))
        .hasMessageContaining("framework.order-confirmed");
    assertThatThrownBy(() -> confirm(supplier, order, today()))
        .hasMessageContaining("framework.order-confirmed");
    assertThatThrownBy(() -> APP.get(DeclineOrder.class).run(supplier, order, "x"))
        .hasMessageContaining("framework.order-confirmed");
  }

  @Test
  void an_order_is_declined_with_a_reason_and_can_be_cancelled_or_confirmed_after_all() {
    assertThatThrownBy(() -> APP.get(DeclineOrder.class).run(supplier, order, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    ApiCaller program = ApiCaller.of(APP, supplier);
    assertThat(
            program
                .send("POST", "/api/v1" + page + "/decline", "{\"reason\":\"نفدت الكمية\"}")
                .body())
        .contains("\"status\":\"DECLINED\"", "\"mayConfirm\":true", "\"mayDecline\":false");
    assertThat(told(officer, "call-off-declined")).isEqualTo("1 1");
    assertThat(english(officer).get(page).body())
        .contains("Declined by the supplier", "نفدت الكمية", page + "/cancel");
    assertThatThrownBy(() -> APP.get(DeclineOrder.class).run(supplier, order, "x"))
        .hasMessageContaining("framework.order-declined");

    long other = order();
    APP.get(DeclineOrder.class).run(supplier, other, "x");
    APP.get(CancelCallOff.class).run(officer, other, "x");
    confirm(supplier, order, today());
    assertThat(status(order)).isEqualTo("CONFIRMED");
    assertThat(status(other)).isEqualTo("CANCELLED");
  }

  @Test
  void deliveries_say_how_far_an_order_has_come() {
    deliver(order, "1");
    assertThat(status(order)).isEqualTo("PARTLY_DELIVERED");
    assertThatThrownBy(() -> confirm(supplier, order, today()))
        .hasMessageContaining("framework.order-delivered");
    deliver(order, "1");
    assertThat(status(order)).isEqualTo("DELIVERED");
    assertThat(orders(supplier, "DELIVERED")).contains(order);
    assertThat(english(supplier).get(page).body())
        .contains("Delivered")
        .doesNotContain(page + "/confirm", page + "/decline");
  }

  @Test
  void a_day_in_the_past_is_not_promised_nor_one_of_a_mistyped_year() {
    assertFault("framework.promised-in-past", today().minusDays(1));
    assertFault("shared.too-far-ahead", LocalDate.MAX);
    assertFault("shared.missing", null);
  }

  private void assertFault(String code, @Nullable LocalDate promised) {
    assertThatThrownBy(() -> confirm(supplier, order, promised))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(tuple("promisedOn", code)));
  }

  @Test
  void the_database_takes_answers_of_the_supplier_alone_while_the_order_is_open() {
    refused(
        "framework.not-the-supplier",
        answer(order, "CONFIRMED", "UTC_DATE() + INTERVAL 9 DAY", rival));
    refused("framework.promised-in-past", answer(order, "CONFIRMED", "'2020-01-01'", supplier));
    refused(
        "framework.promised-in-past",
        answer(order, "CONFIRMED", "'2020-01-01'", supplier)
            .replace("UTC_TIMESTAMP(6)", "'2020-01-01'"));
    refused(
        "shared.too-far-ahead",
        answer(order, "CONFIRMED", "UTC_DATE() + INTERVAL 6 YEAR", supplier));
    refused(
        "ck_call_off_answer_said",
        answer(order, "DECLINED", "NULL", supplier).replace("'x'", "'  '"));
    refused("ck_call_off_answer_said", answer(order, "CONFIRMED", "NULL", supplier));
    APP.sql(answer(order, "CONFIRMED", "UTC_DATE() + INTERVAL 9 DAY", supplier));
    refused("framework.order-confirmed", answer(order, "DECLINED", "NULL", supplier));
    refused(
        "framework.order-confirmed",
        """
        INSERT INTO call_off_cancellation (call_off_id, reason, cancelled_by, cancelled_at)
        VALUES (%d, 'x', %d, UTC_TIMESTAMP(6))"""
            .formatted(order, officer.personId()));
    refused(
        "framework.answer-immutable",
        "UPDATE call_off_answer SET remark = 'y' WHERE call_off_id = " + order);
    refused(
        "framework.answer-immutable", "DELETE FROM call_off_answer WHERE call_off_id = " + order);

    long cancelled = order();
    APP.get(CancelCallOff.class).run(officer, cancelled, "x");
    refused("framework.order-cancelled", answer(cancelled, "DECLINED", "NULL", supplier));
    long delivered = order();
    deliver(delivered, "1");
    refused("framework.order-delivered", answer(delivered, "DECLINED", "NULL", supplier));
  }

  @Test
  void past_the_code_no_held_account_answers_an_order() {
    Actor held = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    APP.get(DecideProposal.class)
        .confirm(
            FIXTURE.world().aPersonWho(Role.ADMINISTRATOR),
            APP.get(ProposeReset.class)
                .run(FIXTURE.world().aPersonWho(Role.ADMINISTRATOR), held.personId()));

    assertThatThrownBy(() -> confirm(held, order, today().plusDays(9)))
        .hasMessage("bid.account-held");
    refused("bid.account-held", answer(order, "CONFIRMED", "UTC_DATE() + INTERVAL 9 DAY", held));
    refused("bid.account-held", answer(order, "DECLINED", "NULL", held));
    confirm(supplier, order, today().plusDays(9));
  }

  private static String answer(long callOff, String answer, String day, Actor person) {
    return """
        INSERT INTO call_off_answer (call_off_id, answer, promised_on, remark, answered_by,
                                     answered_at)
        VALUES (%d, '%s', %s, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(callOff, answer, day, person.personId());
  }

  private static void refused(String rule, String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .as(statement)
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }

  private void confirm(Actor actor, long callOff, @Nullable LocalDate day) {
    APP.get(ConfirmOrder.class).run(actor, callOff, new ConfirmOrder.Confirmation(day, ""));
  }

  private void deliver(long callOff, String quantity) {
    APP.get(RecordDelivery.class)
        .run(
            officer,
            callOff,
            new RecordDelivery.Delivery(
                UUID.randomUUID().toString(),
                today(),
                List.of(
                    new RecordDelivery.DeliveryLine(item, new BigDecimal(quantity), null, null))));
  }

  private long order() {
    return APP.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                UUID.randomUUID().toString(),
                List.of(new PlaceCallOff.OrderLine(item, new BigDecimal("2")))));
  }

  private static LocalDate today() {
    return APP.get(AgreementDays.class).today();
  }

  private static List<Long> orders(Actor reader, String status) {
    return APP
        .get(ViewOrders.class)
        .list(reader, new ListChoice("/call-offs", "", status, "", 1))
        .entries()
        .stream()
        .map(e -> e.order().id())
        .toList();
  }

  /** The pages of the order that its number leads to. */
  private List<String> found(Actor reader) {
    String number = APP.ask("SELECT number FROM call_off WHERE id = " + order);
    return APP.get(ViewSearch.class).get(reader, number).groups().stream()
        .filter(g -> g.kind() == SearchAnswer.SearchedKind.ORDER)
        .flatMap(g -> g.hits().stream())
        .filter(h -> h.code().equals(number))
        .map(SearchAnswer.SearchHit::href)
        .toList();
  }

  private static String status(long callOff) {
    return APP.ask("SELECT status FROM call_off_standing WHERE call_off_id = " + callOff);
  }

  /** How many messages and how many e-mails of a kind about the order a person got. */
  private String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT CONCAT(COUNT(*), ' ', COUNT(m.id))
          FROM inbox_message i
          JOIN notice n ON n.id = i.notice_id
          LEFT JOIN mail m ON m.inbox_message_id = i.id
         WHERE n.kind = '%s' AND n.href = '%s' AND i.person_id = %d"""
            .formatted(kind, page, person.personId()));
  }

  private static Browserless english(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser;
  }

  private static long number(String query) {
    return Long.parseLong(APP.ask(query));
  }
}
