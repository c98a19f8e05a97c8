package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.StateAmounts.StateAmount;

/** A state has one figure in a currency, however finely its amounts are given. */
class StateAmountsTest {
  private static final Conversion RATES =
      new Conversion(
          Map.of(
              "USD",
              BigDecimal.ONE,
              "SAR",
              new BigDecimal("3.75"),
              "KWD",
              new BigDecimal("0.307"),
              "OMR",
              new BigDecimal("0.3845")));

  @Test
  void the_figure_of_a_state_does_not_depend_on_how_its_amounts_are_divided() {
    List<StateAmount> whole =
        List.of(of("SA", "100.01", "SAR"), of("KW", "7.777", "KWD"), of("OM", "3.333", "OMR"));
    List<StateAmount> divided =
        List.of(
            of("OM", "1.111", "OMR"),
            of("SA", "33.34", "SAR"),
            of("SA", "33.34", "SAR"),
            of("KW", "7.776", "KWD"),
            of("OM", "2.222", "OMR"),
            of("SA", "33.33", "SAR"),
            of("KW", "0.001", "KWD"));

    assertThat(sums(divided)).isEqualTo(sums(whole));
    assertThat(sums(whole).values().stream().reduce(Money::plus))
        .contains(Money.rounded(exact(whole), "USD"));
  }

  @Test
  void each_amount_keeps_its_place_and_nothing_is_nothing() {
    assertThat(StateAmounts.inOne(List.of(), RATES, "USD")).isEmpty();
    assertThat(
            StateAmounts.inOne(
                List.of(of("SA", "0", "SAR"), of("KW", "3.07", "KWD"), of("SA", "3.75", "SAR")),
                RATES,
                "USD"))
        .containsExactly(
            Money.zero("USD"),
            Money.rounded(BigDecimal.TEN, "USD"),
            Money.rounded(BigDecimal.ONE, "USD"));
  }

  private static BigDecimal exact(List<StateAmount> all) {
    return all.stream()
        .map(a -> RATES.exact(a.amount(), "USD"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Money> sums(List<StateAmount> all) {
    List<Money> parts = StateAmounts.inOne(all, RATES, "USD");
    Map<String, Money> sums = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      sums.merge(all.get(i).state(), parts.get(i), Money::plus);
    }
    return sums;
  }

  private static StateAmount of(String state, String amount, String currency) {
    return new StateAmount(state, new Money(new BigDecimal(amount), currency));
  }
}
