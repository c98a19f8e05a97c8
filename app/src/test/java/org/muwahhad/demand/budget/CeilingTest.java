package org.muwahhad.demand.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.ReviewDemand;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;

/** Budget ceilings of entities in a round. */
class CeilingTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final Actor COORDINATOR = DEMAND.aCoordinatorOf("KW");

  @Test
  void a_coordinator_sets_changes_and_takes_back_a_ceiling() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    set(side, "1000.5", false, 0);
    assertThat(DEMAND.lastAct("entity", side.entity())).isEqualTo("demand.ceiling-set");
    set(side, "2000", true, 1);
    assertThat(
            APP.ask(
                "SELECT CONCAT(amount, hard, version) FROM entity_ceiling WHERE entity_id = "
                    + side.entity()))
        .isEqualTo("2000.00012");
    set(side, null, false, 2);

    assertThat(DEMAND.lastAct("entity", side.entity())).isEqualTo("demand.ceiling-removed");
    assertThat(APP.ask("SELECT COUNT(*) FROM entity_ceiling WHERE entity_id = " + side.entity()))
        .isEqualTo("0");
  }

  @Test
  void only_the_coordinator_of_the_state_sets_a_ceiling_and_not_on_an_old_version() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    SetCeiling.Ceiling ceiling = new SetCeiling.Ceiling(BigDecimal.TEN, false, 0);
    SetCeiling setCeiling = APP.get(SetCeiling.class);

    assertThatThrownBy(
            () -> setCeiling.run(DEMAND.aCoordinatorOf("OM"), side.round(), side.entity(), ceiling))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> setCeiling.run(side.officer(), side.round(), side.entity(), ceiling))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> set(side, "5", false, 7)).isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> set(side, "0", false, 0)).isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> set(side, "1.2345", false, 0))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void demand_above_a_hard_ceiling_is_not_submitted_and_above_another_it_is() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    List<LineInput> lines = List.of(line(LAPTOP, "4"));
    set(side, "1001.999", true, 0);

    assertThatThrownBy(() -> submit(side, lines)).hasMessageContaining("demand.over-ceiling");
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, lines);
    assertThatThrownBy(() -> APP.get(ReviewDemand.class).run(side.officer(), side.submission()))
        .hasMessageContaining("demand.over-ceiling");
    set(side, "1002", true, 1);
    submit(side, lines);

    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
    DemandFixture.Side soft = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    set(soft, "1", false, 0);
    submit(soft, lines);
    assertThat(DEMAND.status(soft.submission())).isEqualTo("SUBMITTED");
  }

  @Test
  void the_database_refuses_a_submission_above_a_hard_ceiling() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, List.of(line(LAPTOP, "4")));
    set(side, "1001.999", true, 0);

    refused(
        "UPDATE submission SET status = 'SUBMITTED' WHERE id = " + side.submission(),
        "demand.over-ceiling");
  }

  @Test
  void the_database_keeps_the_ceilings_of_a_finished_round_and_their_decimals() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    APP.get(SetCeiling.class)
        .run(
            DEMAND.aCoordinatorOf("OM"),
            side.round(),
            side.entity(),
            new SetCeiling.Ceiling(BigDecimal.TEN, false, 0));
    String where = " WHERE entity_id = " + side.entity();
    refused("UPDATE entity_ceiling SET amount = 0" + where, "ck_entity_ceiling_amount");
    refused("UPDATE entity_ceiling SET state_code = 'SA'" + where, "fk_entity_ceiling");
    refused("UPDATE entity_ceiling SET entity_id = entity_id + 1" + where, "demand.round-finished");
    APP.get(CancelRound.class).run(DEMAND.buyer(), side.round(), "test");

    refused("UPDATE entity_ceiling SET amount = 11" + where, "demand.round-finished");
    refused("DELETE FROM entity_ceiling" + where, "demand.round-finished");
    refused(
        "INSERT INTO entity_ceiling (round_id, entity_id, state_code, amount, hard, set_by, set_at) SELECT %d, %d, 'OM', 5, 0, %d, UTC_TIMESTAMP(6)"
            .formatted(side.round(), WORLD.anEntityIn("OM"), side.officer().personId()),
        "demand.round-finished");
  }

  @Test
  void a_dirham_has_two_decimals_in_the_database_too() {
    long round = DEMAND.anOpenRound();
    APP.sql("INSERT INTO round_state (round_id, state_code) VALUES (" + round + ", 'AE')");

    refused(
        "INSERT INTO entity_ceiling (round_id, entity_id, state_code, amount, hard, set_by, set_at) SELECT %d, %d, 'AE', 5.125, 0, %d, UTC_TIMESTAMP(6)"
            .formatted(round, WORLD.anEntityIn("AE"), COORDINATOR.personId()),
        "ck_entity_ceiling_decimals");
  }

  @Test
  void the_page_of_ceilings_saves_what_changed_and_tells_what_is_wrong() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String path = "/rounds/" + side.round() + "/ceilings";
    String field = "ceilings[" + side.entity() + "].";
    assertThat(coordinator.get("/rounds/" + side.round()).body()).contains(path);
    assertThat(coordinator.get(path).body()).contains(field + "amount");

    assertThat(
            coordinator
                .post(path, Map.of(field + "amount", "a lot", field + "version", 0))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            coordinator
                .post(
                    path,
                    Map.of(field + "amount", "٢٠٠٠", field + "hard", "true", field + "version", 0))
                .body())
        .contains("The ceilings are saved.", "2,000.000");
    assertThat(
            coordinator
                .post(path, Map.of(field + "amount", "3000", field + "version", 0))
                .statusCode())
        .isEqualTo(422);

    Browserless officer = Browserless.signedInAs(APP, side.officer());
    assertThat(officer.get("/rounds/" + side.round() + "/submission").body())
        .contains("Remaining", "2,000.000");
    assertThat(officer.get(path).statusCode()).isEqualTo(403);
  }

  private static void set(
      DemandFixture.Side side, @Nullable String amount, boolean hard, int version) {
    APP.get(SetCeiling.class)
        .run(
            COORDINATOR,
            side.round(),
            side.entity(),
            new SetCeiling.Ceiling(amount == null ? null : new BigDecimal(amount), hard, version));
  }

  private static void submit(DemandFixture.Side side, List<LineInput> lines) {
    APP.get(SubmitDemand.class)
        .run(side.officer(), side.submission(), DemandFixture.request("k", lines));
  }

  private static void refused(String statement, String by) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(by);
  }
}
