package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of every {@link KeptTable} against the digests that entries tell of them: no row
 * may differ from what was told last, stand without having been told, or be gone; each change must
 * begin where the one before ended; every change must be told by an entry with the digest that the
 * entry has; and no entry may tell of rows that its act never changes.
 */
@Singleton
class CompareKeptRows implements RecordCheck {
  private static final String UPGRADE = "upgrade";
  private static final Map<String, KeptTable> TABLES =
      KeptTable.ALL.stream().collect(Collectors.toMap(KeptTable::name, t -> t));
  private final JdbcOperations jdbc;

  CompareKeptRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Finding> findings() {
    List<Finding> faults = new ArrayList<>();
    compareEntries(faults);
    findRepeatedUpgrades(faults);
    for (KeptTable table : KeptTable.ALL) {
      findGaps(table, faults);
      compareRows(table, faults);
    }
    return faults;
  }

  /**
   * An entry that tells of rows.
   *
   * @param act what changed them; null where the entry names no act that was done just before
   * @param isOfLoad whether it was written before the first start of a version that holds entries
   *     against their acts, or by the load of a demonstration, which writes two
   */
  private record Teller(
      String place,
      String session,
      long first,
      long last,
      String sha256,
      @Nullable String act,
      boolean isOfLoad) {

    /** Whether its act changes such rows, and rows of such a session. */
    boolean mayTellOf(String table) {
      if (act == null || act.equals(TellRows.DEMO)) {
        return isOfLoad;
      }
      return session.equals("0")
          ? act.equals(UPGRADE)
          : TABLES.containsKey(table) && isOf(table, act);
    }

    private static boolean isOf(String table, String act) {
      return Objects.requireNonNull(TABLES.get(table)).isChangedBy(act);
    }
  }

  /** Entries are read before the rows, so that every row of theirs is there to be read. */
  private void compareEntries(List<Finding> faults) {
    Map<String, List<Teller>> tellers = tellers();
    List<String> untold = new ArrayList<>();
    jdbc.prepareStatement(
        """
        SELECT id, table_name, shape, row_key, before_sha256, after_sha256, session, connection
          FROM audit_row ORDER BY session, id""",
        statement -> {
          read(statement, tellers, untold, faults);
          return true;
        });
    tellers.values().stream()
        .flatMap(List::stream)
        .forEach(t -> faults.add(Finding.of("rows-changed", t.place())));
    // What an act told since the entries were read is no fault.
    untold.stream()
        .filter(row -> !isTold(row.split(" ")[0]))
        .forEach(
            row -> {
              String[] parts = row.split(" ");
              faults.add(Finding.of("row-untold", term(parts[1]), parts[2]));
            });
  }

