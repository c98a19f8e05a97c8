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
  private final Actor emirates = PLANS.aCoordinatorOf("AE");
  private final PublishJointPlan publish = APP.get(PublishJointPlan.class);
  private final ViewJointPlans view = APP.get(ViewJointPlans.class);

  @BeforeAll
  static void askTwoStatesAndPublishOfThree() {
    APP.sql(
        """
        INSERT INTO plan_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en)
        VALUES ('round.least-states', UTC_DATE() - INTERVAL 5 DAY, 2, 'COUNT', 'دول', 'States',
                'اختبار', 'test'),
               ('joint-plan.least-states', UTC_DATE() - INTERVAL 5 DAY, 3, 'COUNT', 'دول',
                'States', 'اختبار', 'test')""");
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
    PLANS.aPlan(emirates, planned, "3672.5");
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
    assertThat(joint.needs().get(0).quarters().get(0).amount()).isEqualByComparingTo("3000");
    assertThat(joint.needs().get(0).quarters().get(1).amount()).isEqualByComparingTo("0");
    assertThat(joint.plan().total()).isEqualByComparingTo("3000");
    assertThat(view.list())
        .filteredOn(p -> p.year() == planned)
        .singleElement()
        .satisfies(p -> assertThat(p.total()).isEqualByComparingTo("3000"));
    assertThat(view.get(PLANS.buyer(), planned).sums().get(0).total().amount())
        .as("the buyer reads all plans")
        .isEqualByComparingTo("10000");
    Browserless stranger = Browserless.at(APP);
    stranger.get("/language/en");
    assertThat(stranger.get("/joint-plans/" + planned).body())
        .contains("fewer than 3 states", "3,000")
        .doesNotContain("7,000", "10,000");
    assertThat(stranger.get("/api/v1/joint-plans/" + planned).body())
        .contains("\"leftOut\":true", "\"total\":3000")
        .doesNotContain(":7000", ":10000");
    assertThat(stranger.get("/joint-plans/" + planned + "/plan.csv").body())
        .as("no figure is left empty, not told as zero")
        .contains(",3000.00,,,,3000.00,")
        .doesNotContain("7000", "10000");
  }

  @Test
  void of_what_two_states_plan_neither_works_out_the_estimate_of_the_other() {
    int planned = YEAR + 2;
    PLANS.aPlan(kuwait, planned, "307");
    PLANS.aPlan(saudi, planned, "3750");

    publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(planned, null));

    ViewJointPlans.JointPlanView joint = view.get(planned, 0);
    assertThat(joint.needs()).isEmpty();
    assertThat(joint.leftOut()).isTrue();
    assertThat(joint.plan().total()).isEqualByComparingTo("0");
    // Nor is it told past the code.
    assertThatThrownBy(() -> APP.sql(figure(joint.plan().id(), joint.plan().id(), "2000")))
        .hasMessageContaining("plan.too-few-states");
  }

  @Test
  void a_figure_stands_until_three_states_have_changed_theirs() {
    int planned = YEAR + 3;
    PLANS.aPlan(kuwait, planned, "307");
    PLANS.aPlan(saudi, planned, "3750");
    PLANS.aPlan(emirates, planned, "3672.5");
    publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(planned, null));
    PLANS.aPlan(kuwait, planned, "614");
    publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(planned, "Kuwait plans more"));

    ViewJointPlans.JointPlanView second = view.get(planned, 0);
    assertThat(second.plan().edition()).isEqualTo(2);
    assertThat(second.standing()).isTrue();
    assertThat(second.plan().total()).as("as before").isEqualByComparingTo("3000");
    assertThat(second.needs().get(0).editions()).containsExactly(1, 0, 0, 0);
    Browserless stranger = Browserless.at(APP);
    stranger.get("/language/en");
    assertThat(stranger.get("/joint-plans/" + planned).body())
        .contains("Fewer than 3 states have changed", "(edition 1)", "3,000")
        .doesNotContain("4,000");
    assertThat(stranger.get("/api/v1/joint-plans/" + planned).body())
        .contains("\"standing\":true")
        .doesNotContain(":4000");
    assertThat(stranger.get("/joint-plans/" + planned + "/plan.csv").body())
        .contains("3000.00", "1 0 0 0")
        .doesNotContain("4000");

    PLANS.aPlan(saudi, planned, "7500");
    PLANS.aPlan(emirates, planned, "7345");
    publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(planned, "All plan more"));

    ViewJointPlans.JointPlanView third = view.get(planned, 0);
    assertThat(third.plan().total()).isEqualByComparingTo("6000");
    assertThat(third.standing()).isFalse();
    assertThat(view.get(planned, 1).plan().total()).as("stays").isEqualByComparingTo("3000");
    requireGuarded(planned, third.plan().id());
    requireNoDifferenceToAnOlderEdition(planned);
  }

  /** Kuwait alone plans more; an edition that is made past the code tells nobody how much. */
  private void requireGuarded(int planned, long last) {
    PLANS.aPlan(kuwait, planned, "921");
    long further = pastTheCode(planned, 4, "2000");

    assertThatThrownBy(() -> APP.sql(figure(further, further, "7000")))
        .hasMessageContaining("plan.change-of-too-few");
    assertThatThrownBy(() -> APP.sql(figure(further, last, "7000")))
        .hasMessageContaining("plan.sum-differs");
    APP.sql(figure(further, last, "6000"));
  }

  /**
   * The two others plan again what they did in the first edition. All three have changed theirs
   * since the third, but beside the first the sum would tell what Kuwait changed.
   */
  private void requireNoDifferenceToAnOlderEdition(int planned) {
    PLANS.aPlan(saudi, planned, "3750");
    PLANS.aPlan(emirates, planned, "3672.5");
    publish.run(PLANS.buyer(), new PublishJointPlan.NewEdition(planned, "Two plan less again"));

    ViewJointPlans.JointPlanView newest = view.get(planned, 0);
    assertThat(newest.plan().edition()).isEqualTo(5);
    assertThat(newest.needs().get(0).editions()).containsExactly(3, 0, 0, 0);
    assertThat(newest.plan().total()).as("as in the third").isEqualByComparingTo("6000");
    long further = pastTheCode(planned, 6, "1000");
    assertThatThrownBy(() -> APP.sql(figure(further, further, "5000")))
        .hasMessageContaining("plan.change-of-too-few");
  }

  /** An edition with the needs of the plans in force; those of Kuwait come to 3,000 dollars. */
  private static long pastTheCode(int planned, int edition, String ofTheOthers) {
    long further =
        WORLD.insert(
            """
            INSERT INTO joint_plan (year, edition, currency, rate_date, reason, created_by)
            VALUES (%d, %d, 'USD', UTC_DATE(), 'x', %d)"""
                .formatted(planned, edition, PLANS.buyer().personId()));
    APP.sql(
        """
        INSERT INTO joint_plan_state (joint_plan_id, year, state_code, state_plan_id)
        SELECT %d, year, state_code, id FROM state_plan_in_force WHERE year = %d"""
            .formatted(further, planned));
    APP.sql(
        """
        INSERT INTO joint_plan_need (joint_plan_id, state_plan_id, category_code, quarter, amount)
        SELECT %d, f.id, n.category_code, n.quarter,
               CASE f.state_code WHEN 'KW' THEN 3000 ELSE %s END
          FROM state_plan_in_force f JOIN state_plan_need n ON n.plan_id = f.id
         WHERE f.year = %d"""
            .formatted(further, ofTheOthers, planned));
    return further;
  }

  private static String figure(long edition, long of, String amount) {
    return "INSERT INTO joint_plan_figure (joint_plan_id, category_code, quarter, figure_of,"
        + " amount) VALUES (%d, '30200000', 1, %d, %s)".formatted(edition, of, amount);
  }
}
