package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.muwahhad.framework.document.PeppolRules;
import org.muwahhad.framework.order.AgreeToChange;
import org.muwahhad.framework.order.AskForChange;
import org.muwahhad.framework.order.ChangeRequest;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.web.ListChoice;

/** What is invoiced of an order, approved and paid. */
@Tag("long")
class InvoiceTest {
  private static final LocalDate LONG_BEFORE = LocalDate.of(2020, 1, 1);
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
  void late_days_cost_a_seventh_of_the_weekly_rate_each_and_are_deducted_once() {
    int number = of.send("2");
    APP.moveClockOn(Duration.ofDays(8));
    of.receive(number, "2", "2");

    OrderDelay delay = Objects.requireNonNull(of.seenBy(of.officer).delay());
    // 400.5 of which everything is three days late, at 1 % a week: 400.5 * 3 / 700.
    assertThat(delay.penalty().amount()).isEqualByComparingTo("1.716");
    assertThat(delay.most().amount()).isEqualByComparingTo("24.030");

    long invoice = of.invoice("2", null);
    assertThat(of.lastAct()).isEqualTo("fulfilment.invoiced");
    assertThat(of.seen(invoice).match().isSame()).isTrue();
    APP.get(ApproveInvoice.class).run(of.officer, invoice, "");

    assertThat(of.lastAct()).isEqualTo("fulfilment.invoice-approved");
    assertThat(of.seen(invoice).invoice().deducted().amount()).isEqualByComparingTo("1.716");
    assertThat(of.told(of.supplier, "invoice-approved")).isEqualTo("1");
    of.receive(of.send("2"), "2", "2");
    long second = of.invoice("2", null);
    assertThat(Objects.requireNonNull(of.seen(second).owed()).amount()).isEqualByComparingTo("0");
    assertThatThrownBy(() -> APP.get(ApproveInvoice.class).run(of.officer, invoice, ""))
        .hasMessage("fulfilment.answered");
  }

