package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** What binds is done by people who signed in a short time ago; the rest sign in once more. */
class FreshSignInTest {
  private static final TestApp APP =
      TestApp.start(
          Map.of("muwahhad.fresh-sign-in", "10m", "muwahhad.provider-levels", "PROVIDER:high"));

  /** How many transactions wait for a row. */
  private static final String WAITING =
      """
      SELECT variable_value FROM information_schema.global_status
       WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'""";

  private static final World WORLD = World.in(APP);
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor person = aPersonOfTwoRoles();
  private final String roles = "/organisation/people/" + person.personId() + "/roles";

  @Test
  void a_role_is_taken_after_signing_in_once_more_on_a_page_without_scripts() {
    Browserless browser = Browserless.signedInAs(APP, admin);
    String page = "/organisation/people/" + person.personId();
    browser.get(page);
    grow(admin, 11);

    HttpResponse<String> asked = press(browser, page, "CATALOG_MANAGER");
    assertThat(asked.uri().getPath()).isEqualTo("/sign-in/again");
    assertThat(asked.body()).contains("Sign in once more", "last 10 minutes");
    assertThat(roles(person)).isEqualTo("1");

    HttpResponse<String> wrong =
        browser.post("/sign-in/again", "password", "wrong", "returnTo", page, "typed", "kept");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The password is wrong");

    HttpResponse<String> back =
        browser.post("/sign-in/again", "password", "secret", "returnTo", page, "typed", "kept");
    assertThat(back.uri().getPath()).isEqualTo(page);
    assertThat(roles(person)).isEqualTo("1");
    press(browser, page, "CATALOG_MANAGER");
    assertThat(roles(person)).isEqualTo("0");
  }

  @Test
  void a_form_that_stood_on_an_answer_is_sent_from_the_page_that_says_go_on() {
    Browserless browser = Browserless.signedInAs(APP, admin);
    browser.get("/organisation/people/" + person.personId());
    grow(admin, 11);
    press(browser, roles, "CATALOG_MANAGER");

    String path = roles + "/revoke";
    Document page =
        Jsoup.parse(
            browser
                .post("/sign-in/again", "password", "secret", "returnTo", path, "typed", "kept")
                .body());

    Element form = page.selectFirst("main form[method=post]");
    assertThat(form).isNotNull();
    assertThat(form.attr("action")).isEqualTo(path);
    assertThat(form.select("input").stream().map(i -> i.attr("name")).collect(Collectors.toList()))
        .contains("role", "csrfToken");
  }

  @Test
  void over_the_api_the_same_is_asked_for_and_given() {
    ApiCaller caller = ApiCaller.of(APP, admin);
    String role = "/api/v1/people/" + person.personId() + "/roles/CATALOG_MANAGER";
    grow(admin, 11);

    HttpResponse<String> refused = caller.send("DELETE", role, "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("factor.sign-in-again");
    assertThat(caller.send("POST", "/api/v1/session/fresh", "{\"password\": \"no\"}").statusCode())
        .isEqualTo(422);
    assertThat(
            caller.send("POST", "/api/v1/session/fresh", "{\"password\": \"secret\"}").statusCode())
        .isEqualTo(204);
    assertThat(caller.send("DELETE", role, "").statusCode()).isEqualTo(200);
    assertThat(roles(person)).isEqualTo("0");
  }

  @Test
  void a_session_that_ends_while_the_act_runs_does_nothing_more() throws SQLException {
    ApiCaller caller = ApiCaller.of(APP, admin);
    try (Connection other = APP.connect();
        Statement held = other.createStatement()) {
      other.setAutoCommit(false);
      held.execute(
          "SELECT 1 FROM role_grant WHERE person_id = " + person.personId() + " FOR UPDATE");
      CompletableFuture<HttpResponse<String>> answer =
          CompletableFuture.supplyAsync(
              () ->
                  caller.send(
                      "DELETE",
                      "/api/v1/people/" + person.personId() + "/roles/CATALOG_MANAGER",
                      ""));
      while (!APP.ask(WAITING).equals("1")) {
        assertThat(answer).as("waits for the row of the role").isNotDone();
      }
      grow(admin, 11);
      other.commit();

      HttpResponse<String> refused = answer.join();
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("factor.sign-in-again");
      assertThat(roles(person)).isEqualTo("1");
    }
  }

  @Test
  void a_sign_in_at_a_provider_is_enough_at_a_level_that_is_named_alone() {
    ApiCaller caller = ApiCaller.of(APP, admin);
    String role = "/api/v1/people/" + person.personId() + "/roles/CATALOG_MANAGER";

    level("PROVIDER:low");
    assertThat(caller.send("DELETE", role, "").body()).contains("factor.sign-in-again");
    level("PROVIDER:high");
    assertThat(caller.send("DELETE", role, "").statusCode()).isEqualTo(200);
  }

  private void level(String level) {
    APP.sql(
        "UPDATE session SET level = '%s' WHERE person_id = %d".formatted(level, admin.personId()));
  }

  @Test
  void the_secret_of_an_app_is_shown_to_nobody_at_a_page_that_was_left_open() {
    Browserless browser = Browserless.signedInAs(APP, admin);
    browser.get("/factors");
    grow(admin, 11);

    HttpResponse<String> asked = browser.get("/factors/time-code");

    assertThat(asked.uri().getPath()).isEqualTo("/sign-in/again");
    assertThat(asked.body()).contains("value=\"/factors/time-code\"");
    assertThat(APP.ask("SELECT COUNT(*) FROM time_code WHERE person_id = " + admin.personId()))
        .isEqualTo("0");
  }

  @Test
  void what_does_not_bind_asks_for_nothing() {
    Browserless browser = Browserless.signedInAs(APP, admin);
    browser.get("/sessions");
    grow(admin, 11);

    assertThat(browser.post("/sessions/end").uri().getPath()).isEqualTo("/sessions");
  }

  private HttpResponse<String> press(Browserless browser, String from, String role) {
    return browser.send(
        browser
            .request(roles + "/revoke")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", browser.origin())
            .header("Referer", browser.origin() + from)
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "role=" + role + "&csrfToken=" + csrf()))
            .build());
  }

  private String csrf() {
    return APP.ask(
        "SELECT csrf_token FROM session WHERE person_id = %d ORDER BY number DESC LIMIT 1"
            .formatted(admin.personId()));
  }

  private static void grow(Actor of, int minutes) {
    APP.sql(
        "UPDATE session SET fresh_at = DATE_SUB(fresh_at, INTERVAL %d MINUTE) WHERE person_id = %d"
            .formatted(minutes, of.personId()));
  }

  /** The last role of a person cannot be taken, so there is another one. */
  private static Actor aPersonOfTwoRoles() {
    Actor person = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    APP.sql(
        "INSERT INTO role_grant (person_id, role, origin) VALUES (%d, 'CATALOG_MANAGER', 'OPERATOR')"
            .formatted(person.personId()));
    return person;
  }

  /** How often they hold the role that is to be taken. */
  private static String roles(Actor of) {
    return APP.ask(
        "SELECT COUNT(*) FROM role_grant WHERE role = 'CATALOG_MANAGER' AND person_id = "
            + of.personId());
  }
}
