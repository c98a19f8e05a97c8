package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;

/** What the database itself refuses of changes of an order, no matter who asks. */
@Tag("long")
class OrderChangeGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor officer = ordering.officer;
  private final Actor supplier = ordering.supplier;
  private final long order = ordering.order("10");
  private final OrderChangeFixture changes = new OrderChangeFixture(APP, ordering, order);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void past_the_code_no_side_changes_what_the_other_did_not_agree_to() {
    String change =
        """
        INSERT INTO order_change (call_off_id, number, kind, side, reason, request_key, asked_by,
          asked_at, status, open_order, answered_by, answered_at)
        VALUES (%d, 9, '%s', '%s', 'x', 'past-the-code', %d, UTC_TIMESTAMP(6), '%s', %s, %s, %s)""";
    String now = "UTC_TIMESTAMP(6)";
    String person = String.valueOf(officer.personId());
    ordering.refused(
        "order.consent-missing",
        change.formatted(
            order, "CHANGE", "SUPPLIER", supplier.personId(), "AGREED", "NULL", person, now));
    ordering.refused(
        "framework.not-the-supplier",
        change.formatted(
            order, "CHANGE", "SUPPLIER", officer.personId(), "ASKED", order, "NULL", "NULL"));
    ordering.refused(
        "order.not-confirmed",
        change.formatted(
            order, "CANCELLATION", "ENTITY", officer.personId(), "ASKED", order, "NULL", "NULL"));
    changes.change(officer, ordering.today().plusDays(30), null);
    long alone = Long.parseLong(APP.ask("SELECT id FROM order_change WHERE day_order = " + order));
    ordering.confirm(order);
    ordering.refused("order.change-immutable", item(alone, ordering.item(0)));
    ordering.refused(
        "order.consent-missing",
        change.formatted(
            order, "CHANGE", "ENTITY", officer.personId(), "AGREED", "NULL", person, now));

    long asked = changes.ask(officer, ordering.today().plusDays(9), "4");
    String answer =
        """
        UPDATE order_change SET status = 'AGREED', open_order = NULL, answered_by = %d,
               answered_at = UTC_TIMESTAMP(6) WHERE id = %d""";
    ordering.refused("order.consent-missing", answer.formatted(officer.personId(), asked));
    ordering.refused(
        "order.change-immutable", "UPDATE order_change SET reason = 'y' WHERE id = " + asked);
    ordering.refused("order.change-immutable", "DELETE FROM order_change WHERE id = " + asked);
    ordering.refused(
        "order.change-immutable",
        "UPDATE order_change_item SET net_amount = 0, line_order = call_off_id WHERE change_id = "
            + asked);
    changes.agree(supplier, asked);
    ordering.refused(
        "order.change-immutable",
        "UPDATE order_change_item SET quantity = 9 WHERE change_id = " + asked);
    ordering.refused(
        "order.change-immutable",
        "UPDATE order_change_item SET line_order = NULL WHERE change_id = " + asked);
    ordering.refused("order.change-immutable", item(asked, ordering.item(1)));
    ordering.refused(
        "framework.more-than-ordered",
        """
        INSERT INTO delivery (call_off_id, lot_item_id, request_key, delivered_on,
          delivered_quantity, accepted_quantity, reason, recorded_by, recorded_at)
        VALUES (%d, %d, 'x', UTC_DATE(), 5, 5, '', %d, UTC_TIMESTAMP(6))"""
            .formatted(order, ordering.item(0), officer.personId()));
  }

  @Test
  void past_the_code_a_change_leaves_less_than_is_ordered() {
    ordering.confirm(order);
    long asked = changes.ask(officer, ordering.today().plusDays(9), null);

    for (String quantity : List.of("10", "11")) {
      ordering.refused("order.not-less", item(asked, ordering.item(0), quantity));
    }
    assertThat(APP.sql(item(asked, ordering.item(0), "9"))).isEqualTo(1);
  }

  @Test
  void nobody_agrees_to_a_day_that_has_passed_by_code_or_past_it() {
    long asked = changes.ask(supplier, ordering.today().plusDays(2), null);
    APP.moveClockOn(Duration.ofDays(4));

    assertThatThrownBy(() -> changes.agree(officer, asked)).hasMessage("order.day-over");
    // The clock of the service was moved on here, so the statement gets its evening.
    ordering.refused(
        "order.day-over",
        """
        SET STATEMENT timestamp = %d FOR
        UPDATE order_change SET status = 'AGREED', open_order = NULL, answered_by = %d,
               answered_at = UTC_TIMESTAMP(6) WHERE id = %d"""
            .formatted(
                ordering.today().atTime(20, 0).toEpochSecond(ZoneOffset.UTC),
                officer.personId(),
                asked));
  }

  private String item(long change, long item) {
    return item(change, item, "1");
  }

  private String item(long change, long item, String quantity) {
    return """
        INSERT INTO order_change_item (change_id, call_off_id, lot_item_id, quantity)
        VALUES (%d, %d, %d, %s)"""
        .formatted(change, order, item, quantity);
  }
}
