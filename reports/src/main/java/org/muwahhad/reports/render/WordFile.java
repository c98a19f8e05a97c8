package org.muwahhad.reports.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.TransformerFactory;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Edition;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STOnOff1;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * A text document (Office Open XML, A4) in one edition: its paragraphs and tables run right to left
 * where the edition does. Its date is the report's and not the clock's.
 */
final class WordFile {
  private static final String FONT = "IBM Plex Sans Arabic";
  private static final String HAIRLINE = "C9D3CE";
  private static final int TWIPS = 20;
  private static final int SHORT_SIDE = 595 * TWIPS;
  private static final int LONG_SIDE = 842 * TWIPS;
  private static final int MARGIN = 36 * TWIPS;
  private static final int ABOVE = TWIPS;
  private static final int BESIDE = 3 * TWIPS;
  private static final int ABOVE_SECTION = 12 * TWIPS;
  private static final int ABOVE_HEADING = 6 * TWIPS;
  private static final int ROOM_TO_WRITE = 30 * TWIPS;

  static {
    nameTransformer();
  }

  private final XWPFDocument word = new XWPFDocument();
  private final Edition edition;
  private final boolean landscape;

  /**
   * How words are set.
   *
   * @param size in points
   * @param colour RGB in hexadecimal; null for the reader's own
   */
  record Type(int size, boolean bold, @Nullable String colour) {}

