package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STOnOff1;

/** How the paragraphs and tables of a text document stand to each other. */
class WordLayoutTest {
  @Test
  void arabic_heads_of_figures_run_from_the_right() throws Exception {
    try (XWPFDocument word = word("prices-small", Edition.ARABIC)) {
      List<XWPFParagraph> heads =
          word.getTables().stream()
              .map(table -> table.getRow(0))
              .filter(XWPFTableRow::isRepeatHeader)
              .flatMap(head -> head.getTableCells().stream())
              .flatMap(cell -> cell.getParagraphs().stream())
              .toList();

      assertThat(heads)
          .isNotEmpty()
          .noneMatch(p -> STOnOff1.OFF.equals(p.getCTP().getPPr().getBidi().getVal()));
    }
  }

  @Test
  void a_paragraph_before_a_table_stays_with_it_in_both_languages() throws Exception {
    try (XWPFDocument word = word("prices-small", Edition.BILINGUAL)) {
      assertThat(word.getParagraphs())
          .filteredOn(p -> p.getText().startsWith("المبالغ") || p.getText().startsWith("Amounts"))
          .hasSize(2)
          .allMatch(p -> p.getCTP().getPPr().isSetKeepNext());
    }
  }

  @Test
  void a_signature_has_lines_to_write_on() throws Exception {
    try (XWPFDocument word = word("minutes-small", Edition.ENGLISH)) {
      assertThat(word.getParagraphs())
          .filteredOn(p -> List.of("Signature", "Date").contains(p.getText()))
          .isNotEmpty()
          .allMatch(p -> p.getBorderTop() == Borders.SINGLE);
    }
  }

  private static XWPFDocument word(String name, Edition edition) throws Exception {
    Sample<?> sample = Sample.all().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    return new XWPFDocument(new ByteArrayInputStream(written(sample, edition)));
  }

  private static <R extends Record> byte[] written(Sample<R> sample, Edition edition)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().word(sample.report(), edition, out);
    return out.toByteArray();
  }
}
