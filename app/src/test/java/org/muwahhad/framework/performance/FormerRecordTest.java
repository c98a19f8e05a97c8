package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.amendment.Handover;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/**
 * Where a supplier took the place of another one in an agreement, each has the facts and the
 * reports of what it did itself.
 */
@Tag("long")
class FormerRecordTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final OrderedGoods goods = OrderedGoods.in(APP, FIXTURE);
  private final Actor officer = goods.officer;
  private final Actor former = goods.supplier;
  private final long successor = FIXTURE.world().aSupplier();
  private final Actor successors = FIXTURE.world().aBidderFor(successor);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void an_order_is_late_or_on_time_for_the_one_who_made_it_so() {
    long done = confirmed("2");
    goods.deliver(done, "2", "2");
    long late = confirmed("1");
    goods.later(6);
    long open = confirmed("1");
    handOver();
    goods.later(6);

    assertThat(orders(FIXTURE.dinarSupplier, "LATE")).contains(late).doesNotContain(open, done);
    assertThat(orders(FIXTURE.dinarSupplier, "DUE")).contains(late, done).doesNotContain(open);
    assertThat(orders(successor, "DUE")).containsExactly(open);
    assertThat(figures(successor).due()).isEqualTo(1);
    assertThat(figures(successor).onTime()).isZero();
    assertThat(figures(successor).orders()).as("it received none").isZero();
    assertThat(APP.get(ViewPerformance.class).list(successors, PerformanceGroup.AGREEMENT))
        .extracting(ViewPerformance.GroupFigures::code)
        .containsExactly(String.valueOf(goods.agreement));
  }

  @Test
  void an_answer_is_that_of_the_one_who_gave_it() {
    long answered = confirmed("1");
    long asked = goods.order("1");
    handOver();
    APP.get(ConfirmOrder.class)
        .run(successors, asked, new ConfirmOrder.Confirmation(goods.today().plusDays(5), ""));

    assertThat(orders(FIXTURE.dinarSupplier, "TO_ANSWER")).contains(answered).doesNotContain(asked);
    assertThat(orders(successor, "TO_ANSWER")).containsExactly(asked);
    assertThat(figures(successor).answeredInTime()).isEqualTo(1);
  }

  @Test
  void an_answer_is_late_for_the_one_in_whose_time_its_days_passed() {
    long old = goods.order("1");
    goods.later(20);
    long fresh = goods.order("1");
    handOver();
    goods.later(20);
    APP.get(ConfirmOrder.class)
        .run(successors, old, new ConfirmOrder.Confirmation(goods.today().plusDays(5), ""));

    assertThat(orders(FIXTURE.dinarSupplier, "ANSWERED_LATE")).contains(old).doesNotContain(fresh);
    assertThat(orders(successor, "ANSWERED_LATE")).containsExactly(fresh);
    assertThat(figures(successor).toAnswer()).isEqualTo(1);
    assertThat(fact(former, FIXTURE.dinarSupplier, "ANSWERED_LATE", old).answeredOn())
        .as("the answer of its successor")
        .isNull();
  }

  @Test
  void a_delivery_is_that_of_the_one_who_made_it() {
    long order = confirmed("3");
    goods.deliver(order, "1", "1");
    PerformanceFigures before = figures(FIXTURE.dinarSupplier);
    handOver();
    goods.deliver(order, "2", "1");

    assertThat(figures(FIXTURE.dinarSupplier).deliveries()).isEqualTo(before.deliveries());
    assertThat(figures(FIXTURE.dinarSupplier).acceptedWhole()).isEqualTo(before.acceptedWhole());
    assertThat(figures(successor).deliveries()).isEqualTo(1);
    assertThat(figures(successor).acceptedWhole()).isZero();
    assertThat(orders(FIXTURE.dinarSupplier, "REJECTED")).doesNotContain(order);
    assertThat(orders(successor, "REJECTED")).containsExactly(order);
  }

  @Test
  void a_former_supplier_reads_nothing_of_what_came_of_its_order_later() {
    long order = confirmed("3");
    goods.deliver(order, "1", "1");
    LocalDate day = goods.today();
    handOver();
    goods.later(1);
    goods.deliver(order, "2", "1");
    goods.deliver(order, "1", "1");

    PerformanceQueries.OrderFact seen = fact(former, FIXTURE.dinarSupplier, "", order);
    assertThat(seen.status()).isEqualTo(OrderStatus.PARTLY_DELIVERED);
    assertThat(seen.answeredOn()).isEqualTo(day);
    assertThat(seen.lastDelivery()).isEqualTo(day);
    assertThat(seen.rejected()).isZero();
    assertThat(seen.onTime()).isNull();
    assertThat(seen.dueOn()).as("which its successor may have moved").isNull();
    PerformanceQueries.OrderFact made = fact(successors, successor, "DUE", order);
    assertThat(made.onTime()).isEqualTo(1);
    assertThat(made.lastDelivery()).isEqualTo(day.plusDays(1));
    assertThat(made.answeredOn()).as("the answer was not its own").isNull();
    PerformanceQueries.OrderFact whole = fact(FIXTURE.buyer, FIXTURE.dinarSupplier, "", order);
    assertThat(whole.status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(whole.rejected()).isEqualByComparingTo("1");
    assertThat(whole.onTime()).isEqualTo(1);
  }

  @Test
  void the_record_of_a_former_supplier_does_not_lead_to_an_agreement_that_it_cannot_open() {
    goods.deliver(confirmed("3"), "1", "1");
    String link = "href=\"/agreements/" + goods.agreement + "\"";
    String number = APP.ask("SELECT number FROM framework_agreement WHERE id = " + goods.agreement);
    assertThat(page(former, recordOf(FIXTURE.dinarSupplier))).contains(number, link);
    long rest = goods.order("1");
    handOver();
    APP.get(ConfirmOrder.class)
        .run(successors, rest, new ConfirmOrder.Confirmation(goods.today().plusDays(5), ""));

    for (String page : List.of(recordOf(FIXTURE.dinarSupplier), "/performance-by/agreements")) {
      assertThat(page(former, page)).as(page).contains(number).doesNotContain(link);
    }
    assertThat(page(successors, recordOf(successor))).contains(number, link);
    assertThat(page(FIXTURE.buyer, recordOf(FIXTURE.dinarSupplier))).contains(number, link);
  }

  private static String recordOf(long supplier) {
    return "/performance/suppliers/" + supplier;
  }

  @Test
  void a_breach_of_a_day_before_is_reported_on_the_former_supplier_who_answers_it() {
    long order = confirmed("1");
    LocalDate day = goods.today();
    goods.later(3);
    handOver();

    long breach = report(order, null, day);

    assertThat(supplierOf(breach)).isEqualTo(FIXTURE.dinarSupplier);
    assertThat(FIXTURE.lastAct("agreement:" + goods.agreement))
        .isEqualTo("performance.breach-reported");
    assertThat(goods.told(former, "breach-reported", breach)).isEqualTo("1");
    assertThat(goods.told(successors, "breach-reported", breach)).isEqualTo("0");
    assertThat(tasks(former)).contains("/breaches/" + breach);
    assertThat(tasks(successors)).doesNotContain("/breaches/" + breach);
    assertThatThrownBy(() -> APP.get(ViewBreaches.class).get(successors, breach))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.get(AnswerBreach.class).run(successors, breach, "لم نكن نحن"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(page(former, "/breaches/" + breach))
        .contains("href=\"/call-offs/" + order + "\"")
        .as("it no longer reads the agreement")
        .doesNotContain("href=\"/agreements/" + goods.agreement + "\"");
    assertThat(figures(successor).breaches()).isZero();

    APP.get(AnswerBreach.class).run(former, breach, "تأخر الميناء");

    assertThat(FIXTURE.lastAct("agreement:" + goods.agreement))
        .isEqualTo("performance.breach-answered");
  }

  @Test
  void what_is_found_later_is_reported_on_the_one_that_is_named() {
    long order = confirmed("1");
    LocalDate day = goods.today();
    goods.later(3);
    handOver();
    long later = goods.order("1");

    assertThat(supplierOf(report(null, null, goods.today()))).isEqualTo(successor);
    assertThat(supplierOf(report(order, FIXTURE.dinarSupplier, goods.today())))
        .isEqualTo(FIXTURE.dinarSupplier);
    assertThat(supplierOf(report(order, successor, goods.today()))).isEqualTo(successor);
    assertNotOf(null, successor, day);
    assertNotOf(later, FIXTURE.dinarSupplier, goods.today());
    assertNotOf(null, FIXTURE.riyalSupplier, goods.today());
  }

  @Test
  void one_of_three_suppliers_does_not_answer_for_a_day_before_it_took_the_place() {
    LocalDate day = goods.today();
    goods.later(3);
    handOver();
    goods.later(3);
    long third = FIXTURE.world().aSupplier();
    Handover.of(
        APP, FIXTURE, goods.agreement, successors, FIXTURE.world().aBidderFor(third), third);

    assertThat(supplierOf(report(null, null, day))).isEqualTo(FIXTURE.dinarSupplier);
    assertThat(supplierOf(report(null, successor, day.plusDays(4)))).isEqualTo(successor);
    assertThat(supplierOf(report(null, null, goods.today()))).isEqualTo(third);
    assertNotOf(null, successor, day);
    goods.refused("performance.not-of-supplier", reported("NULL", successor, day));
  }

  @Test
  void past_the_code_nobody_answers_for_what_another_supplier_did() {
    LocalDate day = goods.today();
    goods.later(3);
    handOver();
    goods.later(1);
    long later = goods.order("1");

    goods.refused("performance.not-of-supplier", reported("NULL", successor, day));
    goods.refused(
        "performance.not-of-supplier",
        reported(String.valueOf(later), FIXTURE.dinarSupplier, goods.today()));
    goods.refused(
        "performance.not-of-supplier", reported("NULL", FIXTURE.riyalSupplier, goods.today()));
  }

  @Test
  void the_form_asks_whose_breach_it_is_where_there_were_several_suppliers() {
    String form = "/agreements/" + goods.agreement + "/breaches";
    assertThat(page(officer, form)).doesNotContain("name=\"supplier\"");

    handOver();

    assertThat(page(officer, form))
        .contains(
            "name=\"supplier\"",
            "The one that supplied on that day",
            "value=\"" + number(FIXTURE.dinarSupplier) + "\"",
            "value=\"" + number(successor) + "\"");
  }

  private long confirmed(String quantity) {
    long order = goods.order(quantity);
    goods.confirm(order);
    return order;
  }

  private void handOver() {
    Handover.of(APP, FIXTURE, goods.agreement, former, successors, successor);
  }

  private long report(@Nullable Long order, @Nullable Long supplier, LocalDate day) {
    return APP.get(ReportBreach.class)
        .run(
            officer,
            goods.agreement,
            new ReportBreach.ReportedFacts(
                OrderedGoods.key(),
                order,
                supplier == null ? null : number(supplier),
                BreachKind.NOT_AS_AGREED,
                day,
                "وصلت الأجهزة بلا ملحقاتها"));
  }

  private void assertNotOf(@Nullable Long order, long supplier, LocalDate day) {
    assertThatThrownBy(() -> report(order, supplier, day))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("supplier performance.not-of-supplier"));
  }

  private String reported(String order, long supplier, LocalDate day) {
    return """
        INSERT INTO breach_report (agreement_id, number, supplier_id, entity_id, call_off_id, kind,
                                   occurred_on, facts, answer_until, request_key, reported_by,
                                   reported_at)
        VALUES (%d, 99, %d, %d, %s, 'OTHER', '%s', 'x', '%s', '%s', %d, UTC_TIMESTAMP(6))"""
        .formatted(
            goods.agreement,
            supplier,
            FIXTURE.saudi,
            order,
            day,
            goods.today().plusDays(30),
            OrderedGoods.key(),
            officer.personId());
  }

  private static long supplierOf(long breach) {
    return Long.parseLong(APP.ask("SELECT supplier_id FROM breach_report WHERE id = " + breach));
  }

  private static String number(long supplier) {
    return APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier);
  }

  private static PerformanceFigures figures(long supplier) {
    return APP.get(ViewPerformance.class).get(FIXTURE.buyer, supplier).supplier().figures();
  }

  private static List<Long> orders(long supplier, String fact) {
    return facts(FIXTURE.buyer, supplier, fact).stream()
        .map(PerformanceQueries.OrderFact::callOffId)
        .toList();
  }

  private static PerformanceQueries.OrderFact fact(
      Actor reader, long supplier, String fact, long order) {
    return facts(reader, supplier, fact).stream()
        .filter(f -> f.callOffId() == order)
        .findFirst()
        .orElseThrow();
  }

  private static List<PerformanceQueries.OrderFact> facts(
      Actor reader, long supplier, String fact) {
    return APP.get(ViewPerformance.class)
        .listFacts(
            reader,
            PerformanceGroup.SUPPLIER,
            String.valueOf(supplier),
            new ListChoice("/performance", "", fact, "", 1))
        .entries();
  }

  private static List<String> tasks(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::href).toList();
  }

  private static String page(Actor actor, String path) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser.get(path).body();
  }
}
