package org.muwahhad.audit;

import java.util.List;
import java.util.Set;
import org.muwahhad.db.RowDigest;

/**
 * A table whose every change the record covers, by digests of the row before and after: rows that
 * bind somebody, and that no document or figure of an entry tells in full. Triggers of the database
 * write the digests, made of the same columns in the same way.
 *
 * <p>The tables stand in {@code kept-tables.txt} beside the migrations, of which the triggers are
 * made. A column that is added to one of them is added there, with the next number as shape: the
 * next upgrade makes the triggers again and tells every row once more in that shape.
 *
 * @param rows the columns, and which rows bind somebody
 */
record WatchedTable(RowDigest rows) {
  /** Every one of them, in the order of {@code kept-tables.txt}. */
  static final List<WatchedTable> ALL = RowDigest.ALL.stream().map(WatchedTable::new).toList();

  String name() {
    return rows.table();
  }

  int shape() {
    return rows.shape();
  }

  String key() {
    return rows.key();
  }

  String columns() {
    return rows.columns();
  }

  /** The codes of the acts whose entries may describe a change of such a row. */
  Set<String> acts() {
    return rows.acts();
  }

  /**
   * Whether an act ever changes such a row.
   *
   * @param act its code, or what a load of rows is about
   */
  boolean isChangedBy(String act) {
    return acts().contains(act.replace(' ', '-'))
        || acts().contains(act.substring(0, act.indexOf('.') + 1) + "*");
  }

  /** The key of a row, in SQL: see {@link RowDigest#keyOf}. */
  String keyOf(String row) {
    return rows.keyOf(row);
  }

  /** The digest of a row, in SQL; null where the row binds nobody. */
  String digestOf(String row) {
    return rows.digestOf(row);
  }
}
