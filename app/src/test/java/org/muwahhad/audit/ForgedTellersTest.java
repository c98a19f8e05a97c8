package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditEntry.RowsTold;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.demo.ReferenceLoader;

/**
 * Anyone who owns the tables makes no entry describe a change that its act did not make: not by the
 * fields that say which rows it tells of, not as what followed an act of another day, not as
 * reference data, not on a second chain of the record, not in another time or chain.
 */
@Tag("long")
class ForgedTellersTest {
  private static final String RENAMED =
      "UPDATE person SET title_en = CONCAT(title_en, 'x') ORDER BY id LIMIT 1";
  private static final String UNIT =
      "UPDATE unit_of_measure SET name_en = CONCAT(name_en, 'x') ORDER BY code LIMIT 1";
  private TestApp app;
  private Actor buyer;

  /** A service that was started, with an act since, and all of it anchored. */
  @BeforeEach
  void a_started_service() {
    app = TestApp.start();
    buyer = World.in(app).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(app);
    app.get(RecordLoadedRows.class).ofUpgrade();
    act("round:1");
    app.get(AnchorChains.class).run();
    assertThat(faults()).isEmpty();
  }

  @Test
  void an_old_entry_cannot_be_made_to_cover_a_change() {
    withoutGuards();
    owner("SET @kept_session = 4242", RENAMED);

    owner(
        "SET check_constraint_checks = 0",
        "UPDATE audit_entry SET rows_session = 4242, rows_first = 1, rows_last = 99999999"
            + " WHERE act = 'demand.round-aggregated'");

    assertThat(faults())
        .contains(
            "entry was changed: round:1#1",
            "entry round:1#1 names rows without their digest, or a digest without its rows",
            "account %s: the row was changed without an entry"
                .formatted(app.ask("SELECT MIN(id) FROM person")));
  }

  @Test
  void the_rows_that_an_entry_tells_of_are_part_of_its_hash() {
    withoutGuards();
    String place =
        app.ask(
            """
            SELECT CONCAT(c.name, '#', e.position) FROM audit_entry e
              JOIN audit_chain c ON c.id = e.chain_id
             WHERE e.rows_sha256 IS NOT NULL ORDER BY e.id LIMIT 1""");
    for (String field : List.of("rows_session", "rows_first", "rows_last")) {
      String change = "UPDATE audit_entry SET %1$s = %1$s %2$s 1 WHERE rows_sha256 IS NOT NULL";
      owner(change.formatted(field, "+") + " ORDER BY id LIMIT 1");

      assertThat(faults()).as(field).contains("entry was changed: " + place);
      owner(change.formatted(field, "-") + " ORDER BY id LIMIT 1");
    }
    assertThat(faults()).isEmpty();
  }

  @Test
  void what_followed_an_act_is_of_its_transaction_and_of_no_later_one() {
    TestActs.transactions(app)
        .executeWrite(
            status -> {
              TestActs.recordAny(app, "person:1", "access.account-locked", "person", "1");
              return true;
            });
    act("round:2");

    withRows(RENAMED, new RowsTold("audit", AuditLog.AFTER, "access.account-locked"));

    assertThat(faults())
        .filteredOn(f -> !f.contains("access.account-locked"))
        .singleElement()
        .asString()
        .startsWith("entry audit#")
        .contains("(audit.rows-told) describes a change of account ");
  }

  @Test
  void what_followed_an_act_was_anchored_with_it() {
    TestActs.transactions(app)
        .executeWrite(
            status -> {
              TestActs.recordAny(app, "person:1", "access.account-locked", "person", "1");
              return true;
            });
    app.get(AnchorChains.class).run();

    withRows(RENAMED, new RowsTold("audit", AuditLog.AFTER, "access.account-locked"));

    assertThat(faults())
        .filteredOn(f -> !f.contains("access.account-locked"))
        .singleElement()
        .asString()
        .startsWith("entry audit#")
        .contains("(audit.rows-told) describes a change of account ");
  }

  @Test
  void an_act_that_changes_rows_after_its_entry_is_sound_while_others_act() {
    TestActs.transactions(app)
        .executeWrite(
            status -> {
              TestActs.recordAny(app, "person:1", "access.account-locked", "person", "1");
              Thread other = new Thread(() -> act("round:2"));
              other.start();
              join(other);
              execute(status.getConnection(), RENAMED);
              return true;
            });

    assertThat(faults()).noneMatch(f -> f.contains("describes a change of"));
    assertThat(app.ask("SELECT COUNT(*) FROM audit_entry WHERE object_id = 'after'"))
        .isEqualTo("1");
  }

