package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.web.ListChoice;

/** What is deducted for late delivery is in the record of the supplier. */
@Tag("long")
class PenaltyRecordTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @BeforeAll
  static void late_delivery_costs_one_percent_a_week_and_six_at_most() {
    FIXTURE.addRules(Map.of("delay.percent-per-week", "1", "delay.most-percent", "6"));
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_penalty_counts_for_the_supplier_the_agreement_and_the_state_once_it_is_deducted() {
    OrderedGoods goods = OrderedGoods.in(APP, FIXTURE);
    long late = goods.order("4");
    long onTime = goods.order("1");
    goods.confirm(late);
    goods.confirm(onTime);
    goods.deliver(onTime, "1", "1");
    goods.later(8);
    goods.deliver(late, "4", "4");
    goods.invoice(onTime, "1");
    String own = String.valueOf(FIXTURE.dinarSupplier);
    Map<PerformanceGroup, String> groups =
        Map.of(
            PerformanceGroup.SUPPLIER,
            own,
            PerformanceGroup.AGREEMENT,
            String.valueOf(goods.agreement),
            PerformanceGroup.STATE,
            "SA");
    groups.forEach((by, code) -> assertThat(penalties(FIXTURE.buyer, by, code)).isEmpty());

    goods.invoice(late, "4");

    // Of 400.5 dinars all came three days late, at one percent a week: 400.5 × 3 ÷ 700.
    groups.forEach(
        (by, code) ->
            assertThat(penalties(FIXTURE.buyer, by, code)).as("by " + by).containsExactly("1.716"));
    assertThat(penalties(goods.supplier, PerformanceGroup.SUPPLIER, own))
        .as("the supplier reads its own")
        .containsExactly("1.716");
    assertThat(
            APP.get(ViewPerformance.class)
                .listFacts(
                    FIXTURE.buyer,
                    PerformanceGroup.AGREEMENT,
                    String.valueOf(goods.agreement),
                    new ListChoice("/performance", "", PerformanceFact.PENALISED.name(), "", 1))
                .entries())
        .extracting(PerformanceQueries.OrderFact::callOffId)
        .containsExactly(late);
  }

  /** The sums deducted from what is counted for a group. */
  private static List<String> penalties(Actor reader, PerformanceGroup by, String code) {
    return APP.get(ViewPerformance.class).list(reader, by).stream()
        .filter(g -> g.code().equals(code))
        .flatMap(g -> g.figures().penalties().stream())
        .map(m -> m.amount().toPlainString())
        .toList();
  }
}
