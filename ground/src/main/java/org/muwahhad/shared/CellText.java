package org.muwahhad.shared;

import java.util.regex.Pattern;

/**
 * Text on its way into a cell of a spreadsheet and out of it. A spreadsheet program runs a cell of
 * a text file as a formula when it begins with one of a few signs, no matter who wrote it. What it
 * takes for the beginning of a cell depends on the separator that the reader's machine is set to,
 * so that a formula may also stand after a semicolon, a tab, a comma or a line break inside a text.
 * In each of these places an apostrophe goes before the sign, and is taken away again when the text
 * comes in. Numbers below zero are no formulas and stay as they are.
 *
 * <p>In a workbook a cell says itself that it holds text, so nothing in it runs. Only text that
 * looks like one with our apostrophe gets another, so that reading gives back what was written.
 */
public final class CellText {
  private static final String APOSTROPHE = "'";

  /** What a formula begins with; the wide forms are the same to some programs. */
  private static final String SIGNS = "=+\\-@＝＋－＠";

  /** Blanks and quotes that a program takes away before it looks at the first sign. */
  private static final String SKIPPED = "[ \\u00a0\"']*";

  private static final String AT_THE_START = "(?=" + SKIPPED + "[" + SIGNS + "\\t\\r\\n])";
  private static final String SEPARATED = "(?<=[;,\\t\\r\\n])";
  private static final String INSIDE = "(?=" + SKIPPED + "[" + SIGNS + "])";
  private static final Pattern FORMULA =
      Pattern.compile("^" + AT_THE_START + "|" + SEPARATED + INSIDE);
  private static final Pattern WRITTEN =
      Pattern.compile("^'" + AT_THE_START + "|" + SEPARATED + "'" + INSIDE);
  private static final Pattern BELOW_ZERO = Pattern.compile("-\\d+(?:\\.\\d+)?");

  private CellText() {}

  /** The text as it is written into a text file (CSV). */
  public static String inTextFile(String text) {
    return BELOW_ZERO.matcher(text).matches() ? text : FORMULA.matcher(text).replaceAll(APOSTROPHE);
  }

  /** The text as it is written into a workbook (XLSX), in a cell of text. */
  public static String inWorkbook(String text) {
    return WRITTEN.matcher(text).replaceAll(APOSTROPHE + APOSTROPHE);
  }

  /** What a cell of either kind of file says. */
  static String read(String cell) {
    return WRITTEN.matcher(cell).replaceAll("");
  }
}