  @Test
  void reference_data_are_told_once_at_a_start_and_at_no_other_time() {
    app = TestApp.start();
    app.get(ReferenceLoader.class).run();
    app.get(RecordLoadedRows.class).ofUpgrade();
    assertThat(faults()).isEmpty();
    String loaded =
        app.ask("SELECT object_id FROM audit_entry WHERE object_id LIKE 'reference data%'");
    assertThat(loaded).startsWith("reference data ");
    for (String about : List.of("reference data", "reference data " + "0".repeat(32), loaded)) {
      withRows(UNIT, new RowsTold("audit", about, null));
    }

    assertThat(faults())
        .hasSize(3)
        .allSatisfy(
            f -> assertThat(f).startsWith("entry audit#").contains("describes a change of"));
  }

  @Test
  void a_second_chain_of_the_record_is_found_and_no_upgrade_counts_that_was_before_the_first() {
    withoutGuards();
    owner("SET @kept_session = 0", RENAMED);
    app.sql("ALTER TABLE audit_chain DROP INDEX uq_audit_chain_name");
    app.sql(
        "INSERT INTO audit_chain (id, name, length, head_hash) VALUES (-1, 'audit', 0, 'none')");

    forgeUpgradeOnTheFirstChain();

    assertThat(faults())
        .contains("more than one chain has the name audit")
        .anyMatch(
            f ->
                f.endsWith(
                    "that this version of the service does not know:" + " tables of version 0"))
        .anyMatch(f -> f.contains("(upgrade) describes a change of account "));
  }

  @Test
  void chains_whose_names_differ_in_capitals_alone_are_found() {
    app.sql("ALTER TABLE audit_chain DROP INDEX uq_audit_chain_name");
    String nothing = AuditChains.NOTHING_BEFORE;
    app.sql(
        "INSERT INTO audit_chain (name, length, head_hash) VALUES ('Round:1', 0, '%s')"
            .formatted(nothing));

    assertThat(faults())
        .singleElement()
        .asString()
        .isEqualToIgnoringCase("more than one chain has the name round:1");
  }

  @Test
  void an_entry_in_a_chain_where_its_act_does_not_belong_is_found() {
    // The second and third are other ways of writing the chain of round 7.
    List<String> chains = List.of("bid:7", "round:07", "round:٧");
    chains.forEach(this::setCeiling);

    assertThat(faults())
        .containsExactlyElementsOf(
            chains.stream()
                .map(
                    c ->
                        "entry "
                            + c
                            + "#1 is not in the form in which the service writes demand.ceiling-set")
                .toList());
  }

  private void setCeiling(String chain) {
    TestActs.transactions(app)
        .executeWrite(
            status -> {
              app.get(AuditLog.class)
                  .append(
                      null,
                      "SYSTEM",
                      chain,
                      "demand.ceiling-set",
                      "entity",
                      "8",
                      "{\"amount\":\"1\",\"currency\":\"KWD\",\"entity\":\"KW-2813\","
                          + "\"hard\":false,\"round\":\"R-45-ef03ba\"}");
              return true;
            });
  }

  @Test
  void an_entry_of_an_earlier_time_than_those_before_is_found_and_anchored() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    DemoTime.run(yesterday, () -> act("round:9"));
    DemoTime.run(yesterday, () -> act("round:1"));

    app.get(AnchorChains.class).run();

