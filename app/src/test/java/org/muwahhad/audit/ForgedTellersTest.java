package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.AuditEntry.RowsTold;
import org.muwahhad.demo.ReferenceLoader;

/**
 * Anyone who owns the tables makes no entry describe a change that its act did not make: not by the
 * fields that say which rows it tells of, not as what followed an act of another day, and not as
 * reference data.
 */
@Tag("long")
class ForgedTellersTest {

  private static final String UNIT =
      "UPDATE unit_of_measure SET name_en = CONCAT(name_en, 'x') ORDER BY code LIMIT 1";

  @AutoClose private final ForgedRecord forged = new ForgedRecord(TestApp.start());

  @Test
  void an_old_entry_cannot_be_made_to_cover_a_change() {
    forged.withoutGuards();
    forged.owner("SET @kept_session = 4242", ForgedRecord.RENAMED);

    forged.owner(
        "SET check_constraint_checks = 0",
        "UPDATE audit_entry SET rows_session = 4242, rows_first = 1, rows_last = 99999999"
            + " WHERE act = 'demand.round-aggregated'");

    assertThat(forged.faults())
        .contains(
            "entry was changed: round:1#1",
            "entry round:1#1 names rows without their digest, or a digest without its rows",
            "account %s: the row was changed without an entry"
                .formatted(forged.app.ask("SELECT MIN(id) FROM person")));
  }

  @Test
  void the_rows_that_an_entry_tells_of_are_part_of_its_hash() {
    forged.withoutGuards();
    String place =
        forged.app.ask(
            """
            SELECT CONCAT(c.name, '#', e.position) FROM audit_entry e
              JOIN audit_chain c ON c.id = e.chain_id
             WHERE e.rows_sha256 IS NOT NULL ORDER BY e.id LIMIT 1""");
    for (String field : List.of("rows_session", "rows_first", "rows_last")) {
      String change = "UPDATE audit_entry SET %1$s = %1$s %2$s 1 WHERE rows_sha256 IS NOT NULL";
      forged.owner(change.formatted(field, "+") + " ORDER BY id LIMIT 1");

      assertThat(forged.faults()).as(field).contains("entry was changed: " + place);
      forged.owner(change.formatted(field, "-") + " ORDER BY id LIMIT 1");
    }
    assertThat(forged.faults()).isEmpty();
  }

  @Test
  void what_followed_an_act_is_of_its_transaction_and_of_no_later_one() {
    isFoundBehind(() -> forged.act("round:2"));
  }

  @Test
  void what_followed_an_act_was_anchored_with_it() {
    isFoundBehind(() -> forged.app.get(AnchorChains.class).run());
  }

  /** What follows an act is found to be told by none of it, once something came between. */
  private void isFoundBehind(Runnable between) {
    TestActs.transactions(forged.app)
        .executeWrite(
            status -> {
              TestActs.recordAny(forged.app, "person:1", "access.account-locked", "person", "1");
              return true;
            });
    between.run();

    withRows(
        forged.app,
        ForgedRecord.RENAMED,
        new RowsTold("audit", AuditLog.AFTER, "access.account-locked"));

    assertThat(forged.faults())
        .filteredOn(f -> !f.contains("access.account-locked"))
        .singleElement()
        .asString()
        .startsWith("entry audit#")
        .contains("(audit.rows-told) describes a change of account ");
  }

  @Test
  void an_act_that_changes_rows_after_its_entry_is_sound_while_others_act() {
    TestActs.transactions(forged.app)
        .executeWrite(
            status -> {
              TestActs.recordAny(forged.app, "person:1", "access.account-locked", "person", "1");
              Thread other = new Thread(() -> forged.act("round:2"));
              other.start();
              join(other);
              ForgedRecord.execute(status.getConnection(), ForgedRecord.RENAMED);
              return true;
            });

    assertThat(forged.faults()).noneMatch(f -> f.contains("describes a change of"));
    assertThat(forged.app.ask("SELECT COUNT(*) FROM audit_entry WHERE object_id = 'after'"))
        .isEqualTo("1");
  }

  @Test
  void reference_data_are_told_once_at_a_start_and_at_no_other_time() {
    TestApp app = TestApp.start();
    app.get(ReferenceLoader.class).run();
    app.get(RecordLoadedRows.class).ofUpgrade();
    assertThat(ForgedRecord.faults(app)).isEmpty();
    String loaded =
        app.ask("SELECT object_id FROM audit_entry WHERE object_id LIKE 'reference data%'");
    assertThat(loaded).startsWith("reference data ");
    for (String about : List.of("reference data", "reference data " + "0".repeat(32), loaded)) {
      withRows(app, UNIT, new RowsTold("audit", about, null));
    }

    assertThat(ForgedRecord.faults(app))
        .hasSize(3)
        .allSatisfy(
            f -> assertThat(f).startsWith("entry audit#").contains("describes a change of"));
  }

  /** A change by the service's account, told by an entry of its own. */
  private static void withRows(TestApp app, String change, RowsTold entry) {
    TestActs.transactions(app)
        .executeWrite(
            status -> {
              ForgedRecord.execute(status.getConnection(), change);
              app.get(AuditLog.class).recordSystem(entry);
              return true;
            });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
