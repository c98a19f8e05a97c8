package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries that describe rows, and of which rows each may tell. */
@Singleton
class Tellers {
  /** The chain of all entries about upgrades and loads. */
  private static final String CHAIN = AuditLog.CHAIN;

  private static final String UPGRADE = "upgrade";
  private static final String REFERENCE = "reference data";

  private static final Pattern VERSION =
      Pattern.compile(Pattern.quote(RecordLoadedRows.OF_VERSION) + "([0-9]{1,9}+)");
  private static final Map<String, WatchedTable> TABLES =
      WatchedTable.ALL.stream().collect(Collectors.toMap(WatchedTable::name, t -> t));
  private final JdbcOperations jdbc;
  private final AuditChains chains;
  private final BuiltMigrations migrations;

  Tellers(JdbcOperations jdbc, AuditChains chains, BuiltMigrations migrations) {
    this.jdbc = jdbc;
    this.chains = chains;
    this.migrations = migrations;
  }

  /**
   * An entry that describes rows.
   *
   * @param act what changed them; null where the entry names no act that was done just before
   * @param upgrade what it may describe where it is about an upgrade
   * @param isOfLoad whether it was written before the first start of a version that holds entries
   *     against their acts, or by the load of a demonstration, which writes two
   */
  record Teller(
      long id,
      String place,
      String session,
      long first,
      long last,
      String sha256,
      @Nullable String act,
      Predicate<String> upgrade,
      boolean isOfLoad) {

    /** Whether its act changes such rows, and rows of such a session. */
    boolean mayTellOf(String table) {
      if (act == null || act.equals(RecordLoadedRows.DEMO)) {
        return isOfLoad;
      }
      return session.equals("0")
          ? act.equals(UPGRADE) && upgrade.test(table)
          : TABLES.containsKey(table) && isOf(table, act);
    }

    private static boolean isOf(String table, String act) {
      return Objects.requireNonNull(TABLES.get(table)).isChangedBy(act);
    }
  }

  /** An entry about rows that no act of a person changed. */
  private record TellingEntry(long id, String chain, long position, String about, Instant at) {
    String place() {
      return chain + "#" + position;
    }

    /** The version of an upgrade; -1 where it is about something else. */
    long version() {
      Matcher matcher = VERSION.matcher(about);
      return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
  }

  private static final String SELECT =
      """
      SELECT c.name, e.position, e.rows_session, e.rows_first, e.rows_last, e.rows_sha256,
             CASE WHEN e.act <> 'audit.rows-told' THEN e.act
                  WHEN e.object_id = 'after'
                  THEN CASE WHEN c.name = 'audit'
                             AND w.act = CASE WHEN JSON_VALID(e.detail)
                                              THEN JSON_VALUE(e.detail, '$.act') END
                             AND COALESCE(w.rows_session, e.rows_session) = e.rows_session
                             AND e.at <= w.at + INTERVAL 1 HOUR
                            THEN w.act END
                  WHEN e.object_id LIKE 'tables of version %' THEN 'upgrade'
                  WHEN e.object_id LIKE 'reference data%' THEN 'reference data'
                  ELSE e.object_id END,
             e.id,
             CASE WHEN e.act = 'audit.rows-told' AND e.object_id = 'after' THEN wc.name END,
             w.position
        FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN audit_entry w ON w.id = e.witness_id
        LEFT JOIN audit_chain wc ON wc.id = w.chain_id
      """;

  /** All of them, some at a time: they are as many as the acts of all years. */
  TellerPages pages() {
    return new TellerPages(loads(), upgrades(), references());
  }

  /** The entries that describe rows, in the order of the sessions and of the rows in each. */
  final class TellerPages {
    private static final int AT_A_TIME = 5_000;
    private final Loads loads;
    private final Map<Long, Predicate<String>> upgrades;
    private final Set<Long> references;
    private @Nullable Teller last;

    private TellerPages(Loads loads, Map<Long, Predicate<String>> upgrades, Set<Long> references) {
      this.loads = loads;
      this.upgrades = upgrades;
      this.references = references;
    }

