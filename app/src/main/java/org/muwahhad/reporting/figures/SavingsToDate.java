package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.muwahhad.reports.savings.SavingsReport;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * What was saved in all tenders with awards in effect: the figures of their savings reports, summed
 * by state and CPV division. Mini-competitions are left out, since what they order is counted with
 * the agreement. Who may read it is asked where it is shown.
 *
 * <p>What an award in effect gives does not change. So the sums of a tender are worked out once on
 * each node, and again when another award of it takes effect.
 */
@Singleton
public class SavingsToDate {
  private static final int MANY = 5_000;
  private static final Comparator<StateDivision> ORDER =
      Comparator.comparing(StateDivision::state).thenComparing(StateDivision::division);
  private final SavingsReportQueries queries;
  private final SavingsReporter reports;
  private final TenderQueries tenders;
  private final Map<Long, KnownSavings> known = new ConcurrentHashMap<>();

  SavingsToDate(SavingsReportQueries queries, SavingsReporter reports, TenderQueries tenders) {
    this.queries = queries;
    this.reports = reports;
    this.tenders = tenders;
  }

  /**
   * The savings of a tender; amounts are without VAT, in the currency of the tender at the rates of
   * its fixed day.
   */
  public record TenderSavings(
      long id, String number, Bilingual title, String currency, List<StateSavings> states) {}

  /**
   * What a state was awarded in a CPV division of two digits, and what it is held against.
   *
   * @param division eight digits, such as {@code 30000000}
   */
  public record StateSavings(
      String state, String division, Money award, Money benchmark, Money estimate) {}

  private record KnownSavings(int awards, Instant lastInEffectAt, List<StateSavings> states) {
    boolean isOf(SavingsReportQueries.AwardedTenderRow row) {
      return awards == row.awards() && lastInEffectAt.equals(row.lastInEffectAt());
    }
  }

  private record StateDivision(String state, String division) {}

  /** All tenders with awards in effect, by their numbers. */
  @Transactional
  public List<TenderSavings> list() {
    if (known.size() > MANY) {
      known.clear();
    }
    return queries.listInEffect().stream().map(this::of).toList();
  }

  private TenderSavings of(SavingsReportQueries.AwardedTenderRow row) {
    KnownSavings last = known.get(row.id());
    if (last == null || !last.isOf(row)) {
      last = new KnownSavings(row.awards(), row.lastInEffectAt(), read(row.id()));
      known.put(row.id(), last);
    }
    return new TenderSavings(row.id(), row.number(), row.title(), row.currency(), last.states());
  }

  private List<StateSavings> read(long tenderId) {
    Map<String, String> divisions =
        queries.listDivisions(tenderId).stream()
            .collect(
                Collectors.toMap(
                    SavingsReportQueries.DivisionRow::itemCode,
                    SavingsReportQueries.DivisionRow::division));
    Map<StateDivision, SavingsReport.SavingsComparison> sums = new TreeMap<>(ORDER);
    for (SavingsReport.SavingsLot lot : reports.ofAllStates(tenders.getTender(tenderId))) {
      for (SavingsReport.SavingsItem item : lot.items()) {
        String division = divisions.getOrDefault(item.code(), "");
        item.parts()
            .forEach(
                p ->
                    sums.merge(
                        new StateDivision(p.state(), division),
                        p.figures(),
                        SavingsReport.SavingsComparison::plus));
      }
    }
    return sums.entrySet().stream().map(e -> sum(e.getKey(), e.getValue())).toList();
  }

  private static StateSavings sum(StateDivision of, SavingsReport.SavingsComparison sum) {
    return new StateSavings(
        of.state(),
        of.division(),
        money(sum.award()),
        money(sum.benchmark()),
        money(sum.estimate()));
  }

  private static Money money(org.muwahhad.reports.Money money) {
    return new Money(money.amount(), money.currency());
  }
}
