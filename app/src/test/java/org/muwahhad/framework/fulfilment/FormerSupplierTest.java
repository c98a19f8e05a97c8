package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.amendment.Handover;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.calloff.ViewOrders;
import org.muwahhad.framework.order.AskForCancellation;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/**
 * A supplier whose place another one took in an agreement reads its own orders as they stood until
 * then, and is paid for what it delivered. It reads nothing of what came later.
 */
@Tag("long")
class FormerSupplierTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  private final Fulfilling of = Fulfilling.inDinars(APP, FIXTURE);
  private final long successor = FIXTURE.world().aSupplier();
  private final Actor successors = FIXTURE.world().aBidderFor(successor);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void it_reads_what_it_delivered_with_what_came_of_it_and_nothing_of_its_successor() {
    int underWay = of.send("1");
    of.receive(of.send("2"), "2", "2");
    handOver();
    int later = APP.get(AdviseDespatch.class).run(successors, of.order, of.advice("1", null, null));
    of.receive(later, "1", "1");
    of.receive(underWay, "1", "1");

    assertThat(orderSeenBy(of.officer).order().status()).isEqualTo(OrderStatus.DELIVERED);
    ViewCallOff.CallOffView order = orderSeenBy(of.supplier);
    assertThat(order.supplierUntil()).isNotNull();
    assertThat(order.order().supplierId()).isEqualTo(FIXTURE.dinarSupplier);
    assertThat(order.order().status()).isEqualTo(OrderStatus.PARTLY_DELIVERED);
    assertThat(order.lines().get(0).acceptedQuantity()).isEqualByComparingTo("3");
    assertThat(order.delivered()).hasSize(2);
    ViewFulfilment.FulfilmentView seen = of.seenBy(of.supplier);
    assertThat(seen.despatches())
        .extracting(FulfilmentQueries.Despatch::number)
        .doesNotContain(later)
        .hasSize(2);
    assertThat(seen.deliveries()).hasSize(2);
    assertThat(seen.mayDespatch()).isFalse();
    assertThat(of.told(of.supplier, "despatch-received")).as("of what it sent").isEqualTo("2");
    assertThat(of.told(successors, "despatch-received")).isEqualTo("2");
    assertThat(of.seenBy(successors).despatches()).hasSize(3);
    assertThatThrownBy(
            () ->
                APP.get(AdviseDespatch.class)
                    .run(of.supplier, of.order, of.advice("1", null, null)))
        .isInstanceOf(Refusal.NotFound.class);
    long placed = of.place("1");
    assertThatThrownBy(() -> orderSeenBy(of.supplier, placed)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void it_reads_the_documents_of_what_it_did_and_none_of_what_came_later() {
    int own = of.send("1");
    of.receive(own, "1", "1");
    handOver();
    int later = APP.get(AdviseDespatch.class).run(successors, of.order, of.advice("1", null, null));
    of.receive(later, "1", "1");
    Browserless browser = Browserless.signedInAs(APP, of.supplier);
    String order = "/call-offs/" + of.order;

    for (String document :
        List.of(
            "/pdf",
            "/order.xml",
            "/order-response.xml",
            "/despatches/" + own + "/despatch.xml",
            "/despatches/" + own + "/receipt.xml")) {
      assertThat(browser.get(order + document).statusCode()).as(document).isEqualTo(200);
    }
    for (String document :
        List.of(
            "/order-change.xml",
            "/despatches/" + later + "/despatch.xml",
            "/despatches/" + later + "/receipt.xml")) {
      assertThat(browser.get(order + document).statusCode()).as(document).isEqualTo(404);
    }
    assertThat(browser.get("/agreements/" + of.agreement).statusCode()).isEqualTo(404);
  }

  @Test
  void each_is_asked_to_invoice_what_it_delivered_itself_and_the_successor_to_send_the_rest() {
    of.receive(of.send("2"), "2", "2");
    handOver();
    String invoice = "/call-offs/" + of.order + "/invoice";
    String despatch = "/call-offs/" + of.order + "/despatch";

    assertThat(hrefs(of.supplier)).contains(invoice).doesNotContain(despatch);
    assertThat(hrefs(successors)).contains(despatch).doesNotContain(invoice);

    of.receive(
        APP.get(AdviseDespatch.class).run(successors, of.order, of.advice("2", null, null)),
        "2",
        "2");
    assertThat(hrefs(successors)).contains(invoice).doesNotContain(despatch);
    APP.get(SendInvoice.class).run(of.supplier, of.order, of.data("OWN-2", "2", null));
    assertThat(hrefs(of.supplier)).doesNotContain(invoice);
    assertThat(hrefs(successors)).as("of what it delivered itself").contains(invoice);
    APP.get(SendInvoice.class).run(successors, of.order, of.data("OWN-2", "2", null));
    assertThat(hrefs(successors)).doesNotContain(invoice);
  }

  @Test
  void the_home_page_of_the_successor_counts_no_order_that_was_delivered_before() {
    of.receive(of.send("4"), "4", "4");
    handOver();
    assertThat(ordersOnHomePageOf(successors)).isZero();

    of.place("1");

    assertThat(ordersOnHomePageOf(successors)).isEqualTo(1);
  }

  private static List<String> hrefs(Actor person) {
    return APP.get(Home.class).tasks(person).stream().map(Task::href).toList();
  }

  private long ordersOnHomePageOf(Actor person) {
    return APP.get(Home.class).matters(person).stream()
        .filter(m -> m.href().equals("/agreements/" + of.agreement))
        .findFirst()
        .orElseThrow()
        .count();
  }

  @Test
  void a_change_after_it_left_does_not_show_in_its_order() {
    handOver();
    APP.get(AskForCancellation.class)
        .run(
            of.officer,
            of.order,
            new AskForCancellation.CancellationRequest(Fulfilling.key(), "لا حاجة"));

    assertThat(orderSeenBy(successors).changes()).hasSize(1);
    assertThat(orderSeenBy(of.supplier).changes()).isEmpty();
    assertThat(orderSeenBy(of.supplier).may())
        .isEqualTo(new ViewCallOff.ChangeRights(false, false, false, false, false, false, false));
  }

  @Test
  void it_is_paid_for_what_it_delivered_and_answers_a_dispute_with_another_invoice() {
    of.receive(of.send("2"), "2", "2");
    long paid = of.invoice("1", null);
    long disputed = of.invoice("1", null);
    handOver();
    APP.get(ApproveInvoice.class).run(of.officer, paid, "");
    APP.get(DisputeInvoice.class).run(of.officer, disputed, "الكمية غير واضحة");
    of.pay(paid, of.seen(paid).invoice().payable().amount().toPlainString());

    for (String kind : List.of("invoice-approved", "invoice-disputed", "payment-marked")) {
      assertThat(of.told(of.supplier, kind)).as(kind).isEqualTo("1");
      assertThat(of.told(successors, kind)).as(kind).isEqualTo("0");
    }
    assertThat(APP.get(ViewInvoice.class).get(of.supplier, paid).invoice().status())
        .isEqualTo(InvoiceStatus.PAID);
    assertThat(of.seenBy(of.supplier).mayInvoice()).isTrue();
    assertThatThrownBy(
            () ->
                APP.get(SendInvoice.class)
                    .run(of.supplier, of.order, of.data("AGAIN-2", "2", null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .contains("items[0].quantity fulfilment.more-than-delivered"));

    long again =
        APP.get(SendInvoice.class).run(of.supplier, of.order, of.data("AGAIN-1", "1", null));

    assertThat(of.lastAct()).isEqualTo("fulfilment.invoiced");
    assertThat(of.seen(again).invoice().supplierId()).isEqualTo(FIXTURE.dinarSupplier);
    assertThat(of.seenBy(of.supplier).mayInvoice()).isFalse();
    long later = APP.get(SendInvoice.class).run(successors, of.order, of.data("NEXT-1", "1", null));
    assertThatThrownBy(() -> APP.get(ViewInvoice.class).get(of.supplier, later))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            APP.get(ViewTradeLists.class)
                .invoices(of.supplier, new ListChoice("/invoices", "", "", "", 1))
                .entries())
        .extracting(TradeListQueries.ListedInvoice::id)
        .contains(paid, disputed, again)
        .doesNotContain(later);
  }

  @Test
  void past_the_code_it_invoices_no_more_than_it_delivered() {
    of.receive(of.send("2"), "2", "2");
    handOver();
    APP.sql(invoice(FIXTURE.dinarSupplier, "PAST-1", of.supplier));

    of.refused("fulfilment.more-than-delivered", inTheEvening(item("PAST-1", "3")));
    of.refused("framework.not-the-supplier", invoice(FIXTURE.riyalSupplier, "PAST-2", of.stranger));
  }

  @Test
  void one_of_three_suppliers_invoices_nothing_that_the_first_delivered() {
    of.receive(of.send("2"), "2", "2");
    handOver();
    of.receive(
        APP.get(AdviseDespatch.class).run(successors, of.order, of.advice("1", null, null)),
        "1",
        "1");
    long third = FIXTURE.world().aSupplier();
    Handover.of(APP, FIXTURE, of.agreement, successors, FIXTURE.world().aBidderFor(third), third);

    assertThatThrownBy(
            () -> APP.get(SendInvoice.class).run(successors, of.order, of.data("MID-2", "2", null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .contains("items[0].quantity fulfilment.more-than-delivered"));
    APP.get(SendInvoice.class).run(successors, of.order, of.data("MID-1", "1", null));
    assertThat(of.seenBy(successors).mayInvoice()).isFalse();
    APP.sql(invoice(successor, "PAST-4", successors));
    of.refused("fulfilment.more-than-delivered", inTheEvening(item("PAST-4", "1")));
    APP.get(SendInvoice.class).run(of.supplier, of.order, of.data("FIRST-2", "2", null));
  }

  @Test
  void one_that_delivered_nothing_invoices_nothing() {
    handOver();

    of.refused("framework.not-the-supplier", invoice(FIXTURE.dinarSupplier, "PAST-3", of.supplier));
  }

  private String invoice(long supplier, String number, Actor person) {
    return inTheEvening(
        """
        INSERT INTO invoice (call_off_id, supplier_id, number, issued_on, due_on, currency,
          net_amount, vat_amount, request_key, sent_by, sent_at)
        VALUES (%1$d, %2$d, '%3$s', '%4$s', '%4$s', 'KWD', 1, 0, '%3$s', %5$d, UTC_TIMESTAMP(6))\
        """
            .formatted(of.order, supplier, number, of.today(), person.personId()));
  }

  private String item(String number, String quantity) {
    return """
        INSERT INTO invoice_item (invoice_id, call_off_id, lot_item_id, quantity, unit_price,
          net_amount)
        SELECT id, call_off_id, %d, %s, 1, 1 FROM invoice WHERE number = '%s'\
        """
        .formatted(of.item, quantity, number);
  }

  /** A statement past the code, in the evening of the service, whose clock was moved on here. */
  private String inTheEvening(String statement) {
    long evening = of.today().atTime(20, 0).toEpochSecond(ZoneOffset.UTC);
    return "SET STATEMENT timestamp = %d FOR %s".formatted(evening, statement);
  }

  @Test
  void its_lists_pages_and_documents_stay_open() {
    of.receive(of.send("2"), "2", "2");
    long invoice = of.invoice("1", null);
    handOver();
    ViewOrders orders = APP.get(ViewOrders.class);

    assertThat(orders.list(of.supplier, new ListChoice("/call-offs", "", "", "", 1)).entries())
        .filteredOn(o -> o.order().id() == of.order)
        .singleElement()
        .satisfies(o -> assertThat(o.former()).isTrue())
        .satisfies(o -> assertThat(o.order().status()).isEqualTo(OrderStatus.PARTLY_DELIVERED));
    assertThat(
            orders
                .list(of.supplier, new ListChoice("/call-offs", "", "PARTLY_DELIVERED", "", 1))
                .entries())
        .as("it reads an earlier status than others filter by")
        .noneMatch(o -> o.order().id() == of.order);
    assertThat(
            APP.get(ViewTradeLists.class)
                .despatches(of.supplier, new ListChoice("/despatches", "", "", "", 1))
                .entries())
        .anyMatch(d -> d.callOffId() == of.order);
    Browserless browser = Browserless.signedInAs(APP, of.supplier);
    browser.get("/language/en");
    assertThat(browser.get("/call-offs/" + of.order).body())
        .contains("another supplier took the place of yours")
        .doesNotContain("href=\"/agreements/" + of.agreement + "\"");
    assertThat(browser.get("/call-offs/" + of.order + "/fulfilment").body())
        .contains(
            "another supplier took the place of yours", "/call-offs/" + of.order + "/invoice");
    for (String page :
        List.of(
            "/invoices/" + invoice,
            "/call-offs/" + of.order + "/invoice",
            "/call-offs/" + of.order + "/pdf",
            "/call-offs/" + of.order + "/order.xml",
            "/invoices/" + invoice + "/invoice.xml")) {
      assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
    }
    assertThat(ApiCaller.of(APP, of.supplier).get("/api/v1/call-offs/" + of.order).body())
        .contains("\"supplierUntil\":\"");
    assertThat(ApiCaller.of(APP, of.stranger).get("/api/v1/call-offs/" + of.order).statusCode())
        .isEqualTo(404);
  }

  private ViewCallOff.CallOffView orderSeenBy(Actor reader) {
    return orderSeenBy(reader, of.order);
  }

  private static ViewCallOff.CallOffView orderSeenBy(Actor reader, long order) {
    return APP.get(ViewCallOff.class).get(reader, order);
  }

  /** The successor takes the place of the supplier at once. */
  private void handOver() {
    Handover.of(APP, FIXTURE, of.agreement, of.supplier, successors, successor);
  }
}
