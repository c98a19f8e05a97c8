package org.muwahhad.plan.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.shared.Refusal;

/** The joint plan of a year, made of the plans of the states in one currency. */
class JointPlanTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final PlanFixture PLANS = new PlanFixture(APP, WORLD);
  private static int year = PLANS.year();
  private final Actor kuwait = PLANS.aCoordinatorOf("KW");
  private final Actor saudi = PLANS.aCoordinatorOf("SA");
  private final PublishJointPlan publish = APP.get(PublishJointPlan.class);
  private final ViewJointPlans view = APP.get(ViewJointPlans.class);

  private static PublishJointPlan.NewEdition of(int year, @Nullable String reason) {
    return new PublishJointPlan.NewEdition(year, reason);
  }

  @Test
  void the_joint_plan_adds_up_the_plans_in_force_in_us_dollars_and_is_kept() {
    int planned = year + 1;
    PLANS.aPlan(kuwait, planned, "307");
    PLANS.aPlan(saudi, planned, "3750");

    int edition = publish.run(PLANS.buyer(), of(planned, null));

    ViewJointPlans.JointPlanView joint = view.get(planned, 0);
    assertThat(edition).isEqualTo(1);
    assertThat(joint.plan().states()).isEqualTo(2);
    assertThat(joint.plan().sum().currency()).isEqualTo("USD");
    assertThat(joint.plan().total()).isEqualByComparingTo("2000");
    assertThat(joint.needs().get(0).quarters().get(0).amount()).isEqualByComparingTo("2000");
    assertThat(PLANS.lastAct("joint-plan", joint.plan().id()))
        .isEqualTo("plan.joint-plan-published");
    assertThatThrownBy(() -> publish.run(PLANS.buyer(), of(planned, "Again")))
        .hasMessage("plan.nothing-new");

    PLANS.aPlan(kuwait, planned, "614");
    assertThatThrownBy(() -> publish.run(PLANS.buyer(), of(planned, " ")))
        .isInstanceOf(Refusal.InvalidInput.class);
    publish.run(PLANS.buyer(), of(planned, "Kuwait plans more"));
    assertThat(view.get(planned, 0).plan().total()).isEqualByComparingTo("3000");
    assertThat(view.get(planned, 1).plan().total()).as("stays").isEqualByComparingTo("2000");
  }

  @Test
  void nothing_is_published_of_a_year_that_no_state_has_planned() {
    assertThatThrownBy(() -> publish.run(PLANS.buyer(), of(year + 3, null)))
        .hasMessage("plan.nothing-submitted");
    assertThatThrownBy(() -> publish.run(kuwait, of(year + 3, null)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void the_database_refuses_a_sum_that_is_not_that_of_the_states_and_a_plan_that_is_left_out() {
    int planned = year + 2;
    long plan = PLANS.aPlan(saudi, planned, "375");
    PLANS.aPlan(kuwait, planned, "307");
    long joint =
        WORLD.insert(
            """
            INSERT INTO joint_plan (year, edition, currency, rate_date, reason, created_by)
            VALUES (%d, 1, 'USD', UTC_DATE(), '', %d)"""
                .formatted(planned, PLANS.buyer().personId()));
    APP.sql(
        "INSERT INTO joint_plan_state (joint_plan_id, year, state_code, state_plan_id)"
            + " VALUES (%d, %d, 'SA', %d)".formatted(joint, planned, plan));

    assertThatThrownBy(() -> APP.sql(need(joint, plan, "99.99")))
        .hasMessageContaining("plan.sum-differs");
    APP.sql(need(joint, plan, "100"));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_plan SET published_at = UTC_TIMESTAMP(6) WHERE id = " + joint))
        .as("Kuwait is left out")
        .hasMessageContaining("plan.sum-differs");
  }

  @Test
  void the_database_keeps_a_published_plan_as_it_is() {
    PLANS.aPlan(saudi, year, "375");
    publish.run(PLANS.buyer(), of(year, null));
    long joint = view.get(year, 0).plan().id();
    long plan = PLANS.aPlan(kuwait, year, "307");

    assertThatThrownBy(
            () -> APP.sql("UPDATE joint_plan SET rate_date = '2020-01-01' WHERE id = " + joint))
        .hasMessageContaining("plan.published");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO joint_plan_state (joint_plan_id, year, state_code, state_plan_id)"
                        + " VALUES (%d, %d, 'KW', %d)".formatted(joint, year, plan)))
        .hasMessageContaining("plan.published");
  }

  private static String need(long joint, long plan, String amount) {
    return "INSERT INTO joint_plan_need (joint_plan_id, state_plan_id, category_code, quarter,"
        + " amount) VALUES (%d, %d, '30200000', 1, %s)".formatted(joint, plan, amount);
  }
}
