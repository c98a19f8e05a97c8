package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;

/** What entities asked, were awarded, ordered, took and paid, and what their orders saved. */
@Tag("long")
class SpendTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final OrderedGoods goods = OrderedGoods.in(APP, FIXTURE);
  private final Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA");

  @Test
  void an_order_counts_once_it_is_placed_and_is_taken_as_far_as_it_is_accepted() {
    SpendFigures before = figures();
    long order = goods.order("4");
    SpendFigures ordered = figures();
    assertThat(grown(before, ordered, SpendFigures::ordered)).isPositive();
    assertThat(grown(before, ordered, SpendFigures::taken)).isZero();
    assertThat(grown(before, ordered, SpendFigures::awarded)).isZero();

    goods.deliver(order, "4", "4");

    assertThat(grown(before, figures(), SpendFigures::taken))
        .isEqualByComparingTo(grown(before, ordered, SpendFigures::ordered));
    assertThat(grown(before, figures(), SpendFigures::paid)).as("nothing was paid").isZero();
  }

  @Test
  void what_was_asked_is_what_was_endorsed_as_the_officers_estimated_it() {
    TenderFixture demand = TenderFixture.over(APP, FIXTURE.world());
    long revision = FIXTURE.world().anItem("ASKED-1", "30213100", "900");
    List<TenderFixture.Line> lines = List.of(new TenderFixture.Line(revision, "3"));
    long round = demand.aRound();
    SpendFigures before = figures();

    demand.submitted(round, "SA", lines);
    assertThat(grown(before, figures(), SpendFigures::asked)).as("not endorsed").isZero();
    demand.endorsed(round, "SA", lines);

    assertThat(before.asked().currency()).isEqualTo("SAR");
    assertThat(grown(before, figures(), SpendFigures::asked))
        .isCloseTo(new BigDecimal("3000"), within(new BigDecimal("0.01")));
  }

  @Test
  void what_is_paid_counts_with_vat_and_in_the_currency_of_the_reader() {
    long order = goods.order("4");
    goods.confirm(order);
    goods.deliver(order, "4", "4");
    SpendFigures before = figures();

    Money paid = goods.pay(order, "4");

    assertThat(paid.currency()).isNotEqualTo(before.paid().currency());
    assertThat(grown(before, figures(), SpendFigures::paid))
        .isCloseTo(
            APP.get(ExchangeRateQueries.class)
                .on(goods.today())
                .exact(paid, before.paid().currency()),
            within(new BigDecimal("0.01")));
    assertThat(grown(before, figures(), SpendFigures::ordered)).as("ordered before").isZero();
  }

  @Test
  void what_orders_save_is_the_benchmark_of_what_was_ordered_less_what_it_costs() {
    SpendFigures before = figures();
    goods.order("4");
    SpendFigures after = figures();

    assertThat(grown(before, after, SpendFigures::savedOfBenchmark))
        .isEqualByComparingTo(
            grown(before, after, SpendFigures::benchmark)
                .subtract(grown(before, after, SpendFigures::ordered)));
    assertThat(grown(before, after, SpendFigures::benchmark)).isPositive();
    assertThat(grown(before, after, SpendFigures::estimate)).isPositive();
  }

  @Test
  void the_entities_of_a_state_come_to_it_and_the_states_to_the_whole() {
    goods.order("1");
    ViewSpend.SpendView all = APP.get(ViewSpend.class).get(FIXTURE.buyer);

    assertThat(sum(all, SpendFigures::ordered))
        .isEqualByComparingTo(all.total().ordered().amount());
    assertThat(sum(all, SpendFigures::asked)).isEqualByComparingTo(all.total().asked().amount());
    assertThat(APP.get(ViewSpend.class).get(coordinator).states())
        .extracting(ViewSpend.StateSpend::code)
        .containsExactly("SA");
  }

  @Test
  void an_officer_reads_the_own_entity_alone() {
    goods.order("1");

    assertThat(APP.get(ViewSpend.class).get(goods.officer).entities())
        .extracting(ViewSpend.EntitySpend::id)
        .containsExactly(FIXTURE.saudi);
  }

  @Test
  void suppliers_read_none_of_it() {
    assertThatThrownBy(() -> APP.get(ViewSpend.class).get(goods.supplier))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private SpendFigures figures() {
    return APP.get(ViewSpend.class).get(coordinator).total();
  }

  private static BigDecimal grown(
      SpendFigures before, SpendFigures after, Function<SpendFigures, Money> figure) {
    return figure.apply(after).amount().subtract(figure.apply(before).amount());
  }

  private static BigDecimal sum(ViewSpend.SpendView view, Function<SpendFigures, Money> figure) {
    return view.entities().stream()
        .map(e -> figure.apply(e.figures()).amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
