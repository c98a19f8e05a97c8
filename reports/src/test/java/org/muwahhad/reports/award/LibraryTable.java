package org.muwahhad.reports.award;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.reports.Edition;

/** The annex drawn with the PDF library's own table, for {@link DirectTable#drawTable}. */
final class LibraryTable {

  private final Font text = new Font(DirectTable.REGULAR, 6.5f);
  private final Font head = new Font(DirectTable.SEMIBOLD, 7);
  private final boolean arabic;

  private LibraryTable(Edition edition) {
    this.arabic = edition.rightToLeft();
  }

  static void draw(AwardReport report, Edition edition, OutputStream out) {
    LibraryTable drawing = new LibraryTable(edition);
    Document document = new Document(PageSize.A4, 36, 36, 62, 52);
    try {
      PdfWriter.getInstance(document, out).setCloseStream(false);
      document.open();
      PdfPTable table = drawing.table(report);
      report.lots().forEach(lot -> lot.items().forEach(item -> drawing.row(report, table, item)));
      document.add(table);
    } catch (DocumentException e) {
      throw new IllegalStateException(e);
    } finally {
      document.close();
    }
  }

  private PdfPTable table(AwardReport report) throws DocumentException {
    PdfPTable table = new PdfPTable(DirectTable.WIDTHS.length);
    table.setTotalWidth(DirectTable.WIDTHS);
    table.setLockedWidth(true);
    table.setHeaderRows(1);
    if (arabic) {
      table.setRunDirection(PdfWriter.RUN_DIRECTION_RTL);
    }
    List<String> words =
        arabic ? List.of("الرمز", "البند", "الوحدة") : List.of("Code", "Item", "Unit");
    words.forEach(word -> table.addCell(cell(word, head)));
    for (int i = 0; i < AwardReport.MOST_STATES; i++) {
      table.addCell(cell(i < report.states().size() ? report.states().get(i).code() : "", head));
    }
    List<String> sums =
        arabic
            ? List.of("الكمية", "سعر الوحدة", "المبلغ")
            : List.of("Quantity", "Unit price", "Amount");
    sums.forEach(word -> table.addCell(cell(word, head)));
    return table;
  }

  private void row(AwardReport report, PdfPTable table, ReportLotItem item) {
    table.addCell(cell(item.code(), text));
    table.addCell(cell(arabic ? item.name().ar() : item.name().en(), text));
    table.addCell(cell(arabic ? item.unit().ar() : item.unit().en(), text));
    for (int i = 0; i < AwardReport.MOST_STATES; i++) {
      BigDecimal quantity =
          i < report.states().size() ? item.byState().get(report.states().get(i).code()) : null;
      table.addCell(cell(quantity == null ? "" : DirectTable.number(quantity), text));
    }
    table.addCell(cell(DirectTable.number(item.quantity()), text));
    table.addCell(
        cell(
            item.unitPrice().map(p -> DirectTable.amount(p.times(BigDecimal.ONE))).orElse(""),
            text));
    table.addCell(cell(item.amount().map(DirectTable::amount).orElse(""), text));
  }

  private PdfPCell cell(String words, Font font) {
    PdfPCell cell = new PdfPCell(new Phrase(words, font));
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderWidth(0.25f);
    cell.setPadding(3);
    if (arabic) {
      cell.setRunDirection(PdfWriter.RUN_DIRECTION_RTL);
    }
    return cell;
  }
}
