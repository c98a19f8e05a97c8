package org.muwahhad.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.muwahhad.shared.Bilingual;

class ReconciliationTest {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");

  @Property
  void both_sides_equal_in_every_cell_balance_whichever_way_they_are_summed(
      @ForAll @Size(min = 1, max = 6)
          List<@IntRange(min = 1, max = 1_000_000) Integer> quantities) {
    Reconciliation sums = Reconciliation.of(oneItem(quantities, 0), List.of());

    assertThat(sums.balances()).isTrue();
    assertThat(sums.states()).hasSize(quantities.size());
    assertThat(sums.items().get(0).demanded()).isEqualByComparingTo(total(quantities));
  }

  @Property
  void a_unit_too_much_anywhere_shows_in_its_state_and_its_item(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 1_000_000) Integer> quantities,
      @ForAll @IntRange(min = 1, max = 1000) int tooMuch) {
    Reconciliation sums = Reconciliation.of(oneItem(quantities, tooMuch), List.of());

    assertThat(sums.balances()).isFalse();
    assertThat(sums.states()).filteredOn(s -> !s.balances()).hasSize(1);
    assertThat(sums.items().get(0).balances()).isFalse();
  }

  @Example
  void what_two_states_swapped_is_a_difference_although_the_item_sums_up() {
    Reconciliation sums =
        Reconciliation.of(List.of(cell("KW", 10, 11, 30), cell("OM", 20, 19, 30)), List.of());

    assertThat(sums.items().get(0).difference()).isEqualByComparingTo("0");
    assertThat(sums.balances()).isFalse();
  }

  @Example
  void a_lot_item_that_nobody_demanded_is_a_difference() {
    Reconciliation sums = Reconciliation.of(List.of(cell("", 0, 0, 5)), List.of());

    assertThat(sums.states()).isEmpty();
    assertThat(sums.items().get(0).difference()).isEqualByComparingTo("5");
    assertThat(sums.balances()).isFalse();
  }

  private static List<Reconciliation.ReconciledCell> oneItem(
      List<Integer> quantities, int tooMuch) {
    List<Reconciliation.ReconciledCell> cells = new ArrayList<>();
    int asked = total(quantities).intValueExact() + tooMuch;
    for (int i = 0; i < quantities.size(); i++) {
      int extra = i == 0 ? tooMuch : 0;
      cells.add(cell(STATES.get(i), quantities.get(i), quantities.get(i) + extra, asked));
    }
    return cells;
  }

  private static BigDecimal total(List<Integer> quantities) {
    return BigDecimal.valueOf(quantities.stream().mapToLong(Integer::longValue).sum());
  }

  private static Reconciliation.ReconciledCell cell(
      String state, int demanded, int allocated, int asked) {
    return new Reconciliation.ReconciledCell(
        7,
        state,
        new Bilingual(state, state),
        "LAP-1",
        new Bilingual("حاسوب", "Laptop"),
        new Bilingual("وحدة", "one"),
        "1",
        BigDecimal.valueOf(asked),
        BigDecimal.valueOf(demanded),
        demanded > 0 ? 1 : 0,
        BigDecimal.valueOf(allocated),
        allocated > 0 ? 1 : 0);
  }
}
