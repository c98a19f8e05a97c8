package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.muwahhad.audit.Tellers.Teller;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the rows of every {@link WatchedTable} against the digests that entries describe them: no
 * row may differ from what was told last, stand without having been told, or be gone; each change
 * must begin where the one before ended; every change must be told by an entry with the digest that
 * the entry has; and no entry may describe rows that its act never changes.
 */
@Singleton
class CompareWatchedRows implements RecordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CompareWatchedRows.class);

  /** Changes of a table whose digests are compared at once. */
  private static final long CHANGES_AT_ONCE = 500_000;

  private final JdbcOperations jdbc;
  private final Tellers tellers;

  CompareWatchedRows(JdbcOperations jdbc, Tellers tellers) {
    this.jdbc = jdbc;
    this.tellers = tellers;
  }

  @Override
  public String part() {
    return "ROWS";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> faults = new ArrayList<>();
    addTo(faults);
    return faults;
  }

  @Override
  public void addTo(List<Finding> faults) {
    compareEntries(faults);
    faults.addAll(tellers.wrongUpgrades());
    for (WatchedTable table : WatchedTable.ALL) {
      compare(table, faults);
    }
  }

  /**
   * A table that cannot be read is a finding, and the others are compared nonetheless. Where it
   * looks as if the database were away, the connection is lost and nothing more can be compared.
   */
  private void compare(WatchedTable table, List<Finding> faults) {
    try {
      findGaps(table, faults);
      compareRows(table, faults);
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      LOG.warn("The table {} cannot be compared with the record", table.name(), e);
      faults.add(Finding.of("table-unreadable", RowFindings.term(table.name())));
    }
  }

  /**
   * Some entries are read before the rows that they describe, so that every row of theirs is there
   * to be read; then the next ones, so that neither are ever held as a whole.
   */
  private void compareEntries(List<Finding> faults) {
    Tellers.TellerPages pages = tellers.pages();
    RowComparison comparison = new RowComparison(faults);
    RowPlace reached = RowPlace.BEGINNING;
    for (List<Teller> some = pages.next(); !some.isEmpty(); some = pages.next()) {
      comparison.expect(some);
      Teller last = some.get(some.size() - 1);
      RowPlace next = new RowPlace(last.session(), last.last());
      if (next.isAfter(reached)) {
        read(reached, next, comparison);
        reached = next;
      }
    }
    read(reached, RowPlace.END, comparison);
    List<RowComparison.UnrecordedChange> untold = comparison.end();
    if (!untold.isEmpty()) {
      compareLater(pages, untold, faults);
    }
    untold.forEach(
        row -> faults.add(Finding.of("row-untold", RowFindings.term(row.table()), row.key())));
  }

  /** The rows after one place up to another, as they come from the database. */
  private void read(RowPlace after, RowPlace until, RowComparison comparison) {
    jdbc.prepareStatement(
        """
        SELECT id, table_name, shape, row_key, before_sha256, after_sha256, session
          FROM audit_row FORCE INDEX (ix_audit_row_session)
         WHERE (session > CAST(? AS UNSIGNED) OR session = CAST(? AS UNSIGNED) AND id > ?)
           AND (session < CAST(? AS UNSIGNED) OR session = CAST(? AS UNSIGNED) AND id <= ?)
         ORDER BY session, id""",
        statement -> {
          streamed(statement);
          statement.setString(1, after.session());
          statement.setString(2, after.session());
          statement.setLong(3, after.id());
          statement.setString(4, until.session());
          statement.setString(5, until.session());
          statement.setLong(6, until.id());
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              comparison.take(rows);
            }
          }
          return true;
        });
  }

  /**
   * What an act told since the entries of its session were read is no fault, if its entry is held
   * against it like the others. No entry that was read before tells of these rows.
   */
  private void compareLater(
      Tellers.TellerPages pages,
      List<RowComparison.UnrecordedChange> untold,
      List<Finding> faults) {
    Set<String> sessions = new LinkedHashSet<>();
    untold.forEach(row -> sessions.add(row.session()));
    for (String session : sessions) {
      for (Teller teller : pages.ofSession(session)) {
        if (untold.removeIf(row -> row.isOf(teller))) {
          compare(teller, faults);
        }
      }
    }
  }

  private void compare(Teller teller, List<Finding> faults) {
    jdbc.prepareStatement(
        """
        SELECT id, table_name, shape, row_key, before_sha256, after_sha256
          FROM audit_row WHERE session = CAST(? AS UNSIGNED) AND id BETWEEN ? AND ? ORDER BY id""",
        statement -> {
          statement.setString(1, teller.session());
          statement.setLong(2, teller.first());
          statement.setLong(3, teller.last());
          RowDigestCollector.Lines lines = new RowDigestCollector.Lines();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              lines.add(rows);
              if (!teller.mayTellOf(rows.getString(2))) {
                faults.add(RowFindings.beyond(teller, rows.getString(2), rows.getString(4)));
              }
            }
          }
          RowFindings.compareDigest(teller, lines, faults);
          return true;
        });
  }

  /** A table may have millions of changes: the driver does not hold them, and each is read once. */
  private static void streamed(PreparedStatement statement) throws SQLException {
    statement.setFetchSize(Integer.MIN_VALUE);
  }

  /** Changes that do not begin where the one before ended: something came between, untold. */
  private void findGaps(WatchedTable table, List<Finding> faults) {
    jdbc.prepareStatement(
        """
        SELECT row_key, shape, before_sha256, after_sha256
          FROM audit_row FORCE INDEX (ix_audit_row_key)
         WHERE table_name = ? ORDER BY row_key, id""",
        statement -> {
          streamed(statement);
          statement.setString(1, table.name());
          try (ResultSet rows = statement.executeQuery()) {
            findGaps(
                rows,
                key -> faults.add(Finding.of("row-gap", RowFindings.term(table.name()), key)));
          }
          return true;
        });
  }

  /** The change before counts where it is of the same row, and in the same shape. */
  private static void findGaps(ResultSet rows, Consumer<String> gaps) throws SQLException {
    String key = null;
    int shape = 0;
    String recorded = null;
    boolean isFound = false;
    while (rows.next()) {
      String next = rows.getString(1);
      // The database takes keys for the same that differ in capitals alone.
      if (!next.equalsIgnoreCase(key)) {
        key = next;
        shape = rows.getInt(2);
        recorded = null;
        isFound = false;
      }
      if (!isFound && rows.getInt(2) == shape && !Objects.equals(rows.getString(3), recorded)) {
        gaps.accept(next);
        isFound = true;
      }
      shape = rows.getInt(2);
      recorded = rows.getString(4);
    }
  }

  /** Of a large table some keys at a time, so that their digests need little memory. */
  private void compareRows(WatchedTable table, List<Finding> faults) {
    long changes =
        jdbc.prepareStatement(
            "SELECT COUNT(*) FROM audit_row WHERE table_name = ?",
            statement -> {
              statement.setString(1, table.name());
              try (ResultSet counted = statement.executeQuery()) {
                return counted.next() ? counted.getLong(1) : 0;
              }
            });
    compareRows(table, changes / CHANGES_AT_ONCE + 1, faults);
  }

  /** Compares in pieces; every key belongs to one of them. */
  void compareRows(WatchedTable table, long pieces, List<Finding> faults) {
    for (long piece = 0; piece < pieces; piece++) {
      comparePiece(table, pieces, piece, faults);
    }
  }

  /** One statement reads both, so that no act comes between. */
  private void comparePiece(WatchedTable table, long pieces, long piece, List<Finding> faults) {
    Map<String, String> recorded = new LinkedHashMap<>();
    Map<String, String> kept = new LinkedHashMap<>();
    String sql =
        """
        SELECT 'told', row_key, CASE WHEN shape = %d THEN after_sha256 ELSE '' END
          FROM audit_row r
         WHERE table_name = ? AND after_sha256 IS NOT NULL AND %s
           AND id = (SELECT MAX(n.id) FROM audit_row n
                      WHERE n.table_name = r.table_name AND n.row_key = r.row_key)
        UNION ALL SELECT 'kept', %s, %s FROM %s t WHERE %s"""
            .formatted(
                table.shape(),
                isIn("row_key", pieces, piece),
                table.keyOf("t."),
                table.digestOf("t."),
                table.name(),
                isIn(table.keyOf("t."), pieces, piece));
    jdbc.prepareStatement(
        sql,
        statement -> {
          streamed(statement);
          statement.setString(1, table.name());
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              String digest = rows.getString(3);
              if (digest != null) {
                boolean isTold = rows.getString(1).equals("told");
                hold(rows.getString(2), digest, isTold ? recorded : kept, isTold ? kept : recorded);
              }
            }
          }
          return true;
        });
    kept.keySet()
        .forEach(key -> faults.add(Finding.of("row-differs", RowFindings.term(table.name()), key)));
    recorded.keySet().stream()
        .filter(key -> !kept.containsKey(key))
        .forEach(key -> faults.add(Finding.of("row-missing", RowFindings.term(table.name()), key)));
  }

  /** Whether a key, in SQL, is of a piece: in small letters, as the database compares it. */
  private static String isIn(String key, long pieces, long piece) {
    return pieces == 1
        ? "TRUE"
        : "MOD(CRC32(LOWER(CAST(%s AS CHAR))), %d) = %d".formatted(key, pieces, piece);
  }

  /** What agrees is let go of at once: a table may have a million rows. */
  private static void hold(
      String key, String digest, Map<String, String> own, Map<String, String> other) {
    if (!other.remove(key, digest)) {
      own.put(key, digest);
    }
  }
}
