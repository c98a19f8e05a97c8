package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditEntry.RowsTold;

/**
 * Loads and upgrades tell of rows that no act changed. Nobody passes a change of their own off as
 * one of them: not by an entry whose number is chosen, not by an upgrade that never was, not by a
 * demonstration where people work.
 */
@Tag("long")
class ForgedLoadTest {
  private static final String RENAMED =
      "UPDATE person SET title_en = CONCAT(title_en, 'x') ORDER BY id LIMIT 1";
  @AutoClose private TestApp app;
  private Actor buyer;

  /** A service that was upgraded once, with a gap in the numbers before its first upgrade. */
  @BeforeEach
  void a_started_service() {
    app = TestApp.start();
    buyer = World.in(app).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(app);
    act("round:1");
    app.sql("ALTER TABLE audit_entry AUTO_INCREMENT = 100");
    app.get(RecordLoadedRows.class).ofUpgrade();
    app.get(AnchorChains.class).run();
    assertThat(faults()).isEmpty();
  }

  @Test
  void the_database_refuses_a_number_that_who_inserts_has_chosen() {
    assertThatThrownBy(() -> forge(50, "SET @x = 1"))
        .hasStackTraceContaining("audit.chosen-number");
    assertThatThrownBy(() -> forge(0, "SET insert_id = 50"))
        .as("chosen by the session")
        .hasStackTraceContaining("audit.chosen-number");
    assertThat(faults()).isEmpty();
  }

  @Test
  void an_entry_numbered_before_the_first_upgrade_tells_of_nothing_that_was_anchored_later() {
    withoutGuards("audit_entry");
    changed();

    forgeWithWitness(50, "(SELECT MAX(id) FROM audit_entry WHERE id < 50)");

    assertThat(faults())
        .as("with the numbers of a load, and right in itself")
        .singleElement()
        .asString()
        .startsWith("entry forged#1 (demonstration) describes a change of account ");
  }

  @Test
  void a_number_that_does_not_follow_those_before_is_found() {
    withoutGuards("audit_entry");
    changed();
    forgeWithWitness(50, "(SELECT MAX(id) FROM audit_entry)");

    assertThat(faults())
        .contains(
            "the number of an entry was chosen; it does not follow the earlier numbers: forged#1");
  }

  @Test
  void a_number_below_all_others_and_an_entry_without_witness_are_found() {
    withoutGuards("audit_entry");
    changed();
    forgeWithWitness(-7, "NULL");

    assertThat(faults())
        .contains(
            "the number of an entry was chosen; it does not follow the earlier numbers: forged#1");
  }

  @Test
  void an_upgrade_to_a_version_that_never_was_is_found() {
    for (String version : List.of("999", "180x", "-1", "0")) {
      owner("SET @kept_session = 0", RENAMED);
      upgradeTold(version);

      assertThat(faults())
          .as(version)
          .anyMatch(
              f ->
                  f.endsWith(
                      "describes an upgrade that this version of the service does not know:"
                          + " tables of version "
                          + version));
    }
  }

  @Test
  void an_upgrade_to_an_older_version_than_the_one_before_is_found() {
    long older =
        app.get(BuiltMigrations.class).scripts().keySet().stream()
            .mapToLong(v -> v)
            .sorted()
            .skip(1)
            .findFirst()
            .orElseThrow();
    owner("SET @kept_session = 0", RENAMED);
    upgradeTold(String.valueOf(older));

    assertThat(faults())
        .hasSize(2)
        .anyMatch(f -> f.contains("(upgrade) describes a change of account "))
        .anyMatch(
            f ->
                f.endsWith(
                    "describes an upgrade to a version older than the previous one:"
                        + " tables of version "
                        + older));
  }

  @Test
  void a_change_that_waited_for_an_upgrade_which_does_not_touch_the_table_is_found() {
    app = TestApp.start();
    World.in(app).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(app);
    BuiltMigrations two = new BuiltMigrations(Map.of(1L, "all", 2L, "UPDATE lot SET number = 1"));
    Tellers tellers = new Tellers(app.get(JdbcOperations.class), app.get(AuditChains.class), two);
    CompareWatchedRows rows = new CompareWatchedRows(app.get(JdbcOperations.class), tellers);
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    upgradeTold("1");
    owner("SET @kept_session = 0", RENAMED);

    upgradeTold("2");

    assertThat(transactions.<List<Finding>>executeRead(status -> rows.findings()))
        .singleElement()
        .extracting(f -> f.lines().en())
        .asString()
        .startsWith("entry audit#2 (upgrade) describes a change of account ");
  }

  @Test
  void the_versions_that_this_build_knows_are_those_of_its_migrations() {
    assertThat(
            app.ask(
                "SELECT GROUP_CONCAT(CAST(version AS UNSIGNED) ORDER BY installed_rank)"
                    + " FROM flyway_schema_history WHERE version IS NOT NULL"))
        .isEqualTo(
            String.join(
                ",",
                app.get(BuiltMigrations.class).scripts().keySet().stream()
                    .map(String::valueOf)
                    .toList()));
  }

