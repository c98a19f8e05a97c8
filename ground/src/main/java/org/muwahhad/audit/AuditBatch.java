package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/**
 * Writes the entries of many acts at once, each on a chain of its own, as {@link AuditLog} would
 * write them one by one: an import of a whole catalog asks for it.
 */
@Singleton
public class AuditBatch {
  private static final String NO_HASH = AuditChains.NOTHING_BEFORE;
  private final JdbcOperations jdbc;
  private final RowDigestCollector rowDigestCollector;
  private final EntryJson json;

  AuditBatch(JdbcOperations jdbc, RowDigestCollector rowDigestCollector, EntryJson json) {
    this.jdbc = jdbc;
    this.rowDigestCollector = rowDigestCollector;
    this.json = json;
  }

  /** An entry with the chain that it goes to; every one of a batch goes to another. */
  private record BatchEntry(String chain, String act, String object, String detail) {}

  /** A chain while it is locked. */
  private record ChainHead(long id, long length, String hash, Timestamp at) {}

  /**
   * Writes entries of one act of a person, at most a thousand or so at a time. Nobody hears of
   * them.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Actor actor, List<? extends Entry> batch) {
    if (batch.isEmpty()) {
      return;
    }
    String as = EntryKind.of(batch.get(0).getClass()).role().name();
    List<BatchEntry> acts = batch.stream().map(this::act).toList();
    ensure(acts);
    Map<String, ChainHead> heads = lock(acts);
    List<@Nullable Object> entries = new ArrayList<>();
    List<Object> moved = new ArrayList<>();
    // The rows of all acts are told by the first, which has the witness of them all.
    RowDigestCollector.EntryRows entryRows = rowDigestCollector.take();
    for (BatchEntry act : acts) {
      ChainHead head = Objects.requireNonNull(heads.get(act.chain()));
      String[] object = act.object().split(" ", 2);
      Instant at = head.at().toInstant();
      String hash =
          AuditLog.hash(
              act.chain(),
              head.hash(),
              head.length() + 1,
              at,
              actor.personId(),
              as,
              act.act(),
              object[0],
              object[1],
              act.detail(),
              entryRows.text());
      RowDigestCollector.RowDigests rows = entryRows.rows();
      Collections.addAll(
          entries,
          head.id(),
          head.length() + 1,
          head.at(),
          actor.personId(),
          as,
          act.act(),
          object[0],
          object[1],
          act.detail(),
          head.hash(),
          hash,
          rows == null ? null : rows.session(),
          rows == null ? null : rows.first(),
          rows == null ? null : rows.last(),
          rows == null ? null : rows.sha256(),
          entryRows.witnessId(),
          entryRows.witnessHash());
      entryRows = new RowDigestCollector.EntryRows(null, null, null);
      Collections.addAll(moved, head.id(), act.chain(), head.length() + 1, hash);
    }
    execute(
        """
        INSERT INTO audit_entry (chain_id, position, at, person_id, acting_as, act, object_type,
                                 object_id, detail, previous_hash, hash, rows_session, rows_first,
                                 rows_last, rows_sha256, witness_id, witness_hash) VALUES """,
        17,
        acts.size(),
        "",
        entries);
    execute(
        "INSERT INTO audit_chain (id, name, length, head_hash) VALUES ",
        4,
        acts.size(),
        " ON DUPLICATE KEY UPDATE length = VALUES(length), head_hash = VALUES(head_hash)",
        moved);
  }

  private void ensure(List<BatchEntry> acts) {
    List<Object> values = new ArrayList<>();
    acts.forEach(a -> Collections.addAll(values, a.chain(), 0L, NO_HASH));
    execute(
        "INSERT INTO audit_chain (name, length, head_hash) VALUES ",
        3,
        acts.size(),
        " ON DUPLICATE KEY UPDATE length = length",
        values);
  }

  // In one order everywhere, so that two batches never wait for each other in a circle.
  private Map<String, ChainHead> lock(List<BatchEntry> acts) {
    String sql =
        "SELECT name, id, length, head_hash, UTC_TIMESTAMP(6) FROM audit_chain WHERE name IN (?"
            + ", ?".repeat(acts.size() - 1)
            + ") ORDER BY name FOR UPDATE";
    return jdbc.prepareStatement(
        sql,
        statement -> {
          for (int i = 0; i < acts.size(); i++) {
            statement.setString(i + 1, acts.get(i).chain());
          }
          try (ResultSet rows = statement.executeQuery()) {
            return heads(rows);
          }
        });
  }

  private static Map<String, ChainHead> heads(ResultSet rows) throws SQLException {
    Map<String, ChainHead> heads = new HashMap<>();
    while (rows.next()) {
      heads.put(
          rows.getString(1),
          new ChainHead(rows.getLong(2), rows.getLong(3), rows.getString(4), rows.getTimestamp(5)));
    }
    return heads;
  }

  private void execute(
      String head, int columns, int rows, String tail, List<? extends @Nullable Object> values) {
    String row = "(?" + ", ?".repeat(columns - 1) + ")";
    String sql = head + row + (", " + row).repeat(rows - 1) + tail;
    jdbc.prepareStatement(
        sql,
        statement -> {
          for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
          }
          return statement.executeUpdate();
        });
  }

  private BatchEntry act(Entry entry) {
    EntryKind kind = EntryKind.of(entry.getClass());
    return new BatchEntry(
        kind.chain(entry), kind.act(entry), kind.object(entry), json.write(entry));
  }
}
