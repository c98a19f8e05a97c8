package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.VerifyAudit.Extent;

/**
 * A piece of the record that was found sound gets a signed checkpoint, and is compared with it from
 * then on. What anybody changes in such a piece is found by the digest; what is changed after the
 * last checkpoint is recomputed.
 */
@Tag("long")
class CheckpointTest {
  private static final int SIZE = 4;
  private static final String FORGED = "{\"code\":\"forged\",\"leftOut\":0}";
  @AutoClose private TestApp app;
  private Actor buyer;

  @BeforeEach
  void a_record_of_which_all_but_the_newest_act_is_anchored_long_ago() {
    app = TestApp.start(Map.of("muwahhad.audit.checkpoint-entries", SIZE));
    buyer = World.in(app).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(app);
    for (int i = 1; i <= 6; i++) {
      act("round:1", "first " + i);
      act("round:2", "second " + i);
    }
    app.get(AnchorChains.class).run();
    app.moveClockOn(Duration.ofHours(2));
    act("round:3", "newest");
    app.get(AnchorChains.class).run();
  }

  @Test
  void every_complete_piece_gets_a_checkpoint_and_is_not_recomputed_again() {
    VerifyAudit.Verification first = verify(Extent.SINCE_CHECKPOINT);

    assertThat(first.faults()).isEmpty();
    assertThat(first.recomputed()).isEqualTo(first.entries());
    assertThat(number("SELECT COUNT(*) FROM audit_checkpoint"))
        .isGreaterThanOrEqualTo(3)
        .isEqualTo(
            number(
                """
                SELECT COUNT(DISTINCT id DIV 4) FROM audit_entry
                 WHERE id DIV 4 * 4 + 3 <= (SELECT MIN(last_entry) FROM audit_anchor)"""));

    VerifyAudit.Verification second = verify(Extent.SINCE_CHECKPOINT);
    assertThat(second.faults()).isEmpty();
    assertThat(second.entries()).isEqualTo(first.entries());
    assertThat(second.recomputed()).isPositive().isEqualTo(entriesWithoutCheckpoint());
    assertThat(second.leftOut()).contains(Finding.of("files-left-to-all"));
  }

  @Test
  void an_entry_changed_behind_a_checkpoint_is_found_by_the_digest() {
    verify(Extent.SINCE_CHECKPOINT);
    long entry = entry("round:1", 1);
    forge(entry);

    List<String> expected =
        List.of("entry was changed: round:1#1", differs(entry, checkpointOf(entry)));
    assertThat(verify(Extent.SINCE_CHECKPOINT).faults()).isEqualTo(expected);
    assertThat(verify(Extent.ALL).faults()).as("by all").isEqualTo(expected);
  }

