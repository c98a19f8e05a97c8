package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.AnswerConsensus;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;

/**
 * Alternates of an examination panel, and what becomes of its chair, when members declare
 * conflicts.
 */
@Tag("long")
class AlternatesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Map<String, List<String>> POINTS = Map.of("Gulf", List.of("81", "75"));
  private final DeclareConflict declareConflict = APP.get(DeclareConflict.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "10", "10");
  private final Actor first = anAlternate(1, "FINANCIAL");
  private final Actor next = anAlternate(2, "LEGAL");

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_declared_conflict_calls_the_next_alternate_in_the_same_act() {
    tender.opened();

    conflict(tender.third());

    assertThat(members()).contains(first.personId()).doesNotContain(next.personId());
    assertThat(lastAct()).isEqualTo("tender.alternate-called");
    assertThat(lastDetail())
        .contains("\"person\":" + first.personId(), "\"inPlaceOf\":" + tender.third().personId());
    assertThat(told(first)).isEqualTo("alternate-called");
    assertThat(told(next)).isEqualTo("none");
    conflict(first);
    assertThat(members())
        .as("a called alternate may have a conflict too")
        .contains(next.personId());
  }

  @Test
  void an_alternate_of_the_same_expertise_is_called_before_the_others() {
    APP.without(
        "tr_panel_member_fixed",
        () ->
            APP.sql(
                "UPDATE panel_member SET expertise = 'LEGAL' WHERE tender_id = %d AND person_id = %d"
                    .formatted(tender.id(), tender.third().personId())));
    tender.opened();

    conflict(tender.third());

    assertThat(members()).contains(next.personId()).doesNotContain(first.personId());
  }

  @Test
  void an_alternate_who_is_not_called_sees_nothing_and_is_not_waited_for() {
    tender.opened();
    Visitor visitor = Visitor.of(APP, first);
    String page = "/tenders/" + tender.id();

    for (String path : List.of("/evaluation", "/evaluation/declaration", "/opening")) {
      assertThat(visitor.get(page + path).statusCode()).as(path).isIn(403, 404);
    }
    assertThat(APP.get(Home.class).tasks(first)).isEmpty();
    assertThatThrownBy(() -> declareConflict.run(first, tender.id(), false, ""))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("tender.not-on-panel");
    tender.declared().checked().scored(POINTS);

    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).scoresComplete()).isTrue();
    assertThat(APP.get(ScoreQueries.class).listScores(tender.id())).hasSize(6);
    tender.agreed("Gulf").ranked();
    assertThat(tender.row("Gulf").rankPosition()).isEqualTo(1);
  }

  @Test
  void an_alternate_who_is_called_declares_scores_and_is_waited_for() {
    tender.opened();
    conflict(tender.third());

    assertThat(APP.get(Home.class).tasks(first))
        .extracting(Task::kind)
        .containsExactly(Task.TaskKind.DECLARE_CONFLICT);
    free(tender.chair(), tender.second());
    tender.checked();
    score(tender.chair(), tender.second());
    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).scoresComplete()).isFalse();
    free(first);
    score(first);

    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).scoresComplete()).isTrue();
    tender.agreed("Gulf").ranked();
  }

  @Test
  void scores_of_a_member_who_learns_of_a_conflict_are_set_aside_and_the_alternate_scores_anew() {
    tender.opened().declared().checked().scored(POINTS);
    ScoreQueries scores = APP.get(ScoreQueries.class);
    assertThat(scores.listScores(tender.id())).hasSize(6);

    conflict(tender.third());

    assertThat(members()).contains(first.personId());
    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).scoresComplete()).isFalse();
    assertThat(scores.listOwnScores(tender.id(), tender.third().personId())).isEmpty();
    free(first);
    score(first);
    assertThat(scores.listScores(tender.id()))
        .hasSize(6)
        .extracting(ScoreQueries.Score::evaluatorId)
        .contains(first.personId())
        .doesNotContain(tender.third().personId());
    tender.agreed("Gulf").ranked();
  }

  @Test
  void what_the_panel_had_agreed_stands_when_a_member_learns_of_a_conflict() {
    tender.opened().declared().checked().scored(POINTS).agreed("Gulf");
    ScoreQueries scores = APP.get(ScoreQueries.class);
    List<ScoreQueries.Consensus> agreed = scores.listConsensus(tender.id());

    conflict(tender.third());
    free(first);
    score(first);

    assertThat(scores.listConsensus(tender.id())).isEqualTo(agreed).isNotEmpty();
    assertThat(scores.listOwnScores(tender.id(), tender.third().personId())).isNotEmpty();
    assertThatThrownBy(tender::ranked)
        .as("the alternate has not answered what was agreed")
        .hasMessage("evaluation.answers-missing");
    tender.confirmed().ranked();
  }

  @Test
  void past_the_code_a_member_who_learned_of_a_conflict_scores_nothing_more() {
    tender.opened().declared().checked();
    conflict(tender.third());

    assertThatThrownBy(() -> score(tender.third()))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("evaluation.locked-out");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO score (bid_id, criterion_id, evaluator_id, tender_id, points,
                                       comment, scored_at)
                    VALUES (%d, %d, %d, %d, 80, '', UTC_TIMESTAMP(6))"""
                        .formatted(
                            tender.bid("Gulf"),
                            tender.technical(0),
                            tender.third().personId(),
                            tender.id())))
        .hasMessageContaining("evaluation.locked-out");
  }

  @Test
  void when_the_chair_declares_a_conflict_the_examination_goes_on_under_another() {
    tender.opened();

    conflict(tender.chair());

    Actor chair = tender.second();
    assertThat(chairs()).isEqualTo(Long.toString(chair.personId()));
    assertThat(told(chair)).isEqualTo("chair-passed");
    assertThat(lastAct()).isEqualTo("tender.chair-passed");
    free(chair, tender.third(), first);
    tender.checked();
    score(chair, tender.third(), first);
    APP.get(AgreeConsensus.class)
        .run(
            chair,
            tender.id(),
            List.of(
                AgreeConsensus.AgreedScore.first(
                    tender.bid("Gulf"), tender.technical(0), null, null),
                AgreeConsensus.AgreedScore.first(
                    tender.bid("Gulf"), tender.technical(1), null, null)));
    for (Actor member : List.of(tender.third(), first)) {
      APP.get(AnswerConsensus.class).run(member, tender.id(), true, null);
    }
    APP.get(RankBids.class).run(chair, tender.id());

    assertThat(tender.row("Gulf").rankPosition()).isEqualTo(1);
    assertThatThrownBy(() -> APP.get(RankBids.class).run(tender.chair(), tender.id()))
        .hasMessage("evaluation.locked-out");
  }

  @Test
  void a_member_who_declared_to_be_free_becomes_chair_before_one_who_has_not_declared() {
    tender.opened();
    free(tender.third());

    conflict(tender.chair());

    assertThat(chairs()).isEqualTo(Long.toString(tender.third().personId()));
  }

  @Test
  void without_alternates_left_the_last_member_goes_on_as_chair() {
    tender.opened();
    conflict(tender.third());
    conflict(first);
    conflict(next);
    conflict(tender.chair());

    assertThat(chairs()).isEqualTo(Long.toString(tender.second().personId()));
    conflict(tender.second());
    assertThat(chairs())
        .as("nobody is left to take the chair")
        .isEqualTo(Long.toString(tender.second().personId()));
  }

  @Test
  void the_database_changes_a_panel_only_after_a_declared_conflict() {
    tender.opened();
    String call =
        "UPDATE panel_member SET is_alternate = FALSE, called_at = UTC_TIMESTAMP(6)"
            + " WHERE position = %d AND tender_id = "
            + tender.id();
    String chair = "UPDATE panel_member SET is_chair = %s WHERE person_id = %d AND tender_id = %d";

    refused(call.formatted(1), "tender.no-conflict-declared");
    refused(
        chair.formatted("FALSE", tender.chair().personId(), tender.id()),
        "tender.no-conflict-declared");
    refused(
        chair.formatted("TRUE", tender.second().personId(), tender.id()),
        "tender.no-conflict-declared");
    refused(
        "INSERT INTO conflict_declaration (tender_id, person_id, has_conflict, statement, declared_at)"
            + " VALUES (%d, %d, FALSE, '', UTC_TIMESTAMP(6))"
                .formatted(tender.id(), first.personId()),
        "tender.not-on-panel");
    conflict(tender.third());
    refused(call.formatted(2), "tender.no-conflict-declared");
    refused(
        chair.formatted("TRUE", tender.third().personId(), tender.id()),
        "tender.no-conflict-declared");
    refused(
        "UPDATE panel_member SET is_alternate = TRUE, called_at = NULL WHERE position = 1 AND tender_id = "
            + tender.id(),
        "tender.not-editable");
    refused(
        "UPDATE panel_member SET called_at = UTC_TIMESTAMP(6) WHERE position = 1 AND tender_id = "
            + tender.id(),
        "tender.not-editable");
  }

  @Test
  void an_alternate_has_a_place_and_is_no_chair_and_only_of_an_examination_panel() {
    String named = "UPDATE panel_member SET %s WHERE position = 1 AND tender_id = " + tender.id();

    refused(named.formatted("position = NULL"), "ck_panel_member_alternate");
    refused(named.formatted("is_chair = TRUE"), "ck_panel_member_alternate");
    refused(named.formatted("position = 0"), "ck_panel_member_position");
    refused(named.formatted("position = 2"), "uq_panel_member_position");
    refused(named.formatted("panel = 'OPENING', expertise = NULL"), "ck_panel_member_position");
    refused(named.formatted("called_at = UTC_TIMESTAMP(6)"), "ck_panel_member_called");
  }

  private Actor anAlternate(int position, String expertise) {
    Actor person = WORLD.aPersonWho(Role.EVALUATOR);
    APP.without(
        "tr_panel_member_added",
        () ->
            APP.sql(
                """
                INSERT INTO panel_member (tender_id, person_id, panel, is_chair, expertise,
                                          is_alternate, position)
                VALUES (%d, %d, 'EXAMINATION', FALSE, '%s', TRUE, %d)"""
                    .formatted(tender.id(), person.personId(), expertise, position)));
    return person;
  }

  private void conflict(Actor member) {
    declareConflict.run(member, tender.id(), true, "My brother owns a share");
  }

  private void free(Actor... members) {
    for (Actor member : members) {
      declareConflict.run(member, tender.id(), false, "");
    }
  }

  private void score(Actor... members) {
    for (Actor member : members) {
      APP.get(SubmitScores.class).run(member, tender.id(), tender.points(POINTS));
    }
  }

  private List<Long> members() {
    return APP.get(EvaluationQueries.class).listMembers(tender.id()).stream()
        .map(EvaluationQueries.Member::personId)
        .toList();
  }

  private String chairs() {
    return APP.ask(
        "SELECT GROUP_CONCAT(person_id) FROM panel_member WHERE is_chair AND tender_id = "
            + tender.id());
  }

  private String told(Actor person) {
    return APP.ask(
        """
        SELECT COALESCE(GROUP_CONCAT(n.kind ORDER BY n.id), 'none')
          FROM inbox_message m JOIN notice n ON n.id = m.notice_id WHERE m.person_id = %d"""
            .formatted(person.personId()));
  }

  private String lastAct() {
    return tender.act();
  }

  private String lastDetail() {
    return APP.ask(
        "SELECT detail FROM audit_entry WHERE object_type = 'tender' AND object_id = '%d' ORDER BY id DESC LIMIT 1"
            .formatted(tender.id()));
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }
}
