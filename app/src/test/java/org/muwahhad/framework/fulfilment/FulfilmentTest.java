package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.fulfilment.AdviseDespatch.DespatchAdvice;
import org.muwahhad.framework.order.AgreeToChange;
import org.muwahhad.framework.order.AskForCancellation;
import org.muwahhad.home.Task;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;

/** What is sent of an order, what is rejected of it, and what both sides see of that. */
@Tag("long")
class FulfilmentTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Fulfilling of = Fulfilling.inDinars(APP, FIXTURE);

  @BeforeAll
  static void late_delivery_costs_one_percent_a_week_and_six_at_most() {
    FIXTURE.addRules(Map.of("delay.percent-per-week", "1", "delay.most-percent", "6"));
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_supplier_sends_what_is_open_and_what_is_rejected_is_sent_again() {
    AdviseDespatch advise = APP.get(AdviseDespatch.class);
    assertThatThrownBy(() -> advise.run(of.stranger, of.order, of.advice("1", null, null)))
        .isInstanceOf(Refusal.NotFound.class);
    assertFault("items[0].quantity fulfilment.more-than-open", of.advice("5", null, null));
    assertFault("items[0].quantity framework.whole-units", of.advice("1.5", null, null));

    int number = of.send("3");

    assertThat(of.lastAct()).isEqualTo("fulfilment.despatched");
    assertThat(of.told(of.officer, "despatch-advised")).isEqualTo("1");
    assertThat(of.tasks(of.officer)).contains(Task.TaskKind.RECEIVE_DESPATCH);
    assertFault("items[0].quantity fulfilment.more-than-open", of.advice("2", null, null));
    of.receive(number, "3", "2");
    assertThat(of.lastAct()).isEqualTo("fulfilment.received");
    assertThat(of.told(of.supplier, "despatch-received")).isEqualTo("1");
    assertThat(of.told(of.supplier, "delivery-recorded")).as("it was announced").isEqualTo("0");
    assertThatThrownBy(() -> of.receive(number, "1", "1"))
        .hasMessage("fulfilment.already-received");
    ViewFulfilment.ItemProgress item = of.seenBy(of.officer).item(of.item);
    assertThat(item.accepted()).isEqualByComparingTo("2");
    assertThat(item.open()).isEqualByComparingTo("2");
    assertThat(of.send("2")).isEqualTo(2);
    assertThatThrownBy(() -> of.receive(2, "3", "3")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void what_came_of_one_despatch_is_not_what_came_of_another() {
    of.receive(of.send("2"), "2", "2");
    int second = of.send("2");
    String key = APP.ask("SELECT MAX(request_key) FROM delivery WHERE call_off_id = " + of.order);
    ReceiveDespatch.DespatchReceipt again =
        new ReceiveDespatch.DespatchReceipt(
            key,
            of.today(),
            List.of(
                new RecordDelivery.DeliveryLine(
                    of.item, new BigDecimal("2"), new BigDecimal("2"), "")));

    assertThatThrownBy(
            () -> APP.get(ReceiveDespatch.class).run(of.officer, of.order, second, again))
        .hasMessage("shared.sent-otherwise");

    of.refused(
        "shared.sent-otherwise",
        """
        INSERT INTO despatch_receipt (despatch_id, request_key, received_by, received_at)
        SELECT id, '%s', %d, UTC_TIMESTAMP(6) FROM despatch
         WHERE call_off_id = %d AND number = %d"""
            .formatted(key, of.officer.personId(), of.order, second));
    of.receive(second, "2", "2");
  }

  @Test
  void nothing_ends_or_becomes_less_that_is_under_way() {
    of.send("3");
    AskForCancellation.CancellationRequest end =
        new AskForCancellation.CancellationRequest(Fulfilling.key(), "لم تعد الحاجة قائمة");
    long change = APP.get(AskForCancellation.class).run(of.officer, of.order, end);
    assertThatThrownBy(() -> APP.get(AgreeToChange.class).run(of.supplier, of.order, change))
        .hasMessage("fulfilment.under-way");
    of.receive(1, "3", "0");
    assertThat(of.seenBy(of.officer).items().get(0).open()).isEqualByComparingTo("4");
  }

  @Test
  void licence_keys_are_sealed_and_read_by_the_officers_of_the_entity_alone() {
    APP.get(AdviseDespatch.class)
        .run(of.supplier, of.order, of.advice("2", "sn-2\nSN-2", "KEY-AAAA\nKEY-BBBB"));

    assertThat(licences(of.officer)).containsExactly("KEY-AAAA", "KEY-BBBB");
    assertThat(licences(of.supplier)).containsExactly("null", "null");
    assertThat(licences(FIXTURE.buyer)).containsExactly("null", "null");
    assertThat(licences(FIXTURE.world().aPersonWho(Role.AUDITOR))).containsExactly("null", "null");
    assertThat(APP.ask("SELECT COUNT(*) FROM despatched_unit WHERE sealed_licence LIKE '%KEY%'"))
        .isEqualTo("0");
    assertThat(of.seenBy(of.supplier).units().get(1).serialNumber()).isEqualTo("SN-2");
    assertThat(of.seenBy(of.officer).units().get(0).warrantyEndsOn())
        .isEqualTo(of.today().plusYears(2));
    assertFault(
        "items[0].serialNumbers fulfilment.serial-twice", of.advice("2", "SN-1\nSN-1", null));
    assertFault(
        "items[0].licenceKeys fulfilment.more-units-than-sent", of.advice("1", null, "A\nB"));
  }

  @Test
  void the_same_advice_is_kept_once_and_an_order_that_is_not_confirmed_is_not_sent() {
    DespatchAdvice advice = of.advice("1", null, null);
    int first = APP.get(AdviseDespatch.class).run(of.supplier, of.order, advice);
    assertThat(APP.get(AdviseDespatch.class).run(of.supplier, of.order, advice)).isEqualTo(first);
    DespatchAdvice otherwise =
        new DespatchAdvice(
            advice.requestKey(),
            advice.sentOn(),
            advice.expectedOn(),
            "DHL",
            advice.tracking(),
            advice.items());
    DespatchAdvice otherUnits = again(advice, of.advice("1", "SN-9", null));
    for (DespatchAdvice other : List.of(otherwise, otherUnits)) {
      assertThatThrownBy(() -> APP.get(AdviseDespatch.class).run(of.supplier, of.order, other))
          .hasMessage("shared.sent-otherwise");
    }
    long open = of.place("1");
    assertThatThrownBy(
            () -> APP.get(AdviseDespatch.class).run(of.supplier, open, of.advice("1", null, null)))
        .hasMessage("fulfilment.not-confirmed");
  }

  @Test
  void the_licence_keys_of_an_advice_that_comes_again_are_compared_without_a_digest_of_them() {
    AdviseDespatch advise = APP.get(AdviseDespatch.class);
    DespatchAdvice advice = of.advice("2", "SN-1\nSN-2", "KEY-A\nKEY-B");
    int first = advise.run(of.supplier, of.order, advice);

    assertThat(advise.run(of.supplier, of.order, advice)).isEqualTo(first);
    for (String others : List.of("", "KEY-A", "KEY-B\nKEY-A", "KEY-A\nKEY-C")) {
      DespatchAdvice other = again(advice, of.advice("2", "SN-1\nSN-2", others));
      assertThatThrownBy(() -> advise.run(of.supplier, of.order, other))
          .as(others)
          .hasMessage("shared.sent-otherwise");
    }
    DespatchAdvice without = again(advice, of.advice("2", "SN-1\nSN-2", null));
    KeyedRequest kept = KeyedRequest.of("despatch:" + of.order, advice.key(), without);
    assertThat(
            APP.ask(
                "SELECT sha256 FROM request_content WHERE subject = '%s' AND request_key = '%s'"
                    .formatted(kept.subject(), kept.requestKey())))
        .as("what is kept is the same whatever the keys")
        .isEqualTo(kept.sha256());
  }

  /** An advice that comes again with the items of another. */
  private static DespatchAdvice again(DespatchAdvice advice, DespatchAdvice other) {
    return new DespatchAdvice(
        advice.requestKey(),
        advice.sentOn(),
        advice.expectedOn(),
        advice.carrier(),
        advice.tracking(),
        other.items());
  }

  @Test
  void past_the_code_nothing_is_sent_approved_or_paid_that_may_not_be() {
    long open = of.place("1");
    String despatch =
        """
        INSERT INTO despatch (call_off_id, number, sent_on, expected_on, carrier, tracking,
          request_key, advised_by, advised_at)
        VALUES (%d, 9, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR),
          DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), '', '', 'past', %d, UTC_TIMESTAMP(6))""";
    of.refused("fulfilment.not-confirmed", despatch.formatted(open, of.supplier.personId()));
    of.refused("framework.not-the-supplier", despatch.formatted(of.order, of.stranger.personId()));
    of.send("3");
    // A despatch without items, as no act writes one.
    APP.withoutTriggersOf(
        List.of("despatch"), () -> APP.sql(despatch.formatted(of.order, of.supplier.personId())));
    of.refused(
        "fulfilment.more-than-open",
        """
        INSERT INTO despatch_item (despatch_id, call_off_id, lot_item_id, quantity)
        SELECT id, call_off_id, %d, 2 FROM despatch WHERE number = 9"""
            .formatted(of.item));
    APP.withoutTriggersOf(
        List.of("despatch"), () -> APP.sql("DELETE FROM despatch WHERE number = 9"));
    of.refused("fulfilment.despatch-immutable", "UPDATE despatch SET carrier = 'x'");
    of.refused("fulfilment.despatch-immutable", "DELETE FROM despatch_item");
    of.receive(1, "3", "2");
    of.refused("fulfilment.receipt-immutable", "DELETE FROM despatch_receipt");

    long invoice = of.invoice("3", null);
    String answer =
        """
        INSERT INTO invoice_answer (invoice_id, answer, differs, penalty, reason, answered_by,
          answered_at)
        VALUES (%d, 'APPROVED', %s, %s, '%s', %d, UTC_TIMESTAMP(6))""";
    long officer = of.officer.personId();
    of.refused("fulfilment.differs", answer.formatted(invoice, "FALSE", "0", "", officer));
    of.refused(
        "framework.not-asked", answer.formatted(invoice, "TRUE", "0", "x", of.supplier.personId()));
    of.refused(
        "fulfilment.penalty-above-most", answer.formatted(invoice, "TRUE", "30", "x", officer));
    String payment =
        """
        SET STATEMENT timestamp = %d FOR
        INSERT INTO invoice_payment (invoice_id, amount, paid_on, reference, request_key,
          marked_by, marked_at)
        VALUES (%d, %s, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'x', 'past', %d, UTC_TIMESTAMP(6))""";
    // The service has its own clock here, and the order is of a day by that.
    long evening = of.today().atTime(20, 0).toEpochSecond(ZoneOffset.UTC);
    of.refused("fulfilment.not-approved", payment.formatted(evening, invoice, "1", officer));
    APP.get(ApproveInvoice.class).run(of.officer, invoice, "x");
    of.refused(
        "fulfilment.more-than-payable", payment.formatted(evening, invoice, "99999", officer));
    of.refused("fulfilment.invoice-immutable", "UPDATE invoice SET vat_amount = 0");
    of.refused("fulfilment.answer-immutable", "DELETE FROM invoice_answer");
  }

  @Test
  void photos_show_why_something_was_rejected_to_both_sides_and_nobody_else() {
    of.receive(of.send("2"), "2", "1");
    long delivery =
        Long.parseLong(APP.ask("SELECT MAX(id) FROM delivery WHERE call_off_id = " + of.order));
    InspectFile.UploadedFile file =
        new InspectFile.UploadedFile(
            "file", "broken.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                APP.get(AddDeliveryPhoto.class)
                    .run(
                        FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti),
                        of.order,
                        delivery,
                        "x",
                        file))
        .isInstanceOf(Refusal.NotFound.class);
    APP.get(AddDeliveryPhoto.class).run(of.officer, of.order, delivery, "غلاف مكسور", file);

    assertThat(of.lastAct()).isEqualTo("fulfilment.photo-added");
    assertThat(of.told(of.supplier, "delivery-photo-added")).isEqualTo("1");
    assertThat(of.told(of.stranger, "delivery-photo-added")).isEqualTo("0");
    String path =
        "/call-offs/" + of.order + "/photos/" + APP.ask("SELECT MAX(id) FROM delivery_photo");
    assertThat(Browserless.signedInAs(APP, of.supplier).get(path).body())
        .isEqualTo("%PDF-1.7 broken");
    assertThat(Browserless.signedInAs(APP, of.stranger).get(path).statusCode()).isEqualTo(404);
    Browserless desk = english(of.officer);
    String order = "/call-offs/" + of.order;
    desk.get(order + "/fulfilment");
    String photos = order + "/deliveries/" + delivery + "/photos";
    assertThat(desk.upload(photos, "broken.pdf", "%PDF-1.7 broken", "title", "").body())
        .as("what is wrong stands at its field, in the form of this delivery")
        .contains("id=\"title-error\"", "aria-describedby=\"title-error\"");
  }

  @Test
  void the_pages_lead_from_the_despatch_to_the_payment() {
    String path = "/call-offs/" + of.order;
    Browserless phone = english(of.supplier);
    assertThat(phone.get(path + "/fulfilment").body()).contains(path + "/despatch");
    assertThat(phone.get(path + "/despatch").body())
        .contains("name=\"items[0].quantity\"", "value=\"4\"");
    phone.pressOnce(
        path + "/despatches",
        "requestKey",
        Fulfilling.key(),
        "sentOn",
        of.today().toString(),
        "expectedOn",
        of.today().toString(),
        "carrier",
        "Aramex",
        "tracking",
        "T-9",
        "items[0].lotItemId",
        String.valueOf(of.item),
        "items[0].quantity",
        "4",
        "items[0].serialNumbers",
        "",
        "items[0].licenceKeys",
        "",
        "items[0].warrantyEndsOn",
        "");

    Browserless browser = english(of.officer);
    assertThat(browser.get("/despatches").body()).contains("T-9", "Under way");
    assertThat(browser.get(path + "/fulfilment").body())
        .as("what the officer does next")
        .contains("Record the receipt of despatch", "href=\"" + path + "/despatches/1\"");
    assertThat(browser.get(path + "/despatches/1").body()).contains("lines[0].delivered");
    browser.pressOnce(
        path + "/despatches/1/receipt",
        "requestKey",
        Fulfilling.key(),
        "deliveredOn",
        of.today().toString(),
        "lines[0].lotItemId",
        String.valueOf(of.item),
        "lines[0].delivered",
        "4",
        "lines[0].accepted",
        "",
        "lines[0].reason",
        "");
    assertThat(APP.ask("SELECT status FROM order_index WHERE call_off_id = " + of.order))
        .isEqualTo("DELIVERED");

    assertThat(phone.get(path + "/invoice").body()).contains("400.5", "100.125");
    long invoice = of.invoice("4", null);
    String address = "/invoices/" + invoice;
    assertThat(browser.get(path + "/fulfilment").body())
        .contains("Approve or dispute invoice", "href=\"" + address + "\"")
        .doesNotContain("Record the receipt of despatch");
    assertThat(phone.get(path + "/despatch").body())
        .as("nothing is left to send, and the page leads back")
        .contains("There is nothing to send", "href=\"" + path + "/fulfilment\"");
    assertThat(phone.get(address).body()).contains("approve or dispute the invoice next");
    assertThat(browser.get(address).body()).contains("as ordered and accepted", "<tfoot ");
    String review = browser.pressOnce(address + "/approve", "reason", "").body();
    assertThat(review).contains("An approval cannot be withdrawn");
    browser.confirm(address + "/approve", review);
    assertThat(browser.get(address).body()).contains(address + "/payments");
    assertThat(browser.get(path + "/fulfilment").body()).contains("Mark the payment of invoice");
    assertThat(browser.get("/invoices").body()).contains(address);
  }

  private void assertFault(String fault, DespatchAdvice advice) {
    assertThatThrownBy(() -> APP.get(AdviseDespatch.class).run(of.supplier, of.order, advice))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults()).extracting(f -> f.field() + " " + f.code()).contains(fault));
  }

  private List<String> licences(Actor reader) {
    return of.seenBy(reader).units().stream().map(u -> String.valueOf(u.licence())).toList();
  }

  private static Browserless english(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser;
  }
}
