package org.muwahhad.demand.figures;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Scope;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.StateAmounts;

/**
 * Endorsed demand over the rounds and years: an officer sees that of the entity, a coordinator that
 * of the state, central buyers and auditors all of it. Sums are in the currency of the state, for
 * all states in US dollars at today's rates, and never of another entity or state than their own.
 */
@Singleton
public class ViewDemandFigures {
  private static final String ALL_STATES = "USD";
  private final DemandFigureQueries queries;
  private final DemandCurrencyQueries currencies;
  private final ExchangeRateQueries rates;

  ViewDemandFigures(
      DemandFigureQueries queries, DemandCurrencyQueries currencies, ExchangeRateQueries rates) {
    this.queries = queries;
    this.currencies = currencies;
    this.rates = rates;
  }

  /** By what the demand is summed. */
  public enum FigureGrouping {
    ROUND,
    YEAR,
    STATE,
    CATEGORY,
    ITEM;

    /** The word in addresses; rounds for any that is not known. */
    static FigureGrouping of(String word) {
      return find(word).orElse(ROUND);
    }

    static Optional<FigureGrouping> find(String word) {
      return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is asked; an empty category or item asks for all. */
  public record FigureFilter(FigureGrouping by, String category, String item) {}

  /**
   * One sum.
   *
   * @param quantity where only one item and unit is summed, else null
   * @param total without VAT
   */
  public record Figure(
      String code,
      Bilingual name,
      @Nullable Bilingual unit,
      @Nullable BigDecimal quantity,
      long lines,
      Money total) {}

  /** The figures: rounds and years in their order, states, categories and items by total. */
  public record DemandFiguresView(String currency, List<Figure> figures) {
    public Money total() {
      return figures.stream().map(Figure::total).reduce(Money.zero(currency), Money::plus);
    }
  }

  private record FigureKey(String code, @Nullable Bilingual unit) {}

  @Transactional
  public DemandFiguresView get(Actor actor, FigureFilter question) {
    Scope scope = DemandReaders.scope(actor);
    String currency = scope.state().isEmpty() ? ALL_STATES : currencies.get(scope.state());
    Conversion conversion = rates.today();
    List<DemandFigureQueries.DemandSum> rows = list(scope, question);
    List<Money> totals = StateAmounts.inOne(amounts(rows, question.by()), conversion, currency);
    Map<FigureKey, Figure> sums = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      DemandFigureQueries.DemandSum row = rows.get(i);
      sums.merge(
          new FigureKey(row.code(), row.unit()),
          figure(row, totals.get(i)),
          ViewDemandFigures::plus);
    }
    List<Figure> figures = new ArrayList<>(sums.values());
    if (question.by() != FigureGrouping.ROUND && question.by() != FigureGrouping.YEAR) {
      figures.sort((a, b) -> b.total().amount().compareTo(a.total().amount()));
    }
    return new DemandFiguresView(currency, figures);
  }

  /** However it is summed, all of it comes to one total, and a state to one figure. */
  private static List<StateAmounts.StateAmount> amounts(
      List<DemandFigureQueries.DemandSum> rows, FigureGrouping by) {
    return rows.stream()
        .map(
            row ->
                new StateAmounts.StateAmount(
                    by == FigureGrouping.STATE ? row.code() : "",
                    Money.rounded(row.total(), row.currency())))
        .toList();
  }

  private List<DemandFigureQueries.DemandSum> list(Scope scope, FigureFilter q) {
    return switch (q.by()) {
      case ROUND -> queries.listByRound(scope.state(), scope.entityId(), q.category(), q.item());
      case YEAR -> queries.listByYear(scope.state(), scope.entityId(), q.category(), q.item());
      case STATE -> queries.listByState(scope.state(), scope.entityId(), q.category(), q.item());
      case CATEGORY ->
          queries.listByCategory(scope.state(), scope.entityId(), q.category(), q.item());
      case ITEM -> queries.listByItem(scope.state(), scope.entityId(), q.category(), q.item());
    };
  }

  private static Figure figure(DemandFigureQueries.DemandSum row, Money total) {
    return new Figure(row.code(), row.name(), row.unit(), row.quantity(), row.lineCount(), total);
  }

  private static Figure plus(Figure one, Figure other) {
    BigDecimal quantity = one.quantity();
    BigDecimal more = other.quantity();
    return new Figure(
        one.code(),
        one.name(),
        one.unit(),
        quantity == null || more == null ? null : quantity.add(more),
        one.lines() + other.lines(),
        one.total().plus(other.total()));
  }
}
