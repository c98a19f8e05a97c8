package org.muwahhad.reports.award;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;

/**
 * The annex of an award report drawn with the PDF library alone: the same cells in the same
 * typeface, with a repeated head, but no other section. What a report costs is measured against it.
 */
public final class DirectTable {

  static final float[] WIDTHS = {54, 116, 37, 28, 28, 28, 28, 28, 28, 38, 50, 60};
  static final BaseFont REGULAR = read("400Regular/IBMPlexSansArabic_400Regular.ttf");
  static final BaseFont SEMIBOLD = read("600SemiBold/IBMPlexSansArabic_600SemiBold.ttf");

  private final Font text = new Font(REGULAR, 6.5f);
  private final Font head = new Font(SEMIBOLD, 7);
  private static final float LEFT = 36;
  private static final float WIDTH = 523;
  private static final float TOP = 780;
  private static final float BOTTOM = 80;

  private final boolean arabic;
  private boolean tagged;
  private @Nullable PdfStructureElement table;
  private @Nullable PdfStructureElement tableRow;
  private PdfContentByte canvas = new PdfContentByte(null);
  private Font rowFont = text;
  private float y;
  private float x;
  private float low;
  private int column;

  private DirectTable(Edition edition) {
    this.arabic = edition.rightToLeft();
  }

  /** Draws the annex cell by cell at computed places, without tags: the least it can cost. */
  public static void draw(AwardReport report, Edition edition, OutputStream out) {
    new DirectTable(edition).drawAll(report, out);
  }

  /**
   * The same with a structure tree of tables, rows and cells, the characters of Arabic words, a
   * colour profile and metadata: what a program written for this one table would have to write for
   * an archive and for readers who do not see.
   */
  public static void drawTagged(AwardReport report, Edition edition, OutputStream out) {
    DirectTable table = new DirectTable(edition);
    table.tagged = true;
    table.drawAll(report, out);
  }

  /** Draws the annex with the library's own tables, as its users do. */
  public static void drawTable(AwardReport report, Edition edition, OutputStream out) {
    LibraryTable.draw(report, edition, out);
  }

  private void drawAll(AwardReport report, OutputStream out) {
    Document document = new Document(PageSize.A4, 36, 36, 62, 52);
    try {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      if (tagged) {
        writer.setTagged();
        writer.setFullCompression();
        writer.setPdfVersion(PdfWriter.PDF_VERSION_1_7);
      }
      document.open();
      if (tagged) {
        describe(writer);
        table =
            new PdfStructureElement(
                new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document")),
                PdfName.TABLE);
      }
      canvas = writer.getDirectContent();
      head(report);
      for (ReportLot lot : report.lots()) {
        for (ReportLotItem item : lot.items()) {
          if (y < BOTTOM) {
            document.newPage();
            head(report);
          }
          row(report, item);
        }
      }
    } catch (DocumentException | IOException e) {
      throw new IllegalStateException(e);
    } finally {
      document.close();
    }
  }

  private void describe(PdfWriter writer) throws IOException {
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(arabic ? "ar" : "en"));
    writer.createXmpMetadata();
    try (InputStream profile =
        DirectTable.class.getResourceAsStream("/org/muwahhad/reports/sRGB.icc")) {
      writer.setOutputIntents(
          "", "", "", "sRGB", ICC_Profile.getInstance(Objects.requireNonNull(profile)));
    }
  }

  private void head(AwardReport report) throws DocumentException {
    y = TOP;
    begin(head);
    words(arabic ? "الرمز" : "Code");
    words(arabic ? "البند" : "Item");
    words(arabic ? "الوحدة" : "Unit");
    for (int i = 0; i < AwardReport.MOST_STATES; i++) {
      words(i < report.states().size() ? report.states().get(i).code() : "");
    }
    words(arabic ? "الكمية" : "Quantity");
    words(arabic ? "سعر الوحدة" : "Unit price");
    words(arabic ? "المبلغ" : "Amount");
    end();
  }

  private void row(AwardReport report, ReportLotItem item) throws DocumentException {
    begin(text);
    words(item.code());
    words(arabic ? item.name().ar() : item.name().en());
    words(arabic ? item.unit().ar() : item.unit().en());
    for (int i = 0; i < AwardReport.MOST_STATES; i++) {
      BigDecimal quantity =
          i < report.states().size() ? item.byState().get(report.states().get(i).code()) : null;
      figure(quantity == null ? "" : number(quantity));
    }
    figure(number(item.quantity()));
    figure(item.unitPrice().map(p -> DirectTable.amount(p.times(BigDecimal.ONE))).orElse(""));
    figure(item.amount().map(DirectTable::amount).orElse(""));
    end();
  }

  private void begin(Font font) {
    rowFont = font;
    column = 0;
    x = LEFT;
    low = y - 15;
    tableRow = table == null ? null : new PdfStructureElement(table, new PdfName("TR"));
  }

  private void end() {
    y = low - 4;
    canvas.setLineWidth(0.25f);
    canvas.moveTo(LEFT, y);
    canvas.lineTo(LEFT + WIDTH, y);
    canvas.stroke();
  }

  /** A cell that may wrap; columns go from the side the edition is read from. */
  private void words(String words) throws DocumentException {
    float width = WIDTHS[column];
    float left = arabic ? 2 * LEFT + WIDTH - x - width : x;
    ColumnText cell = new ColumnText(canvas);
    cell.setRunDirection(arabic ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
    cell.setSimpleColumn(
        new Phrase(words, rowFont), left + 3, y - 200, left + width - 3, y - 1, 10, 0);
    tag(words, true);
    cell.go();
    endTag();
    low = Math.min(low, cell.getYLine());
    next();
  }

  private void figure(String figure) {
    float left = arabic ? 2 * LEFT + WIDTH - x - WIDTHS[column] : x;
    tag(figure, false);
    canvas.beginText();
    canvas.setFontAndSize(REGULAR, rowFont.getSize());
    canvas.showTextAligned(
        PdfContentByte.ALIGN_RIGHT, figure, left + WIDTHS[column] - 3, y - 11, 0);
    canvas.endText();
    endTag();
    next();
  }

  private void tag(String words, boolean spoken) {
    if (tableRow != null) {
      PdfStructureElement cell =
          new PdfStructureElement(tableRow, new PdfName(rowFont == head ? "TH" : "TD"));
      if (spoken) {
        cell.put(PdfName.ACTUALTEXT, new PdfString(words, PdfObject.TEXT_UNICODE));
      }
      canvas.beginMarkedContentSequence(cell);
    }
  }

  private void endTag() {
    if (tableRow != null) {
      canvas.endMarkedContentSequence();
    }
  }

  private void next() {
    x += WIDTHS[column];
    column++;
  }

  /** The typeface of reports. */
  public static BaseFont regular() {
    return REGULAR;
  }

  static String number(BigDecimal number) {
    return String.format(Locale.ROOT, "%,d", number.longValue());
  }

  static String amount(Money money) {
    return String.format(Locale.ROOT, "%,.2f", money.amount());
  }

  private static BaseFont read(String file) {
    String path = "/org/muwahhad/reports/fonts/" + file;
    try (InputStream in = DirectTable.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Not among the resources: " + path);
      }
      return BaseFont.createFont(
          path, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
    } catch (IOException | DocumentException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
