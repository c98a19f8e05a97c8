package org.muwahhad.opendata.bundle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of a bundle.
 *
 * @param values by column, each as it is written; null where there is none
 */
record BundleRow(Map<String, @Nullable String> values) {
  BundleRow {
    values = RowValues.of(values);
  }

  /** A value that is there. */
  String get(String column) {
    return Objects.requireNonNull(values.get(column), column);
  }

  /** Whether a value is this text. */
  boolean is(String column, String value) {
    return value.equals(values.get(column));
  }

  /** Whether a column is there and has no value. */
  boolean isEmpty(String column) {
    return values.containsKey(column) && values.get(column) == null;
  }

  /** The row with another value. */
  BundleRow with(String column, @Nullable String value) {
    Map<String, @Nullable String> all = new TreeMap<>(values);
    all.put(column, value);
    return new BundleRow(all);
  }

  /**
   * The row without the values of some columns.
   *
   * @throws IllegalArgumentException when one of them is not there: another would stay open
   */
  BundleRow closed(List<String> columns) {
    Map<String, @Nullable String> all = new TreeMap<>(values);
    for (String column : columns) {
      requireColumn(column);
      all.put(column, null);
    }
    return new BundleRow(all);
  }

  /**
   * The row without a column.
   *
   * @throws IllegalArgumentException when it is not there: another would stay
   */
  BundleRow without(String column) {
    requireColumn(column);
    Map<String, @Nullable String> all = new TreeMap<>(values);
    all.remove(column);
    return new BundleRow(all);
  }

  /** The row with these columns alone. */
  BundleRow only(List<String> columns) {
    Map<String, @Nullable String> all = new TreeMap<>();
    for (String column : columns) {
      requireColumn(column);
      all.put(column, values.get(column));
    }
    return new BundleRow(all);
  }

  private void requireColumn(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("No column " + column);
    }
  }
}
