package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.audit.Finding;
import org.muwahhad.demand.DemandEntry.RoundAggregated;
import org.muwahhad.reports.signature.OnlineAuthority;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Page;
import org.muwahhad.witness.Witness;

/**
 * The tree behind the chains: every entry is a leaf once, in the order in which acts were
 * committed; states co-sign its head; what was changed afterwards is found.
 */
@Tag("long")
class LogTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private static final Actor AUDITOR = WORLD.aPersonWho(Role.AUDITOR);
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA");

  @BeforeAll
  static void five_states_witness() {
    STATES.forEach(LogTest::register);
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
  void an_act_that_is_committed_late_becomes_a_later_leaf_and_none_is_left_out() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    ExecutorService slow = Executors.newSingleThreadExecutor();
    Future<Boolean> late =
        slow.submit(
            () ->
                transactions()
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
  void enough_states_witness_a_checkpoint_and_its_proofs_hold_without_the_service() {
    act("round:60");
    assertThat(APP.get(WorkLog.class).run()).isTrue();

    LogProofs.LogProof proof =
        APP.get(LogProofs.class).find("demand.round-aggregated", "round", "60", "").orElseThrow();
    TlogProof read = TlogProof.find(String.valueOf(proof.proof())).orElseThrow();
    List<NoteKey> keys = STATES.stream().map(s -> NoteKey.find(verifier(s)).orElseThrow()).toList();
    NoteKey log = NoteKey.find(APP.get(ViewLog.class).verifierKey()).orElseThrow();
    TlogProof.ProofVerdict verdict = read.check(List.of(log), keys);

    assertThat(proof.stage()).isEqualTo(LogProofs.ProofStage.WITNESSED);
    assertThat(proof.states()).containsExactlyElementsOf(STATES);
    assertThat(verdict.isGood(4)).isTrue();
    assertThat(verdict.isGood(6)).isFalse();
    assertThat(read.opening().act()).isEqualTo("demand.round-aggregated");
    assertThat(read.written()).isEqualTo(proof.proof());

    TlogProof otherDetail =
        new TlogProof(read.opening(), "{\"code\":\"x\"}", read.inclusion(), read.note());
    assertThat(otherDetail.check(List.of(log), keys).isDetail()).isFalse();
    assertThat(read.json()).startsWith("{");
    assertThat(read.opening().isDetail(read.json()))
        .as("whoever is not given the salt cannot try out what it says")
        .isFalse();
    LeafOpening opening = read.opening();
    LeafOpening otherAct =
        new LeafOpening(
            opening.salt(),
            opening.record(),
            opening.at(),
            "demand.withdrawn",
            opening.object(),
            opening.detailSha256());
    assertThat(
            new TlogProof(otherAct, read.detail(), read.inclusion(), read.note())
                .check(List.of(log), keys)
                .isIncluded())
        .isFalse();
    assertThat(read.check(List.of(), keys).isSigned()).isFalse();
    assertThat(read.check(List.of(log), List.of()).isGood(1)).isFalse();
  }

  @Test
  void an_entry_waits_for_its_checkpoint_and_then_for_its_witnesses() {
    act("round:61");
    LogProofs proofs = APP.get(LogProofs.class);

    assertThat(proofs.find("demand.round-aggregated", "round", "61", "").orElseThrow().stage())
        .isEqualTo(LogProofs.ProofStage.WAITING);
    grow();
    APP.get(SignCheckpoint.class).run();
    assertThat(proofs.find("demand.round-aggregated", "round", "61", "").orElseThrow().stage())
        .isEqualTo(LogProofs.ProofStage.SIGNED);
    assertThat(APP.get(AskWitnesses.class).run()).isTrue();
    assertThat(proofs.find("demand.round-aggregated", "round", "61", "").orElseThrow().stage())
        .isEqualTo(LogProofs.ProofStage.WITNESSED);
    assertThat(proofs.find("demand.round-aggregated", "round", "99999", "")).isEmpty();
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
  void witnesses_and_the_rule_are_named_by_administrators_alone() {
    RegisterWitness register = APP.get(RegisterWitness.class);
    String key = verifier("SA");

    assertThatThrownBy(() -> register.run(AUDITOR, witness("SA", key, "https://w.example.sa")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> register.run(ADMINISTRATOR, witness("XX", "no key", "ftp://w/")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("shared.not-a-choice", "log.key-form", "log.address-form"));
    assertThatThrownBy(() -> register.run(ADMINISTRATOR, witness("AE", key, "https://w.ae")))
        .hasMessage("log.witness-there");
    assertThatThrownBy(
            () -> register.run(ADMINISTRATOR, witness("SA", verifier("AE"), "https://w.sa")))
        .hasMessage("log.key-known");
    register.run(ADMINISTRATOR, witness("SA", key, "https://w.example.sa"));
    assertThat(lastAct()).isEqualTo("log.witness-registered");
    long id = Long.parseLong(APP.ask("SELECT id FROM log_witness WHERE state_code = 'SA'"));
    refused("log.witness-fixed", "UPDATE log_witness SET address = 'https://other'");
    refused("log.witness-fixed", "DELETE FROM log_witness");

    APP.get(EndWitness.class).run(ADMINISTRATOR, id);
    assertThat(lastAct()).isEqualTo("log.witness-ended");
    assertThatThrownBy(() -> APP.get(EndWitness.class).run(ADMINISTRATOR, id))
        .hasMessage("log.witness-fixed");
    assertThatThrownBy(() -> APP.get(EndWitness.class).run(ADMINISTRATOR, 999_999))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_rule_holds_from_a_later_day_and_is_not_changed() {
    SetLogPolicy set = APP.get(SetLogPolicy.class);
    LocalDate today = LocalDate.now(Page.RIYADH);

    assertThatThrownBy(() -> set.run(ADMINISTRATOR, new SetLogPolicy.NewPolicy(7, today)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("log.states-form", "log.policy-from"));
    set.run(ADMINISTRATOR, new SetLogPolicy.NewPolicy(5, today.plusDays(40)));
    assertThat(lastAct()).isEqualTo("log.policy-set");
    assertThat(APP.ask("SELECT states_needed FROM log_policy_in_force")).isEqualTo("4");
    assertThatThrownBy(
            () -> set.run(ADMINISTRATOR, new SetLogPolicy.NewPolicy(3, today.plusDays(40))))
        .hasMessage("log.policy-there");
    refused("log.policy-fixed", "UPDATE log_policy SET states_needed = 0");
    refused("log.policy-fixed", "DELETE FROM log_policy");
    refused(
        "log.policy-from",
        """
        INSERT INTO log_policy (valid_from, states_needed, set_by, set_at)
        VALUES ('2020-02-01', 0, %d, UTC_TIMESTAMP(6))\
        """
            .formatted(ADMINISTRATOR.personId()));
  }

  @Test
  void administrators_and_auditors_are_told_on_every_page_that_witnesses_are_missing() {
    TestApp other = TestApp.start(Map.of("muwahhad.log.alarm-after", "10m"));
    World world = World.in(other);
    Browserless administrator = Browserless.signedInAs(other, world.aPersonWho(Role.ADMINISTRATOR));
    Browserless auditor = Browserless.signedInAs(other, world.aPersonWho(Role.AUDITOR));
    Browserless buyer = Browserless.signedInAs(other, world.aPersonWho(Role.CENTRAL_BUYER));
    String alarm = "/log/witnesses\">";
    other.get(WorkLog.class).run();

    assertThat(administrator.get("/sessions").body()).doesNotContain(alarm);
    other.without(
        "tr_log_checkpoint_signed",
        () -> other.sql("UPDATE log_checkpoint SET signed_at = SYSDATE(6) - INTERVAL 11 MINUTE"));

    for (String page : List.of("/sessions", "/audit", "/messages")) {
      assertThat(administrator.get(page).body()).as(page).contains(alarm);
      assertThat(auditor.get(page).body()).as(page).contains(alarm);
    }
    assertThat(buyer.get("/sessions").body()).doesNotContain(alarm);
    assertThat(other.get(LogAlarms.class).find()).contains(LogAlarms.LogAlarm.UNWITNESSED);
    HttpResponse<String> figures = administrator.get("/prometheus");
    assertThat(figures.body()).contains("muwahhad_log_alarm 1.0");
  }

  @Test
  void whoever_changes_the_record_or_the_log_is_found() {
    TestApp other = TestApp.start();
    Actor buyer = World.in(other).aPersonWho(Role.CENTRAL_BUYER);
    for (int i = 1; i <= 5; i++) {
      act(other, buyer, "round:1");
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

  @Test
  void checkpoints_are_time_stamped_where_an_authority_is_configured() throws Exception {
    try (OnlineAuthority authority = new OnlineAuthority()) {
      TestApp other =
          TestApp.start(Map.of("muwahhad.signing.timestamp-url", authority.stamps().toString()));
      other.get(WorkLog.class).run();
      LogQueries.SignedCheckpoint signed = other.get(LogQueries.class).findNewest().orElseThrow();
      TimeStampToken token =
          new TimeStampToken(new CMSSignedData(Objects.requireNonNull(signed.timeStamp())));

      assertThat(token.getTimeStampInfo().getMessageImprintDigest())
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(signed.note().getBytes(UTF_8)));
    }
  }

  @Test
  void a_log_that_was_written_anew_gets_no_co_signature() {
    TestApp other = TestApp.start();
    World world = World.in(other);
    Actor administrator = world.aPersonWho(Role.ADMINISTRATOR);
    STATES.forEach(s -> register(other, administrator, s));
    other.get(WorkLog.class).run();
    assertThat(other.ask("SELECT COUNT(*) FROM log_checkpoint WHERE witnessed_at IS NOT NULL"))
        .isEqualTo("1");
    other.dropTriggers();
    other.sql("DELETE FROM log_cosignature");
    other.sql("DELETE FROM log_checkpoint");
    other.sql("DELETE FROM log_entry");
    other.sql("UPDATE log_head SET size = 0, settled_entry = 0, swept_at = NULL");

    other.get(GrowLog.class).run();
    other.get(GrowLog.class).run();
    other.get(SignCheckpoint.class).run();

    assertThat(other.get(AskWitnesses.class).run())
        .as("the salts are new, and so is the tree")
        .isFalse();
    assertThat(other.ask("SELECT COUNT(*) FROM log_cosignature")).isEqualTo("0");
  }

  private static void register(String state) {
    register(APP, ADMINISTRATOR, state);
  }

  private static void register(TestApp app, Actor administrator, String state) {
    app.get(RegisterWitness.class)
        .run(administrator, witness(state, verifier(state), "demonstration:" + state));
  }

  private static RegisterWitness.NewWitness witness(String state, String key, String address) {
    return new RegisterWitness.NewWitness(state, key, address);
  }

  /** As the witnesses of a demonstration have it. */
  private static String verifier(String state) {
    String seed = Sha256.of(("Muwahhad demonstration witness " + state).getBytes(UTF_8));
    return Witness.verifierOfDemonstration(
        "demonstration-witness-" + state.toLowerCase(Locale.ROOT), HexFormat.of().parseHex(seed));
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
    act(APP, BUYER, chain);
  }

  private static void act(TestApp app, Actor buyer, String chain) {
    transactions(app)
        .executeWrite(
            status -> {
              record(app, buyer, chain);
              return true;
            });
  }

  private static void record(String chain) {
    record(APP, BUYER, chain);
  }

  private static void record(TestApp app, Actor buyer, String chain) {
    long round = Long.parseLong(chain.substring("round:".length()));
    app.get(AuditLog.class).record(buyer, new RoundAggregated(round, "of a test", 0));
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

  private static String lastAct() {
    return APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1");
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(code);
  }

  private static TransactionOperations<Connection> transactions() {
    return transactions(APP);
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions(TestApp app) {
    return app.get(TransactionOperations.class);
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
