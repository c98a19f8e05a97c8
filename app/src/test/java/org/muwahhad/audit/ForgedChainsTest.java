package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.demo.DemoTime;

/**
 * Anyone who owns the tables hides no change on a second chain of the record, in a chain or at a
 * time where it does not belong, or in a chain that is not anchored.
 */
@Tag("long")
class ForgedChainsTest {
  @AutoClose private final ForgedRecord forged = new ForgedRecord(TestApp.start());

  @Test
  void a_second_chain_of_the_record_is_found_and_no_upgrade_counts_that_was_before_the_first() {
    forged.withoutGuards();
    forged.owner("SET @kept_session = 0", ForgedRecord.RENAMED);
    forged.app.sql("ALTER TABLE audit_chain DROP INDEX uq_audit_chain_name");
    forged.app.sql(
        "INSERT INTO audit_chain (id, name, length, head_hash) VALUES (-1, 'audit', 0, 'none')");

    forgeUpgradeOnTheFirstChain();

    assertThat(forged.faults())
        .contains("more than one chain has the name audit")
        .anyMatch(
            f ->
                f.endsWith(
                    "that this version of the service does not know:" + " tables of version 0"))
        .anyMatch(f -> f.contains("(upgrade) describes a change of account "));
  }

  @Test
  void chains_whose_names_differ_in_capitals_alone_are_found() {
    forged.app.sql("ALTER TABLE audit_chain DROP INDEX uq_audit_chain_name");
    String nothing = AuditChains.NOTHING_BEFORE;
    forged.app.sql(
        "INSERT INTO audit_chain (name, length, head_hash) VALUES ('Round:1', 0, '%s')"
            .formatted(nothing));

    assertThat(forged.faults())
        .singleElement()
        .asString()
        .isEqualToIgnoringCase("more than one chain has the name round:1");
  }

  @Test
  void an_entry_in_a_chain_where_its_act_does_not_belong_is_found() {
    // The second and third are other ways of writing the chain of round 7.
    List<String> chains = List.of("bid:7", "round:07", "round:٧");
    chains.forEach(this::setCeiling);

    assertThat(forged.faults())
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
    TestActs.transactions(forged.app)
        .executeWrite(
            status -> {
              forged
                  .app
                  .get(AuditLog.class)
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
    DemoTime.run(yesterday, () -> forged.act("round:9"));
    DemoTime.run(yesterday, () -> forged.act("round:1"));

    forged.app.get(AnchorChains.class).run();

    assertThat(forged.faults())
        .containsExactly(
            "the time of an entry is earlier than that of a previous entry: round:9#1",
            "the time of an entry is earlier than that of a previous entry: round:1#2");
    assertThat(forged.app.ask("SELECT heads FROM audit_anchor ORDER BY id DESC LIMIT 1"))
        .contains("round:1 2 ", "round:9 1 ");
  }

  @Test
  void an_entry_of_an_earlier_time_is_found_whatever_witness_it_names() {
    forged.app.moveClockOn(Duration.ofHours(2));
    forged.act("round:2");
    DemoTime.run(Instant.now().plus(Duration.ofMinutes(10)), () -> forged.act("round:9"));
    forged.withoutGuards();
    nameTheFirstEntryAsWitnessOf("round:9");

    assertThat(forged.faults())
        .containsExactly(
            "the time of an entry is earlier than that of a previous entry: round:9#1");
  }

  /** With the right hash, and as the head of its chain. */
  private void nameTheFirstEntryAsWitnessOf(String chain) {
    String[] first =
        forged
            .app
            .ask("SELECT CONCAT(id, ' ', hash) FROM audit_entry ORDER BY id LIMIT 1")
            .split(" ", 2);
    long id =
        Long.parseLong(forged.app.ask("SELECT id FROM audit_chain WHERE name = '" + chain + "'"));
    AuditChains.AuditEntryRow entry =
        forged.app.get(AuditChains.class).listEntriesAfter(id, 0).get(0);
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
    forged.app.sql(
        "UPDATE audit_entry SET witness_id = %s, witness_hash = '%s', hash = '%s' WHERE id = %d"
            .formatted(first[0], first[1], hash, entry.id()));
    forged.app.sql("UPDATE audit_chain SET head_hash = '%s' WHERE id = %d".formatted(hash, id));
  }

  @Test
  void a_chain_that_was_kept_out_of_the_anchors_is_found() {
    forged.withoutGuards();
    forged.app.moveClockOn(Duration.ofHours(2));
    forged.act("round:2");
    forged.app.get(AnchorChains.class).run();
    forged.owner("UPDATE audit_anchor SET last_entry = 1000000 WHERE id = 1");
    forged.act("round:5");
    forged.app.get(AnchorChains.class).run();

    assertThat(forged.faults())
        .containsExactly(
            "no anchor covers the end of the chain round:5, although later entries are anchored");
  }

  /** Right in itself, with the numbers of an upgrade before the first. */
  private void forgeUpgradeOnTheFirstChain() {
    String[] witness =
        forged
            .app
            .ask("SELECT CONCAT(id, ' ', hash, ' ', at) FROM audit_entry ORDER BY id DESC LIMIT 1")
            .split(" ", 3);
    Instant at = Timestamp.valueOf(witness[2]).toLocalDateTime().toInstant(ZoneOffset.UTC);
    long row = Long.parseLong(forged.app.ask("SELECT MAX(id) FROM audit_row WHERE session = 0"));
    String rows = forged.digest(row);
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
    forged.app.sql(
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
    forged.app.sql(
        "UPDATE audit_chain SET length = 1, head_hash = '%s' WHERE id = -1".formatted(hash));
  }
}
