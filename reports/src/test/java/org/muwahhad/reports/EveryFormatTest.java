package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reports.PutIn.blocks;
import static org.muwahhad.reports.PutIn.words;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.TableCell;

/** Every report, in every edition, as a text document and as a workbook. */
@Tag("long")
class EveryFormatTest {

  @ParameterizedTest
  @MethodSource("org.muwahhad.reports.EveryReportTest#printed")
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
          Stream.of(Block.TableBlock.class, Block.Facts.class, Block.Chart.class)
              .mapToLong(kind -> blocks(document, kind).count())
              .sum();
      assertThat(word.getTables()).hasSize((int) tables);
      boolean rightToLeft =
          word.getTables().stream().allMatch(t -> t.getCTTbl().getTblPr().isSetBidiVisual());
      assertThat(rightToLeft).isEqualTo(edition.rightToLeft());
    }
  }

  @ParameterizedTest
  @MethodSource("org.muwahhad.reports.EveryReportTest#printed")
  <R extends Record> void its_workbook_reckons_with_real_numbers(Sample<R> sample, Edition edition)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().workbook(sample.report(), edition, out);
    ReportDocument document = sample.printer().document(sample.report());
    List<List<Block.TableBlock>> sheetsOf =
        document.sections().stream().flatMap(s -> alike(s).stream()).toList();

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      var sheets = workbook.getSheets().toList();
      assertThat(sheets).hasSize(1 + sheetsOf.size());
      for (int i = 0; i < sheetsOf.size(); i++) {
        List<Block.TableBlock> tables = sheetsOf.get(i);
        var rows = sheets.get(i + 1).read();
        assertThat(rows)
            .hasSize(1 + tables.stream().mapToInt(t -> (int) t.rows().get().count()).sum());
        assertThat(rows.stream().skip(1).flatMap(r -> r.stream()).filter(c -> c != null))
            .filteredOn(c -> c.getType() == CellType.NUMBER)
            .hasSize((int) tables.stream().mapToLong(EveryFormatTest::numbers).sum());
      }
    }
  }

  /** Tables under the same heads in a section, such as those of lots, are one sheet. */
  private static List<List<Block.TableBlock>> alike(Section section) {
    return List.copyOf(
        section.blocks().stream()
            .filter(Block.TableBlock.class::isInstance)
            .map(Block.TableBlock.class::cast)
            .collect(
                Collectors.groupingBy(
                    t -> t.shape().name() + t.heads(), LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private static long numbers(Block.TableBlock table) {
    return table
        .rows()
        .get()
        .flatMap(r -> r.cells().stream())
        .filter(
            c ->
                c instanceof TableCell.Amount
                    || c instanceof TableCell.PricedCell
                    || c instanceof TableCell.UnitPriceCell
                    || c instanceof TableCell.UnitPrice
                    || c instanceof TableCell.Quantity
                    || c instanceof TableCell.Rate
                    || c instanceof TableCell.Score
                    || c instanceof TableCell.Percent
                    || c instanceof TableCell.Day
                    || c instanceof TableCell.Time)
        .count();
  }
}
