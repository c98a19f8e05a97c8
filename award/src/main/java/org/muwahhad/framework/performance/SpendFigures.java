package org.muwahhad.framework.performance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.StateAmounts;

/**
 * What was asked, awarded, ordered, taken and paid, in one currency; and what the orders saved,
 * held against the benchmark and, where the officers estimated what they ordered, against their
 * estimates.
 *
 * @param paid with VAT and less penalties; all others are without VAT
 * @param orderedEstimated what was ordered of that which was estimated
 */
public record SpendFigures(
    Money asked,
    Money awarded,
    Money ordered,
    Money taken,
    Money paid,
    Money benchmark,
    Money estimate,
    Money orderedEstimated) {

  /** What the orders came to below the benchmark. */
  public Money savedOfBenchmark() {
    return less(benchmark, ordered);
  }

  /** What the orders came to below the estimates. */
  public Money savedOfEstimate() {
    return less(estimate, orderedEstimated);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return List.of(asked, awarded, ordered, taken, paid).stream()
        .allMatch(m -> m.amount().signum() == 0);
  }

  /** Both together; they are in one currency. */
  public SpendFigures plus(SpendFigures other) {
    return new SpendFigures(
        asked.plus(other.asked),
        awarded.plus(other.awarded),
        ordered.plus(other.ordered),
        taken.plus(other.taken),
        paid.plus(other.paid),
        benchmark.plus(other.benchmark),
        estimate.plus(other.estimate),
        orderedEstimated.plus(other.orderedEstimated));
  }

  static SpendFigures none(String currency) {
    Money none = Money.zero(currency);
    return new SpendFigures(none, none, none, none, none, none, none, none);
  }

  private static Money less(Money one, Money other) {
    return new Money(one.amount().subtract(other.amount()), one.currency());
  }

  /**
   * Sums of entities in one currency: all of them are converted and rounded once together, and
   * shared out among the states and then their entities ({@link StateAmounts}).
   *
   * @param states the code of the state of each entity, by its key
   */
  static Map<Long, Money> inOneCurrency(
      List<SpendQueries.EntitySum> sums,
      Map<Long, String> states,
      Conversion conversion,
      String currency) {
    List<Money> parts =
        StateAmounts.inOne(
            sums.stream()
                .map(
                    s ->
                        new StateAmounts.StateAmount(
                            states.getOrDefault(s.entityId(), ""), s.money()))
                .toList(),
            conversion,
            currency);
    Map<Long, Money> all = new HashMap<>();
    for (int i = 0; i < sums.size(); i++) {
      all.merge(sums.get(i).entityId(), parts.get(i), Money::plus);
    }
    return all;
  }
}
