package org.muwahhad.demand.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Chart;
import org.muwahhad.web.Texts;

/** How much of the budgets of a state is used, by category, as bars in one language. */
final class BudgetChart {
  private BudgetChart() {}

  /** None where no category has a budget. */
  static Optional<Chart> find(Texts t, List<CategorySums.Sum> categories) {
    Optional<Money> budgets =
        categories.stream().flatMap(c -> Stream.ofNullable(c.budget())).reduce(Money::plus);
    Optional<Money> used =
        categories.stream()
            .filter(c -> c.budget() != null)
            .map(CategorySums.Sum::asked)
            .reduce(Money::plus);
    if (budgets.isEmpty() || used.isEmpty()) {
      return Optional.empty();
    }
    Money budget = budgets.get();
    Money asked = used.get();
    return Optional.of(
        new Chart(
            "desk-budgets",
            t.get("demand.budget-chart", t.formats().currency(budget.currency())),
            t.get("demand.budget-chart-summary", t.money(asked), t.money(budget)),
            t.get("demand.category"),
            List.of(
                t.get("demand.budget-used"),
                t.get("demand.state-budget-left"),
                t.get("demand.budget-exceeded")),
            categories.stream().flatMap(c -> bar(t, c)).toList()));
  }

  private static Stream<Chart.Bar> bar(Texts t, CategorySums.Sum category) {
    Money left = category.left();
    if (left == null) {
      return Stream.empty();
    }
    Money over = new Money(left.amount().negate().max(BigDecimal.ZERO), left.currency());
    Money rest = new Money(left.amount().max(BigDecimal.ZERO), left.currency());
    return Stream.of(
        new Chart.Bar(
            t.of(category.name()),
            List.of(category.asked().amount(), rest.amount(), over.amount()),
            List.of(t.money(category.asked()), t.money(rest), t.money(over))));
  }
}
