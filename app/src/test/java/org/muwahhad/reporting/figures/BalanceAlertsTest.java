package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.balance.BalanceReport;
import org.muwahhad.reports.balance.BalanceReport.Alert;
import org.muwahhad.reports.balance.BalanceReport.AlertKind;
import org.muwahhad.reports.balance.BalanceReport.Entity;

/** Alerts are about one entity, also where another bears its name. */
class BalanceAlertsTest {
  private static final Bilingual NAME = new Bilingual("وزارة الصحة", "Ministry of Health");
  private static final Entity KUWAITI =
      new Entity("KW-MOH", NAME, new Bilingual("الكويت", "Kuwait"));
  private static final Entity OMANI = new Entity("OM-MOH", NAME, new Bilingual("عُمان", "Oman"));
  private static final LocalDate STARTS = LocalDate.of(2026, 1, 1);

  @Test
  void what_one_ministry_used_up_is_not_averaged_with_what_its_namesake_left() {
    List<Alert> alerts =
        BalanceAlerts.of(
            agreement(balance(KUWAITI, "100"), balance(OMANI, "0")), List.of(), true, STARTS);

    assertThat(alerts)
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.kind()).isEqualTo(AlertKind.USED_UP);
              assertThat(a.about().en()).isEqualTo("Ministry of Health – Kuwait");
              assertThat(a.percent()).isEqualByComparingTo("100");
            });
  }

  @Test
  void the_statement_of_one_state_names_the_entity_alone() {
    assertThat(BalanceAlerts.of(agreement(balance(OMANI, "85")), List.of(), false, STARTS))
        .extracting(Alert::kind, a -> a.about().en())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(AlertKind.MOSTLY_USED, "Ministry of Health"));
  }

  private static BalanceReport.Agreement agreement(BalanceReport.Balance... balances) {
    return new BalanceReport.Agreement(
        "FA-1",
        NAME,
        NAME,
        STARTS,
        STARTS.plusYears(2),
        "USD",
        List.of(balances),
        List.of(),
        List.of(),
        List.of());
  }

  private static BalanceReport.Balance balance(Entity entity, String ordered) {
    return new BalanceReport.Balance(
        entity,
        "HW-1",
        NAME,
        NAME,
        Price.of("10.00", "USD"),
        new BigDecimal("100"),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        new BigDecimal(ordered),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Money.of("1000.00", "USD"),
        new Money(new BigDecimal(ordered).movePointRight(1), "USD"),
        Money.zero("USD"));
  }
}
