package org.muwahhad.shared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Amounts of states in several currencies, in one. The sums of the states are converted exactly,
 * rounded once together and shared out among the states; what a state gets is shared out among its
 * amounts. So a state has one figure, however finely its amounts are given: by entity, or by round
 * and category. Pure.
 */
public final class StateAmounts {
  private StateAmounts() {}

  /**
   * An amount of a state.
   *
   * @param state ISO 3166-1 code
   */
  public record StateAmount(String state, Money amount) {}

  /** The amounts in a currency, in their order. */
  public static List<Money> inOne(
      List<StateAmount> amounts, Conversion conversion, String currency) {
    Map<String, Map<String, Money>> sums = new TreeMap<>();
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < amounts.size(); i++) {
      StateAmount one = amounts.get(i);
      sums.computeIfAbsent(one.state(), state -> new TreeMap<>())
          .merge(one.amount().currency(), one.amount(), Money::plus);
      places.computeIfAbsent(one.state(), state -> new ArrayList<>()).add(i);
    }
    List<BigDecimal> exact =
        sums.values().stream().map(ofState -> exact(ofState, conversion, currency)).toList();
    BigDecimal whole = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> wholes = Rounding.shareOut(Money.rounded(whole, currency), exact);
    Money[] all = new Money[amounts.size()];
    int state = 0;
    for (List<Integer> own : places.values()) {
      List<BigDecimal> parts =
          Rounding.shareOut(
              new Money(wholes.get(state), currency),
              own.stream().map(i -> conversion.exact(amounts.get(i).amount(), currency)).toList());
      IntStream.range(0, own.size())
          .forEach(i -> all[own.get(i)] = new Money(parts.get(i), currency));
      state++;
    }
    return Arrays.asList(all);
  }

  private static BigDecimal exact(Map<String, Money> sums, Conversion conversion, String currency) {
    return sums.values().stream()
        .map(sum -> conversion.exact(sum, currency))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
