package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.evaluation.EvaluationSamples;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.render.WebDocument;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A draft tells in every format that it is one, whom it was shown to and when. */
@Tag("long")
class DraftFormatsTest {
  private static final DocumentHead.DraftMark SHOWN =
      new DocumentHead.DraftMark(
          new Bilingual("سالم & شركاه الحارثي", "Salim & Sons Al Harthi"),
          Instant.parse("2026-05-24T08:00:00Z"));

  /** In the zone of the reports, that of Riyadh. */
  private static final String AT = "2026-05-24 11:00";

  private static final Sample<?> SAMPLE = EvaluationSamples.all().get(0);

  private static List<String> notices(Edition edition) {
    String ar = "مسودة قابلة للتغيير، عُرضت على سالم & شركاه الحارثي في " + AT;
    String en = "Draft that may still change, shown to Salim & Sons Al Harthi at " + AT;
    return switch (edition) {
      case ARABIC -> List.of(ar);
      case ENGLISH -> List.of(en);
      case BILINGUAL -> List.of(ar, en);
    };
  }

  @ParameterizedTest
  @EnumSource
  void in_the_text_document_at_the_head_of_every_page_and_above_the_text(Edition edition)
      throws Exception {
    byte[] file = written(out -> word(SAMPLE, edition, true, out));

    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
      String heads =
          word.getHeaderList().stream().map(XWPFHeader::getText).collect(Collectors.joining());
      String body =
          word.getParagraphs().stream().map(p -> p.getText()).collect(Collectors.joining("\n"));
      assertThat(notices(edition))
          .allSatisfy(notice -> assertThat(plain(heads)).contains(notice))
          .allSatisfy(notice -> assertThat(plain(body)).contains(notice));
    }
    byte[] issued = written(out -> word(SAMPLE, edition, false, out));
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(issued))) {
      // Of what is for named readers the head of every page says that, and no more.
      assertThat(word.getHeaderList())
          .allSatisfy(
              header -> assertThat(plain(header.getText())).doesNotContain(notices(edition)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void in_the_workbook_above_every_table_and_at_the_head_of_every_page(Edition edition)
      throws Exception {
    byte[] file = written(out -> workbook(SAMPLE, edition, true, out));
    byte[] issued = written(out -> workbook(SAMPLE, edition, false, out));

    try (ReadableWorkbook draft = new ReadableWorkbook(new ByteArrayInputStream(file));
        ReadableWorkbook last = new ReadableWorkbook(new ByteArrayInputStream(issued))) {
      var sheets = draft.getSheets().toList();
      var without = last.getSheets().toList();
      for (int i = 0; i < sheets.size(); i++) {
        var rows = sheets.get(i).read();
        String first = plain(rows.get(0).getCellText(0));
        assertThat(notices(edition)).allSatisfy(notice -> assertThat(first).contains(notice));
        var issuedRows = without.get(i).read();
        assertThat(rows).hasSize(issuedRows.size() + 1);
        assertThat(rows.get(1).getCellText(0)).isEqualTo(issuedRows.get(0).getCellText(0));
      }
    }
    List<String> heads = heads(file);
    assertThat(heads).hasSizeGreaterThan(1);
    // A lone ampersand would begin a code of the spreadsheet's.
    String running = notices(edition).get(0).replace("&", "&&");
    assertThat(heads)
        .allSatisfy(
            head -> {
              assertThat(head).hasSizeLessThanOrEqualTo(255);
              assertThat(plain(head)).contains(running);
            });
    assertThat(heads(issued)).noneMatch(head -> plain(head).contains(running));
  }

  @ParameterizedTest
  @EnumSource
  void on_the_page_to_read(Edition edition) {
    WebDocument reading = WebDocument.of(drafts(SAMPLE), edition);
    List<String> expected = notices(edition);

    assertThat(reading.draft()).isTrue();
    assertThat(plain(reading.notice().first())).isEqualTo(expected.get(0));
    assertThat(plain(reading.notice().second()))
        .isEqualTo(expected.size() == 1 ? "" : expected.get(1));
  }

  @ParameterizedTest
  @EnumSource
  void on_the_cover_of_the_pdf_in_words_and_across_each_page_to_be_seen(Edition edition)
      throws Exception {
    byte[] file = written(out -> pdf(SAMPLE, edition, true, out));
    byte[] issued = written(out -> pdf(SAMPLE, edition, false, out));

    ReadPdf pdf = new ReadPdf(file);
    String spoken = ReadPdf.squeezed(pdf.spoken());
    assertThat(notices(edition))
        .allSatisfy(notice -> assertThat(spoken).contains(ReadPdf.squeezed(notice)));
    assertThat(pdf.cutOff()).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    try (PDDocument draft = Loader.loadPDF(file);
        PDDocument last = Loader.loadPDF(issued)) {
      for (int page = 0; page < draft.getNumberOfPages(); page++) {
        assertThat(pale(draft, page)).as("page " + page).isGreaterThan(2_000);
      }
      assertThat(pale(last, 0)).isLessThan(500);
    }
  }

  /** Pixels of the colour that words across the page have, and nothing else. */
  private static int pale(PDDocument document, int page) throws IOException {
    var image = new PDFRenderer(document).renderImageWithDPI(page, 72);
    int pale = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) == 0xe4e9e6) {
          pale++;
        }
      }
    }
    return pale;
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }

  private static <R extends Record> ReportPrinter<R> printer(Sample<R> sample, boolean draft) {
    return draft ? sample.printer().ofDrafts(SHOWN) : sample.printer();
  }

  private static <R extends Record> void word(
      Sample<R> sample, Edition edition, boolean draft, ByteArrayOutputStream out)
      throws IOException {
    printer(sample, draft).word(sample.report(), edition, out);
  }

  private static <R extends Record> void workbook(
      Sample<R> sample, Edition edition, boolean draft, ByteArrayOutputStream out)
      throws IOException {
    printer(sample, draft).workbook(sample.report(), edition, out);
  }

  private static <R extends Record> void pdf(
      Sample<R> sample, Edition edition, boolean draft, ByteArrayOutputStream out)
      throws IOException {
    printer(sample, draft).pdf(sample.report(), edition, out);
  }

  private static <R extends Record> ReportDocument drafts(Sample<R> sample) {
    return printer(sample, true).document(sample.report());
  }

  /** What each sheet prints at the head of its pages, with the codes of the spreadsheet. */
  private static List<String> heads(byte[] file) throws Exception {
    List<String> heads = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith("xl/worksheets/sheet")) {
          var sheet =
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new ByteArrayInputStream(zip.readAllBytes()));
          heads.add(sheet.getElementsByTagName("oddHeader").item(0).getTextContent());
        }
      }
    }
    return heads;
  }

  /** Without the marks of direction. */
  private static String plain(String words) {
    return Arrays.stream(words.split("\n"))
        .map(line -> line.replaceAll("\\p{Cf}", ""))
        .collect(Collectors.joining("\n"));
  }
}
