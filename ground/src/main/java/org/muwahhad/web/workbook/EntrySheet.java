package org.muwahhad.web.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.SheetToFill;
import org.muwahhad.web.Texts;

/**
 * The sheet of a workbook in which people fill in cells: the heads and the look of its columns, the
 * values of its cells, and what these may hold. Only columns of input are unlocked.
 *
 * @param <C> the columns
 */
public final class EntrySheet<C extends Enum<C> & SheetColumn> {
  /**
   * Spreadsheet programs keep numbers up to this number of digits exactly; longer ones go out as
   * text.
   */
  private static final int EXACT_DIGITS = 15;

  private final Worksheet sheet;
  private final Texts t;
  private final int rows;

  /**
   * Writes the heads and gives the columns their look.
   *
   * @param columns all of them
   * @param rows below the head
   * @param format of the numbers of a column, as spreadsheet programs write it
   */
  public EntrySheet(Worksheet sheet, Texts t, C[] columns, int rows, Function<C, String> format) {
    this.sheet = sheet;
    this.t = t;
    this.rows = rows;
    fill().head(Arrays.stream(columns).map(c -> c.title(t.language())).toList());
    for (C column : columns) {
      if (rows > 0) {
        style(column, format.apply(column));
      }
      sheet.width(column.ordinal(), column.form().width());
      if (column.use() == ColumnForm.ColumnUse.HIDDEN) {
        sheet.hideColumn(column.ordinal());
      }
    }
  }

  private SheetToFill fill() {
    return new SheetToFill(sheet, t.language().isArabic());
  }

  private void style(C column, String format) {
    StyleSetter style = cells(column).style().format(format).verticalAlignment("top");
    if (column.use() == ColumnForm.ColumnUse.INPUT) {
      style = SheetToFill.input(style);
    }
    if (column.form().wraps()) {
      style = style.wrapText(true);
    }
    style.set();
  }

  private Range cells(C column) {
    return sheet.range(1, column.ordinal(), rows, column.ordinal());
  }

  /**
   * A text as it can be kept in a cell; nothing where it is empty.
   *
   * @param row on the sheet, from 1 for the first below the head
   */
  public void text(int row, C column, String text) {
    if (!text.isEmpty()) {
      sheet.value(row, column.ordinal(), CellText.inWorkbook(text));
    }
  }

  /** A number; as text where a spreadsheet program would not keep all its digits. */
  public void number(int row, C column, BigDecimal number) {
    if (isExact(number)) {
      sheet.value(row, column.ordinal(), number);
    } else {
      sheet.value(row, column.ordinal(), number.toPlainString());
    }
  }

  /** Whether spreadsheet programs keep all digits of a number. */
  public static boolean isExact(BigDecimal number) {
    return number.precision() <= EXACT_DIGITS;
  }

  public void day(int row, C column, LocalDate day) {
    sheet.value(row, column.ordinal(), day);
  }

  /** What the spreadsheet program computes. */
  public void formula(int row, C column, String formula) {
    sheet.formula(row, column.ordinal(), formula);
  }

  /** Explains a column at its head. */
  public void explain(C column, String words) {
    sheet.comment(0, column.ordinal(), words);
  }

  /**
   * The cells of a column take one of a list of choices.
   *
   * @param list its name in the workbook ({@link ChoiceLists})
   * @param others whether another value is taken once the person confirms it
   * @param error what the person is told
   */
  public void choices(C column, String list, boolean others, String error) {
    if (rows > 0) {
      cells(column)
          .validateWithListByFormula(list)
          .allowBlank(true)
          .showErrorMessage(true)
          .errorStyle(others ? DataValidationErrorStyle.WARNING : DataValidationErrorStyle.STOP)
          .errorTitle(column.title(t.language()))
          .error(error);
    }
  }

  /**
   * The cells of a column hold what a formula says.
   *
   * @param formula for the first row below the head
   * @param error what the person is told
   */
  public void require(C column, String formula, String error) {
    if (rows > 0) {
      cells(column)
          .validateWithFormula(formula)
          .allowBlank(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.STOP)
          .errorTitle(column.title(t.language()))
          .error(error);
    }
  }

  /**
   * Locks the sheet and sets it up for the screen and for printing.
   *
   * @param before the columns before it stay in sight
   * @param header printed on every page
   */
  public void finish(C before, String header) {
    fill().finish(before.ordinal(), header);
  }
}