    assertThat(faults())
        .containsExactly(
            "the time of an entry is earlier than that of a previous entry: round:9#1",
            "the time of an entry is earlier than that of a previous entry: round:1#2");
    assertThat(app.ask("SELECT heads FROM audit_anchor ORDER BY id DESC LIMIT 1"))
        .contains("round:1 2 ", "round:9 1 ");
  }

  @Test
  void an_entry_of_an_earlier_time_is_found_whatever_witness_it_names() {
    app.moveClockOn(Duration.ofHours(2));
    act("round:2");
    DemoTime.run(Instant.now().plus(Duration.ofMinutes(10)), () -> act("round:9"));
    withoutGuards();
    nameTheFirstEntryAsWitnessOf("round:9");

    assertThat(faults())
        .containsExactly(
            "the time of an entry is earlier than that of a previous entry: round:9#1");
  }

  /** With the right hash, and as the head of its chain. */
  private void nameTheFirstEntryAsWitnessOf(String chain) {
    String[] first =
        app.ask("SELECT CONCAT(id, ' ', hash) FROM audit_entry ORDER BY id LIMIT 1").split(" ", 2);
    long id = Long.parseLong(app.ask("SELECT id FROM audit_chain WHERE name = '" + chain + "'"));
    AuditChains.AuditEntryRow entry = app.get(AuditChains.class).listEntriesAfter(id, 0).get(0);
    String hash =
        AuditLog.hash(
            chain,
            AuditChains.NOTHING_BEFORE,
            1,
            entry.at(),
            entry.personId(),
            entry.actingAs(),
            entry.act(),
            entry.objectType(),
            entry.objectId(),
            entry.detail(),
            new RowDigestCollector.EntryRows(null, Long.valueOf(first[0]), first[1]).text());
    app.sql(
        "UPDATE audit_entry SET witness_id = %s, witness_hash = '%s', hash = '%s' WHERE id = %d"
            .formatted(first[0], first[1], hash, entry.id()));
    app.sql("UPDATE audit_chain SET head_hash = '%s' WHERE id = %d".formatted(hash, id));
  }

  @Test
  void a_chain_that_was_kept_out_of_the_anchors_is_found() {
    withoutGuards();
    app.moveClockOn(Duration.ofHours(2));
    act("round:2");
    app.get(AnchorChains.class).run();
    owner("UPDATE audit_anchor SET last_entry = 1000000 WHERE id = 1");
    act("round:5");
    app.get(AnchorChains.class).run();

    assertThat(faults())
        .containsExactly(
            "no anchor covers the end of the chain round:5, although later entries are anchored");
  }

  /** Right in itself, with the numbers of an upgrade before the first. */
  private void forgeUpgradeOnTheFirstChain() {
    String[] witness =
        app.ask("SELECT CONCAT(id, ' ', hash, ' ', at) FROM audit_entry ORDER BY id DESC LIMIT 1")
            .split(" ", 3);
    Instant at = Timestamp.valueOf(witness[2]).toLocalDateTime().toInstant(ZoneOffset.UTC);
    long row = Long.parseLong(app.ask("SELECT MAX(id) FROM audit_row WHERE session = 0"));
    String rows = digest(row);
    String hash =
        AuditLog.hash(
            "audit",
            AuditChains.NOTHING_BEFORE,
            1,
            at,
            null,
            "SYSTEM",
            AuditLog.ROWS_TOLD,
            "rows",
            "tables of version 0",
            "{}",
            new RowDigestCollector.EntryRows(
                    new RowDigestCollector.RowDigests("0", row, row, rows),
                    Long.valueOf(witness[0]),
                    witness[1])
                .text());
    app.sql(
        """
        INSERT INTO audit_entry (chain_id, position, at, acting_as, act, object_type, object_id,
                                 detail, previous_hash, hash, rows_session, rows_first, rows_last,
                                 rows_sha256, witness_id, witness_hash)
        VALUES (-1, 1, '%s', 'SYSTEM', 'audit.rows-told', 'rows', 'tables of version 0', '{}',
                '%s', '%s', 0, %d, %d, '%s', %s, '%s')"""
            .formatted(
                witness[2],
                AuditChains.NOTHING_BEFORE,
                hash,
                row,
                row,
                rows,
                witness[0],
                witness[1]));
    app.sql("UPDATE audit_chain SET length = 1, head_hash = '%s' WHERE id = -1".formatted(hash));
  }

  private String digest(long row) {
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, table_name, shape, row_key, before_sha256, after_sha256"
                    + " FROM audit_row WHERE id = "
                    + row)) {
      RowDigestCollector.Lines lines = new RowDigestCollector.Lines();
      while (rows.next()) {
        lines.add(rows);
      }
      return lines.sha256();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A change by the service's account, told by an entry of its own. */
  private void withRows(String change, RowsTold entry) {
    TestActs.transactions(app)
        .executeWrite(
            status -> {
              execute(status.getConnection(), change);
              app.get(AuditLog.class).recordSystem(entry);
              return true;
            });
  }

  /** As the owner of the tables removes them. */
  private void withoutGuards() {
    for (String guard :
        app.ask(
                "SELECT GROUP_CONCAT(trigger_name) FROM information_schema.triggers"
                    + " WHERE event_object_schema = DATABASE()"
                    + " AND event_object_table IN ('audit_entry', 'audit_anchor', 'audit_chain')")
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

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void act(String chain) {
    TransactionOperations<Connection> transactions = TestActs.transactions(app);
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
