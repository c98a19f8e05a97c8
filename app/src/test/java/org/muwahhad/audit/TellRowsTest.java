package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;

/** Rows that stood before rows were told are told once a version of the tables, by one entry. */
class TellRowsTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void what_an_upgrade_found_is_told_once_and_no_start_tells_more() {
    World.in(APP).aPersonWho(Role.AUDITOR);
    APP.without("tr_audit_row_no_update", () -> APP.sql("UPDATE audit_row SET session = 0"));
    assertThat(faults()).isNotEmpty();

    APP.get(TellRows.class).ofUpgrade();

    assertThat(faults()).isEmpty();
    String told = "SELECT COUNT(*) FROM audit_entry WHERE act = 'audit.rows-told'";
    assertThat(APP.ask(told)).isEqualTo("1");

    // Somebody writes a row, and its digest as if it had stood before.
    APP.sql("UPDATE person SET email = 'other@muwahhad.example'");
    APP.without(
        "tr_audit_row_no_update",
        () -> APP.sql("UPDATE audit_row SET session = 0 ORDER BY id DESC LIMIT 1"));
    APP.get(TellRows.class).ofUpgrade();

    assertThat(APP.ask(told)).isEqualTo("1");
    assertThat(faults()).anyMatch(f -> f.endsWith("the row was changed, and no entry tells of it"));
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
