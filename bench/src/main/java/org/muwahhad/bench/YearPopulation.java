package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.bench.YearTable.ColumnReference;
import org.muwahhad.bench.YearTable.TableColumn;

/**
 * Makes a year of the demonstration: its procedures with all that belongs to them, its suppliers,
 * entities and people, are copied by bulk statements until there are as many as asked for. Keys are
 * moved by the same distance wherever they stand, as the foreign keys say, so a copied tender has
 * its own lots, bids, votes and agreements, in the same states of life and currencies. What must be
 * unique gets the number of the copy; names get a word drawn by the seed.
 *
 * <p>It is loaded without guards, as a backup would be. The record of it is written by {@link
 * YearRecord}. What the service publishes by itself is left out: its own jobs make that of the
 * copies ({@link YearPublication}).
 */
final class YearPopulation {
  private static final Set<String> REFERENCE =
      names(
          """
          account_hold account_proposal audit_anchor audit_chain audit_checkpoint audit_entry audit_row bid_document_piece
          catalog_import catalog_import_row category category_attribute committee committee_member currency
          delivery_region delivery_region_state demo_clock dossier_template
          dossier_template_criterion dossier_template_rule dossier_template_version
          equivalence_group equivalence_member exchange_rate favourite_item file_scan
          flyway_schema_history holiday holiday_removal item_file item_proposal joint_plan
          joint_plan_need joint_plan_state known_device log_checkpoint log_cosignature log_entry log_head
          log_node log_policy log_witness member_state node_key ocds_chain ocds_place ocds_process
          ocds_release opening_key password_link
          plan_rule reference_state registration_document registration_origin registration_owner
          registration_version retention_run role_exclusion rule_bound rule_default search_change
          session sign_in_delay sign_in_throttle signing_authority state_plan state_plan_need
          strategy_phase supplier_registration synonym_group synonym_term template_draft
          template_version tender_bundle tender_bundle_due tender_bundle_file tender_bundle_piece
          tender_number tender_template typed_form unit_of_measure value_band
          vat_rate webhook webhook_delivery""");

  private static final Set<String> NAMED =
      Set.of("supplier", "procuring_entity", "person", "item_revision");
  private static final int WORD_LENGTH = 20;

  /** Shorter texts leave no room for the number of a copy. */
  private static final int SHORTEST = 12;

  /** A hyphen and up to four digits. */
  private static final int SUFFIX = 5;

  private static final List<String> WORDS_EN =
      List.of("Noor", "Salam", "Najm", "Wadi", "Rimal", "Durra", "Sahil", "Waha", "Fajr", "Majd");
  private static final List<String> WORDS_AR =
      List.of(
          "النور", "السلام", "النجم", "الوادي", "الرمال", "الدرة", "الساحل", "الواحة", "الفجر",
          "المجد");

  /** Above it, keys are drawn at random, and a small distance keeps copies apart. */
  private static final long DRAWN = 1_000_000_000_000L;

  private static final long DRAWN_DISTANCE = 7_000_000_007L;

  /** Copies in one statement. */
  private static final int COPIES_AT_ONCE = 40;

  /**
   * How often the procedures were copied.
   *
   * @param triggers statements that make the guards again, which were dropped
   * @param distances how far the numbers of each copy are from those of the one before, by the word
   *     before the number in the name of a chain of the record, or by the type of an object
   */
  record CopiedProcedures(List<String> triggers, int copies, Map<String, Long> distances) {}

  /** What is copied equally often. */
  enum CopyShare {
    PROCEDURES,
    SUPPLIERS,
    ENTITIES,
    CATALOG
  }

  private final YearStatements statements;
  private final long seed;
  private final Map<String, YearTable> tables = new TreeMap<>();
  private final List<String> triggers = new ArrayList<>();
  private final Map<CopyShare, Integer> copies = new HashMap<>();
  private final Map<ColumnReference, Long> distances = new HashMap<>();

