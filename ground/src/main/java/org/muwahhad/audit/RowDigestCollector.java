package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Digest;

/**
 * What the next entry of a transaction tells beside its act: the rows that were changed since the
 * entry before ({@link WatchedTable}), and the newest entry of any chain as a witness, so that
 * neither the end of a chain nor the entry of an act whose rows stand can be taken away unseen.
 */
@Singleton
class RowDigestCollector {
  /**
   * The rows that this connection changed since its last entry. The number of the session could be
   * set by another connection, to have its own change told by the next act of this one; the number
   * of the connection is given by the database. An upgrade says what others changed for it.
   */
  static final String OWN =
      " session = CAST(@kept_session AS UNSIGNED) AND id > COALESCE(@kept_told, 0)"
          + " AND (session = 0 OR connection = CONNECTION_ID())";

  /**
   * Changes read at once: an upgrade may tell of millions, which are not held. An act tells of few,
   * and reads them by one statement.
   */
  private static final int AT_ONCE = 10_000;

  private final JdbcOperations jdbc;

  RowDigestCollector(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an entry tells beside its act.
   *
   * @param rows none where no row of those tables was changed
   * @param witnessId none for the first entry of all
   */
  record EntryRows(
      @Nullable RowDigests rows, @Nullable Long witnessId, @Nullable String witnessHash) {
    /** As {@link AuditLog#hash} takes it; empty where there is nothing. */
    String text() {
      String digests =
          rows == null ? "" : rowsText(rows.session(), rows.first(), rows.last(), rows.sha256());
      return digests + witnessText(witnessId, witnessHash);
    }

    /** The same of an entry that stands, which may have some of the rows' fields alone. */
    static String text(HashedEntry entry) {
      boolean isNone =
          entry.rowsSession() == null
              && entry.rowsFirst() == null
              && entry.rowsLast() == null
              && entry.rowsSha256() == null;
      String digests =
          isNone
              ? ""
              : rowsText(
                  entry.rowsSession(), entry.rowsFirst(), entry.rowsLast(), entry.rowsSha256());
      return digests + witnessText(entry.witnessId(), entry.witnessHash());
    }

    private static String rowsText(
        @Nullable String session,
        @Nullable Long first,
        @Nullable Long last,
        @Nullable String sha256) {
      return "rows " + session + " " + first + " " + last + " " + sha256 + " ";
    }

    private static String witnessText(@Nullable Long id, @Nullable String hash) {
      return hash == null ? "" : "witness " + id + " " + hash;
    }
  }

  /**
   * Digests of changes.
   *
   * @param session number of the connection, unsigned
   * @param sha256 over all their digests, in order
   */
  record RowDigests(String session, long first, long last, String sha256) {}

  /** Whether rows were changed since the last entry of this connection. */
  boolean isAnyLeft() {
    return jdbc.prepareStatement(
        "SELECT 1 FROM audit_row WHERE " + OWN + " LIMIT 1",
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return found.next();
          }
        });
  }

  /** The changes since the last entry of this connection, and the newest entry as witness. */
  EntryRows take() {
    return take(find("SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1", List.of()));
  }

  /** The same with the entry of the act that the changes followed as witness. */
  EntryRows takeAfter(long chainId, long position) {
    return take(
        find(
            "SELECT id, hash FROM audit_entry WHERE chain_id = ? AND position = ?",
            List.of(chainId, position)));
  }

  private EntryRows take(Optional<Witness> witness) {
    RowDigests rows =
        jdbc.prepareStatement(
            """
            SELECT id, table_name, shape, row_key, before_sha256, after_sha256, session
              FROM audit_row WHERE """
                + OWN
                + " AND id > ? ORDER BY id LIMIT "
                + AT_ONCE,
            RowDigestCollector::read);
    if (rows != null) {
      jdbc.prepareStatement("SET @kept_told = " + rows.last(), PreparedStatement::execute);
    }
    return witness
        .map(w -> new EntryRows(rows, w.id(), w.hash()))
        .orElseGet(() -> new EntryRows(rows, null, null));
  }

  private record Witness(long id, String hash) {}

  private Optional<Witness> find(String sql, List<Long> place) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          for (int i = 0; i < place.size(); i++) {
            statement.setLong(i + 1, place.get(i));
          }
          try (ResultSet found = statement.executeQuery()) {
            return found.next()
                ? Optional.of(new Witness(found.getLong(1), found.getString(2)))
                : Optional.empty();
          }
        });
  }

  private static @Nullable RowDigests read(PreparedStatement statement) throws SQLException {
    Lines lines = new Lines();
    long first = 0;
    long last = 0;
    String session = "";
    int found = AT_ONCE;
    while (found == AT_ONCE) {
      found = 0;
      statement.setLong(1, last);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found++;
          last = rows.getLong(1);
          first = first == 0 ? last : first;
          session = rows.getString(7);
          lines.add(rows);
        }
      }
    }
    return first == 0 ? null : new RowDigests(session, first, last, lines.sha256());
  }

  /** Some changes in the words that their digest is made of. */
  static final class Lines {
    private final Digest.Builder parts = new Digest.Builder();

    /** Takes the row that stands: table, shape, key, digests before and after from column 2 on. */
    void add(ResultSet row) throws SQLException {
      for (int column = 2; column <= 6; column++) {
        parts.add(Objects.requireNonNullElse(row.getString(column), "-"));
      }
    }

    /** Nothing is added from then on. */
    String sha256() {
      return parts.sha256();
    }
  }
}
