package org.muwahhad.plan.comparison;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * What was planned of a year beside what was asked, ordered and taken. A coordinator sees their own
 * state in its currency; central buyers and auditors see all states in US dollars at the rates of
 * today. Of every figure they see the entries that it is made of.
 */
@Singleton
public class ViewComparison {
  /** Entries on one page. */
  static final int PAGE_SIZE = 50;

  private static final String ALL_STATES = "USD";
  private final ComparisonQueries queries;
  private final ExchangeRateQueries rates;
  private final RiyadhDay day;

  ViewComparison(ComparisonQueries queries, ExchangeRateQueries rates, RiyadhDay day) {
    this.queries = queries;
    this.rates = rates;
    this.day = day;
  }

  /** The four figures of a state and a group of categories. */
  public record CategoryComparison(
      String stateCode,
      Bilingual state,
      String code,
      Bilingual name,
      Money planned,
      Money asked,
      Money ordered,
      Money taken) {

    public Money of(PlanFigure figure) {
      return switch (figure) {
        case PLANNED -> planned;
        case ASKED -> asked;
        case ORDERED -> ordered;
        case TAKEN -> taken;
      };
    }

    /** How much of the plan was taken, as a ratio; null where nothing was planned. */
    public @Nullable BigDecimal takenOfPlanned() {
      return ratio(taken, planned);
    }
  }

  /** All of a year, by state and group of categories. */
  public record ComparisonView(
      int year, List<Integer> years, String currency, List<CategoryComparison> categories) {

    /** The sum of a figure over all states and groups. */
    public Money total(PlanFigure figure) {
      return categories.stream().map(c -> c.of(figure)).reduce(Money.zero(currency), Money::plus);
    }

    /** How much of all plans was taken, as a ratio; null where nothing was planned. */
    public @Nullable BigDecimal takenOfPlanned() {
      return ratio(total(PlanFigure.TAKEN), total(PlanFigure.PLANNED));
    }
  }

  /** Which figure is asked for. */
  public record FigureChoice(PlanFigure figure, int year, String state, String category) {}

  /** A page of the entries of a figure. */
  public record FigureEntries(
      FigureChoice choice, int total, List<ComparisonQueries.FigureEntry> entries) {}

  private record ComparisonKey(String state, String code) {}

  /**
   * The comparison of a year.
   *
   * @param year 0 for this one
   */
  @Transactional
  public ComparisonView get(Actor actor, int year) {
    Scope scope = scope(actor);
    int today = day.today().getYear();
    int shown = year == 0 ? today : year;
    String currency = scope.isOfAll() ? ALL_STATES : queries.getCurrency(scope.state());
    Conversion conversion = rates.today();
    Map<ComparisonKey, Map<PlanFigure, Money>> sums = new LinkedHashMap<>();
    Map<ComparisonKey, ComparisonQueries.FigureSum> names = new LinkedHashMap<>();
    for (ComparisonQueries.FigureSum sum : queries.listSums(shown, scope.state())) {
      ComparisonKey key = new ComparisonKey(sum.stateCode(), sum.code());
      names.putIfAbsent(key, sum);
      sums.computeIfAbsent(key, k -> new EnumMap<>(PlanFigure.class))
          .merge(sum.figure(), conversion.convert(sum.money(), currency), Money::plus);
    }
    return new ComparisonView(
        shown,
        years(shown, today),
        currency,
        names.entrySet().stream()
            .map(e -> comparison(e.getValue(), sums.getOrDefault(e.getKey(), Map.of()), currency))
            .toList());
  }

  /** The entries of one figure, in their own currencies; empty past the end. */
  @Transactional
  public FigureEntries entries(Actor actor, FigureChoice choice, int page) {
    Scope scope = scope(actor);
    if (!scope.isOfAll() && !scope.state().equals(choice.state())) {
      throw new Refusal.NotPermitted();
    }
    return new FigureEntries(
        choice,
        queries.countEntries(choice.figure(), choice.year(), choice.state(), choice.category()),
        queries.listEntries(
            choice.figure(),
            choice.year(),
            choice.state(),
            choice.category(),
            PAGE_SIZE,
            (long) PAGE_SIZE * (Math.max(1, page) - 1)));
  }

  private static Scope scope(Actor actor) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR);
    return Scope.of(actor, Role.CENTRAL_BUYER, Role.AUDITOR);
  }

  private List<Integer> years(int shown, int today) {
    Set<Integer> years = new TreeSet<>(queries.listYears());
    years.add(today);
    years.add(shown);
    return List.copyOf(years);
  }

  private static CategoryComparison comparison(
      ComparisonQueries.FigureSum named, Map<PlanFigure, Money> sums, String currency) {
    Money none = Money.zero(currency);
    return new CategoryComparison(
        named.stateCode(),
        named.state(),
        named.code(),
        named.name(),
        sums.getOrDefault(PlanFigure.PLANNED, none),
        sums.getOrDefault(PlanFigure.ASKED, none),
        sums.getOrDefault(PlanFigure.ORDERED, none),
        sums.getOrDefault(PlanFigure.TAKEN, none));
  }

  private static @Nullable BigDecimal ratio(Money part, Money whole) {
    return whole.amount().signum() == 0
        ? null
        : part.amount().divide(whole.amount(), MathContext.DECIMAL128);
  }
}
