package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimates far from the benchmark. */
class DeviationTest {
  @ParameterizedTest
  @CsvSource({
    "130, ''",
    "131, 0.31 above",
    "70, ''",
    "69.99, 0.30 below",
    "250, 1.50 above",
    "0, ''"
  })
  void an_estimate_is_far_from_its_benchmark_of_100_beyond_30_percent(String price, String told) {
    assertThat(
            Deviation.of(new BigDecimal(price), new BigDecimal("100"))
                .map(d -> d.ratio() + (d.above() ? " above" : " below"))
                .orElse(""))
        .isEqualTo(told);
  }
}
