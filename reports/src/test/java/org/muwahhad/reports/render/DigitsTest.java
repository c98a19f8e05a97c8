package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;

/** One set of digits in all editions, see docs/decisions/digits.md. */
@Tag("long")
class DigitsTest {
  /** Arabic-Indic and Persian digits, and the signs between them. */
  private static final Pattern OTHER = Pattern.compile("[\u0660-\u066c\u06f0-\u06f9]");

  static Stream<Sample<?>> samples() {
    return Sample.all().filter(sample -> !sample.name().endsWith("large"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <R extends Record> void arabic_pages_and_documents_have_the_digits_of_english_ones(
      Sample<R> sample) throws Exception {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    sample.printer().word(sample.report(), Edition.ARABIC, word);
    List<String> texts = new ArrayList<>();
    JasperPrint pages = print(sample);
    pages.getPages().forEach(page -> texts(page.getElements(), texts));
    try (XWPFWordExtractor extractor =
        new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word.toByteArray())))) {
      texts.add(extractor.getText());
    }

    assertThat(texts).anyMatch(text -> text.matches("(?s).*[0-9].*"));
    assertThat(texts).filteredOn(text -> OTHER.matcher(text).find()).isEmpty();
  }

  private static void texts(List<JRPrintElement> elements, List<String> texts) {
    for (JRPrintElement element : elements) {
      if (element instanceof JRPrintFrame frame) {
        texts(frame.getElements(), texts);
      } else if (element instanceof JRPrintText text && text.getOriginalText() != null) {
        texts.add(text.getOriginalText());
      }
    }
  }

  private static <R extends Record> JasperPrint print(Sample<R> sample) throws Exception {
    ReportPrinter<R> printer = sample.printer();
    Manuscript manuscript =
        printer.manuscript(
            printer.document(sample.report()),
            sample.report(),
            Edition.ARABIC,
            List.of(),
            UnaryOperator.identity());
    try (Scratch scratch = new Scratch()) {
      return printer.fill(manuscript, scratch);
    }
  }
}
