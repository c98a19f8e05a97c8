package org.muwahhad.opendata.bundle;

import java.util.Collections;
import java.util.List;

/**
 * Who reads which rows of a table. The rows are not copied: some are made each time they are read.
 *
 * @param forEverybody as they are published
 * @param forAuditors what auditors open beside them
 */
record DisclosedTable(List<BundleRow> forEverybody, List<BundleRow> forAuditors) {
  DisclosedTable {
    forEverybody = Collections.unmodifiableList(forEverybody);
    forAuditors = Collections.unmodifiableList(forAuditors);
  }

  /** A table that auditors read as everybody does. */
  static DisclosedTable open(List<BundleRow> rows) {
    return new DisclosedTable(rows, List.of());
  }
}
