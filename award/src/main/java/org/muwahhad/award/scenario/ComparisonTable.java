package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.web.DifferenceChart;
import org.muwahhad.web.Texts;

/**
 * Scenarios as columns, in words of one language; the page, the files and the chart show the same.
 *
 * @param heads of the columns, the first that of the rows
 * @param differences what each scenario costs beside the base and why, in a sentence
 */
public record ComparisonTable(List<String> heads, List<ScenarioRow> rows, ScenarioRow differences) {

  /** One line, a cell for each scenario. */
  public record ScenarioRow(String label, List<ScenarioCell> cells) {}

  /**
   * A cell as text, and as a number where it is one.
   *
   * @param mark that it is another than in the base, in words; empty when it is not
   */
  public record ScenarioCell(String text, @Nullable BigDecimal number, String mark) {
    ScenarioCell(String text, @Nullable BigDecimal number) {
      this(text, number, "");
    }

    /** Text and mark, as a file has them. */
    String marked() {
      return mark.isEmpty() ? text : text + " (" + mark + ")";
    }
  }

  /** The rows of a file: the sentences come last. */
  List<ScenarioRow> fileRows() {
    List<ScenarioRow> all = new ArrayList<>(rows);
    all.add(differences);
    return all;
  }

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
    ScenarioDifferenceText texts = new ScenarioDifferenceText(t, comparison);
    return new ComparisonTable(heads, rows, make.texts("in-words", texts::of));
  }

  /** What each scenario costs more or less than the base, as bars to both sides. */
  static DifferenceChart chart(Texts t, ScenarioComparison comparison) {
    List<DifferenceChart.SignedBar> bars =
        comparison.columns().stream()
            .filter(c -> c.number() != comparison.base())
            .map(
                c ->
                    new DifferenceChart.SignedBar(
                        name(t, c), c.difference().amount(), t.money(c.difference())))
            .toList();
    String base =
        comparison.columns().stream()
            .filter(c -> c.number() == comparison.base())
            .findFirst()
            .map(c -> name(t, c))
            .orElse("");
    return new DifferenceChart(
        "scenario-differences",
        t.get("award.scenario.chart", t.formats().currency(comparison.currency()), base),
        t.get("award.scenario.chart-summary", bars.size()),
        t.get("award.scenario.one"),
        t.get("award.scenario.difference"),
        bars);
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
    return new ScenarioCell(
        shares == null ? "–" : ScenarioTexts.winners(t, shares),
        null,
        column.changed().contains(lot) ? t.get("award.scenario.changed") : "");
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
