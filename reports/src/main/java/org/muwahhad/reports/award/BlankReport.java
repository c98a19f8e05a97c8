package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.Item;
import org.muwahhad.reports.award.AwardReport.Lot;
import org.muwahhad.reports.award.AwardReport.State;
import org.muwahhad.reports.award.AwardReport.Summary;
import org.muwahhad.reports.award.AwardReport.Tender;
import org.muwahhad.reports.award.AwardReport.Verification;

/** A report with nothing in it but one item, to warm the printing up with. */
final class BlankReport {

  private static final String CURRENCY = "SAR";
  private static final Bilingual NAME = new Bilingual("تجربة الطباعة", "Print test");

  static final AwardReport REPORT =
      new AwardReport(
          new Tender("0", "0", NAME, NAME, NAME, CURRENCY, List.of(NAME)),
          Instant.EPOCH,
          ZoneOffset.UTC,
          false,
          List.of(new State("SA", NAME, CURRENCY)),
          new Summary(0, 1, 1, 0, 0, 0, Money.zero(CURRENCY), Money.zero(CURRENCY)),
          List.of(),
          List.of(),
          List.of(lot()),
          false,
          List.of(),
          List.of(),
          List.of(),
          new Verification(NAME, "0", "https://localhost", "", ""));

  private BlankReport() {}

  private static Lot lot() {
    Item item =
        new Item("0", NAME, NAME, BigDecimal.ONE, Optional.empty(), Optional.empty(), Map.of());
    return new Lot(
        "0",
        NAME,
        NAME,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Money.zero(CURRENCY),
        List.of(item));
  }
}
