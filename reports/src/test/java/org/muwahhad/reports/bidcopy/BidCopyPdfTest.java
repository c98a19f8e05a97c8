package org.muwahhad.reports.bidcopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.ReportPrinter;

/** The copy of a bid on paper. */
class BidCopyPdfTest {

  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"ARABIC", "ENGLISH"})
  void it_says_what_it_is_and_holds_prices_answers_and_documents(Edition edition)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPrinter<>(new BidCopyTemplate()).pdf(BidCopySamples.small(), edition, out);

    String text = new ReadPdf(out.toByteArray()).spoken();

    assertThat(text).contains("JT-2026-4", "418.125", "4,181.250", "Make A 14", "offer.pdf");
    assertThat(text)
        .contains(edition == Edition.ARABIC ? "ولا تثبت تقديم عرض" : "It proves no submission");
  }
}