  @Test
  void an_invoice_that_differs_is_approved_only_with_a_reason() {
    of.receive(of.send("2"), "2", "2");
    long invoice = of.invoice("3", "101");

    assertThat(of.seen(invoice).match().lines().get(0).differences())
        .containsExactlyInAnyOrder(
            InvoiceMatch.Difference.MORE_THAN_ACCEPTED,
            InvoiceMatch.Difference.PRICE,
            InvoiceMatch.Difference.AMOUNT);
    assertThat(of.tasks(of.officer)).contains(Task.TaskKind.ANSWER_INVOICE);
    assertThatThrownBy(() -> APP.get(ApproveInvoice.class).run(of.officer, invoice, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                APP.get(ApproveInvoice.class)
                    .run(FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti), invoice, "x"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.get(DisputeInvoice.class).run(of.officer, invoice, ""))
        .isInstanceOf(Refusal.InvalidInput.class);
    APP.get(DisputeInvoice.class).run(of.officer, invoice, "السعر مختلف");

    assertThat(of.lastAct()).isEqualTo("fulfilment.invoice-disputed");
    assertThat(of.told(of.supplier, "invoice-disputed")).isEqualTo("1");
    String another = "href=\"/call-offs/" + of.order + "/invoice\"";
    assertThat(pageOf(of.supplier, "/invoices/" + invoice))
        .as("the supplier is told what it can do, and led there")
        .contains("can send another one", another);
    assertThat(pageOf(of.officer, "/invoices/" + invoice)).doesNotContain(another);
    // What was disputed no longer counts as invoiced.
    assertThat(of.seen(of.invoice("2", null)).match().isSame()).isTrue();
    long again = of.invoice("1", null);
    APP.get(ApproveInvoice.class).run(of.officer, again, "دُفع مقدمًا");
    assertThat(of.seen(again).invoice().status()).isEqualTo(InvoiceStatus.APPROVED);
  }

  @Test
  void a_reason_that_is_missing_is_told_in_the_form_that_was_sent() {
    of.receive(of.send("2"), "2", "2");
    String page = "/invoices/" + of.invoice("3", "101");
    Browserless desk = Browserless.signedInAs(APP, of.officer);
    desk.get(page);

    String approved = desk.post(page + "/approve", "reason", "").body();
    String disputed = desk.post(page + "/dispute", "reason", "").body();

    assertThat(formOf(approved, page + "/approve")).contains("id=\"reason-error\"");
    assertThat(formOf(approved, page + "/dispute")).contains("id=\"reason-dispute\"");
    assertThat(formOf(disputed, page + "/dispute"))
        .contains("id=\"reason-error\"", "aria-describedby=\"reason-error\"");
    assertThat(formOf(disputed, page + "/approve")).contains("id=\"reason-approve\"");
    assertThat(disputed)
        .containsPattern(
            "<details open>\\s*<summary>[^<]*</summary>\\s*<form method=\"post\" action=\""
                + page
                + "/dispute\"");
  }

  private static String formOf(String page, String address) {
    String form = page.substring(page.indexOf("action=\"" + address + "\""));
    return form.substring(0, form.indexOf("</form>"));
  }

  @Test
  void an_invoice_is_held_against_earlier_and_approved_ones_and_not_against_later_ones() {
    ApproveInvoice approve = APP.get(ApproveInvoice.class);
    of.receive(of.send("2"), "2", "2");
    long first = of.invoice("2", null);
    long early = of.invoice("2", null);
    assertThat(of.seen(early).match().isSame()).isFalse();

    approve.run(of.officer, first, "");

    assertThat(of.seen(first).invoice().status()).isEqualTo(InvoiceStatus.APPROVED);
    assertThat(of.seen(first).match().isSame()).isTrue();
    of.receive(of.send("2"), "2", "2");
    assertThat(of.seen(early).match().isSame()).isTrue();
    long twice = of.invoice("2", null);
    approve.run(of.officer, twice, "الأصل بدل السابقة");
    assertThat(of.seen(early).match().lines().get(0).differences())
        .contains(InvoiceMatch.Difference.MORE_THAN_ORDERED);
    assertThatThrownBy(() -> approve.run(of.officer, early, ""))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThat(of.seen(first).match().isSame()).isTrue();
  }

  @Test
  void an_invoice_is_not_older_than_its_order_and_asks_for_something() {
    SendInvoice.InvoiceData data = of.data("INV-OLD", "1", null);
    LocalDate before = of.today().minusDays(1);
    assertInvoiceFault(
        "issuedOn fulfilment.issued-before-order",
        new SendInvoice.InvoiceData(
            data.requestKey(), data.number(), before, data.dueOn(), data.vat(), data.items()));
    assertInvoiceFault(
        "items[0].netAmount shared.not-positive",
        new SendInvoice.InvoiceData(
            data.requestKey(),
            data.number(),
            data.issuedOn(),
            data.dueOn(),
            BigDecimal.ZERO,
            List.of(
                new SendInvoice.InvoicedItem(
                    of.item, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO))));
    of.refused(
        "fulfilment.issued-before-order",
        """
        INSERT INTO invoice (call_off_id, supplier_id, number, issued_on, due_on, currency,
          net_amount, vat_amount, request_key, sent_by, sent_at)
        VALUES (%d, %d, 'INV-OLD', '%s', '%s', 'KWD', 1, 0, 'old', %d, UTC_TIMESTAMP(6))"""
            .formatted(
                of.order, FIXTURE.dinarSupplier, LONG_BEFORE, LONG_BEFORE, of.supplier.personId()));
  }

  private void assertInvoiceFault(String fault, SendInvoice.InvoiceData data) {
    assertThatThrownBy(() -> APP.get(SendInvoice.class).run(of.supplier, of.order, data))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults()).extracting(f -> f.field() + " " + f.code()).contains(fault));
  }

  private void assertPaidOnFault(String code, long invoice, LocalDate paidOn) {
    assertThatThrownBy(
            () ->
                APP.get(MarkPayment.class)
                    .run(
                        of.officer,
                        invoice,
                        new MarkPayment.MarkedPayment(
                            Fulfilling.key(), BigDecimal.ONE, paidOn, "TR-1")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("paidOn " + code));
  }

  @Test
  void payments_are_marked_up_to_what_is_to_be_paid() {
    of.receive(of.send("4"), "4", "4");
    long invoice = of.invoice("4", null);
    assertThatThrownBy(() -> of.pay(invoice, "1")).hasMessage("fulfilment.not-approved");
    APP.get(ApproveInvoice.class).run(of.officer, invoice, "");
    BigDecimal payable = of.seen(invoice).invoice().payable().amount();
    assertThatThrownBy(() -> of.pay(invoice, payable.add(BigDecimal.ONE).toPlainString()))
        .isInstanceOf(Refusal.InvalidInput.class);

    assertPaidOnFault("fulfilment.paid-before-order", invoice, of.today().minusDays(1));
    assertPaidOnFault("fulfilment.paid-in-future", invoice, of.today().plusDays(1));
    of.refused(
        "fulfilment.paid-before-order",
        """
        INSERT INTO invoice_payment (invoice_id, amount, paid_on, reference, request_key,
          marked_by, marked_at)
        VALUES (%d, 1, '2020-01-01', 'x', 'early', %d, UTC_TIMESTAMP(6))"""
            .formatted(invoice, of.officer.personId()));

    of.pay(invoice, "100");

    assertThat(of.lastAct()).isEqualTo("fulfilment.payment-marked");
    assertThat(of.told(of.supplier, "payment-marked")).isEqualTo("1");
    assertThat(of.seen(invoice).invoice().status()).isEqualTo(InvoiceStatus.PARTLY_PAID);
    of.pay(invoice, payable.subtract(new BigDecimal("100")).toPlainString());
    assertThat(of.seen(invoice).invoice().status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(
            APP.get(ViewTradeLists.class)
                .invoices(of.supplier, new ListChoice("/invoices", "", "PAID", "", 1))
                .entries())
        .anyMatch(i -> i.id() == invoice);
    assertThat(
            APP.get(ViewTradeLists.class)
                .invoices(of.stranger, new ListChoice("/invoices", "", "", "", 1))
                .entries())
        .noneMatch(i -> i.id() == invoice);
  }

  @Test
  void the_documents_of_an_order_keep_the_rules_and_say_what_its_pages_say() {
    Fulfilling riyals = Fulfilling.inRiyals(APP, FIXTURE);
    Actor administrator = FIXTURE.world().aPersonWho(Role.ADMINISTRATOR);
    OrderDocuments documents = APP.get(OrderDocuments.class);
    assertThat(text(documents.order(riyals.supplier, riyals.order)))
        .as("without addresses no profile is claimed")
        .doesNotContain("CustomizationID");
    endpoint(administrator, TradeSide.ENTITY, FIXTURE.saudi, "0088:5798000000124", "");
    endpoint(
        administrator,
        TradeSide.SUPPLIER,
        FIXTURE.riyalSupplier,
        "0088:5798000000117",
        "SA300000000000003");
    int number =
        APP.get(AdviseDespatch.class)
            .run(riyals.supplier, riyals.order, riyals.advice("2", "SN-7\nSN-8", null));
    riyals.receive(number, "2", "1");
    long invoice = riyals.invoice("1", null);

    OrderDocuments.OrderDocument order = documents.order(riyals.officer, riyals.order);
    assertThat(PeppolRules.errors(PeppolRules.ORDER, order.content())).isEmpty();
    assertThat(text(order)).contains(">1000.50<");
    assertThat(
            PeppolRules.errors(
                PeppolRules.RESPONSE, documents.response(riyals.officer, riyals.order).content()))
        .isEmpty();
    OrderDocuments.OrderDocument despatch =
        documents.despatch(riyals.officer, riyals.order, number);
    assertThat(PeppolRules.errors(PeppolRules.DESPATCH, despatch.content())).isEmpty();
    assertThat(text(despatch)).contains("SN-7", "SN-8");
    OrderDocuments.OrderDocument receipt = documents.receipt(riyals.supplier, riyals.order, number);
    assertThat(UBL21Marshaller.receiptAdvice().read(receipt.content())).isNotNull();
    assertThatThrownBy(() -> documents.change(riyals.officer, riyals.order))
        .as("nothing was changed")
        .isInstanceOf(Refusal.NotFound.class);
    OrderDocuments.OrderDocument changed = laterBy(riyals, 9);
    assertThat(PeppolRules.errors(PeppolRules.CHANGE, changed.content())).isEmpty();
    assertThat(text(changed)).contains("-C1<", riyals.today().plusDays(9).toString());
    OrderDocuments.OrderDocument invoiced = documents.invoice(riyals.officer, invoice);
    assertThat(PeppolRules.errors(PeppolRules.INVOICE, invoiced.content())).isEmpty();
    assertThatThrownBy(() -> documents.order(riyals.stranger, riyals.order))
        .isInstanceOf(Refusal.NotFound.class);

    SendInvoice.InvoiceData read =
        APP.get(ReadUblInvoice.class)
            .run(
                riyals.supplier,
                riyals.order,
                new InspectFile.UploadedFile("file", "invoice.xml", invoiced.content()));
    assertThat(read.invoiced()).hasSize(1);
    assertThat(read.invoiced().get(0).net()).isEqualByComparingTo("500.25");
    assertThatThrownBy(
            () ->
                APP.get(ReadUblInvoice.class)
                    .run(
                        riyals.supplier,
                        riyals.order,
                        new InspectFile.UploadedFile(
                            "file", "x.xml", "<x/>".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                APP.get(ReadUblInvoice.class)
                    .run(
                        riyals.supplier,
                        riyals.order,
                        new InspectFile.UploadedFile("file", "", new byte[0])))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo("file");
              assertThat(r.faults().get(0).code()).isEqualTo("fulfilment.no-file");
            });
  }

  /** The change by which both sides agree to a later day. */
  private static OrderDocuments.OrderDocument laterBy(Fulfilling order, int days) {
    long change =
        APP.get(AskForChange.class)
            .run(
                order.supplier,
                order.order,
                new ChangeRequest(
                    Fulfilling.key(), order.today().plusDays(days), null, "تأخر الشحن"));
    APP.get(AgreeToChange.class).run(order.officer, order.order, change);
    return APP.get(OrderDocuments.class).change(order.officer, order.order);
  }

  private static String pageOf(Actor reader, String path) {
    Browserless browser = Browserless.signedInAs(APP, reader);
    browser.get("/language/en");
    return browser.get(path).body();
  }

  private static void endpoint(
      Actor administrator, TradeSide side, long party, String address, String taxNumber) {
    APP.get(SetTradeEndpoint.class)
        .run(administrator, side, party, new SetTradeEndpoint.TradeEndpoint(address, taxNumber));
  }

  private static String text(OrderDocuments.OrderDocument document) {
    return new String(document.content(), StandardCharsets.UTF_8);
  }
}
