package org.muwahhad.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.audit.Tellers.Teller;

/** What is found wrong with rows that entries describe. */
final class RowFindings {
  private static final Set<String> NAMES =
      WatchedTable.ALL.stream().map(WatchedTable::name).collect(Collectors.toUnmodifiableSet());

  private RowFindings() {}

  /** An act tells of a row that it never changes. */
  static Finding beyond(Teller teller, String table, String key) {
    return Finding.of(
        "row-beyond-act",
        teller.place(),
        Objects.requireNonNullElse(teller.act(), AuditLog.ROWS_TOLD),
        term(table),
        key);
  }

  /** The rows of an entry have the digest that it has. */
  static void compareDigest(Teller teller, RowDigestCollector.Lines lines, List<Finding> faults) {
    if (!lines.sha256().equals(teller.sha256())) {
      faults.add(Finding.of("rows-changed", teller.place()));
    }
  }

  /** The name of a table; text that names no table stays as it is. */
  static Object term(String table) {
    return NAMES.contains(table)
        ? new Finding.FindingTerm("table." + table.toUpperCase(Locale.ROOT))
        : table;
  }
}
