package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.framework.order.Ordering.key;
import static org.muwahhad.framework.order.Ordering.line;
import static org.muwahhad.framework.order.Ordering.under;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.transfer.ConsentToTransfer;
import org.muwahhad.framework.transfer.OfferTransfer;
import org.muwahhad.organisation.register.ReinstateSupplier;
import org.muwahhad.organisation.register.SuspendSupplier;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** An officer orders under several agreements in one act, all or none. */
@Tag("long")
class PlaceBasketTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor officer = ordering.officer;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void each_agreement_gets_an_order_with_an_entry_of_its_own() {
    List<Long> placed =
        ordering.basket(
            officer,
            key(),
            under(ordering.other, line(ordering.item(2), "1")),
            under(ordering.first, line(ordering.item(1), "3"), line(ordering.item(0), "20")));

    assertThat(placed).hasSize(2);
    assertThat(agreementOf(placed.get(0))).isEqualTo(ordering.other);
    assertThat(agreementOf(placed.get(1))).isEqualTo(ordering.first);
    assertThat(ordering.called(0) + " " + ordering.called(1) + " " + ordering.called(2))
        .isEqualTo("20.000 3.000 1.000");
    for (long agreement : List.of(ordering.first, ordering.other)) {
      assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.call-off-placed");
    }
    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(officer, placed.get(1));
    // 20 at 100.125 and 3 at 7.005.
    assertThat(sheet.total().amount()).isEqualByComparingTo("2023.515");
    assertThat(sheet.sha256())
        .as("the record and the paper say the same")
        .isEqualTo(
            APP.ask(
                """
                SELECT JSON_VALUE(e.detail, '$.sha256') FROM audit_entry e
                  JOIN audit_chain c ON c.id = e.chain_id
                 WHERE c.name = 'agreement:%d' AND e.act = 'framework.call-off-placed'
                 ORDER BY e.position DESC LIMIT 1"""
                    .formatted(ordering.first)));
    assertThat(ordering.listed(placed.get(0))).isEqualTo("PLACED");
  }

  @Test
  void when_one_order_cannot_be_placed_none_is() {
    assertThatThrownBy(
            () ->
                ordering.basket(
                    officer,
                    key(),
                    under(ordering.first, line(ordering.item(0), "5")),
                    under(ordering.other, line(ordering.item(2), "3"))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("orders[1].lines[0].quantity framework.more-than-left"));

    assertThat(ordering.called(0) + " " + ordering.called(2)).isEqualTo("0.000 0.000");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM call_off WHERE agreement_id IN (%d, %d)"
                    .formatted(ordering.first, ordering.other)))
        .isEqualTo("0");
  }

  @Test
  void the_same_request_orders_once_and_one_that_says_something_else_is_refused() {
    String key = key();
    PlaceBasket.BasketOrder[] orders = {
      under(ordering.first, line(ordering.item(0), "5")),
      under(ordering.other, line(ordering.item(2), "1"))
    };

    List<Long> placed = ordering.basket(officer, key, orders);

    assertThat(ordering.basket(officer, key, orders)).isEqualTo(placed);
    assertThat(ordering.called(0)).isEqualTo("5.000");
    assertThatThrownBy(() -> ordering.basket(officer, key, orders[0]))
        .hasMessage("shared.sent-otherwise");
    assertThatThrownBy(
            () ->
                ordering.basket(
                    officer, key, under(ordering.first, line(ordering.item(0), "6")), orders[1]))
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void a_basket_names_each_agreement_once_and_something_of_it() {
    assertFault("orders order.basket-empty");
    assertFault(
        "orders[1].agreementId order.agreement-twice",
        under(ordering.first, line(ordering.item(0), "1")),
        under(ordering.first, line(ordering.item(1), "1")));
    assertFault("orders[0].lines framework.nothing-ordered", under(ordering.first));
    assertFault(
        "orders order.too-many-lines",
        LongStream.range(0, 501).mapToObj(Ordering::under).toArray(PlaceBasket.BasketOrder[]::new));
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));
    assertThatThrownBy(
            () ->
                ordering.basket(
                    stranger, key(), under(ordering.first, line(ordering.item(0), "1"))))
        .hasMessage("framework.not-entitled");
    assertThatThrownBy(
            () ->
                ordering.basket(
                    FIXTURE.buyer, key(), under(ordering.first, line(ordering.item(0), "1"))))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void batches_have_a_day_each_and_come_to_what_is_ordered() {
    long order =
        ordering
            .basket(
                officer,
                key(),
                under(
                    ordering.first,
                    ordering.inBatches(
                        ordering.item(0), "10", ordering.batch("6", 20), ordering.batch("4", 10))))
            .get(0);

    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(officer, order);
    assertThat(sheet.batchesOf(ordering.item(0)))
        .extracting(b -> b.position() + " " + b.quantity().stripTrailingZeros().toPlainString())
        .containsExactly("1 4", "2 6");
    assertThat(sheet.statement()).contains("\"batches\":[{\"quantity\":\"4\"");
    assertFault(
        "orders[0].lines[0].batches order.batches-of-item-differ",
        under(ordering.first, ordering.inBatches(ordering.item(0), "10", ordering.batch("9", 20))));
    assertFault(
        "orders[0].lines[0].batches[1].wantedOn order.day-twice",
        under(
            ordering.first,
            ordering.inBatches(
                ordering.item(0), "2", ordering.batch("1", 20), ordering.batch("1", 20))));
    assertFault(
        "orders[0].lines[0].batches[0].wantedOn framework.wanted-in-past",
        under(ordering.first, ordering.inBatches(ordering.item(0), "1", ordering.batch("1", -1))));
    ordering.refused(
        "order.batches-differ",
        """
        INSERT INTO call_off_batch (call_off_id, lot_item_id, position, quantity, wanted_on)
        VALUES (%d, %d, 3, 1, DATE(UTC_TIMESTAMP(6) + INTERVAL 9 DAY))"""
            .formatted(order, ordering.item(0)));
    ordering.refused(
        "framework.call-off-immutable",
        "UPDATE call_off_batch SET quantity = 1 WHERE call_off_id = " + order);
    ordering.refused(
        "framework.call-off-immutable", "DELETE FROM call_off_batch WHERE call_off_id = " + order);
  }

  @Test
  void of_two_officers_and_a_transfer_that_want_the_last_units_one_gets_them() throws Exception {
    long neighbour = FIXTURE.world().anEntityIn("SA");
    Actor receiver = FIXTURE.world().anOfficerOf(neighbour);
    long transfer =
        APP.get(OfferTransfer.class)
            .run(
                officer,
                ordering.first,
                new OfferTransfer.Offer(
                    key(),
                    ordering.item(1),
                    APP.ask("SELECT code FROM procuring_entity WHERE id = " + neighbour),
                    new BigDecimal("4"),
                    "فائض عن الحاجة"));
    Callable<Boolean> byBasket =
        () ->
            isDone(
                () ->
                    ordering.basket(
                        officer,
                        key(),
                        under(ordering.first, line(ordering.item(1), "4")),
                        under(ordering.other, line(ordering.item(2), "1"))));
    Callable<Boolean> byOrder =
        () ->
            isDone(
                () ->
                    APP.get(PlaceCallOff.class)
                        .run(
                            ordering.second,
                            ordering.first,
                            new PlaceCallOff.Order(key(), List.of(line(ordering.item(1), "4")))));
    Callable<Boolean> byTransfer =
        () -> isDone(() -> APP.get(ConsentToTransfer.class).run(receiver, transfer));
    ExecutorService threads = Executors.newFixedThreadPool(3);

    List<Future<Boolean>> outcomes = threads.invokeAll(List.of(byBasket, byOrder, byTransfer));
    threads.shutdown();

    int done = 0;
    for (Future<Boolean> outcome : outcomes) {
      done += outcome.get() ? 1 : 0;
    }
    assertThat(done).isEqualTo(1);
    boolean moved = outcomes.get(2).get();
    assertThat(ordering.called(1)).isEqualTo(moved ? "0.000" : "4.000");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM entitlement
                 WHERE called_quantity > awarded_quantity + transferred_quantity + joined_quantity"""))
        .isEqualTo("0");
  }

  private static boolean isDone(Runnable act) {
    try {
      act.run();
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }

  @Test
  void nothing_is_ordered_from_a_supplier_that_is_suspended() {
    APP.get(SuspendSupplier.class).run(FIXTURE.buyer, FIXTURE.riyalSupplier, "مراجعة السجل", null);
    try {
      assertThatThrownBy(
              () ->
                  ordering.basket(
                      officer,
                      key(),
                      under(ordering.first, line(ordering.item(0), "1")),
                      under(ordering.other, line(ordering.item(2), "1"))))
          .hasMessage("order.supplier-suspended");
      assertThat(offered(ordering.first)).isNotEmpty();
      assertThat(offered(ordering.other)).isEmpty();
      assertThat(ordering.called(0)).isEqualTo("0.000");
      APP.without(
          "tr_call_off_in_period",
          () -> ordering.refused("order.supplier-suspended", callOff(ordering.other)));
    } finally {
      APP.get(ReinstateSupplier.class).run(FIXTURE.buyer, FIXTURE.riyalSupplier, "انتهت المراجعة");
    }
    assertThat(offered(ordering.other)).isNotEmpty();
    assertThat(ordering.basket(officer, key(), under(ordering.other, line(ordering.item(2), "1"))))
        .hasSize(1);
  }

  /** What of an agreement the page of what can be ordered offers. */
  private List<BasketItems.OrderableItem> offered(long agreement) {
    String number = APP.ask("SELECT number FROM framework_agreement WHERE id = " + agreement);
    return APP.get(ViewBasket.class)
        .listOrderable(officer, new ListChoice("/orderable-items", number, "", "", 1))
        .entries();
  }

  private String callOff(long agreement) {
    return """
        INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                              vat_percent)
        VALUES ('X-%1$d', %1$d, %2$d, 'past-the-code', %3$d, UTC_TIMESTAMP(6), 15)"""
        .formatted(agreement, FIXTURE.saudi, officer.personId());
  }

  private void assertFault(String fault, PlaceBasket.BasketOrder... orders) {
    assertThatThrownBy(() -> ordering.basket(officer, key(), orders))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults()).extracting(f -> f.field() + " " + f.code()).contains(fault));
  }

  private static long agreementOf(long order) {
    return Long.parseLong(APP.ask("SELECT agreement_id FROM call_off WHERE id = " + order));
  }
}
