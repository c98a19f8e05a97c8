package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.order.ChangeOrder;
import org.muwahhad.framework.order.ChangeRequest;
import org.muwahhad.journey.PdfText;
import org.muwahhad.reporting.receipt.PrintOrder;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** An order says where and until when it is wanted, and what it comes to with VAT. */
@Tag("long")
class OrderInstructionTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final AwardFixture.Tender TENDER = FIXTURE.aTender();
  private static long agreement;
  private static String site = "";
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
  private final Actor supplier = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);

  @BeforeAll
  static void awards_are_in_force() {
    FIXTURE.adopt(TENDER);
    APP.moveClockOn(Duration.ofDays(11));
    APP.get(ConfirmAwards.class).run(FIXTURE.buyer, TENDER.id());
    agreement =
        Long.parseLong(
            APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + TENDER.id()));
    site = siteOf(FIXTURE.saudi);
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void
      an_order_names_site_day_contact_budget_line_and_reference_and_the_supplier_reads_all_but_one() {
    long order = order(new OrderInstruction(site, day(), " Hamad, 555 ", "B-7.3", "PO-1"));

    assertThat(instruction(officer, order))
        .satisfies(
            i -> {
              assertThat(i.siteCode()).isEqualTo(site);
              assertThat(i.place().en()).isEqualTo("Main store – Capital");
              assertThat(i.wantedOn()).isEqualTo(day());
              assertThat(i.contact()).isEqualTo("Hamad, 555");
              assertThat(i.budgetLine()).isEqualTo("B-7.3");
              assertThat(i.reference()).isEqualTo("PO-1");
            });
    assertThat(instruction(supplier, order).budgetLine()).isEmpty();
    Browserless browser = english(officer);
    assertThat(browser.get("/call-offs/" + order).body())
        .contains("Delivery site", "Main store – Capital", "Hamad, 555", "B-7.3", "PO-1");
    assertThat(english(supplier).get("/call-offs/" + order).body())
        .contains("Main store – Capital", "Hamad, 555", "PO-1")
        .doesNotContain("B-7.3", "Budget line");
    assertThat(ApiCaller.of(APP, supplier).get("/api/v1/call-offs/" + order).body())
        .contains("\"reference\":\"PO-1\"")
        .doesNotContain("B-7.3");
    assertThat(english(supplier).get("/call-offs").body()).contains("Wanted by");
  }

  @Test
  void a_later_day_than_the_entity_wants_is_proposed_and_not_confirmed() {
    long order = order(new OrderInstruction(site, day(), "", "", ""));
    ConfirmOrder confirmOrder = APP.get(ConfirmOrder.class);

    assertThatThrownBy(
            () ->
                confirmOrder.run(
                    supplier, order, new ConfirmOrder.Confirmation(day().plusDays(1), "")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(tuple("promisedOn", "framework.promised-after-wanted")));
    refused("framework.promised-after-wanted", confirmation(order, 31));
    assertThat(english(supplier).get("/call-offs/" + order).body())
        .contains("At the latest the day that the entity wants");
    // A day that the officer sets later counts from then on.
    APP.get(ChangeOrder.class)
        .run(
            officer,
            order,
            new ChangeRequest(UUID.randomUUID().toString(), day().plusDays(5), null, "متأخر"));
    refused("framework.promised-after-wanted", confirmation(order, 36));
    confirmOrder.run(supplier, order, new ConfirmOrder.Confirmation(day().plusDays(5), ""));

    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.call-off-confirmed");
  }

  private String confirmation(long order, int days) {
    return """
        INSERT INTO call_off_answer (call_off_id, answer, promised_on, remark, answered_by,
                                     answered_at)
        VALUES (%d, 'CONFIRMED', '%s', '', %d, UTC_TIMESTAMP(6))"""
        .formatted(order, APP.get(AgreementDays.class).today().plusDays(days), supplier.personId());
  }

  @Test
  void an_order_says_its_vat_and_what_it_comes_to_in_the_currency_of_the_state() {
    long order = order(new OrderInstruction(site, day(), "", "", ""));

    OrderAmounts sums = APP.get(ViewCallOff.class).get(officer, order).sums();
    assertThat(sums.vatPercent()).isEqualByComparingTo("15");
    assertThat(sums.net().currency()).isEqualTo("KWD");
    assertThat(sums.gross().amount())
        .isEqualByComparingTo(sums.net().amount().add(sums.vat().amount()));
    assertThat(sums.vat().amount())
        .isEqualByComparingTo(
            sums.net()
                .amount()
                .multiply(new BigDecimal("0.15"))
                .setScale(3, java.math.RoundingMode.HALF_UP));
    assertThat(sums.grossOwn()).isNotNull();
    assertThat(sums.grossOwn().currency()).isEqualTo("SAR");
    assertThat(sums.grossOwn().amount()).isGreaterThan(sums.gross().amount());
    assertThat(english(officer).get("/call-offs/" + order).body())
        .contains("15%", "Total with VAT", "at the rate of the day of the call-off");
    assertThat(ApiCaller.of(APP, officer).get("/api/v1/call-offs/" + order).body())
        .contains("\"amounts\":{\"net\"", "\"vatPercent\"", "\"grossOwn\"");
  }

  @Test
  void the_form_asks_for_site_and_day_and_shows_them_before_the_order_is_placed() {
    Browserless browser = english(officer);
    String page = "/agreements/" + agreement;
    String quantity = "quantity-" + TENDER.items().get(0);
    assertThat(browser.get(page).body())
        .contains("name=\"site\"", "value=\"" + site + "\" selected", "name=\"wantedOn\"");

    String[] empty = {
      "requestKey", UUID.randomUUID().toString(), quantity, "1", "contact", "Hamad"
    };
    assertThat(browser.pressOnce(page + "/call-offs", empty).body())
        .contains("href=\"#site\"", "href=\"#wantedOn\"", "value=\"Hamad\"");
    String[] typed = {
      "requestKey",
      UUID.randomUUID().toString(),
      quantity,
      "1",
      "site",
      site,
      "wantedOn",
      day().toString(),
      "contact",
      "Hamad",
      "budgetLine",
      "B-7",
      "reference",
      "PO-2"
    };
    assertThat(browser.pressOnce(page + "/call-offs", typed).body())
        .contains("Main store – Capital", "Hamad", "B-7", "PO-2", "15%", "Total with VAT");
    assertThat(browser.post(page + "/call-offs", typed).body()).contains("was placed", "PO-2");
  }

  @Test
  void entity_and_supplier_take_the_purchase_order_as_pdf_and_nobody_else_does() {
    long order = order(new OrderInstruction(site, day(), "Hamad", "B-7.3", "PO-9"));
    String file = "/call-offs/" + order + "/pdf";

    for (Actor reader : List.of(officer, supplier)) {
      Browserless browser = english(reader);
      assertThat(browser.get("/call-offs/" + order).body()).contains("href=\"" + file + "\"");
      HttpResponse<String> pdf = browser.get(file);
      assertThat(pdf.statusCode()).isEqualTo(200);
      assertThat(pdf.headers().firstValue("Content-Disposition"))
          .hasValueSatisfying(
              name ->
                  assertThat(name)
                      .contains(APP.ask("SELECT number FROM call_off WHERE id = " + order)));
      assertThat(pdf.body()).startsWith("%PDF-");
    }
    assertThat(
            ApiCaller.of(APP, supplier).get("/api/v1" + file).headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
    Actor rival = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    assertThat(english(rival).get(file).statusCode()).isEqualTo(404);
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    assertThat(english(stranger).get(file).statusCode()).isEqualTo(404);
  }

  @Test
  void the_purchase_order_prints_the_digest_that_the_record_of_the_order_has() throws Exception {
    long order = order(new OrderInstruction(site, day(), "Hamad", "B-7.3", "PO-9"));
    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(supplier, order);
    String sha256 = Sha256.of(Objects.requireNonNull(sheet.statement()));

    assertThat(
            APP.ask(
                """
                SELECT JSON_VALUE(detail, '$.sha256') FROM audit_entry
                 WHERE act = 'framework.call-off-placed' AND object_id = '%d'"""
                    .formatted(order)))
        .isEqualTo(sha256);
    assertThat(sheet.sha256()).isEqualTo(sha256);
    assertThat(sheet.statement())
        .contains(
            "\"number\":\"" + sheet.order().number() + "\"", "Hamad", "PO-9", day().toString())
        .doesNotContain("B-7.3");
    PrintOrder print = APP.get(PrintOrder.class);
    byte[] pdf = print.run(supplier, order).content();
    assertThat(PdfText.of(pdf)).contains(sha256.substring(0, 12));
    assertThat(print.run(officer, order).content()).as("for both the same file").isEqualTo(pdf);
    assertThat(english(supplier).get("/call-offs/" + order).body()).contains(sha256);
    assertThat(APP.get(ViewCallOff.class).get(officer, order).sha256()).isEqualTo(sha256);
  }

  @Test
  void what_is_not_so_is_told_at_its_field() {
    assertFault("instruction.site", "shared.missing", new OrderInstruction("", day(), "", "", ""));
    assertFault(
        "instruction.site",
        "framework.no-such-site",
        new OrderInstruction(siteOf(FIXTURE.kuwaiti), day(), "", "", ""));
    assertFault(
        "instruction.wantedOn", "shared.missing", new OrderInstruction(site, null, "", "", ""));
    assertFault(
        "instruction.wantedOn",
        "framework.wanted-in-past",
        new OrderInstruction(site, APP.get(AgreementDays.class).today().minusDays(1), "", "", ""));
    assertFault(
        "instruction.wantedOn",
        "shared.too-far-ahead",
        new OrderInstruction(site, LocalDate.MAX, "", "", ""));
    assertFault(
        "instruction.reference",
        "shared.too-long",
        new OrderInstruction(site, day(), "", "", "x".repeat(61)));
  }

  @Test
  void a_request_that_comes_again_with_another_site_or_day_is_refused() {
    String key = UUID.randomUUID().toString();
    OrderInstruction asked = new OrderInstruction(site, day(), "", "", "PO-3");
    long order = order(key, asked);

    assertThat(order(key, asked)).isEqualTo(order);
    assertThatThrownBy(
            () -> order(key, new OrderInstruction(site, day().plusDays(1), "", "", "PO-3")))
        .hasMessageContaining("shared.sent-otherwise");
    assertThatThrownBy(() -> order(key, null)).hasMessageContaining("shared.sent-otherwise");
  }

  @Test
  void the_database_delivers_to_open_sites_of_the_entity_from_the_day_of_the_order() {
    long order = order(UUID.randomUUID().toString(), null);
    String own = APP.ask("SELECT id FROM delivery_site WHERE code = '" + site + "'");
    String other =
        APP.ask("SELECT MIN(id) FROM delivery_site WHERE entity_id = " + FIXTURE.kuwaiti);

    refused("fk_call_off_instruction_site", row(order, other, "'2099-01-01'"));
    refused("framework.site-missing", row(order, "NULL", "'2099-01-01'"));
    refused("framework.wanted-in-past", row(order, own, "'2020-01-01'"));
    String closed =
        "INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en, closed_at)"
            + " VALUES (%d, 'CLOSED-%d', 'أ', 'a', 'ب', 'b', UTC_TIMESTAMP(6))"
                .formatted(FIXTURE.saudi, order);
    APP.sql(closed);
    refused(
        "organisation.site-closed",
        row(
            order,
            APP.ask("SELECT id FROM delivery_site WHERE code = 'CLOSED-" + order + "'"),
            "'2099-01-01'"));
    long said = order(new OrderInstruction(site, day(), "", "", ""));
    refused(
        "framework.call-off-immutable",
        "UPDATE call_off_instruction SET contact = 'x' WHERE call_off_id = " + said);
    refused(
        "framework.call-off-immutable",
        "DELETE FROM call_off_instruction WHERE call_off_id = " + said);
  }

  private static String row(long order, String siteId, String day) {
    return """
    INSERT INTO call_off_instruction (call_off_id, agreement_id, entity_id, site_id, wanted_on,
                                      contact, budget_line, reference)
    VALUES (%d, %d, %d, %s, %s, '', '', '')\
    """
        .formatted(order, agreement, FIXTURE.saudi, siteId, day);
  }

  private static void refused(String rule, String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .as(statement)
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }

  private void assertFault(String field, String code, OrderInstruction instruction) {
    assertThatThrownBy(() -> order(instruction))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(tuple(field, code)));
  }

  private static OrderInstructions.DeliveryInstruction instruction(Actor reader, long order) {
    OrderInstructions.DeliveryInstruction found =
        APP.get(ViewCallOff.class).get(reader, order).instruction();
    assertThat(found).isNotNull();
    return found;
  }

  private long order(@Nullable OrderInstruction instruction) {
    return order(UUID.randomUUID().toString(), instruction);
  }

  private long order(String key, @Nullable OrderInstruction instruction) {
    return APP.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                key,
                List.of(new PlaceCallOff.OrderLine(TENDER.items().get(0), BigDecimal.ONE)),
                instruction));
  }

  private static LocalDate day() {
    return APP.get(AgreementDays.class).today().plusDays(30);
  }

  private static String siteOf(long entity) {
    return APP.ask("SELECT MIN(code) FROM delivery_site WHERE entity_id = " + entity);
  }

  private static Browserless english(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser;
  }
}
