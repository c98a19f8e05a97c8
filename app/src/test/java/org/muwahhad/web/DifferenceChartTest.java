package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars of differences start at the line in the middle and go to the side of their sign. */
class DifferenceChartTest {
  private static final DifferenceChart CHART =
      new DifferenceChart(
          "d",
          "Difference",
          "One more, one less.",
          "Scenario",
          "Difference",
          List.of(bar("200"), bar("-50"), bar("0")));

  @Test
  void what_is_more_goes_in_the_direction_of_reading_and_what_is_less_against_it() {
    assertThat(CHART.length(0)).isEqualTo("48.00%");
    assertThat(CHART.left(0, false)).isEqualTo("50.00%");
    assertThat(CHART.left(0, true)).isEqualTo("2.00%");
    assertThat(CHART.length(1)).isEqualTo("12.00%");
    assertThat(CHART.left(1, false)).isEqualTo("38.00%");
    assertThat(CHART.left(1, true)).isEqualTo("50.00%");
    assertThat(CHART.length(2)).isEqualTo("0.00%");
  }

  private static DifferenceChart.SignedBar bar(String value) {
    return new DifferenceChart.SignedBar("s", new BigDecimal(value), value);
  }
}
