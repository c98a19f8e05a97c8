package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Money;

/** However an award is called off, its orders come to what it pays. */
class OrderedAmountsTest {

  @Property
  void the_lines_of_all_orders_add_up_to_what_the_award_pays(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 100_000) Integer> thousandths,
      @ForAll @IntRange(min = 1, max = 999_999) int fils) {
    BigDecimal price = BigDecimal.valueOf(fils, 2);
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal ordered = BigDecimal.ZERO;
    for (int quantity : thousandths) {
      BigDecimal units = BigDecimal.valueOf(quantity, 3);
      ordered = ordered.add(added(price, exact, ordered, units));
      exact = exact.add(price.multiply(units));
    }

    assertThat(ordered).isEqualByComparingTo(Money.rounded(exact, "SAR").amount());
  }

  @Test
  void what_cancelled_orders_left_over_is_made_up_for_by_the_next_line_and_never_below_nothing() {
    BigDecimal price = new BigDecimal("0.01");

    // In force is a line of 0.4 that was rounded up beside another one, which is cancelled.
    assertThat(added(price, "0.004", "0.01", "1")).isEqualByComparingTo("0.00");
    assertThat(added(price, "0.004", "0.01", "2")).isEqualByComparingTo("0.01");
    assertThat(added(price, "0.004", "0.01", "0.01")).isEqualByComparingTo("0");
  }

  private static BigDecimal added(BigDecimal price, String exact, String ordered, String units) {
    return added(price, new BigDecimal(exact), new BigDecimal(ordered), new BigDecimal(units));
  }

  private static BigDecimal added(
      BigDecimal price, BigDecimal exact, BigDecimal ordered, BigDecimal units) {
    return new Agreements.OrderedItem(1, 1, price, "SAR", exact, ordered)
        .added(price, units)
        .amount();
  }
}