  WordFile(Edition edition, boolean landscape) {
    this.edition = edition;
    this.landscape = landscape;
    CTSectPr section = word.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(landscape ? LONG_SIDE : SHORT_SIDE));
    size.setH(BigInteger.valueOf(landscape ? SHORT_SIDE : LONG_SIDE));
    if (landscape) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    CTPageMar margin = section.addNewPgMar();
    BigInteger inset = BigInteger.valueOf(MARGIN);
    margin.setLeft(inset);
    margin.setRight(inset);
    margin.setTop(inset);
    margin.setBottom(inset);
    if (edition.rightToLeft()) {
      section.addNewBidi();
    }
  }

  /**
   * Names Java's own transformer where nobody named another: the library asks for one for each part
   * of a file, and without a name every archive on the class path is searched each time, which took
   * most of the time of writing.
   */
  private static void nameTransformer() {
    String property = TransformerFactory.class.getName();
    if (System.getProperty(property) == null) {
      System.setProperty(property, TransformerFactory.newDefaultInstance().getClass().getName());
    }
  }

  /** A line at the foot of every page, with the page's number. */
  void footer(String words, Type type) {
    XWPFParagraph footer = word.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    direct(footer, words);
    run(footer, words + "  ·  ", type);
    CTSimpleField number = footer.getCTP().addNewFldSimple();
    number.setInstr("PAGE");
    run(new XWPFRun(number.addNewR(), (IRunBody) footer), "1", type);
  }

  /** Lines at the head of every page. */
  void header(String words, Type type) {
    XWPFHeader header = word.createHeader(HeaderFooterType.DEFAULT);
    for (String line : PlainText.lines(words, edition)) {
      XWPFParagraph paragraph = header.createParagraph();
      direct(paragraph, line);
      run(paragraph, line, type);
    }
  }

  /** What the file says about itself. */
  void facts(String title, String author, String subject, Instant at) {
    var core = word.getProperties().getCoreProperties();
    core.setTitle(title);
    core.setCreator(author);
    core.setSubjectProperty(subject);
    core.setCreated(Optional.of(Date.from(at)));
    core.setModified(Optional.of(Date.from(at)));
    word.getProperties()
        .getExtendedProperties()
        .getUnderlyingProperties()
        .setApplication(DocumentFacts.PRODUCER);
  }

  /** A heading; level 1 is the highest. */
  XWPFParagraph heading(int level, String words, Type type) {
    XWPFParagraph paragraph = introduce(words, type);
    paragraph.setSpacingBefore(level == 1 ? ABOVE_SECTION : ABOVE_HEADING);
    properties(paragraph).addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
    return paragraph;
  }

  /** A paragraph; in the bilingual edition a second one beneath it, smaller and paler. */
  XWPFParagraph say(String words, Type type) {
    return lines(words, type, false);
  }

  /** A paragraph that stays on the page of what follows it. */
  XWPFParagraph introduce(String words, Type type) {
    return lines(words, type, true);
  }

  /** A line to write on, with what is to be written there beneath it. */
  void toFill(String words, Type type) {
    XWPFParagraph line = introduce(words, type);
    line.setSpacingBefore(ROOM_TO_WRITE);
    line.setIndentationRight(((landscape ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN) / 2);
    line.setBorderTop(Borders.SINGLE);
  }

  private XWPFParagraph lines(String words, Type type, boolean kept) {
    String[] lines = PlainText.lines(words, edition);
    XWPFParagraph first = line(lines[0], type);
    XWPFParagraph last = first;
    for (int i = 1; i < lines.length; i++) {
      keep(last);
      last = line(lines[i], second(type));
    }
    if (kept) {
      keep(last);
    }
    return first;
  }

  private static void keep(XWPFParagraph paragraph) {
    properties(paragraph).addNewKeepNext();
  }

  private XWPFParagraph line(String words, Type type) {
    XWPFParagraph paragraph = word.createParagraph();
    paragraph.setSpacingAfter(60);
    direct(paragraph, words);
    run(paragraph, words, type);
    return paragraph;
  }

  private static Type second(Type type) {
    return new Type(Math.min(type.size(), 10), false, "5A6B63");
  }

  /** A table without rows, as wide as the page, its columns sharing that as their widths say. */
  XWPFTable table(List<Integer> widths) {
    XWPFTable table = word.createTable(1, widths.size());
    if (edition.rightToLeft()) {
      table.getCTTbl().getTblPr().addNewBidiVisual();
    }
    int whole = widths.stream().mapToInt(w -> w).sum();
    int page = (landscape ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
    var grid = table.getCTTbl().addNewTblGrid();
    for (int share : widths) {
      grid.addNewGridCol().setW(BigInteger.valueOf((long) page * share / whole));
    }
    table.setLeftBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setRightBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setTopBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setInsideVBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setInsideHBorder(XWPFBorderType.SINGLE, 2, 0, HAIRLINE);
    table.setBottomBorder(XWPFBorderType.SINGLE, 2, 0, HAIRLINE);
    table.setCellMargins(ABOVE, BESIDE, ABOVE, BESIDE);
    table.removeRow(0);
    return table;
  }

  /** The next row, which no page end tears. */
  XWPFTableRow row(XWPFTable table) {
    XWPFTableRow row = table.insertNewTableRow(table.getNumberOfRows());
    row.setCantSplitRow(true);
    int columns = table.getCTTbl().getTblGrid().sizeOfGridColArray();
    for (int i = 0; i < columns; i++) {
      var width = row.createCell().getCTTc().addNewTcPr().addNewTcW();
      width.setType(STTblWidth.DXA);
      width.setW((BigInteger) table.getCTTbl().getTblGrid().getGridColArray(i).getW());
    }
    return row;
  }

  /** A row of one cell as wide as its table. */
  XWPFTableCell wideRow(XWPFTable table) {
    XWPFTableRow row = table.insertNewTableRow(table.getNumberOfRows());
    row.setCantSplitRow(true);
    XWPFTableCell cell = row.createCell();
    cell.getCTTc()
        .addNewTcPr()
        .addNewGridSpan()
        .setVal(BigInteger.valueOf(table.getCTTbl().getTblGrid().sizeOfGridColArray()));
    return cell;
  }

  /** Ends a table: two that follow each other without anything between would be one. */
  void endTable() {
    word.createParagraph();
  }

  /**
   * Writes into a cell; figures align on their last digit in every edition, as do Arabic heads
   * above them, which begin on that side.
   */
  void fill(XWPFTableCell cell, String words, boolean figure, Type type) {
    String[] lines = PlainText.lines(words, edition);
    for (int i = 0; i < lines.length; i++) {
      XWPFParagraph paragraph = i == 0 ? first(cell) : cell.addParagraph();
      if (figure && !(edition.rightToLeft() && PlainText.hasArabic(lines[i]))) {
        leftToRight(paragraph);
        paragraph.setAlignment(ParagraphAlignment.RIGHT);
      } else {
        direct(paragraph, lines[i]);
      }
      run(paragraph, lines[i], i == 0 ? type : second(type));
    }
  }

  private static XWPFParagraph first(XWPFTableCell cell) {
    return cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphs().get(0);
  }

  /** A line without Arabic keeps its own order, on the side where the edition begins. */
  private void direct(XWPFParagraph paragraph, String words) {
    if (!edition.rightToLeft()) {
      return;
    }
    if (PlainText.hasArabic(words)) {
      properties(paragraph).addNewBidi();
    } else {
      leftToRight(paragraph);
      paragraph.setAlignment(ParagraphAlignment.RIGHT);
    }
  }

  /**
   * Said outright: a paragraph in a table that runs from the right would be taken to run so too.
   */
  private static void leftToRight(XWPFParagraph paragraph) {
    properties(paragraph).addNewBidi().setVal(STOnOff1.OFF);
  }

  private static CTPPr properties(XWPFParagraph paragraph) {
    return paragraph.getCTP().isSetPPr()
        ? paragraph.getCTP().getPPr()
        : paragraph.getCTP().addNewPPr();
  }

  private static void run(XWPFParagraph paragraph, String words, Type type) {
    run(paragraph.createRun(), words, type);
  }

  private static void run(XWPFRun run, String words, Type type) {
    run.setText(words);
    run.setFontFamily(FONT);
    run.setFontSize(type.size());
    run.setBold(type.bold());
    if (type.colour() != null) {
      run.setColor(type.colour());
    }
    // Arabic is a complex script to word processors, with a font, size and weight of its own.
    CTRPr properties = run.getCTR().getRPr();
    properties.getRFontsArray(0).setCs(FONT);
    properties.addNewSzCs().setVal(BigInteger.valueOf(type.size() * 2L));
    if (type.bold()) {
      properties.addNewBCs();
    }
    if (PlainText.hasArabic(words)) {
      properties.addNewRtl().setVal(STOnOff1.ON);
    }
  }

  /** Writes the file; the stream is left open. */
  void write(Instant at, OutputStream out) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream(1 << 16);
    word.write(written);
    word.close();
    ReportWorkbook.writeDated(written.toByteArray(), at, out);
  }
}
