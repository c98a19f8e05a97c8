package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Bilingual;

/** When an agreement ends soon, and when it is nearly used. */
class AgreementStandingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 15);
  private static final LocalDate FAR = LocalDate.of(2028, 1, 1);

  private static OverviewView.AgreementStanding of(LocalDate endsOn, String ordered) {
    return ViewOverview.standing(
        new AgreementStandingQueries.AgreementRow(
            1,
            "FA-2026-001-1",
            new Bilingual("حزمة", "Lot"),
            new Bilingual("مورّد", "Supplier"),
            endsOn,
            "SAR",
            new BigDecimal("1000"),
            BigDecimal.ZERO,
            new BigDecimal(ordered)),
        TODAY);
  }

  @Test
  void it_ends_soon_within_three_months_while_something_is_left() {
    assertThat(of(LocalDate.of(2027, 2, 14), "0").endsSoon()).isTrue();
    assertThat(of(LocalDate.of(2027, 2, 15), "0").endsSoon()).isFalse();
    assertThat(of(TODAY, "999.99").endsSoon()).isTrue();
    assertThat(of(TODAY, "1000").endsSoon()).isFalse();
  }

  @Test
  void it_is_nearly_used_from_four_fifths_on() {
    assertThat(of(FAR, "799.99").mostlyUsed()).isFalse();
    assertThat(of(FAR, "800").mostlyUsed()).isTrue();
    assertThat(of(FAR, "799.99").shareOrdered()).isEqualByComparingTo("0.79999");
    assertThat(of(FAR, "0").mostlyUsed()).isFalse();
  }
}
