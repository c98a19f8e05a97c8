package org.muwahhad.shared;

import java.util.regex.Pattern;

/**
 * Text on its way into a cell of a spreadsheet and out of it. A spreadsheet program runs a cell of
 * a text file as a formula when it begins with one of a few signs, whoever wrote it: such text goes
 * out behind an apostrophe, and loses it again when it comes in. Numbers below zero are no formulas
 * and stay as they are.
 *
 * <p>In a workbook a cell says itself that it holds text, so nothing in it runs. Only text that
 * looks like one with our apostrophe gets another, so that reading gives back what was written.
 */
public final class CellText {
  private static final char APOSTROPHE = '\'';
  private static final String STARTS = "[=+\\-@\\t\\r\\n＝＋－＠]";
  private static final Pattern FORMULA = Pattern.compile("(?s)'*" + STARTS + ".*");
  private static final Pattern WRITTEN = Pattern.compile("(?s)'+" + STARTS + ".*");
  private static final Pattern BELOW_ZERO = Pattern.compile("-\\d+(?:\\.\\d+)?");

  private CellText() {}

  /** The text as it is written into a text file (CSV). */
  static String inTextFile(String text) {
    return FORMULA.matcher(text).matches() && !BELOW_ZERO.matcher(text).matches()
        ? APOSTROPHE + text
        : text;
  }

  /** The text as it is written into a workbook (XLSX), in a cell of text. */
  public static String inWorkbook(String text) {
    return WRITTEN.matcher(text).matches() ? APOSTROPHE + text : text;
  }

  /** What a cell of either kind of file says. */
  static String read(String cell) {
    return WRITTEN.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
