package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.UnusableSetting;

/** Whose word on the client's address is taken, and what hangs on it. */
class TrustedProxiesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TestApp BEHIND =
      TestApp.start(
          Map.of(
              "muwahhad.trusted-proxies",
              "127.0.0.1, 10.0.0.0/8, 2001:db8:aaaa::/48",
              "muwahhad.sign-in-attempts-per-minute",
              5));

  private static final World WORLD = World.in(BEHIND);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9                               | 203.0.113.9
          198.51.100.1, 203.0.113.9                 | 203.0.113.9
          198.51.100.1, 203.0.113.9, 10.1.2.3       | 203.0.113.9
          203.0.113.9:4711                          | 203.0.113.9
          [2001:db8::1]:4711, 2001:db8:aaaa::7      | 2001:db8:0:0:0:0:0:1
          203.0.113.9, not an address               | 127.0.0.1
          203.0.113.9, unknown, 10.1.2.3            | 10.1.2.3
          evil.example                              | 127.0.0.1
          10.9.9.9                                  | 10.9.9.9
          """)
  void the_first_address_from_the_right_that_is_no_proxy_of_ours_is_the_client(
      String forwarded, String client) {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);

    assertThat(signIn(BEHIND, person.login(), "secret", "X-Forwarded-For", forwarded).statusCode())
        .isEqualTo(201);

    assertThat(address(BEHIND, person)).isEqualTo(client);
  }

  @Test
  void clients_behind_the_proxy_have_budgets_of_their_own_whatever_they_put_before_it() {
    for (int i = 0; i < 5; i++) {
      signIn(BEHIND, "nobody" + i, "x", "X-Forwarded-For", i + ".2.3.4, 192.0.2.50");
    }

    assertThat(tried("9.9.9.9, 192.0.2.50")).isEqualTo(429);
    assertThat(tried("192.0.2.51")).isEqualTo(403);
  }

  @Test
  void addresses_that_try_on_and_on_keep_out_nobody_who_just_comes() {
    // As twenty addresses left it that tried as often as one may, and nobody else in this second.
    BEHIND.sql("DELETE FROM sign_in_throttle");
    BEHIND.sql("INSERT INTO sign_in_throttle VALUES ('strangers', SYSDATE(), 100)");

    assertThat(triedBy("one", "203.0.113.77")).isEqualTo(403);
    assertThat(triedBy("two", "203.0.113.77")).isEqualTo(403);
    assertThat(triedBy("three", "203.0.113.77")).isEqualTo(429);
    assertThat(triedBy("four", "203.0.113.78")).isEqualTo(403);
    BEHIND.sql("DELETE FROM sign_in_throttle");
  }

  @Test
  void a_network_of_64_bits_is_one_client() {
    for (int i = 0; i < 5; i++) {
      signIn(BEHIND, "nobody" + i, "x", "X-Forwarded-For", "2001:db8:1:2:" + i + "::1");
    }

    assertThat(tried("2001:db8:1:2:ffff::9")).isEqualTo(429);
    assertThat(tried("2001:db8:1:3::9")).isEqualTo(403);
  }

  @Test
  void nobody_is_believed_where_no_proxy_is_named() {
    try (TestApp direct = TestApp.start(Map.of("muwahhad.sign-in-attempts-per-minute", 5))) {
      Actor person = World.in(direct).aPersonWho(Role.AUDITOR);
      signIn(direct, person.login(), "secret", "X-Forwarded-For", "203.0.113.9");
      assertThat(address(direct, person)).isEqualTo("127.0.0.1");

      for (int i = 0; i < 4; i++) {
        signIn(direct, "nobody" + i, "x", "X-Forwarded-For", "198.51.100." + i);
      }
      assertThat(signIn(direct, "nobody", "x", "X-Forwarded-For", "198.51.100.77").statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void one_header_is_read_and_no_other() {
    Map<String, Object> settings =
        Map.of("muwahhad.trusted-proxies", "127.0.0.1", "muwahhad.forwarded-header", "Forwarded");
    try (TestApp standard = TestApp.start(settings)) {
      World world = World.in(standard);
      Actor one = world.aPersonWho(Role.AUDITOR);
      Actor other = world.aPersonWho(Role.AUDITOR);
      signIn(
          standard,
          one.login(),
          "secret",
          "Forwarded",
          "for=198.51.100.1, for=\"[2001:db8::9]:80\";proto=https");
      signIn(standard, other.login(), "secret", "X-Forwarded-For", "203.0.113.9");

      assertThat(address(standard, one)).isEqualTo("2001:db8:0:0:0:0:0:9");
      assertThat(address(standard, other)).isEqualTo("127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example, X-Forwarded-For",
    "10.0.0.0/33, X-Forwarded-For",
    "10.0.0.0/x, X-Forwarded-For",
    "10.0.0.1, X-Real-IP"
  })
  void a_setting_that_names_no_network_is_refused(String networks, String header) {
    assertThatThrownBy(() -> new TrustedProxies(networks, header))
        .isInstanceOf(UnusableSetting.class);
  }

  private static int tried(String forwarded) {
    return triedBy("somebody", forwarded);
  }

  private static int triedBy(String login, String forwarded) {
    return signIn(BEHIND, login, "x", "X-Forwarded-For", forwarded).statusCode();
  }

  private static HttpResponse<String> signIn(
      TestApp app, String login, String password, String header, String value) {
    URI address = app.uri().resolve("/api/v1/session");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header(header, value)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, password)))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(TestApp app, Actor person) {
    return app.ask("SELECT address FROM session WHERE person_id = " + person.personId());
  }
}
