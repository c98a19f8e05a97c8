package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.WordFile.Type;

/**
 * A document as a text document that can be edited: real headings, and tables whose heads are
 * repeated on each page. The bars of a chart become a table of their figures.
 */
final class DocumentWord {
  private static final String GREY = "5A6B63";
  private static final String BROWN = "8A3B12";
  private static final Type PLAIN = new Type(9, false, null);
  private static final Type STRONG = new Type(9, true, null);
  private static final Type PALE = new Type(8, false, GREY);
  private static final Type WARNING = new Type(9, true, BROWN);
  private static final Type CELL = new Type(8, false, null);
  private static final Type SUM = new Type(8, true, null);
  private static final Type SMALL = new Type(7, false, null);
  private static final Type SMALL_SUM = new Type(7, true, null);
  private static final Type REMARK = new Type(8, false, BROWN);

  private final ReportDocument document;
  private final EditionText text;
  private final boolean numbered;
  private final ReportCellText cells;
  private final WordFile word;

  DocumentWord(ReportDocument document, EditionText text, ReportTemplate<?> template) {
    this.document = document;
    this.text = text;
    this.numbered = !template.letter();
    this.cells = new ReportCellText(text);
    this.word = new WordFile(text.edition(), template.landscape());
  }

  void write(OutputStream out) throws IOException {
    head(document.head());
    for (int i = 0; i < document.sections().size(); i++) {
      section(i + 1, document.sections().get(i));
    }
    word.write(document.head().at(), out);
  }

  private void head(DocumentHead head) {
    word.footer(head.number(), new Type(7, false, GREY));
    word.facts(
        text.plain(head.kind()) + " – " + head.number(),
        text.plain(head.issuer()),
        text.plain(head.title()),
        head.at());
    word.say(text.text(head.issuer()), new Type(11, true, null));
    word.say(text.text(head.kind()), new Type(13, true, accent()));
    word.heading(1, text.text(head.title()), new Type(20, true, null));
    DocumentHead.DraftMark draft = head.draft();
    if (draft != null) {
      String shown = text.text(DraftNotice.of(draft, text));
      word.header(shown, new Type(8, true, BROWN));
      word.say(shown, WARNING);
    } else if (head.confidential()) {
      word.header(text.label("named.readers"), new Type(8, true, BROWN));
      word.say(text.label("named.readers"), WARNING);
    }
    word.say(text.code(head.number()), STRONG);
    word.say(text.dateTime(head.at()), PALE);
    word.say(text.hijri(head.at()), PALE);
    DocumentHead.Proof proof = head.proof();
    if (proof != null) {
      word.say(text.label("verify"), PALE);
      word.say(text.code(proof.address()), PALE);
    }
  }

  private void section(int number, Section section) {
    Bilingual title =
        numbered
            ? new Bilingual(
                number + ". " + section.title().ar(), number + ". " + section.title().en())
            : section.title();
    if (!title.isBlank()) {
      word.heading(1, text.text(title), new Type(15, true, accent()))
          .setPageBreak(section.newPage());
    }
    List<Block> blocks = section.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Paragraph paragraph && i < blocks.size() - 1) {
        introduction(paragraph, blocks.get(i + 1));
      } else {
        block(blocks.get(i));
      }
    }
  }

  private void introduction(Block.Paragraph paragraph, Block next) {
    if (next instanceof Block.TableBlock || next instanceof Block.Signatures) {
      word.introduce(text.text(paragraph.text()), PLAIN);
    } else {
      block(paragraph);
    }
  }

  private void block(Block block) {
    if (block instanceof Block.Heading heading) {
      word.heading(2, text.text(heading.text()), new Type(11, true, null));
    } else if (block instanceof Block.Paragraph paragraph) {
      word.say(text.text(paragraph.text()), PLAIN);
    } else if (block instanceof Block.Facts facts) {
      facts(facts);
    } else if (block instanceof Block.TableBlock rows) {
      table(rows);
    } else if (block instanceof Block.Signatures signatures) {
      signatures.people().forEach(this::signature);
    } else {
      bars((Block.Chart) block);
    }
  }

  private void facts(Block.Facts facts) {
    XWPFTable table = word.table(List.of(150, 373));
    for (Block.NamedValue fact : facts.facts()) {
      XWPFTableRow row = word.row(table);
      word.fill(row.getCell(0), text.text(fact.name()), false, PALE);
      word.fill(row.getCell(1), cells.inText(fact.value()), false, PLAIN);
    }
    word.endTable();
  }

  private static String accent() {
    return Branding.current().hex();
  }

  private void table(Block.TableBlock rows) {
    List<Column> columns = rows.shape().columns().subList(0, rows.heads().size());
    boolean small = rows.shape().small();
    XWPFTable table = word.table(columns.stream().map(Column::width).toList());
    XWPFTableRow head = word.row(table);
    head.setRepeatHeader(true);
    Type heading = new Type(small ? 7 : 8, true, accent());
    for (int i = 0; i < columns.size(); i++) {
      word.fill(head.getCell(i), text.text(rows.heads().get(i)), columns.get(i).figure(), heading);
    }
    try (Stream<DocumentRow> all = rows.rows().get()) {
      all.forEach(row -> row(table, row, columns, small));
    }
    word.endTable();
  }

  private void row(XWPFTable table, DocumentRow content, List<Column> columns, boolean small) {
    if (content.kind() == DocumentRow.RowKind.REMARK) {
      word.fill(word.wideRow(table), cells.inText(content.cells().get(0)), false, REMARK);
      return;
    }
    Type type = small ? (content.strong() ? SMALL_SUM : SMALL) : content.strong() ? SUM : CELL;
    XWPFTableRow row = word.row(table);
    for (int i = 0; i < columns.size(); i++) {
      boolean figure = columns.get(i).figure();
      String words = "";
      if (i < content.cells().size()) {
        TableCell cell = content.cells().get(i);
        words = figure ? cells.inColumn(cell) : cells.inText(cell);
      }
      word.fill(row.getCell(i), words, figure, type);
    }
  }

  private void bars(Block.Chart chart) {
    word.introduce(text.text(chart.caption()), STRONG);
    XWPFTable table = word.table(List.of(340, 183));
    for (Block.Bar bar : chart.bars()) {
      XWPFTableRow row = word.row(table);
      Type type = bar.accent() ? SUM : CELL;
      word.fill(row.getCell(0), text.text(bar.name()), false, type);
      word.fill(row.getCell(1), cells.plain(bar.figure()), true, type);
    }
    word.endTable();
  }

  private void signature(Block.Signatory person) {
    word.introduce(text.text(person.office()), PALE);
    word.introduce(text.text(person.name()), STRONG);
    word.introduce(text.text(person.title()), PLAIN);
    word.toFill(text.label("signature"), PALE);
    word.toFill(text.label("signature.date"), PALE);
    word.endTable();
  }
}
