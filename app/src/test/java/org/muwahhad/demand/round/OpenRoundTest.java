package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

class OpenRoundTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final PlanRound planRound = APP.get(PlanRound.class);
  private final OpenRound openRound = APP.get(OpenRound.class);

  @Test
  void a_planned_round_opens_and_leaves_an_audit_entry() {
    long round = planRound.run(buyer, plan());

    openRound.run(buyer, round);

    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("OPEN");
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'round' AND object_id = '"
                    + round
                    + "' ORDER BY id DESC"))
        .isEqualTo("demand.round-opened");
  }

  @Test
  void a_round_opens_only_once() {
    long round = planRound.run(buyer, plan());
    openRound.run(buyer, round);

    assertThatThrownBy(() -> openRound.run(buyer, round))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessage("demand.round-wrong-status");
  }

  @Test
  void a_round_whose_closing_time_has_passed_does_not_open() {
    long round = planRound.run(buyer, plan());

    assertThatThrownBy(
            () ->
                DemoTime.run(
                    Instant.now().plus(Duration.ofDays(40)), () -> openRound.run(buyer, round)))
        .hasMessage("demand.round-over");
  }

  @Test
  void only_a_central_buyer_opens_a_round() {
    long round = planRound.run(buyer, plan());
    Actor coordinator = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM");

    assertThatThrownBy(() -> openRound.run(coordinator, round))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private static PlanRound.Plan plan() {
    Instant now = Instant.now();
    return new PlanRound.Plan(
        "R-" + COUNTER.incrementAndGet(),
        new Bilingual("جولة اختبار", "Test round"),
        now,
        now.plus(Duration.ofDays(30)),
        now.plus(Duration.ofDays(37)),
        List.of("30000000"),
        List.of("KW", "OM"),
        null,
        "Needed at once");
  }
}
