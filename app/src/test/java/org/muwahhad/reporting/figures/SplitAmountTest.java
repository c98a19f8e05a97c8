package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is split among states adds up to the halala and the fils. */
class SplitAmountTest {

  @Property
  void the_parts_add_up_and_none_is_a_least_unit_off_its_share(
      @ForAll("amounts") BigDecimal whole, @ForAll("weights") List<BigDecimal> weights) {
    List<BigDecimal> parts = SplitAmount.run(whole, weights);

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact = whole.multiply(weights.get(i)).divide(sum, MathContext.DECIMAL128);
      assertThat(parts.get(i).subtract(exact).abs()).isLessThan(whole.ulp());
    }
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
