package org.muwahhad.reports.render;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/**
 * One table on one sheet of a workbook, written row by row: a frozen head repeated on every printed
 * page, real numbers and dates with formats, and A4 landscape as wide as the page.
 */
final class WorkbookSheet {

  private static final String HAIRLINE = "C9D3CE";
  private static final String BROWN = "8A3B12";

  /** Spreadsheet programs refuse running lines of more than 255 characters, with their codes. */
  private static final int LONGEST_RUNNING = 200;

  private final Worksheet sheet;
  private final EditionText text;
  private final int top;
  private int row;
  private int column;
  private boolean strong;

  /**
   * Begins a sheet.
   *
   * @param title at the head of each printed page
   * @param notice above the head of the table and before the title; blank if there is none
   */
  WorkbookSheet(Worksheet sheet, EditionText text, String title, Bilingual notice) {
    this.sheet = sheet;
    this.text = text;
    if (text.edition().rightToLeft()) {
      sheet.rightToLeft();
    }
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    String running = notice.isBlank() ? title : text.name(notice) + " – " + title;
    sheet.header(running(running), Position.CENTER);
    sheet.footer("&P / &N", Position.CENTER);
    this.top = notice.isBlank() ? 0 : 1;
    if (top > 0) {
      sheet.value(0, 0, stacked(notice).replace('\n', ' '));
      words(sheet.style(0, 0).bold().fontColor(BROWN)).set();
    }
  }

  private static String running(String words) {
    StringBuilder running = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      String next = words.charAt(i) == '&' ? "&&" : words.substring(i, i + 1);
      if (running.length() + next.length() > LONGEST_RUNNING) {
        break;
      }
      running.append(next);
    }
    return running.toString();
  }

  /** The column's head, and its width in characters. */
  WorkbookSheet head(Bilingual label, double width) {
    sheet.width(column, width);
    sheet.value(top, column, stacked(label));
    StyleSetter style =
        sheet
            .style(top, column)
            .bold()
            .fontColor(Branding.current().hex())
            .wrapText(true)
            .verticalAlignment("bottom")
            .borderStyle(BorderSide.BOTTOM, BorderStyle.MEDIUM)
            .borderColor(BorderSide.BOTTOM, Branding.current().hex());
    words(style).set();
    column++;
    return this;
  }

  /** Ends the head: it stays in view, and on every printed page. */
  void endHead() {
    sheet.freezePane(0, top + 1);
    sheet.repeatRows(0, top);
    row = top;
    column = 0;
  }

  /** Starts a row. */
  WorkbookSheet row() {
    row++;
    column = 0;
    strong = false;
    return this;
  }

  /** Starts a row that holds sums. */
  WorkbookSheet sumRow() {
    row();
    strong = true;
    return this;
  }

  WorkbookSheet text(Bilingual value) {
    return text(stacked(value));
  }

  /** A text that runs on over the cells next to it, which are empty. */
  WorkbookSheet remark(Bilingual value) {
    sheet.value(row, column, stacked(value).replace('\n', ' '));
    return styled(words(style().wrapText(false)));
  }

  /** A label's text. */
  WorkbookSheet label(String key) {
    return text(text.both(key));
  }

  WorkbookSheet text(String value) {
    if (!value.isEmpty()) {
      sheet.value(row, column, value);
    }
    return styled(words(style().wrapText(true)).indent(1));
  }

  /** An empty cell. */
  WorkbookSheet none() {
    return text("");
  }

  /** The amount as a number with its currency's decimals. */
  WorkbookSheet money(Money money) {
    sheet.value(row, column, money.amount());
    return styled(style().format(Money.decimals(money.currency()) == 3 ? "#,##0.000" : "#,##0.00"));
  }

  /** The amount as a number that shows its currency, for columns of several. */
  WorkbookSheet priced(Money money) {
    sheet.value(row, column, money.amount());
    String decimals = Money.decimals(money.currency()) == 3 ? "#,##0.000" : "#,##0.00";
    return styled(style().format(decimals + " \"" + money.currency() + "\""));
  }

  /** What one unit costs, as a number with all decimals it has. */
  WorkbookSheet each(Price price, boolean named) {
    sheet.value(row, column, price.amount());
    String decimals = "#,##0." + "0".repeat(price.amount().scale());
    return styled(style().format(named ? decimals + " \"" + price.currency() + "\"" : decimals));
  }

  /** A unit price to four decimals, heavier where it is the lowest. */
  WorkbookSheet unitPrice(BigDecimal price, boolean lowest) {
    sheet.value(row, column, price);
    StyleSetter style = style().format("#,##0.0000");
    return styled(lowest ? style.bold() : style);
  }

  WorkbookSheet number(BigDecimal number) {
    sheet.value(row, column, number);
    return styled(
        style().format(number.stripTrailingZeros().scale() > 0 ? "#,##0.######" : "#,##0"));
  }

  /** A score, to two decimals. */
  WorkbookSheet score(Optional<BigDecimal> score) {
    if (score.isEmpty()) {
      return none();
    }
    sheet.value(row, column, score.get());
    return styled(style().format("0.00"));
  }

  /** A percentage, kept as the number from 0 to 1 that spreadsheets reckon with. */
  WorkbookSheet percent(BigDecimal percent) {
    sheet.value(row, column, percent.movePointLeft(2));
    return styled(style().format("0.##%"));
  }

  /** Date and time in the report's zone. */
  WorkbookSheet time(Instant at) {
    sheet.value(row, column, at.atZone(text.zone()).toLocalDateTime());
    return styled(style().format("yyyy-mm-dd hh:mm"));
  }

  /** A day of the Gregorian calendar. */
  WorkbookSheet day(LocalDate day) {
    sheet.value(row, column, day);
    return styled(style().format("yyyy-mm-dd"));
  }

  /** The day of an instant in the calendar of Umm al-Qura, in words. */
  WorkbookSheet hijri(Instant at) {
    return text(text.hijriIn(at));
  }

  /** At the side where the edition begins to read, by which its order is known. */
  private StyleSetter words(StyleSetter style) {
    return style.horizontalAlignment(text.edition().rightToLeft() ? "right" : "left");
  }

  private StyleSetter style() {
    StyleSetter style =
        sheet
            .style(row, column)
            .verticalAlignment("top")
            .borderStyle(BorderSide.BOTTOM, BorderStyle.HAIR)
            .borderColor(BorderSide.BOTTOM, HAIRLINE);
    return strong ? style.bold() : style;
  }

  private WorkbookSheet styled(StyleSetter style) {
    style.set();
    column++;
    return this;
  }

  private String stacked(Bilingual written) {
    Bilingual value = text.edition() == Edition.BILINGUAL ? written.unmarked() : written;
    if (text.edition() == Edition.BILINGUAL && !value.ar().equals(value.en())) {
      // The cell runs from the right: a full stop would begin the English line instead of ending
      // it.
      return value.en().isBlank()
          ? value.ar()
          : value.ar() + "\n" + BidiText.heldLeftToRight(value.en());
    }
    return text.plain(value);
  }
}
