package org.muwahhad.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorTest {
  @ParameterizedTest
  @CsvSource({
    "10, 10, 1",
    "2.5, 5, 2",
    "5/2, 5, 2",
    "10/4, 5, 2",
    "0.001, 1, 1000",
    "1.5/0.5, 3, 1",
    "'1,000', 1000, 1",
    "١٠, 10, 1",
    "٢٫٥, 5, 2"
  })
  void a_factor_is_read_as_a_number_or_a_ratio_and_reduced(
      String typed, long numerator, long denominator) {
    assertThat(Factor.parse(typed)).contains(new Factor(numerator, denominator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1/0", "a", "1/2/3", "1e3", "1000000000001"})
  void anything_else_is_no_factor(String typed) {
    assertThat(Factor.parse(typed)).isEmpty();
  }

  @Test
  void a_factor_is_never_zero() {
    assertThatThrownBy(() -> new Factor(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_pack_of_ten_is_ten_of_each_and_three_of_each_are_no_number_of_packs() {
    Factor pack = new Factor(10, 1);

    assertThat(pack.convert(new BigDecimal("3"))).contains(new BigDecimal("30.000"));
    assertThat(pack.inverse().convert(new BigDecimal("30"))).contains(new BigDecimal("3.000"));
    assertThat(new Factor(1, 3).convert(BigDecimal.ONE)).isEmpty();
    assertThat(new Factor(1, 3).estimate(BigDecimal.ONE)).isEqualByComparingTo("0.333");
  }

  @Property
  void there_and_back_is_the_same(@ForAll("factors") Factor factor) {
    assertThat(factor.inverse().inverse()).isEqualTo(factor);
    assertThat(factor.then(factor.inverse())).contains(Factor.ONE);
  }

  @Property
  void what_converts_exactly_converts_back_exactly(
      @ForAll("factors") Factor factor,
      @ForAll @BigRange(min = "0.001", max = "1000000") @Scale(3) BigDecimal quantity) {
    factor
        .convert(quantity)
        .ifPresent(
            there ->
                assertThat(factor.inverse().convert(there))
                    .hasValueSatisfying(back -> assertThat(back).isEqualByComparingTo(quantity)));
  }

  @Property
  void a_whole_number_of_denominators_always_converts(
      @ForAll("factors") Factor factor,
      @ForAll @BigRange(min = "1", max = "100000") @Scale(0) BigDecimal times) {
    BigDecimal quantity = times.multiply(BigDecimal.valueOf(factor.denominator()));

    assertThat(factor.convert(quantity))
        .hasValueSatisfying(
            there ->
                assertThat(there)
                    .isEqualByComparingTo(times.multiply(BigDecimal.valueOf(factor.numerator()))));
  }

  @Property
  void the_order_of_conversions_in_a_chain_does_not_matter(
      @ForAll("factors") Factor one,
      @ForAll("factors") Factor two,
      @ForAll("factors") Factor three) {
    assertThat(one.then(two).flatMap(f -> f.then(three)))
        .isEqualTo(two.then(three).flatMap(one::then));
  }

  @Property
  void what_is_written_is_read_again(@ForAll("factors") Factor factor) {
    assertThat(Factor.parse(factor.text())).contains(factor);
  }

  @Provide
  Arbitrary<Factor> factors() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 5_000), Arbitraries.longs().between(1, 5_000))
        .as(Factor::new);
  }
}
