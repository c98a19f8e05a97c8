package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** How amounts are rounded and shared out, to the halala and the fils. */
class RoundingTest {
  @Example
  void an_amount_has_the_decimals_of_its_currency_half_up() {
    assertThat(Rounding.amount(new BigDecimal("1.0005"), "KWD")).isEqualTo("1.001");
    assertThat(Rounding.amount(new BigDecimal("1.0005"), "SAR")).isEqualTo("1.00");
    assertThat(Rounding.amount(new BigDecimal("1.005"), "QAR")).isEqualTo("1.01");
    assertThat(Rounding.limit(new BigDecimal("1.009"), "QAR")).isEqualTo("1.00");
    assertThatThrownBy(() -> Rounding.unrounded(new BigDecimal("1.009"), "QAR"))
        .isInstanceOf(ArithmeticException.class);
  }

  @Example
  void of_equal_remainders_the_larger_weight_gains_and_then_the_earlier() {
    assertThat(shared("10.00", "1", "1", "1")).containsExactly("3.34", "3.33", "3.33");
    assertThat(shared("0.02", "1", "3", "1", "3")).containsExactly("0.00", "0.01", "0.00", "0.01");
    assertThat(shared("0.04", "0.25", "1.25", "0.5"))
        .as("exact shares 0.005, 0.025 and 0.010")
        .containsExactly("0.00", "0.03", "0.01");
    assertThat(shared("0.00", "0", "0")).containsExactly("0.00", "0.00");
  }

  @Example
  void nothing_is_shared_out_by_nothing_or_below_zero() {
    assertThatThrownBy(() -> shared("0.01", "0", "0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shared("0.01", "2", "-1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shared("-0.01", "2")).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 500)
  void the_parts_add_up_and_none_is_a_least_unit_off_its_share(
      @ForAll("amounts") BigDecimal whole, @ForAll("weights") List<BigDecimal> weights) {
    List<BigDecimal> parts = Rounding.shareOut(new Money(whole, "SAR"), weights);

    assertThat(sum(parts)).isEqualByComparingTo(whole);
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal off =
          parts.get(i).multiply(sum(weights)).subtract(whole.multiply(weights.get(i))).abs();
      assertThat(off).isLessThan(sum(weights).movePointLeft(2));
    }
  }

  @Property(tries = 500)
  void a_price_gives_its_amount_back_with_no_more_decimals_than_it_needs(
      @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> quantities) {
    for (BigDecimal quantity : quantities) {
      BigDecimal price = Rounding.priceOf(amount, quantity, "SAR");

      assertThat(Rounding.amount(price.multiply(quantity), "SAR")).isEqualByComparingTo(amount);
      if (price.scale() > 2) {
        BigDecimal shorter =
            amount.divide(quantity, price.scale() - 1, java.math.RoundingMode.HALF_UP);
        assertThat(Rounding.amount(shorter.multiply(quantity), "SAR"))
            .isNotEqualByComparingTo(amount);
      }
    }
  }

  private static List<String> shared(String whole, String... weights) {
    return Rounding.shareOut(
            new Money(new BigDecimal(whole), "SAR"),
            Arrays.stream(weights).map(BigDecimal::new).toList())
        .stream()
        .map(BigDecimal::toPlainString)
        .toList();
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Provide
  Arbitrary<BigDecimal> amounts() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("999999999.99"))
        .ofScale(2)
        .map(a -> a.setScale(2));
  }

  @Provide
  Arbitrary<List<BigDecimal>> weights() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.001"), new BigDecimal("1000000"))
        .ofScale(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
