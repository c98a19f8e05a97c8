package org.muwahhad.reports.award;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport.ReportState;
import org.muwahhad.reports.award.AwardReport.Summary;
import org.muwahhad.reports.award.AwardReport.Tender;
import org.muwahhad.reports.award.AwardReport.Verification;
import org.muwahhad.reports.render.ReportPrinter;

/** A report with nothing in it but one item, to warm the printing up with. */
public final class BlankReport {

  private static final String CURRENCY = "SAR";
  private static final Bilingual NAME = new Bilingual("تجربة الطباعة", "Print test");

  private static final AwardReport REPORT =
      new AwardReport(
          new Tender("0", "0", NAME, NAME, NAME, CURRENCY, List.of(NAME)),
          Instant.EPOCH,
          ZoneOffset.UTC,
          false,
          List.of(new ReportState("SA", NAME, NAME, CURRENCY)),
          new Summary(0, 1, 1, 0, 0, 0, Money.zero(CURRENCY), Money.zero(CURRENCY)),
          List.of(),
          List.of(),
          List.of(lot()),
          false,
          List.of(),
          List.of(),
          List.of(),
          new Verification(NAME, "0", "https://localhost", "", "", Optional.empty()));

  private BlankReport() {}

  /**
   * Prints it once in every edition, so that fonts, templates and labels are loaded before the
   * first reader asks. Takes a few seconds of a cold process; call it at start, beside other work.
   */
  public static void print() {
    ReportPrinter<AwardReport> printer = new ReportPrinter<>(new AwardTemplate());
    for (Edition edition : Edition.values()) {
      try {
        printer.pdf(REPORT, edition, OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ReportLot lot() {
    ReportLotItem item =
        new ReportLotItem(
            "0", NAME, NAME, BigDecimal.ONE, Optional.empty(), Optional.empty(), Map.of());
    return new ReportLot(
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
