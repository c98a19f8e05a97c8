package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.muwahhad.shared.Money;

/** However an award is called off, its orders come to what it pays. */
class OrderedAmountsTest {

  @Property
  void the_lines_of_all_orders_add_up_to_what_the_award_pays(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 100_000) Integer> thousandths,
      @ForAll @IntRange(min = 1, max = 999_999) int fils) {
    BigDecimal price = BigDecimal.valueOf(fils, 2);
    BigDecimal earlier = BigDecimal.ZERO;
    BigDecimal told = BigDecimal.ZERO;
    for (int quantity : thousandths) {
      BigDecimal units = BigDecimal.valueOf(quantity, 3);
      told = told.add(AgreementQueries.added(earlier, price, units, "SAR").amount());
      earlier = earlier.add(price.multiply(units));
    }

    assertThat(told).isEqualByComparingTo(Money.rounded(earlier, "SAR").amount());
  }
}
