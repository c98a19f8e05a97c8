package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.CompareLog;
import org.muwahhad.audit.log.SignedNote;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;

/**
 * What anyone who has every right in the database can do to the record as a whole: cut its end,
 * take anchors away, write chains and anchors again. The key that signs anchors, and their copies,
 * lie outside the database.
 */
@Tag("long")
class KeptAnchorsTest {
  @AutoClose private TestApp app;
  private KeptAnchorsFixture anchored;

  @BeforeEach
  void acts_on_two_chains_and_an_anchor() {
    app = TestApp.start();
    anchored = KeptAnchorsFixture.in(app);
    assertThat(faults()).isEmpty();
  }

  @Test
  void an_end_that_is_not_anchored_yet_is_missed_by_the_entries_that_saw_it() {
    anchored.act("round:1", "to be deleted");
    anchored.act("round:2", "saw it");
    cut("round:1");

    assertThat(faults())
        .containsExactly(
            "the entry that another entry names as its predecessor is missing or was replaced:"
                + " round:2#2");
  }

  @Test
  void the_very_last_entry_is_missed_by_the_rows_of_its_act() {
    anchored.act("round:2", "renamed", "UPDATE person SET email = 'x@muwahhad.example'");
    String person = app.ask("SELECT MIN(id) FROM person");
    cut("round:2");

    assertThat(faults())
        .containsExactly("account " + person + ": the row was changed without an entry");
  }

  @Test
  void the_newest_anchor_deleted_with_the_end_it_covered_is_found_by_its_copy() throws Exception {
    anchored.act("round:2", "fourth");
    anchored.anchor();
    String copies = anchored.copies();
    app.sql("DELETE FROM audit_anchor WHERE id = 2");
    cut("round:2");

    assertThat(faults()).as("by the folder").singleElement().asString().startsWith(LOST + "2 (");
    anchored.deleteFolder();
    assertThat(faults()).as("without any copy").isEmpty();
    assertThat(anchored.faultsBeside(copies))
        .as("by a copy kept elsewhere")
        .singleElement()
        .asString()
        .startsWith(LOST + "2 (");
  }

  @Test
  void a_chain_and_its_anchors_written_anew_with_right_hashes_are_not_signed() throws Exception {
    String copies = anchored.copies();
    rewrite("round:1", 2, "{\"code\":\"forged\",\"leftOut\":0}");
    String heads = app.ask("SELECT heads FROM audit_anchor");
    String forged =
        heads.replaceAll(
            "round:1 2 [0-9a-f]{64}",
            "round:1 2 " + app.ask("SELECT head_hash FROM audit_chain WHERE name = 'round:1'"));
    AuditChains.Anchor anchor = app.get(AuditChains.class).findLastAnchor().orElseThrow();
    String hash = AnchorChains.hash(anchor.previousHash(), anchor.at(), forged);
    app.sql("UPDATE audit_anchor SET heads = '%s', hash = '%s'".formatted(forged, hash));

    assertThat(faults())
        .as("with the folder")
        .anyMatch(f -> f.startsWith(LOST + "1 ("))
        .contains("signature of the anchor is not the platform’s: 1");
    anchored.deleteFolder();
    assertThat(faults())
        .as("by the key")
        .contains("signature of the anchor is not the platform’s: 1");
    assertThat(anchored.faultsBeside(copies)).anyMatch(f -> f.startsWith(LOST + "1 ("));
    app.sql("UPDATE audit_anchor SET signature = '', certificate = ''");
    anchored.act("round:3", "later");
    app.get(AnchorChains.class).run();
    assertThat(anchored.faultsBeside(copies)).anyMatch(f -> f.startsWith(LOST + "1 ("));
  }

  @Test
  void an_anchor_whose_signature_was_taken_away_is_found() {
    app.sql("UPDATE audit_anchor SET signature = '', certificate = ''");

    assertThat(faults()).containsExactly("signature of the anchor is not the platform’s: 1");
  }

  @Test
  void what_an_anchor_says_is_compared_with_its_copy_in_the_folder() {
    for (String change :
        List.of(
            "signature = CONCAT('AAAA', SUBSTRING(signature, 5))",
            "certificate = CONCAT(certificate, '=')",
            "signature = 'garbage', certificate = 'garbage'")) {
      app.sql("CREATE TABLE anchor_before AS SELECT * FROM audit_anchor");
      app.sql("UPDATE audit_anchor SET " + change);

      assertThat(faults())
          .as(change)
          .singleElement()
          .asString()
          .matches(
              "signature of the anchor is not the platform’s: 1"
                  + "|an anchor differs from its copy in the folder of anchors: 1");

      app.sql(
          "UPDATE audit_anchor a JOIN anchor_before b ON b.id = a.id"
              + " SET a.signature = b.signature, a.certificate = b.certificate");
      app.sql("DROP TABLE anchor_before");
    }
    for (String change : List.of("chains = chains + 1", "entries = entries - 1")) {
      app.sql("UPDATE audit_anchor SET " + change);
      assertThat(faults()).as(change).containsExactly("anchor was changed: 1");
      app.sql("UPDATE audit_anchor SET chains = 5, entries = 7");
    }
  }

  @Test
  void a_line_of_the_folder_that_is_no_anchor_is_a_finding_and_the_others_are_compared()
      throws Exception {
    Path file = anchored.folder().resolve(anchored.onlyFile());
    Files.writeString(file, "{}\nanchor\n" + Files.readString(file));
    app.sql("UPDATE audit_anchor SET signature = '', certificate = ''");

    assertThat(faults())
        .containsExactly(
            "a line in the folder of anchors is not an anchor: %s:1".formatted(file.getFileName()),
            "a line in the folder of anchors is not an anchor: %s:2".formatted(file.getFileName()),
            "signature of the anchor is not the platform’s: 1");
  }

