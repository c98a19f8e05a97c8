package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void the_longer_the_figures_the_more_room_is_left_beside_the_longest_bar() {
    assertThat(chart("12").percent(0, 0)).isEqualTo("62.00%");
    assertThat(chart("12,345,678.90 KWD").percent(0, 0)).isEqualTo("46.00%");
    assertThat(chart("9".repeat(60)).percent(0, 0)).isEqualTo("24.00%");
  }

  private static Chart chart(String shown) {
    return new Chart(
        "c",
        "Demand",
        "Laptops lead.",
        "Item",
        List.of("Amount"),
        List.of(new Chart.Bar("Laptop", BigDecimal.TEN, shown)));
  }
}
