package org.muwahhad.demand.desk;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Sums of demand by the categories of its round, each line in the narrowest that holds it. */
public final class CategorySums {
  private CategorySums() {}

  /**
   * What is asked for of one category, without VAT, in the currency of the state.
   *
   * @param endorsed the part that is endorsed
   * @param budget of the state, or null while none is set
   * @param version of the budget, 0 while none is set
   */
  public record Sum(
      String code,
      Bilingual name,
      int lines,
      Money asked,
      Money endorsed,
      @Nullable Money budget,
      int version) {
    /** What is left of the budget, negative when it is passed; null while none is set. */
    public @Nullable Money left() {
      return budget == null
          ? null
          : new Money(budget.amount().subtract(asked.amount()), budget.currency());
    }

    public boolean isPassed() {
      return budget != null && asked.amount().compareTo(budget.amount()) > 0;
    }

    private Sum plus(DemandDeskQueries.DeskLine line) {
      Money total = line.total();
      return new Sum(
          code,
          name,
          lines + 1,
          asked.plus(total),
          line.status() == SubmissionStatus.ENDORSED ? endorsed.plus(total) : endorsed,
          budget,
          version);
    }
  }

  public static List<Sum> of(
      List<DemandDeskQueries.BudgetRow> categories, List<DemandDeskQueries.DeskLine> lines) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    categories.forEach(c -> sums.put(c.code(), empty(c)));
    List<DemandDeskQueries.BudgetRow> narrowestFirst =
        categories.stream()
            .sorted(Comparator.comparingInt(DemandDeskQueries.BudgetRow::level).reversed())
            .toList();
    for (DemandDeskQueries.DeskLine line : lines) {
      narrowestFirst.stream()
          .filter(c -> line.categoryCode().startsWith(c.code().substring(0, c.level())))
          .findFirst()
          .ifPresent(c -> sums.computeIfPresent(c.code(), (code, sum) -> sum.plus(line)));
    }
    return List.copyOf(sums.values());
  }

  private static Sum empty(DemandDeskQueries.BudgetRow row) {
    BigDecimal amount = row.amount();
    return new Sum(
        row.code(),
        row.name(),
        0,
        Money.zero(row.currency()),
        Money.zero(row.currency()),
        amount == null ? null : Money.rounded(amount, row.currency()),
        row.version());
  }
}
