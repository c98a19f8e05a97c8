package org.muwahhad.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.AgreementLock;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.notification.reminder.RemindOfGuarantees;
import org.muwahhad.shared.Refusal;

/**
 * Performance guarantees are checked against what is due, and orders wait where the rules say so.
 */
class GuaranteeTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Actor DINAR = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
  private static final Actor RIYAL = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
  private static AwardFixture.Tender tender;

  /** Awarded eleven days from now; nothing is ordered before the guarantee. */
  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @BeforeAll
  static void award() {
    FIXTURE.world().aRule("performance-guarantee.percent", "5", "PERCENT");
    FIXTURE.world().aRule("performance-guarantee.working-days", "15", "DAYS");
    FIXTURE.world().aRule("performance-guarantee.before-orders", "0", "COUNT");
    tender = FIXTURE.aTender();
    APP.without(
        "tr_tender_rule_added",
        () ->
            APP.sql(
                """
                INSERT INTO tender_rule (tender_id, code, value)
                SELECT %d, code, CASE WHEN value = 0 THEN 1 ELSE value END FROM rule_default
                 WHERE code LIKE 'performance-guarantee.%%'"""
                    .formatted(tender.id())));
    FIXTURE.adopt(tender);
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
  }

  @Test
  void a_guarantee_is_checked_against_what_is_due_and_orders_wait_for_it() {
    long award = award(0);
    LocalDate last = LocalDate.parse(APP.ask("SELECT MAX(ends_on) FROM framework_agreement"));
    Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    long agreement =
        Long.parseLong(APP.ask("SELECT id FROM framework_agreement WHERE award_id = " + award));
    PlaceCallOff.Order order =
        new PlaceCallOff.Order(
            "order-1", List.of(new PlaceCallOff.OrderLine(tender.items().get(0), BigDecimal.ONE)));
    ViewGuarantees view = APP.get(ViewGuarantees.class);

    inDays(
        12,
        () -> {
          assertThat(view.get(FIXTURE.buyer, award).state())
              .isEqualTo(ViewGuarantees.GuaranteeStage.AWAITED);
          assertThat(view.get(DINAR, award).due().amount()).isEqualByComparingTo("180.174");
          assertThatThrownBy(() -> APP.get(PlaceCallOff.class).run(officer, agreement, order))
              .hasMessage("guarantee.needed-first");
          assertThat(faults(award, "180.173", last.minusDays(1)))
              .containsExactly("guarantee.less-than", "guarantee.ends-before");
          register(award, "180.174", last);
          assertThatThrownBy(() -> register(award, "180.174", last))
              .hasMessage("guarantee.held-already");
          APP.get(PlaceCallOff.class).run(officer, agreement, order);
        });

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("guarantee.registered");
    inDays(
        13,
        () -> {
          assertThatThrownBy(
                  () -> APP.get(ExtendGuarantee.class).run(FIXTURE.buyer, award, last, "File 2"))
              .isInstanceOfSatisfying(
                  Refusal.InvalidInput.class,
                  r -> assertThat(r.faults().get(0).code()).isEqualTo("guarantee.not-later"));
          APP.get(ExtendGuarantee.class).run(FIXTURE.buyer, award, last.plusDays(30), "File 2");
          APP.get(EndGuarantee.class)
              .call(FIXTURE.buyer, award, new BigDecimal("100"), "Not delivered");
          assertThat(view.get(FIXTURE.buyer, award).state())
              .isEqualTo(ViewGuarantees.GuaranteeStage.CALLED);
          assertThatThrownBy(
                  () -> APP.get(EndGuarantee.class).release(FIXTURE.buyer, award, "Over"))
              .hasMessage("guarantee.none-held");
        });
    assertThatThrownBy(
            () -> APP.sql("UPDATE performance_guarantee SET amount = 1 WHERE award_id = " + award))
        .hasMessageContaining("guarantee.fixed");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_call_off_in_period",
                    () ->
                        APP.sql(
                            """
                            INSERT INTO call_off (number, agreement_id, entity_id, request_key,
                              placed_by, placed_at, vat_percent)
                            VALUES ('CO-X', %d, %d, 'x', %d, UTC_TIMESTAMP(6), 0)"""
                                .formatted(agreement, FIXTURE.kuwaiti, officer.personId()))))
        .hasMessageContaining("guarantee.needed-first");
    assertThatThrownBy(() -> APP.sql(past(award, "180.173", last)))
        .hasMessageContaining("guarantee.less-than-due");
    assertThatThrownBy(() -> APP.sql(past(award, "200", last.minusDays(1))))
        .hasMessageContaining("guarantee.ends-too-early");
  }

  @Test
  void an_act_holds_the_agreement_before_the_award() throws Exception {
    long award = award(1);
    long agreement =
        Long.parseLong(APP.ask("SELECT id FROM framework_agreement WHERE award_id = " + award));
    RegisterGuarantee.FurnishedGuarantee nothing =
        new RegisterGuarantee.FurnishedGuarantee(null, null, null, null, null);

    AgreementLock.assertHeldFirst(
        APP,
        agreement,
        List.of("award WHERE id = " + award),
        () ->
            assertThatThrownBy(
                    () -> APP.get(RegisterGuarantee.class).run(FIXTURE.buyer, award, nothing))
                .isInstanceOf(Refusal.class));
  }

  @Test
  void buyer_and_supplier_are_reminded_and_nobody_else_reads_it() {
    long award = award(1);
    RemindOfGuarantees remind = APP.get(RemindOfGuarantees.class);

    inDays(12, remind::run);
    assertThat(told("guarantee-due", RIYAL)).isEqualTo("0");
    inDays(30, remind::run);
    inDays(30, remind::run);
    assertThat(told("guarantee-due", RIYAL)).isEqualTo("1");
    assertThat(told("guarantee-due", FIXTURE.buyer)).isNotEqualTo("0");
    inDays(60, remind::run);
    assertThat(told("guarantee-overdue", RIYAL)).isEqualTo("1");

    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");
    String path = "/guarantees/" + award;
    assertThat(buyer.get(path).body())
        .contains("Register the guarantee", "75.04", "(5%)")
        .contains(
            "15 working days of Riyadh after the day the award came into effect",
            "Counted from",
            "Source: rule");
    assertThat(buyer.get("/guarantees").body()).contains(path);
    assertThat(
            ApiCaller.of(APP, FIXTURE.buyer)
                .get("/api/v1/guarantees?page=9")
                .headers()
                .firstValue("Total-Count"))
        .as("a program learns how many there are")
        .hasValue(APP.ask("SELECT COUNT(*) FROM award WHERE status = 'active'"));
    var wrong = buyer.post(path, "bank", "Bank as typed", "amount", "x");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Bank as typed");
    assertThat(ApiCaller.of(APP, RIYAL).get("/api/v1" + path).body()).contains("AWAITED");
    String review =
        buyer
            .pressOnce(
                path,
                "act",
                "register",
                "bank",
                "Gulf Bank",
                "reference",
                "PG-7",
                "amount",
                "150.5",
                "validUntil",
                "2039-01-01",
                "document",
                "File 7")
            .body();
    assertThat(review)
        .as("as it was understood, not as it was typed")
        .contains("150.50", "SAR", "Gulf Bank", "PG-7", "File 7");
    buyer.confirm(path, review);
    assertThat(buyer.pressOnce(path, "act", "release", "reason", "Over").body())
        .as("what is released is shown")
        .contains("Gulf Bank", "PG-7", "150.50");
    assertThat(buyer.pressOnce(path, "act", "call", "amount", "1.5", "reason", "Late").body())
        .contains("PG-7", "Amount called in", "1.50");
    buyer.get("/language/ar");
    assertThat(buyer.get(path).body()).contains("15 يوم عمل في الرياض بعد يوم نفاذ الترسية");
    assertThat(Browserless.signedInAs(APP, DINAR).get(path).statusCode()).isEqualTo(404);
    assertThat(ApiCaller.of(APP, RIYAL).send("POST", "/api/v1" + path, "{}").statusCode())
        .isEqualTo(403);
    assertThat(
            ApiCaller.of(APP, FIXTURE.world().aPersonWho(Role.EVALUATOR))
                .get("/api/v1" + path)
                .statusCode())
        .isEqualTo(403);
  }

  private static void register(long award, String amount, LocalDate until) {
    APP.get(RegisterGuarantee.class)
        .run(
            FIXTURE.buyer,
            award,
            new RegisterGuarantee.FurnishedGuarantee(
                "Bank", "LG-" + award, new BigDecimal(amount), until, "File 1"));
  }

  private static List<String> faults(long award, String amount, LocalDate until) {
    try {
      register(award, amount, until);
      return List.of();
    } catch (Refusal.InvalidInput refusal) {
      return refusal.faults().stream().map(Refusal.Fault::code).toList();
    }
  }

  private static String past(long award, String amount, LocalDate until) {
    return """
        INSERT INTO performance_guarantee (award_id, status, held_award, bank, reference, document,
          amount, currency, valid_until, registered_by, registered_at)
        VALUES (%1$d, 'HELD', %1$d, 'x', 'x', 'x', %2$s, 'KWD', '%3$s', %4$d, UTC_TIMESTAMP(6))"""
        .formatted(award, amount, until, FIXTURE.buyer.personId());
  }

  private static long award(int lot) {
    return Long.parseLong(
        APP.ask("SELECT id FROM award WHERE live_lot_id = " + tender.lots().get(lot)));
  }

  private static String told(String kind, Actor person) {
    return APP.ask(
        "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id WHERE n.kind = '"
            + kind
            + "' AND i.person_id = "
            + person.personId());
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
