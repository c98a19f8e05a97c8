package org.muwahhad.initiative;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;

/**
 * How far the initiatives of the strategy have come, by phase. Budgets are without VAT, in one
 * currency at the rates of one day in Riyadh. Drafts do not count.
 */
public record StrategyProgress(String currency, LocalDate day, List<PhaseProgress> phases) {
  public StrategyProgress {
    phases = List.copyOf(phases);
  }

  /**
   * How far a phase has come. Milestones and indicators are those of approved and closed
   * initiatives.
   *
   * @param submitted initiatives before the ministerial committee
   * @param reached of the milestones; the same for those that are overdue
   * @param met of the indicators, those at their target
   * @param budget of approved and closed initiatives
   */
  public record PhaseProgress(
      InitiativeQueries.PhaseRow phase,
      int submitted,
      int approved,
      int closed,
      int milestones,
      int reached,
      int overdue,
      int indicators,
      int met,
      Money budget) {}

  /** Initiatives under way, in all phases. */
  public int approved() {
    return phases.stream().mapToInt(PhaseProgress::approved).sum();
  }

  /** Milestones overdue, in all phases. */
  public int overdue() {
    return phases.stream().mapToInt(PhaseProgress::overdue).sum();
  }

  /** Milestones reached, in all phases. */
  public int reached() {
    return phases.stream().mapToInt(PhaseProgress::reached).sum();
  }

  /** Milestones, in all phases. */
  public int milestones() {
    return phases.stream().mapToInt(PhaseProgress::milestones).sum();
  }

  static StrategyProgress of(
      List<InitiativeQueries.PhaseRow> phases,
      List<InitiativeQueries.InitiativeRow> initiatives,
      List<InitiativeQueries.IndicatorRow> indicators,
      Conversion conversion,
      String currency,
      LocalDate day) {
    return new StrategyProgress(
        currency,
        day,
        phases.stream()
            .map(
                phase ->
                    of(
                        phase,
                        initiatives.stream().filter(i -> i.phaseId() == phase.id()).toList(),
                        indicators,
                        conversion,
                        currency))
            .toList());
  }

  private static PhaseProgress of(
      InitiativeQueries.PhaseRow phase,
      List<InitiativeQueries.InitiativeRow> own,
      List<InitiativeQueries.IndicatorRow> indicators,
      Conversion conversion,
      String currency) {
    List<InitiativeQueries.InitiativeRow> begun =
        own.stream()
            .filter(
                i ->
                    i.status() == InitiativeStatus.APPROVED
                        || i.status() == InitiativeStatus.CLOSED)
            .toList();
    List<InitiativeQueries.IndicatorRow> measured =
        indicators.stream()
            .filter(n -> begun.stream().anyMatch(i -> i.id() == n.initiativeId()))
            .toList();
    BigDecimal budget =
        begun.stream()
            .map(i -> conversion.exact(i.money(), currency))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new PhaseProgress(
        phase,
        count(own, InitiativeStatus.SUBMITTED),
        count(own, InitiativeStatus.APPROVED),
        count(own, InitiativeStatus.CLOSED),
        begun.stream().mapToInt(InitiativeQueries.InitiativeRow::milestones).sum(),
        begun.stream().mapToInt(InitiativeQueries.InitiativeRow::reached).sum(),
        begun.stream().mapToInt(InitiativeQueries.InitiativeRow::overdue).sum(),
        measured.size(),
        (int) measured.stream().filter(InitiativeQueries.IndicatorRow::isMet).count(),
        Money.rounded(budget, currency));
  }

  private static int count(List<InitiativeQueries.InitiativeRow> own, InitiativeStatus status) {
    return (int) own.stream().filter(i -> i.status() == status).count();
  }
}
