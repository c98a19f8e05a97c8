package org.muwahhad.reports.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.ReadPdf;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The printed record of an opening, read back as archives, readers and screen readers do. */
class OpeningPdfTest {
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Bilingual NOTHING = new Bilingual("", "");
  private static final OpeningReportRenderer RENDERER = new OpeningReportRenderer();

  @ParameterizedTest
  @EnumSource(Edition.class)
  void it_can_be_archived_and_read_by_everyone(Edition edition) throws Exception {
    ReadPdf pdf = new ReadPdf(bytes(opening(3), edition));

    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.tags())
        .containsEntry("Table", 4)
        .containsEntry("TH", 5 + 3 + 4 + 3)
        .containsEntry("TR", 4 + 3 + 3 + 1 + 3);
    assertThat(pdf.cutOff()).isEmpty();
    assertThat(pdf.spoken())
        .contains("JT-2026-4", HASH, "1,234.567 KWD", "لا ضريبة في أسعارنا (0%)");
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void forty_bids_with_the_longest_names_are_cut_nowhere(Edition edition) throws Exception {
    ReadPdf pdf = new ReadPdf(bytes(opening(40), edition));

    assertThat(pdf.cutOff()).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void each_edition_speaks_its_language_and_equal_records_are_equal_files() throws Exception {
    String arabic = new ReadPdf(bytes(opening(1), Edition.ARABIC)).spoken();
    String english = new ReadPdf(bytes(opening(1), Edition.ENGLISH)).spoken();
    String both = new ReadPdf(bytes(opening(1), Edition.BILINGUAL)).spoken();

    assertThat(arabic).contains("محضر فتح العروض").doesNotContain("Bid security");
    assertThat(english).contains("Bid security", "Bids that were not read").doesNotContain("حزمة");
    assertThat(both).contains("محضر فتح العروض", "Bid security");
    assertThat(bytes(opening(2), Edition.BILINGUAL))
        .isEqualTo(bytes(opening(2), Edition.BILINGUAL));
  }

  @Test
  void an_opening_without_any_bid_says_what_there_is() throws Exception {
    String spoken = new ReadPdf(bytes(opening(0), Edition.ENGLISH)).spoken();

    assertThat(spoken).contains("Bids read").doesNotContain("Receipts and digests");
  }

  private static byte[] bytes(OpeningReport report, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RENDERER.pdf(report, edition, out);
    String samples = System.getProperty("muwahhad.samples");
    if (samples != null) {
      Files.write(
          Path.of(samples, "opening-%d-%s.pdf".formatted(report.bids().size(), edition)),
          out.toByteArray());
    }
    return out.toByteArray();
  }

  private static Bilingual bidder(int number) {
    String end = number > 1 ? " (" + "القابضة المتحدة ".repeat(6).strip() + ")" : "";
    return new Bilingual(
        "شركة الأفق للتقنية " + number + end + " – CR-10" + number,
        "Horizon Technology Company " + number + " – CR-10" + number);
  }

  private static OpeningReport opening(int bidders) {
    List<OpeningReport.Bid> bids = new ArrayList<>();
    List<OpeningReport.Total> totals = new ArrayList<>();
    for (int i = 1; i <= bidders; i++) {
      bids.add(
          new OpeningReport.Bid(
              bidder(i),
              new Bilingual("الكويت", "Kuwait"),
              true,
              i % 2 == 0,
              90,
              i == 1 ? new Bilingual("3 حزم على الأكثر", "At most 3 lots") : NOTHING,
              i == 1 ? "لا ضريبة في أسعارنا (0%)" : "",
              "BR-000" + i,
              Instant.parse("2026-05-20T06:00:00Z"),
              HASH));
      totals.add(
          new OpeningReport.Total(
              new Bilingual("الحزمة 1: حواسيب محمولة", "Lot 1: Laptops"),
              bidder(i),
              new Money(new BigDecimal("1234.567"), "KWD")));
    }
    return new OpeningReport(
        false,
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        HASH,
        Instant.parse("2026-05-24T07:00:00Z"),
        Instant.parse("2026-05-24T08:00:00Z"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        new Bilingual("سالم الحارثي", "Salim Al Harthi"),
        List.of(new Bilingual("سالم الحارثي", "Salim Al Harthi")),
        true,
        bids,
        totals,
        bidders == 0
            ? List.of()
            : List.of(
                new OpeningReport.Discount(
                    bidder(1),
                    new BigDecimal("2.5"),
                    new Bilingual("الحزمتان 1 و2", "Lots 1, 2"),
                    new Bilingual("الحزمة 2", "Lot 2"))),
        List.of(new Bilingual("لم يُقرأ عرض شركة النور", "The bid of Al Noor could not be read")),
        List.of(),
        new Money(new BigDecimal("9000000"), "SAR"),
        new OpeningReport.Verification(
            new Bilingual("افتحوا صفحة التحقق", "Open the page of verification"),
            "https://example.org/verify/9f86d081884c7d659a2f"));
  }
}
