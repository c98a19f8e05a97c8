package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.fulfilment.AdviseDespatch.AdvisedItem;
import org.muwahhad.framework.fulfilment.AdviseDespatch.DespatchAdvice;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;

/** On which days and with which content something is sent, invoiced and paid, past the code too. */
@Tag("long")
class FulfilmentGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Fulfilling of = Fulfilling.inDinars(APP, FIXTURE);
  private final LocalDate today = of.today();

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void something_is_sent_between_the_day_of_its_order_and_today() {
    LocalDate tomorrow = today.plusDays(1);
    LocalDate yesterday = today.minusDays(1);
    assertDespatchFault(
        "sentOn fulfilment.sent-in-future", advice(tomorrow, tomorrow, tomorrow, of.item, "1"));
    assertDespatchFault(
        "sentOn fulfilment.sent-before-order", advice(yesterday, today, null, of.item, "1"));
    assertDespatchFault(
        "expectedOn fulfilment.expected-before-sent", advice(today, yesterday, null, of.item, "1"));
    assertDespatchFault(
        "items[0].warrantyEndsOn fulfilment.warranty-over",
        advice(today, today, yesterday, of.item, "1"));
    assertDespatchFault(
        "items[0].quantity fulfilment.not-in-order", advice(today, today, null, 0, "1"));
    assertDespatchFault("items fulfilment.nothing-sent", advice(today, today, null, of.item, "0"));

    of.refused("fulfilment.sent-in-future", despatch(tomorrow));
    of.refused("fulfilment.sent-before-order", despatch(yesterday));
  }

  @Test
  void an_invoice_is_in_the_currency_of_the_agreement_of_a_day_that_has_come() {
    SendInvoice.InvoiceData data = of.data("INV-1", "1", null);
    assertInvoiceFault(
        "issuedOn fulfilment.issued-in-future", dated(data, today.plusDays(1), data.dueOn()));
    assertInvoiceFault(
        "dueOn fulfilment.due-before-issued", dated(data, today, today.minusDays(1)));
    APP.get(SendInvoice.class).run(of.supplier, of.order, data);
    assertInvoiceFault("number fulfilment.number-used", of.data("INV-1", "1", null));
    assertInvoiceFault(
        "items fulfilment.nothing-invoiced",
        new SendInvoice.InvoiceData(
            Fulfilling.key(), "INV-2", today, today, BigDecimal.ZERO, List.of()));

    of.refused("fulfilment.other-currency", invoice("PAST-1", today, "SAR"));
    of.refused("fulfilment.issued-in-future", invoice("PAST-2", today.plusDays(1), "KWD"));
  }

  @Test
  void an_invoice_that_is_answered_sums_to_its_lines() {
    APP.sql(invoice("PAST-3", today, "KWD"));

    of.refused(
        "fulfilment.sum-differs",
        inTheEvening(
            """
            INSERT INTO invoice_answer (invoice_id, answer, differs, penalty, reason, answered_by,
              answered_at)
            SELECT id, 'DISPUTED', TRUE, 0, 'x', %d, UTC_TIMESTAMP(6)
              FROM invoice WHERE number = 'PAST-3'"""
                .formatted(of.officer.personId())));
  }

  @Test
  void an_invoice_of_another_order_or_currency_is_not_read_for_this_one() {
    of.receive(of.send("2"), "2", "2");
    byte[] own = APP.get(OrderDocuments.class).invoice(of.officer, of.invoice("1", null)).content();
    String xml = new String(own, StandardCharsets.UTF_8);
    String number = APP.ask("SELECT number FROM call_off WHERE id = " + of.order);

    assertThat(read(xml).invoiced()).hasSize(1);
    assertFault(
        "file fulfilment.ubl-other-order",
        () -> read(xml.replace(">" + number + "<", ">CO-OTHER<")));
    assertFault(
        "file fulfilment.other-currency",
        () -> read(xml.replace(">KWD<", ">SAR<").replace("\"KWD\"", "\"SAR\"")));
    assertFault("file fulfilment.ubl-unreadable", () -> read("<x/>"));
  }

  private SendInvoice.InvoiceData read(String xml) {
    return APP.get(ReadUblInvoice.class)
        .run(
            of.supplier,
            of.order,
            new InspectFile.UploadedFile(
                "file", "invoice.xml", xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void what_was_paid_and_shown_stays_as_it_was() {
    of.receive(of.send("4"), "4", "3");
    long delivery =
        Long.parseLong(APP.ask("SELECT MAX(id) FROM delivery WHERE call_off_id = " + of.order));
    APP.get(AddDeliveryPhoto.class)
        .run(
            of.officer,
            of.order,
            delivery,
            "غلاف مكسور",
            new InspectFile.UploadedFile(
                "file", "broken.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8)));
    long invoice = of.invoice("3", null);
    APP.get(ApproveInvoice.class).run(of.officer, invoice, "");
    String payable = of.seen(invoice).invoice().payable().amount().toPlainString();
    of.pay(invoice, payable);

    assertThatThrownBy(() -> of.pay(invoice, "1")).hasMessage("fulfilment.paid-in-full");
    of.refused("fulfilment.payment-immutable", "UPDATE invoice_payment SET amount = 1");
    of.refused("fulfilment.payment-immutable", "DELETE FROM invoice_payment");
    of.refused("fulfilment.photo-immutable", "UPDATE delivery_photo SET title = 'x'");
    of.refused("fulfilment.photo-immutable", "DELETE FROM delivery_photo");
  }

  @Test
  void no_more_is_received_than_was_sent_nor_another_item() {
    int number = of.send("2");
    assertFault("lines[0].delivered fulfilment.more-than-sent", () -> of.receive(number, "3", "3"));
  }

  @Test
  void only_who_is_known_has_an_address_in_the_network_and_keeps_it() {
    Actor administrator = FIXTURE.world().aPersonWho(Role.ADMINISTRATOR);
    SetTradeEndpoint set = APP.get(SetTradeEndpoint.class);
    assertFault(
        "endpoint fulfilment.endpoint-form",
        () ->
            set.run(
                administrator,
                TradeSide.SUPPLIER,
                FIXTURE.dinarSupplier,
                new SetTradeEndpoint.TradeEndpoint("5798000000117", "")));
    set.run(
        administrator,
        TradeSide.SUPPLIER,
        FIXTURE.dinarSupplier,
        new SetTradeEndpoint.TradeEndpoint("0088:5798000000117", ""));

    assertThat(FIXTURE.lastAct("supplier:" + FIXTURE.dinarSupplier))
        .isEqualTo("fulfilment.endpoint-set");
    of.refused("fulfilment.endpoint-kept", "DELETE FROM trade_endpoint");
    String added =
        """
        INSERT INTO trade_endpoint (party, party_id, endpoint, tax_number, set_by, set_at)
        VALUES ('%s', 987654321, '0088:5798000000117', '', %d, UTC_TIMESTAMP(6))""";
    for (TradeSide side : TradeSide.values()) {
      of.refused(
          "fulfilment.unknown-party", added.formatted(side.name(), administrator.personId()));
    }
    of.refused(
        "framework.not-asked", "UPDATE trade_endpoint SET set_by = " + of.supplier.personId());
  }

  private DespatchAdvice advice(
      LocalDate sent,
      LocalDate expected,
      @Nullable LocalDate warranty,
      long item,
      String quantity) {
    return new DespatchAdvice(
        Fulfilling.key(),
        sent,
        expected,
        "Aramex",
        "T-1",
        List.of(new AdvisedItem(item, new BigDecimal(quantity), null, null, warranty)));
  }

  private static SendInvoice.InvoiceData dated(
      SendInvoice.InvoiceData data, LocalDate issued, @Nullable LocalDate due) {
    return new SendInvoice.InvoiceData(
        Fulfilling.key(), data.number(), issued, due, data.vat(), data.items());
  }

  private void assertDespatchFault(String fault, DespatchAdvice advice) {
    assertFault(fault, () -> APP.get(AdviseDespatch.class).run(of.supplier, of.order, advice));
  }

  private void assertInvoiceFault(String fault, SendInvoice.InvoiceData data) {
    assertFault(fault, () -> APP.get(SendInvoice.class).run(of.supplier, of.order, data));
  }

  private static void assertFault(String fault, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults()).extracting(f -> f.field() + " " + f.code()).contains(fault));
  }

  private String despatch(LocalDate sent) {
    return inTheEvening(
        """
        INSERT INTO despatch (call_off_id, number, sent_on, expected_on, carrier, tracking,
          request_key, advised_by, advised_at)
        VALUES (%1$d, 9, '%2$s', '%2$s', '', '', 'past', %3$d, UTC_TIMESTAMP(6))"""
            .formatted(of.order, sent, of.supplier.personId()));
  }

  private String invoice(String number, LocalDate issued, String currency) {
    return inTheEvening(
        """
        INSERT INTO invoice (call_off_id, supplier_id, number, issued_on, due_on, currency,
          net_amount, vat_amount, request_key, sent_by, sent_at)
        VALUES (%1$d, %2$d, '%3$s', '%4$s', '%4$s', '%5$s', 1, 0, '%3$s', %6$d, UTC_TIMESTAMP(6))"""
            .formatted(
                of.order, FIXTURE.dinarSupplier, number, issued, currency, of.supplier.personId()));
  }

  /** A statement past the code, in the evening of the service, whose clock was moved on here. */
  private String inTheEvening(String statement) {
    long evening = today.atTime(20, 0).toEpochSecond(ZoneOffset.UTC);
    return "SET STATEMENT timestamp = %d FOR %s".formatted(evening, statement);
  }
}
