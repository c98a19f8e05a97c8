package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderBatch;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.framework.calloff.RecordDelivery;

/**
 * Agreements in force of two suppliers, under which a Saudi entity orders: 25.5 and 4 units of two
 * items under the first, in dinars, and 2 units of a third under the second, in riyals.
 */
final class Ordering {
  final TestApp app;
  final AwardFixture fixture;
  final Actor officer;
  final Actor second;
  final Actor supplier;
  private final AwardFixture.Tender tender;
  final long first;
  final long other;

  private Ordering(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
    officer = fixture.world().anOfficerOf(fixture.saudi);
    second = fixture.world().anOfficerOf(fixture.saudi);
    supplier = fixture.world().aBidderFor(fixture.dinarSupplier);
    tender = fixture.aTender();
    fixture.adopt(tender);
    app.moveClockOn(Duration.ofDays(11));
    app.get(ConfirmAwards.class).run(fixture.buyer, tender.id());
    List<Long> agreements =
        Arrays.stream(
                app.ask(
                        "SELECT GROUP_CONCAT(id ORDER BY id) FROM framework_agreement WHERE tender_id = "
                            + tender.id())
                    .split(","))
            .map(Long::valueOf)
            .toList();
    first = agreements.get(0);
    other = agreements.get(1);
  }

  static Ordering in(TestApp app, AwardFixture fixture) {
    return new Ordering(app, fixture);
  }

  long item(int place) {
    return tender.items().get(place);
  }

  LocalDate today() {
    return app.get(AgreementDays.class).today();
  }

  static OrderLine line(long item, String quantity) {
    return new OrderLine(item, new BigDecimal(quantity));
  }

  OrderLine inBatches(long item, String quantity, OrderBatch... batches) {
    return new OrderLine(item, new BigDecimal(quantity), List.of(batches));
  }

  OrderBatch batch(String quantity, int days) {
    return new OrderBatch(new BigDecimal(quantity), today().plusDays(days));
  }

  /** An order of the first item under the first agreement. */
  long order(String quantity) {
    return app.get(PlaceCallOff.class)
        .run(officer, first, new PlaceCallOff.Order(key(), List.of(line(item(0), quantity))));
  }

  List<Long> basket(Actor actor, String key, PlaceBasket.BasketOrder... orders) {
    return app.get(PlaceBasket.class).run(actor, new PlaceBasket.Basket(key, List.of(orders)));
  }

  static PlaceBasket.BasketOrder under(long agreement, OrderLine... lines) {
    return new PlaceBasket.BasketOrder(agreement, List.of(lines), null);
  }

  void confirm(long order) {
    app.get(ConfirmOrder.class)
        .run(supplier, order, new ConfirmOrder.Confirmation(today().plusDays(5), ""));
  }

  void deliver(long order, String quantity) {
    app.get(RecordDelivery.class)
        .run(
            officer,
            order,
            new RecordDelivery.Delivery(
                key(),
                today(),
                List.of(
                    new RecordDelivery.DeliveryLine(
                        item(0), new BigDecimal(quantity), null, null))));
  }

  /** From tomorrow on orders of the entity above a sum are approved, and it is tomorrow. */
  void approveAbove(@Nullable String amount) {
    app.get(SetOrderThreshold.class)
        .run(
            fixture.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA"),
            fixture.saudi,
            new SetOrderThreshold.Threshold(
                amount == null ? null : new BigDecimal(amount), today().plusDays(1)));
    app.moveClockOn(Duration.ofDays(1));
  }

  String called(int place) {
    return app.ask(
        "SELECT called_quantity FROM entitlement WHERE entity_id = %d AND lot_item_id = %d"
            .formatted(fixture.saudi, item(place)));
  }

  String status(long order) {
    return app.ask("SELECT status FROM call_off_standing WHERE call_off_id = " + order);
  }

  String listed(long order) {
    return app.ask("SELECT status FROM order_index WHERE call_off_id = " + order);
  }

  /** How many messages of a kind about an order a person got. */
  String told(Actor person, String kind, long order) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = '%s' AND n.href = '/call-offs/%d' AND i.person_id = %d"""
            .formatted(kind, order, person.personId()));
  }

  void refused(String rule, String statement) {
    assertThatThrownBy(() -> app.sql(statement))
        .as(statement)
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }
}
