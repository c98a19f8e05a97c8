package org.muwahhad.reports.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.ReportPrinter;

/** What printed minutes say. */
class MinutesPdfTest {
  private static final ReportPrinter<MinutesReport> PRINTER =
      new ReportPrinter<>(new MinutesTemplate());

  @Test
  void each_edition_speaks_its_language_and_remarks_stand_as_they_were_written() throws Exception {
    String arabic = spoken(Edition.ARABIC);
    String english = spoken(Edition.ENGLISH);

    assertThat(arabic)
        .contains("الدول الحاضرة", "لم تشارك السعودية")
        .doesNotContain("States present");
    assertThat(english)
        .contains("States present", "Saudi Arabia took no part", "نطلب متابعة التوريد")
        .doesNotContain("الدول");
    assertThat(spoken(Edition.BILINGUAL)).contains("الدول الحاضرة", "States present");
  }

  @Test
  void each_question_tells_what_was_decided_on_which_document_and_who_signs() throws Exception {
    assertThat(spoken(Edition.ENGLISH))
        .contains("Question 1: Computers", "Adopted", "JT-2026-1", MinutesSamples.HASH)
        .contains("Salim Al Harthi", "Chair", "Signature");
  }

  private static String spoken(Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.pdf(MinutesSamples.minutes(1, new Bilingual("أجهزة", "Computers"), ""), edition, out);
    return new ReadPdf(out.toByteArray()).spoken();
  }
}
