package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.shared.Refusal;

class DeclareConflictTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final DeclareConflict declareConflict = APP.get(DeclareConflict.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "10", "10");

  @Test
  void the_first_declaration_without_conflict_starts_the_evaluation() {
    tender.opened();

    declareConflict.run(tender.second(), tender.id(), false, "");

    assertThat(tender.status()).isEqualTo("UNDER_EVALUATION");
    assertThat(acts()).containsExactly("evaluation.conflict-declared", "tender.start-evaluation");
  }

  @Test
  void a_declared_conflict_does_not_start_it_and_locks_the_member_out() {
    tender.opened();

    declareConflict.run(tender.third(), tender.id(), true, "My brother owns a share");

    assertThat(tender.status()).isEqualTo("OPENED");
    assertThat(acts()).containsExactly("evaluation.conflict-declared");
    declareConflict.run(tender.chair(), tender.id(), false, "");
    assertThatThrownBy(
            () ->
                APP.get(RecordAdministrativeChecks.class)
                    .run(
                        tender.third(),
                        tender.id(),
                        List.of(tender.check(tender.bid("Gulf"), 0, true))))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("evaluation.locked-out");
    assertThat(
            Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER))
                .get("/tenders/" + tender.id() + "/panels")
                .body())
        .as("the buyer sees it beside the name")
        .containsOnlyOnce("Declared a conflict of interest");
  }

  @Test
  void a_conflict_must_be_described() {
    tender.opened();

    assertThatThrownBy(() -> declareConflict.run(tender.third(), tender.id(), true, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_declaration_is_made_once() {
    tender.opened();
    declareConflict.run(tender.third(), tender.id(), true, "An interest");

    assertThatThrownBy(() -> declareConflict.run(tender.third(), tender.id(), false, ""))
        .hasMessage("evaluation.already-declared");
  }

  @Test
  void a_conflict_learned_of_later_locks_the_member_out_at_once() {
    tender.opened();
    declareConflict.run(tender.chair(), tender.id(), false, "");
    declareConflict.run(tender.second(), tender.id(), false, "");
    declareConflict.run(tender.third(), tender.id(), false, "");

    declareConflict.run(tender.third(), tender.id(), true, "My sister joined Gulf");

    assertThat(acts()).contains("evaluation.conflict-learned");
    assertThatThrownBy(
            () ->
                APP.get(RecordAdministrativeChecks.class)
                    .run(
                        tender.third(),
                        tender.id(),
                        List.of(tender.check(tender.bid("Gulf"), 0, true))))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("evaluation.locked-out");
    assertThatThrownBy(() -> declareConflict.run(tender.third(), tender.id(), true, "Again"))
        .hasMessage("evaluation.already-declared");
    assertThatThrownBy(() -> declareConflict.run(tender.second(), tender.id(), false, ""))
        .hasMessage("evaluation.already-declared");
    assertThatThrownBy(() -> declareConflict.run(tender.second(), tender.id(), true, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_chair_who_learns_of_a_conflict_passes_the_chair_on() {
    tender.opened();
    declareConflict.run(tender.chair(), tender.id(), false, "");
    declareConflict.run(tender.second(), tender.id(), false, "");

    declareConflict.run(tender.chair(), tender.id(), true, "A share since yesterday");

    assertThat(acts()).endsWith("evaluation.conflict-learned", "tender.chair-passed");
  }

  @Test
  void past_the_code_a_conflict_learned_of_is_written_once_and_the_first_declaration_stands() {
    tender.opened();
    declareConflict.run(tender.chair(), tender.id(), false, "");
    String mine =
        " WHERE tender_id = %d AND person_id = %d"
            .formatted(tender.id(), tender.chair().personId());

    assertThatThrownBy(() -> APP.sql("UPDATE conflict_declaration SET has_conflict = TRUE" + mine))
        .hasMessageContaining("evaluation.declaration-fixed");
    assertThatThrownBy(
            () -> APP.sql("UPDATE conflict_declaration SET later_at = UTC_TIMESTAMP(6)" + mine))
        .hasMessageContaining("ck_conflict_declaration_later");
    declareConflict.run(tender.chair(), tender.id(), true, "A share");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE conflict_declaration SET later_at = NULL, later_statement = NULL"
                        + mine))
        .hasMessageContaining("evaluation.declaration-fixed");
  }

  @Test
  void nobody_declares_before_the_opening() {
    assertThatThrownBy(() -> declareConflict.run(tender.chair(), tender.id(), false, ""))
        .hasMessage("evaluation.not-opened");
  }

  @Test
  void only_members_of_the_examination_panel_declare() {
    tender.opened();
    Actor stranger = WORLD.aPersonWho(Role.EVALUATOR);

    assertThatThrownBy(() -> declareConflict.run(stranger, tender.id(), false, ""))
        .hasMessage("tender.not-on-panel");
    assertThatThrownBy(() -> declareConflict.run(tender.buyer(), tender.id(), false, ""))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private List<String> acts() {
    return List.of(
        APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'tender'"
                    + " AND object_id = '"
                    + tender.id()
                    + "'")
            .split(","));
  }
}
