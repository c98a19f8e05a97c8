package org.muwahhad.reports.render.band;

import java.util.List;

/**
 * A row of a table, with the heads of its columns.
 *
 * @param table number of the table's shape in the template
 * @param remark whether it is one cell as wide as the table
 * @param strong whether it is a sum or marked
 */
public record RowLine(
    int table, boolean remark, boolean strong, List<String> heads, List<String> cells) {

  /** Whether the row is one of a table's, and not a remark. */
  public boolean isOf(int shape) {
    return table == shape && !remark;
  }

  public boolean isRemarkOf(int shape) {
    return table == shape && remark;
  }

  /** Whether the table uses that many columns and one more. */
  public boolean has(int column) {
    return column < heads.size();
  }

  public String head(int column) {
    return has(column) ? heads.get(column) : "";
  }

  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }
}
