package org.muwahhad.reports.prices;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.award.DirectTable;

/**
 * The lines of a comparison of prices with the libraries alone, Arabic, five bidders beside each
 * other: the same cells, but no tags, no other section and no file inside. What the report costs is
 * measured against it.
 */
public final class PriceGrid {
  private static final float[] WIDTHS = {123, 49, 47, 67, 65, 35, 65, 35, 65, 35, 65, 35, 65, 35};
  private static final int WIDTH = 770;
  private static final float LEFT = 36;
  private static final float TOP = 520;
  private static final float BOTTOM = 60;

  private final PdfContentByte canvas;
  private final Font font = new Font(DirectTable.regular(), 6.5f);
  private float x = LEFT + WIDTH;
  private int column;

  private PriceGrid(PdfContentByte canvas) {
    this.canvas = canvas;
  }

  /** Draws the lines cell by cell at computed places. */
  public static void pdf(int items, int bidders, OutputStream out) {
    Document document = new Document(PageSize.A4.rotate(), 36, 36, 62, 52);
    try {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      document.open();
      PriceGrid grid = new PriceGrid(writer.getDirectContent());
      for (int from = 0; from < bidders; from += PriceTemplate.BIDDERS_IN_A_TABLE) {
        int to = Math.min(bidders, from + PriceTemplate.BIDDERS_IN_A_TABLE);
        document.newPage();
        grid.draw(document, PriceSamples.lines(items, bidders, false).iterator(), from, to);
      }
    } catch (DocumentException e) {
      throw new IllegalStateException(e);
    } finally {
      document.close();
    }
  }

  private void draw(Document document, Iterator<PriceLine> lines, int from, int to)
      throws DocumentException {
    float y = TOP;
    while (lines.hasNext()) {
      if (y < BOTTOM) {
        document.newPage();
        y = TOP;
      }
      PriceLine line = lines.next();
      x = LEFT + WIDTH;
      column = 0;
      words(line.code() + " – " + line.name().ar(), y);
      figure(line.quantity().toPlainString(), y);
      words(line.unit().ar(), y);
      figure(String.valueOf(line.benchmark()), y);
      for (PriceLine.@Nullable Price price : line.prices().subList(from, to)) {
        figure(price == null ? "—" : price.price().toPlainString(), y);
        figure(price == null ? "—" : price.againstBenchmark() + "%", y);
      }
      y -= 18;
      canvas.moveTo(LEFT, y);
      canvas.lineTo(LEFT + WIDTH, y);
      canvas.stroke();
    }
  }

  private void words(String words, float y) throws DocumentException {
    x -= WIDTHS[column];
    ColumnText cell = new ColumnText(canvas);
    cell.setRunDirection(PdfWriter.RUN_DIRECTION_RTL);
    cell.setSimpleColumn(
        new Phrase(words, font), x + 3, y - 200, x + WIDTHS[column++] - 3, y - 1, 10, 0);
    cell.go();
  }

  private void figure(String figure, float y) {
    x -= WIDTHS[column];
    BaseFont face = DirectTable.regular();
    canvas.beginText();
    canvas.setFontAndSize(face, 6.5f);
    canvas.showTextAligned(PdfContentByte.ALIGN_RIGHT, figure, x + WIDTHS[column++] - 3, y - 11, 0);
    canvas.endText();
  }

  /** Writes the same lines as a workbook, a sheet for each five bidders. */
  public static void workbook(int items, int bidders, OutputStream out) {
    try (Workbook workbook = new Workbook(out, "Muwahhad", "1.0")) {
      for (int from = 0; from < bidders; from += PriceTemplate.BIDDERS_IN_A_TABLE) {
        int to = Math.min(bidders, from + PriceTemplate.BIDDERS_IN_A_TABLE);
        sheet(workbook.newWorksheet("Lines " + (from + 1)), items, bidders, from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sheet(Worksheet sheet, int items, int bidders, int from, int to)
      throws IOException {
    int row = 0;
    Iterator<PriceLine> lines = PriceSamples.lines(items, bidders, false).iterator();
    while (lines.hasNext()) {
      PriceLine line = lines.next();
      sheet.value(row, 0, line.code() + " – " + line.name().ar());
      sheet.value(row, 1, line.quantity());
      sheet.value(row, 2, line.unit().ar());
      sheet.value(row, 3, line.benchmark());
      List<PriceLine.@Nullable Price> prices = line.prices().subList(from, to);
      for (int i = 0; i < prices.size(); i++) {
        PriceLine.@Nullable Price price = prices.get(i);
        if (price != null) {
          sheet.value(row, 4 + 2 * i, price.price());
          sheet.value(row, 5 + 2 * i, price.againstBenchmark());
        }
      }
      row++;
      if (row % 500 == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }
}
