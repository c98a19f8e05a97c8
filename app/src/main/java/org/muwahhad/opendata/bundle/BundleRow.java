package org.muwahhad.opendata.bundle;

import java.util.Collections;
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
    values = Collections.unmodifiableMap(new TreeMap<>(values));
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

  /** The row without a column. */
  BundleRow without(String column) {
    Map<String, @Nullable String> all = new TreeMap<>(values);
    all.remove(column);
    return new BundleRow(all);
  }
}
