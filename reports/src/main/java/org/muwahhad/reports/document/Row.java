package org.muwahhad.reports.document;

import java.util.List;

/**
 * A row of a table.
 *
 * @param cells one for each column; fewer leave the last ones empty
 * @param kind how it is set
 */
public record Row(List<Cell> cells, Kind kind) {

  /** How a row is set. */
  public enum Kind {
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

  public Row {
    cells = List.copyOf(cells);
  }

  public static Row of(Cell... cells) {
    return new Row(List.of(cells), Kind.PLAIN);
  }

  public static Row of(List<Cell> cells) {
    return new Row(cells, Kind.PLAIN);
  }

  public static Row sum(Cell... cells) {
    return new Row(List.of(cells), Kind.SUM);
  }

  public static Row heading(Cell... cells) {
    return new Row(List.of(cells), Kind.HEADING);
  }

  public static Row remark(Cell words) {
    return new Row(List.of(words), Kind.REMARK);
  }

  public Row marked() {
    return new Row(cells, Kind.MARKED);
  }

  public boolean strong() {
    return kind == Kind.SUM || kind == Kind.HEADING || kind == Kind.MARKED;
  }
}
