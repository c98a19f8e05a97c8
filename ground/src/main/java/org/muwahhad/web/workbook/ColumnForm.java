package org.muwahhad.web.workbook;

/**
 * What a column of a sheet to fill in is.
 *
 * @param code its name in code
 * @param width in characters
 * @param wraps whether long text goes on in further lines of the cell
 */
public record ColumnForm(String code, int width, ColumnUse use, boolean wraps) {

  /** What people do with a column. */
  public enum ColumnUse {
    /** Says what a row is about; neither seen nor changed. */
    HIDDEN,
    /** Seen and locked; the spreadsheet program may compute it. */
    SHOWN,
    /** Filled in. */
    INPUT
  }

  public static ColumnForm hidden(String code, int width) {
    return new ColumnForm(code, width, ColumnUse.HIDDEN, false);
  }

  public static ColumnForm shown(String code, int width) {
    return new ColumnForm(code, width, ColumnUse.SHOWN, false);
  }

  public static ColumnForm input(String code, int width) {
    return new ColumnForm(code, width, ColumnUse.INPUT, false);
  }

  /** The same column for long text. */
  public ColumnForm wrapping() {
    return new ColumnForm(code, width, use, true);
  }
}