  @Test
  void a_column_without_a_value_that_gets_one_behind_a_checkpoint_is_found_by_the_digest() {
    verify(Extent.SINCE_CHECKPOINT);
    long entry = number("SELECT MIN(id) FROM audit_entry WHERE witness_hash IS NULL");
    app.withoutTriggersOf(
        List.of("audit_entry"),
        () ->
            app.sql(
                "SET STATEMENT check_constraint_checks = 0 FOR"
                    + " UPDATE audit_entry SET witness_hash = '-' WHERE id = "
                    + entry));

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults())
        .contains(differs(entry, checkpointOf(entry)));
  }

  @Test
  void an_entry_deleted_behind_a_checkpoint_is_found_by_the_digest() {
    verify(Extent.SINCE_CHECKPOINT);
    long entry = entry("round:2", 3);
    String expected = differs(entry, checkpointOf(entry));
    app.withoutTriggersOf(
        List.of("audit_entry"), () -> app.sql("DELETE FROM audit_entry WHERE id = " + entry));

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults()).contains(expected);
    assertThat(verify(Extent.ALL).faults()).contains(expected, "chain is broken before round:2#4");
  }

  @Test
  void a_piece_of_which_every_entry_was_deleted_is_found_by_its_checkpoint() {
    verify(Extent.SINCE_CHECKPOINT);
    long entry = entry("round:2", 3);
    String expected = differs(entry, checkpointOf(entry));
    app.withoutTriggersOf(
        List.of("audit_entry"),
        () -> app.sql("DELETE FROM audit_entry WHERE id DIV 4 = " + entry / SIZE));

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults()).contains(expected);
    assertThat(verify(Extent.ALL).faults()).contains(expected);
  }

  @Test
  void pieces_of_another_size_get_checkpoints_of_their_own() {
    verify(Extent.SINCE_CHECKPOINT);
    TestApp other = app.node(app.files(), Map.of("muwahhad.audit.checkpoint-entries", SIZE + 1));

    VerifyAudit.Verification found =
        other
            .get(VerifyAudit.class)
            .run(Extent.SINCE_CHECKPOINT, List.of(), (done, about, isRecomputed) -> {});

    assertThat(found.faults()).isEmpty();
    assertThat(found.recomputed()).isEqualTo(found.entries());
  }

  @Test
  void an_entry_changed_after_the_last_checkpoint_is_recomputed() {
    verify(Extent.SINCE_CHECKPOINT);
    forge(entry("round:3", 1));

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults())
        .containsExactly("entry was changed: round:3#1");
    assertThat(verify(Extent.ALL).faults()).containsExactly("entry was changed: round:3#1");
  }

  @Test
  void nothing_is_signed_once_anything_was_found() {
    forge(entry("round:1", 1));

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults())
        .containsExactly("entry was changed: round:1#1");
    long piece = entry("round:1", 1) / SIZE * SIZE;
    assertThat(number("SELECT COUNT(*) FROM audit_checkpoint WHERE last_entry >= " + piece))
        .isZero();
  }

  @Test
  void a_checkpoint_that_is_made_to_agree_with_a_changed_entry_is_not_signed() {
    verify(Extent.SINCE_CHECKPOINT);
    AuditCheckpoints.Checkpoint newest = newest();
    app.withoutTriggersOf(
        List.of("audit_entry"),
        () ->
            app.sql(
                "UPDATE audit_entry SET detail = '%s' WHERE id = %d"
                    .formatted(FORGED, newest.lastEntry())));
    String forged = "f".repeat(64);
    String hash =
        AuditCheckpoints.Checkpoint.hash(
            newest.previousHash(),
            newest.at(),
            newest.pass(),
            newest.passEnd(),
            newest.piece(),
            newest.entries(),
            forged);
    change("entries_sha256 = '%s', hash = '%s'".formatted(forged, hash), newest.id());

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults())
        .contains("signature of the checkpoint is not the platform’s: " + newest.id())
        .anyMatch(f -> f.startsWith("entry was changed: "));
  }

  @Test
  void a_changed_checkpoint_is_a_finding_and_its_piece_is_recomputed() {
    verify(Extent.SINCE_CHECKPOINT);
    AuditCheckpoints.Checkpoint newest = newest();
    long before = verify(Extent.SINCE_CHECKPOINT).recomputed();
    change("entries = entries + 1", newest.id());

    VerifyAudit.Verification found = verify(Extent.SINCE_CHECKPOINT);

    assertThat(found.faults())
        .containsExactly(
            "a checkpoint was changed, or the one before it is missing: " + newest.id());
    assertThat(found.recomputed()).isEqualTo(before + newest.entries());
  }

  @Test
  void a_checkpoint_taken_out_of_the_middle_is_found() {
    verify(Extent.SINCE_CHECKPOINT);
    app.withoutTriggersOf(
        List.of("audit_checkpoint"),
        () -> app.sql("DELETE FROM audit_checkpoint ORDER BY id LIMIT 1"));

    assertThat(verify(Extent.SINCE_CHECKPOINT).faults())
        .containsExactly(
            "a checkpoint was changed, or the one before it is missing: "
                + app.ask("SELECT MIN(id) FROM audit_checkpoint"));
  }

  @Test
  void the_newest_checkpoint_taken_away_costs_time_alone() {
    verify(Extent.SINCE_CHECKPOINT);
    AuditCheckpoints.Checkpoint newest = newest();
    long before = verify(Extent.SINCE_CHECKPOINT).recomputed();
    app.withoutTriggersOf(
        List.of("audit_checkpoint"),
        () -> app.sql("DELETE FROM audit_checkpoint WHERE id = " + newest.id()));

    VerifyAudit.Verification again = verify(Extent.SINCE_CHECKPOINT);

    assertThat(again.faults()).isEmpty();
    assertThat(again.recomputed()).isEqualTo(before + newest.entries());
    assertThat(newest().piece()).as("signed anew").isEqualTo(newest.piece());
  }

  @Test
  void an_interrupted_verification_of_what_is_new_is_gone_on_with() {
    interrupt(Extent.SINCE_CHECKPOINT);

    assertThat(number("SELECT COUNT(*) FROM audit_checkpoint")).isEqualTo(2);
    long left = entriesWithoutCheckpoint();
    VerifyAudit.Verification rest = verify(Extent.SINCE_CHECKPOINT);
    assertThat(rest.faults()).isEmpty();
    assertThat(rest.recomputed()).isEqualTo(left).isLessThan(rest.entries());
  }

  @Test
  void an_interrupted_verification_of_everything_is_gone_on_with_and_the_next_one_begins_anew() {
    verify(Extent.SINCE_CHECKPOINT);
    interrupt(Extent.ALL);

    assertThat(number("SELECT COUNT(*) FROM audit_checkpoint WHERE pass = 1")).isEqualTo(2);
    long verified = number("SELECT SUM(entries) FROM audit_checkpoint WHERE pass = 1");
    VerifyAudit.Verification rest = verify(Extent.ALL);
    assertThat(rest.faults()).isEmpty();
    assertThat(rest.recomputed()).isEqualTo(rest.entries() - verified);
    assertThat(rest.leftOut()).doesNotContain(Finding.of("files-left-to-all"));

    VerifyAudit.Verification next = verify(Extent.ALL);
    assertThat(next.recomputed()).isEqualTo(next.entries());
    assertThat(number("SELECT MAX(pass) FROM audit_checkpoint")).isEqualTo(2);
  }

  @Test
  void a_copy_of_the_record_is_verified_as_a_whole_and_gets_no_checkpoint() {
    VerifyAudit.Verification first = verify(Extent.COPY);

    assertThat(first.faults()).isEmpty();
    assertThat(number("SELECT COUNT(*) FROM audit_checkpoint")).isZero();

    interrupt(Extent.ALL);
    VerifyAudit.Verification second = verify(Extent.COPY);
    assertThat(second.recomputed()).isEqualTo(second.entries());
    assertThat(number("SELECT COUNT(*) FROM audit_checkpoint")).isEqualTo(2);
    forge(entry("round:1", 1));
    assertThat(verify(Extent.COPY).faults()).contains("entry was changed: round:1#1");
  }

  @Test
  void a_verification_of_everything_that_was_interrupted_long_ago_is_begun_anew() {
    interrupt(Extent.ALL);
    app.moveClockOn(Duration.ofDays(8));

    VerifyAudit.Verification anew = verify(Extent.ALL);

    assertThat(anew.faults()).isEmpty();
    assertThat(anew.recomputed()).isEqualTo(anew.entries());
    assertThat(number("SELECT MAX(pass) FROM audit_checkpoint")).isEqualTo(2);
  }

  @Test
  void the_database_refuses_to_change_or_delete_a_checkpoint() {
    verify(Extent.SINCE_CHECKPOINT);

    assertThatThrownBy(() -> app.sql("UPDATE audit_checkpoint SET entries = 1"))
        .hasMessageContaining("audit.append-only");
    assertThatThrownBy(() -> app.sql("DELETE FROM audit_checkpoint"))
        .hasMessageContaining("audit.append-only");
  }

  private VerifyAudit.Verification verify(Extent extent) {
    return app.get(VerifyAudit.class).run(extent, List.of(), (done, about, isRecomputed) -> {});
  }

  /** Ends a verification after its second piece. */
  private void interrupt(Extent extent) {
    VerifyAudit.Progress progress =
        (done, about, isRecomputed) -> {
          if (done == 2) {
            throw new CancellationException("after two pieces");
          }
        };
    assertThatThrownBy(() -> app.get(VerifyAudit.class).run(extent, List.of(), progress))
        .isInstanceOf(CancellationException.class);
  }

  private void forge(long entry) {
    app.withoutTriggersOf(
        List.of("audit_entry"),
        () ->
            app.sql("UPDATE audit_entry SET detail = '%s' WHERE id = %d".formatted(FORGED, entry)));
  }

  private void change(String columns, long checkpoint) {
    app.withoutTriggersOf(
        List.of("audit_checkpoint"),
        () ->
            app.sql("UPDATE audit_checkpoint SET %s WHERE id = %d".formatted(columns, checkpoint)));
  }

  private long entry(String chain, int position) {
    return number(
        """
        SELECT e.id FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = '%s' AND e.position = %d"""
            .formatted(chain, position));
  }

  private AuditCheckpoints.Checkpoint newest() {
    List<AuditCheckpoints.Checkpoint> all =
        app.get(AuditCheckpoints.class).listAfter(Long.MIN_VALUE);
    return all.get(all.size() - 1);
  }

  private long checkpointOf(long entry) {
    return number(
        "SELECT id FROM audit_checkpoint WHERE %d BETWEEN first_entry AND last_entry"
            .formatted(entry));
  }

  private static String differs(long entry, long checkpoint) {
    long first = entry / SIZE * SIZE;
    return "the entries numbered %d to %d are not as they were when checkpoint %d was signed"
        .formatted(first, first + SIZE - 1, checkpoint);
  }

  private long entriesWithoutCheckpoint() {
    return number(
        """
        SELECT COUNT(*) FROM audit_entry e
         WHERE NOT EXISTS (SELECT 1 FROM audit_checkpoint p
                            WHERE e.id BETWEEN p.first_entry AND p.last_entry)""");
  }

  private long number(String query) {
    return Long.parseLong(app.ask(query));
  }

  @SuppressWarnings("unchecked")
  private void act(String chain, String what) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TestActs.record(app, buyer, chain, what);
          return true;
        });
  }
}
