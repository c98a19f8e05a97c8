package org.muwahhad.reports.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.ReportPrinter;

/** What the letters to bidders say. */
class LetterPdfTest {
  private static final ReportPrinter<OutcomeLetter> PRINTER =
      new ReportPrinter<>(new LetterTemplate());

  @ParameterizedTest
  @EnumSource(Edition.class)
  void the_winner_reads_the_amount_in_figures_and_in_words_of_both_languages(Edition edition)
      throws Exception {
    ReadPdf letter = print(LetterSamples.won(), edition);

    assertThat(ReadPdf.squeezed(letter.spoken()))
        .contains(dinars(edition, "1,250.750"), dinars(edition, "62.538"), "JT-2026-14")
        .contains("فقط ألف ومائتان وخمسون دينارًا كويتيًا وسبعمائة وخمسون فلسًا لا غير")
        .contains(
            "One thousand two hundred fifty Kuwaiti dinars and seven hundred fifty fils only");
  }

  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"ARABIC", "ENGLISH"})
  void a_letter_on_a_lot_or_two_stands_on_one_page(Edition edition) throws Exception {
    assertThat(print(LetterSamples.won(), edition).pages()).isEqualTo(1);
    assertThat(
            print(LetterSamples.other(), edition).told().stream()
                .filter(t -> t.exact().matches("Yours faithfully,|Signature|التوقيع"))
                .map(ReadPdf.Told::page))
        .isNotEmpty()
        .containsOnly(1);
  }

  @Test
  void the_winner_learns_when_the_standstill_ends_and_the_guarantee_is_due() throws Exception {
    assertThat(print(LetterSamples.won(), Edition.ENGLISH).spoken())
        .contains("Notice of award", "3 June 2026, 23:59", "24 June 2026")
        .contains("A performance guarantee of 5% of the value", "within 15 working days")
        .doesNotContain("complain against");
    assertThat(print(LetterSamples.won(), Edition.ARABIC).spoken())
        .contains("إشعار بالترسية", "خلال 15 يوم عمل من نفاذها", "17 ذو الحجة 1447 هـ");
  }

  @Test
  void who_did_not_win_reads_the_winner_its_own_scores_the_reasons_and_how_to_complain()
      throws Exception {
    String letter = print(LetterSamples.other(), Edition.ENGLISH).spoken();

    assertThat(letter)
        .contains("Notice of the outcome of a tender", "Gulf Digital Systems Co.")
        .contains("89.25", "96.71", "92.23", "Your final score of 92.23 is below the winner’s")
        .contains("3 June 2026, 23:59", "https://example.org/tenders/14/complaints/new")
        .contains("You may complain", "Annex: what the examination panel found in your bid")
        .doesNotContain("guarantee", "Notice of award");
  }

  /** The code stands before the figure in English, and the name after it in Arabic. */
  private static String dinars(Edition edition, String figure) {
    return switch (edition) {
      case ARABIC -> figure + " دينار كويتي";
      case ENGLISH -> "KWD " + figure;
      case BILINGUAL -> figure + " KWD";
    };
  }

  private static ReadPdf print(OutcomeLetter letter, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.pdf(letter, edition, out);
    return new ReadPdf(out.toByteArray());
  }
}
