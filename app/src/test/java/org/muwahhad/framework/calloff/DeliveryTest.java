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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.Spend;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** What is delivered of an order, what of it is accepted, and what that adds up to. */
@Tag("long")
class DeliveryTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(11));
  private static final LocalDate TODAY = RiyadhDay.of(LATER);
  private final RecordDelivery recordDelivery = APP.get(RecordDelivery.class);
  private final ViewCallOff view = APP.get(ViewCallOff.class);
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
  private final AwardFixture.Tender tender = FIXTURE.aTender();
  private final long item = tender.items().get(0);
  private final long agreement = agreement();
  private final long order = order();

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void what_is_rejected_has_a_reason_and_may_be_delivered_again() {
    record(new RecordDelivery.DeliveryLine(item, new BigDecimal("12"), new BigDecimal("7"), "عيب"));
    record(line("13"));

    ViewCallOff.CallOffView sheet = at(() -> view.get(officer, order));

    assertThat(sheet.lines().get(0).acceptedQuantity()).isEqualByComparingTo("20");
    assertThat(sheet.lines().get(0).open()).isEqualByComparingTo("0");
    assertThat(sheet.mayRecord()).isFalse();
    assertThat(sheet.delivered()).hasSize(2);
    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.delivery-recorded");
    Spend spend = at(() -> APP.get(ViewAgreements.class).get(officer, agreement)).spend().get(0);
    assertThat(spend.state().en()).isEqualTo("Saudi Arabia");
    // 20 at 100.125 ordered and accepted; 25.5 at 100.125 and 4 of the other item entitled.
    assertThat(spend.ordered().amount()).isEqualByComparingTo("2002.500");
    assertThat(spend.accepted()).isEqualTo(spend.ordered());
    assertThat(spend.left().amount())
        .isEqualByComparingTo(spend.entitled().amount().subtract(new BigDecimal("2002.5")));
  }

  @Test
  void the_supplier_is_told_once_of_a_delivery_that_no_despatch_announced() {
    Actor supplier = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    RecordDelivery.Delivery delivery =
        new RecordDelivery.Delivery(UUID.randomUUID().toString(), TODAY, List.of(line("1")));
    for (int i = 0; i < 2; i++) {
      at(
          () -> {
            recordDelivery.run(officer, order, delivery);
            return null;
          });
    }

    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
                 WHERE n.kind = 'delivery-recorded' AND n.href = '/call-offs/%d'
                   AND i.person_id = %d"""
                    .formatted(order, supplier.personId())))
        .isEqualTo("1");
  }

  @Test
  void no_part_of_what_is_counted_whole_is_delivered_but_the_part_that_is_open() {
    assertFault("lines[0].delivered", "framework.whole-units", TODAY, line("1.5"));
    assertFault(
        "lines[0].accepted",
        "framework.whole-units",
        TODAY,
        new RecordDelivery.DeliveryLine(item, new BigDecimal("2"), new BigDecimal("1.5"), "عيب"));

    // The entity was awarded 25.5 and has ordered 20: a half is in what it can still order.
    long rest = order("5.5");
    for (String part : List.of("5", "0.5")) {
      at(
          () -> {
            recordDelivery.run(
                officer,
                rest,
                new RecordDelivery.Delivery(
                    UUID.randomUUID().toString(), TODAY, List.of(line(part))));
            return null;
          });
    }
    assertThat(at(() -> view.get(officer, rest)).lines().get(0).open()).isEqualByComparingTo("0");
  }

  @Test
  void the_database_takes_no_part_of_what_is_counted_whole_but_the_part_that_is_open() {
    for (List<String> parts : List.of(List.of("1.5", "1"), List.of("2", "1.5"))) {
      assertThatThrownBy(() -> pastTheCode(parts.get(0), parts.get(1)))
          .hasMessageContaining("framework.whole-units");
    }

    pastTheCode("2", "1");
  }

  private void pastTheCode(String delivered, String accepted) {
    APP.sql(
        """
        INSERT INTO delivery (call_off_id, lot_item_id, request_key, delivered_on,
          delivered_quantity, accepted_quantity, reason, recorded_by, recorded_at)
        VALUES (%d, %d, 'x', UTC_DATE(), %s, %s, 'عيب', %d, UTC_TIMESTAMP(6))"""
            .formatted(order, item, delivered, accepted, officer.personId()));
  }

  @Test
  void no_more_is_accepted_than_was_ordered_by_code_or_past_it() {
    assertFault("lines[0].accepted", "framework.more-than-ordered", TODAY, line("20.001"));
    record(line("19"));
    assertFault("lines[0].accepted", "framework.more-than-ordered", TODAY, line("2"));

    assertThatThrownBy(() -> pastTheCode("2", "2"))
        .hasMessageContaining("framework.more-than-ordered");
    assertThatThrownBy(() -> APP.sql("UPDATE delivery SET accepted_quantity = 1"))
        .hasMessageContaining("framework.delivery-immutable");
  }

  @Test
  void a_delivery_is_of_the_order_on_a_day_between_it_and_today() {
    BigDecimal two = new BigDecimal("2");
    assertFault("deliveredOn", "framework.delivered-in-future", TODAY.plusDays(1), line("1"));
    assertFault("deliveredOn", "framework.delivered-before-order", TODAY.minusDays(1), line("1"));
    assertFault("deliveredOn", "shared.missing", null, line("1"));
    assertFault("lines", "framework.nothing-delivered", TODAY);
    assertFault("lines[0].delivered", "shared.not-positive", TODAY, line("-1"));
    assertFault("lines[1].delivered", "framework.item-twice", TODAY, line("1"), line("1"));
    assertFault(
        "lines[0].delivered",
        "framework.not-in-order",
        TODAY,
        new RecordDelivery.DeliveryLine(tender.items().get(1), two, null, null));
    assertFault(
        "lines[0].accepted",
        "framework.accepted-more-than-delivered",
        TODAY,
        new RecordDelivery.DeliveryLine(item, two, new BigDecimal("3"), null));
    assertFault(
        "lines[0].reason",
        "shared.missing",
        TODAY,
        new RecordDelivery.DeliveryLine(item, two, BigDecimal.ONE, " "));
  }

  @Test
  void a_request_that_comes_again_with_other_content_is_refused_and_changes_nothing() {
    RecordDelivery.Delivery first = new RecordDelivery.Delivery("again", TODAY, List.of(line("1")));
    RecordDelivery.Delivery other = new RecordDelivery.Delivery("again", TODAY, List.of(line("2")));
    at(
        () -> {
          recordDelivery.run(officer, order, first);
          return null;
        });

    assertThatThrownBy(
            () ->
                at(
                    () -> {
                      recordDelivery.run(officer, order, other);
                      return null;
                    }))
        .hasMessageContaining("shared.sent-otherwise");
    assertThat(at(() -> view.get(officer, order)).delivered()).hasSize(1);
  }

  @Test
  void a_key_or_a_reason_that_differs_by_one_letters_case_is_another_one() {
    record("key", "one broken");
    record("KEY", "one broken");

    assertThat(at(() -> view.get(officer, order)).delivered()).hasSize(2);
    assertThatThrownBy(() -> record("key", "One broken"))
        .hasMessageContaining("shared.sent-otherwise");
    for (String alike : List.of("key ", "ke y", "kéy", "key\u200b", "مفتاح")) {
      assertThatThrownBy(() -> record(alike, "one broken"))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              refused ->
                  assertThat(refused.faults())
                      .extracting(Refusal.Fault::field, Refusal.Fault::code)
                      .containsExactly(tuple("requestKey", "shared.request-key")));
    }
  }

  private void record(String key, String reason) {
    RecordDelivery.DeliveryLine broken =
        new RecordDelivery.DeliveryLine(item, new BigDecimal("2"), BigDecimal.ONE, reason);
    at(
        () -> {
          recordDelivery.run(
              officer, order, new RecordDelivery.Delivery(key, TODAY, List.of(broken)));
          return null;
        });
  }

  @Test
  void the_same_request_records_once_and_only_for_the_entitys_own_officer() {
    RecordDelivery.Delivery once = new RecordDelivery.Delivery("once", TODAY, List.of(line("1")));
    for (int i = 0; i < 2; i++) {
      at(
          () -> {
            recordDelivery.run(officer, order, once);
            return null;
          });
    }

    assertThat(at(() -> view.get(officer, order)).delivered()).hasSize(1);
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
    assertThatThrownBy(() -> recordDelivery.run(stranger, order, once))
        .isInstanceOf(Refusal.NotFound.class);
    for (Actor other : List.of(stranger, coordinator)) {
      assertThatThrownBy(() -> view.get(other, order)).isInstanceOf(Refusal.NotFound.class);
    }
  }

  private RecordDelivery.DeliveryLine line(String delivered) {
    return new RecordDelivery.DeliveryLine(item, new BigDecimal(delivered), null, null);
  }

  private void record(RecordDelivery.DeliveryLine... lines) {
    at(
        () -> {
          recordDelivery.run(
              officer,
              order,
              new RecordDelivery.Delivery(UUID.randomUUID().toString(), TODAY, List.of(lines)));
          return null;
        });
  }

  private void assertFault(
      String field, String code, @Nullable LocalDate day, RecordDelivery.DeliveryLine... lines) {
    RecordDelivery.Delivery delivery =
        new RecordDelivery.Delivery(UUID.randomUUID().toString(), day, List.of(lines));
    assertThatThrownBy(
            () ->
                at(
                    () -> {
                      recordDelivery.run(officer, order, delivery);
                      return null;
                    }))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .contains(field + " " + code));
  }

  private static <T> T at(Supplier<T> act) {
    return DemoTime.at(LATER, act);
  }

  private long agreement() {
    FIXTURE.adopt(tender);
    at(
        () -> {
          APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id());
          return null;
        });
    return Long.parseLong(
        APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
  }

  private long order() {
    return order("20");
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
}