  private YearPopulation(Connection connection, long seed) {
    statements = new YearStatements(connection);
    this.seed = seed;
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Writes it.
   *
   * @param targets how many tenders, suppliers, entities and items there are to be
   */
  static CopiedProcedures write(Connection connection, Map<CopyShare, Long> targets, long seed)
      throws SQLException {
    YearPopulation year = new YearPopulation(connection, seed);
    year.dropGuards();
    year.readSchema();
    year.count(targets);
    year.move();
    year.copy();
    return new CopiedProcedures(
        year.triggers,
        year.copies.getOrDefault(CopyShare.PROCEDURES, 0),
        Map.of(
            "tender:", year.distance("joint_tender"),
            "bid:", year.distance("bid"),
            "round:", year.distance("demand_round"),
            "submission:", year.distance("submission"),
            "agreement:", year.distance("framework_agreement"),
            "call-off", year.distance("call_off")));
  }

  private long distance(String table) {
    return distances.getOrDefault(new ColumnReference(table, "id"), 1L);
  }

  private void dropGuards() throws SQLException {
    statements.execute("SET foreign_key_checks = 0");
    statements.execute("SET unique_checks = 0");
    statements.execute("SET check_constraint_checks = 0");
    for (String trigger :
        statements.list(
            """
            SELECT trigger_name FROM information_schema.triggers
             WHERE event_object_schema = DATABASE()""")) {
      statements.query("SHOW CREATE TRIGGER " + trigger, row -> triggers.add(row.getString(3)));
      statements.execute("DROP TRIGGER " + trigger);
    }
  }

  private void readSchema() throws SQLException {
    statements.query(
        """
        SELECT c.table_name, c.column_name, c.data_type,
               COALESCE(c.character_maximum_length, 0), c.extra LIKE '%auto_increment%'
          FROM information_schema.columns c
          JOIN information_schema.tables t
            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
         WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
           AND COALESCE(c.generation_expression, '') = ''
         ORDER BY c.table_name, c.ordinal_position""",
        row -> {
          if (!REFERENCE.contains(row.getString(1))) {
            tables
                .computeIfAbsent(row.getString(1), YearTable::new)
                .columns
                .put(
                    row.getString(2),
                    new TableColumn(
                        row.getString(2),
                        row.getString(3).toLowerCase(Locale.ROOT),
                        (int) Math.min(row.getLong(4), 100_000),
                        row.getBoolean(5)));
          }
        });
    statements.query(
        """
        SELECT table_name, column_name, referenced_table_name, referenced_column_name
          FROM information_schema.key_column_usage
         WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
         ORDER BY table_name, constraint_name""",
        row -> {
          YearTable table = tables.get(row.getString(1));
          boolean isSelf =
              row.getString(1).equals(row.getString(3))
                  && row.getString(2).equals(row.getString(4));
          if (table != null && !isSelf && tables.containsKey(row.getString(3))) {
            table.references.putIfAbsent(
                row.getString(2), new ColumnReference(row.getString(3), row.getString(4)));
          }
        });
    statements.query(
        """
        SELECT table_name, index_name, column_name FROM information_schema.statistics
         WHERE table_schema = DATABASE() AND non_unique = 0
         ORDER BY table_name, index_name, seq_in_index""",
        row -> {
          YearTable table = tables.get(row.getString(1));
          if (table != null) {
            table
                .uniques
                .computeIfAbsent(row.getString(2), name -> new ArrayList<>())
                .add(row.getString(3));
          }
        });
  }

  private void count(Map<CopyShare, Long> targets) throws SQLException {
    Map<CopyShare, String> counted =
        Map.of(
            CopyShare.PROCEDURES, "joint_tender",
            CopyShare.SUPPLIERS, "supplier",
            CopyShare.ENTITIES, "procuring_entity",
            CopyShare.CATALOG, "catalog_item");
    for (Map.Entry<CopyShare, String> share : counted.entrySet()) {
      long there = Math.max(1, statements.number("SELECT COUNT(*) FROM " + share.getValue()));
      long wanted = targets.getOrDefault(share.getKey(), 0L);
      copies.put(share.getKey(), (int) Math.max(0, (wanted + there - 1) / there - 1));
    }
  }

  /** Chooses the columns that a copy has other values in, and how far numbers are moved. */
  private void move() throws SQLException {
    for (YearTable table : tables.values()) {
      for (TableColumn column : table.columns.values()) {
        if (column.isAuto()) {
          table.moved.add(column.name());
        }
      }
    }
    for (YearTable table : tables.values()) {
      for (List<String> unique : table.uniques.values()) {
        if (unique.stream().noneMatch(column -> isOwn(table, column))) {
          unique.stream()
              .filter(column -> mayMove(table, column))
              .reduce((first, second) -> second)
              .ifPresent(table.moved::add);
        }
      }
    }
    for (YearTable table : tables.values()) {
      for (String column : table.moved) {
        if (isNumber(column(table, column))) {
          long above =
              statements.number(
                  "SELECT COALESCE(MAX(`%s`), 0) + 1 FROM %s".formatted(column, table.name));
          distances.put(
              new ColumnReference(table.name, column), above > DRAWN ? DRAWN_DISTANCE : above);
        }
      }
    }
  }

  /** Whether each copy of a table has a value of its own in a column. */
  private boolean isOwn(YearTable table, String column) {
    ColumnReference root = root(table, column);
    YearTable there = table(root.table());
    return there.share() == table.share() && there.moved.contains(root.column());
  }

  private YearTable table(String name) {
    return Objects.requireNonNull(tables.get(name), name);
  }

  private static TableColumn column(YearTable table, String name) {
    return Objects.requireNonNull(table.columns.get(name), name);
  }

  private static boolean mayMove(YearTable table, String name) {
    TableColumn column = table.columns.get(name);
    return column != null
        && !table.references.containsKey(name)
        && (isNumber(column) || column.length() >= SHORTEST);
  }

  private static boolean isNumber(TableColumn column) {
    return Set.of("bigint", "int").contains(column.type());
  }

  /** Where a value comes from in the end. */
  private ColumnReference root(YearTable table, String column) {
    ColumnReference at = new ColumnReference(table.name, column);
    Set<ColumnReference> seen = new HashSet<>();
    while (seen.add(at)) {
      ColumnReference next = table(at.table()).references.get(at.column());
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private void copy() throws SQLException {
    int most = copies.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    statements.execute("CREATE TABLE year_copy (k INT NOT NULL PRIMARY KEY)");
    for (int k = 1; k <= most; k++) {
      statements.execute("INSERT INTO year_copy (k) VALUES (" + k + ")");
    }
    for (YearTable table : tables.values()) {
      copy(table);
    }
    statements.execute("DROP TABLE year_copy");
    statements.execute("ANALYZE TABLE " + String.join(", ", tables.keySet()));
  }

  private void copy(YearTable table) throws SQLException {
    int times = copies.getOrDefault(table.share(), 0);
    if (times == 0 || statements.number("SELECT COUNT(*) FROM " + table.name) == 0) {
      return;
    }
    statements.execute("CREATE TABLE year_original AS SELECT * FROM " + table.name);
    String columns =
        table.columns.keySet().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
    String values =
        table.columns.values().stream()
            .map(column -> value(table, column))
            .collect(Collectors.joining(", "));
    for (int from = 1; from <= times; from += COPIES_AT_ONCE) {
      statements.execute(
          "INSERT IGNORE INTO %s (%s) SELECT %s FROM year_original o, year_copy n"
                  .formatted(table.name, columns, values)
              + " WHERE n.k BETWEEN %d AND %d"
                  .formatted(from, Math.min(times, from + COPIES_AT_ONCE - 1)));
    }
    statements.execute("DROP TABLE year_original");
  }

  private String value(YearTable table, TableColumn column) {
    String old = "o.`" + column.name() + "`";
    ColumnReference root = root(table, column.name());
    YearTable there = table(root.table());
    if (there.moved.contains(root.column())) {
      return moved(there, column(there, root.column()), old, copyOf(table, there.share()));
    }
    if (NAMED.contains(table.name) && column.name().equals("name_en")) {
      return named(old, column, WORDS_EN);
    }
    if (NAMED.contains(table.name) && column.name().equals("name_ar")) {
      return named(old, column, WORDS_AR);
    }
    // Not all at one moment; so little that nothing changes its state.
    return column.type().equals("datetime") && table.share() == CopyShare.PROCEDURES
        ? old + " - INTERVAL MOD(n.k * 37, 600) SECOND"
        : old;
  }

  /** Which copy of another share a copy goes with; 0 is the original. */
  private String copyOf(YearTable table, CopyShare share) {
    return table.share() == share
        ? "n.k"
        : "MOD(n.k, %d)".formatted(copies.getOrDefault(share, 0) + 1);
  }

  private String moved(YearTable table, TableColumn column, String old, String copy) {
    if (isNumber(column)) {
      return "%s + %s * %d"
          .formatted(old, copy, distances.get(new ColumnReference(table.name, column.name())));
    }
    String other =
        column.type().equals("char")
            ? "LEFT(SHA2(CONCAT(%s, '/', %s), 256), %d)".formatted(old, copy, column.length())
            : "CONCAT(LEFT(%s, %d), '-', %s)".formatted(old, column.length() - SUFFIX, copy);
    return "IF(%s = 0, %s, %s)".formatted(copy, old, other);
  }

  private String named(String old, TableColumn column, List<String> words) {
    String choice = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    return "CONCAT(LEFT(%s, %d), ' ', ELT(1 + MOD(o.id * 7 + n.k * %d, %d), %s), ' ', n.k)"
        .formatted(
            old, column.length() - WORD_LENGTH, Math.abs(seed % 97) + 1, words.size(), choice);
  }
}
