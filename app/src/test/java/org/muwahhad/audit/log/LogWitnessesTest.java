package org.muwahhad.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.audit.log.LogFixture.STATES;
import static org.muwahhad.audit.log.LogFixture.verifier;
import static org.muwahhad.audit.log.LogFixture.witness;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Finding;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.UnusableSetting;
import org.muwahhad.web.Page;

/** States co-sign the head of the log, and what holds of who does. */
@Tag("long")
class LogWitnessesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private static final Actor AUDITOR = WORLD.aPersonWho(Role.AUDITOR);

  @BeforeAll
  static void five_states_witness() {
    STATES.forEach(s -> LogFixture.register(APP, ADMINISTRATOR, s));
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
  void an_administrator_has_the_service_ask_nothing_that_is_not_public() {
    RegisterWitness register = APP.get(RegisterWitness.class);
    String key = verifier("SA");

    for (String address :
        List.of("http://w.example.sa", "https://localhost", "https://w.example.sa?x=1")) {
      assertThatThrownBy(() -> register.run(ADMINISTRATOR, witness("SA", key, address)))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r ->
                  assertThat(r.faults())
                      .extracting(Refusal.Fault::code)
                      .containsExactly("log.address-form"));
    }
    HttpWitnessCalls calls = new HttpWitnessCalls(new WitnessTarget(""), Duration.ofSeconds(5));
    assertThatThrownBy(() -> calls.add("https://127.0.0.1:1", ""))
        .hasMessageContaining("is not public");
    assertThatThrownBy(() -> calls.add("http://127.0.0.1:1", ""))
        .hasMessageContaining("is not allowed");
    assertThat(new WitnessTarget("Witness.local").find("http://witness.local/a")).isPresent();
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
  void co_signatures_that_a_witnessed_checkpoint_had_are_missed() {
    TestApp other = TestApp.start();
    Actor administrator = World.in(other).aPersonWho(Role.ADMINISTRATOR);
    STATES.forEach(s -> LogFixture.register(other, administrator, s));
    other.get(WorkLog.class).run();
    CompareLog compare = other.get(CompareLog.class);
    assertThat(compare.findings()).isEmpty();

    deleteCosignature(other);
    assertThat(compare.findings()).as("four are enough").isEmpty();
    deleteCosignature(other);
    assertThat(compare.findings())
        .containsExactly(Finding.of("log-cosignatures-few", newest(other).size(), 3L));
  }

  private static void deleteCosignature(TestApp app) {
    app.withoutTriggersOf(
        List.of("log_cosignature"),
        () -> app.sql("DELETE FROM log_cosignature ORDER BY witness_id LIMIT 1"));
  }

  @Test
  void a_log_that_was_written_anew_gets_no_co_signature() {
    TestApp other = TestApp.start();
    World world = World.in(other);
    Actor administrator = world.aPersonWho(Role.ADMINISTRATOR);
    STATES.forEach(s -> LogFixture.register(other, administrator, s));
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

  @Test
  void an_older_state_of_a_log_that_goes_on_elsewhere_signs_nothing_under_its_name() {
    TestApp other = TestApp.start();
    World world = World.in(other);
    Actor administrator = world.aPersonWho(Role.ADMINISTRATOR);
    Actor buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    STATES.forEach(s -> LogFixture.register(other, administrator, s));
    other.get(WorkLog.class).run();
    long restored = newest(other).size();
    LogFixture.act(other, buyer, "round:70");
    other.get(WorkLog.class).run();
    assertThat(newest(other).size()).isGreaterThan(restored);
    assertThat(restarted(other, new LongerLogs()).isContinuedElsewhere(newest(other)))
        .as("what the witnesses know is here")
        .isFalse();
    other.dropTriggers();
    other.sql("DELETE FROM log_cosignature WHERE size > " + restored);
    other.sql("DELETE FROM log_checkpoint WHERE size > " + restored);
    other.sql("DELETE FROM log_entry WHERE leaf_index >= " + restored);
    other.sql("UPDATE log_head SET settled_entry = 0, swept_at = NULL, size = " + restored);

    LongerLogs longer = new LongerLogs();
    WitnessCalls gateway = (address, body) -> new WitnessCalls.WitnessAnswer(502, "Bad gateway");
    assertThat(asking(other, longer, List.of(gateway)).isContinuedElsewhere(newest(other)))
        .as("a gateway in between knows nothing of the log")
        .isFalse();
    WorkLog work =
        new WorkLog(
            LogFixture.transactions(other),
            other.get(LogTables.class),
            other.get(LogQueries.class),
            Duration.ofMinutes(5),
            other.get(GrowLog.class),
            other.get(SignCheckpoint.class),
            restarted(other, longer),
            () -> other.get(EmbeddedServer.class));

    for (int turn = 0; turn < 2; turn++) {
      assertThatThrownBy(work::run)
          .isInstanceOf(UnusableSetting.class)
          .hasMessageContaining("muwahhad.log.origin");
    }
    assertThat(newest(other).size()).isEqualTo(restored);
    assertThat(longer.isElsewhere()).isTrue();
    assertThat(other.ask("SELECT claim IS NULL FROM log_head")).isEqualTo("1");
  }

  private static LogQueries.SignedCheckpoint newest(TestApp app) {
    return app.get(LogQueries.class).findNewest().orElseThrow();
  }

  /** As a node has it that starts. */
  private static AskWitnesses restarted(TestApp app, LongerLogs longer) {
    return asking(
        app,
        longer,
        List.copyOf(app.get(ApplicationContext.class).getBeansOfType(WitnessCalls.class)));
  }

  private static AskWitnesses asking(TestApp app, LongerLogs longer, List<WitnessCalls> calls) {
    return new AskWitnesses(
        LogFixture.transactions(app),
        app.get(LogTables.class),
        app.get(LogQueries.class),
        calls,
        longer);
  }

  @Test
  void few_witnesses_that_name_a_longer_log_do_not_stop_it() {
    LongerLogs longer = new LongerLogs();
    List<Long> five = List.of(1L, 2L, 3L, 4L, 5L);
    longer.note(1, 16);

    assertThat(longer.find(five, 8, 4)).as("four are left").isFalse();
    longer.note(2, 16);
    assertThat(longer.find(five, 8, 4)).as("three are left").isTrue();
    assertThat(longer.isElsewhere()).isTrue();
    assertThat(longer.find(five, 16, 4)).as("what they name is signed here").isFalse();
    assertThat(longer.find(List.of(), 8, 0)).as("without witnesses nobody knows").isFalse();
    longer.forget(2);
    assertThat(longer.find(five, 8, 4)).isFalse();
  }

  private static long grow() {
    return APP.get(GrowLog.class).run();
  }

  private static void act(String chain) {
    LogFixture.act(APP, BUYER, chain);
  }

  private static String lastAct() {
    return APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1");
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(code);
  }
}
