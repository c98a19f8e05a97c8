package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.ViewOrders;
import org.muwahhad.notification.reminder.RemindOfOrders;
import org.muwahhad.web.ListChoice;

/** Lists find orders by an index that follows them, and silence of a supplier is told. */
@Tag("long")
class OrderListsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor supplier = ordering.supplier;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_index_says_of_every_order_what_its_standing_is() {
    long placed = ordering.order("1");
    long confirmed = ordering.order("1");
    ordering.confirm(confirmed);
    long delivered = ordering.order("2");
    ordering.deliver(delivered, "1");
    long cancelled = ordering.order("1");
    APP.get(CancelCallOff.class).run(ordering.officer, cancelled, "سهوًا");

    assertThat(
            List.of(placed, confirmed, delivered, cancelled).stream()
                .map(ordering::listed)
                .toList())
        .containsExactly("PLACED", "CONFIRMED", "PARTLY_DELIVERED", "CANCELLED");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM call_off o
                  JOIN call_off_standing q ON q.call_off_id = o.id
                  LEFT JOIN order_index x ON x.call_off_id = o.id AND x.status = q.status
                   AND x.sent_at <=> q.sent_at AND x.number = o.number AND x.placed_at = o.placed_at
                   AND x.entity_id = o.entity_id AND x.agreement_id = o.agreement_id
                 WHERE x.call_off_id IS NULL"""))
        .isEqualTo("0");
  }

  @Test
  void each_reader_finds_the_own_orders_by_number_name_status_and_order() {
    long first = ordering.order("1");
    long last = ordering.order("1");
    ordering.confirm(last);
    String number = APP.ask("SELECT number FROM call_off WHERE id = " + first);
    Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA");
    Actor elsewhere = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
    Actor auditor = FIXTURE.world().aPersonWho(Role.AUDITOR);
    Actor rival = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);

    for (Actor reader :
        List.of(ordering.officer, ordering.second, coordinator, auditor, FIXTURE.buyer, supplier)) {
      assertThat(found(reader, "", "", "")).startsWith(last, first);
      assertThat(found(reader, number, "", "")).contains(first);
      assertThat(found(reader, "", "CONFIRMED", "")).contains(last).doesNotContain(first);
      assertThat(found(reader, number, "CONFIRMED", "")).doesNotContain(first);
      assertThat(found(reader, "", "PLACED", "number")).contains(first);
    }
    String name = APP.ask("SELECT name_en FROM supplier WHERE id = " + FIXTURE.dinarSupplier);
    assertThat(found(auditor, name, "", "placed")).contains(first, last);
    assertThat(found(elsewhere, number, "", "")).isEmpty();
    assertThat(found(rival, number, "", "")).isEmpty();
    assertThat(
            APP.get(ViewOrders.class)
                .list(auditor, new ListChoice("/call-offs", number, "", "", 1))
                .total())
        .isEqualTo(found(auditor, number, "", "").size());
  }

  @Test
  void silence_for_as_many_working_days_as_the_rule_says_is_told_to_both_once() {
    RemindOfOrders remind = APP.get(RemindOfOrders.class);
    long silent = ordering.order("1");
    long answered = ordering.order("1");
    ordering.confirm(answered);
    long proposed = ordering.order("1");
    propose(proposed);
    long withdrawn = ordering.order("1");
    APP.get(WithdrawChange.class).run(supplier, withdrawn, propose(withdrawn));
    remind.run();
    assertThat(ordering.told(supplier, "call-off-to-answer", silent)).isEqualTo("0");

    APP.moveClockOn(Duration.ofDays(8));
    remind.run();
    remind.run();

    assertThat(ordering.told(supplier, "call-off-to-answer", silent)).isEqualTo("1");
    assertThat(ordering.told(ordering.officer, "call-off-unanswered", silent)).isEqualTo("1");
    assertThat(ordering.told(supplier, "call-off-to-answer", answered)).isEqualTo("0");
    assertThat(ordering.told(supplier, "call-off-to-answer", proposed)).isEqualTo("0");
    assertThat(ordering.told(supplier, "call-off-to-answer", withdrawn)).isEqualTo("1");
  }

  private long propose(long order) {
    return APP.get(AskForChange.class)
        .run(
            supplier,
            order,
            new ChangeRequest(Ordering.key(), ordering.today().plusDays(30), null, "تأخر الشحن"));
  }

  private static List<Long> found(Actor reader, String text, String status, String sort) {
    return APP
        .get(ViewOrders.class)
        .list(reader, new ListChoice("/call-offs", text, status, sort, 1))
        .entries()
        .stream()
        .map(e -> e.order().id())
        .toList();
  }
}
