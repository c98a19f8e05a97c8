package org.muwahhad.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Finding;

/**
 * The tree behind the chains: every entry is a leaf once, in the order in which acts were
 * committed; what was changed afterwards is found.
 */
@Tag("long")
class LogTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);

  @BeforeAll
  static void five_states_witness() {
    LogFixture.STATES.forEach(s -> LogFixture.register(APP, ADMINISTRATOR, s));
  }

  @Test
  void every_entry_becomes_a_leaf_once_and_the_tree_grows_by_whole_steps() {
    long before = grow();
    act("round:1");
    act("round:1");
    long after = grow();
    long idle = grow();

    assertThat(after).isEqualTo(before + 8);
    assertThat(idle).as("it grows as much where nothing happened").isEqualTo(after + 8);
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry e LEFT JOIN log_entry l ON l.audit_entry_id = e.id
                 WHERE l.leaf_index IS NULL\
                """))
        .isEqualTo("0");
    assertThat(APP.ask("SELECT COUNT(*) = MAX(leaf_index) + 1 FROM log_entry")).isEqualTo("1");
    assertThat(findings()).isEmpty();
  }

  @Test
  void entries_whose_numbers_lie_far_apart_become_leaves_in_one_turn() {
    TestApp other = TestApp.start();
    Actor buyer = World.in(other).aPersonWho(Role.CENTRAL_BUYER);
    LogFixture.act(other, buyer, "round:1");
    other.sql("ALTER TABLE audit_entry AUTO_INCREMENT = " + (2 * GrowLog.PIECE + 50_001));
    LogFixture.act(other, buyer, "round:1");

    other.get(GrowLog.class).run();

    assertThat(
            other.ask(
                """
                SELECT COUNT(*) FROM audit_entry e LEFT JOIN log_entry l ON l.audit_entry_id = e.id
                 WHERE l.leaf_index IS NULL\
                """))
        .isEqualTo("0");
    assertThat(other.ask("SELECT MAX(audit_entry_id) > 250000 FROM log_entry")).isEqualTo("1");
  }

  @Test
  void an_act_that_is_committed_late_becomes_a_later_leaf_and_none_is_left_out() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    ExecutorService slow = Executors.newSingleThreadExecutor();
    Future<Boolean> late =
        slow.submit(
            () ->
                LogFixture.transactions(APP)
                    .executeWrite(
                        status -> {
                          record("round:21");
                          written.countDown();
                          await(mayEnd);
                          return true;
                        }));
    assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
    act("round:22");
    grow();
    mayEnd.countDown();
    late.get(30, TimeUnit.SECONDS);
    slow.shutdown();
    grow();

    assertThat(entry("round:21")).as("its number is lower").isLessThan(entry("round:22"));
    assertThat(leaf("round:21")).as("and its leaf later").isGreaterThan(leaf("round:22"));
    assertThat(findings()).isEmpty();
  }

  @Test
  void nodes_that_append_at_once_leave_no_gap_and_keep_the_order_of_each_chain() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(6);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String chain = "round:" + (40 + i % 3);
      work.add(
          () -> {
            act(chain);
            return true;
          });
      work.add(
          () -> {
            grow();
            return true;
          });
    }
    for (Future<Boolean> done : nodes.invokeAll(work)) {
      assertThat(done.get()).isTrue();
    }
    nodes.shutdown();
    grow();

    assertThat(APP.ask("SELECT COUNT(*) = MAX(leaf_index) + 1 FROM log_entry")).isEqualTo("1");
    assertThat(APP.ask("SELECT size = (SELECT COUNT(*) FROM log_entry) FROM log_head"))
        .isEqualTo("1");
    assertThat(findings()).isEmpty();
  }

  @Test
  void anybody_reads_the_log_as_tiles_and_recomputes_its_head() {
    APP.get(WorkLog.class).run();
    Browserless anybody = Browserless.at(APP);
    String note = anybody.get("/log/checkpoint").body();
    Checkpoint checkpoint = SignedNote.find(note).flatMap(Checkpoint::find).orElseThrow();
    GrowingTree tree = new GrowingTree();
    APP.get(LogQueries.class)
        .listCommitments(0, checkpoint.size() - 1)
        .forEach(c -> tree.add(MerkleTree.leafHash(HexFormat.of().parseHex(c))));

    assertThat(tree.root()).isEqualTo(checkpoint.rootHash());
    assertThat(anybody.get("/log/key").body())
        .isEqualTo(APP.get(ViewLog.class).verifierKey() + "\n");
    long full = checkpoint.size() / 256;
    long rest = checkpoint.size() % 256;
    LogTiles tiles = APP.get(LogTiles.class);
    if (rest > 0) {
      String last = "%03d.p/%d".formatted(full, rest);
      assertThat(tiles.find("0", last).orElseThrow()).hasSize((int) rest * 32);
      assertThat(tiles.find("entries", last).orElseThrow()).hasSize((int) rest * 34);
      assertThat(anybody.get("/log/tile/0/" + last).statusCode()).isEqualTo(200);
      assertThat(tiles.find("0", "%03d.p/%d".formatted(full, Math.min(rest + 8, 255)))).isEmpty();
    }
    for (String none : List.of("x000/000", "0", "000.p/0", "000.p/256", "999", "../000")) {
      assertThat(tiles.find("0", none)).as(none).isEmpty();
    }
    assertThat(anybody.get("/log/tile/9/000").statusCode()).isEqualTo(404);
    assertThat(anybody.get("/log").body()).contains(checkpoint.root());
  }

  @Test
  void the_page_checks_a_proof_and_says_what_is_wrong_with_another() {
    act("round:62");
    APP.get(WorkLog.class).run();
    String proof =
        String.valueOf(
            APP.get(LogProofs.class)
                .find("demand.round-aggregated", "round", "62", "")
                .orElseThrow()
                .proof());
    ViewLog view = APP.get(ViewLog.class);

    assertThat(view.check(TlogProof.find(proof).orElseThrow()).verdict().isGood(4)).isTrue();
    TlogProof moved = TlogProof.find(proof.replaceFirst("index [0-9]+", "index 0")).orElseThrow();
    assertThat(view.check(moved).verdict().isIncluded()).isFalse();
    assertThat(TlogProof.find("no proof")).isEmpty();
    assertThat(TlogProof.find(proof.replace("tlog-proof@v1", "tlog-proof@v2"))).isEmpty();
  }

  @Test
  void the_database_refuses_whatever_would_change_the_log() {
    APP.get(WorkLog.class).run();

    refused("log.append-only", "UPDATE log_entry SET salt = REPEAT('0', 64) LIMIT 1");
    refused("log.append-only", "DELETE FROM log_entry ORDER BY leaf_index DESC LIMIT 1");
    refused("log.append-only", "UPDATE log_head SET size = size - 1");
    refused("log.append-only", "DELETE FROM log_head");
    refused("log.append-only", "UPDATE log_checkpoint SET root = REPEAT('0', 64)");
    refused("log.append-only", "DELETE FROM log_cosignature");
    refused(
        "log.gap",
        """
        INSERT INTO log_entry (leaf_index, salt, commitment, leaf_hash)
        SELECT MAX(leaf_index) + 2, REPEAT('0', 64), REPEAT('0', 64), REPEAT('0', 64)
          FROM log_entry\
        """);
    refused(
        "log.checkpoint-order",
        """
        INSERT INTO log_checkpoint (size, origin, root, note, signed_at)
        SELECT size + 1, 'x', REPEAT('0', 64), 'x', SYSDATE(6) FROM log_head\
        """);
    grow();
    APP.get(SignCheckpoint.class).run();
    refused(
        "log.too-few-witnesses",
        "UPDATE log_checkpoint SET witnessed_at = SYSDATE(6) WHERE witnessed_at IS NULL");
    APP.get(AskWitnesses.class).run();
  }

  @Test
  void whoever_changes_the_record_or_the_log_is_found() {
    TestApp other = TestApp.start();
    Actor buyer = World.in(other).aPersonWho(Role.CENTRAL_BUYER);
    for (int i = 1; i <= 5; i++) {
      LogFixture.act(other, buyer, "round:1");
    }
    other.get(WorkLog.class).run();
    CompareLog compare = other.get(CompareLog.class);
    SignedNote kept =
        SignedNote.find(other.get(ViewLog.class).findCheckpoint().orElseThrow()).orElseThrow();
    assertThat(compare.findings()).isEmpty();
    assertThat(compare.holdAgainst(List.of(kept))).isEmpty();
    other.dropTriggers();
    String leaf =
        other.ask(
            """
            SELECT l.leaf_index FROM log_entry l JOIN audit_entry e ON e.id = l.audit_entry_id
             WHERE e.object_type = 'round' ORDER BY l.leaf_index LIMIT 1\
            """);

    other.sql(
        "UPDATE audit_entry SET act = 'demand.other' WHERE object_type = 'round' AND position = 1");
    assertThat(codes(compare.findings())).containsExactly("log-leaf-differs");

    // The leaf written anew as well: the tree is no more the one that was signed.
    LogQueries.LoggedLeaf read =
        other.get(LogQueries.class).listLeaves(Long.parseLong(leaf), Long.parseLong(leaf)).get(0);
    byte[] commitment = read.opening().commitment();
    HexFormat hex = HexFormat.of();
    other.sql(
        "UPDATE log_entry SET commitment = '%s', leaf_hash = '%s' WHERE leaf_index = %s"
            .formatted(
                hex.formatHex(commitment), hex.formatHex(MerkleTree.leafHash(commitment)), leaf));
    assertThat(codes(compare.findings())).contains("log-checkpoint-differs");

    // The head signed anew with the key of the log: only a checkpoint kept elsewhere shows it.
    other.sql("DELETE FROM log_cosignature");
    other.sql("DELETE FROM log_checkpoint");
    other.get(SignCheckpoint.class).run();
    assertThat(compare.findings()).isEmpty();
    assertThat(codes(compare.holdAgainst(List.of(kept)))).containsExactly("log-copy-differs");

    // The end cut off.
    other.sql("DELETE FROM log_checkpoint");
    other.sql("DELETE FROM log_entry WHERE leaf_index >= 4");
    other.sql("UPDATE log_head SET size = 4");
    assertThat(codes(compare.holdAgainst(List.of(kept)))).containsExactly("log-copy-cut");
  }

  private static long grow() {
    return APP.get(GrowLog.class).run();
  }

  private static List<Finding> findings() {
    APP.get(SignCheckpoint.class).run();
    return APP.get(CompareLog.class).findings();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).distinct().toList();
  }

  private static void act(String chain) {
    LogFixture.act(APP, BUYER, chain);
  }

  private static void record(String chain) {
    LogFixture.record(APP, BUYER, chain);
  }

  private static long entry(String chain) {
    return Long.parseLong(
        APP.ask(
            """
            SELECT MAX(e.id) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
             WHERE c.name = '%s'\
            """
                .formatted(chain)));
  }

  private static long leaf(String chain) {
    return Long.parseLong(
        APP.ask("SELECT MAX(leaf_index) FROM log_entry WHERE audit_stream = '" + chain + "'"));
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(code);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
