package org.muwahhad.reports.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.ReportPrinter;

/** What the printed record of an opening says. */
class OpeningPdfTest {
  private static final ReportPrinter<OpeningReport> PRINTER =
      new ReportPrinter<>(new OpeningTemplate());

  @Test
  void each_edition_speaks_its_language() throws Exception {
    String arabic = new ReadPdf(bytes(OpeningSamples.opening(1), Edition.ARABIC)).spoken();
    String english = new ReadPdf(bytes(OpeningSamples.opening(1), Edition.ENGLISH)).spoken();
    String both = new ReadPdf(bytes(OpeningSamples.opening(1), Edition.BILINGUAL)).spoken();

    assertThat(arabic).contains("محضر فتح العروض").doesNotContain("Bid security");
    assertThat(english).contains("Bid security", "Bids that were not read").doesNotContain("حزمة");
    assertThat(both).contains("محضر فتح العروض", "Bid security");
  }

  @Test
  void an_opening_without_any_bid_says_what_there_is() throws Exception {
    String spoken = new ReadPdf(bytes(OpeningSamples.opening(0), Edition.ENGLISH)).spoken();

    assertThat(spoken).contains("Bids read").doesNotContain("Receipts and digests");
  }

  private static byte[] bytes(OpeningReport report, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.pdf(report, edition, out);
    return out.toByteArray();
  }
}
