package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.Refusal;

/** A person sees where they are signed in, and ends what is not theirs to be. */
class OwnSessionsTest {
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.sessions-per-person", 4));
  private static final World WORLD = World.in(APP);
  private static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private final Actor person = WORLD.aPersonWho(Role.AUDITOR);
  private final SignIn signIn = APP.get(SignIn.class);
  private final ViewOwnSessions view = APP.get(ViewOwnSessions.class);

  @Test
  void the_page_tells_of_each_session_when_where_and_with_what_and_which_is_this_one() {
    signIn.run(person.login(), "secret", new Visitor("203.0.113.9", "203.0.113.9", FIREFOX, null));
    Browserless browser = Browserless.signedInAs(APP, person);

    String english = browser.get("/sessions").body();
    browser.get("/language/ar");
    String arabic = browser.get("/sessions").body();

    assertThat(english)
        .contains("Firefox on Windows", "203.0.113.9", "127.0.0.1", "Java-http-client")
        .containsOnlyOnce("This session")
        .contains("End all other sessions");
    assertThat(arabic).contains("Firefox", "هذه الجلسة", "إنهاء جميع الجلسات الأخرى");
    assertThat(browser.get("/").body()).contains("href=\"/sessions\"");
  }

  @Test
  void a_session_that_its_owner_ends_is_over_with_the_next_request() {
    SignIn.OpenedSession lost = signIn.run(person.login(), "secret", Visitor.at("203.0.113.9"));
    Browserless browser = Browserless.signedInAs(APP, person);
    browser.get("/sessions");

    String page = browser.post("/sessions/" + number(lost) + "/end").body();

    assertThat(page).contains("The session was ended.").doesNotContain("203.0.113.9");
    assertThat(asks(lost.token(), "GET", "/api/v1/sessions").statusCode()).isEqualTo(401);
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'person' AND object_id = '"
                    + person.personId()
                    + "' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("access.sessions-ended");
  }

  @Test
  void all_others_end_at_once_and_this_one_stays() {
    SignIn.OpenedSession lost = signIn.run(person.login(), "secret", Visitor.at("203.0.113.9"));
    Browserless browser = Browserless.signedInAs(APP, person);
    browser.get("/sessions");

    String page = browser.post("/sessions/end").body();

    assertThat(page).contains("One session was ended.");
    assertThat(asks(lost.token(), "GET", "/api/v1/sessions").statusCode()).isEqualTo(401);
    assertThat(browser.get("/sessions").uri().getPath()).isEqualTo("/sessions");
  }

  @Test
  void programs_see_and_end_sessions_by_number() {
    SignIn.OpenedSession lost = signIn.run(person.login(), "secret", Visitor.at("203.0.113.9"));
    SignIn.OpenedSession other = signIn.run(person.login(), "secret", Visitor.at("203.0.113.8"));
    String own = signIn.run(person.login(), "secret", Visitor.at("203.0.113.7")).token();

    var list = asks(own, "GET", "/api/v1/sessions");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body())
        .contains("\"address\":\"203.0.113.9\"")
        .containsOnlyOnce("\"current\":true")
        .doesNotContain("tokenHash", lost.token());
    assertThat(asks(own, "DELETE", "/api/v1/sessions/" + number(lost)).statusCode()).isEqualTo(204);
    assertThat(asks(lost.token(), "GET", "/api/v1/sessions").statusCode()).isEqualTo(401);
    assertThat(asks(own, "DELETE", "/api/v1/sessions").body()).isEqualTo("{\"sessions\":1}");
    assertThat(asks(other.token(), "GET", "/api/v1/sessions").statusCode()).isEqualTo(401);
    assertThat(asks(own, "GET", "/api/v1/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  void sessions_of_others_are_neither_seen_nor_ended() {
    Actor other = WORLD.aPersonWho(Role.AUDITOR);
    SignIn.OpenedSession theirs = signIn.run(other.login(), "secret", Visitor.at("203.0.113.5"));
    long number = number(theirs);

    assertThat(view.run(person, "")).isEmpty();
    assertThatThrownBy(() -> APP.get(EndOwnSession.class).run(person, number))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(asks(theirs.token(), "GET", "/api/v1/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  void of_more_sessions_than_allowed_the_one_unused_for_longest_ends() {
    SignIn.OpenedSession used = signIn.run(person.login(), "secret", Visitor.at("192.0.2.1"));
    SignIn.OpenedSession unused = signIn.run(person.login(), "secret", Visitor.at("192.0.2.2"));
    APP.sql(
        "UPDATE session SET last_used_at = last_used_at - INTERVAL 1 HOUR WHERE number = "
            + number(unused));

    for (int i = 0; i < 3; i++) {
      signIn.run(person.login(), "secret", Visitor.at("192.0.2.3"));
    }

    List<ViewOwnSessions.OwnSession> open = view.run(person, used.token());
    assertThat(open).hasSize(4);
    assertThat(open).filteredOn(ViewOwnSessions.OwnSession::current).hasSize(1);
    assertThat(asks(unused.token(), "GET", "/api/v1/sessions").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0 | Edge | Windows
          Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36 | Chrome | Android
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1 | Safari | iPhone
          Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Safari/605.1 | Safari | macOS
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox | Linux
          curl/8.5.0 | curl | ''
          '' | '' | ''
          """)
  void browsers_are_told_by_the_names_people_know(String program, String browser, String system) {
    assertThat(Device.of(program)).isEqualTo(new Device(browser, system));
  }

  private long number(SignIn.OpenedSession session) {
    return Long.parseLong(
        APP.ask(
            "SELECT number FROM session WHERE token_hash = SHA2('%s', 256)"
                .formatted(session.token())));
  }

  private static java.net.http.HttpResponse<String> asks(String token, String method, String path) {
    Browserless program = Browserless.at(APP);
    return program.send(
        program
            .request(path)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());
  }
}
