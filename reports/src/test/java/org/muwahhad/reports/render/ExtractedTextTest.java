package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.opening.OpeningSamples;
import org.muwahhad.reports.words.CurrencySigns;

/**
 * What a reader copies out of a page, or a program searches in it, is what was put in. The text is
 * extracted by poppler's {@code pdftotext}, which knows nothing of how the pages were written, and
 * compared with it page by page: every word as often as it was put in, letter by letter in the
 * order of reading, nothing missing and nothing more; and the words of a text in their order, where
 * all of them run in one direction. The large samples say nothing that the small ones do not.
 */
@Tag("long")
class ExtractedTextTest {
  @TempDir private Path folder;

  /**
   * A report to extract.
   *
   * @param reading what was put in, as the page to read has it
   */
  record Paper(String name, PackedReport part, Edition edition, WebDocument reading) {
    @Override
    public String toString() {
      return name + " " + edition;
    }
  }

  static Stream<Arguments> papers() {
    return Stream.of(Edition.ARABIC, Edition.BILINGUAL)
        .flatMap(
            edition ->
                Sample.all()
                    .filter(sample -> !sample.name().endsWith("large"))
                    .map(sample -> paper(sample, edition)))
        .map(Arguments::of);
  }

  private static <R extends Record> Paper paper(Sample<R> sample, Edition edition) {
    WebDocument reading = WebDocument.of(sample.printer().document(sample.report()), edition);
    return new Paper(sample.name(), sample.part(), edition, reading);
  }

  @ParameterizedTest
  @MethodSource("papers")
  void each_page_says_what_was_put_in(Paper paper) throws Exception {
    Extracted extracted = extract(paper, print -> {});

    assertThat(extracted.faults()).isEmpty();
    if (paper.edition() == Edition.ARABIC) {
      assertThat(String.join("\n", extracted.pages()))
          .as("currencies in Arabic")
          .doesNotContainPattern("\\b(AED|BHD|KWD|OMR|QAR|SAR|USD|EUR)\\b");
    }
    List<List<String>> put =
        ReadingTexts.of(paper.reading())
            .map(ExtractedTextTest::withNames)
            .flatMap(text -> Words.phrases(text).stream())
            .toList();
    String whole = String.join("\n", extracted.pages());
    assertThat(PageFaults.missing(put, PageFaults.counts(whole))).isEmpty();
  }

  /** On paper currencies stand with their names; extracted signs of Arabic letters would turn. */
  private static String withNames(String text) {
    String written = text;
    for (String code : List.of("SAR", "AED", "BHD", "KWD", "OMR", "QAR", "USD", "EUR", "GBP")) {
      String sign = CurrencySigns.arabic(code);
      String name = CurrencySigns.name(code);
      written = written.replace("\u00a0" + sign, "\u00a0" + name);
      written = sign.contains(".") || written.equals(sign) ? written.replace(sign, name) : written;
    }
    return written;
  }

  @Test
  void letters_turned_around_are_found() throws Exception {
    Paper paper = paper(OpeningSamples.all().get(0), Edition.ARABIC);

    Extracted extracted =
        extract(
            paper,
            print -> {
              JRPrintText text = firstOf(print, "[\\p{IsArabic} ]{12,}");
              text.setText(new StringBuilder(text.getFullText()).reverse().toString());
            });

    assertThat(extracted.faults()).isNotEmpty();
  }

  @Test
  void words_in_another_order_are_found() throws Exception {
    Paper paper = paper(OpeningSamples.all().get(0), Edition.ARABIC);

    Extracted extracted =
        extract(
            paper,
            print -> {
              JRPrintText text = firstOf(print, "\\p{IsArabic}+ \\p{IsArabic}+ \\p{IsArabic}+");
              String[] words = text.getFullText().split(" ");
              text.setText(words[2] + " " + words[1] + " " + words[0]);
            });

    assertThat(extracted.faults()).isNotEmpty();
  }

  @Test
  void a_cell_left_out_is_found() throws Exception {
    Paper paper = paper(OpeningSamples.all().get(0), Edition.BILINGUAL);

    Extracted extracted =
        extract(paper, print -> firstOf(print, "[0-9,]+\\.[0-9]{2,3}.*").setText(" "));

    assertThat(extracted.faults()).isNotEmpty();
  }

  private static JRPrintText firstOf(JasperPrint print, String pattern) {
    return print.getPages().stream()
        .flatMap(page -> texts(page.getElements()))
        .filter(text -> String.join("\n", PlainText.paragraphs(text)).matches(pattern))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What came out.
   *
   * @param pages the text of each, as extracted
   * @param faults where it is not what was put in
   */
  private record Extracted(List<String> pages, List<String> faults) {}

  /** What is put in is read before the print is spoilt. */
  private Extracted extract(Paper paper, Consumer<JasperPrint> spoil) throws Exception {
    Path file = folder.resolve("report.pdf");
    List<List<List<String>>> put = new ArrayList<>();
    try (Scratch scratch = new Scratch()) {
      PackedReport.PackPart filled = paper.part().fill(paper.edition(), scratch);
      for (JRPrintPage page : filled.pages().getPages()) {
        put.add(
            texts(TableHeads.followed(page.getElements()))
                .flatMap(ExtractedTextTest::words)
                .toList());
      }
      spoil.accept(filled.pages());
      Files.write(file, exported(filled, scratch, paper.edition()));
    }
    List<String> pages = pages(file);
    assertThat(pages).hasSameSizeAs(put);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      faults.addAll(PageFaults.of(i + 1, put.get(i), pages.get(i)));
    }
    return new Extracted(pages, faults);
  }

  private static byte[] exported(PackedReport.PackPart filled, Scratch scratch, Edition edition) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocumentFacts facts =
        new DocumentFacts(
            "t", "a", "s", Instant.EPOCH, "id", edition.language(), edition.rightToLeft());
    ReportEngine.export(List.of(filled.pages()), scratch, facts, List.of(), List.of(), 0, out);
    return out.toByteArray();
  }

  private static List<String> pages(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    // Each page ends with a form feed.
    return List.of(all.split("\f", -1)).subList(0, all.split("\f", -1).length - 1);
  }

  private static Stream<JRPrintText> texts(List<JRPrintElement> elements) {
    return elements.stream()
        .flatMap(
            element -> {
              if (element instanceof JRPrintFrame frame) {
                return texts(frame.getElements());
              }
              return element instanceof JRPrintText text ? Stream.of(text) : Stream.empty();
            });
  }

  private static Stream<List<String>> words(JRPrintText text) {
    return Stream.of(PlainText.paragraphs(text)).flatMap(line -> Words.phrases(line).stream());
  }
}
