package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
  private static final Set<String> NAMES =
      WatchedTable.ALL.stream().map(WatchedTable::name).collect(Collectors.toUnmodifiableSet());

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
      faults.add(Finding.of("table-unreadable", term(table.name())));
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
    List<UnrecordedChange> untold = comparison.end();
    if (!untold.isEmpty()) {
      compareLater(pages, untold, faults);
    }
    untold.forEach(row -> faults.add(Finding.of("row-untold", term(row.table()), row.key())));
  }

  /**
   * A place in the order in which rows are read.
   *
   * @param session of the rows, an unsigned number
   * @param id of the last row that was read
   */
  private record RowPlace(String session, long id) {
    static final RowPlace BEGINNING = new RowPlace("0", Long.MIN_VALUE);
    static final RowPlace END = new RowPlace("18446744073709551615", Long.MAX_VALUE);

    boolean isAfter(RowPlace other) {
      int sessions = compare(session, other.session());
      return sessions > 0 || sessions == 0 && id > other.id();
    }

    /** The order of two sessions. */
    static int compare(String one, String other) {
      return Long.compareUnsigned(number(one), number(other));
    }

    private static long number(String session) {
      return session.isEmpty() ? 0 : Long.parseUnsignedLong(session);
    }
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

  /** A change that no entry describes. */
  private record UnrecordedChange(long id, String session, String table, String key) {

    boolean isOf(Teller teller) {
      return teller.session().equals(session) && teller.first() <= id && id <= teller.last();
    }
  }

  /**
   * What an act told since the entries of its session were read is no fault, if its entry is held
   * against it like the others. No entry that was read before tells of these rows.
   */
  private void compareLater(
      Tellers.TellerPages pages, List<UnrecordedChange> untold, List<Finding> faults) {
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
                faults.add(beyond(teller, rows.getString(2), rows.getString(4)));
              }
            }
          }
          close(teller, lines, faults);
          return true;
        });
  }

  /** Rows that are held against the entries that describe them, both in one order. */
  private static final class RowComparison {
    private final List<Finding> faults;
    private final Queue<Teller> waiting = new ArrayDeque<>();
    private final List<UnrecordedChange> untold = new ArrayList<>();
    private RowDigestCollector.Lines lines = new RowDigestCollector.Lines();
    private @Nullable Teller open;

    RowComparison(List<Finding> faults) {
      this.faults = faults;
    }

    /** Entries that come next. */
    void expect(List<Teller> some) {
      waiting.addAll(some);
    }

    /** The row that stands: where no entry is open that describes it, the next one is. */
    void take(ResultSet rows) throws SQLException {
      long id = rows.getLong(1);
      String session = rows.getString(7);
      Teller teller = open;
      if (teller != null && !(teller.session().equals(session) && id <= teller.last())) {
        close(teller, lines, faults);
        teller = null;
      }
      if (teller == null) {
        teller = next(session, id);
        lines = new RowDigestCollector.Lines();
      }
      open = teller;
      if (teller == null) {
        untold.add(new UnrecordedChange(id, session, rows.getString(2), rows.getString(4)));
      } else {
        lines.add(rows);
        if (!teller.mayTellOf(rows.getString(2))) {
          faults.add(beyond(teller, rows.getString(2), rows.getString(4)));
        }
      }
    }

    /** The entry that describes a row; those that describe rows before it found none of theirs. */
    private @Nullable Teller next(String session, long id) {
      Teller next = waiting.peek();
      while (next != null && isPast(next, session, id)) {
        waiting.remove();
        faults.add(Finding.of("rows-changed", next.place()));
        next = waiting.peek();
      }
      if (next == null || !next.session().equals(session) || next.first() > id) {
        return null;
      }
      return waiting.remove();
    }

    private static boolean isPast(Teller teller, String session, long id) {
      int sessions = RowPlace.compare(teller.session(), session);
      return sessions < 0 || sessions == 0 && teller.last() < id;
    }

    /** The rows that no entry describes, once there are no more; entries that wait are wrong. */
    List<UnrecordedChange> end() {
      Teller teller = open;
      if (teller != null) {
        close(teller, lines, faults);
      }
      waiting.forEach(t -> faults.add(Finding.of("rows-changed", t.place())));
      return untold;
    }
  }

  private static Finding beyond(Teller teller, String table, String key) {
    return Finding.of(
        "row-beyond-act",
        teller.place(),
        Objects.requireNonNullElse(teller.act(), AuditLog.ROWS_TOLD),
        term(table),
        key);
  }

  private static void close(Teller teller, RowDigestCollector.Lines lines, List<Finding> faults) {
    if (!lines.sha256().equals(teller.sha256())) {
      faults.add(Finding.of("rows-changed", teller.place()));
    }
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
            findGaps(rows, key -> faults.add(Finding.of("row-gap", term(table.name()), key)));
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
    kept.keySet().forEach(key -> faults.add(Finding.of("row-differs", term(table.name()), key)));
    recorded.keySet().stream()
        .filter(key -> !kept.containsKey(key))
        .forEach(key -> faults.add(Finding.of("row-missing", term(table.name()), key)));
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

  /** The name of a table; text that names no table stays as it is. */
  private static Object term(String table) {
    return NAMES.contains(table)
        ? new Finding.FindingTerm("table." + table.toUpperCase(Locale.ROOT))
        : table;
  }
}
