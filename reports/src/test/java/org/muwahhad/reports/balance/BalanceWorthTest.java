package org.muwahhad.reports.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/** What a balance is worth where a mini-competition ordered below the price of the agreement. */
class BalanceWorthTest {

  @Test
  void what_is_saved_is_taken_off_before_the_one_rounding() {
    // 3 at 33.335 are 100.005 riyals; less 0.004 they are 100.001.
    BalanceReport.Balance balance =
        new BalanceReport.Balance(
            new BalanceReport.Entity("E-1", Bilingual.same("A"), Bilingual.same("S")),
            "I-1",
            Bilingual.same("I"),
            Bilingual.same("U"),
            Price.of("33.335", "SAR"),
            new BigDecimal("3"),
            BigDecimal.ZERO,
            new BigDecimal("3"),
            new BigDecimal("3"),
            new BigDecimal("3"),
            new BigDecimal("0.004"),
            new BigDecimal("0.006"));

    assertThat(balance.entitledWorth()).isEqualTo(Money.of("100.00", "SAR"));
    assertThat(balance.orderedWorth()).isEqualTo(Money.of("100.00", "SAR"));
    assertThat(balance.spent()).isEqualTo(Money.of("100.00", "SAR"));
  }
}
