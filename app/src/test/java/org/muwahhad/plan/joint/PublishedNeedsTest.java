package org.muwahhad.plan.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.plan.state.BeginStatePlan;
import org.muwahhad.plan.state.SaveStatePlan;
import org.muwahhad.plan.state.SubmitStatePlan;

/** A joint plan tells nobody the estimate of a single state. */
class PublishedNeedsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final PlanFixture PLANS = new PlanFixture(APP, WORLD);
  private static final int YEAR = PLANS.year();
  private final Actor kuwait = PLANS.aCoordinatorOf("KW");
  private final Actor saudi = PLANS.aCoordinatorOf("SA");
  private final PublishJointPlan publish = APP.get(PublishJointPlan.class);
  private final ViewJointPlans view = APP.get(ViewJointPlans.class);

  @BeforeAll
  static void askTwoStates() {
    APP.sql(
        """
        INSERT INTO plan_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en)
        VALUES ('round.least-states', UTC_DATE() - INTERVAL 5 DAY, 2, 'COUNT', 'دول', 'States',
                'اختبار', 'test')""");
  }

  @Test
  void the_plan_of_one_state_is_not_published() {
    long plan = PLANS.aPlan(kuwait, YEAR, "307");

    assertThatThrownBy(
            () -> publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(YEAR, null)))
        .hasMessage("plan.too-few-states");

    long joint =
        WORLD.insert(
            """
            INSERT INTO joint_plan (year, edition, currency, rate_date, reason, created_by)
            VALUES (%d, 1, 'USD', UTC_DATE(), '', %d)"""
                .formatted(YEAR, PLANS.buyer().personId()));
    APP.sql(
        "INSERT INTO joint_plan_state (joint_plan_id, year, state_code, state_plan_id)"
            + " VALUES (%d, %d, 'KW', %d)".formatted(joint, YEAR, plan));
    APP.sql(
        "INSERT INTO joint_plan_need (joint_plan_id, state_plan_id, category_code, quarter, amount)"
            + " VALUES (%d, %d, '30200000', 1, 1000)".formatted(joint, plan));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_plan SET published_at = UTC_TIMESTAMP(6) WHERE id = " + joint))
        .hasMessageContaining("plan.too-few-states");
  }

  @Test
  void what_one_state_plans_for_a_quarter_is_left_out_also_of_the_total() {
    int planned = YEAR + 1;
    PLANS.aPlan(kuwait, planned, "307");
    long plan = APP.get(BeginStatePlan.class).run(saudi, planned);
    APP.get(SaveStatePlan.class)
        .run(
            saudi,
            plan,
            new SaveStatePlan.StatePlanContent(
                List.of(
                    new SaveStatePlan.CategoryNeeds(
                        PlanFixture.COMPUTERS,
                        new BigDecimal("3750"),
                        new BigDecimal("26250"),
                        null,
                        null)),
                "",
                0));
    APP.get(SubmitStatePlan.class).run(saudi, plan);

    publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(planned, null));

    ViewJointPlans.JointPlanView joint = view.get(planned, 0);
    assertThat(joint.leftOut()).isTrue();
    assertThat(joint.needs().get(0).quarters().get(0).amount()).isEqualByComparingTo("2000");
    assertThat(joint.needs().get(0).quarters().get(1).amount()).isEqualByComparingTo("0");
    assertThat(joint.plan().total()).isEqualByComparingTo("2000");
    assertThat(view.list().get(0).total()).isEqualByComparingTo("2000");
    assertThat(view.get(PLANS.buyer(), planned).sums().get(0).total().amount())
        .as("the buyer reads all plans")
        .isEqualByComparingTo("9000");
    Browserless stranger = Browserless.at(APP);
    stranger.get("/language/en");
    assertThat(stranger.get("/joint-plans/" + planned).body())
        .contains("fewer than 2 states", "2,000")
        .doesNotContain("7,000", "9,000");
    assertThat(stranger.get("/api/v1/joint-plans/" + planned).body())
        .contains("\"leftOut\":true", "\"total\":2000")
        .doesNotContain(":7000", ":9000");
    assertThat(stranger.get("/joint-plans/" + planned + "/plan.csv").body())
        .contains("2000.00")
        .doesNotContain("7000", "9000");
  }
}
