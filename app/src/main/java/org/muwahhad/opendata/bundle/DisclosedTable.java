package org.muwahhad.opendata.bundle;

import java.util.List;

/**
 * Who reads which rows of a table.
 *
 * @param forEverybody as they are published
 * @param forAuditors what auditors open beside them
 */
record DisclosedTable(List<BundleRow> forEverybody, List<BundleRow> forAuditors) {
  DisclosedTable {
    forEverybody = List.copyOf(forEverybody);
    forAuditors = List.copyOf(forAuditors);
  }

  /** A table that auditors read as everybody does. */
  static DisclosedTable open(List<BundleRow> rows) {
    return new DisclosedTable(rows, List.of());
  }
}