  @Test
  void a_demonstration_loaded_where_people_work_tells_of_nothing() {
    app.sql("INSERT INTO demo_clock (id, offset_seconds, loaded_at) VALUES (1, 0, NOW(6))");
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          execute(status.getConnection(), RENAMED);
          app.get(AuditLog.class).recordSystem(new RowsTold("audit", RecordLoadedRows.DEMO, null));
          return true;
        });

    assertThat(faults())
        .singleElement()
        .asString()
        .contains("(demonstration) describes a change of account ");
  }

  /** Rows as a load would leave them, of a session of its own. */
  private void changed() {
    owner("SET @kept_session = 4711", RENAMED);
  }

  private void upgradeTold(String version) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          execute(status.getConnection(), "SET @kept_session = 0");
          execute(
              status.getConnection(),
              "SET @kept_told = (SELECT MAX(rows_last) FROM audit_entry WHERE rows_session = 0)");
          app.get(AuditLog.class)
              .recordSystem(new RowsTold("audit", RecordLoadedRows.OF_VERSION + version, null));
          execute(status.getConnection(), "SET @kept_session = NULL");
          execute(status.getConnection(), "SET @kept_told = NULL");
          return true;
        });
  }

  private void forge(long id, String before) {
    owner(
        "INSERT INTO audit_chain (name, length, head_hash) VALUES ('forged', 0, REPEAT('0', 64))"
            + " ON DUPLICATE KEY UPDATE length = 0",
        before,
        """
        INSERT INTO audit_entry (id, chain_id, position, at, acting_as, act, object_type,
                                 object_id, detail, previous_hash, hash, witness_id, witness_hash)
        SELECT * FROM (
        SELECT %s AS id, c.id AS chain_id, 1 AS position, UTC_TIMESTAMP(6), 'SYSTEM', 'a', 'b',
               'c', '{}', REPEAT('0', 64), REPEAT('1', 64), w.id AS witness, w.hash
          FROM audit_chain c, audit_entry w WHERE c.name = 'forged' ORDER BY w.id DESC LIMIT 1) x"""
            .formatted(id));
  }

  /** An entry with right hashes, about rows of the session, as the owner of the tables can make. */
  private void forgeWithWitness(long id, String witness) {
    app.sql("INSERT INTO audit_chain (name, length, head_hash) VALUES ('forged', 0, 'x')");
    String rows = rowsDigest();
    String witnessId = app.ask("SELECT " + witness);
    String witnessHash = app.ask("SELECT hash FROM audit_entry WHERE id = " + witnessId);
    boolean none = witnessId.equals("null");
    String time = app.ask("SELECT at FROM audit_entry WHERE id = " + (none ? "100" : witnessId));
    Instant at = Timestamp.valueOf(time).toLocalDateTime().toInstant(ZoneOffset.UTC);
    long row = Long.parseLong(app.ask("SELECT id FROM audit_row WHERE session = 4711"));
    String hash =
        AuditLog.hash(
            "forged",
            AuditChains.NOTHING_BEFORE,
            1,
            at,
            null,
            "SYSTEM",
            AuditLog.ROWS_TOLD,
            "rows",
            RecordLoadedRows.DEMO,
            "{}",
            new RowDigestCollector.EntryRows(
                    new RowDigestCollector.RowDigests("4711", row, row, rows),
                    none ? null : Long.valueOf(witnessId),
                    none ? null : witnessHash)
                .text());
    app.sql(
        """
        INSERT INTO audit_entry (id, chain_id, position, at, acting_as, act, object_type, object_id,
                                 detail, previous_hash, hash, rows_session, rows_first, rows_last,
                                 rows_sha256, witness_id, witness_hash)
        SELECT %d, c.id, 1, '%s', 'SYSTEM', 'audit.rows-told', 'rows',
               'demonstration', '{}', REPEAT('0', 64), '%s', '4711', r.id, r.id, '%s', %s, %s
          FROM audit_chain c, audit_row r WHERE c.name = 'forged' AND r.session = 4711"""
            .formatted(
                id,
                time,
                hash,
                rows,
                none ? "NULL" : witnessId,
                none ? "NULL" : "'" + witnessHash + "'"));
    app.sql(
        "UPDATE audit_chain SET length = 1, head_hash = '%s' WHERE name = 'forged'"
            .formatted(hash));
  }

  private String rowsDigest() {
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, table_name, shape, row_key, before_sha256, after_sha256"
                    + " FROM audit_row WHERE session = 4711")) {
      RowDigestCollector.Lines lines = new RowDigestCollector.Lines();
      while (rows.next()) {
        lines.add(rows);
      }
      return lines.sha256();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void withoutGuards(String table) {
    for (String guard :
        app.ask(
                "SELECT GROUP_CONCAT(trigger_name) FROM information_schema.triggers"
                    + " WHERE event_object_schema = DATABASE() AND event_object_table = '%s'"
                        .formatted(table))
            .split(",")) {
      app.sql("DROP TRIGGER " + guard);
    }
  }

  private void owner(String... statements) {
    try (Connection connection = app.connect()) {
      for (String statement : statements) {
        execute(connection, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void act(String chain) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TestActs.record(app, buyer, chain, "acted");
          return true;
        });
  }

  private List<String> faults() {
    return app.get(VerifyAudit.class).run().faults();
  }
}