    /** The next ones; empty at the end. */
    List<Teller> next() {
      Teller after = last;
      List<Teller> page =
          after == null
              ? read(" WHERE e.rows_sha256 IS NOT NULL", statement -> 1)
              : read(
                  """
                   WHERE e.rows_sha256 IS NOT NULL
                     AND (e.rows_session > CAST(? AS UNSIGNED)
                          OR e.rows_session = CAST(? AS UNSIGNED) AND e.rows_first > ?
                          OR e.rows_session = CAST(? AS UNSIGNED) AND e.rows_first = ?
                             AND e.id > ?)""",
                  statement -> {
                    statement.setString(1, after.session());
                    statement.setString(2, after.session());
                    statement.setLong(3, after.first());
                    statement.setString(4, after.session());
                    statement.setLong(5, after.first());
                    statement.setLong(6, after.id());
                    return 7;
                  });
      if (!page.isEmpty()) {
        last = page.get(page.size() - 1);
      }
      return page;
    }

    private List<Teller> read(String where, StatementValues values) {
      return jdbc.prepareStatement(
          SELECT + where + " ORDER BY e.rows_session, e.rows_first, e.id LIMIT ?",
          statement -> {
            statement.setInt(values.set(statement), AT_A_TIME);
            return tellers(statement);
          });
    }

    /** Those of one session. */
    List<Teller> ofSession(String session) {
      return jdbc.prepareStatement(
          SELECT
              + " WHERE e.rows_sha256 IS NOT NULL AND e.rows_session = CAST(? AS UNSIGNED)"
              + " ORDER BY e.rows_first, e.id",
          statement -> {
            statement.setString(1, session);
            return tellers(statement);
          });
    }

