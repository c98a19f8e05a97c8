package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.RowDigest;
import org.muwahhad.shared.Digest;

/**
 * The record of a year: the entries of the demonstration over and over, each with a true hash, in
 * as many chains as there are copies of its procedures. Only entries about rows are left out. The
 * digests of all rows that were copied are told together, as those of an upgrade are.
 */
final class YearRecord {
  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final Pattern NUMBERED = Pattern.compile("(.*:)([0-9]{1,15})");
  private static final long FAR = 1_000_000;
  private static final int BATCH = 2_000;

  private record Original(
      String chain,
      @Nullable String person,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail) {}

  private static final class ChainHead {
    private final long id;
    private final boolean isNew;
    private long length;
    private String hash;

    private ChainHead(long id, boolean isNew, long length, String hash) {
      this.id = id;
      this.isNew = isNew;
      this.length = length;
      this.hash = hash;
    }
  }

  private final Connection connection;
  private final int copies;
  private final Map<String, Long> distances;
  private final Map<String, ChainHead> heads = new HashMap<>();
  private long nextChain;
  private long last;
  private String lastHash = "";

  private YearRecord(Connection connection, int copies, Map<String, Long> distances) {
    this.connection = connection;
    this.copies = copies;
    this.distances = distances;
  }

  /**
   * Writes it.
   *
   * @param copies of the procedures
   * @param distances how far the numbers of each copy are from those of the one before, by the word
   *     that stands before the number in the name of a chain, or by the type of an object
   * @param wanted how many entries there are to be
   */
  static void write(Connection connection, int copies, Map<String, Long> distances, long wanted)
      throws SQLException {
    YearRecord year = new YearRecord(connection, Math.max(1, copies), distances);
    year.tellRows();
    connection.setAutoCommit(false);
    year.readHeads();
    year.writeEntries(year.originals(), wanted);
    year.writeHeads();
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE TABLE audit_entry, audit_chain, audit_row");
    }
  }

  /** Rows that no entry tells of yet stand as those that an upgrade found. */
  private void tellRows() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (RowDigest table : RowDigest.ALL) {
        statement.execute(
            """
            INSERT INTO audit_row (session, table_name, shape, row_key, before_sha256, after_sha256)
            SELECT 0, '%1$s', %2$d, d.row_key, NULL, d.digest
              FROM (SELECT CAST(%3$s AS CHAR(80)) AS row_key, %4$s AS digest FROM %1$s t) d
             WHERE d.digest IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM audit_row r
                                WHERE r.table_name = '%1$s' AND r.row_key = d.row_key)"""
                .formatted(table.table(), table.shape(), table.keyOf("t."), table.digestOf("t.")));
      }
    }
  }

  private void readHeads() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery("SELECT id, name, length, head_hash FROM audit_chain")) {
        while (rows.next()) {
          heads.put(
              rows.getString(2),
              new ChainHead(rows.getLong(1), false, rows.getLong(3), rows.getString(4)));
          nextChain = Math.max(nextChain, rows.getLong(1) + 1);
        }
      }
      try (ResultSet rows =
          statement.executeQuery("SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1")) {
        rows.next();
        last = rows.getLong(1);
        lastHash = rows.getString(2);
      }
    }
  }

  private List<Original> originals() throws SQLException {
    List<Original> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT c.name, e.person_id, e.acting_as, e.act, e.object_type, e.object_id, e.detail
                  FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE e.act <> 'audit.rows-told' ORDER BY e.id""")) {
      while (rows.next()) {
        all.add(
            new Original(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7)));
      }
    }
    return all;
  }

  private void writeEntries(List<Original> originals, long wanted) throws SQLException {
    long count;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM audit_entry")) {
      rows.next();
      count = rows.getLong(1);
    }
    LocalDateTime at = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO audit_entry (id, chain_id, position, at, person_id, acting_as, act,
                                     object_type, object_id, detail, previous_hash, hash,
                                     witness_id, witness_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      int batched = 0;
      while (count < wanted) {
        for (Original original : originals) {
          for (int copy = 1; copy <= copies && count < wanted; copy++) {
            at = at.plus(1, ChronoUnit.MICROS);
            add(insert, original, copy, at);
            count++;
            batched++;
            if (batched == BATCH) {
              insert.executeBatch();
              connection.commit();
              batched = 0;
            }
          }
        }
      }
      insert.executeBatch();
    }
  }

  private void add(PreparedStatement insert, Original original, int copy, LocalDateTime at)
      throws SQLException {
    String chain = original.chain();
    String object = original.objectId();
    Matcher number = NUMBERED.matcher(chain);
    if (number.matches()) {
      long distance = distances.getOrDefault(number.group(1), FAR) * copy;
      Long own = distances.get(original.objectType());
      if (object.equals(number.group(2))) {
        object = Long.toString(Long.parseLong(object) + distance);
      } else if (own != null) {
        object = Long.toString(Long.parseLong(object) + own * copy);
      }
      chain = number.group(1) + (Long.parseLong(number.group(2)) + distance);
    }
    ChainHead head = heads.get(chain);
    if (head == null) {
      head = new ChainHead(nextChain++, true, 0, "0".repeat(64));
      heads.put(chain, head);
    }
    head.length++;
    List<String> fields = new ArrayList<>();
    fields.add(head.hash);
    fields.add(Long.toString(head.length));
    fields.add(at.toInstant(ZoneOffset.UTC).toString());
    fields.add(original.person() == null ? "" : original.person());
    fields.add(original.actingAs());
    fields.add(original.act());
    fields.add(original.objectType());
    fields.add(object);
    fields.add(original.detail());
    fields.add("witness " + last + " " + lastHash);
    fields.add("chain " + chain);
    String hash = Digest.of(fields);
    String witness = Long.toString(last);
    last++;
    String[] row = {
      Long.toString(last),
      Long.toString(head.id),
      Long.toString(head.length),
      at.format(SQL_TIME),
      original.person(),
      original.actingAs(),
      original.act(),
      original.objectType(),
      object,
      original.detail(),
      head.hash,
      hash,
      witness,
      lastHash
    };
    for (int i = 0; i < row.length; i++) {
      insert.setString(i + 1, row[i]);
    }
    insert.addBatch();
    head.hash = hash;
    lastHash = hash;
  }

  private void writeHeads() throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO audit_chain (id, name, length, head_hash) VALUES (?, ?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE audit_chain SET length = ?, head_hash = ? WHERE id = ?")) {
      for (Map.Entry<String, ChainHead> chain : heads.entrySet()) {
        ChainHead head = chain.getValue();
        if (head.isNew) {
          insert.setLong(1, head.id);
          insert.setString(2, chain.getKey());
          insert.setLong(3, head.length);
          insert.setString(4, head.hash);
          insert.addBatch();
        } else {
          update.setLong(1, head.length);
          update.setString(2, head.hash);
          update.setLong(3, head.id);
          update.addBatch();
        }
      }
      insert.executeBatch();
      update.executeBatch();
    }
  }
}
