package org.muwahhad.web.workbook;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.SheetToFill;
import org.muwahhad.web.Texts;

/** The sheet of a workbook that explains how to fill it in, in the reader's language. */
public final class GuideSheet {
  private static final int NAME_WIDTH = 26;
  private static final int TEXT_WIDTH = 90;
  private final Worksheet sheet;
  private final Texts t;
  private int row;

  public GuideSheet(Worksheet sheet, Texts t, String title) {
    this.sheet = sheet;
    this.t = t;
    sheet.value(0, 0, title);
    sheet.style(0, 0).bold().fontSize(14).set();
    row = 2;
  }

  /** A name and what belongs to it. */
  public GuideSheet pair(String name, String text) {
    sheet.value(row, 0, name);
    sheet.style(row, 0).bold().verticalAlignment("top").set();
    sheet.value(row, 1, text);
    sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
    row++;
    return this;
  }

  /** The currency of the prices, by its name and its code. */
  public GuideSheet currency(String name, String code) {
    return pair(name, t.formats().currency(code) + " (" + code + ")");
  }

  /**
   * What to do, step by step.
   *
   * @param text what it says for a step, from 1
   */
  public GuideSheet steps(int count, IntFunction<String> text) {
    row++;
    for (int step = 1; step <= count; step++) {
      pair(Integer.toString(step), text.apply(step));
    }
    return this;
  }

  /**
   * What each column of input takes.
   *
   * @param text what it says for a column, by its code
   */
  public GuideSheet columns(SheetColumn[] columns, UnaryOperator<String> text) {
    row++;
    for (SheetColumn column : columns) {
      if (column.use() == ColumnForm.ColumnUse.INPUT) {
        pair(column.title(t.language()), text.apply(column.code()));
      }
    }
    return this;
  }

  /** Locks it. */
  public void finish() {
    sheet.width(0, NAME_WIDTH);
    sheet.width(1, TEXT_WIDTH);
    new SheetToFill(sheet, t.language().isArabic()).lock();
    sheet.hideGridLines();
  }
}
