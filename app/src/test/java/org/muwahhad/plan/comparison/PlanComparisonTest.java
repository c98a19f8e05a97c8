package org.muwahhad.plan.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Refusal;

/** What was planned, asked, ordered and taken, in the loaded demonstration. */
@Tag("long")
class PlanComparisonTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Actor BUYER = person("CENTRAL_BUYER", "");
  private static final Actor KUWAIT = person("NATIONAL_COORDINATOR", "KW");
  private final ViewComparison view = APP.get(ViewComparison.class);
  private final int year = view.get(BUYER, 0).year();

  private static Actor person(String role, String state) {
    return APP.get(Actors.class)
        .get(
            Long.parseLong(
                APP.ask(
                    """
                    SELECT MIN(person_id) FROM role_grant
                     WHERE role = '%s' AND COALESCE(state_code, '') = '%s'"""
                        .formatted(role, state))));
  }

  @Test
  void every_figure_is_the_sum_of_its_entries() {
    int looked = 0;
    for (int of : List.of(year - 1, year)) {
      for (ViewComparison.CategoryComparison category : view.get(KUWAIT, of).categories()) {
        for (PlanFigure figure : PlanFigure.values()) {
          ViewComparison.FigureEntries entries =
              view.entries(
                  KUWAIT, new ViewComparison.FigureChoice(figure, of, "KW", category.code()), 1);
          if (entries.total() <= ViewComparison.PAGE_SIZE
              && entries.entries().stream().allMatch(e -> e.currency().equals("KWD"))) {
            assertThat(
                    entries.entries().stream()
                        .map(ComparisonQueries.FigureEntry::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(of + " " + category.code() + " " + figure)
                .isEqualByComparingTo(category.of(figure).amount());
            looked++;
          }
        }
      }
    }
    assertThat(looked).isGreaterThan(10);
  }

  @Test
  void figures_are_those_of_the_plans_the_demand_the_orders_and_the_deliveries() {
    assertThat(of(year, PlanFigure.PLANNED))
        .isEqualByComparingTo(
            ask(
                """
            SELECT SUM(n.amount) FROM state_plan_need n JOIN state_plan_in_force p ON p.id = n.plan_id
             WHERE p.state_code = 'KW' AND p.year = %d"""));
    assertThat(of(year, PlanFigure.ASKED))
        .isEqualByComparingTo(
            ask(
                """
            SELECT COALESCE(SUM(ROUND(l.quantity * l.estimated_unit_price, 3)), 0)
              FROM demand_line l JOIN submission s ON s.id = l.submission_id
              JOIN demand_round r ON r.id = s.round_id
             WHERE s.state_code = 'KW' AND s.status = 'ENDORSED'
               AND YEAR(r.closes_at + INTERVAL 3 HOUR) = %d"""));
    assertThat(APP.ask("SELECT COUNT(*) FROM ordered_figure"))
        .isEqualTo(APP.ask("SELECT COUNT(*) FROM call_off_line_in_force"))
        .isNotEqualTo("0");
    assertThat(APP.ask("SELECT COUNT(*) FROM taken_figure"))
        .isEqualTo(APP.ask("SELECT COUNT(*) FROM delivery WHERE accepted_quantity > 0"));
  }

  @Test
  void an_order_counts_as_it_was_placed_and_its_deliveries_as_a_part_of_it() {
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM call_off_line_in_force x
                  JOIN lot_item i ON i.id = x.lot_item_id
                  JOIN (SELECT f.source_id, f.revision_id, SUM(f.amount) AS amount,
                               SUM(f.quantity) AS quantity
                          FROM taken_figure f GROUP BY f.source_id, f.revision_id) t
                    ON t.source_id = x.call_off_id AND t.revision_id = i.revision_id
                 WHERE t.quantity = x.quantity AND t.amount <> x.net_amount"""))
        .isEqualTo("0");
    assertThat(APP.ask("SELECT SUM(amount) FROM ordered_figure"))
        .isEqualTo(APP.ask("SELECT SUM(net_amount) FROM call_off_line_in_force"));
  }

  private BigDecimal ask(String statement) {
    return new BigDecimal(APP.ask(statement.formatted(year)));
  }

  private static BigDecimal of(int year, PlanFigure figure) {
    return APP.get(ViewComparison.class).get(KUWAIT, year).total(figure).amount();
  }

  @Test
  void a_coordinator_compares_the_own_state_and_a_buyer_all_of_them() {
    assertThat(view.get(KUWAIT, year).categories())
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.stateCode()).isEqualTo("KW"));
    assertThat(view.get(KUWAIT, year).currency()).isEqualTo("KWD");
    assertThat(view.get(BUYER, year).categories())
        .extracting(ViewComparison.CategoryComparison::stateCode)
        .contains("AE", "BH", "KW", "OM", "QA", "SA");
    assertThat(view.get(BUYER, year).currency()).isEqualTo("USD");
    assertThatThrownBy(
            () ->
                view.entries(
                    KUWAIT,
                    new ViewComparison.FigureChoice(PlanFigure.PLANNED, year, "SA", "30200000"),
                    1))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> view.get(person("PROCUREMENT_OFFICER", "KW"), year))
        .isInstanceOf(Refusal.NotPermitted.class);
  }
}
