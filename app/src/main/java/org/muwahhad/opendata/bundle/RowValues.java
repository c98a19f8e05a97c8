package org.muwahhad.opendata.bundle;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row by column, in the alphabetical order of the columns. Rows of one table share
 * the names: a large tender has hundreds of thousands of rows.
 */
final class RowValues extends AbstractMap<String, @Nullable String> {
  private final String[] columns;
  private final @Nullable String[] cells;

  /**
   * Values of columns.
   *
   * @param columns in alphabetical order
   * @param cells one for each column
   */
  RowValues(String[] columns, @Nullable String[] cells) {
    this.columns = columns;
    this.cells = cells;
  }

  /** The same values, which no longer change. */
  static RowValues of(Map<String, @Nullable String> values) {
    if (values instanceof RowValues same) {
      return same;
    }
    Map<String, @Nullable String> sorted = new TreeMap<>(values);
    return new RowValues(
        sorted.keySet().toArray(new String[0]), sorted.values().toArray(new String[0]));
  }

  @Override
  public @Nullable String get(@Nullable Object column) {
    int place = place(column);
    return place < 0 ? null : cells[place];
  }

  @Override
  public boolean containsKey(@Nullable Object column) {
    return place(column) >= 0;
  }

  private int place(@Nullable Object column) {
    return column instanceof String name ? Arrays.binarySearch(columns, name) : -1;
  }

  @Override
  public Set<Map.Entry<String, @Nullable String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, @Nullable String>> iterator() {
        return IntStream.range(0, columns.length).mapToObj(RowValues.this::entry).iterator();
      }

      @Override
      public int size() {
        return columns.length;
      }
    };
  }

  private Map.Entry<String, @Nullable String> entry(int place) {
    return new SimpleImmutableEntry<>(columns[place], cells[place]);
  }
}
