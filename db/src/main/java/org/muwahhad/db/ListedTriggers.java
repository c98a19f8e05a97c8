package org.muwahhad.db;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the triggers of {@code guards.txt} and {@code kept-tables.txt}: after the migrations, and
 * again whenever a list changed. Only what differs is made again, and what a list no longer names
 * is dropped. Rows that stood before their table was recorded, or before it had its columns, are
 * told once: the entry of the next start tells of them.
 */
final class ListedTriggers implements JavaMigration {
  /** Rows told at a time. */
  private static final int PAGE = 10_000;

  private final List<RowDigest> digests;

  /** In the order in which they are made, by those that fire together. */
  private final Map<String, List<Trigger>> wanted = new LinkedHashMap<>();

  ListedTriggers() {
    this(Guard.ALL, RowDigest.ALL);
  }

  /**
   * A guard that looks at the row comes before the digest is written; what looks at the account and
   * its session comes last.
   */
  ListedTriggers(List<Guard> guards, List<RowDigest> digests) {
    this.digests = digests;
    guards.stream().filter(g -> !isOfAccount(g)).forEach(g -> add(g.trigger()));
    digests.stream().flatMap(d -> d.triggers().stream()).forEach(this::add);
    guards.stream().filter(ListedTriggers::isOfAccount).forEach(g -> add(g.trigger()));
  }

  private static boolean isOfAccount(Guard guard) {
    return guard.when().equals("not the owner") || guard.when().equals("checks off");
  }

  private void add(Trigger trigger) {
    wanted.computeIfAbsent(trigger.firesWith(), t -> new ArrayList<>()).add(trigger);
  }

  List<Trigger> all() {
    return wanted.values().stream().flatMap(List::stream).toList();
  }

  /** None: it is done after those with a version, and again when its checksum changed. */
  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "triggers of guards.txt and kept-tables.txt";
  }

  @Override
  public Integer getChecksum() {
    CRC32 checksum = new CRC32();
    all().forEach(t -> checksum.update(t.statement().getBytes(StandardCharsets.UTF_8)));
    return (int) checksum.getValue();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Map<String, List<Trigger>> standing = standing(connection);
    Set<Trigger> before =
        standing.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Set<String> places = new HashSet<>(standing.keySet());
    places.removeAll(wanted.keySet());
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String place : places) {
        drop(statement, standing.getOrDefault(place, List.of()));
      }
      for (Map.Entry<String, List<Trigger>> place : wanted.entrySet()) {
        List<Trigger> there = standing.getOrDefault(place.getKey(), List.of());
        if (!there.equals(place.getValue().stream().map(Trigger::asKept).toList())) {
          drop(statement, there);
          for (Trigger trigger : place.getValue()) {
            statement.execute(trigger.statement());
          }
        }
      }
    }
    for (RowDigest digest : digests) {
      if (!before.contains(digest.triggers().get(0).asKept()) && !isTold(connection, digest)) {
        tell(connection, digest);
      }
    }
  }

  private static void drop(Statement statement, List<Trigger> triggers) throws SQLException {
    for (Trigger trigger : triggers) {
      statement.execute("DROP TRIGGER " + trigger.name());
    }
  }

  /** The triggers that were made from a list, by those that fire together. */
  static Map<String, List<Trigger>> standing(Connection connection) throws SQLException {
    Map<String, List<Trigger>> standing = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT trigger_name, event_object_table, action_timing, event_manipulation,
                       action_statement
                  FROM information_schema.triggers WHERE event_object_schema = DATABASE()
                 ORDER BY event_object_table, event_manipulation, action_timing, action_order""")) {
      while (rows.next()) {
        Trigger trigger =
            new Trigger(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5));
        if (trigger.body().contains(Trigger.MADE_FROM)) {
          standing
              .computeIfAbsent(trigger.firesWith(), t -> new ArrayList<>())
              .add(trigger.asKept());
        }
      }
    }
    return standing;
  }

  private static boolean isTold(Connection connection, RowDigest digest) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM audit_row WHERE table_name = ? AND shape = ? LIMIT 1")) {
      statement.setString(1, digest.table());
      statement.setInt(2, digest.shape());
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  /** Row by row: MariaDB lets INSERT ... SELECT lose values where a table has BEFORE triggers. */
  private static void tell(Connection connection, RowDigest digest) throws SQLException {
    String read =
        "SELECT %s, %s FROM %s t ORDER BY %s LIMIT %d OFFSET ?"
            .formatted(
                digest.keyOf("t."),
                digest.digestOf("t."),
                digest.table(),
                digest.key().replace(" ", ", "),
                PAGE);
    String write =
        "INSERT INTO audit_row (session, table_name, shape, row_key, after_sha256)"
            + " VALUES (0, ?, ?, ?, ?)";
    try (PreparedStatement reading = connection.prepareStatement(read);
        PreparedStatement writing = connection.prepareStatement(write)) {
      int found = PAGE;
      for (int offset = 0; found == PAGE; offset += PAGE) {
        reading.setInt(1, offset);
        found = 0;
        try (ResultSet rows = reading.executeQuery()) {
          while (rows.next()) {
            found++;
            if (rows.getString(2) != null) {
              writing.setString(1, digest.table());
              writing.setInt(2, digest.shape());
              writing.setString(3, rows.getString(1));
              writing.setString(4, rows.getString(2));
              writing.addBatch();
            }
          }
        }
        writing.executeBatch();
      }
    }
  }
}
