package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/** The example of {@code docs/rounding.md}: a bid in dollars to a tender in riyals. */
class AwardCostTest {
  private static final AwardCost COST =
      AwardCost.of(
          List.of(new AwardCost.AwardTotal(1, "USD", money("120.15", "SAR"))),
          LineCosts.of(
              List.of(
                  line(1, "KW", 1, "2", "10.33", "30.99", "0"),
                  line(1, "SA", 2, "1", "10.33", "30.99", "15"),
                  line(2, "SA", 3, "7", "0.15", "1.05", "15"))),
          Map.of("KW", "KWD", "SA", "SAR"),
          new Conversion(
              Map.of(
                  "USD", BigDecimal.ONE,
                  "SAR", new BigDecimal("3.75"),
                  "KWD", new BigDecimal("0.307"))));

  private static AwardAllocations.SuppliedLine line(
      long item,
      String state,
      long demandLine,
      String quantity,
      String price,
      String amount,
      String vat) {
    return new AwardAllocations.SuppliedLine(
        1,
        item,
        state,
        9,
        demandLine,
        new BigDecimal(quantity),
        new BigDecimal(price),
        new BigDecimal(amount),
        "USD",
        new BigDecimal(vat));
  }

  private static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  @Test
  void lines_are_parts_of_the_converted_award_and_the_coins_left_go_to_who_lost_most() {
    assertThat(COST.lines())
        .extracting(l -> l.own().net().amount() + " " + l.converted().net().amount())
        .containsExactly("20.66 77.47", "10.33 38.74", "1.05 3.94");
    assertThat(AwardCost.sum(COST.lines().stream(), AwardCost.CostLine::converted).net())
        .isEqualTo(money("120.15", "SAR"));
  }

  @Test
  void vat_is_rounded_for_each_line_and_converted_once_for_a_state() {
    AwardCost.NetAndVat saudi =
        AwardCost.sum(
            COST.lines().stream().filter(l -> l.stateCode().equals("SA")),
            AwardCost.CostLine::local);

    assertThat(saudi.net()).isEqualTo(money("42.68", "SAR"));
    assertThat(saudi.vat()).isEqualTo(money("6.41", "SAR"));
    assertThat(saudi.gross()).isEqualTo(money("49.09", "SAR"));
  }

  @Test
  void a_third_currency_is_converted_from_that_of_the_bid() {
    assertThat(COST.lines().get(0).local().gross()).isEqualTo(money("6.343", "KWD"));
  }

  @Test
  void the_unit_price_shown_in_the_currency_of_the_tender_gives_the_amount_back() {
    assertThat(Rounding.priceOf(new BigDecimal("116.21"), new BigDecimal("3"), "SAR"))
        .isEqualTo("38.737");
    assertThat(Rounding.priceOf(new BigDecimal("3.94"), new BigDecimal("7"), "SAR"))
        .isEqualTo("0.563");
  }
}
