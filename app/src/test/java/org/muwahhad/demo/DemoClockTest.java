package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.OpenRound;
import org.muwahhad.demand.round.PlanRound;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

class DemoClockTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final Actor anyone = WORLD.aPersonWho(Role.AUDITOR);

  @BeforeAll
  static void thisIsADemonstration() {
    APP.moveClockOn(Duration.ZERO);
  }

  @Test
  void a_click_moves_the_time_on_for_everybody() {
    Browserless browser = Browserless.signedInAs(APP, anyone.login());
    browser.get("/demo/clock");
    Instant before = now();

    HttpResponse<String> page = browser.post("/demo/clock", "days", "7");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "The clock of the demonstration was moved forward.", "Its clock was moved forward to");
    assertThat(Duration.between(before, now()).toDays()).isEqualTo(7);
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("demo.clock-moved");
  }

  @Test
  void a_deadline_is_passed_by_its_button() {
    Instant closes = now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
    long round = anOpenRoundUntil(closes);
    Browserless browser = Browserless.signedInAs(APP, anyone.login());
    HttpResponse<String> page = browser.get("/demo/clock");
    String after = closes.plusSeconds(60).toString();
    assertThat(page.body()).contains("The round closes", "value=\"" + after + "\"");

    browser.post("/demo/clock", "after", after);

    assertThat(now()).isAfterOrEqualTo(closes.plusSeconds(60));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM demand_round WHERE id = "
                    + round
                    + " AND closes_at > UTC_TIMESTAMP()"))
        .as("asked of the database without the demonstration's time")
        .isEqualTo("1");
  }

  @Test
  void a_moment_can_be_typed_in_the_readers_own_time() {
    Browserless browser = Browserless.signedInAs(APP, anyone.login());
    browser.get("/demo/clock");
    LocalDateTime typed =
        LocalDateTime.ofInstant(now().plus(Duration.ofDays(2)), ZoneId.of("Asia/Riyadh"))
            .truncatedTo(ChronoUnit.MINUTES);

    browser.post("/demo/clock", "to", typed.toString());

    assertThat(now()).isAfterOrEqualTo(typed.atZone(ZoneId.of("Asia/Riyadh")).toInstant());
  }

  @Test
  void time_never_goes_back() {
    Browserless browser = Browserless.signedInAs(APP, anyone.login());
    browser.get("/demo/clock");

    HttpResponse<String> page = browser.post("/demo/clock", "to", "2020-01-01T08:00");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("never goes back", "value=\"2020-01-01T08:00\"");
    assertThatThrownBy(() -> APP.get(MoveDemoClock.class).run(anyone, now().minusSeconds(5)))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> APP.sql("UPDATE demo_clock SET offset_seconds = -1"))
        .hasMessageContaining("ck_demo_clock_forward");
  }

  @Test
  void nobody_jumps_into_another_age() {
    assertThatThrownBy(
            () -> APP.get(MoveDemoClock.class).run(anyone, now().plus(Duration.ofDays(401))))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void sessions_outlive_every_move() {
    Browserless browser = Browserless.signedInAs(APP, anyone.login());
    APP.get(MoveDemoClock.class).run(anyone, now().plus(Duration.ofDays(100)));

    assertThat(browser.get("/demo/clock").statusCode()).isEqualTo(200);
  }

  @Test
  void programs_move_it_too() {
    Browserless browser = Browserless.signedInAs(APP, anyone.login());
    Instant to = now().plus(Duration.ofHours(5));

    HttpResponse<String> answer = browser.send(move(browser, "{\"to\":\"" + to + "\"}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"secondsAhead\":", "\"now\":");
    assertThat(now()).isAfterOrEqualTo(to);
    assertThat(browser.send(move(browser, "{}")).statusCode()).isEqualTo(422);
  }

  private static HttpRequest move(Browserless browser, String body) {
    return browser
        .request("/api/v1/demo/clock")
        .header("Content-Type", "application/json")
        .header("Origin", browser.origin())
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Instant now() {
    return APP.get(DatabaseClock.class).now();
  }

  private static long anOpenRoundUntil(Instant closes) {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    long round =
        APP.get(PlanRound.class)
            .run(
                buyer,
                new PlanRound.Plan(
                    "CLOCK-" + COUNTER.incrementAndGet(),
                    new Bilingual("جولة", "Round"),
                    now(),
                    closes,
                    closes.plus(Duration.ofDays(7)),
                    List.of("30000000"),
                    List.of("KW"),
                    null,
                    "Needed at once"));
    APP.get(OpenRound.class).run(buyer, round);
    return round;
  }
}
