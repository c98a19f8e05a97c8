package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.render.ReportPrinter;

/** A report for named readers says so wherever a page of it may come to lie. */
@Tag("long")
class ConfidentialTest {
  private static final String ARABIC = named("ar");
  private static final String ENGLISH = named("en");

  private static String named(String language) {
    return ResourceBundle.getBundle(
            "org.muwahhad.reports.render.common", Locale.forLanguageTag(language))
        .getString("named.readers");
  }

  static Stream<Arguments> printed() {
    return Sample.all()
        .filter(sample -> !sample.name().endsWith("large"))
        .filter(ConfidentialTest::isConfidential)
        .flatMap(sample -> Arrays.stream(Edition.values()).map(e -> Arguments.of(sample, e)));
  }

  static Stream<Arguments> small() {
    return printed().filter(arguments -> arguments.get()[0].toString().endsWith("small"));
  }

  private static <R extends Record> boolean isConfidential(Sample<R> sample) {
    return sample.printer().document(sample.report()).head().confidential();
  }

  @ParameterizedTest
  @MethodSource("printed")
  <R extends Record> void every_page_says_that_it_is_for_named_readers(
      Sample<R> sample, Edition edition) throws Exception {
    ReadPdf pdf = new ReadPdf(pdf(sample.printer(), sample, edition));

    for (String said : inLanguagesOf(edition)) {
      assertThat(pdf.pagesWithout(said, 1)).as(said).isEmpty();
      // It is said once: repeated on each page it is furniture.
      assertThat(pdf.spoken().split(said, -1)).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  <R extends Record> void so_does_every_page_of_its_draft(Sample<R> sample, Edition edition)
      throws Exception {
    DocumentHead.DraftMark shown =
        new DocumentHead.DraftMark(Bilingual.same("A. B."), Instant.EPOCH);
    ReadPdf pdf = new ReadPdf(pdf(sample.printer().ofDrafts(shown), sample, edition));

    for (String said : inLanguagesOf(edition)) {
      assertThat(pdf.pagesWithout(said, 1)).as(said).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  <R extends Record> void so_does_every_page_of_its_text_document(Sample<R> sample, Edition edition)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().word(sample.report(), edition, out);

    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()))) {
      String header = ReadPdf.squeezed(word.getHeaderList().get(0).getText());
      assertThat(header).contains(inLanguagesOf(edition));
    }
  }

  @Test
  void a_report_for_everybody_says_nothing_of_named_readers() throws Exception {
    Sample<?> sample =
        Sample.all().filter(s -> s.name().equals("opening-small")).findFirst().orElseThrow();

    assertThat(new ReadPdf(pdf(sample, Edition.BILINGUAL)).text())
        .doesNotContain(ARABIC)
        .doesNotContain(ENGLISH);
  }

  private static List<String> inLanguagesOf(Edition edition) {
    return switch (edition) {
      case ARABIC -> List.of(ARABIC);
      case ENGLISH -> List.of(ENGLISH);
      case BILINGUAL -> List.of(ARABIC, ENGLISH);
    };
  }

  private static <R extends Record> byte[] pdf(Sample<R> sample, Edition edition)
      throws IOException {
    return pdf(sample.printer(), sample, edition);
  }

  private static <R extends Record> byte[] pdf(
      ReportPrinter<R> printer, Sample<R> sample, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    printer.pdf(sample.report(), edition, out);
    return out.toByteArray();
  }
}
