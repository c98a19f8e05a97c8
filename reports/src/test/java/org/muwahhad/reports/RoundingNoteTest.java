package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.Block;

/**
 * Every report of awarded or compared amounts says how it rounds: where an amount is rounded, who
 * carries the remainder, and what a bid in another currency shows; and where the whole rule stands.
 */
class RoundingNoteTest {
  private static final String RULE = "How amounts are rounded";
  private static final String AWARD = "award";

  /**
   * Reports in whose amounts a bid in another currency than the tender's may stand; of a tender in
   * which nothing was bid or awarded there is nothing to explain.
   */
  private static Stream<Sample<?>> ofAmounts() {
    return Sample.all()
        .filter(
            s -> List.of("prices", AWARD, "allocation", "savings").contains(s.template().name()))
        .filter(s -> !s.name().endsWith("without-bids"))
        .filter(s -> !(s.report() instanceof AwardReport a && a.allocations().isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("ofAmounts")
  void it_says_who_carries_the_remainder_and_where_the_rule_stands(Sample<?> sample) {
    String arabic = String.join("\n", notes(sample).map(Bilingual::ar).toList());
    String english = String.join("\n", notes(sample).map(Bilingual::en).toList());

    assertThat(arabic)
        .contains(
            "أصغر وحدة نقدية", "إلى الجزء الذي نقص أكثر من غيره", "تُقرَّب", "كيف تُقرَّب المبالغ")
        .doesNotContain("{0}");
    assertThat(english)
        .containsPattern("a least coin left over go(es|ing) to the part that lost most")
        .contains("round", RULE)
        .doesNotContain("{0}");
  }

  @ParameterizedTest
  @MethodSource("ofAmounts")
  void it_says_what_a_bid_in_another_currency_shows(Sample<?> sample) {
    assertThat(notes(sample))
        .anySatisfy(
            note -> {
              assertThat(note.ar()).containsPattern("بعملة أخرى|مرة واحدة");
              assertThat(note.en()).containsPattern("another currency|converted once");
            });
    if (List.of("prices", AWARD).contains(sample.template().name())) {
      assertThat(notes(sample))
          .anySatisfy(
              note -> {
                assertThat(note.ar()).contains("العرض المقدَّم بعملة أخرى");
                assertThat(note.en()).contains("A bid in another currency is shown");
              });
    }
  }

  @Test
  void nothing_of_the_note_is_cut_on_the_pages() throws IOException {
    Sample<?> prices =
        ofAmounts().filter(s -> s.name().equals("prices-small")).findFirst().orElseThrow();
    Sample<?> award =
        ofAmounts().filter(s -> s.template().name().equals(AWARD)).findFirst().orElseThrow();
    for (Edition edition : List.of(Edition.ENGLISH, Edition.BILINGUAL)) {
      assertThat(text(out -> print(prices, edition, out))).contains(squeezed(note(prices).en()));
      assertThat(text(out -> print(award, edition, out))).contains(squeezed(note(award).en()));
    }
  }

  private static Bilingual note(Sample<?> sample) {
    return notes(sample).filter(n -> n.en().startsWith("Rounding: ")).findFirst().orElseThrow();
  }

  private static Stream<Bilingual> notes(Sample<?> sample) {
    return paragraphs(sample).filter(p -> p.en().contains(RULE));
  }

  private static <R extends Record> Stream<Bilingual> paragraphs(Sample<R> sample) {
    return sample.printer().document(sample.report()).sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> ((Block.Paragraph) block).text());
  }

  private static <R extends Record> void print(Sample<R> sample, Edition edition, OutputStream out)
      throws IOException {
    sample.printer().pdf(sample.report(), edition, out);
  }

  /** Writes a document. */
  private interface Printing {
    void to(OutputStream out) throws IOException;
  }

  /** What the pages say, without blanks, since lines break anywhere. */
  private static String text(Printing printing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    printing.to(out);
    return squeezed(new ReadPdf(out.toByteArray()).text());
  }

  private static String squeezed(String text) {
    return ReadPdf.squeezed(text).replace(" ", "");
  }
}
