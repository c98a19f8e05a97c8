package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.ReportDocument;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Every report, in every edition and format, on small, large and nasty data. */
class EveryReportTest {

  static Stream<Arguments> printed() {
    return Sample.all()
        .flatMap(sample -> Arrays.stream(Edition.values()).map(e -> Arguments.of(sample, e)));
  }

  @ParameterizedTest
  @MethodSource("printed")
  <R extends Record> void its_pdf_can_be_archived_and_read_by_everyone(
      Sample<R> sample, Edition edition) throws Exception {
    byte[] file = pdf(sample, edition);
    ReadPdf pdf = new ReadPdf(file);
    ReportDocument document = sample.printer().document(sample.report());

    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.cutOff()).isEmpty();
    // In the running head, or the cover, and at the foot: what is moved to a next page whole must
    // not take these with it.
    assertThat(pdf.pagesWithout(document.head().number(), 2)).isEmpty();
    assertThat(pdf(sample, edition)).as("the same again").isEqualTo(file);
    structure(pdf, document);
    String spoken = ReadPdf.squeezed(pdf.spoken());
    words(document, edition).forEach(said -> assertThat(spoken).contains(ReadPdf.squeezed(said)));
  }

  /** A flat tree would pass the validator too. */
  private static void structure(ReadPdf pdf, ReportDocument document) throws IOException {
    List<Block.Rows> tables = blocks(document, Block.Rows.class).toList();
    long rows = tables.stream().mapToLong(t -> 1 + t.rows().get().count()).sum();
    long heads = tables.stream().mapToLong(t -> t.heads().size()).sum();
    var tags = pdf.tags();
    long titles = document.sections().stream().filter(s -> !s.title().isBlank()).count();
    assertThat(tags.get("H1")).isEqualTo((int) titles + 1);
    assertThat(tags.getOrDefault("H2", 0))
        .isEqualTo((int) blocks(document, Block.Heading.class).count());
    assertThat(tags.getOrDefault("Table", 0)).isEqualTo(tables.size());
    assertThat(tags.getOrDefault("TR", 0)).isEqualTo((int) rows);
    assertThat(tags.getOrDefault("TH", 0)).isEqualTo((int) heads);
    assertThat(pdf.scopes()).hasSize((int) heads).allMatch("Column"::equals);
    assertThat(pdf.figures())
        .hasSizeGreaterThanOrEqualTo((int) blocks(document, Block.Chart.class).count())
        .allMatch(alternative -> !alternative.isBlank());
  }

  @ParameterizedTest
  @MethodSource("printed")
  <R extends Record> void its_text_document_says_the_same(Sample<R> sample, Edition edition)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().word(sample.report(), edition, out);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    sample.printer().word(sample.report(), edition, again);
    ReportDocument document = sample.printer().document(sample.report());

    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()))) {
      StringBuilder all = new StringBuilder();
      word.getParagraphs().forEach(p -> all.append(p.getText()).append('\n'));
      word.getTables().forEach(t -> all.append(t.getText()).append('\n'));
      String said = ReadPdf.squeezed(all.toString());
      words(document, edition).forEach(w -> assertThat(said).contains(ReadPdf.squeezed(w)));
      long tables =
          Stream.of(Block.Rows.class, Block.Facts.class, Block.Chart.class)
              .mapToLong(kind -> blocks(document, kind).count())
              .sum();
      assertThat(word.getTables()).hasSize((int) tables);
      boolean rightToLeft =
          word.getTables().stream().allMatch(t -> t.getCTTbl().getTblPr().isSetBidiVisual());
      assertThat(rightToLeft).isEqualTo(edition.rightToLeft());
    }
  }

  @ParameterizedTest
  @MethodSource("printed")
  <R extends Record> void its_workbook_reckons_with_real_numbers(Sample<R> sample, Edition edition)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().workbook(sample.report(), edition, out);
    ReportDocument document = sample.printer().document(sample.report());
    List<Block.Rows> tables = blocks(document, Block.Rows.class).toList();

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      var sheets = workbook.getSheets().toList();
      assertThat(sheets).hasSize(1 + tables.size());
      for (int i = 0; i < tables.size(); i++) {
        var rows = sheets.get(i + 1).read();
        assertThat(rows).hasSize(1 + (int) tables.get(i).rows().get().count());
        assertThat(rows.stream().skip(1).flatMap(r -> r.stream()).filter(c -> c != null))
            .filteredOn(c -> c.getType() == CellType.NUMBER)
            .hasSize((int) numbers(tables.get(i)));
      }
    }
  }

  private static long numbers(Block.Rows table) {
    return table
        .rows()
        .get()
        .flatMap(r -> r.cells().stream())
        .filter(
            c ->
                c instanceof Cell.Amount
                    || c instanceof Cell.Priced
                    || c instanceof Cell.Each
                    || c instanceof Cell.UnitPrice
                    || c instanceof Cell.Quantity
                    || c instanceof Cell.Rate
                    || c instanceof Cell.Score
                    || c instanceof Cell.Percent
                    || c instanceof Cell.Day
                    || c instanceof Cell.Time)
        .count();
  }

  private static <R extends Record> byte[] pdf(Sample<R> sample, Edition edition)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().pdf(sample.report(), edition, out);
    return out.toByteArray();
  }

  private static <B extends Block> Stream<B> blocks(ReportDocument document, Class<B> kind) {
    return document.sections().stream()
        .flatMap(s -> s.blocks().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Every text that an edition has to say, as it was put in. */
  private static List<String> words(ReportDocument document, Edition edition) {
    List<Bilingual> texts = new ArrayList<>();
    texts.add(document.head().title());
    texts.add(document.head().kind());
    document.sections().forEach(s -> texts.add(s.title()));
    blocks(document, Block.Heading.class).forEach(h -> texts.add(h.text()));
    blocks(document, Block.Paragraph.class).forEach(p -> texts.add(p.text()));
    blocks(document, Block.Facts.class)
        .flatMap(f -> f.facts().stream())
        .forEach(
            f -> {
              texts.add(f.name());
              cell(f.value(), texts);
            });
    blocks(document, Block.Rows.class)
        .forEach(
            t -> {
              texts.addAll(t.heads());
              t.rows().get().flatMap(r -> r.cells().stream()).forEach(c -> cell(c, texts));
            });
    return texts.stream().flatMap(t -> said(t, edition)).distinct().toList();
  }

  private static void cell(Cell cell, List<Bilingual> texts) {
    if (cell instanceof Cell.Words words) {
      texts.add(words.text());
    } else if (cell instanceof Cell.Code code) {
      texts.add(Bilingual.same(code.code()));
    }
  }

  private static Stream<String> said(Bilingual text, Edition edition) {
    String ar = text.ar().isBlank() ? text.en() : text.ar();
    String en = text.en().isBlank() ? text.ar() : text.en();
    Stream<String> said =
        switch (edition) {
          case ARABIC -> Stream.of(ar);
          case ENGLISH -> Stream.of(en);
          case BILINGUAL -> Stream.of(ar, en);
        };
    return said.flatMap(t -> t.lines()).filter(line -> !line.isBlank());
  }
}
