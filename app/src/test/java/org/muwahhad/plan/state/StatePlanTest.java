package org.muwahhad.plan.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.shared.Refusal;

/** The plan of a state: drafted, submitted, and replaced by a new edition. */
class StatePlanTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final PlanFixture PLANS = new PlanFixture(APP, WORLD);
  private static int year = PLANS.year();
  private final Actor coordinator = PLANS.aCoordinatorOf("KW");
  private final SubmitStatePlan submit = APP.get(SubmitStatePlan.class);
  private final SaveStatePlan save = APP.get(SaveStatePlan.class);
  private final BeginStatePlan begin = APP.get(BeginStatePlan.class);
  private final ViewStatePlans view = APP.get(ViewStatePlans.class);

  @Test
  void a_plan_is_in_force_once_submitted_until_the_next_edition_is() {
    int planned = year + 1;
    long first = PLANS.aPlan(coordinator, planned, "1000.5");
    assertThat(PLANS.lastAct("state-plan", first)).isEqualTo("plan.state-plan-submitted");
    assertThat(
            APP.ask(
                """
                SELECT detail FROM audit_entry
                 WHERE act = 'plan.state-plan-submitted' AND object_id = '%d'"""
                    .formatted(first)))
        .contains("1000.5", PlanFixture.COMPUTERS);

    long second = begin.run(coordinator, planned);

    assertThat(view.get(coordinator, second).plan().total())
        .as("begins with the needs of the one before")
        .isEqualByComparingTo("1000.5");
    assertThat(view.get(PLANS.buyer(), first).plan().inForce()).isTrue();
    save.run(coordinator, second, PlanFixture.needs("2000", "The budget was raised", 0));
    submit.run(coordinator, second);
    assertThat(view.get(PLANS.buyer(), first).plan().inForce()).isFalse();
    assertThat(view.get(PLANS.buyer(), second).plan().inForce()).isTrue();
  }

  @Test
  void a_further_edition_says_why() {
    int planned = year + 2;
    PLANS.aPlan(coordinator, planned, "10");
    long second = begin.run(coordinator, planned);

    assertThatThrownBy(() -> submit.run(coordinator, second))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void one_edition_is_drafted_at_a_time_for_a_year_within_reach() {
    begin.run(coordinator, year + 3);

    assertThatThrownBy(() -> begin.run(coordinator, year + 3)).hasMessage("plan.draft-exists");
    assertThatThrownBy(() -> begin.run(coordinator, year - 1))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("plan.year-out-of-reach"));
  }

  @Test
  void what_is_wrong_with_needs_is_told_at_their_fields() {
    Actor other = PLANS.aCoordinatorOf("QA");
    long plan = begin.run(other, year);

    assertThatThrownBy(
            () ->
                save.run(
                    other,
                    plan,
                    new SaveStatePlan.StatePlanContent(
                        List.of(
                            new SaveStatePlan.CategoryNeeds(
                                "30213100", new BigDecimal("-1"), null, null, null),
                            new SaveStatePlan.CategoryNeeds(
                                "30200000", null, new BigDecimal("1.234"), null, null),
                            new SaveStatePlan.CategoryNeeds(
                                "30200000", null, null, new BigDecimal("9999999999999"), null)),
                        null,
                        0)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly(
                        "rows[0].category plan.not-a-group",
                        "rows[0].q1 shared.not-positive",
                        "rows[1].q2 shared.too-many-decimals",
                        "rows[2].category plan.category-twice",
                        "rows[2].q3 plan.too-large"));
    assertThatThrownBy(() -> submit.run(other, plan)).hasMessage("plan.no-needs");
  }

  @Test
  void a_draft_is_the_states_own_and_nobody_else_changes_it() {
    Actor oman = PLANS.aCoordinatorOf("OM");
    long draft = PLANS.aDraft(oman, year, "5");

    assertThat(view.get(oman, draft).editable()).isTrue();
    assertThatThrownBy(() -> view.get(coordinator, draft)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> view.get(PLANS.buyer(), draft)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> save.run(coordinator, draft, PlanFixture.needs("6", "", 1)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> begin.run(WORLD.aPersonWho(Role.AUDITOR), year))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> save.run(oman, draft, PlanFixture.needs("6", "", 0)))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void the_database_keeps_a_submitted_plan_as_it_is() {
    Actor saudi = PLANS.aCoordinatorOf("SA");
    long plan = PLANS.aPlan(saudi, year, "7");
    long draft = begin.run(saudi, year);

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE state_plan SET status = 'DRAFT', submitted_by = NULL,"
                        + " submitted_at = NULL WHERE id = "
                        + plan))
        .hasMessageContaining("plan.not-editable");
    assertThatThrownBy(() -> APP.sql("DELETE FROM state_plan_need WHERE plan_id = " + plan))
        .hasMessageContaining("plan.not-editable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO state_plan_need (plan_id, category_code, quarter, amount)"
                        + " VALUES (%d, '30200000', 4, 1)".formatted(plan)))
        .hasMessageContaining("plan.not-editable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO state_plan_need (plan_id, category_code, quarter, amount)"
                        + " VALUES (%d, '30213100', 4, 1)".formatted(draft)))
        .hasMessageContaining("plan.not-a-group");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO state_plan (state_code, year, edition, currency, status, reason,
                                            created_by, created_at)
                    SELECT state_code, year, edition + 1, currency, 'DRAFT', '', created_by,
                           created_at FROM state_plan WHERE id = %d"""
                        .formatted(draft)))
        .hasMessageContaining("plan.draft-exists");
    APP.sql("DELETE FROM state_plan_need WHERE plan_id = " + draft);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE state_plan SET status = 'SUBMITTED', submitted_by = created_by,
                           submitted_at = UTC_TIMESTAMP(6), reason = 'x' WHERE id = %d"""
                        .formatted(draft)))
        .hasMessageContaining("plan.no-needs");
  }
}
