package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Chart;
import org.muwahhad.web.Texts;

/**
 * Scenarios as columns, in words of one language; the page, the files and the chart show the same.
 *
 * @param heads of the columns, the first that of the rows
 */
public record ComparisonTable(List<String> heads, List<ScenarioRow> rows) {

  /** One line, a cell for each scenario. */
  public record ScenarioRow(String label, List<ScenarioCell> cells) {}

  /** A cell as text, and as a number where it is one. */
  public record ScenarioCell(String text, @Nullable BigDecimal number) {}

  static ComparisonTable of(Texts t, ScenarioComparison comparison) {
    List<ScenarioRow> rows = new ArrayList<>();
    ScenarioRowWriter make = new ScenarioRowWriter(t, comparison.columns());
    rows.add(make.texts("proof", c -> proof(t, c)));
    rows.add(make.amounts("price", ScenarioComparison.ScenarioColumn::price));
    rows.add(make.amounts("difference", ScenarioComparison.ScenarioColumn::difference));
    rows.add(make.amounts("evaluated", ScenarioComparison.ScenarioColumn::evaluated));
    if (comparison.columns().stream().anyMatch(c -> c.supplierCost().amount().signum() != 0)) {
      rows.add(make.amounts("supplier-cost", ScenarioComparison.ScenarioColumn::supplierCost));
    }
    if (comparison.columns().stream().anyMatch(c -> c.saved() != null)) {
      rows.add(make.amounts("saved", ScenarioComparison.ScenarioColumn::saved));
    }
    if (comparison.columns().stream().anyMatch(c -> c.score() != null)) {
      rows.add(make.numbers("score", ScenarioComparison.ScenarioColumn::score, t::score));
    }
    rows.add(make.numbers("suppliers", c -> BigDecimal.valueOf(c.suppliers()), t::number));
    for (ScenarioComparison.AwardableLot lot : comparison.lots()) {
      String label = t.get("award.scenario.lot-of", lot.number(), t.of(lot.title()));
      rows.add(make.row(label, c -> winners(t, c, lot.number())));
    }
    for (ScenarioComparison.BuyingState state : comparison.states()) {
      String label = t.get("award.scenario.cost-of", t.of(state.name()));
      rows.add(make.row(label, c -> make.amount(c.states().get(state.code()))));
    }
    List<String> heads = new ArrayList<>(List.of(t.get("award.scenario.measure")));
    comparison.columns().forEach(c -> heads.add(name(t, c)));
    return new ComparisonTable(heads, rows);
  }

  /** What is paid in each scenario, as bars. */
  static Chart chart(Texts t, ScenarioComparison comparison) {
    List<ScenarioComparison.ScenarioColumn> columns = comparison.columns();
    return new Chart(
        "scenario-prices",
        t.get("award.scenario.chart", t.formats().currency(comparison.currency())),
        t.get("award.scenario.chart-summary", columns.size() - 1),
        t.get("award.scenario.one"),
        List.of(t.get("award.scenario.price")),
        columns.stream()
            .map(c -> new Chart.Bar(name(t, c), c.price().amount(), t.money(c.price())))
            .toList());
  }

  /** What a column is called. */
  static String name(Texts t, ScenarioComparison.ScenarioColumn column) {
    return column.number() == 0
        ? t.get("award.scenario.by-rank")
        : t.get("award.scenario.numbered", column.number(), column.name());
  }

  private static String proof(Texts t, ScenarioComparison.ScenarioColumn column) {
    Boolean proven = column.proven();
    if (proven == null) {
      return t.get("award.scenario.lot-by-lot");
    }
    return t.get(proven ? "award.scenario.proven" : "award.scenario.not-proven");
  }

  private static ScenarioCell winners(Texts t, ScenarioComparison.ScenarioColumn column, int lot) {
    List<ScenarioComparison.SupplierShare> shares = column.winners().get(Integer.toString(lot));
    return new ScenarioCell(shares == null ? "–" : ScenarioTexts.winners(t, shares), null);
  }

  private record ScenarioRowWriter(Texts t, List<ScenarioComparison.ScenarioColumn> columns) {
    ScenarioRow row(String label, Function<ScenarioComparison.ScenarioColumn, ScenarioCell> cell) {
      return new ScenarioRow(label, columns.stream().map(cell).toList());
    }

    ScenarioRow texts(String key, Function<ScenarioComparison.ScenarioColumn, String> text) {
      return row(t.get("award.scenario." + key), c -> new ScenarioCell(text.apply(c), null));
    }

    ScenarioRow amounts(
        String key, Function<ScenarioComparison.ScenarioColumn, @Nullable Money> money) {
      return row(t.get("award.scenario." + key), c -> amount(money.apply(c)));
    }

    ScenarioRow numbers(
        String key,
        Function<ScenarioComparison.ScenarioColumn, @Nullable BigDecimal> number,
        Function<BigDecimal, String> written) {
      return row(
          t.get("award.scenario." + key),
          c -> {
            BigDecimal value = number.apply(c);
            return value == null
                ? new ScenarioCell("–", null)
                : new ScenarioCell(written.apply(value), value);
          });
    }

    ScenarioCell amount(@Nullable Money money) {
      return money == null
          ? new ScenarioCell("–", null)
          : new ScenarioCell(t.money(money), money.amount());
    }
  }
}