  @Test
  void an_entry_of_an_act_that_ends_after_the_next_anchor_is_anchored_by_the_one_after() {
    anchored.act("round:2", "later");
    anchored.anchor();
    app.sql(
        "UPDATE audit_anchor SET at = at + INTERVAL 5 SECOND WHERE id = (SELECT MAX(id) FROM"
            + " (SELECT id FROM audit_anchor) a)");
    anchored.act("round:3", "began before the anchor and ended after it");

    app.get(AnchorChains.class).run();

    assertThat(app.ask("SELECT heads FROM audit_anchor ORDER BY id DESC LIMIT 1"))
        .startsWith("round:3 1 ")
        .as("what an anchor has is not told again")
        .doesNotContain("round:2");
  }

  @Test
  void a_history_wholly_written_anew_is_found_by_an_anchor_of_before() throws Exception {
    String copies = anchored.copies();
    writeAnew();
    // Not even the key would help.
    anchored.anchor();
    anchored.deleteFolder();

    assertThat(faults()).as("by nothing inside").isEmpty();
    assertThat(anchored.faultsBeside(copies)).singleElement().asString().startsWith(LOST + "1 (");
  }

  @Test
  void a_history_written_anew_with_its_log_is_found_by_a_checkpoint_of_before() throws Exception {
    app.get(WorkLog.class).run();
    SignedNote kept =
        SignedNote.find(app.get(ViewLog.class).findCheckpoint().orElseThrow()).orElseThrow();
    CompareLog log = app.get(CompareLog.class);
    assertThat(log.holdAgainst(List.of(kept))).isEmpty();
    String guards =
        app.ask(
            """
            SELECT GROUP_CONCAT(trigger_name) FROM information_schema.triggers
             WHERE event_object_schema = DATABASE() AND event_object_table IN
                   ('log_cosignature', 'log_checkpoint', 'log_node', 'log_entry', 'log_head')\
            """);
    for (String guard : guards.split(",")) {
      app.sql("DROP TRIGGER " + guard);
    }
    for (String table : List.of("log_cosignature", "log_checkpoint", "log_node", "log_entry")) {
      app.sql("DELETE FROM " + table);
    }
    app.sql("UPDATE log_head SET size = 0, settled_entry = 0, swept_at = NULL");
    writeAnew();
    for (int i = 0; i < 40; i++) {
      anchored.act("round:1", "another of the same");
    }
    // Chains, rows, anchors, tree and head, each with the key that belongs to it.
    anchored.anchor();
    anchored.deleteFolder();
    app.get(WorkLog.class).run();

    assertThat(faults()).as("by nothing inside").isEmpty();
    assertThat(log.holdAgainst(List.of(kept)))
        .extracting(Finding::code)
        .containsExactly("log-copy-differs");
  }

  /** Another record of the same rows, from its first entry on. */
  private void writeAnew() throws IOException {
    app.sql("DELETE FROM audit_anchor");
    app.sql("DELETE FROM audit_entry");
    app.sql("DELETE FROM audit_chain");
    app.sql("DELETE FROM audit_row");
    Files.delete(anchored.folder().resolve(anchored.onlyFile()));
    for (WatchedTable table : WatchedTable.ALL) {
      app.sql(
          """
          INSERT INTO audit_row (session, table_name, row_key, after_sha256)
          SELECT 9, '%s', %s, %s FROM %s t WHERE %s IS NOT NULL"""
              .formatted(
                  table.name(),
                  table.keyOf("t."),
                  table.digestOf("t."),
                  table.name(),
                  table.digestOf("t.")));
    }
    ToldFixtures.in(app);
    anchored.act("round:1", "another first");
  }

  private static final String LOST =
      "an anchor kept outside is not in the record; the record was cut short or rewritten: ";

  private void cut(String chain) {
    app.sql(
        """
        DELETE e FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = '%s' AND e.position = c.length"""
            .formatted(chain));
    app.sql(
        """
        UPDATE audit_chain c SET length = length - 1,
               head_hash = (SELECT hash FROM audit_entry e
                             WHERE e.chain_id = c.id ORDER BY e.position DESC LIMIT 1)
         WHERE name = '%s'"""
            .formatted(chain));
  }

  /** The last entry of a chain says something else, with the hash that belongs to it. */
  private void rewrite(String chain, long position, String detail) {
    AuditChains chains = app.get(AuditChains.class);
    long id = chains.find(chain).orElseThrow().id();
    AuditChains.AuditEntryRow e = chains.listEntriesAfter(id, position - 1).get(0);
    String hash =
        AuditLog.hash(
            chain,
            e.previousHash(),
            e.position(),
            e.at(),
            e.personId(),
            e.actingAs(),
            e.act(),
            e.objectType(),
            e.objectId(),
            detail,
            RowDigestCollector.EntryRows.text(e));
    app.sql(
        "UPDATE audit_entry SET detail = '%s', hash = '%s' WHERE id = %d"
            .formatted(detail, hash, e.id()));
    app.sql("UPDATE audit_chain SET head_hash = '%s' WHERE id = %d".formatted(hash, id));
  }

  private List<String> faults() {
    return app.get(VerifyAudit.class).run().faults();
  }
}
