package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.db.ClockReading;

/** What a node says to the load balancer, and what it serves meanwhile. */
class NodeReadinessTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final long ELSEWHERE = 4711;

  @Test
  void a_node_whose_clock_is_off_refuses_acts_and_says_so_and_people_still_read() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    Browserless browser = Browserless.signedInAs(APP, buyer.login());
    browser.get("/language/en");
    browser.get("/rounds/new");
    ClockAgreement clocks = APP.get(ClockAgreement.class);
    assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(200);

    clocks.note(new ClockReading(ELSEWHERE, Duration.ofSeconds(-3), Duration.ofMillis(2)));

    assertThat(clocks.isBroken()).isTrue();
    HttpResponse<String> refused = browser.post("/rounds", "code", "R-1");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(refused.body()).contains("clocks of the servers differ");
    HttpResponse<String> problem =
        browser.send(
            browser
                .request("/api/v1/rounds")
                .header("Content-Type", "application/json")
                .header("Origin", browser.origin())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    assertThat(problem.statusCode()).isEqualTo(503);
    assertThat(problem.body()).contains("shared.clocks-differ", "تختلف ساعات الخوادم");
    assertThat(browser.get("/rounds").statusCode()).as("reading goes on").isEqualTo(200);
    assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(503);
    assertThat(browser.get("/health/liveness").statusCode()).isEqualTo(200);
    assertThat(clocks.widest()).isEqualTo(Duration.ofSeconds(-3));

    clocks.note(new ClockReading(ELSEWHERE, Duration.ofMillis(20), Duration.ofMillis(2)));

    assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(200);
    browser.get("/rounds/new");
    assertThat(browser.post("/rounds", "code", "R-1").statusCode()).isEqualTo(422);
  }

  @Test
  void a_slow_answer_is_no_wrong_clock() {
    Duration second = Duration.ofSeconds(1);
    ClockReading slow = new ClockReading(1, Duration.ofSeconds(2), Duration.ofSeconds(3));

    assertThat(slow.isBeyond(second)).isFalse();
    assertThat(new ClockReading(1, Duration.ofSeconds(2), Duration.ofMillis(9)).isBeyond(second))
        .isTrue();
  }

  @Test
  void the_clock_of_the_database_is_read_whatever_time_a_demonstration_has() {
    APP.moveClockOn(Duration.ofDays(3));
    ClockAgreement clocks = APP.get(ClockAgreement.class);

    clocks.look();

    assertThat(clocks.isBroken()).isFalse();
    APP.sql("DELETE FROM demo_clock");
  }

  @Test
  void a_node_that_was_asked_to_stop_is_not_ready_and_serves_on() {
    TestApp leaving = APP.node(APP.files().resolveSibling("leaving"));
    Browserless browser = Browserless.at(leaving);
    assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(200);

    leaving.get(DrainRequests.class).run();

    assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(503);
    assertThat(browser.get("/health/liveness").statusCode()).isEqualTo(200);
    assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
    leaving.close();
  }
}
