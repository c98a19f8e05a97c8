package org.muwahhad.reports.document;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a table: its columns from the side that is read first. The widths are chosen for the
 * data; the page's are shared out among them.
 *
 * @param name tells it from the other tables of its report
 * @param small whether it is set smaller, for tables of many columns
 */
public record Table(String name, List<Column> columns, boolean small) {

  public Table {
    columns = List.copyOf(columns);
  }

  /** A table without columns yet. */
  public static Table named(String name) {
    return new Table(name, List.of(), false);
  }

  /** The same table with a further column of words. */
  public Table words(String label, int width) {
    return with(new Column(label, width, false));
  }

  /** The same table with a further column of figures. */
  public Table figures(String label, int width) {
    return with(new Column(label, width, true));
  }

  /** The same table with further columns of figures of the same width, whose heads come later. */
  public Table figures(int count, int width) {
    Table wider = this;
    for (int i = 0; i < count; i++) {
      wider = wider.figures("", width);
    }
    return wider;
  }

  /** The same table in smaller type. */
  public Table inSmallType() {
    return new Table(name, columns, true);
  }

  private Table with(Column column) {
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new Table(name, more, small);
  }
}
