package org.muwahhad.reports.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.ReadPdf;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The printed receipt, read back as archives, readers and screen readers do. */
@Tag("long")
class DemandReceiptPdfTest {
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final DemandReceiptRenderer RENDERER = new DemandReceiptRenderer();

  @Test
  void it_can_be_archived_and_read_by_everyone() throws Exception {
    ReadPdf pdf = print(receipt(3));

    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.tags()).containsEntry("Table", 1).containsEntry("TH", 8);
    assertThat(pdf.figures()).hasSize(1).first().asString().contains("https://example.org/verify");
    assertThat(pdf.cutOff()).isEmpty();
  }

  @Test
  void it_says_everything_in_both_languages_and_by_each_clock() throws Exception {
    String text = print(receipt(1)).spoken();

    assertThat(text).contains("D-2026-000017-2", HASH, "إيصال تقديم الطلب", "Receipt for demand");
    // 21:30 UTC is half past midnight of the next day in Riyadh and half past one in Muscat.
    assertThat(text).contains("24 May 2026, 21:30", "25 May 2026, 00:30", "25 May 2026, 01:30");
    assertThat(text).contains("8 ذو الحجة 1447 هـ", "8 Dhu");
    assertThat(text).contains("أقرّ بصحة ما ورد", "I declare that this is right");
    assertThat(text).contains("LAP-1 / 4", "1,250.500", "Needed by the laboratory");
  }

  @Test
  void equal_receipts_are_equal_files_and_long_ones_print_every_line() throws Exception {
    assertThat(bytes(receipt(2))).isEqualTo(bytes(receipt(2)));
    ReadPdf large = print(receipt(200));

    assertThat(large.pages()).isGreaterThan(5);
    assertThat(large.spoken()).contains("LAP-200 / 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
  void the_sum_never_stands_alone_on_a_page_nor_a_line_without_what_it_says(int lines)
      throws Exception {
    List<ReadPdf.Told> told = print(receipt(lines)).told();

    assertThat(page(told, "Total")).isEqualTo(page(told, "LAP-" + lines + " / 4"));
    List<Integer> items = pages(told, "Laptop <15>");
    assertThat(items).hasSize(lines).isEqualTo(pages(told, "Needed by the laboratory"));
  }

  private static int page(List<ReadPdf.Told> told, String text) {
    List<Integer> pages = pages(told, text);
    return pages.get(pages.size() - 1);
  }

  private static List<Integer> pages(List<ReadPdf.Told> told, String text) {
    return told.stream().filter(t -> t.exact().contains(text)).map(ReadPdf.Told::page).toList();
  }

  private static ReadPdf print(DemandReceipt receipt) throws IOException {
    return new ReadPdf(bytes(receipt));
  }

  private static byte[] bytes(DemandReceipt receipt) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RENDERER.pdf(receipt, out);
    return out.toByteArray();
  }

  private static DemandReceipt receipt(int lines) {
    return new DemandReceipt(
        "D-2026-000017-2",
        2,
        HASH,
        Instant.parse("2026-05-24T21:30:00Z"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        new DemandReceipt.Sender(
            new Bilingual("جولة الحواسيب", "Computers"),
            "R-1",
            new Bilingual("وزارة الصحة", "Ministry of Health"),
            "OM-1",
            new Bilingual("سلطنة عُمان", "Oman"),
            ZoneId.of("Asia/Muscat"),
            new Bilingual("سالم الحارثي", "Salim Al Harthi")),
        new Bilingual("أقرّ بصحة ما ورد", "I declare that this is right"),
        IntStream.rangeClosed(1, lines).mapToObj(DemandReceiptPdfTest::line).toList(),
        Money.of("2501.000", "OMR"),
        new DemandReceipt.Verification(
            new Bilingual("امسحوا الرمز", "Scan the code"), "https://example.org/verify"));
  }

  private static DemandReceipt.ReceiptDemandLine line(int number) {
    return new DemandReceipt.ReceiptDemandLine(
        number,
        "LAP-" + number,
        4,
        new Bilingual("حاسوب محمول <15> & ملحقاته", "Laptop <15> & parts"),
        new BigDecimal("2"),
        new Bilingual("قطعة", "each"),
        LocalDate.of(2026, 9, 30),
        new Bilingual("المستودع الرئيس", "Main store"),
        Money.of("1250.500", "OMR"),
        Money.of("2501.000", "OMR"),
        new Bilingual("مؤكد", "Firm"),
        "B-1",
        "استبدال الأجهزة القديمة",
        "Needed by the laboratory");
  }
}
