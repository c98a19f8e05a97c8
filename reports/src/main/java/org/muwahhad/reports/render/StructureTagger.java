package org.muwahhad.reports.render;

import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfRectangle;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.util.StyledTextListWriter;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;
import net.sf.jasperreports.pdf.common.PdfTagger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the structure tree of a tagged PDF (ISO 32000-1, 14.8). What an element is follows from
 * the name of its style, see {@link TagRole}. A table begins with its first row frame and ends with
 * the first element that is not one, or with another head; its own head repeated on its next page
 * is an artifact. Elements of a row are listed in the order of the template, which is the order of
 * reading in every edition.
 *
 * <p>A row is written to the file when it is complete; what is not in a table is kept until the
 * end.
 *
 * <p>Each text that has Arabic in it or takes several lines also carries its exact characters
 * ({@code ActualText}): the glyphs on the page are joined forms in visual order, and the space at
 * the end of a line is not drawn.
 */
final class StructureTagger implements PdfTagger {

  private static final PdfName PART = new PdfName("Part");
  private static final PdfName SECTION = new PdfName("Sect");
  private static final PdfName ARTIFACT = new PdfName("Artifact");
  private static final PdfName ALT = new PdfName("Alt");

  private @Nullable String language;
  private @Nullable ClassicPdfProducer producer;
  private @Nullable TagTree tree;
  private @Nullable Tag part;
  private @Nullable Tag section;
  private @Nullable Tag contents;
  private @Nullable Tag entry;
  private @Nullable Tag table;
  private @Nullable Tag row;
  private String headOfTable = "";
  private boolean rowIsHead;
  private boolean repeatedHead;
  private int columns;
  private int columnsOfHead;
  private TagRole role = TagRole.PARAGRAPH;
  private @Nullable Tag tag;
  private String[] paragraphs = {};
  private int paragraph;

  @Override
  public void setLanguage(String language) {
    this.language = language;
  }

  @Override
  public void setPdfProducer(PdfProducer producer) {
    this.producer = (ClassicPdfProducer) producer;
  }

  @Override
  public void init() {
    TagTree all = new TagTree(writer());
    tree = all;
    if (language != null) {
      all.document().put(PdfName.LANG, new PdfString(language));
    }
    part = all.document();
    section = part;
  }

  @Override
  public void startElement(JRPrintElement element) {
    role = TagRole.of(element);
    if (element instanceof JRPrintFrame frame) {
      if (role.isRow()) {
        startRow(frame);
      } else if (role == TagRole.CONTENTS) {
        startEntry();
      }
    } else if (element instanceof JRPrintText text) {
      startTextElement(text);
    }
  }

  private void startRow(JRPrintFrame frame) {
    boolean head = role == TagRole.HEAD_ROW;
    if (head) {
      String words = PlainText.of(frame);
      if (table != null && words.equals(headOfTable)) {
        repeatedHead = true;
        row = null;
        return;
      }
      headOfTable = words;
      leaveTable();
    }
    Tag parent = table;
    if (parent == null) {
      parent = new Tag(writer(), parent(), PdfName.TABLE);
      table = parent;
      columnsOfHead = 0;
    }
    row = new Tag(writer(), parent, new PdfName("TR"));
    columns = 0;
    rowIsHead = head;
  }

  /** A line of the contents, into which its link is put. */
  private void startEntry() {
    leaveTable();
    Tag all = contents;
    if (all == null) {
      all = new Tag(writer(), parent(), new PdfName("TOC"));
      contents = all;
    }
    Tag line = new Tag(writer(), all, new PdfName("TOCI"));
    Tag reference = new Tag(writer(), line, new PdfName("Reference"));
    entry = new Tag(writer(), reference, PdfName.LINK);
  }

  private void startTextElement(JRPrintText text) {
    paragraphs = PlainText.paragraphs(text);
    paragraph = 0;
    tag = null;
    if (role == TagRole.ARTIFACT || repeatedHead) {
      role = TagRole.ARTIFACT;
      return;
    }
    if (role.isCell() && row != null) {
      startCell(row);
      return;
    }
    if (role == TagRole.CONTENTS && entry != null) {
      tag = new Tag(writer(), entry, PdfName.SPAN);
      return;
    }
    if (paragraphs.length == 0) {
      return;
    }
    leaveTable();
    if (role == TagRole.BODY) {
      part = new Tag(writer(), tree().document(), PART);
      section = part;
    } else if (role == TagRole.H1) {
      section = new Tag(writer(), required(part), SECTION);
    }
    tag = new Tag(writer(), parent(), role.pdfName());
  }

