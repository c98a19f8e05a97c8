package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries that tell of rows, and of which rows each may tell. */
@Singleton
class Tellers {
  /** The chain of all entries about upgrades and loads. */
  private static final String CHAIN = "audit";

  private static final String UPGRADE = "upgrade";

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
   * An entry that tells of rows.
   *
   * @param act what changed them; null where the entry names no act that was done just before
   * @param upgrade what it may tell of where it is about an upgrade
   * @param isOfLoad whether it was written before the first start of a version that holds entries
   *     against their acts, or by the load of a demonstration, which writes two
   */
  record Teller(
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
  private record TellingEntry(long id, String chain, long position, String about) {
    String place() {
      return chain + "#" + position;
    }

    /** The version of an upgrade; -1 where it is about something else. */
    long version() {
      Matcher matcher = VERSION.matcher(about);
      return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
  }

  /** By session, in the order of their rows. */
  Map<String, List<Teller>> list() {
    Loads loads = loads();
    Map<String, Predicate<String>> upgrades = upgrades();
    Map<String, List<Teller>> all = new HashMap<>();
    jdbc.prepareStatement(
        """
        SELECT c.name, e.position, e.rows_session, e.rows_first, e.rows_last, e.rows_sha256,
               CASE WHEN e.act <> 'audit.rows-told' THEN e.act
                    WHEN e.object_id = 'after'
                    THEN (SELECT MAX(a.act) FROM audit_entry a
                           WHERE a.id BETWEEN e.id - 200 AND e.id - 1
                             AND a.act = CASE WHEN JSON_VALID(e.detail)
                                              THEN JSON_VALUE(e.detail, '$.act') END)
                    WHEN e.object_id LIKE 'tables of version %' THEN 'upgrade'
                    ELSE e.object_id END,
               e.id
          FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE e.rows_sha256 IS NOT NULL ORDER BY e.rows_session, e.rows_first""",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              String session = Objects.requireNonNullElse(rows.getString(3), "");
              all.computeIfAbsent(session, s -> new LinkedList<>())
                  .add(teller(rows, loads, upgrades));
            }
          }
          return true;
        });
    return all;
  }

  private static Teller teller(ResultSet rows, Loads loads, Map<String, Predicate<String>> upgrades)
      throws SQLException {
    String chain = rows.getString(1);
    long position = rows.getLong(2);
    String place = chain + "#" + position;
    return new Teller(
        place,
        Objects.requireNonNullElse(rows.getString(3), ""),
        rows.getLong(4),
        rows.getLong(5),
        rows.getString(6),
        rows.getString(7),
        upgrades.getOrDefault(place, table -> true),
        loads.has(rows.getLong(8), chain, position));
  }

  /**
   * Which tables each upgrade may tell of, by its place: those that its migrations name, so that
   * nobody has it tell of a change of another table that waited for it. The first tells of all that
   * stood.
   */
  private Map<String, Predicate<String>> upgrades() {
    Map<String, Predicate<String>> all = new HashMap<>();
    long before = -1;
    for (TellingEntry told : told("tables of version %")) {
      long after = before;
      long version = told.version();
      if (after >= 0 && version > after && migrations.isVersion(version)) {
        all.put(told.place(), table -> migrations.name(table, after, version));
      }
      before = Math.max(before, version);
    }
    return all;
  }

  /**
   * Upgrades that never were, or not then: each is of a version that this build knows, once, and of
   * a later one than the upgrade before. Versions below the first that this build knows were known
   * to builds before it.
   */
  List<Finding> wrongUpgrades() {
    List<Finding> faults = new ArrayList<>();
    long lowest = lowest();
    long before = -1;
    for (TellingEntry told : told("tables of version %")) {
      long version = told.version();
      boolean isKnown = migrations.isVersion(version) || version >= 0 && version < lowest;
      if (!isKnown || !told.chain().equals(CHAIN)) {
        faults.add(Finding.of("upgrade-unknown", told.place(), told.about()));
      } else if (version == before) {
        faults.add(Finding.of("upgrade-repeated", told.about()));
      } else if (version < before) {
        faults.add(Finding.of("upgrade-late", told.place(), told.about()));
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
  private List<TellingEntry> told(String about) {
    return jdbc.prepareStatement(
        """
        SELECT e.id, c.name, e.position, e.object_id
          FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE e.act = 'audit.rows-told' AND e.object_id LIKE ? ORDER BY e.chain_id, e.position""",
        statement -> {
          statement.setString(1, about);
          List<TellingEntry> all = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              all.add(
                  new TellingEntry(
                      rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
            }
          }
          return all;
        });
  }

  private Loads loads() {
    @Nullable TellingEntry first =
        told("tables of version %").stream()
            .filter(t -> t.chain().equals(CHAIN))
            .filter(t -> t.version() >= lowest())
            .findFirst()
            .orElse(null);
    List<Long> demonstrations =
        told(RecordLoadedRows.DEMO).stream()
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
   * number of an entry can be chosen by who inserts it, so an entry with a smaller number than the
   * first upgrade must also be covered by an anchor no later than that upgrade.
   *
   * @param first upgrade; null where none was told of yet
   */
  private record Loads(@Nullable TellingEntry first, List<Long> demonstrations, Coverage coverage) {

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

    /** Number of the first anchor that covers the entry; none yet: the greatest number. */
    long of(String chain, long position) {
      return anchors.getOrDefault(chain, new TreeMap<>()).tailMap(position).values().stream()
          .mapToLong(Long::longValue)
          .min()
          .orElse(Long.MAX_VALUE);
    }
  }
}
