package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.Refusal;

/** The split of a line's quantity, exact to the last piece. */
class SplitQuantityTest {
  @Test
  void what_is_left_over_goes_to_the_largest_remainders() {
    assertThat(split("10", "1", "1", "1")).containsExactly("4", "3", "3");
    assertThat(split("10", "5", "3", "1")).containsExactly("6", "3", "1");
    assertThat(split("2.5", "1", "1")).containsExactly("1.3", "1.2");
    assertThat(split("3", "0", "2")).containsExactly("0", "3");
  }

  @Test
  void nothing_can_not_be_split_by_nothing() {
    assertThatThrownBy(() -> split("1", "0", "0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> split("1", "2", "-1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void the_parts_add_up_and_none_is_a_step_or_more_from_its_share(
      @ForAll("quantities") BigDecimal quantity, @ForAll("weights") List<BigDecimal> weights) {
    List<BigDecimal> parts = SplitQuantity.byWeights(quantity, weights);

    assertThat(sum(parts)).isEqualByComparingTo(quantity);
    BigDecimal step =
        BigDecimal.ONE.movePointLeft(Math.max(0, quantity.stripTrailingZeros().scale()));
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal distance =
          parts.get(i).multiply(sum(weights)).subtract(quantity.multiply(weights.get(i))).abs();
      assertThat(distance).isLessThan(step.multiply(sum(weights)));
      assertThat(parts.get(i)).isNotNegative();
    }
  }

  @Property
  void a_line_over_sites_and_quarters_keeps_its_quantity_and_every_other_word(
      @ForAll("quantities") BigDecimal quantity,
      @ForAll("weights") List<BigDecimal> weights,
      @ForAll("quarters") int quarters) {
    DraftLine line = line(quantity.toPlainString(), "2027-01-31", "");
    List<LineSplit.SiteShare> shares =
        weights.stream().map(w -> new LineSplit.SiteShare("S" + w, w)).toList();

    List<DraftLine> parts = new LineSplit(shares, quarters).of(line);

    assertThat(
            parts.stream()
                .map(p -> new BigDecimal(p.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(quantity);
    assertThat(parts)
        .allMatch(p -> p.item().equals("LAP") && p.text(LineField.BUDGET_LINE).equals("B"));
    assertThat(parts).extracting(DraftLine::key).doesNotHaveDuplicates().startsWith("k");
  }

  @Test
  void quarters_begin_three_months_apart_at_the_last_day_there_is() {
    DraftLine line = line("7", "2026-11-30", "A");

    assertThat(new LineSplit(List.of(new LineSplit.SiteShare("A", BigDecimal.ONE)), 3).of(line))
        .extracting(l -> l.quantity() + " " + l.needBy())
        .containsExactly("3 2026-11-30", "2 2027-02-28", "2 2027-05-30");
  }

  @Test
  void a_quantity_that_is_no_number_and_quarters_beyond_reason_are_refused() {
    List<LineSplit.SiteShare> one = List.of(new LineSplit.SiteShare("A", BigDecimal.ONE));
    DraftLine line = DraftLine.empty().with(LineField.QUANTITY, "12");

    assertThatThrownBy(() -> new LineSplit(one, 1).of(line.with(LineField.QUANTITY, "1x")))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("demand.split-quantity");
    assertThatThrownBy(() -> new LineSplit(one, 13).of(line))
        .hasMessageContaining("demand.split-quarters");
    assertThatThrownBy(
            () -> new LineSplit(List.of(new LineSplit.SiteShare("A", BigDecimal.ZERO)), 1).of(line))
        .hasMessageContaining("demand.split-weights");
  }

  @Provide
  Arbitrary<BigDecimal> quantities() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.001"), new BigDecimal("999999"))
        .ofScale(3);
  }

  @Provide
  Arbitrary<List<BigDecimal>> weights() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("50"))
        .ofScale(1)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .filter(w -> sum(w).signum() > 0);
  }

  @Provide
  Arbitrary<Integer> quarters() {
    return Arbitraries.integers().between(1, LineSplit.MOST_QUARTERS);
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> split(String quantity, String... weights) {
    return SplitQuantity.byWeights(
            new BigDecimal(quantity), Arrays.stream(weights).map(BigDecimal::new).toList())
        .stream()
        .map(BigDecimal::toPlainString)
        .toList();
  }

  private static DraftLine line(String quantity, String day, String site) {
    return new DraftLine("k", Map.of(LineField.ITEM, "LAP", LineField.QUANTITY, quantity))
        .with(LineField.NEED_BY, day)
        .with(LineField.SITE, site)
        .with(LineField.BUDGET_LINE, "B");
  }
}
