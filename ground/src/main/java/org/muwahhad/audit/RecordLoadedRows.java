package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.muwahhad.audit.AuditEntry.RowsTold;

/**
 * Has the record tell of rows that no act of a person made: what a load of data brought, and what
 * stood, or was changed by a new version of the tables, when the service was brought up to date.
 */
@Singleton
public class RecordLoadedRows {
  /** What the entry about a loaded demonstration is about. */
  public static final String DEMO = "demonstration";

  /** What the entries of upgrades are about, before the number of the version. */
  static final String OF_VERSION = "tables of version ";

  private final JdbcOperations jdbc;
  private final AuditChains chains;
  private final AuditLog audit;

  RecordLoadedRows(JdbcOperations jdbc, AuditChains chains, AuditLog audit) {
    this.chains = chains;
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * Reports the rows that this transaction changed so far and no entry told.
   *
   * @param why what changed them, such as {@code reference data}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void ofLoad(String why) {
    if (count(RowDigestCollector.OWN) > 0) {
      record(why);
    }
  }

  /**
   * Reports the rows that stood when the tables were brought to their version: once a version, and
   * also where there are none, so that nobody has rows told by a later start.
   */
  @Transactional
  public void ofUpgrade() {
    // One node after the other: what the first told, the next finds told.
    chains.ensure("audit", AuditChains.NOTHING_BEFORE);
    String version =
        text("SELECT COALESCE(MAX(CAST(version AS UNSIGNED)), 0) FROM flyway_schema_history");
    String why = OF_VERSION + version;
    if (isTold(why)) {
      return;
    }
    execute("SET @kept_session = 0");
    execute("SET @kept_told = (SELECT MAX(rows_last) FROM audit_entry WHERE rows_session = 0)");
    try {
      record(why);
    } finally {
      execute("SET @kept_session = NULL");
      execute("SET @kept_told = NULL");
    }
  }

  private boolean isTold(String why) {
    return jdbc.prepareStatement(
        "SELECT COUNT(*) FROM audit_entry WHERE act = 'audit.rows-told' AND object_type = 'rows'"
            + " AND object_id = ?",
        statement -> {
          statement.setString(1, why);
          try (ResultSet found = statement.executeQuery()) {
            return found.next() && found.getLong(1) > 0;
          }
        });
  }

  private void record(String why) {
    audit.recordSystem(new RowsTold("audit", why, null));
  }

  private long count(String which) {
    return Long.parseLong(text("SELECT COUNT(*) FROM audit_row WHERE " + which));
  }

  private String text(String sql) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return found.next() ? found.getString(1) : "0";
          }
        });
  }

  private void execute(String sql) {
    jdbc.prepareStatement(sql, PreparedStatement::execute);
  }
}