    private List<Teller> tellers(PreparedStatement statement) throws SQLException {
      List<Teller> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(teller(rows, loads, upgrades, references));
        }
      }
      return all;
    }
  }

  /** Sets the values of a statement and tells the place of the next one. */
  private interface StatementValues {
    int set(PreparedStatement statement) throws SQLException;
  }

  private static Teller teller(
      ResultSet rows, Loads loads, Map<Long, Predicate<String>> upgrades, Set<Long> references)
      throws SQLException {
    String chain = rows.getString(1);
    long position = rows.getLong(2);
    String place = chain + "#" + position;
    String act = rows.getString(7);
    String followed = rows.getString(9);
    boolean isTornOff =
        followed != null && !loads.isWith(chain, position, followed, rows.getLong(10));
    boolean isUnknown = REFERENCE.equals(act) && !references.contains(rows.getLong(8));
    return new Teller(
        rows.getLong(8),
        place,
        Objects.requireNonNullElse(rows.getString(3), ""),
        rows.getLong(4),
        rows.getLong(5),
        rows.getString(6),
        isTornOff || isUnknown ? null : act,
        upgrades.getOrDefault(rows.getLong(8), table -> false),
        loads.has(rows.getLong(8), chain, position));
  }

  /**
   * Which tables each upgrade may describe, by the number of its entry: those that its migrations
   * name, so that nobody has it tell of a change of another table that waited for it. The first
   * tells of all that stood.
   */
  private Map<Long, Predicate<String>> upgrades() {
    Map<Long, Predicate<String>> all = new HashMap<>();
    long before = -1;
    for (TellingEntry telling : tellingEntries("tables of version %")) {
      long after = before;
      long version = telling.version();
      if (telling.chain().equals(CHAIN) && migrations.isVersion(version) && version > after) {
        all.put(telling.id(), table -> after < 0 || migrations.name(table, after, version));
        before = version;
      }
    }
    return all;
  }

  /** Which entries may describe reference data that were loaded at a start. */
  private Set<Long> references() {
    return ReferenceVersion.accepted(
        tellingEntries(REFERENCE + "%").stream()
            .filter(t -> t.chain().equals(CHAIN))
            .map(t -> new ReferenceVersion.Load(t.id(), t.at(), t.about()))
            .toList());
  }

  /** The number of the last entry of the load of a demonstration; without one 0. */
  long lastOfDemonstration() {
    return loads().demonstrations().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /**
   * Upgrades that never were, or not then: each is of a version that this build knows, once, and of
   * a later one than the upgrade before.
   */
  List<Finding> wrongUpgrades() {
    List<Finding> faults = new ArrayList<>();
    long before = -1;
    for (TellingEntry telling : tellingEntries("tables of version %")) {
      long version = telling.version();
      if (!migrations.isVersion(version) || !telling.chain().equals(CHAIN)) {
        faults.add(Finding.of("upgrade-unknown", telling.place(), telling.about()));
      } else if (version == before) {
        faults.add(Finding.of("upgrade-repeated", telling.about()));
      } else if (version < before) {
        faults.add(Finding.of("upgrade-late", telling.place(), telling.about()));
      } else {
        before = version;
      }
    }
    return faults;
  }

  private long lowest() {
    return migrations.scripts().isEmpty() ? 0 : migrations.scripts().firstKey();
  }

  /** In the order of their chains. */
  private List<TellingEntry> tellingEntries(String about) {
    return jdbc.prepareStatement(
        """
        SELECT e.id, c.name, e.position, e.object_id, e.at
          FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE e.act = 'audit.rows-told' AND e.object_type = 'rows' AND e.object_id LIKE ?
         ORDER BY e.chain_id, e.position""",
        statement -> {
          statement.setString(1, about);
          List<TellingEntry> all = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              all.add(
                  new TellingEntry(
                      rows.getLong(1),
                      rows.getString(2),
                      rows.getLong(3),
                      rows.getString(4),
                      rows.getTimestamp(5).toInstant()));
            }
          }
          return all;
        });
  }

  private Loads loads() {
    @Nullable TellingEntry first =
        tellingEntries("tables of version %").stream()
            .filter(t -> t.chain().equals(CHAIN))
            .filter(t -> t.version() >= lowest())
            .findFirst()
            .orElse(null);
    List<Long> demonstrations =
        tellingEntries(RecordLoadedRows.DEMO).stream()
            .filter(t -> t.chain().equals(CHAIN))
            .limit(2)
            .map(TellingEntry::id)
            .toList();
    boolean isDemonstration = !demonstrations.isEmpty() && isBeforeAnybody(demonstrations.get(0));
    return new Loads(
        first, isDemonstration ? demonstrations : List.of(), Coverage.of(chains.listAnchors()));
  }

  /** A demonstration is loaded where nobody did anything yet. */
  private boolean isBeforeAnybody(long id) {
    return jdbc.prepareStatement(
        """
        SELECT COUNT(*) FROM demo_clock
         WHERE NOT EXISTS (SELECT 1 FROM audit_entry WHERE person_id IS NOT NULL AND id < ?)""",
        statement -> {
          statement.setLong(1, id);
          try (ResultSet found = statement.executeQuery()) {
            return found.next() && found.getLong(1) > 0;
          }
        });
  }

  /**
   * Which entries are of loads: those before the first upgrade, and those of a demonstration. The
   * number of an entry can be chosen by the person who inserts it, so an entry with a smaller
   * number than the first upgrade must also be covered by an anchor no later than that upgrade.
   *
   * @param first upgrade; null where none is recorded yet
   */
  private record Loads(@Nullable TellingEntry first, List<Long> demonstrations, Coverage coverage) {

    /** Whether an anchor had an entry no later than another: what is of one act, ends at once. */
    boolean isWith(String chain, long position, String otherChain, long otherPosition) {
      return coverage.of(chain, position) <= coverage.of(otherChain, otherPosition);
    }

    boolean has(long id, String chain, long position) {
      if (first == null) {
        return true;
      }
      if (chain.equals(first.chain())) {
        return position < first.position() || demonstrations.contains(id);
      }
      return id > 0
          && id < first.id()
          && coverage.of(chain, position) <= coverage.of(first.chain(), first.position());
    }
  }

  /**
   * Which anchor covers an entry first.
   *
   * @param anchors by chain and position up to which they cover it, the numbers of anchors
   */
  private record Coverage(Map<String, TreeMap<Long, Long>> anchors) {
    static Coverage of(List<AuditChains.Anchor> anchors) {
      Map<String, TreeMap<Long, Long>> all = new HashMap<>();
      for (AuditChains.Anchor anchor : anchors) {
        anchor
            .heads()
            .lines()
            .map(line -> line.split(" "))
            .filter(parts -> parts.length == 3 && parts[1].matches("[0-9]{1,18}"))
            .forEach(
                parts ->
                    all.computeIfAbsent(parts[0], c -> new TreeMap<>())
                        .putIfAbsent(Long.valueOf(parts[1]), anchor.id()));
      }
      return new Coverage(all);
    }

    /**
     * Number of the first anchor that covers the entry; the greatest number while no anchor covers
     * it.
     */
    long of(String chain, long position) {
      return anchors.getOrDefault(chain, new TreeMap<>()).tailMap(position).values().stream()
          .mapToLong(Long::longValue)
          .min()
          .orElse(Long.MAX_VALUE);
    }
  }
}