  /** Each session's entries in order; those whose rows are found as told are taken out. */
  private static void read(
      PreparedStatement statement,
      Map<String, List<Teller>> tellers,
      List<String> untold,
      List<Finding> faults)
      throws SQLException {
    ToldRows.Lines lines = new ToldRows.Lines();
    Teller open = null;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long id = rows.getLong(1);
        String session = rows.getString(7);
        if (open != null && !(open.session().equals(session) && id <= open.last())) {
          close(open, lines, faults);
          open = null;
        }
        if (open == null) {
          open = take(tellers, session, id, faults);
          lines = new ToldRows.Lines();
        }
        if (open == null) {
          untold.add(id + " " + rows.getString(2) + " " + rows.getString(4));
        } else {
          lines.add(rows);
          // Those told before the connection was kept were told by acts of former versions.
          boolean isFormer = rows.getString(8) == null && open.isOfLoad();
          if (!isFormer && !open.mayTellOf(rows.getString(2))) {
            faults.add(beyond(open, rows.getString(2), rows.getString(4)));
          }
        }
      }
    }
    if (open != null) {
      close(open, lines, faults);
    }
  }

  private static Finding beyond(Teller teller, String table, String key) {
    return Finding.of(
        "row-beyond-act", teller.place(), String.valueOf(teller.act()), term(table), key);
  }

  private static void close(Teller teller, ToldRows.Lines lines, List<Finding> faults) {
    if (!lines.sha256().equals(teller.sha256())) {
      faults.add(Finding.of("rows-changed", teller.place()));
    }
  }

  private static @Nullable Teller take(
      Map<String, List<Teller>> tellers, String session, long id, List<Finding> faults) {
    List<Teller> own = tellers.getOrDefault(session, List.of());
    while (!own.isEmpty() && own.get(0).last() < id) {
      faults.add(Finding.of("rows-changed", own.remove(0).place()));
    }
    return own.isEmpty() || own.get(0).first() > id ? null : own.remove(0);
  }

  private Map<String, List<Teller>> tellers() {
    Map<String, List<Teller>> all = new HashMap<>();
    jdbc.prepareStatement(
        """
        SELECT CONCAT(c.name, '#', e.position), e.rows_session, e.rows_first, e.rows_last,
               e.rows_sha256,
               CASE WHEN e.act <> 'audit.rows-told' THEN e.act
                    WHEN e.object_id = 'after'
                    THEN (SELECT MAX(a.act) FROM audit_entry a
                           WHERE a.id BETWEEN e.id - 200 AND e.id - 1
                             AND a.act = JSON_VALUE(e.detail, '$.act'))
                    WHEN e.object_id LIKE 'tables of version %' THEN 'upgrade'
                    ELSE e.object_id END,
               CASE WHEN first.id IS NULL THEN TRUE
                    WHEN c.id <> first.chain_id THEN e.id < first.id
                    WHEN e.position < first.position THEN TRUE
                    ELSE e.act = 'audit.rows-told' AND e.object_id = 'demonstration'
                         AND EXISTS (SELECT 1 FROM demo_clock)
                         AND (SELECT COUNT(*) FROM audit_entry d
                               WHERE d.chain_id = e.chain_id AND d.position <= e.position
                                 AND d.object_id = 'demonstration') <= 2 END
          FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
          LEFT JOIN (SELECT MIN(u.id) AS id, MIN(u.position) AS position, u.chain_id
                       FROM audit_entry u JOIN audit_chain v ON v.id = u.chain_id
                      WHERE v.name = 'audit' AND u.act = 'audit.rows-told'
                        AND u.object_id LIKE 'tables of version %'
                        AND CAST(SUBSTRING(u.object_id, 19) AS UNSIGNED) >= 160
                      GROUP BY u.chain_id) first ON TRUE
         WHERE e.rows_sha256 IS NOT NULL ORDER BY e.rows_session, e.rows_first""",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              all.computeIfAbsent(rows.getString(2), s -> new LinkedList<>())
                  .add(
                      new Teller(
                          rows.getString(1),
                          rows.getString(2),
                          rows.getLong(3),
                          rows.getLong(4),
                          rows.getString(5),
                          rows.getString(6),
                          rows.getBoolean(7)));
            }
          }
          return true;
        });
    return all;
  }

  private boolean isTold(String id) {
    return jdbc.prepareStatement(
        """
        SELECT COUNT(*) FROM audit_row r JOIN audit_entry e ON e.rows_session = r.session
         WHERE r.id = ? AND r.id BETWEEN e.rows_first AND e.rows_last""",
        statement -> {
          statement.setString(1, id);
          try (ResultSet found = statement.executeQuery()) {
            return found.next() && found.getLong(1) > 0;
          }
        });
  }

  /** Whoever has one more written could have it tell what no act told. */
  private void findRepeatedUpgrades(List<Finding> faults) {
    jdbc.prepareStatement(
        """
        SELECT object_id FROM audit_entry
         WHERE act = 'audit.rows-told' AND object_id LIKE 'tables of version %'
         GROUP BY object_id HAVING COUNT(*) > 1""",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              faults.add(Finding.of("upgrade-repeated", rows.getString(1)));
            }
          }
          return true;
        });
  }

  /** Changes that do not begin where the one before ended: something came between, untold. */
  private void findGaps(KeptTable table, List<Finding> faults) {
    jdbc.prepareStatement(
        """
        SELECT DISTINCT row_key FROM (
          SELECT row_key, shape, before_sha256,
                 LAG(after_sha256) OVER w AS told, LAG(shape) OVER w AS told_shape
            FROM audit_row WHERE table_name = ?
          WINDOW w AS (PARTITION BY row_key ORDER BY id)) changes
         WHERE COALESCE(told_shape, shape) = shape AND NOT (before_sha256 <=> told)""",
        statement -> {
          statement.setString(1, table.name());
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              faults.add(Finding.of("row-gap", term(table.name()), rows.getString(1)));
            }
          }
          return true;
        });
  }

  /** One statement reads both, so that no act comes between. */
  private void compareRows(KeptTable table, List<Finding> faults) {
    Map<String, String> told = new LinkedHashMap<>();
    Map<String, String> kept = new LinkedHashMap<>();
    String sql =
        """
        SELECT 'told', row_key, CASE WHEN shape = %d THEN after_sha256 ELSE '' END
          FROM audit_row r
         WHERE table_name = ? AND after_sha256 IS NOT NULL
           AND id = (SELECT MAX(n.id) FROM audit_row n
                      WHERE n.table_name = r.table_name AND n.row_key = r.row_key)
        UNION ALL SELECT 'kept', %s, %s FROM %s t"""
            .formatted(table.shape(), table.keyOf("t."), table.digestOf("t."), table.name());
    jdbc.prepareStatement(
        sql,
        statement -> {
          statement.setString(1, table.name());
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              String digest = rows.getString(3);
              if (digest != null) {
                boolean isTold = rows.getString(1).equals("told");
                hold(rows.getString(2), digest, isTold ? told : kept, isTold ? kept : told);
              }
            }
          }
          return true;
        });
    kept.keySet().forEach(key -> faults.add(Finding.of("row-differs", term(table.name()), key)));
    told.keySet().stream()
        .filter(key -> !kept.containsKey(key))
        .forEach(key -> faults.add(Finding.of("row-missing", term(table.name()), key)));
  }

  /** What agrees is let go of at once: a table may have a million rows. */
  private static void hold(
      String key, String digest, Map<String, String> own, Map<String, String> other) {
    if (!other.remove(key, digest)) {
      own.put(key, digest);
    }
  }

  private static Finding.Term term(String table) {
    return new Finding.Term("table." + table.toUpperCase(Locale.ROOT));
  }
}
