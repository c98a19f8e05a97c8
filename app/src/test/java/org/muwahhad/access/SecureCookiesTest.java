package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** Cookies and HSTS where people come by HTTPS, and where they do not. */
class SecureCookiesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TestApp PUBLIC =
      TestApp.start(
          Map.of(
              "muwahhad.public-url",
              "https://muwahhad.example",
              "muwahhad.trusted-proxies",
              "127.0.0.0/8"));
  private static final TestApp PLAIN =
      TestApp.start(Map.of("muwahhad.trusted-proxies", "127.0.0.0/8"));

  private static final World ON_PUBLIC = World.in(PUBLIC);
  private static final World ON_PLAIN = World.in(PLAIN);

  @Test
  void behind_a_public_address_of_https_every_cookie_is_secure_and_of_this_host_alone() {
    Actor auditor = ON_PUBLIC.aPersonWho(Role.AUDITOR);

    HttpResponse<String> entered = signIn(PUBLIC, auditor, "");
    HttpResponse<String> language = get(PUBLIC, "/language/en", "", "");

    assertThat(cookies(entered)).hasSize(2);
    assertThat(cookies(entered)).anyMatch(c -> c.startsWith("__Host-muwahhad_session="));
    assertThat(cookies(entered)).anyMatch(c -> c.startsWith("__Host-muwahhad_device="));
    assertThat(cookies(language)).hasSize(1);
    for (HttpResponse<String> answer : List.of(entered, language)) {
      assertThat(cookies(answer))
          .allMatch(c -> c.startsWith("__Host-"))
          .allMatch(c -> c.contains("; Secure"))
          .allMatch(c -> c.contains("Path=/"))
          .allMatch(c -> c.contains("; HTTPOnly") || c.contains("; HttpOnly"))
          .noneMatch(c -> c.toLowerCase(java.util.Locale.ROOT).contains("domain="));
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .contains("max-age=31536000; includeSubDomains");
    }
  }

  @Test
  void a_session_without_the_prefix_is_none_there() {
    Actor auditor = ON_PUBLIC.aPersonWho(Role.AUDITOR);
    String token = token(signIn(PUBLIC, auditor, ""));

    assertThat(get(PUBLIC, "/audit", "__Host-muwahhad_session=" + token, "").statusCode())
        .isEqualTo(200);
    assertThat(get(PUBLIC, "/audit", "muwahhad_session=" + token, "").statusCode()).isEqualTo(303);
  }

  @Test
  void on_a_plain_line_cookies_are_bare_and_nothing_is_said_of_https() {
    Actor auditor = ON_PLAIN.aPersonWho(Role.AUDITOR);

    HttpResponse<String> entered = signIn(PLAIN, auditor, "");

    assertThat(cookies(entered)).anyMatch(c -> c.startsWith("muwahhad_session="));
    assertThat(cookies(entered)).noneMatch(c -> c.contains("Secure"));
    assertThat(entered.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void a_trusted_proxy_says_that_people_come_by_https() {
    Actor auditor = ON_PLAIN.aPersonWho(Role.AUDITOR);

    HttpResponse<String> entered = signIn(PLAIN, auditor, "https");

    assertThat(cookies(entered)).allMatch(c -> c.startsWith("__Host-") && c.contains("; Secure"));
    assertThat(
            get(PLAIN, "/audit", "__Host-muwahhad_session=" + token(entered), "https").statusCode())
        .isEqualTo(200);
  }

  @Test
  void signing_out_and_another_person_clear_what_scripts_kept_in_the_browser() {
    Actor one = ON_PLAIN.aPersonWho(Role.AUDITOR);
    Actor other = ON_PLAIN.aPersonWho(Role.AUDITOR);
    HttpResponse<String> first = signIn(PLAIN, one, "");
    String session = "muwahhad_session=" + token(first);

    assertThat(cleared(signIn(PLAIN, one, "", session))).isFalse();
    assertThat(cleared(signIn(PLAIN, other, "", session))).isTrue();
    assertThat(cleared(signIn(PLAIN, other, ""))).isTrue();
    assertThat(cleared(signOut(PLAIN, signIn(PLAIN, one, "")))).isTrue();
    assertThat(cleared(endByProgram(PLAIN, signIn(PLAIN, one, "")))).isTrue();
  }

  private static boolean cleared(HttpResponse<String> answer) {
    return answer.headers().firstValue("Clear-Site-Data").orElse("").equals("\"storage\"");
  }

  private static List<String> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie");
  }

  private static String token(HttpResponse<String> entered) {
    return cookies(entered).stream()
        .filter(c -> c.contains("muwahhad_session="))
        .map(c -> c.substring(c.indexOf('=') + 1, c.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> signIn(TestApp app, Actor person, String proto) {
    return signIn(app, person, proto, "");
  }

  private static HttpResponse<String> signIn(
      TestApp app, Actor person, String proto, String cookie) {
    return send(
        request(app, "/sign-in", cookie, proto)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(
                HttpRequest.BodyPublishers.ofString("login=" + person.login() + "&password=secret"))
            .build());
  }

  private static HttpResponse<String> endByProgram(TestApp app, HttpResponse<String> entered) {
    return send(
        request(app, "/api/v1/session", "muwahhad_session=" + token(entered), "")
            .header("Sec-Fetch-Site", "same-origin")
            .DELETE()
            .build());
  }

  private static HttpResponse<String> signOut(TestApp app, HttpResponse<String> entered) {
    String session = "muwahhad_session=" + token(entered);
    String page = get(app, "/", session, "").body();
    String csrf = page.replaceAll("(?s).*?name=\"csrfToken\" value=\"([^\"]*)\".*", "$1");
    return send(
        request(app, "/sign-out", session, "")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString("csrfToken=" + csrf))
            .build());
  }

  private static HttpResponse<String> get(TestApp app, String path, String cookie, String proto) {
    return send(request(app, path, cookie, proto).GET().build());
  }

  private static HttpRequest.Builder request(
      TestApp app, String path, String cookie, String proto) {
    HttpRequest.Builder request = HttpRequest.newBuilder(app.uri().resolve(path));
    if (app == PUBLIC) {
      request.header("X-Forwarded-Host", "muwahhad.example");
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (!proto.isEmpty()) {
      request.header("X-Forwarded-Proto", proto);
    }
    return request;
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
