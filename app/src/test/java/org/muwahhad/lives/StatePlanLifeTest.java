package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.STAGE;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.plan.state.BeginStatePlan;
import org.muwahhad.plan.state.SaveStatePlan;
import org.muwahhad.plan.state.SubmitStatePlan;

/** An edition of the plan of a state in every state, of a year of its own. */
@Tag("long")
class StatePlanLifeTest {
  private final PlanFixture plans = new PlanFixture(APP, STAGE.world());
  private final Instant now = Instant.now();

  @TestFactory
  Stream<DynamicNode> the_life_of_a_plan_of_a_state() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Plan of a state"));
    int drafted = plans.year() + 1;
    int submitted = plans.year() + 2;
    return Stream.of(
        trial.inState(
            "DRAFT", () -> plan(plans.aDraft(STAGE.coordinator("KW"), drafted, "100"), drafted)),
        trial.inState(
            "SUBMITTED",
            () -> plan(plans.aPlan(STAGE.coordinator("KW"), submitted, "100"), submitted)));
  }

  private Thing plan(long id, int year) {
    String status = "SELECT status FROM state_plan WHERE id = " + id;
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "BeginStatePlan", Act.at(status, now, a -> APP.get(BeginStatePlan.class).run(a, year)));
    acts.put(
        "SaveStatePlan",
        Act.at(
            status,
            now,
            a ->
                APP.get(SaveStatePlan.class)
                    .run(a, id, PlanFixture.needs("200", "", version(id)))));
    acts.put(
        "SubmitStatePlan", Act.at(status, now, a -> APP.get(SubmitStatePlan.class).run(a, id)));
    return new Thing(status, new TreeMap<>(ANYBODY), acts);
  }

  private static int version(long id) {
    return Integer.parseInt(APP.ask("SELECT version FROM state_plan WHERE id = " + id));
  }
}
