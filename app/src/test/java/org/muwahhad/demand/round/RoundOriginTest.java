package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.plan.intention.AnswerInvitationRequest;
import org.muwahhad.plan.intention.InvitationAnswer;
import org.muwahhad.plan.intention.RequestInvitation;
import org.muwahhad.plan.intention.ViewIntentions;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** A round comes from an intention to buy that was announced long enough before, or is urgent. */
class RoundOriginTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final PlanFixture PLANS = new PlanFixture(APP, WORLD);
  private static int counter;
  private final Actor buyer = PLANS.buyer();
  private final PlanRound planRound = APP.get(PlanRound.class);
  private final Instant later = Instant.now().plus(Duration.ofDays(40));

  /** When every state has had its days to ask for an invitation. */
  private final Instant daysOver = Instant.now().plus(Duration.ofDays(15));

  private static PlanRound.Plan plan(
      Instant opens,
      String category,
      List<String> states,
      @Nullable Long intention,
      @Nullable String urgency) {
    counter++;
    return new PlanRound.Plan(
        "O-" + counter,
        new Bilingual("جولة", "Round"),
        opens,
        opens.plus(Duration.ofDays(20)),
        opens.plus(Duration.ofDays(30)),
        List.of(category),
        states,
        intention,
        urgency);
  }

  private long planned(PlanRound.Plan plan) {
    return DemoTime.at(daysOver, () -> planRound.run(buyer, plan));
  }

  private void assertFault(PlanRound.Plan plan, String field, String code) {
    assertFault(() -> planned(plan), field, code);
  }

  private static void assertFault(ThrowingCallable act, String field, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly(field + " " + code));
  }

  @Test
  void a_round_is_planned_of_an_intention_and_says_so() {
    long intention = PLANS.anIntention("KW", "OM");

    long round = planned(plan(later, "30213100", List.of("KW", "OM"), intention, null));

    assertThat(APP.get(ViewRounds.class).get(buyer, round).origin())
        .isNotNull()
        .extracting(RoundQueries.RoundOrigin::intentionId)
        .isEqualTo(intention);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'demand.round-planned'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("\"intention\":" + intention);
    DemoTime.run(daysOver, () -> APP.get(OpenRound.class).run(buyer, round));
  }

  @Test
  void an_urgent_round_says_why() {
    long round = planned(plan(later, "30200000", List.of("KW"), null, " Licences end "));

    assertThat(APP.get(ViewRounds.class).get(buyer, round).origin())
        .isNotNull()
        .extracting(RoundQueries.RoundOrigin::urgency)
        .isEqualTo("Licences end");
    assertFault(
        plan(later, "30200000", List.of("KW"), null, " "), "intention", "demand.origin-missing");
    assertFault(
        plan(later, "30200000", List.of("KW"), PLANS.anIntention("KW"), "x"),
        "urgency",
        "demand.origin-twice");
  }

  @Test
  void a_round_keeps_to_its_intention() {
    long intention = PLANS.anIntention("KW", "OM");

    assertFault(
        plan(
            Instant.now().plus(Duration.ofDays(3)),
            "30200000",
            List.of("KW", "OM"),
            intention,
            null),
        "opensAt",
        "demand.intention-too-recent");
    assertFault(
        plan(later, "30000000", List.of("KW", "OM"), intention, null),
        "categories",
        "demand.not-of-intention");
    assertFault(
        plan(later, "30200000", List.of("KW"), intention, null),
        "states",
        "demand.states-left-out");
    planned(plan(later, "30200000", List.of("KW", "OM"), intention, null));
    assertFault(
        plan(later, "30200000", List.of("KW", "OM"), intention, null),
        "intention",
        "demand.intention-used");
  }

  @Test
  void requests_are_answered_first_and_who_was_accepted_is_invited() {
    long intention = PLANS.anIntention("KW");
    APP.get(RequestInvitation.class).run(PLANS.aCoordinatorOf("QA"), intention, "We need some");

    assertFault(
        plan(later, "30200000", List.of("KW"), intention, null),
        "intention",
        "demand.intention-unanswered");
    APP.get(AnswerInvitationRequest.class)
        .run(
            buyer,
            intention,
            "QA",
            new AnswerInvitationRequest.Answer(InvitationAnswer.ACCEPTED, ""));
    assertFault(
        plan(later, "30200000", List.of("KW"), intention, null),
        "states",
        "demand.states-left-out");
    long round = planned(plan(later, "30200000", List.of("KW", "QA"), intention, null));
    assertThatThrownBy(
            () ->
                APP.get(RequestInvitation.class).run(PLANS.aCoordinatorOf("BH"), intention, "Late"))
        .hasMessage("plan.intention-over");

    DemoTime.run(daysOver, () -> APP.get(CancelRound.class).run(buyer, round, "No budget"));
    planned(plan(later, "30200000", List.of("KW", "QA"), intention, null));
  }

  @Test
  void a_round_is_planned_when_every_state_has_had_its_days_to_ask() {
    long intention = PLANS.anIntention("KW");
    PlanRound.Plan early = plan(later, "30200000", List.of("KW"), intention, null);

    assertFault(() -> planRound.run(buyer, early), "intention", "demand.intention-not-over");
    assertThatThrownBy(() -> originate(later, "30200000", "KW", intention))
        .hasMessageContaining("demand.intention-not-over");
    assertThat(APP.get(ViewIntentions.class).get(buyer, intention).intention().daysOver())
        .isFalse();

    assertThat(
            DemoTime.at(daysOver, () -> APP.get(ViewIntentions.class).get(buyer, intention))
                .intention()
                .daysOver())
        .isTrue();
    assertThat(planned(early)).isPositive();
  }

  @Test
  void the_database_refuses_a_round_that_does_not_keep_to_its_intention() {
    long used = PLANS.anIntention("KW");
    planned(plan(later, "30200000", List.of("KW"), used, null));
    long asked = PLANS.anIntention("KW");
    APP.get(RequestInvitation.class).run(PLANS.aCoordinatorOf("QA"), asked, "We need some");

    assertThatThrownBy(() -> originate(later, "30200000", "KW", used))
        .hasMessageContaining("demand.intention-used");
    assertThatThrownBy(() -> originate(later, "30200000", "KW", asked))
        .hasMessageContaining("demand.intention-unanswered");
    assertThatThrownBy(() -> originate(Instant.now(), "30200000", "KW", PLANS.anIntention("KW")))
        .hasMessageContaining("demand.intention-too-recent");
    assertThatThrownBy(() -> originate(later, "30000000", "KW", PLANS.anIntention("KW")))
        .hasMessageContaining("demand.not-of-intention");
    assertThatThrownBy(() -> originate(later, "30200000", "OM", PLANS.anIntention("KW")))
        .hasMessageContaining("demand.states-left-out");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO invitation_request (intention_id, state_code, reason, asked_by,
                                                    asked_at)
                    VALUES (%d, 'OM', 'x', %d, UTC_TIMESTAMP(6))"""
                        .formatted(used, buyer.personId())))
        .hasMessageContaining("plan.intention-over");
  }

  @Test
  void a_round_without_an_origin_does_not_open() {
    long round = aRound(later, "30200000", "KW");

    assertThatThrownBy(() -> APP.get(OpenRound.class).run(buyer, round))
        .hasMessage("demand.origin-missing");
    assertThatThrownBy(() -> APP.sql("UPDATE demand_round SET status = 'OPEN' WHERE id = " + round))
        .hasMessageContaining("demand.origin-missing");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO round_origin (round_id, urgency) VALUES (%d, '')"
                        .formatted(round)))
        .hasMessageContaining("ck_round_origin_one");
  }

  private void originate(Instant opens, String category, String state, long intention) {
    long round = aRound(opens, category, state);
    APP.sql(
        "INSERT INTO round_origin (round_id, intention_id) VALUES (%d, %d)"
            .formatted(round, intention));
  }

  /** A planned round past the application, so that nothing but the database looks at it. */
  private long aRound(Instant opens, String category, String state) {
    String at = opens.toString().replace("T", " ").replace("Z", "");
    counter++;
    long round =
        WORLD.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
              endorsement_until, status, created_by, created_at, updated_at)
            VALUES ('O-%1$d', 'جولة', 'Round', '%2$s', '%2$s' + INTERVAL 20 DAY,
              '%2$s' + INTERVAL 30 DAY, 'PLANNED', %3$d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(counter, at, buyer.personId()));
    APP.sql(
        "INSERT INTO round_category (round_id, category_code) VALUES (%d, '%s')"
            .formatted(round, category));
    APP.sql(
        "INSERT INTO round_state (round_id, state_code) VALUES (%d, '%s')".formatted(round, state));
    return round;
  }
}
