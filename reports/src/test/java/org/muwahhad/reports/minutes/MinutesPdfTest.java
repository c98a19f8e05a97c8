package org.muwahhad.reports.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The printed minutes, read back as archives, readers and screen readers do. */
class MinutesPdfTest {
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final MinutesRenderer RENDERER = new MinutesRenderer();

  @ParameterizedTest
  @EnumSource(Edition.class)
  void they_can_be_archived_and_read_by_everyone(Edition edition) throws Exception {
    ReadPdf pdf = new ReadPdf(bytes(edition));

    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.tags()).containsEntry("Table", 1).containsEntry("TH", 4);
    assertThat(pdf.cutOff()).isEmpty();
    assertThat(pdf.spoken()).contains("JT-2026-4", HASH, "نطلب متابعة التوريد");
  }

  @Test
  void each_edition_speaks_its_language_and_equal_minutes_are_equal_files() throws Exception {
    String arabic = new ReadPdf(bytes(Edition.ARABIC)).spoken();
    String english = new ReadPdf(bytes(Edition.ENGLISH)).spoken();
    String both = new ReadPdf(bytes(Edition.BILINGUAL)).spoken();

    assertThat(arabic).contains("الدول الحاضرة", "تنحّت قطر").doesNotContain("States present");
    assertThat(english).contains("States present", "Qatar stood aside").doesNotContain("الدول");
    assertThat(both).contains("الدول الحاضرة", "States present");
    assertThat(bytes(Edition.BILINGUAL)).isEqualTo(bytes(Edition.BILINGUAL));
  }

  private static byte[] bytes(Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RENDERER.pdf(minutes(), edition, out);
    return out.toByteArray();
  }

  private static MeetingMinutes minutes() {
    Bilingual oman = new Bilingual("عُمان", "Oman");
    Bilingual member = new Bilingual("سالم الحارثي", "Salim Al Harthi");
    MeetingMinutes.Remark remark = new MeetingMinutes.Remark(oman, member, "نطلب متابعة التوريد");
    return new MeetingMinutes(
        "M-7",
        HASH,
        HASH,
        Instant.parse("2026-05-24T07:00:00Z"),
        Instant.parse("2026-05-24T09:30:00Z"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        new Bilingual("اللجنة التنفيذية", "Executive committee"),
        new Bilingual("الأغلبية", "Majority"),
        new Bilingual("حضوري", "In person"),
        "Riyadh, main hall",
        member,
        List.of(oman, new Bilingual("الكويت", "Kuwait")),
        List.of(),
        List.of(
            new MeetingMinutes.Item(
                1,
                "JT-2026-4",
                new Bilingual("أجهزة الحاسوب", "Computers"),
                HASH,
                new Bilingual("معتمد", "Adopted"),
                new Bilingual("موافق 4", "4 in favour"),
                new Bilingual("اكتمل النصاب", "Quorum reached"),
                new Bilingual("", ""),
                List.of(
                    new MeetingMinutes.Vote(oman, member, new Bilingual("موافق", "In favour"), "")),
                List.of(new Bilingual("تنحّت قطر عن المسألة", "Qatar stood aside")),
                List.of(remark))),
        List.of(remark),
        new MeetingMinutes.Verification(
            new Bilingual("افتحوا المحضر كما حُفظ", "Open the minutes as they are kept"),
            "https://example.org/meetings/7/minutes"));
  }
}
