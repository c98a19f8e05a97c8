package org.muwahhad.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.evaluation.flag.ViewRedFlags;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** A case of the auditors from its flag to its finding, and who learns of it when. */
@Tag("long")
class AuditCaseTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final List<String> GOOD = List.of("80", "80");
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final OpenCase openCase = APP.get(OpenCase.class);
  private final AskBuyer askBuyer = APP.get(AskBuyer.class);
  private final AnswerAuditors answerAuditors = APP.get(AnswerAuditors.class);
  private final CloseCase closeCase = APP.get(CloseCase.class);
  private final ViewCases view = APP.get(ViewCases.class);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
  private final EvaluationFixture tender =
      EvaluationFixture.lowest(APP, WORLD)
          .bid("One", "SAR", true, "101.10", "250.20")
          .bid("Two", "SAR", true, "101.10", "250.20")
          .opened()
          .declared()
          .checked()
          .scored(Map.of("One", GOOD, "Two", GOOD))
          .agreed("One", "Two")
          .ranked();
  private final String number =
      APP.ask("SELECT number FROM joint_tender WHERE id = " + tender.id());

  @Test
  void a_case_goes_from_its_sign_over_question_and_answer_to_a_finding_that_counts() {
    String key = key(RedFlagKind.SAME_PRICES);
    long confirmed = record(RedFlagKind.SAME_PRICES).confirmed();
    long id = open(key);
    assertThat(act(id)).isEqualTo("cases.opened");
    assertThat(view.get(auditor, id).auditCase().kind()).isEqualTo(RedFlagKind.SAME_PRICES);
    assertThatThrownBy(() -> open(key)).hasMessage("cases.flag-taken");
    assertThatThrownBy(() -> view.get(tender.buyer(), id)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> answerAuditors.run(tender.buyer(), id, "Early"))
        .isInstanceOf(Refusal.NotFound.class);

    ask(id, "Who compared the files?");
    assertThat(act(id)).isEqualTo("cases.asked");
    assertThatThrownBy(() -> ask(id, "And?")).hasMessage("cases.waiting");
    assertThatThrownBy(() -> close(id, CaseOutcome.CONFIRMED, CaseMeasure.NONE))
        .hasMessage("cases.waiting");
    ViewCases.CaseView seen = view.get(tender.buyer(), id);
    assertThat(seen.answer()).isTrue();
    assertThat(seen.auditCase().reason()).as("why is for auditors alone").isEmpty();
    assertThat(seen.auditCase().kind()).isNull();

    answerAuditors.run(tender.buyer(), id, " Nobody ");
    assertThat(act(id)).isEqualTo("cases.answered");
    assertThat(view.get(auditor, id).questions())
        .singleElement()
        .satisfies(q -> assertThat(q.answer()).isEqualTo("Nobody"));
    assertThatThrownBy(() -> answerAuditors.run(tender.buyer(), id, "More"))
        .hasMessage("cases.answered");
    assertThatThrownBy(() -> close(id, CaseOutcome.UNFOUNDED, CaseMeasure.REFERRAL))
        .isInstanceOf(Refusal.InvalidInput.class);

    close(id, CaseOutcome.CONFIRMED, CaseMeasure.REFERRAL);
    assertThat(act(id)).isEqualTo("cases.closed");
    assertThat(record(RedFlagKind.SAME_PRICES).confirmed()).isEqualTo(confirmed + 1);
    assertThatThrownBy(() -> ask(id, "Again?")).hasMessage("cases.closed");
  }

  @Test
  void the_database_keeps_what_is_written_and_takes_nothing_after_the_end() {
    long id = open("");
    ask(id, "Why?");
    long question = Long.parseLong(APP.ask("SELECT id FROM case_question WHERE case_id = " + id));
    for (String table : List.of("audit_case", "case_question")) {
      assertThatThrownBy(() -> APP.sql("DELETE FROM " + table)).hasMessageContaining("cases.fixed");
    }
    assertThatThrownBy(() -> APP.sql("UPDATE audit_case SET title = 'y'"))
        .hasMessageContaining("cases.fixed");
    assertThatThrownBy(() -> APP.sql(finding(id, auditor.personId())))
        .hasMessageContaining("cases.waiting");
    assertThatThrownBy(() -> APP.sql(question(id, auditor.personId(), 2)))
        .hasMessageContaining("cases.waiting");
    assertThatThrownBy(() -> APP.sql(answer(question, auditor.personId())))
        .hasMessageContaining("cases.buyers-only");

    answerAuditors.run(tender.buyer(), id, "So");
    assertThatThrownBy(() -> APP.sql(finding(id, tender.buyer().personId())))
        .hasMessageContaining("cases.auditors-only");
    assertThatThrownBy(() -> APP.sql(question(id, tender.buyer().personId(), 2)))
        .hasMessageContaining("cases.auditors-only");
    close(id, CaseOutcome.OPEN_ENDED, CaseMeasure.NONE);
    assertThatThrownBy(() -> APP.sql(question(id, auditor.personId(), 2)))
        .hasMessageContaining("cases.closed");
    for (String table : List.of("case_answer", "case_finding")) {
      assertThatThrownBy(() -> APP.sql("DELETE FROM " + table)).hasMessageContaining("cases.fixed");
    }
  }

  @Test
  void nobody_but_auditors_learns_of_a_case_until_the_buyer_is_asked_and_bidders_never_do() {
    long id = open("");
    String path = "/cases/" + id;
    Visitor seen = Visitor.of(APP, auditor);
    Visitor buyer = Visitor.of(APP, tender.buyer());
    Visitor bidder = Visitor.of(APP, tender.bidder("One"));
    Visitor administrator = Visitor.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR));

    assertThat(seen.inEnglish().get(path).body()).contains("Panel and prices", "Because it is");
    assertThat(buyer.get(path).statusCode()).isEqualTo(404);
    assertThat(buyer.get("/cases").body()).doesNotContain("href=\"" + path + "\"");
    for (String address : List.of("/cases", path, "/red-flags", "/new-case")) {
      assertThat(bidder.get(address).statusCode()).as(address).isEqualTo(403);
      assertThat(administrator.get(address).statusCode()).as(address).isEqualTo(403);
    }
    assertThat(seen.get("/api/v1/audit/entries?object=case%20" + id).body())
        .contains("cases.opened");
    assertThat(administrator.get("/api/v1/audit/entries").body()).doesNotContain("cases.opened");

    String until = LocalDate.now(RIYADH).plusDays(7).toString();
    HttpResponse<String> asked =
        seen.post(path + "/questions", "question", "Why?", "answerUntil", until);
    assertThat(asked.statusCode()).as("reviewed, then done").isEqualTo(303);
    assertThat(buyer.inEnglish().get(path).body())
        .contains("Why?", "Panel and prices")
        .doesNotContain("Because it is");
    assertThat(buyer.get("/cases").body()).contains("href=\"" + path + "\"");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
                    + " JOIN role_grant g ON g.person_id = i.person_id AND g.role = 'BIDDER'"
                    + " WHERE n.kind LIKE 'case-%'"))
        .isEqualTo("0");
  }

  @Test
  void the_rules_are_shown_with_how_often_each_sign_was_right() {
    Visitor seen = Visitor.of(APP, auditor);

    assertThat(seen.inEnglish().get("/red-flags").body())
        .contains("Short time for bids", "closed cases", "R003");
    assertThat(seen.get("/api/v1/red-flags").body()).contains("SHARED_OWNER");
  }

  @Test
  void an_auditor_sets_values_of_a_sign_ahead_and_it_is_on_the_record() {
    Visitor seen = Visitor.of(APP, auditor).inEnglish();
    LocalDate day = LocalDate.now(RIYADH).plusDays(40);
    SetFlagRule set = APP.get(SetFlagRule.class);
    Actor colleague = WORLD.aPersonWho(Role.AUDITOR);

    set.run(auditor, values(day, "20"));

    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'cases.rule-set'"
                    + " AND object_id = 'SHORT_PERIOD'"))
        .contains("\"limit\":\"20\"", "\"source\":\"Circular 9\"");
    assertThat(seen.get("/red-flags").body()).contains("Values to come", "Circular 9");
    assertThat(Visitor.of(APP, colleague).inEnglish().get("/messages").body())
        .as("what each other auditor reads")
        .contains("New values of the red flag");
    assertThat(view.listRules(auditor))
        .filteredOn(r -> r.rule().kind() == RedFlagKind.SHORT_PERIOD)
        .as("nothing changes before its day")
        .allSatisfy(r -> assertThat(r.rule().threshold()).isEqualByComparingTo("15"));
    assertThatThrownBy(() -> set.run(auditor, values(day, "25"))).hasMessage("cases.rule-there");
    assertThatThrownBy(() -> set.run(tender.buyer(), values(day.plusDays(1), "25")))
        .isInstanceOf(Refusal.NotPermitted.class);
    for (SetFlagRule.WantedFlagRule wrong :
        List.of(values(LocalDate.now(RIYADH), "20"), values(day, "-1"), values(day, "0.0001"))) {
      assertThatThrownBy(() -> set.run(auditor, wrong)).isInstanceOf(Refusal.InvalidInput.class);
    }
  }

  @Test
  void past_the_code_nobody_but_an_auditor_sets_values_and_only_ahead() {
    String rule =
        """
        INSERT INTO red_flag_rule (kind, valid_from, is_computed, threshold, least, weight,
                                   source_ar, source_en, set_by)
        VALUES ('NOT_OPEN', UTC_DATE() + INTERVAL %d DAY, TRUE, 1, 0, 4, 'x', 'x', %d)""";

    assertThatThrownBy(() -> APP.sql(rule.formatted(-1, auditor.personId())))
        .hasMessageContaining("cases.rule-past");
    assertThatThrownBy(() -> APP.sql(rule.formatted(9, tender.buyer().personId())))
        .hasMessageContaining("cases.rules-by-auditors");
  }

  private static SetFlagRule.WantedFlagRule values(LocalDate day, String threshold) {
    return new SetFlagRule.WantedFlagRule(
        RedFlagKind.SHORT_PERIOD,
        day,
        true,
        new BigDecimal(threshold),
        0,
        4,
        new Bilingual("التعميم 9", "Circular 9"));
  }

  private long open(String flagKey) {
    return openCase.run(
        auditor,
        new OpenCase.NewCase(
            UUID.randomUUID().toString(), number, flagKey, "Panel and prices", "Because it is"));
  }

  private void ask(long id, String question) {
    askBuyer.run(
        auditor, id, new AskBuyer.NewQuestion(question, LocalDate.now(RIYADH).plusDays(7)));
  }

  private void close(long id, CaseOutcome outcome, CaseMeasure measure) {
    closeCase.run(auditor, id, new CloseCase.NewFinding(outcome, measure, "As it is"));
  }

  private String key(RedFlagKind kind) {
    return APP.get(ViewRedFlags.class).list(auditor, tender.id()).stream()
        .filter(f -> f.redFlag().kind() == kind)
        .findFirst()
        .orElseThrow()
        .key();
  }

  private CaseQueries.RedFlagRecord record(RedFlagKind kind) {
    return view.listRules(auditor).stream()
        .map(ViewCases.RedFlagRuleView::record)
        .filter(r -> r.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static String act(long id) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'case' AND object_id = '"
            + id
            + "' ORDER BY id DESC");
  }

  private static String finding(long id, long person) {
    return """
    INSERT INTO case_finding (case_id, outcome, measure, finding, found_by, found_at)
    VALUES (%d, 'UNFOUNDED', 'NONE', 'x', %d, UTC_TIMESTAMP(6))\
    """
        .formatted(id, person);
  }

  private static String question(long id, long person, int number) {
    return """
    INSERT INTO case_question (case_id, number, question, answer_until, asked_by, asked_at)
    VALUES (%d, %d, 'x', UTC_DATE() + INTERVAL 5 DAY, %d, UTC_TIMESTAMP(6))\
    """
        .formatted(id, number, person);
  }

  private static String answer(long question, long person) {
    return """
    INSERT INTO case_answer (question_id, answer, answered_by, answered_at)
    VALUES (%d, 'x', %d, UTC_TIMESTAMP(6))\
    """
        .formatted(question, person);
  }
}
