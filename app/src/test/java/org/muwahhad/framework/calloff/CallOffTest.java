package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.AgreedTender;
import org.muwahhad.framework.AgreementOrderQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Review;

/** An officer orders under an agreement, within the balance and the days of the agreement. */
@Tag("long")
class CallOffTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final AgreedTender agreed = new AgreedTender(APP, FIXTURE);

  @Test
  void an_officer_orders_within_the_balance_and_the_order_is_recorded() {
    long agreement = agreed.agreement();

    long order = agreed.order(agreed.officer, agreement, UUID.randomUUID().toString(), "20");

    assertThat(agreed.called(agreement)).isEqualTo("20.000");
    assertThat(APP.ask("SELECT number FROM call_off WHERE id = " + order))
        .startsWith("CO-" + agreed.tender.number().substring(3) + "-1-SA-")
        .endsWith("-1");
    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.call-off-placed");
  }

  @Test
  void the_same_request_orders_once() {
    long agreement = agreed.agreement();
    String key = UUID.randomUUID().toString();

    long first = agreed.order(agreed.officer, agreement, key, "5");
    long again = agreed.order(agreed.officer, agreement, key, "5");

    assertThat(again).isEqualTo(first);
    assertThat(agreed.called(agreement)).isEqualTo("5.000");
  }

  @Test
  void no_more_is_ordered_than_is_left() {
    long agreement = agreed.agreement();
    agreed.order(agreed.officer, agreement, "first", "20");

    assertThatThrownBy(() -> agreed.order(agreed.officer, agreement, "second", "5.501"))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo("lines[0].quantity");
              assertThat(r.faults().get(0).code()).isEqualTo("framework.more-than-left");
            });
    assertThat(agreed.order(agreed.officer, agreement, "third", "5.5")).isPositive();
  }

  @Test
  void of_two_orders_at_once_that_together_ask_for_too_much_one_is_refused() throws Exception {
    long agreement = agreed.agreement();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<Boolean> ordering =
        () -> {
          try {
            agreed.order(agreed.officer, agreement, UUID.randomUUID().toString(), "15");
            return true;
          } catch (Refusal refused) {
            return false;
          }
        };

    List<Future<Boolean>> outcomes = threads.invokeAll(List.of(ordering, ordering));
    threads.shutdown();

    assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(agreed.called(agreement)).isEqualTo("15.000");
  }

  @Test
  void an_order_names_items_of_the_agreement_once_each_in_whole_thousandths() {
    long agreement = agreed.agreement();
    long item = agreed.tender.items().get(0);

    assertThatThrownBy(() -> agreed.place(agreed.officer, agreement, "a", List.of()))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertCode(agreement, "framework.item-twice", agreed.line(item, "1"), agreed.line(item, "1"));
    assertCode(
        agreement, "framework.not-in-agreement", agreed.line(agreed.tender.items().get(2), "1"));
    assertCode(agreement, "framework.quantity-decimals", agreed.line(item, "0.0005"));
    assertCode(agreement, "shared.not-positive", agreed.line(item, "-1"));
    assertCode(agreement, "shared.missing", new PlaceCallOff.OrderLine(item, null));
  }

  @Test
  void only_officers_of_entitled_entities_order_and_only_in_the_period() {
    long agreement = agreed.agreement();
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));

    assertThatThrownBy(() -> agreed.order(stranger, agreement, "a", "1"))
        .hasMessage("framework.not-entitled");
    assertThatThrownBy(() -> agreed.order(FIXTURE.buyer, agreement, "a", "1"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(
            () ->
                DemoTime.run(
                    AgreedTender.LATER.plus(Duration.ofDays(370)),
                    () ->
                        agreed.placeCallOff.run(
                            agreed.officer,
                            agreement,
                            new PlaceCallOff.Order(
                                "late", List.of(agreed.line(agreed.tender.items().get(0), "1"))))))
        .hasMessage("framework.not-in-period");
  }

  @Test
  void the_page_of_an_order_says_what_its_lines_and_all_of_it_come_to() {
    long agreement = agreed.agreement();
    agreed.order(agreed.officer, agreement, "before", "3");
    long order =
        agreed.place(
            agreed.officer,
            agreement,
            "sum",
            List.of(
                agreed.line(agreed.tender.items().get(0), "20"),
                agreed.line(agreed.tender.items().get(1), "1")));

    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(agreed.officer, order);
    Money ordered =
        APP.get(ViewAgreements.class).get(agreed.officer, agreement).ordered().stream()
            .filter(l -> l.callOffId() == order)
            .map(AgreementOrderQueries.OrderedLine::net)
            .reduce(Money::plus)
            .orElseThrow();
    Browserless browser = Browserless.signedInAs(APP, agreed.officer);
    browser.get("/language/en");
    assertThat(sheet.lines()).hasSize(2);
    assertThat(sheet.total()).as("as on the page of the agreement").isEqualTo(ordered);
    assertThat(browser.get("/call-offs/" + order).body())
        .contains("2,002.500", "Sum without VAT", written(ordered));
    browser.get("/language/ar");
    assertThat(browser.get("/call-offs/" + order).body())
        .contains("الإجمالي دون الضريبة", written(ordered));
  }

  @Test
  void before_an_order_is_placed_its_officer_reads_how_the_guarantee_stands() {
    long agreement = agreed.agreement();
    long order = agreed.order(agreed.officer, agreement, "guarantee", "2");
    ReviewOrder review = APP.get(ReviewOrder.class);
    assertThat(review.placing(agreed.officer, agreement, order).facts())
        .extracting(Review.Figure::labelKey)
        .as("where the tender asks for none")
        .doesNotContain("framework.guarantee");

    FIXTURE.world().aRule("performance-guarantee.percent", "5", "PERCENT");
    APP.without(
        "tr_tender_rule_added",
        () ->
            APP.sql(
                "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, '%s', 5)"
                    .formatted(agreed.tender.id(), "performance-guarantee.percent")));
    for (var stage : Map.of(20, "AWAITED", 90, "OVERDUE").entrySet()) {
      Instant moment = Instant.now().plus(Duration.ofDays(stage.getKey()));
      DemoTime.run(
          moment,
          () ->
              assertThat(review.placing(agreed.officer, agreement, order).facts())
                  .contains(
                      new Review.Figure(
                          "framework.guarantee",
                          Review.Wording.of("guarantee.state." + stage.getValue())))
                  .extracting(Review.Figure::labelKey)
                  .contains("framework.review-guarantee-due"));
    }
    Browserless browser = Browserless.signedInAs(APP, agreed.officer);
    browser.get("/language/en");
    assertThat(browser.get("/agreements/" + agreement).body()).contains("Performance guarantee");
  }

  private static String written(Money sum) {
    return String.format(Locale.ROOT, "%,.3f", sum.amount());
  }

  @Test
  void the_database_itself_refuses_overdrawn_undrawn_and_changed_orders() {
    long agreement = agreed.agreement();
    long order = agreed.order(agreed.officer, agreement, "guards", "5");
    String balance =
        " WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"
            .formatted(agreement, FIXTURE.saudi, agreed.tender.items().get(0));

    agreed.refused(
        "ck_entitlement_balance",
        () -> APP.sql("UPDATE entitlement SET called_quantity = 25.501" + balance));
    agreed.refused(
        "framework.entitlement-immutable",
        () -> APP.sql("UPDATE entitlement SET called_quantity = 4" + balance));
    agreed.refused(
        "framework.entitlement-immutable",
        () -> APP.sql("UPDATE entitlement SET awarded_quantity = 100" + balance));
    agreed.refused(
        "framework.not-drawn",
        () ->
            APP.sql(
                "INSERT INTO call_off_line (call_off_id, agreement_id, entity_id, lot_item_id,"
                    + " quantity, net_amount) VALUES (%d, %d, %d, %d, 1, 1)"
                        .formatted(order, agreement, FIXTURE.saudi, agreed.tender.items().get(1))));
    agreed.refused(
        "framework.call-off-immutable",
        () -> APP.sql("UPDATE call_off_line SET quantity = 1 WHERE call_off_id = " + order));
    agreed.refused(
        "framework.call-off-immutable",
        () -> APP.sql("DELETE FROM call_off_line WHERE call_off_id = " + order));
    agreed.refused(
        "framework.call-off-immutable",
        () -> APP.sql("UPDATE call_off SET number = 'x' WHERE id = " + order));
    agreed.refused(
        "framework.call-off-immutable", () -> APP.sql("DELETE FROM call_off WHERE id = " + order));
  }

  @Test
  void the_database_takes_no_order_outside_the_days_of_the_agreement() throws Exception {
    long agreement = agreed.agreement();
    String order =
        """
        INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                              vat_percent)
        VALUES ('CO-%1$s', %2$d, %3$d, '%1$s', %4$d, UTC_TIMESTAMP(6), %5$s)""";
    String vat = APP.ask("SELECT vat_percent FROM member_state WHERE code = 'SA'");
    long person = agreed.officer.personId();

    // The agreement begins in eleven days.
    agreed.refused(
        "framework.outside-period",
        () -> APP.sql(order.formatted("early", agreement, FIXTURE.saudi, person, vat)));
    try (var connection = APP.connect();
        var s = connection.createStatement()) {
      s.execute("SET timestamp = UNIX_TIMESTAMP() + 86400 * 12");
      String untaxed = order.formatted("untaxed", agreement, FIXTURE.saudi, person, "99");
      assertThatThrownBy(() -> s.executeUpdate(untaxed))
          .hasMessageContaining("framework.vat-differs");
      assertThat(
              s.executeUpdate(
                  order.formatted("timely" + agreement, agreement, FIXTURE.saudi, person, vat)))
          .isEqualTo(1);
    }
  }

  @Test
  void no_part_of_what_is_counted_whole_is_ordered_but_the_part_that_is_left() {
    long agreement = agreed.agreement();
    long item = agreed.tender.items().get(0);

    assertCode(agreement, "framework.whole-units", agreed.line(item, "0.5"));
    agreed.order(agreed.officer, agreement, "first", "20");
    agreed.refused(
        "framework.whole-units",
        () ->
            APP.without(
                "tr_call_off_line_drawn",
                () ->
                    APP.sql(
                        """
                        INSERT INTO call_off_line (call_off_id, agreement_id, entity_id,
                          lot_item_id, quantity, net_amount)
                        SELECT o.id, o.agreement_id, o.entity_id, %d, 0.5, 1 FROM call_off o
                         WHERE o.agreement_id = %d"""
                            .formatted(agreed.tender.items().get(1), agreement))));
    assertThat(agreed.order(agreed.officer, agreement, "rest", "5.5")).isPositive();
  }

  private void assertCode(long agreement, String code, PlaceCallOff.OrderLine... lines) {
    assertThatThrownBy(
            () ->
                agreed.place(
                    agreed.officer, agreement, UUID.randomUUID().toString(), List.of(lines)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).contains(code));
  }
}
