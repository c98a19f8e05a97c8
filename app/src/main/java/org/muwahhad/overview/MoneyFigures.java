package org.muwahhad.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.muwahhad.reporting.figures.SavingsToDate.StateSavings;
import org.muwahhad.reporting.figures.SavingsToDate.TenderSavings;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.StateAmounts;

/**
 * Savings and demand in the currency of the reader. Every sum is one of the same parts: of a state
 * in a CPV division of a tender or round.
 */
final class MoneyFigures {
  private final InOneCurrency reckoned;
  private final Predicate<String> own;
  private final OverviewScope.Narrowing narrowing;
  private final Map<String, Bilingual> states;
  private final Map<String, Bilingual> divisions;
  private final List<TenderSavings> tenders;
  private final List<SavedPart> saved = new ArrayList<>();
  private final List<ProgressQueries.RoundRow> rounds;
  private final List<DemandedPart> demanded = new ArrayList<>();
  private final Set<String> currencies = new TreeSet<>();

  private record SavedPart(
      long tender, String state, String division, Money award, Money benchmark, Money estimate) {}

  private record DemandedPart(long round, String state, String division, Money demand) {}

  /**
   * The figures.
   *
   * @param own the states that the reader sees apart
   * @param narrowing to what of it the figures are narrowed; sums are reckoned before it, so that
   *     they are parts of those of the whole
   */
  MoneyFigures(
      InOneCurrency reckoned,
      Predicate<String> own,
      OverviewScope.Narrowing narrowing,
      Map<String, Bilingual> states,
      Map<String, Bilingual> divisions,
      List<TenderSavings> tenders,
      List<ProgressQueries.RoundRow> rounds,
      List<ProgressQueries.DemandRow> demand) {
    this.reckoned = reckoned;
    this.own = own;
    this.narrowing = narrowing;
    this.states = states;
    this.divisions = divisions;
    this.tenders = tenders;
    this.rounds = rounds;
    addSavings();
    addDemand(demand);
  }

  private void addSavings() {
    List<StateSavings> all = tenders.stream().flatMap(t -> t.states().stream()).toList();
    List<Money> awards = reckoned.of(all.stream().map(StateSavings::award).toList());
    List<Money> benchmarks = reckoned.of(all.stream().map(StateSavings::benchmark).toList());
    List<Money> estimates = reckoned.of(all.stream().map(StateSavings::estimate).toList());
    int part = 0;
    for (TenderSavings tender : tenders) {
      currencies.add(tender.currency());
      for (StateSavings one : tender.states()) {
        saved.add(
            new SavedPart(
                tender.id(),
                one.state(),
                one.division(),
                awards.get(part),
                benchmarks.get(part),
                estimates.get(part)));
        part++;
      }
    }
  }

  /** Of all states, whoever reads it: the figures of a state are parts of those of all. */
  private void addDemand(List<ProgressQueries.DemandRow> rows) {
    List<Money> sums =
        StateAmounts.inOne(
            rows.stream()
                .map(
                    d ->
                        new StateAmounts.StateAmount(
                            d.stateCode(), Money.rounded(d.total(), d.currency())))
                .toList(),
            reckoned.conversion(),
            reckoned.currency());
    for (int i = 0; i < rows.size(); i++) {
      ProgressQueries.DemandRow row = rows.get(i);
      if (!own.test(row.stateCode())) {
        continue;
      }
      currencies.add(row.currency());
      if (narrowing.holds(row.stateCode(), row.division())) {
        demanded.add(new DemandedPart(row.roundId(), row.stateCode(), row.division(), sums.get(i)));
      }
    }
  }

  /** The currencies in which the amounts were, by their codes. */
  Set<String> currencies() {
    return currencies;
  }

  private boolean counts(String state, String division) {
    return own.test(state) && narrowing.holds(state, division);
  }

