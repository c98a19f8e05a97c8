package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** Requests made to get in, to stay in, or to lead somebody elsewhere. */
class HostileRequestsTest {
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.secure-cookies", true));
  private static final World WORLD = World.in(APP);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String SESSION = "__Host-" + SessionAuthentication.COOKIE;
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

  @Test
  void the_cookie_of_a_session_is_kept_from_scripts_other_sites_and_open_lines() {
    String cookie = cookie(signIn("", ""));

    assertThat(cookie)
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax", "Secure", "Path=/");
    assertThat(cookie).doesNotContainIgnoringCase("domain=");
  }

  @Test
  void a_session_chosen_by_somebody_else_is_never_taken_over() {
    String planted = "A".repeat(43);

    HttpResponse<String> answer = signIn("", SESSION + "=" + planted);

    assertThat(token(answer)).isNotEqualTo(planted).hasSize(43);
    assertThat(get("/audit", SESSION + "=" + planted).statusCode()).isEqualTo(303);
    assertThat(get("/audit", SESSION + "=" + token(answer)).statusCode()).isEqualTo(200);
  }

  @Test
  void signing_in_again_ends_the_session_before() {
    String first = token(signIn("", ""));

    String second = token(signIn("", SESSION + "=" + first));

    assertThat(get("/audit", SESSION + "=" + first).statusCode()).isEqualTo(303);
    assertThat(get("/audit", SESSION + "=" + second).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.example",
        "///elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "https://elsewhere.example",
        "https:elsewhere.example",
        "javascript:alert(1)",
        "/\t/elsewhere.example",
        "/\r\nSet-Cookie: a=b",
        "/%0d%0aSet-Cookie:%20a=b",
        "/a b",
        "/a\u0000b",
        "/<script>",
        "/[x",
        "elsewhere.example",
        ""
      })
  void the_way_back_after_signing_in_stays_here_whatever_was_asked(String returnTo) {
    HttpResponse<String> answer = signIn(returnTo, "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .matches("/([^/\\\\].*)?")
        .doesNotContain("\r", "\n");
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("a="));
    assertThat(
            get("/language/en?back=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8), "")
                .headers()
                .firstValue("Location")
                .orElse(""))
        .matches("/([^/\\\\].*)?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Origin         | https://elsewhere.example | 403
          Origin         | null                      | 403
          Sec-Fetch-Site | cross-site                | 403
          Sec-Fetch-Site | same-site                 | 403
          Sec-Fetch-Site | same-origin               | 303
          -              | -                         | 403
          """)
  void a_change_is_taken_only_from_this_site(String header, String value, int status) {
    String token = token(signIn("", ""));
    String form = "csrfToken=" + csrf(token);

    assertThat(signOut(token, form, header, value).statusCode()).isEqualTo(status);
  }

  @Test
  void a_form_carries_the_token_of_its_own_session_and_no_other() {
    String own = token(signIn("", ""));
    String other = token(signIn("", ""));

    assertThat(signOut(own, "other=1", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(403);
    assertThat(
            signOut(own, "csrfToken=" + csrf(other), "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(403);
    assertThat(signOut(own, "csrfToken=" + csrf(own), "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(303);
  }

  @Test
  void a_header_does_not_make_another_method_of_a_post() {
    String token = token(signIn("", ""));

    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(APP.uri().resolve("/sign-out"))
                .header("Cookie", SESSION + "=" + token)
                .header("X-HTTP-Method-Override", "GET")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("csrfToken=" + csrf(token)))
                .build());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%zz",
        "GOOD",
        "GOOD%7Cweb.errors.title%7C%3Dmany",
        "GOOD%7Cdemand.refusal.missing%7C%23x%7C",
        "GOOD%7Cweb.problem.status%7C%3D%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "GOOD%7Cweb.problem.status%7C%3D%253Cscript%253Ealert(1)%253C%252Fscript%253E"
      })
  void a_message_cookie_made_by_hand_breaks_no_page(String value) {
    HttpResponse<String> page = get("/sign-in", "muwahhad_flash=" + value);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("<script>alert");
  }

  @Test
  void very_long_logins_passwords_and_cookies_are_refused_and_not_a_fault() {
    String big = "x".repeat(100_000);

    assertThat(Browserless.at(APP).post("/sign-in", "login", big, "password", big).statusCode())
        .isEqualTo(401);
    assertThat(get("/audit", SESSION + "=" + "x".repeat(4000)).statusCode()).isEqualTo(303);
    assertThat(get("/sign-in?returnTo=/" + "x".repeat(3000), "").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> signIn(String returnTo, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(APP.uri().resolve("/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return send(
        request
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "login=%s&password=secret&returnTo=%s"
                        .formatted(
                            auditor.login(), URLEncoder.encode(returnTo, StandardCharsets.UTF_8))))
            .build());
  }

  private static HttpResponse<String> signOut(
      String token, String form, String header, String value) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(APP.uri().resolve("/sign-out"))
            .header("Cookie", SESSION + "=" + token)
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (header != null) {
      request.header(header, value);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(form)).build());
  }

  private static HttpResponse<String> get(String path, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(APP.uri().resolve(path)).header("Accept", "text/html");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return send(request.GET().build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String cookie(HttpResponse<String> answer) {
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    return cookies.stream().filter(c -> c.startsWith(SESSION + "=")).findFirst().orElse("");
  }

  private static String token(HttpResponse<String> answer) {
    return cookie(answer).replaceAll("^[^=]+=([^;]*).*", "$1");
  }

  private static String csrf(String token) {
    Matcher found =
        Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"")
            .matcher(get("/audit", SESSION + "=" + token).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
