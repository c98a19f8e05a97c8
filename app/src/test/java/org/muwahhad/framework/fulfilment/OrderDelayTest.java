package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.framework.fulfilment.OrderDelay.DatedQuantity;
import org.muwahhad.framework.fulfilment.OrderDelay.LatePart;
import org.muwahhad.framework.fulfilment.OrderDelay.LineDeliveries;
import org.muwahhad.shared.Money;

/** How late an order was, and what its supplier owes for it. */
class OrderDelayTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final DelayTerms TERMS = new DelayTerms(new BigDecimal("1"), new BigDecimal("6"));

  @Test
  void nothing_is_owed_for_what_came_in_time() {
    OrderDelay delay = of(line("700.00", due(0, 10), accepted(0, 10)));

    assertThat(delay.isLate()).isFalse();
    assertThat(delay.penalty()).isEqualTo(sar("0.00"));
  }

  @Test
  void a_week_costs_the_weekly_percent_and_a_day_a_seventh_of_it() {
    assertThat(of(line("700.00", due(0, 10), accepted(7, 10))).penalty()).isEqualTo(sar("7.00"));
    assertThat(of(line("700.00", due(0, 10), accepted(1, 10))).penalty()).isEqualTo(sar("1.00"));
  }

  @Test
  void of_what_came_in_parts_only_the_late_part_counts() {
    OrderDelay delay = of(line("700.00", due(0, 10), accepted(0, 6), accepted(14, 4)));

    assertThat(delay.lines().get(0).parts())
        .containsExactly(new LatePart(new BigDecimal("4"), DUE, DUE.plusDays(14), 14));
    assertThat(delay.penalty()).isEqualTo(sar("5.60"));
  }

  @Test
  void what_came_first_counts_for_the_batch_that_was_due_first() {
    LineDeliveries batches =
        new LineDeliveries(
            1,
            sar("700.00"),
            List.of(due(10, 5), due(0, 5)),
            List.of(accepted(12, 7), accepted(3, 3)));

    assertThat(of(batches).lines().get(0).parts())
        .containsExactly(
            new LatePart(new BigDecimal("3"), DUE, DUE.plusDays(3), 3),
            new LatePart(new BigDecimal("2"), DUE, DUE.plusDays(12), 12),
            new LatePart(new BigDecimal("5"), DUE.plusDays(10), DUE.plusDays(12), 2));
  }

  @Test
  void what_has_not_come_counts_up_to_today() {
    OrderDelay delay = of(line("70000.00", due(0, 10)));

    assertThat(delay.lines().get(0).parts())
        .containsExactly(
            new LatePart(new BigDecimal("10"), DUE, null, ChronoUnit.DAYS.between(DUE, TODAY)));
    assertThat(delay.lines().get(0).longest()).isEqualTo(92);
  }

  @Test
  void no_more_is_owed_than_the_most_percent_of_the_order() {
    OrderDelay delay = of(line("1000.00", due(0, 10)), line("500.55", due(0, 1), accepted(0, 1)));

    assertThat(delay.isCut()).isTrue();
    assertThat(delay.penalty()).as("6 % of 1,500.55, rounded down").isEqualTo(sar("90.03"));
    assertThat(delay.uncut().amount()).isGreaterThan(delay.most().amount());
  }

  @Test
  void amounts_have_the_decimals_of_their_currency() {
    LineDeliveries line =
        new LineDeliveries(
            1,
            new Money(new BigDecimal("100.001"), "KWD"),
            List.of(due(0, 3)),
            List.of(accepted(5, 3)));

    assertThat(of(line).penalty()).isEqualTo(new Money(new BigDecimal("0.714"), "KWD"));
  }

  /** An oracle that counts unit by unit: the first unit delivered serves the first unit due. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void it_is_what_counting_unit_by_unit_gives(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      List<LocalDate> due = days(random, 1 + random.nextInt(20));
      List<LocalDate> came = days(random, random.nextInt(due.size() + 1));
      BigDecimal net = BigDecimal.valueOf(random.nextInt(9_999_999), 2);
      BigDecimal exact = BigDecimal.ZERO;
      Collections.sort(due);
      Collections.sort(came);
      for (int unit = 0; unit < due.size(); unit++) {
        LocalDate until = unit < came.size() ? came.get(unit) : TODAY;
        long days = Math.max(0, ChronoUnit.DAYS.between(due.get(unit), until));
        exact = exact.add(net.multiply(BigDecimal.valueOf(days)));
      }
      BigDecimal owed =
          exact
              .multiply(TERMS.percentPerWeek())
              .divide(BigDecimal.valueOf(700L * due.size()), 2, RoundingMode.HALF_UP);
      BigDecimal most =
          net.multiply(TERMS.mostPercent()).movePointLeft(2).setScale(2, RoundingMode.DOWN);

      OrderDelay delay =
          of(new LineDeliveries(1, new Money(net, "SAR"), grouped(due), grouped(came)));

      assertThat(delay.penalty()).isEqualTo(new Money(owed.min(most), "SAR"));
    }
  }

  private static List<LocalDate> days(Random random, int count) {
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(DUE.plusDays(random.nextInt(8) * 5L));
    }
    return days;
  }

  /** Some days of single units, in any order. */
  private static List<DatedQuantity> grouped(List<LocalDate> days) {
    List<DatedQuantity> quantities = new ArrayList<>();
    days.forEach(day -> quantities.add(new DatedQuantity(day, BigDecimal.ONE)));
    Collections.shuffle(quantities, new Random(days.size()));
    return quantities;
  }

  private static OrderDelay of(LineDeliveries... lines) {
    return OrderDelay.of(List.of(lines), TERMS, TODAY);
  }

  private static LineDeliveries line(String net, DatedQuantity due, DatedQuantity... accepted) {
    return new LineDeliveries(1, sar(net), List.of(due), List.of(accepted));
  }

  private static DatedQuantity due(int days, int quantity) {
    return new DatedQuantity(DUE.plusDays(days), BigDecimal.valueOf(quantity));
  }

  private static DatedQuantity accepted(int days, int quantity) {
    return due(days, quantity);
  }

  private static Money sar(String amount) {
    return new Money(new BigDecimal(amount), "SAR");
  }
}
