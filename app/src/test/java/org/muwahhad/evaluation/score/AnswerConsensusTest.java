package org.muwahhad.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;

/** Members of a panel confirm what the chair recorded as agreed, or dissent from it. */
class AnswerConsensusTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final AnswerConsensus answerConsensus = APP.get(AnswerConsensus.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD)
          .bid("Gulf", "SAR", true, "10", "10")
          .opened()
          .declared()
          .checked()
          .scored(Map.of("Gulf", List.of("80", "80")));

  @AfterAll
  static void entriesToldOnlyWhatTheirActsChange() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_consensus_counts_once_every_other_member_has_answered() {
    tender.recorded("Gulf");

    assertThat(kinds(tender.chair())).isEmpty();
    assertThat(kinds(tender.second())).containsExactly(Task.TaskKind.ANSWER_CONSENSUS);
    assertThat(told(tender.second())).isEqualTo("consensus-agreed");
    assertThat(told(tender.chair())).isEqualTo("none");
    answerConsensus.run(tender.second(), tender.id(), true, "");
    assertThat(tender.act()).isEqualTo("evaluation.consensus-confirmed");
    assertThatThrownBy(tender::ranked).hasMessage("evaluation.answers-missing");

    answerConsensus.run(tender.third(), tender.id(), true, null);

    assertThat(kinds(tender.second())).isEmpty();
    assertThat(kinds(tender.chair())).containsExactly(Task.TaskKind.RANK_BIDS);
    tender.ranked();
  }

  @Test
  void a_dissent_has_a_reason_changes_no_score_and_is_told_to_the_chair() {
    tender.recorded("Gulf");

    assertThatThrownBy(() -> answerConsensus.run(tender.second(), tender.id(), false, " "))
        .satisfies(refusedInput("evaluation.dissent-needs-reason"));
    assertThatThrownBy(() -> answerConsensus.run(tender.second(), tender.id(), true, "But"))
        .satisfies(refusedInput("evaluation.confirmation-needs-none"));
    answerConsensus.run(tender.second(), tender.id(), false, "The tests were not run");

    assertThat(tender.act()).isEqualTo("evaluation.consensus-dissented");
    assertThat(told(tender.chair())).isEqualTo("consensus-dissented");
    answerConsensus.run(tender.third(), tender.id(), true, null);
    tender.ranked();
    assertThat(tender.row("Gulf").technicalScore()).isEqualByComparingTo("80");
    assertThat(
            Visitor.of(APP, tender.chair())
                .inEnglish()
                .get("/tenders/" + tender.id() + "/evaluation/consensus")
                .body())
        .contains("The tests were not run", "Dissented", "Confirmed");
  }

  @Test
  void what_is_recorded_anew_is_answered_anew() {
    tender.agreed("Gulf");
    assertThatThrownBy(() -> answerConsensus.run(tender.second(), tender.id(), true, null))
        .hasMessage("evaluation.answer-not-awaited");

    APP.get(AgreeConsensus.class)
        .run(
            tender.chair(),
            tender.id(),
            List.of(
                AgreeConsensus.AgreedScore.first(
                    tender.bid("Gulf"), tender.technical(0), new BigDecimal("90"), null)));

    assertThat(APP.get(ScoreQueries.class).listAnswers(tender.id()))
        .hasSize(2)
        .noneMatch(ScoreQueries.ConsensusAnswer::inForce);
    assertThatThrownBy(tender::ranked).hasMessage("evaluation.answers-missing");
    tender.confirmed().ranked();
    assertThat(APP.get(ScoreQueries.class).listAnswers(tender.id())).hasSize(4);
  }

  @Test
  void who_recorded_it_and_who_is_not_on_the_panel_do_not_answer() {
    assertThatThrownBy(() -> answerConsensus.run(tender.second(), tender.id(), true, null))
        .hasMessage("evaluation.consensus-missing");
    tender.recorded("Gulf");

    assertThatThrownBy(() -> answerConsensus.run(tender.chair(), tender.id(), true, null))
        .hasMessage("evaluation.answer-not-awaited");
    assertThatThrownBy(() -> answerConsensus.run(tender.buyer(), tender.id(), true, null))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_member_answers_on_the_page_after_a_review() {
    tender.recorded("Gulf");
    String path = "/tenders/" + tender.id() + "/evaluation/consensus";
    Visitor member = Visitor.of(APP, tender.second()).inEnglish();

    assertThat(member.get(path).body()).contains("Your answer to the consensus");
    var unexplained = member.post(path + "/answer", "confirms", "false", "reason", "");
    assertThat(unexplained.statusCode()).isEqualTo(422);
    assertThat(unexplained.body()).contains("Give the reason for your dissent");
    member.post(path + "/answer", "confirms", "true", "reason", "");

    assertThat(tender.act()).isEqualTo("evaluation.consensus-confirmed");
    assertThat(member.get(path).body()).doesNotContain("Your answer to the consensus");
  }

  @Test
  void a_member_does_not_confirm_points_that_changed_since_the_review() {
    tender.recorded("Gulf");
    String path = "/tenders/" + tender.id() + "/evaluation/consensus";
    Browserless member = Browserless.signedInAs(APP, tender.second());
    member.get(path);
    String review = member.pressOnce(path + "/answer", "confirms", "true", "reason", "").body();
    assertThat(review).contains("data-review", "80");
    APP.get(AgreeConsensus.class)
        .run(
            tender.chair(),
            tender.id(),
            List.of(
                AgreeConsensus.AgreedScore.first(
                    tender.bid("Gulf"), tender.technical(0), new BigDecimal("93"), null)));

    String again = member.confirm(path + "/answer", review).body();

    assertThat(again).contains("data-review", "93");
    assertThat(tender.act()).isEqualTo("evaluation.consensus-agreed");
    member.confirm(path + "/answer", again);
    assertThat(tender.act()).isEqualTo("evaluation.consensus-confirmed");
  }

  @Test
  void past_the_code_nothing_is_recommended_or_closed_before_every_answer() {
    tender.recorded("Gulf");
    long id = tender.id();

    APP.without(
        "tr_joint_tender_low_prices",
        () ->
            refused(
                "UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + id,
                "evaluation.answers-missing"));
    refused(
        "INSERT INTO technical_closure VALUES (%d, %d, UTC_TIMESTAMP(6))"
            .formatted(id, tender.chair().personId()),
        "evaluation.answers-missing");
    refused(
        "INSERT INTO consensus_closure VALUES (%d, %d, UTC_TIMESTAMP(6))"
            .formatted(id, tender.chair().personId()),
        "evaluation.answers-missing");
    refused(answer(tender.chair(), "TRUE, ''"), "evaluation.answer-not-awaited");
    refused(answer(tender.second(), "FALSE, ''"), "ck_consensus_answer_reason");
    String own = answer(tender.second(), "TRUE, ''");
    refused(
        own.replace("UTC_TIMESTAMP(6)", "UTC_TIMESTAMP(6) + INTERVAL 1 DAY"),
        "evaluation.answer-not-awaited");
    refused(own.replace("9, 1, TRUE", "9, 2, TRUE"), "evaluation.answer-not-awaited");
    tender.confirmed();
    refused(
        "UPDATE consensus_answer SET is_confirmed = FALSE, reason = 'x' WHERE tender_id = " + id,
        "evaluation.answer-fixed");
    refused("DELETE FROM consensus_answer WHERE tender_id = " + id, "evaluation.answer-fixed");
  }

  private String answer(Actor member, String answer) {
    return """
        INSERT INTO consensus_answer (tender_id, person_id, number, examination, is_confirmed, reason,
                                      answered_at)
        VALUES (%d, %d, 9, 1, %s, UTC_TIMESTAMP(6))"""
        .formatted(tender.id(), member.personId(), answer);
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static Consumer<Throwable> refusedInput(String code) {
    return e ->
        assertThat(((Refusal.InvalidInput) e).faults())
            .extracting(Refusal.Fault::code)
            .containsExactly(code);
  }

  private static List<Task.TaskKind> kinds(Actor person) {
    return APP.get(Home.class).tasks(person).stream().map(Task::kind).toList();
  }

  private static String told(Actor person) {
    return APP.ask(
        """
        SELECT COALESCE(GROUP_CONCAT(n.kind ORDER BY n.id), 'none')
          FROM inbox_message m JOIN notice n ON n.id = m.notice_id WHERE m.person_id = %d"""
            .formatted(person.personId()));
  }
}