  private void startCell(Tag parent) {
    Tag cell = new Tag(writer(), parent, role.pdfName());
    if (role == TagRole.SPAN) {
      attribute(cell, new PdfName("ColSpan"), new PdfNumber(Math.max(1, columnsOfHead)));
    } else {
      columns++;
    }
    if (role == TagRole.HEAD) {
      attribute(cell, new PdfName("Scope"), new PdfName(rowIsHead ? "Column" : "Row"));
    }
    tag = cell;
  }

  private static void attribute(Tag cell, PdfName name, PdfObject value) {
    PdfDictionary attributes = new PdfDictionary();
    attributes.put(PdfName.O, PdfName.TABLE);
    attributes.put(name, value);
    cell.put(PdfName.A, attributes);
  }

  @Override
  public void endElement(JRPrintElement element) {
    if (element instanceof JRPrintFrame && TagRole.of(element).isRow()) {
      if (row != null && rowIsHead) {
        columnsOfHead = columns;
      }
      if (table != null) {
        table.writeKids(writer());
      }
      row = null;
      repeatedHead = false;
    } else if (element instanceof JRPrintFrame) {
      entry = null;
    } else if (element instanceof JRPrintText) {
      tag = null;
    }
  }

  @Override
  public void startText(JRPrintText text) {
    Tag owner = tag;
    if (owner == null) {
      beginArtifact();
      return;
    }
    String words = paragraph < paragraphs.length ? paragraphs[paragraph] : "";
    paragraph++;
    Tag holder = owner;
    if (paragraphs.length > 1) {
      holder = new Tag(writer(), owner, role.isCell() ? PdfName.P : PdfName.SPAN);
      holder.put(PdfName.LANG, new PdfString(PlainText.languageOf(words)));
    }
    // The space at the end of a line is not drawn.
    if (PlainText.hasArabic(words) || !PlainText.isOneLine(text)) {
      holder.put(PdfName.ACTUALTEXT, new PdfString(words, PdfObject.TEXT_UNICODE));
    }
    tree().begin(holder, role(holder));
  }

  @Override
  public void startText(JRPrintText text, String actualText) {
    startText(text);
  }

  @Override
  public void endText() {
    canvas().endMarkedContentSequence();
  }

  @Override
  public void startImage(JRPrintImage image, float left, float low, float right, float high) {
    String description = image.getHyperlinkTooltip();
    if (description == null) {
      beginArtifact();
      return;
    }
    leaveTable();
    Tag figure = new Tag(writer(), parent(), PdfName.FIGURE);
    figure.put(ALT, new PdfString(description, PdfObject.TEXT_UNICODE));
    PdfDictionary layout = new PdfDictionary();
    layout.put(PdfName.O, new PdfName("Layout"));
    layout.put(PdfName.BBOX, new PdfRectangle(left, low, right, high));
    figure.put(PdfName.A, new PdfArray(layout));
    tree().begin(figure, PdfName.FIGURE);
  }

  @Override
  public void endImage() {
    canvas().endMarkedContentSequence();
  }

  @Override
  public void beginArtifact() {
    canvas().beginMarkedContentSequence(ARTIFACT);
  }

  @Override
  public void endArtifact() {
    canvas().endMarkedContentSequence();
  }

  @Override
  public void startPage() {}

  @Override
  public void endPage() {}

  @Override
  public boolean isFirstLinkParagraph() {
    return false;
  }

  @Override
  public @Nullable PdfStructureEntry getCurrentLinkTag() {
    return null;
  }

  @Override
  public @Nullable StyledTextListWriter getListWriter() {
    return null;
  }

  private void leaveTable() {
    table = null;
  }

  /** A place to sign on the current page. */
  void startSignature(PdfAnnotation field) {
    leaveTable();
    tree().annotate(new Tag(writer(), parent(), new PdfName("Form")), field);
  }

  /** The line of the contents that is being written leads somewhere. */
  void link(PdfAnnotation link) {
    tree().annotate(required(entry), link);
  }

  /** The document has no further page. */
  void finish() {
    tree().finish();
  }

  private static PdfName role(Tag tag) {
    return tag.getAsName(PdfName.S);
  }

  private TagTree tree() {
    return required(tree);
  }

  private Tag parent() {
    return required(section);
  }

  private PdfWriter writer() {
    return required(producer).getPdfWriter();
  }

  private PdfContentByte canvas() {
    return required(producer).getPdfContentByte();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The exporter did not announce the document");
    }
    return value;
  }
}
