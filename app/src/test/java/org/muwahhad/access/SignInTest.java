package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.shared.AtOnce;

@Tag("long")
class SignInTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

  @Test
  void a_visitor_is_sent_to_sign_in_and_then_to_where_they_were_going() {
    Browserless browser = Browserless.at(APP);

    HttpResponse<String> asked = browser.get("/audit?act=x");
    HttpResponse<String> answered =
        browser.post(
            "/sign-in", "login", auditor.login(), "password", "secret", "returnTo", "/audit?act=x");

    assertThat(asked.uri().getPath()).isEqualTo("/sign-in");
    assertThat(answered.uri().toString()).endsWith("/audit?act=x");
    assertThat(answered.statusCode()).isEqualTo(200);
  }

  @Test
  void the_way_back_never_leads_to_another_site() {
    Browserless browser = Browserless.at(APP);

    HttpResponse<String> answered =
        browser.post(
            "/sign-in",
            "login",
            auditor.login(),
            "password",
            "secret",
            "returnTo",
            "//elsewhere.example/");

    assertThat(answered.uri().getHost()).isEqualTo(APP.uri().getHost());
  }

  @Test
  void a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    HttpResponse<String> wrong = signIn(auditor.login(), "wrong");
    HttpResponse<String> unknown = signIn("nobody.at.all", "wrong");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("اسم الدخول أو كلمة المرور غير صحيح");
    assertThat(unknown.body()).contains("اسم الدخول أو كلمة المرور غير صحيح");
  }

  /** Tries are counted by what was typed, so that one account must have one way to write it. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0301", "\u200b", "\u0300.\u0301"})
  void a_login_written_another_way_is_another_login(String more) {
    String login = auditor.login();

    assertThat(signIn(login, "secret").statusCode()).isLessThan(400);
    assertThat(signIn(login + more, "secret").statusCode()).isEqualTo(401);
    assertThat(signIn(login.charAt(0) + more + login.substring(1), "secret").statusCode())
        .isEqualTo(401);
  }

  @Test
  void an_address_that_tries_too_often_is_told_when_it_may_again() {
    try (TestApp strict = TestApp.start(Map.of("muwahhad.sign-in-attempts-per-minute", 30))) {
      Browserless browser = Browserless.at(strict);
      // Most of a minute ago, in whichever minute of the clock that was.
      strict.sql(
          """
          INSERT INTO sign_in_throttle (source, window_start, attempts)
          VALUES ('127.0.0.1', DATE_SUB(SYSDATE(), INTERVAL 45 SECOND), 30)""");

      HttpResponse<String> page =
          browser.post("/sign-in", "login", "somebody", "password", "wrong");
      HttpResponse<String> program =
          browser.send(
              browser
                  .request("/api/v1/session")
                  .header("Content-Type", "application/json")
                  .header("Origin", browser.origin())
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"login\": \"somebody\", \"password\": \"wrong\"}"))
                  .build());

      assertThat(page.statusCode()).isEqualTo(429);
      assertThat(page.body()).contains("محاولات كثيرة خلال دقيقة واحدة", "value=\"somebody\"");
      assertThat(program.statusCode()).isEqualTo(429);
      assertThat(program.body()).contains("access.too-many-attempts");
      assertThat(program.headers().firstValue("Retry-After")).contains("60");
    }
  }

  @Test
  void what_was_tried_more_than_a_minute_ago_counts_no_more() {
    try (TestApp strict = TestApp.start(Map.of("muwahhad.sign-in-attempts-per-minute", 30))) {
      strict.sql(
          """
          INSERT INTO sign_in_throttle (source, window_start, attempts)
          VALUES ('127.0.0.1', DATE_SUB(SYSDATE(), INTERVAL 62 SECOND), 3000)""");

      assertThat(
              Browserless.at(strict)
                  .post("/sign-in", "login", "somebody", "password", "wrong")
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void signing_out_ends_the_session_at_once() {
    Browserless browser = Browserless.signedInAs(APP, auditor.login());
    String cookie = sessionsOf(auditor);
    browser.get("/audit");

    browser.post("/sign-out");

    assertThat(Integer.parseInt(cookie)).isPositive();
    assertThat(browser.get("/audit").uri().getPath()).isEqualTo("/sign-in");
    assertThat(Integer.parseInt(sessionsOf(auditor))).isLessThan(Integer.parseInt(cookie));
  }

  @Test
  void a_form_without_the_token_of_the_session_is_refused() {
    Browserless browser = Browserless.signedInAs(APP, auditor.login());

    HttpResponse<String> answered = browser.postWithToken("/sign-out", "forged");

    assertThat(answered.statusCode()).isEqualTo(403);
    assertThat(browser.get("/audit").uri().getPath()).isEqualTo("/audit");
  }

  @Test
  void a_post_that_another_site_caused_is_refused() {
    Browserless browser = Browserless.signedInAs(APP, auditor.login());
    HttpRequest foreign =
        browser
            .request("/sign-out")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "https://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString(""))
            .build();

    assertThat(browser.send(foreign).statusCode()).isEqualTo(403);
  }

  @Test
  void the_session_token_itself_is_not_in_the_database() {
    SignIn.OpenedSession session =
        APP.get(SignIn.class).run(auditor.login(), "secret", Visitor.at("127.0.0.1"));

    assertThat(APP.ask("SELECT COUNT(*) FROM session WHERE token_hash = '" + session.token() + "'"))
        .isEqualTo("0");
  }

  @Test
  void pages_carry_a_strict_content_security_policy() {
    HttpResponse<String> page = Browserless.at(APP).get("/sign-in");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void passwords_are_kept_as_argon2id() {
    String kept = new Passwords(AtOnce.ofThisMachine()).hash("secret");

    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(new Passwords(AtOnce.ofThisMachine()).matches("secret", kept)).isTrue();
    assertThat(new Passwords(AtOnce.ofThisMachine()).matches("secret.", kept)).isFalse();
    assertThat(APP.ask("SELECT password_hash FROM person WHERE id = " + auditor.personId()))
        .startsWith("$argon2id$v=19$");
  }

  private static HttpResponse<String> signIn(String login, String password) {
    return Browserless.at(APP).post("/sign-in", "login", login, "password", password);
  }

  private static String sessionsOf(Actor person) {
    return APP.ask("SELECT COUNT(*) FROM session WHERE person_id = " + person.personId());
  }
}
