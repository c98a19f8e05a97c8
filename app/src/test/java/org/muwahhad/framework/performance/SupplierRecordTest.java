package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;
import org.muwahhad.web.ListChoice;

/** The figures of a supplier's record are those of the facts of its orders. */
@Tag("long")
class SupplierRecordTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final OrderedGoods goods = OrderedGoods.in(APP, FIXTURE);

  @Test
  void an_order_is_on_time_where_all_is_accepted_by_the_day_promised_and_late_otherwise() {
    PerformanceFigures before = figures();
    long onTime = goods.order("2");
    goods.confirm(onTime);
    long late = goods.order("3");
    goods.confirm(late);
    long open = goods.order("1");
    assertThat(figures().due() - before.due()).as("nothing is due yet").isZero();

    goods.deliver(onTime, "2", "2");
    goods.later(6);
    goods.deliver(late, "3", "2");

    PerformanceFigures after = figures();
    assertThat(after.orders() - before.orders()).isEqualTo(3);
    assertThat(after.due() - before.due()).isEqualTo(2);
    assertThat(after.onTime() - before.onTime()).isEqualTo(1);
    assertThat(after.deliveries() - before.deliveries()).isEqualTo(2);
    assertThat(after.acceptedWhole() - before.acceptedWhole()).isEqualTo(1);
    assertThat(after.answeredInTime() - before.answeredInTime()).isEqualTo(2);
    assertThat(facts("LATE")).contains(late).doesNotContain(onTime, open);
    assertThat(facts("REJECTED")).contains(late).doesNotContain(onTime);
    assertThat(facts("DUE")).contains(late, onTime).doesNotContain(open);

    goods.later(20);
    assertThat(facts("ANSWERED_LATE")).as("no answer in time").contains(open);
    goods.deliver(late, "1", "1");
    assertThat(facts("LATE")).as("late stays late").contains(late);
  }

  @Test
  void the_working_days_until_an_answer_are_those_of_the_state_of_the_entity() {
    long order = goods.order("1");
    goods.later(9);
    goods.confirm(order);

    WorkingDays calendar = APP.get(StateCalendarQueries.class).all().get("SA");
    assertThat(calendar).isNotNull();
    LocalDate sent = day("sent_on", order);
    LocalDate answered = day("answered_on", order);
    int expected = 0;
    for (LocalDate d = sent.plusDays(1); !d.isAfter(answered); d = d.plusDays(1)) {
      expected += calendar.isWorkingDay(d) ? 1 : 0;
    }
    assertThat(
            APP.ask("SELECT working_days FROM performance_order_fact WHERE call_off_id = " + order))
        .isEqualTo(String.valueOf(expected));
    assertThat(facts("ANSWERED_LATE")).contains(order);
  }

  @Test
  void reports_count_as_answered_and_found_once_they_are() {
    PerformanceFigures before = figures();
    long breach = goods.report(goods.officer, null);
    assertThat(figures().breaches() - before.breaches()).isEqualTo(1);
    assertThat(figures().breachesToAnswer() - before.breachesToAnswer()).isZero();
    APP.get(AnswerBreach.class).run(goods.supplier, breach, "تأخر الميناء");
    APP.get(DecideBreach.class)
        .run(
            FIXTURE.buyer,
            breach,
            new DecideBreach.BreachRuling(true, BreachConsequence.WARNING, "ثابت"));

    PerformanceFigures after = figures();
    assertThat(after.breachesAnswered() - before.breachesAnswered()).isEqualTo(1);
    assertThat(after.breachesToAnswer() - before.breachesToAnswer()).isEqualTo(1);
    assertThat(after.breachesFound() - before.breachesFound()).isEqualTo(1);
  }

  @Test
  void a_supplier_sees_its_own_record_and_an_officer_that_of_the_own_state() {
    long order = goods.order("1");
    ViewPerformance view = APP.get(ViewPerformance.class);

    assertThat(view.list(goods.supplier, PerformanceGroup.SUPPLIER))
        .extracting(ViewPerformance.GroupFigures::code)
        .containsExactly(String.valueOf(FIXTURE.dinarSupplier));
    Actor other = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    assertThatThrownBy(() -> view.get(other, FIXTURE.dinarSupplier))
        .isInstanceOf(Refusal.NotFound.class);
    Actor kuwaiti = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    assertThat(orders(kuwaiti, "")).doesNotContain(order);
    assertThat(orders(goods.officer, "")).contains(order);
    assertThatThrownBy(
            () ->
                view.list(FIXTURE.world().aPersonWho(Role.CATALOG_MANAGER), PerformanceGroup.STATE))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void every_figure_leads_to_the_list_behind_it_and_all_are_in_a_workbook() {
    goods.confirm(goods.order("1"));
    Browserless browser = Browserless.signedInAs(APP, FIXTURE.buyer);
    browser.get("/language/en");
    String list = "/performance-by/suppliers/" + FIXTURE.dinarSupplier + "/orders";

    assertThat(browser.get("/performance").body())
        .contains(list + "?filter=TO_ANSWER", "/performance/suppliers/" + FIXTURE.dinarSupplier);
    assertThat(browser.get(list + "?filter=TO_ANSWER").statusCode()).isEqualTo(200);
    assertThat(browser.get("/performance/suppliers/" + FIXTURE.dinarSupplier).statusCode())
        .isEqualTo(200);
    assertThat(browser.get("/performance-by/states").body()).contains("/performance-by/states/SA");
    assertThat(browser.get("/performance-by/suppliers/figures.xlsx").statusCode()).isEqualTo(200);
    assertThat(browser.get("/performance-by/planets").statusCode()).isEqualTo(404);
  }

  @Test
  void the_record_is_a_report_for_those_who_read_it() {
    goods.confirm(goods.order("1"));
    String report = "/reports/supplier-record/1-" + FIXTURE.dinarSupplier;

    assertThat(status(FIXTURE.buyer, report)).isEqualTo(200);
    assertThat(status(goods.supplier, report)).isEqualTo(200);
    assertThat(status(goods.officer, report + "SA")).isEqualTo(200);
    assertThat(status(goods.officer, report)).as("of all states").isEqualTo(403);
    Actor other = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    assertThat(status(other, report)).isEqualTo(404);
  }

  private static int status(Actor actor, String report) {
    return Browserless.signedInAs(APP, actor).get(report + "?edition=ENGLISH").statusCode();
  }

  private PerformanceFigures figures() {
    return APP.get(ViewPerformance.class)
        .get(FIXTURE.buyer, FIXTURE.dinarSupplier)
        .supplier()
        .figures();
  }

  private List<Long> facts(String fact) {
    return orders(FIXTURE.buyer, fact);
  }

  /** Those of the agreement alone: others of the supplier are of other tests. */
  private List<Long> orders(Actor actor, String fact) {
    return APP
        .get(ViewPerformance.class)
        .listFacts(
            actor,
            PerformanceGroup.AGREEMENT,
            String.valueOf(goods.agreement),
            new ListChoice("/performance", "", fact, "", 1))
        .entries()
        .stream()
        .map(PerformanceQueries.OrderFact::callOffId)
        .toList();
  }

  private static LocalDate day(String column, long order) {
    return LocalDate.parse(
        APP.ask(
            "SELECT %s FROM performance_order_fact WHERE call_off_id = %d"
                .formatted(column, order)));
  }
}