  OverviewView.SavingsFigures savings() {
    List<SavedPart> ownParts = saved.stream().filter(p -> counts(p.state(), p.division())).toList();
    return new OverviewView.SavingsFigures(
        compared(saved.stream()),
        compared(ownParts.stream()),
        named(ownParts, SavedPart::state, states),
        named(ownParts, SavedPart::division, divisions),
        tenders.stream()
            .filter(t -> t.states().stream().anyMatch(s -> counts(s.state(), s.division())))
            .map(t -> tender(t, ownParts))
            .toList());
  }

  private List<OverviewView.NamedComparison> named(
      List<SavedPart> parts, Function<SavedPart, String> code, Map<String, Bilingual> names) {
    Map<String, List<SavedPart>> groups = new TreeMap<>();
    parts.forEach(p -> groups.computeIfAbsent(code.apply(p), c -> new ArrayList<>()).add(p));
    return groups.entrySet().stream()
        .map(
            g ->
                new OverviewView.NamedComparison(
                    g.getKey(), name(names, g.getKey()), compared(g.getValue().stream())))
        .toList();
  }

  private OverviewView.TenderComparison tender(TenderSavings tender, List<SavedPart> ownParts) {
    List<StateSavings> parts =
        tender.states().stream().filter(s -> counts(s.state(), s.division())).toList();
    return new OverviewView.TenderComparison(
        tender.id(),
        tender.number(),
        tender.title(),
        compared(ownParts.stream().filter(p -> p.tender() == tender.id())),
        OverviewView.ComparedSum.of(
            sum(parts, StateSavings::award, tender.currency()),
            sum(parts, StateSavings::benchmark, tender.currency()),
            sum(parts, StateSavings::estimate, tender.currency())));
  }

  private OverviewView.ComparedSum compared(Stream<SavedPart> parts) {
    List<SavedPart> all = parts.toList();
    return OverviewView.ComparedSum.of(
        sum(all, SavedPart::award, reckoned.currency()),
        sum(all, SavedPart::benchmark, reckoned.currency()),
        sum(all, SavedPart::estimate, reckoned.currency()));
  }

  private static <T> Money sum(List<T> all, Function<T, Money> amount, String currency) {
    return all.stream().map(amount).reduce(Money.zero(currency), Money::plus);
  }

  OverviewView.DemandFigures demand() {
    Map<Long, Money> byRound = new HashMap<>();
    demanded.forEach(d -> byRound.merge(d.round(), d.demand(), Money::plus));
    return new OverviewView.DemandFigures(
        sum(demanded, DemandedPart::demand, reckoned.currency()),
        beside(DemandedPart::state, SavedPart::state, states),
        beside(DemandedPart::division, SavedPart::division, divisions),
        rounds.stream()
            .filter(r -> byRound.containsKey(r.id()))
            .map(
                r ->
                    new OverviewView.RoundDemand(
                        r.id(),
                        r.code(),
                        r.name(),
                        byRound.getOrDefault(r.id(), Money.zero(reckoned.currency()))))
            .toList());
  }

  private List<OverviewView.DemandAndAward> beside(
      Function<DemandedPart, String> demandCode,
      Function<SavedPart, String> awardCode,
      Map<String, Bilingual> names) {
    Money none = Money.zero(reckoned.currency());
    Map<String, Money> demands = new LinkedHashMap<>();
    demanded.forEach(d -> demands.merge(demandCode.apply(d), d.demand(), Money::plus));
    Map<String, Money> awards = new LinkedHashMap<>();
    saved.stream()
        .filter(p -> counts(p.state(), p.division()))
        .forEach(p -> awards.merge(awardCode.apply(p), p.award(), Money::plus));
    Set<String> codes = new TreeSet<>(demands.keySet());
    codes.addAll(awards.keySet());
    return codes.stream()
        .map(
            c ->
                new OverviewView.DemandAndAward(
                    c, name(names, c), demands.getOrDefault(c, none), awards.getOrDefault(c, none)))
        .sorted(Comparator.comparing(OverviewView.DemandAndAward::code))
        .toList();
  }

  private static Bilingual name(Map<String, Bilingual> names, String code) {
    return names.getOrDefault(code, new Bilingual(code, code));
  }
}
