package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Bilingual;

/** Which orders are late. */
class LateOrdersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

  @Test
  void what_is_accepted_serves_the_earliest_day_first() {
    assertThat(late("30", "12", need(MARCH, "10"), need(JUNE, "10")))
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.late()).isEqualByComparingTo("8");
              assertThat(o.neededOn()).isEqualTo(JUNE);
              assertThat(o.daysLate()).isEqualTo(181);
            });
  }

  @Test
  void what_was_not_ordered_is_not_late() {
    assertThat(late("15", "12", need(MARCH, "10"), need(JUNE, "10")))
        .singleElement()
        .satisfies(o -> assertThat(o.late()).isEqualByComparingTo("3"));
    assertThat(late("12", "12", need(MARCH, "10"), need(JUNE, "10"))).isEmpty();
  }

  @Test
  void what_is_needed_later_is_not_late() {
    assertThat(late("30", "20", need(MARCH, "10"), need(JUNE, "10"))).isEmpty();
  }

  @Test
  void the_longest_late_comes_first_and_items_are_told_apart() {
    List<AgreementStandingQueries.NeedRow> rows = new ArrayList<>();
    rows.add(row(1, "5", "0", need(JUNE, "5")));
    rows.add(row(2, "5", "0", need(MARCH, "5")));

    assertThat(LateOrders.of(rows, Map.of(), TODAY))
        .extracting(OverviewView.LateOrder::neededOn)
        .containsExactly(MARCH, JUNE);
  }

  private record Need(LocalDate day, String quantity) {}

  private static Need need(LocalDate day, String quantity) {
    return new Need(day, quantity);
  }

  private static List<OverviewView.LateOrder> late(String ordered, String accepted, Need... needs) {
    List<AgreementStandingQueries.NeedRow> rows = new ArrayList<>();
    for (Need need : needs) {
      rows.add(row(1, ordered, accepted, need));
    }
    return LateOrders.of(rows, Map.of(), TODAY);
  }

  private static AgreementStandingQueries.NeedRow row(
      long item, String ordered, String accepted, Need need) {
    Bilingual name = new Bilingual("اسم", "name");
    return new AgreementStandingQueries.NeedRow(
        7,
        "FA-1",
        3,
        name,
        "KW",
        item,
        "ITEM-" + item,
        name,
        name,
        new BigDecimal(ordered),
        new BigDecimal(accepted),
        need.day(),
        new BigDecimal(need.quantity()));
  }
}
