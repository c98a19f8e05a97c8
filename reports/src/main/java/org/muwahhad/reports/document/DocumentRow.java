package org.muwahhad.reports.document;

import java.util.List;

/**
 * A row of a table.
 *
 * @param cells one for each column; fewer leave the last ones empty
 * @param kind how it is set
 */
public record DocumentRow(List<TableCell> cells, RowKind kind) {

  /** How a row is set. */
  public enum RowKind {
    PLAIN,
    /** A sum of the rows above, heavier; stays with the last of them. */
    SUM,
    /** Heads the rows that follow, heavier; stays with the first of them. */
    HEADING,
    /** The one to look at, such as the lowest price, heavier. */
    MARKED,
    /** One cell as wide as the table: a remark on the row above. */
    REMARK
  }

  public DocumentRow {
    cells = List.copyOf(cells);
  }

  public static DocumentRow of(TableCell... cells) {
    return new DocumentRow(List.of(cells), RowKind.PLAIN);
  }

  public static DocumentRow of(List<TableCell> cells) {
    return new DocumentRow(cells, RowKind.PLAIN);
  }

  public static DocumentRow sum(TableCell... cells) {
    return new DocumentRow(List.of(cells), RowKind.SUM);
  }

  public static DocumentRow heading(TableCell... cells) {
    return new DocumentRow(List.of(cells), RowKind.HEADING);
  }

  public static DocumentRow remark(TableCell words) {
    return new DocumentRow(List.of(words), RowKind.REMARK);
  }

  public DocumentRow marked() {
    return new DocumentRow(cells, RowKind.MARKED);
  }

  public boolean strong() {
    return kind == RowKind.SUM || kind == RowKind.HEADING || kind == RowKind.MARKED;
  }
}
