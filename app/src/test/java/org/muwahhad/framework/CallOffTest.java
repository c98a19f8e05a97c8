package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Review;

@Tag("long")
class CallOffTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(11));
  private final PlaceCallOff placeCallOff = APP.get(PlaceCallOff.class);
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
  private final AwardFixture.Tender tender = FIXTURE.aTender();

  @Test
  void every_award_in_force_becomes_an_agreement_of_one_year() {
    long agreement = agreement();

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(number ORDER BY number) FROM framework_agreement"
                    + " WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("FA-%1$s-1,FA-%1$s-2".formatted(tender.number().substring(3)));
    assertThat(
            APP.ask(
                "SELECT ends_on = starts_on + INTERVAL 1 YEAR - INTERVAL 1 DAY"
                    + " FROM framework_agreement WHERE id = "
                    + agreement))
        .isEqualTo("1");
    assertThat(FIXTURE.lastAct("agreement:" + agreement))
        .isEqualTo("framework.agreement-concluded");
  }

  @Test
  void each_entity_is_entitled_to_what_it_was_awarded() {
    long agreement = agreement();

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(awarded_quantity ORDER BY lot_item_id, entity_id)
                  FROM entitlement WHERE agreement_id = """
                    + " "
                    + agreement))
        .isEqualTo("10.000,25.500,3.000,4.000");
  }

  @Test
  void an_officer_orders_within_the_balance_and_the_order_is_recorded() {
    long agreement = agreement();

    long order = order(officer, agreement, UUID.randomUUID().toString(), "20");

    assertThat(called(agreement)).isEqualTo("20.000");
    assertThat(APP.ask("SELECT number FROM call_off WHERE id = " + order))
        .startsWith("CO-" + tender.number().substring(3) + "-1-SA-")
        .endsWith("-1");
    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.call-off-placed");
  }

  @Test
  void the_same_request_orders_once() {
    long agreement = agreement();
    String key = UUID.randomUUID().toString();

    long first = order(officer, agreement, key, "5");
    long again = order(officer, agreement, key, "5");

    assertThat(again).isEqualTo(first);
    assertThat(called(agreement)).isEqualTo("5.000");
  }

  @Test
  void no_more_is_ordered_than_is_left() {
    long agreement = agreement();
    order(officer, agreement, "first", "20");

    assertThatThrownBy(() -> order(officer, agreement, "second", "5.501"))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo("lines[0].quantity");
              assertThat(r.faults().get(0).code()).isEqualTo("framework.more-than-left");
            });
    assertThat(order(officer, agreement, "third", "5.5")).isPositive();
  }

  @Test
  void of_two_orders_at_once_that_together_ask_for_too_much_one_is_refused() throws Exception {
    long agreement = agreement();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<Boolean> ordering =
        () -> {
          try {
            order(officer, agreement, UUID.randomUUID().toString(), "15");
            return true;
          } catch (Refusal refused) {
            return false;
          }
        };

    List<Future<Boolean>> outcomes = threads.invokeAll(List.of(ordering, ordering));
    threads.shutdown();

    assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(called(agreement)).isEqualTo("15.000");
  }

  @Test
  void an_order_names_items_of_the_agreement_once_each_in_whole_thousandths() {
    long agreement = agreement();
    long item = tender.items().get(0);

    assertThatThrownBy(() -> place(officer, agreement, "a", List.of()))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertCode(agreement, "framework.item-twice", line(item, "1"), line(item, "1"));
    assertCode(agreement, "framework.not-in-agreement", line(tender.items().get(2), "1"));
    assertCode(agreement, "framework.quantity-decimals", line(item, "0.0005"));
    assertCode(agreement, "shared.not-positive", line(item, "-1"));
    assertCode(agreement, "shared.missing", new PlaceCallOff.OrderLine(item, null));
  }

  @Test
  void only_officers_of_entitled_entities_order_and_only_in_the_period() {
    long agreement = agreement();
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));

    assertThatThrownBy(() -> order(stranger, agreement, "a", "1"))
        .hasMessage("framework.not-entitled");
    assertThatThrownBy(() -> order(FIXTURE.buyer, agreement, "a", "1"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(
            () ->
                DemoTime.run(
                    LATER.plus(Duration.ofDays(370)),
                    () ->
                        placeCallOff.run(
                            officer,
                            agreement,
                            new PlaceCallOff.Order(
                                "late", List.of(line(tender.items().get(0), "1"))))))
        .hasMessage("framework.not-in-period");
  }

  @Test
  void officers_see_the_part_of_their_entity_and_suppliers_what_they_won() {
    long agreement = agreement();
    ViewAgreements view = APP.get(ViewAgreements.class);
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));

    assertThat(view.get(officer, agreement).entitlements())
        .hasSize(2)
        .allMatch(e -> e.entityId() == FIXTURE.saudi);
    assertThat(view.get(FIXTURE.buyer, agreement).entitlements()).hasSize(4);
    assertThat(view.list(stranger)).isEmpty();
    assertThatThrownBy(() -> view.get(stranger, agreement)).isInstanceOf(Refusal.NotFound.class);
    Actor supplier = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    assertThat(view.list(supplier)).extracting(AgreementQueries.Agreement::id).contains(agreement);
    assertThat(view.get(supplier, agreement).entitlements()).isEmpty();
    assertThatThrownBy(() -> view.get(FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier), agreement))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_thread_leads_from_the_demand_line_to_the_orders() {
    long line = tender.lines().get(1);
    ViewDemandTrace threads = APP.get(ViewDemandTrace.class);
    assertThat(threads.get(officer, line).covered().get(0).price()).isNull();
    long agreement = agreement();
    order(officer, agreement, "thread", "2");

    ViewDemandTrace.DemandTraceView thread = threads.get(officer, line);

    assertThat(thread.asked().quantity()).isEqualByComparingTo("25.5");
    assertThat(thread.covered()).hasSize(1);
    assertThat(thread.covered().get(0).unitPrice()).isEqualByComparingTo("100.125");
    assertThat(thread.covered().get(0).netAmount()).isEqualByComparingTo("2553.188");
    assertThat(thread.ordered()).hasSize(1);
    assertThatThrownBy(() -> threads.get(FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti), line))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            threads
                .get(FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA"), line)
                .covered())
        .hasSize(1);

    String round = "href=\"/rounds/" + thread.asked().roundId() + "\"";
    String submission = "href=\"/submissions/" + thread.asked().submissionId() + "\"";
    String address = "/demand-lines/" + line + "/thread";
    Browserless browser = Browserless.signedInAs(APP, officer);
    assertThat(browser.get(address).body()).contains(round, submission);
    assertThat(browser.get("/submissions/" + thread.asked().submissionId()).statusCode())
        .isEqualTo(200);
    assertThat(Browserless.signedInAs(APP, FIXTURE.member("SA")).get(address).body())
        .as("members of committees have no pages of rounds")
        .contains(thread.asked().roundCode())
        .doesNotContain(round, submission);
  }

  @Test
  void the_thread_leads_back_from_an_order_to_the_demand_that_it_serves() {
    long line = tender.lines().get(1);
    long agreement = agreement();
    long order = order(officer, agreement, "back", "2");

    List<CallOffQueries.ServedDemandLine> served =
        APP.get(ViewCallOff.class).get(officer, order).served();

    assertThat(served)
        .extracting(CallOffQueries.ServedDemandLine::demandLineId)
        .containsExactly(line);
    assertThat(served.get(0).quantity()).isEqualByComparingTo("25.5");
    Browserless browser = Browserless.signedInAs(APP, officer);
    String page = browser.get("/call-offs/" + order).body();
    assertThat(page).contains("href=\"/demand-lines/" + line + "/thread\"");
    assertThat(browser.get("/demand-lines/" + line + "/thread").body())
        .contains("href=\"/call-offs/" + order + "\"");
  }

  @Test
  void the_page_of_an_order_says_what_its_lines_and_all_of_it_come_to() {
    long agreement = agreement();
    order(officer, agreement, "before", "3");
    long order =
        place(
            officer,
            agreement,
            "sum",
            List.of(line(tender.items().get(0), "20"), line(tender.items().get(1), "1")));

    ViewCallOff.CallOffView sheet = APP.get(ViewCallOff.class).get(officer, order);
    Money ordered =
        APP.get(ViewAgreements.class).get(officer, agreement).ordered().stream()
            .filter(l -> l.callOffId() == order)
            .map(AgreementQueries.OrderedLine::net)
            .reduce(Money::plus)
            .orElseThrow();
    Browserless browser = Browserless.signedInAs(APP, officer);
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
    long agreement = agreement();
    long order = order(officer, agreement, "guarantee", "2");
    ReviewOrder review = APP.get(ReviewOrder.class);
    assertThat(review.placing(officer, agreement, order).facts())
        .extracting(Review.Figure::labelKey)
        .as("where the tender asks for none")
        .doesNotContain("framework.guarantee");

    APP.sql(
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                  source_en)
        VALUES ('performance-guarantee.percent', 5, 'PERCENT', 81, 'ضمان', 'Share', 'قاعدة', 'rule')""");
    APP.without(
        "tr_tender_rule_added",
        () ->
            APP.sql(
                "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, '%s', 5)"
                    .formatted(tender.id(), "performance-guarantee.percent")));
    for (var stage : Map.of(20, "AWAITED", 90, "OVERDUE").entrySet()) {
      Instant moment = Instant.now().plus(Duration.ofDays(stage.getKey()));
      DemoTime.run(
          moment,
          () ->
              assertThat(review.placing(officer, agreement, order).facts())
                  .contains(
                      new Review.Figure(
                          "framework.guarantee",
                          Review.Wording.of("guarantee.state." + stage.getValue())))
                  .extracting(Review.Figure::labelKey)
                  .contains("framework.review-guarantee-due"));
    }
    Browserless browser = Browserless.signedInAs(APP, officer);
    browser.get("/language/en");
    assertThat(browser.get("/agreements/" + agreement).body()).contains("Performance guarantee");
  }

  private static String written(Money sum) {
    return String.format(Locale.ROOT, "%,.3f", sum.amount());
  }

  @Test
  void the_database_itself_refuses_overdrawn_undrawn_and_changed_orders() {
    long agreement = agreement();
    long order = order(officer, agreement, "guards", "5");
    String balance =
        " WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"
            .formatted(agreement, FIXTURE.saudi, tender.items().get(0));

    refused(
        "ck_entitlement_balance",
        () -> APP.sql("UPDATE entitlement SET called_quantity = 25.501" + balance));
    refused(
        "framework.entitlement-immutable",
        () -> APP.sql("UPDATE entitlement SET called_quantity = 4" + balance));
    refused(
        "framework.entitlement-immutable",
        () -> APP.sql("UPDATE entitlement SET awarded_quantity = 100" + balance));
    refused(
        "framework.not-drawn",
        () ->
            APP.sql(
                "INSERT INTO call_off_line (call_off_id, agreement_id, entity_id, lot_item_id,"
                    + " quantity, net_amount) VALUES (%d, %d, %d, %d, 1, 1)"
                        .formatted(order, agreement, FIXTURE.saudi, tender.items().get(1))));
    refused(
        "framework.call-off-immutable",
        () -> APP.sql("UPDATE call_off_line SET quantity = 1 WHERE call_off_id = " + order));
    refused(
        "framework.call-off-immutable",
        () -> APP.sql("DELETE FROM call_off_line WHERE call_off_id = " + order));
    refused(
        "framework.call-off-immutable",
        () -> APP.sql("UPDATE call_off SET number = 'x' WHERE id = " + order));
    refused(
        "framework.call-off-immutable", () -> APP.sql("DELETE FROM call_off WHERE id = " + order));
  }

  @Test
  void the_database_takes_no_order_outside_the_days_of_the_agreement() throws Exception {
    long agreement = agreement();
    String order =
        """
        INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                              vat_percent)
        VALUES ('CO-%1$s', %2$d, %3$d, '%1$s', %4$d, UTC_TIMESTAMP(6), %5$s)""";
    String vat = APP.ask("SELECT vat_percent FROM member_state WHERE code = 'SA'");
    long person = officer.personId();

    // The agreement begins in eleven days.
    refused(
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
  void an_agreement_rests_on_an_award_in_effect_and_stands() {
    long agreement = agreement();
    AwardFixture.Tender pending = FIXTURE.aTender();
    FIXTURE.recommend(pending);

    refused(
        "framework.agreement-immutable",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET ends_on = ends_on + INTERVAL 1 YEAR WHERE id = "
                    + agreement));
    refused(
        "framework.award-not-active",
        () ->
            APP.sql(
                """
                INSERT INTO framework_agreement (number, tender_id, award_id, starts_on, ends_on,
                                                 concluded_at)
                SELECT 'FA-early', tender_id, id, '2026-01-01', '2027-01-01', UTC_TIMESTAMP(6)
                  FROM award WHERE tender_id = %d LIMIT 1"""
                    .formatted(pending.id())));
  }

  @Test
  void no_part_of_what_is_counted_whole_is_ordered_but_the_part_that_is_left() {
    long agreement = agreement();
    long item = tender.items().get(0);

    assertCode(agreement, "framework.whole-units", line(item, "0.5"));
    order(officer, agreement, "first", "20");
    refused(
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
                            .formatted(tender.items().get(1), agreement))));
    assertThat(order(officer, agreement, "rest", "5.5")).isPositive();
  }

  private long agreement() {
    FIXTURE.adopt(tender);
    DemoTime.run(LATER, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    return Long.parseLong(
        APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
  }

  private long order(Actor actor, long agreement, String key, String quantity) {
    return place(actor, agreement, key, List.of(line(tender.items().get(0), quantity)));
  }

  private long place(Actor actor, long agreement, String key, List<PlaceCallOff.OrderLine> lines) {
    return DemoTime.at(
        LATER, () -> placeCallOff.run(actor, agreement, new PlaceCallOff.Order(key, lines)));
  }

  private void assertCode(long agreement, String code, PlaceCallOff.OrderLine... lines) {
    assertThatThrownBy(
            () -> place(officer, agreement, UUID.randomUUID().toString(), List.of(lines)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).contains(code));
  }

  private String called(long agreement) {
    return APP.ask(
        "SELECT called_quantity FROM entitlement WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"
            .formatted(agreement, FIXTURE.saudi, tender.items().get(0)));
  }

  private static PlaceCallOff.OrderLine line(long item, String quantity) {
    return new PlaceCallOff.OrderLine(item, new BigDecimal(quantity));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
